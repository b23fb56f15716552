package plan

import (
	"math"

	"spotter/internal/horizon"
	"spotter/internal/tolerance"
)

// column is one thing that can be done with one lift in one week: a place of the
// menu, or something that the menu has not.
type column struct {
	dose  dose
	worth float64
	place int // in the menu and on the board; -1 = on neither
	parts [mornings7][]tolerance.Part
	one   [mornings7]tolerance.Spread
}

// whatIf is one question: the same choice with something taken away or put in.
type whatIf struct {
	free bool               // a day of flare costs nothing
	in   map[int][][]column // by lift, then week: these in place of the menu
}

// answer is what the best weeks come to then: kilograms of the total that the
// training is worth, and expected days of flare up to the taper.
type answer struct {
	worth, flares float64
	ok            bool // there are such weeks
}

// planned is the answer of the weeks as they were chosen.
func (x *chosen) planned() answer {
	out := answer{ok: x.picks != nil}
	for w, at := range x.picks {
		for l, o := range at {
			out.worth += x.search.worth[w][l][o]
		}
		out.flares += x.flares[w]
	}
	return out
}

// again solves the weeks anew with the tables that are there: what nothing was
// changed about is read from the board, not forecast a second time.
func (s *search) again(q whatIf) answer {
	if len(s.menus) == 0 {
		return answer{}
	}
	weeks := make([]*table, len(s.menus))
	n := make([]int, len(s.a.mains))
	for w := range weeks {
		weeks[w] = s.table(w, q)
		for l, cols := range weeks[w].cols {
			n[l] = max(n[l], len(cols))
		}
	}
	best := horizon.Best(horizon.Problem{Weeks: len(weeks), Options: n,
		Gain: func(w, l, o int) float64 { return weeks[w].worth(l, o) },
		Cost: func(w int, at []int) float64 {
			if q.free {
				return 0
			}
			return s.price(w) * weeks[w].flares(at)
		},
		Change: func(w, l, from, to int) float64 { return s.between(weeks, w, l, from, to) },
	})
	if best.Options == nil {
		return answer{}
	}
	out := answer{ok: true}
	for w, at := range best.Options {
		for l, o := range at {
			out.worth += weeks[w].worth(l, o)
		}
		out.flares += weeks[w].flares(at)
	}
	return out
}

// between is the price of a change between two columns. Whether a place can be
// had at all is for the worth to say.
func (s *search) between(weeks []*table, w, l, from, to int) float64 {
	if to >= len(weeks[w].cols[l]) {
		return 0
	}
	if from < 0 {
		return s.changeOf(w, l, nil, weeks[w].cols[l][to].dose)
	}
	if from >= len(weeks[w-1].cols[l]) {
		return 0
	}
	return s.changeOf(w, l, &weeks[w-1].cols[l][from].dose, weeks[w].cols[l][to].dose)
}

// table is one week of a question.
type table struct {
	b    board
	cols [][]column
	two  map[[4]int]*[mornings7]float64 // covariances that the board has not
}

func (s *search) table(w int, q whatIf) *table {
	t := &table{b: s.felt[w], cols: make([][]column, len(s.a.mains)), two: map[[4]int]*[mornings7]float64{}}
	for l := range t.cols {
		if own, given := q.in[l]; given {
			t.cols[l] = own[w]
			continue
		}
		t.cols[l] = s.menu(w, l)
	}
	return t
}

// menu is a lift's menu of a week as columns, made once.
func (s *search) menu(w, l int) []column {
	if s.base == nil {
		s.base = make([][][]column, len(s.menus))
	}
	if s.base[w] == nil {
		s.base[w] = make([][]column, len(s.a.mains))
		for i := range s.base[w] {
			s.base[w][i] = make([]column, places)
			for o := range places {
				s.base[w][i][o] = s.column(w, i, o)
			}
		}
	}
	return s.base[w][l]
}

// column of a place of the menu.
func (s *search) column(w, l, o int) column {
	c := column{dose: s.menus[w][l][o], worth: s.worth[w][l][o], place: o}
	c.one, c.parts = s.felt[w].one[l][o], s.felt[w].parts[l][o]
	return c
}

// worth is -Inf where a week has no such column.
func (t *table) worth(l, o int) float64 {
	if o >= len(t.cols[l]) {
		return math.Inf(-1)
	}
	return t.cols[l][o].worth
}

// flares is the expected number of mornings of the week that are flares, as the
// board counts them.
func (t *table) flares(at []int) float64 {
	sum := 0.0
	for k := range mornings7 {
		var s tolerance.Spread
		for l, o := range at {
			c := &t.cols[l][o]
			s.Mean += c.one[k].Mean
			s.Var += c.one[k].Var
			for other := l + 1; other < len(at); other++ {
				s.Var += t.both(l, other, o, at[other])[k]
			}
		}
		sum += t.b.belief.Chance(s, t.b.ahead)
	}
	return math.Min(sum, mornings7)
}

// both is twice the covariance of two columns on each morning.
func (t *table) both(l, other, o, p int) *[mornings7]float64 {
	x, y := &t.cols[l][o], &t.cols[other][p]
	if x.place >= 0 && y.place >= 0 {
		return &t.b.two[l][other][x.place][y.place]
	}
	key := [4]int{l, other, o, p}
	if v, known := t.two[key]; known {
		return v
	}
	v := new([mornings7]float64)
	for k := range v {
		v[k] = 2 * t.b.belief.Both(x.parts[k], y.parts[k])
	}
	t.two[key] = v
	return v
}
