package web

import (
	"net/http"
	"slices"

	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
)

var _ = section("plan", (*server).planRoutes, "plan")

func (s *server) planRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /plan", s.plan)
}

// planBody is the plan as the page shows it. State says how much of it:
//
//	empty    nothing told yet
//	locked   urgent questions are open: outline only, no load and no share
//	ok       the whole plan (hand_over has no loads for the sore region by itself)
type planBody struct {
	State     string
	Open      int // questions still to answer
	OpenFirst int // of these, emergency and urgent ones
	Meet      *plan.Meet
	MeetDay   string
	Verdict   string
	Bounds    []Line // why the gate limits
	Brief     brief
	Ribbon    *ribbon
	Lead      string // the ribbon in a sentence
	See       []seeView
	Changes   []changeView
	Now       *weekView  // the week that runs
	Weeks     []weekView // the others
	Chart     *chart
	Gates     []gateView
	Care      []careView
	Attempts  *attemptsView
	Ranges    *ranges
	Assumes   []Line
	Ways      ways
	Unknown   []unknownView
	Watch     []watchView
	Saved     bool // a change was taken
	Sources   []Cite
	Made      string // day
	Facts     int
	Knowledge string
}

// Line is a worded reason with its source.
type Line struct {
	Text string
	Cite Cite
}

type (
	seeView    struct{ Who, Within, By, Why, Text string }
	changeView struct {
		Lift, To string
		Verbs    []verbView
	}
	verbView struct {
		Action, Verb, Lead string
		Why                []Line
	}
	gateView struct {
		Dates, Test, Pass, Fail string
		Why                     []Line
	}
	careView struct {
		What, Verdict, VerdictText string
		Minutes                    int
		Why                        []Line
		StopIf                     []string
		Ask                        bool // an answer of the screen is missing for it
	}
	unknownView struct{ What, How string }
	watchView   struct { // signs that ask for the same
		Signs []string
		Do    string
	}
)

func (s *server) plan(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantPlan)
	if !ok {
		return
	}
	p := s.page(sh, "plan")
	if p.Stop != nil {
		p.Body = screenBody{Scale: scale()}
		s.render(w, r, http.StatusOK, "stopped", p)
		return
	}
	p.Styles = []string{"plan.css", "ways.css"}
	switch {
	case sh.MeetOver:
		p.Notice, p.Wrong = s.words.T("web.meet_over"), true
	case r.URL.Query().Get("saved") == "change":
		p.Notice = s.words.T("change.saved")
	}
	p.Body = s.planBody(sh)
	s.render(w, r, http.StatusOK, "plan", p)
}

func (s *server) planBody(sh Sheet) planBody {
	if sh.Empty() {
		return planBody{State: "empty"}
	}
	v := planner{s: s, p: sh.Plan, locked: !sh.Screen.Complete, cited: map[string]bool{}}
	b := planBody{State: "ok", Open: len(sh.Screen.Ask), Meet: sh.Plan.Meet, Verdict: sh.Plan.Verdict,
		Made: s.words.Book.Date(sh.Plan.AsOf, "long"), Knowledge: sh.Plan.Knowledge, Facts: len(flat(facts(s.words, sh.Case, false)))}
	for _, a := range sh.Screen.Ask {
		if a.Level == "emergency_now" || a.Level == "urgent_24h" {
			b.OpenFirst++
		}
	}
	if v.locked {
		b.State = "locked"
	}
	if b.Meet != nil {
		b.MeetDay = s.words.Book.Date(b.Meet.Date, "long")
	}
	b.See = v.see()
	b.Bounds = v.bounds(b.See)
	b.Brief, b.Ribbon = v.brief(), v.ribbon()
	b.Lead = v.ribbonLead(b.Ribbon)
	b.Changes = v.changes()
	for _, w := range v.weeks() {
		if w.Open {
			b.Now = &w
			continue
		}
		b.Weeks = append(b.Weeks, w)
	}
	b.Gates = v.gates()
	b.Care = v.care()
	b.Assumes, b.Ways = v.lines(sh.Plan.Assumes), v.ways()
	for _, x := range sh.Plan.Unknown {
		b.Unknown = append(b.Unknown, unknownView{sentence(s.unknownName(x.What)), v.say(x.How)})
	}
	b.Watch = v.watch()
	if !v.locked {
		b.Chart = s.chartOf(sh.Plan)
		b.Attempts = v.attempts()
		b.Ranges = s.rangesOf(sh.Plan)
	}
	b.Sources = v.sources()
	return b
}

