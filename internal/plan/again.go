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
	calm bool               // strength counts for nothing, and so does a change
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
		Gain: func(w, l, o int) float64 {
			if worth := weeks[w].worth(l, o); !q.calm || math.IsInf(worth, -1) {
				return worth
			}
			return 0
		},
		Cost: func(w int, at []int) float64 {
			if q.free {
				return 0
			}
			return s.price(w) * weeks[w].flares(at)
		},
		Change: func(w, l, from, to int) float64 {
			if c := s.between(weeks, w, l, from, to); !q.calm || math.IsInf(c, 1) {
				return c
			}
			return 0
		},
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
	s    *search
	w    int
	at   []int // scratch
	b    board
	cols [][]column
	two  [][][]*[mornings7]float64 // by lift, later lift, their columns: twice the covariance; nil = not asked for yet
}

func (s *search) table(w int, q whatIf) *table {
	n := len(s.a.mains)
	t := &table{s: s, w: w, at: make([]int, 0, n), b: s.felt[w], cols: make([][]column, n), two: make([][][]*[mornings7]float64, n)}
	for l := range t.cols {
		if own, given := q.in[l]; given {
			t.cols[l] = own[w]
		} else {
			t.cols[l] = s.menu(w, l)
		}
	}
	for l := range t.two {
		t.two[l] = make([][]*[mornings7]float64, n)
		for other := l + 1; other < n; other++ {
			t.two[l][other] = make([]*[mornings7]float64, len(t.cols[l])*len(t.cols[other]))
		}
	}
	return t
}

// menu is what can be chosen for a lift in a week, as columns, made once.
func (s *search) menu(w, l int) []column {
	if s.base == nil {
		s.base = make([][][]column, len(s.menus))
		for i := range s.base {
			s.base[i] = make([][]column, len(s.a.mains))
		}
	}
	if s.base[w][l] == nil {
		for o := range places {
			if !s.menus[w][l][o].cut {
				s.base[w][l] = append(s.base[w][l], s.column(w, l, o))
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
	if chosen, ok := t.places(at); ok {
		return t.s.flares(t.w, chosen)
	}
	var s [mornings7]tolerance.Spread
	for l, o := range at {
		one := &t.cols[l][o].one
		for k := range s {
			s[k].Mean += one[k].Mean
			s[k].Var += one[k].Var
		}
		for other := l + 1; other < len(at); other++ {
			two := t.both(l, other, o, at[other])
			for k := range s {
				s[k].Var += two[k]
			}
		}
	}
	sum := 0.0
	for k := range s {
		sum += t.b.belief.Chance(s[k], t.b.ahead)
	}
	return math.Min(sum, mornings7)
}

// places are the columns as places of the menu, where all of them are such.
func (t *table) places(at []int) ([]int, bool) {
	out := t.at[:0]
	for l, o := range at {
		if t.cols[l][o].place < 0 {
			return nil, false
		}
		out = append(out, t.cols[l][o].place)
	}
	return out, true
}

// both is twice the covariance of two columns on each morning.
func (t *table) both(l, other, o, p int) *[mornings7]float64 {
	at := &t.two[l][other][o*len(t.cols[other])+p]
	if *at != nil {
		return *at
	}
	x, y := &t.cols[l][o], &t.cols[other][p]
	if x.place >= 0 && y.place >= 0 {
		*at = &t.b.two[l][other][x.place][y.place]
		return *at
	}
	v := new([mornings7]float64)
	if x.felt() && y.felt() {
		for k := range v {
			v[k] = 2 * t.b.belief.Both(x.parts[k], y.parts[k])
		}
	}
	*at = v
	return v
}

// felt reports a column that leaves anything on a morning.
func (c *column) felt() bool {
	for k := range c.parts {
		if len(c.parts[k]) > 0 {
			return true
		}
	}
	return false
}
