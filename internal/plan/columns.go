package plan

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
)

// eachWeek makes the columns of a lift for every week that is chosen for.
func (s *search) eachWeek(make1 func(w int, f frame) []column) [][]column {
	out := make([][]column, len(s.weeks))
	for w, i := range s.weeks {
		out[w] = make1(w, s.c.frames[i])
	}
	return out
}

// nothing is a lift left out: no work, nothing felt, nothing gained or lost.
func (s *search) nothing() [][]column {
	return s.eachWeek(func(int, frame) []column { return []column{{place: -1, dose: dose{fixed: true}}} })
}

// without is a meet that only some of the lifts are trained for.
func (s *search) without(stays func(l int) bool) whatIf {
	q := whatIf{in: map[int][][]column{}}
	for l := range s.a.mains {
		if !stays(l) {
			q.in[l] = s.nothing()
		}
	}
	return q
}

// plain is the menu without what stands in; where that leaves nothing, the
// smallest dose of the lift itself.
func (s *search) plain(l int) [][]column {
	return s.eachWeek(func(w int, f frame) []column {
		var out []column
		for _, c := range s.menu(w, l) {
			if !c.dose.cover {
				out = append(out, c)
			}
		}
		if len(out) == 0 {
			m := s.a.mains[l]
			d := s.a.block(m, f, s.r)
			d.second, d.third, d.fixed = 0, 0, true
			if m.Held {
				d.comp = 0
			}
			s.a.afterBad(m, &d)
			d.cut = false
			out = append(out, s.own(m, d, f, s.topOf(m, f)))
		}
		return out
	})
}

// alone is the stand-in without the lift itself; nothing where none is at hand.
func (s *search) alone(l int) [][]column {
	m := s.a.mains[l]
	m.Held = true
	return s.eachWeek(func(_ int, f frame) []column {
		var out []column
		if m.Second != "" {
			full := s.a.block(m, f, s.r)
			full.second = max(full.second, s.a.in.Peaking.MinimumDose.Sets) // in place of the lift's own day
			for _, n := range []int{min(2, full.second), min(3, full.second), full.second} {
				d := dose{second: n, cover: true, fixed: s.a.byRule(s.a.mains[l])}
				out = append(out, s.own(m, d, f, 1))
			}
			return out
		}
		d := dose{fixed: true}
		return []column{s.own(m, d, f, 1)}
	})
}

// styled is the menu done in another style that competes too, worth its share of
// the lift's own work. That the lift itself is held does not hold the other style.
func (s *search) styled(l int, id lift.ID, share float64) [][]column {
	own := s.a.mains[l]
	own.Held = false
	m := own
	m.ID = id
	if m.Second == id {
		m.Second, m.SecondBy = "", nil
	}
	return s.eachWeek(func(w int, f frame) []column {
		var out []column
		for _, d := range s.doses(w, l, own, f) {
			d.cover = d.cover && m.Second != ""
			x := s.own(m, d, f, s.topOf(m, f))
			x.worth = float64(s.a.worthKg(own, d, f, s.topOf(m, f)) * share)
			out = append(out, x)
		}
		return out
	})
}

// doses are what a week's menu holds for a lift; for one that is held, what it
// would hold if it were not.
func (s *search) doses(w, l int, m main, f frame) []dose {
	var out []dose
	menu := s.menus[w][l]
	switch {
	case m.Held == s.a.mains[l].Held:
	case s.a.byRule(m):
		menu = s.a.ruled(m, f, s.r)
	default:
		menu = s.a.menu(m, s.a.block(m, f, s.r), s.a.mayCover(m))
	}
	for _, d := range menu {
		if !d.cut {
			out = append(out, d)
		}
	}
	return out
}

// picked is what was chosen, under another limit on its load.
func (s *search) picked(l int, picks [][]int, top func(d day.Date) float64) [][]column {
	m := s.a.mains[l]
	return s.eachWeek(func(w int, f frame) []column {
		c := s.column(w, l, picks[w][l])
		c.dose.fixed = true
		if top == nil {
			return []column{c}
		}
		return []column{s.own(m, c.dose, f, top(s.a.dateOf(f, s.r.own(m.Main))))}
	})
}

// freed is the menu that a lift would have under another limit on its load, held
// or not.
func (s *search) freed(l int, held bool, top func(d day.Date) float64) [][]column {
	m := s.a.mains[l]
	m.Held = held
	return s.eachWeek(func(w int, f frame) []column {
		var out []column
		for _, d := range s.doses(w, l, m, f) {
			out = append(out, s.own(m, d, f, top(s.a.dateOf(f, s.r.own(m.Main)))))
		}
		return out
	})
}

// topOf is the heaviest share that the gate allows a lift on its day of a week.
func (s *search) topOf(m main, f frame) float64 {
	return s.a.topShare(m.ID, s.a.dateOf(f, s.r.own(m.Main)))
}

// own is a column of a dose that the board has not.
func (s *search) own(m main, d dose, f frame, top float64) column {
	c := column{dose: d, place: -1, worth: s.a.worthKg(m, d, f, top)}
	if math.IsNaN(c.worth) {
		c.worth = math.Inf(-1)
	}
	days := s.a.items(m, d, f, s.r, top)
	for k := range mornings7 {
		c.parts[k] = s.a.partsOf(days, k)
		c.one[k] = s.a.belief.Spread(c.parts[k])
	}
	return c
}