// planner words one plan. While it is locked, a sentence that names a load or
// a share is left out.
type planner struct {
	s      *server
	p      plan.Plan
	locked bool
	cited  map[string]bool
}

func (v *planner) say(r reason.Reason) string {
	text := sentence(v.s.words.Why(r))
	if v.locked && HasFigure(text) {
		return ""
	}
	return text
}

func (v *planner) lines(rs []reason.Reason) []Line {
	var out []Line
	for _, r := range rs {
		text := v.say(r)
		if text == "" || slices.ContainsFunc(out, func(l Line) bool { return l.Text == text }) {
			continue
		}
		v.cited[r.Source] = true
		out = append(out, Line{text, v.s.words.Cite(r.Source)})
	}
	return out
}

// see is whom to see, most urgent first as the plan has it; the same person for
// the same reason is named once.
func (v *planner) see() []seeView {
	var out []seeView
	for _, x := range v.p.See {
		y := seeView{Who: v.s.who(x.Who), Why: v.say(x.Why)}
		kv := []any{"who", v.lowerFirst(y.Who), "within", v.s.words.Name("within", x.Within), "day", x.By}
		y.Text = v.s.words.T("web.plan_see", kv...)
		if x.By.IsZero() {
			y.Text = v.s.words.T("web.plan_see_when", kv...)
		}
		if !slices.ContainsFunc(out, func(z seeView) bool { return z.Who == y.Who && z.Why == y.Why }) {
			out = append(out, y)
		}
	}
	return out
}

// bounds are the reasons of the gate, without what stands under whom to see.
func (v *planner) bounds(see []seeView) []Line {
	return slices.DeleteFunc(v.lines(v.p.Limits), func(l Line) bool {
		return slices.ContainsFunc(see, func(x seeView) bool { return x.Why == l.Text })
	})
}

// watch are the signs that change everything, those together that ask for the same.
func (v *planner) watch() []watchView {
	var out []watchView
	for _, x := range v.p.Watch {
		sign, do := v.say(x.Sign), v.say(x.Do)
		i := slices.IndexFunc(out, func(y watchView) bool { return y.Do == do })
		if i < 0 {
			i = len(out)
			out = append(out, watchView{Do: do})
		}
		out[i].Signs = append(out[i].Signs, sign)
	}
	return out
}

func lead(lines []Line) string {
	if len(lines) == 0 {
		return ""
	}
	return lines[0].Text
}

// changes are grouped by lift: one card may say both "keep" and "less".
func (v *planner) changes() []changeView {
	var out []changeView
	at := map[lift.ID]int{}
	for _, c := range v.p.Changes {
		x := verbView{Action: c.Action, Verb: v.s.named("action", c.Action), Why: v.lines(c.Reasons)}
		x.Lead = lead(x.Why)
		i, known := at[c.Lift]
		if !known || (c.To != "" && out[i].To != "") {
			i = len(out)
			at[c.Lift] = i
			out = append(out, changeView{Lift: sentence(v.s.words.Lift(c.Lift))})
		}
		if c.To != "" {
			out[i].To = v.s.words.Lift(c.To)
		}
		out[i].Verbs = append(out[i].Verbs, x)
	}
	return out
}

