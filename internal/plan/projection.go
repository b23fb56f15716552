package plan

import (
	"spotter/internal/lift"
	"spotter/internal/strength"
)

// projection is what each contested lift may be on meet day, as an interval.
// A lift without an estimate, or held, has none; so has a hand-over.
func (a *athlete) projection() map[lift.Main]Interval {
	if !a.hasMeet() || a.g.Verdict() == handOver {
		return nil
	}
	var meets *int
	past := 0
	for _, m := range a.in.History.Meets {
		if m.Date.Before(a.in.AsOf) {
			past++
		}
	}
	if past > 0 { // none in the diary does not mean none
		meets = &past
	}
	out := map[lift.Main]Interval{}
	for _, m := range a.mains {
		e, ok := a.in.Estimates[m.ID]
		if !ok || e.P50 <= 0 || m.Held {
			continue
		}
		x := strength.Project(e, strength.Outlook{Weeks: a.daysOut(a.in.AsOf) / 7, PriorMeets: meets, Pain: m.Hurt != fine})
		out[m.Main] = Interval{P10: x.P10, P50: x.P50, P90: x.P90, Why: x.Why}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
