package plan

import (
	"cmp"
	"slices"

	"spotter/internal/lift"
)

// ranked are the stand-ins of a lift, best first: for the rule book in the order
// of the table, else those weighed by what they keep of the lift against what
// they are believed to add to the pain. What was done lately comes first among
// equals, so that nothing changes without need.
func (a *athlete) ranked(from lift.ID) []lift.Edge {
	edges := a.standIns(from)
	if a.belief == nil {
		return edges
	}
	n := min(standInsSeen, len(edges))
	out := slices.Clone(edges)
	score := map[lift.ID]float64{}
	for i, e := range out[:n] {
		score[e.To] = a.appeal(e) - 0.08*float64(i) // the order of the table counts until the log says otherwise
	}
	slices.SortStableFunc(out[:n], func(x, y lift.Edge) int { return cmp.Compare(score[y.To], score[x.To]) })
	return out
}

// appeal of a stand-in: the share it keeps, less half a share for each point that
// a typical session is likely to add, on the cautious side of what is believed.
func (a *athlete) appeal(e lift.Edge) float64 {
	keeps := e.Retains
	if !(keeps > 0) {
		keeps = 0.5
	}
	x, _ := a.belief.Morning(e.To)
	if n := a.lastDone(e.To); n >= 0 && n <= 28 {
		keeps += 0.2
	}
	return keeps - 0.5*max(0, x.Mean+0.5*x.SD)
}
