package plan

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// handOverDays is how far a plan reaches while somebody else has to look
// first, and lightSets how much the sore part does until then.
const (
	handOverDays = 14
	lightSets    = 2
	restAfterBad = 2 // days that a stand-in rests after an answer over its limit, as the ladder says
)

// light reports that a lift is movement only, for now.
func (a *athlete) light(id lift.ID, d day.Date) bool {
	return a.g.Verdict() == handOver && a.noLoad(id, d)
}

// weeks fills the calendar with sessions.
func (a *athlete) weeks(c calendar) []Week {
	r := a.assign(c.keys)
	a.chosen = a.choose(c, r)
	all := make([][]dose, len(a.mains))
	for i, m := range a.mains {
		all[i] = a.doses(m, c, r)
	}
	var out []Week
	for i, f := range c.frames {
		if a.g.Verdict() == handOver && f.starts.Sub(a.in.AsOf) >= handOverDays {
			break // what comes after is planned once somebody has looked
		}
		w := Week{Out: f.out, Starts: f.starts, Phase: a.phase(c, f), Sessions: []Session{}}
		w.Outline = a.g.Provisional() && f.starts.Sub(a.in.AsOf) > 6
		w.Notes = a.weekNotes(c, f)
		for _, d := range f.dates {
			s := Session{Date: d, Items: []Item{}}
			for j, m := range a.mains {
				if c.meet && f.out == 1 {
					s.Items = append(s.Items, a.closing(m, d, f, r.own(m.Main))...)
				} else {
					s.Items = append(s.Items, a.slot(m, all[j][i], c.end, d, f, r)...)
				}
			}
			s.Items = append(s.Items, a.extras(c, f, d, s.Items)...)
			s.Notes = append(a.sessionNotes(d), a.offToday(d)...)
			if len(s.Items) > 0 {
				w.Sessions = append(w.Sessions, s)
			}
		}
		out = append(out, w)
	}
	a.explore(c, r, out)
	a.holdSets(c, out, 0)
	if c.meet {
		a.holdTaper(out)
		a.fitTaper(out)
		a.holdSets(c, out, len(out)-1)
	}
	a.stillAsked(out)
	a.expect(out)
	return out
}

func (a *athlete) phase(c calendar, f frame) string {
	if f.deload {
		return "deload"
	}
	return f.row.Phase
}

// key is the day of the week of a date, as days before the end of the week.
func key(end, d day.Date) int {
	k := end.Sub(d) % 7
	if k == 0 {
		k = 7
	}
	return k
}

// slot is what one competition lift gets on one day outside the taper week.
func (a *athlete) slot(m main, n dose, end, d day.Date, f frame, r roles) []Item {
	k := key(end, d)
	switch m.Main {
	case lift.Squat:
		return a.day(m, n, d, f, k == r.squat, k == r.squat2)
	case lift.Deadlift:
		return a.day(m, n, d, f, k == r.deadlift, k == r.deadlift2)
	}
	for i, b := range r.bench {
		if b == k {
			return a.benchDay(m, n, d, f, i)
		}
	}
	return nil
}

// day gives the competition lift on its day and the second exposure on the
// other.
func (a *athlete) day(m main, n dose, d day.Date, f frame, first, second bool) []Item {
	var out []Item
	if first && !a.heldOn(m.ID, d) && n.comp > 0 {
		out = append(out, a.compItem(m, n.comp, d, f))
	}
	if (second || (first && m.Held)) && n.second > 0 {
		it, ok := a.secondDay(m, n, d, f)
		if ok {
			out = append(out, it)
		}
	}
	return out
}

// benchDay is the main bench day (0), the second (1) or the third (2).
func (a *athlete) benchDay(m main, n dose, d day.Date, f frame, i int) []Item {
	switch {
	case a.heldOn(m.ID, d), i > 0 && a.light(m.ID, d):
		return nil
	case i == 0:
		return []Item{a.compItem(m, n.comp, d, f)}
	case i == 1 && n.second > 0:
		if n.cover && n.third == 0 {
			if it, ok := a.secondItem(m, n.second, d, f); ok {
				return []Item{it}
			}
		}
		return []Item{a.lightItem(m, n.second, d, f)}
	case i == 2 && n.third > 0:
		if a.chosen == nil || n.cover {
			if it, ok := a.secondItem(m, n.third, d, f); ok {
				return []Item{it}
			}
		}
		return []Item{a.lightItem(m, n.third, d, f)}
	}
	return nil
}

// secondDay is the second exposure of the week: what stands in, where that was
// chosen or the lift hurts, else the lift's own second day.
func (a *athlete) secondDay(m main, n dose, d day.Date, f frame) (Item, bool) {
	own := a.chosen != nil && !n.cover // the lift itself was chosen
	if own {
		m.Second, m.SecondBy = "", nil
	}
	if it, ok := a.secondItem(m, n.second, d, f); ok {
		return it, true
	}
	if (m.Hurt != fine && !own) || a.heldOn(m.ID, d) || a.light(m.ID, d) {
		return Item{}, false
	}
	return a.lightItem(m, n.second, d, f), true
}

