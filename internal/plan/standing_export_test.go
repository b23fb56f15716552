package plan

import (
	"math"

	"spotter/internal/lift"
)

// Weeks is what a question to the chosen weeks came to.
type Weeks struct {
	Worth, Flares float64
	OK            bool
}

// Asked are the chosen weeks, the same weeks solved again with nothing changed,
// with nothing done, and with flares that cost nothing, and the most that any weeks
// are worth and the fewest flares, by trying.
type Asked struct{ Planned, Same, Rest, Free, Calm Weeks }

// Ask solves the weeks of an input again.
func Ask(in Input, g gate) (Asked, bool) {
	a := survey(in, g)
	a.weeks(a.lay())
	if a.chosen == nil || a.chosen.picks == nil {
		return Asked{}, false
	}
	s := a.chosen.search
	of := func(x answer) Weeks { return Weeks{x.worth, x.flares, x.ok} }
	return Asked{of(a.chosen.planned()), of(s.again(whatIf{})), of(s.again(s.without(func(int) bool { return false }))),
		of(s.again(whatIf{free: true})), of(s.again(whatIf{calm: true}))}, true
}

// StandInAlone is the price of keeping a lift, tried out by hand: every joint choice
// of one week with the stand-in alone in the place of a lift, one week at a time,
// changes counted for nothing. The first figure is what the solver says is felt in
// the weeks it picks, the second the least that any choice leaves.
func StandInAlone(in Input, g gate, m lift.Main) (solved, fewest float64, ok bool) {
	a := survey(in, g)
	a.weeks(a.lay())
	if a.chosen == nil || a.chosen.picks == nil {
		return 0, 0, false
	}
	s := a.chosen.search
	for l := range a.mains {
		if a.mains[l].Main != m {
			continue
		}
		q := whatIf{in: map[int][][]column{l: s.alone(l)}}
		x := s.again(q)
		for w := range s.menus {
			least := math.Inf(1)
			t := s.table(w, q)
			walk(t.cols, nil, func(at []int) { least = math.Min(least, t.flares(at)) })
			fewest += least
		}
		return x.flares, fewest, x.ok
	}
	return 0, 0, false
}

func walk(cols [][]column, at []int, visit func([]int)) {
	if len(at) == len(cols) {
		visit(at)
		return
	}
	for o := range cols[len(at)] {
		walk(cols, append(at[:len(at):len(at)], o), visit)
	}
}
