package cli

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
)

// planView prints a plan; lb shows pounds beside the kilograms that it holds.
type planView struct {
	p   *page
	w   *words
	lb  bool
	why bool
}

func (v planView) show(d plan.Plan) {
	p, w := v.p, v.w
	showStop(p, w, d.Stopped)
	if d.Stopped != nil {
		return
	}
	v.heading(d)
	showVerdict(p, w, d.Verdict, d.Provisional)
	v.see(d.See)
	v.limits(v.unsaid(d.Limits, d.See))
	v.changes(d.Changes)
	v.changed(d.Changed)
	v.options(d)
	v.weeks(d.Weeks, d.Meet != nil)
	v.gates(d.Gates)
	v.care(d.Care)
	v.attempts(d.Attempts)
	v.projection(d.Projection)
	v.unknown(d.Unknown)
	v.reasons(w.say("app.plan_assumes"), d.Assumes)
	v.watch(d.Watch)
	p.gap()
	p.text(0, faint, w.say("app.plan_made_from", "knowledge", d.Knowledge, "basis", d.Basis))
}

func (v planView) heading(d plan.Plan) {
	if d.Meet == nil {
		v.p.title(v.w.say("app.plan_title_no_meet", "date", d.AsOf))
		return
	}
	v.p.title(v.w.say("app.plan_title", "date", d.Meet.Date, "when", v.w.in(d.Meet.DaysOut)))
}

// see is whom to see: it stands above everything that can be trained.
func (v planView) see(see []plan.See) {
	said := ""
	for i, s := range see {
		said += " " + v.w.of(s.Why)
		if i+1 < len(see) && alikeVisit(s, see[i+1]) {
			continue // one visit answers both
		}
		v.p.item(0, "→", v.w.say("app.see_by", "who", v.w.code(s.Who), "by", s.By)+said)
		said = ""
	}
}

// alikeVisit reports a doctor or physiotherapist and a physiotherapist or
// sports doctor by the same day: one appointment.
func alikeVisit(a, b plan.See) bool {
	return a.Who == "differential.see_clinician" && b.Who == "differential.see_physio" && a.By == b.By
}

func (v planView) limits(rs []reason.Reason) {
	v.reasons(v.w.say("app.plan_limits"), rs)
}

// reasons prints a headed list of reasons, each with its source under --why.
func (v planView) reasons(head string, rs []reason.Reason) {
	if len(rs) == 0 {
		return
	}
	v.p.head(head)
	for _, r := range rs {
		v.p.item(0, "•", v.w.of(r)+v.source(r))
	}
}

func (v planView) source(r reason.Reason) string {
	if !v.why {
		return ""
	}
	return " " + v.p.paint(faint, v.w.source(r.Source))
}

// changed is what differs from yesterday's plan for the same days.
func (v planView) changed(cs []plan.Changed) {
	if len(cs) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_changed"))
	for _, c := range cs {
		line := v.w.short(c.Date) + ": " + v.w.lift(c.Lift) + ", " + v.w.code(c.Word()) + "."
		for _, r := range c.Reasons {
			line += " " + v.w.of(r) + v.source(r)
		}
		v.p.item(0, "•", line)
	}
}

func (v planView) changes(cs []plan.Change) {
	if len(cs) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_changes"))
	for i, c := range cs {
		line := up(v.w.lift(c.Lift))
		if c.To != "" {
			line += " → " + v.w.lift(c.To)
		}
		goesOn := i > 0 && cs[i-1].Action == "keep" && c.Action == "cut" && c.To == "" && cs[i-1].Lift == c.Lift
		if !goesOn { // kept, but less of it: one entry
			v.p.hang(fmt.Sprintf("  %-5s ", v.w.say("cli.action_"+c.Action)), "        ", "", line)
		}
		for _, r := range c.Reasons {
			v.p.text(8, faint, v.w.of(r)+v.source(r))
		}
	}
}

// weeks prints every week; a note that stands under every session is said once
// above them all, one that stands under every session of a week once there.
// Without a meet there is nothing to count down to.
func (v planView) weeks(ws []plan.Week, meet bool) {
	var all []plan.Session
	for _, w := range ws {
		all = append(all, w.Sessions...)
	}
	every := shared(all)
	v.reasons(v.w.say("app.plan_every"), every)
	first, notes := true, []reason.Reason(nil)
	for i, w := range ws {
		if len(w.Sessions) == 0 && i+1 < len(ws) { // its last training day has passed
			notes = append(notes, w.Notes...)
			continue
		}
		w.Notes = append(notes, w.Notes...)
		label := v.w.say("cli.week_n", "n", i+1)
		if meet {
			label = v.w.weeksOut(w.Out)
		}
		v.week(label, w, every)
		if first && !v.why {
			v.finds(w.Sessions)
			v.ladder(w.Sessions)
		}
		first, notes = false, nil
	}
}

