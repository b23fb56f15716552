package course

import (
	"math"
	"slices"

	"spotter/internal/lift"
)

// Week is one week of a season in figures: what a journey is told by.
type Week struct {
	Morning float64              // mean pain of the mornings
	Strong  int                  // days with any pain over 5
	Top     map[lift.ID]float64  // heaviest set of each lift, % of its 1RM on the first day
	Sets    map[lift.ID]int      // sets done
	Asked   map[lift.ID]struct{} // lifts asked for
	Missed  int
}

// Weeks sums a season up by weeks from the first day.
func (a *Athlete) Weeks(s Season) []Week {
	out := make([]Week, (a.days+6)/7)
	for i := range out {
		out[i] = Week{Top: map[lift.ID]float64{}, Sets: map[lift.ID]int{}, Asked: map[lift.ID]struct{}{}}
	}
	for _, d := range s.Days {
		w := &out[d.N/7]
		w.Morning += d.Morning / 7
		w.Strong += b2i(d.Worst > 5)
		w.Missed += b2i(d.Missed)
		for _, x := range d.Asked {
			w.Asked[x.Lift] = struct{}{}
		}
		for i, x := range d.Done {
			m := a.moves[x.Lift]
			w.Sets[x.Lift]++
			w.Top[x.Lift] = math.Max(w.Top[x.Lift], 100*d.Kg[i]/(a.base1RM[m.main]*m.ratio))
		}
	}
	return out
}

// Lifts are all that a week holds, the competition lifts first, then by name.
func (a *Athlete) Lifts(w Week) []lift.ID {
	var out []lift.ID
	for id := range w.Sets {
		out = append(out, id)
	}
	rank := func(id lift.ID) int { return slices.Index(a.formsOf(), id) & 7 } // not there is 7
	slices.SortFunc(out, func(x, y lift.ID) int {
		if d := rank(x) - rank(y); d != 0 {
			return d
		}
		if x < y {
			return -1
		}
		return b2i(x > y)
	})
	return out
}
