package plan

import "spotter/internal/lift"

// projection is what each contested lift may be on meet day, as an interval.
// A lift without an estimate, or held, has none; so has a hand-over, and a
// plan whose screen is not finished.
func (a *athlete) projection() map[lift.Main]Interval {
	if !a.hasMeet() || a.g.Verdict() == handOver || a.g.Provisional() {
		return nil
	}
	out := map[lift.Main]Interval{}
	for _, m := range a.mains {
		e, ok := a.in.Estimates[m.ID]
		if !ok || e.P50 <= 0 || m.Held {
			continue
		}
		x := a.project(m, e)
		out[m.Main] = Interval{P10: x.P10, P50: x.P50, P90: x.P90, Why: x.Why}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