// shared are the notes that stand under every one of some sessions.
func shared(ss []plan.Session) []reason.Reason {
	if len(ss) < 2 {
		return nil
	}
	var out []reason.Reason
	for _, r := range ss[0].Notes {
		missing := slices.ContainsFunc(ss, func(s plan.Session) bool { return !among(s.Notes, r) })
		if !missing {
			out = append(out, r)
		}
	}
	return out
}

func among(rs []reason.Reason, r reason.Reason) bool {
	return slices.ContainsFunc(rs, func(x reason.Reason) bool { return reflect.DeepEqual(x, r) })
}

// week is one table: day, lift, sets × reps, load, effort, pain.
func (v planView) week(label string, wk plan.Week, said []reason.Reason) {
	v.p.head(v.w.say("app.week", "out", label, "starts", wk.Starts, "phase", v.w.name("phase.", wk.Phase)))
	for _, r := range wk.Notes {
		v.p.text(2, amber, v.w.of(r))
	}
	here := shared(wk.Sessions)
	for _, r := range here {
		if !among(said, r) {
			v.p.text(2, amber, v.w.of(r)+v.source(r))
		}
	}
	v.sessions(wk.Sessions, append(here, said...))
}

func (w *words) weeksOut(n int) string {
	switch {
	case n == 0:
		return w.say("cli.week_meet")
	case n < 0:
		return w.say("cli.week")
	}
	return w.n("cli.week_out_", n)
}

// sessions are one table, broken only where a session has a note of its own
// or its reasons are printed.
func (v planView) sessions(ss []plan.Session, said []reason.Reason) {
	var rows [][]string
	flush := func() {
		v.p.table(2, 1, rows)
		rows = nil
	}
	for _, s := range ss {
		for _, r := range s.Notes {
			if !among(said, r) {
				flush()
				v.p.text(2, amber, v.w.of(r)+v.source(r))
			}
		}
		rows = append(rows, v.rows(s)...)
		if !v.why {
			for _, it := range s.Items {
				if it.Try != nil {
					flush()
					v.p.item(7, "?", v.w.say("cli.try", "lift", up(v.w.lift(it.Lift))))
					v.p.text(9, faint, v.w.of(it.Try.Well)+" "+v.w.of(it.Try.Bad))
				}
			}
		}
		if v.why {
			flush()
			v.itemReasons(s)
		}
	}
	flush()
}

// rows of one session: the day and the lift stand once.
func (v planView) rows(s plan.Session) [][]string {
	var rows [][]string
	date := v.w.short(s.Date)
	for _, it := range s.Items {
		name := v.itemName(it)
		if len(it.Sets) == 0 {
			rows = append(rows, []string{date, name, fmt.Sprintf("%d min", it.Minutes), "", "", ""})
			date = ""
		}
		for _, g := range groups(it.Sets) {
			rows = append(rows, append([]string{date, name}, v.cells(g)...))
			date, name = "", ""
		}
	}
	return rows
}

func (v planView) itemReasons(s plan.Session) {
	for _, it := range s.Items {
		for _, r := range it.Reasons {
			v.p.item(7, "·", v.itemName(it)+": "+v.w.of(r)+v.source(r))
		}
		if it.Find != nil {
			v.p.item(7, "·", v.w.of(*it.Find)+v.source(*it.Find))
		}
		for _, g := range groups(it.Sets) {
			if g.set.Cap != nil {
				if r, binds := g.set.Cap.Binding(); binds {
					v.p.item(7, "≤", v.w.of(r)+v.source(r))
				}
			}
		}
		for _, r := range it.IfPain {
			v.p.item(7, "!", v.w.of(r)+v.source(r))
		}
	}
}

func (v planView) itemName(it plan.Item) string {
	if it.Role == "care" {
		return up(v.w.name("care.", string(it.Lift)))
	}
	return up(v.w.lift(it.Lift))
}

// group is a run of equal sets.
type group struct {
	set plan.Set
	n   int
}

func groups(sets []plan.Set) []group {
	var out []group
	for _, s := range sets {
		if k := len(out) - 1; k >= 0 && equal(out[k].set, s) {
			out[k].n++
			continue
		}
		out = append(out, group{s, 1})
	}
	return out
}

func equal(a, b plan.Set) bool {
	same := a.Reps == b.Reps && a.RPEMax == b.RPEMax && a.PainMax == b.PainMax && (a.Kg == nil) == (b.Kg == nil)
	if !same || a.Kg == nil {
		return same && (a.Pct == nil) == (b.Pct == nil) && (a.Pct == nil || *a.Pct == *b.Pct)
	}
	return *a.Kg == *b.Kg
}

