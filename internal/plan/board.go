package plan

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/tolerance"
)

type item = tolerance.Item

// board is one week's mornings: what each dose of each lift adds to each of
// them, so that a joint choice is summed up from parts.
type board struct {
	belief *tolerance.Belief
	one    [][places][7]tolerance.Spread
	two    [][][places][places][7]float64 // covariance of lift l's dose with a later lift's
	parts  [][places][7][]tolerance.Part  // what each dose leaves on each morning
	ahead  int
}

// mornings is how many mornings a week has.
const mornings7 = 7

// board fills the tables from what each dose puts on each day. The week is
// taken as one of several alike: what its last day leaves is felt on its first
// mornings.
func (a *athlete) board(week [][places]map[int][]item) board {
	b := board{belief: a.belief, one: make([][places][7]tolerance.Spread, len(week))}
	parts := make([][places][7][]tolerance.Part, len(week))
	b.parts = parts
	for l := range week {
		for o := range places {
			if week[l][o] == nil {
				continue
			}
			for k := range mornings7 {
				parts[l][o][k] = a.partsOf(week[l][o], k)
				b.one[l][o][k] = a.belief.Spread(parts[l][o][k])
			}
		}
	}
	b.two = make([][][places][places][7]float64, len(week))
	for l := range week {
		b.two[l] = make([][places][places][7]float64, len(week))
		for other := l + 1; other < len(week); other++ {
			for o := range places {
				for p := range places {
					for k := range mornings7 {
						b.two[l][other][o][p][k] = 2 * a.belief.Both(parts[l][o][k], parts[other][p][k])
					}
				}
			}
		}
	}
	return b
}

// partsOf is what a week's items leave on its k-th morning (0 = the first day's).
func (a *athlete) partsOf(days map[int][]item, k int) []tolerance.Part {
	var out []tolerance.Part
	for key := 7; key >= 1; key-- {
		if len(days[key]) == 0 {
			continue
		}
		after := float64(k-(7-key)) - 0.43 // from the evening of that day to this morning
		for after <= 0 {
			after += 7
		}
		w := a.belief.After(after)
		if !(w > 0.02) {
			continue
		}
		sum := map[lift.ID]float64{}
		var order []lift.ID
		for _, x := range days[key] {
			if _, seen := sum[x.Lift]; !seen {
				order = append(order, x.Lift)
			}
			sum[x.Lift] += x.Dose()
		}
		for _, id := range order {
			out = append(out, tolerance.Part{Lift: id, By: w * a.belief.Felt(sum[id])})
		}
	}
	return out
}

// flares is the expected number of mornings in the week that are flares.
func (b board) flares(at []int) float64 {
	sum := 0.0
	for k := range mornings7 {
		var s tolerance.Spread
		for l, o := range at {
			s.Mean += b.one[l][o][k].Mean
			s.Var += b.one[l][o][k].Var
			for other := l + 1; other < len(at); other++ {
				s.Var += b.two[l][other][o][at[other]][k]
			}
		}
		sum += b.belief.Chance(s, b.ahead)
	}
	return math.Min(sum, mornings7)
}