// compItem is the week's work on the competition lift itself.
func (a *athlete) compItem(m main, sets int, d day.Date, f frame) Item {
	it := Item{Lift: m.ID, Role: "competition", Reasons: a.whyComp(m, f, d), IfPain: a.ladder(m, m.ID)}
	for _, w := range a.compAsks(m, sets, d, f) {
		it.Sets = append(it.Sets, a.set(m.ID, nil, d, w))
	}
	it.Sets = a.withoutIdleSingle(it.Sets)
	it.Find = a.findLoad(m.ID, nil, d, it.Sets)
	return it
}

// withoutIdleSingle drops a single that a limit holds at the weight of the
// back-offs: it would teach and show nothing. Chosen doses have a back-off in
// its place.
func (a *athlete) withoutIdleSingle(sets []Set) []Set {
	if len(sets) < 2 || !sets[0].Top || sets[0].Kg == nil || sets[1].Kg == nil || *sets[0].Kg > *sets[1].Kg {
		return sets
	}
	ceiling := sets[0].RPEMax // kept: whether the single falls away may not move it
	if a.belief == nil {
		sets = sets[1:]
	} else {
		sets[0] = sets[1]
	}
	sets[0].RPEMax = max(ceiling, sets[0].RPEMax)
	return sets
}

// compAsks are the sets the block wants: a single where the week has one,
// then back-offs.
func (a *athlete) compAsks(m main, sets int, d day.Date, f frame) []ask {
	rpe, top, reps := f.row.RPE, f.row.Top, f.row.Reps
	back := (f.row.Back[0] + f.row.Back[1]) / 2
	if m.Hurt != fine {
		most := a.mostEffort(m, f)
		rpe, top = min(rpe, most), min(top, most)
		back = f.row.Back[0]
		if a.byRule(m) {
			reps = min(reps, 3) // by effort, fewer repetitions would be heavier ones
		}
	}
	if a.unbuilt(m, f) {
		top = min(top, 7)
	}
	if a.frozen(m.ID, d) {
		rpe, top = min(rpe, 7.5), min(top, 7)
		back = min(back, f.row.Back[0])
	}
	var out []ask
	if m.Practice {
		pr := a.in.Peaking.Hurts.Practice
		top, reps, back, rpe = 0, min(reps, pr.Reps), min(back, pr.Pct), min(rpe, pr.RPE)
	}
	if a.light(m.ID, d) {
		top, sets = 0, min(sets, lightSets)
	} else if !m.Practice {
		reps, back = a.byEffort(m.ID, reps, back, rpe)
	}
	if top > 0 && !(f.row.Phase == "last_heavy" && !a.heavyDay(m, d, f)) {
		p := pctOf(1, top)
		if a.hasMeet() { // intensity peaks on the last heavy day, not before
			p = min(p, a.lastHeavyPct(m))
		}
		out = append(out, ask{reps: 1, pct: p, rpe: top, top: true})
	}
	if top > 0 {
		rpe = min(rpe, max(7, f.row.RPE-0.5)) // back-offs stay easier than the single
	}
	for len(out) < sets {
		out = append(out, ask{reps: reps, pct: back, rpe: rpe, flex: a.flexTo(m.Practice, f)})
	}
	return out
}

// flexTo is how many repetitions a back-off set may come to where a limit holds
// its load down: as many as build strength; in the week of the last heavy days as
// many as a heavy back-off has, so that a light load does not make the cut of that
// week deeper than a taper is meant to be; none more in the taper.
func (a *athlete) flexTo(practice bool, f frame) int {
	w := a.in.Peaking.Choice.Work
	switch {
	case practice || f.out <= 1:
		return 0
	case f.out == 2:
		return w.Reps
	}
	return w.MostReps
}

// byEffort makes the chosen doses few and heavy instead of many and light: three
// or four repetitions, as heavy as the effort allows, never lighter than the
// block has them. The smallest dose that builds strength is of that kind, and
// the same strength costs less work (androulakis2021). The rule book keeps the
// block's loads.
func (a *athlete) byEffort(id lift.ID, reps int, pct, rpe float64) (int, float64) {
	if a.ruleOf(id) {
		return reps, pct
	}
	w := a.in.Peaking.Choice.Work
	reps = min(reps, w.Reps)
	return reps, max(pct, min(pctOf(reps, rpe)*a.ownCurve(id), w.MostPct))
}

// mostEffort is the effort a lift that hurts may reach: low at first, more
// after two good exposures in a row, or once the decision gate is behind.
func (a *athlete) mostEffort(m main, f frame) float64 {
	e := a.easeOf(m)
	if m.Response.reds > 0 {
		return min(6.5, e.RPE)
	}
	if m.Response.greens >= 2 || (a.hasMeet() && f.out <= a.in.Peaking.Gates.DecideDaysOut/7) {
		return e.ThenRPE
	}
	return e.RPE
}

// coming reports whether a day falls in the week that the plan decides; later
// days are re-decided before they come.
func (a *athlete) coming(d day.Date) bool { return d.Sub(a.in.AsOf) <= 6 }