// cells are sets×reps, load, effort and the pain cap.
func (v planView) cells(g group) []string {
	return []string{fmt.Sprintf("%d×%d", g.n, g.set.Reps), v.load(g.set),
		"RPE ≤ " + v.w.book.Num(g.set.RPEMax), v.w.say("cli.pain_cap", "n", g.set.PainMax)}
}

// mass is a load in the unit that was asked for.
func (v planView) mass(k lift.Kg) string {
	if v.lb {
		return v.w.book.Figure(lift.LbText(k)) + " lb"
	}
	return v.w.book.Figure(k.String()) + " kg"
}

// gates prints the tests; those that differ only in their day stand together.
func (v planView) gates(gs []plan.Gate) {
	if len(gs) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_gates"))
	var told []plan.Gate
	for i, g := range gs {
		alike := func(x plan.Gate) bool {
			x.Date = g.Date
			return reflect.DeepEqual(x, g)
		}
		if slices.ContainsFunc(told, alike) {
			continue
		}
		told = append(told, g)
		days := []string{}
		for _, x := range gs[i:] {
			if alike(x) {
				days = append(days, v.w.short(x.Date))
			}
		}
		v.p.item(0, "◆", strings.Join(days, ", ")+": "+v.w.of(g.Test)+v.source(g.Test))
		v.p.item(2, "✓", v.w.of(g.Pass))
		v.p.item(2, "✗", v.w.of(g.Fail))
	}
}

func (v planView) care(cs []plan.CareAdvice) {
	if len(cs) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_care"))
	for _, c := range cs {
		line := fmt.Sprintf("%s (%s)", up(v.w.name("care.", c.What)), v.w.say("app.care_"+c.Verdict))
		if c.Minutes > 0 {
			line += v.w.say("cli.up_to_min", "n", c.Minutes)
		}
		for i, r := range c.Reasons {
			if i == 0 || v.why {
				line += ". " + v.w.of(r) + v.source(r)
			}
		}
		v.p.item(0, "•", strings.ReplaceAll(line, "..", "."))
		if c.Verdict == "keep" || c.Verdict == "try" {
			for _, r := range c.StopIf {
				v.p.text(4, faint, v.w.of(r))
			}
		}
	}
}

func (v planView) attempts(a *plan.Attempts) {
	if a == nil {
		return
	}
	v.p.head(v.w.say("app.plan_attempts"))
	var rows [][]string
	for _, l := range []struct {
		name lift.Main
		kg   []lift.Kg
	}{{lift.Squat, a.Squat}, {lift.Bench, a.Bench}, {lift.Deadlift, a.Deadlift}} {
		if len(l.kg) == 0 {
			continue
		}
		row := []string{up(v.w.name("main.", string(l.name)))}
		for i := range 3 {
			cell := "–"
			if i < len(l.kg) {
				cell = v.mass(l.kg[i])
			}
			row = append(row, cell)
		}
		rows = append(rows, row)
	}
	v.p.table(2, -1, rows)
	if a.ExpectedTotal > 0 {
		v.p.text(2, "", v.w.say("app.attempts_sum", "total", v.mass(lift.KgOf(a.ExpectedTotal)), "bomb", fmt.Sprintf("%.0f", 100*a.PBomb)))
	}
	for _, r := range a.Reasons {
		v.p.item(2, "·", v.w.of(r)+v.source(r))
	}
}

func (v planView) projection(pr map[lift.Main]plan.Interval) {
	if len(pr) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_projection"))
	var rows [][]string
	for _, m := range lift.Mains {
		if i, ok := pr[m]; ok {
			rows = append(rows, []string{up(v.w.name("main.", string(m))), v.near(i.P50), v.w.say("app.between", "lo", v.near(i.P10), "hi", v.near(i.P90))})
		}
	}
	v.p.table(2, -1, rows)
}

// near is an expected mass, to the kilogram: no forecast is finer.
func (v planView) near(k lift.Kg) string {
	if v.lb {
		return v.mass(k)
	}
	return v.mass((k + 50) / 100 * 100)
}

func (v planView) unknown(us []plan.Unknown) {
	if len(us) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_unknown"))
	for _, u := range us {
		v.p.item(0, "?", v.w.of(u.How))
	}
}

func (v planView) watch(ws []plan.Watch) {
	if len(ws) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_watch"))
	for _, x := range ws {
		v.p.item(0, "!", v.w.of(x.Sign)+" → "+v.w.of(x.Do))
	}
}
