package plan

import (
	"slices"

	"spotter/internal/lift"
)

// ownCurve is by how much this person's share of 1RM at some reps and effort
// differs from the chart, as a factor: people differ by several repetitions at
// one share (nuzzo2023), and the chart is nobody's own. It is the median over
// the last work sets with an effort, drawn to 1 while there are few, and held
// between 0.95 and 1.07, so that no single set moves it far.
func (a *athlete) ownCurve(id lift.ID) float64 {
	if f, known := a.curves[id]; known {
		return f
	}
	f := a.readCurve(id)
	a.curves[id] = f
	return f
}

// fitReps raises the repetitions of a back-off set that a limit holds lighter
// than its effort asks for: six to twelve at 70 to 85 % still build strength when
// they are hard (androulakis2020), four at 65 % do not. After an answer that was
// bad, or over the pain limit of this place, the repetitions stay; a lighter load
// is then meant to be easier.
func (a *athlete) fitReps(id lift.ID, reps, most int, pct, rpe float64) int {
	if r := a.respond(id); a.ruleOf(id) || r.reds > 0 || float64(r.pain) > a.g.Pain(id).Value {
		return reps
	}
	for reps < most && a.mostAt(id, reps+1, rpe)*100 >= pct {
		reps++
	}
	return reps
}

const (
	curveSets  = 12 // sets looked at
	curveDays  = 42
	curveDoubt = 4.0 // sets that the chart counts as
	curveLow   = 0.95
	curveHigh  = 1.07
)

func (a *athlete) readCurve(id lift.ID) float64 {
	one := 0.0
	if e, ok := a.in.Estimates[id]; ok {
		one = e.P50.Float()
	}
	var seen []float64
	sets := a.in.History.Sets
	last := a.last[id] // counted from the lift's own last day: a longer gap changes nothing
	for i := len(sets) - 1; i >= 0 && len(seen) < curveSets && one > 0 && last.Sub(sets[i].Day) <= curveDays; i-- {
		s := &sets[i]
		if s.Lift != id || s.Warmup || s.Failed || s.RPE == nil || s.Reps < 2 || s.Reps > 8 || s.Day.After(a.in.AsOf) {
			continue
		}
		if chart := pctOf(s.Reps, max(5, *s.RPE)); chart > 0 {
			seen = append(seen, s.Load.Float()/one/chart)
		}
	}
	if len(seen) == 0 {
		return 1
	}
	slices.Sort(seen)
	n := float64(len(seen))
	f := 1 + (seen[len(seen)/2]-1)*n/(n+curveDoubt)
	return min(curveHigh, max(curveLow, f))
}