// unbuilt reports a plan that starts so late that no singles came before: the
// first week then opens with an easier one.
func (a *athlete) unbuilt(m main, f frame) bool {
	return a.hasMeet() && f.starts == a.in.AsOf && f.out <= 5 && m.Response.last.IsZero()
}

// heavyDay reports whether the heaviest day of the lift falls on this date.
func (a *athlete) heavyDay(m main, d day.Date, f frame) bool {
	ok, _ := a.g.Heavy(d)
	return ok || !a.coming(d)
}

func (a *athlete) lastHeavyPct(m main) float64 {
	p := a.in.Peaking.LastHeavy[m.Main].Pct
	if m.Hurt != fine {
		return p[0]
	}
	return p[1]
}

// lightItem is the competition lift again, lighter, for practice.
func (a *athlete) lightItem(m main, sets int, d day.Date, f frame) Item {
	it := Item{Lift: m.ID, Role: "competition", IfPain: a.ladder(m, m.ID),
		Reasons: []reason.Reason{reason.New("plan.why_light_day", reason.ExpertOpinion, "lift", name(m.ID))}}
	w := ask{reps: min(f.row.Reps+1, 5), pct: f.row.Back[0], rpe: f.row.RPE - 1}
	if m.Hurt != fine {
		w.rpe = min(w.rpe, a.mostEffort(m, f)-0.5)
		if a.byRule(m) {
			w.reps = min(w.reps, 3)
		}
	}
	w.reps, w.pct = a.byEffort(m.ID, w.reps, w.pct, w.rpe)
	w.flex = a.flexTo(false, f)
	for range sets {
		it.Sets = append(it.Sets, a.set(m.ID, nil, d, w))
	}
	it.Find = a.findLoad(m.ID, nil, d, it.Sets)
	return it
}

// secondItem is the second exposure of the week: the stand-in that spares the
// sore part, or a usual variant of a lift that goes well.
func (a *athlete) secondItem(m main, sets int, d day.Date, f frame) (Item, bool) {
	id, edge := m.Second, m.SecondBy
	if id == "" {
		id, edge = a.usualSecond(m)
	}
	if id == "" {
		return Item{}, false
	}
	if a.heldOn(id, d) || a.light(id, d) {
		return Item{}, false
	}
	w := ask{reps: min(f.row.Reps+1, 5), pct: (f.row.Back[0] + f.row.Back[1]) / 2, rpe: f.row.RPE - 0.5}
	it := Item{Lift: id, Role: "variant", Reasons: a.whySecond(m, id, edge), IfPain: a.ladder(m, id)}
	if m.Main == lift.Deadlift {
		w.pct, w.rpe = f.row.Back[0], w.rpe-0.5
	}
	if m.Hurt != fine {
		w.rpe = min(w.rpe, 7)
		w.pct = f.row.Back[0]
	}
	w.reps, w.pct = a.byEffort(id, w.reps, w.pct, w.rpe)
	w.flex = a.flexTo(false, f)
	if a.novel(id) {
		if f.row.Phase == "last_heavy" && a.daysOut(a.in.AsOf) <= a.lastNew(m.Main) {
			return Item{}, false
		}
		if a.coming(d) {
			sets = a.firstWeek(sets)
			w.rpe = min(w.rpe, a.in.Peaking.Change.NewVariantRPE)
			it.Reasons = append(it.Reasons, reason.New("plan.why_new_week", reason.ExpertOpinion,
				"share", int(a.in.Peaking.Change.NewVariantShare*100), "rpe", a.in.Peaking.Change.NewVariantRPE))
		}
	}
	if r := a.respond(id); a.over(r, id) {
		if d.Sub(r.last) < restAfterBad {
			return Item{}, false
		}
		if d.Sub(a.in.AsOf) <= 13 {
			sets = a.firstWeek(sets)
			w.rpe = min(w.rpe, a.in.Peaking.Change.NewVariantRPE)
			it.Reasons = append(it.Reasons, reason.New("plan.why_red", "pmm_southside", "lift", name(id), "on", r.last))
		}
	}
	for range sets {
		it.Sets = append(it.Sets, a.set(id, edge, d, w))
	}
	it.Find = a.findLoad(id, edge, d, it.Sets)
	return it, true
}

// firstWeek is the share of the sets in the first week of something new.
func (a *athlete) firstWeek(sets int) int {
	return max(1, int(math.Round(float64(sets)*a.in.Peaking.Change.NewVariantShare)))
}

// usualSecond is the second-day variant of a lift that goes well, if the diary
// shows one. Without it the competition lift is done again, lighter: nothing
// new without need.
func (a *athlete) usualSecond(m main) (lift.ID, *lift.Edge) {
	if m.Hurt != fine {
		return "", nil
	}
	for _, e := range a.in.Catalogue.Substitutes(m.ID) {
		l, ok := a.in.Catalogue.Get(e.To)
		if !ok || l.Class != lift.Variant {
			continue
		}
		_, hurts := a.provoked[e.To]
		if n := a.lastDone(e.To); !hurts && n >= 0 && n <= 28 {
			return e.To, &e
		}
	}
	return "", nil
}