// gates that ask the same on several days stand together.
func (v *planner) gates() []gateView {
	var out []gateView
	for _, g := range v.p.Gates {
		x := gateView{Dates: v.s.words.Book.Date(g.Date, "long"), Test: v.say(g.Test), Pass: v.say(g.Pass), Fail: v.say(g.Fail)}
		same := func(y gateView) bool { return y.Test == x.Test && y.Pass == x.Pass && y.Fail == x.Fail }
		if i := slices.IndexFunc(out, same); i >= 0 {
			out[i].Dates += " · " + v.s.words.Book.Date(g.Date, "day_month")
			continue
		}
		x.Why = distinctCites(v.lines([]reason.Reason{g.Test, g.Pass, g.Fail}))
		out = append(out, x)
	}
	return out
}

// asksFirst reports that a reason waits for an answer of the screen.
func asksFirst(r reason.Reason) bool {
	return r.Code == "plan.care_ask_first" || r.Code == "care.ask_first" || r.Code == "care.withheld"
}

// distinctCites leaves one line for each source: the sentences stand elsewhere.
func distinctCites(lines []Line) []Line {
	var out []Line
	for _, l := range lines {
		if !slices.ContainsFunc(out, func(o Line) bool { return o.Cite.ID == l.Cite.ID }) {
			out = append(out, l)
		}
	}
	return out
}

func (v *planner) care() []careView {
	var out []careView
	for _, c := range v.p.Care {
		x := careView{What: sentence(v.s.words.Name("care", c.What)), Verdict: c.Verdict, VerdictText: v.s.named("care_verdict", c.Verdict),
			Minutes: c.Minutes, Why: v.lines(c.Reasons), Ask: slices.ContainsFunc(c.Reasons, asksFirst)}
		for _, r := range c.StopIf {
			if text := v.say(r); text != "" {
				x.StopIf = append(x.StopIf, text)
			}
		}
		out = append(out, x)
	}
	return out
}

func (v *planner) sources() []Cite {
	var out []Cite
	for _, id := range sortedKeys(v.cited) {
		if id != "" {
			c := v.s.words.Cite(id)
			if v.locked && HasFigure(c.Note) {
				c.Note = ""
			}
			out = append(out, c)
		}
	}
	return out
}

// attemptsView is the table of attempts and the range it was chosen from.
type attemptsView struct {
	Rows  []attemptRow
	Total string
	OneIn int // no total in about one of so many such meets; 0 = not said
	Why   []Line
	Lead  string
}

type attemptRow struct {
	Lift     string
	Attempts []string
}

func (v *planner) attempts() *attemptsView {
	a := v.p.Attempts
	if a == nil {
		return nil
	}
	out := &attemptsView{Why: v.lines(a.Reasons)}
	out.Lead = lead(out.Why)
	for _, row := range []struct {
		main lift.Main
		kg   []lift.Kg
	}{{lift.Squat, a.Squat}, {lift.Bench, a.Bench}, {lift.Deadlift, a.Deadlift}} {
		if len(row.kg) == 0 {
			continue
		}
		x := attemptRow{Lift: v.s.named("main", string(row.main))}
		for _, kg := range row.kg {
			x.Attempts = append(x.Attempts, v.s.words.Book.Figure(kg.String()))
		}
		out.Rows = append(out.Rows, x)
	}
	if a.ExpectedTotal > 0 {
		out.Total = lift.KgOf(a.ExpectedTotal).String()
	}
	if a.PBomb >= 0.001 && a.PBomb <= 1 {
		out.OneIn = int(1/a.PBomb + .5)
	}
	return out
}

// who words whom to see: a code, a word of our list, or plain words already.
func (s *server) who(who string) string {
	if text, ok := s.words.Book[who]; ok {
		return text
	}
	return s.named("who", who)
}

// named words an id of the pages' own lists; an id without words is shown plainly.
func (s *server) named(family, id string) string { return sentence(s.words.Name(family, id)) }

func scale() []int {
	out := make([]int, 11)
	for i := range out {
		out[i] = i
	}
	return out
}
