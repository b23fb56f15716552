package body

import "slices"

// Heat is how strong the pain is per spot, 0-10. A spot that is missing was
// not drawn; one with 0 was drawn and rated 0.
type Heat map[Spot]float64

// Unrated is the spots drawn without an intensity.
type Unrated map[Spot]bool

// HeatOf reads a drawing: each meant spot has the highest intensity of the
// areas that take it in. Areas without an intensity are told apart: unknown is
// never zero.
func HeatOf(d Drawing) (Heat, Unrated) {
	h, u := Heat{}, Unrated{}
	for _, a := range d.Areas {
		for _, s := range Find(a).Spots() {
			switch old, rated := h[s]; {
			case a.Intensity == nil:
				u[s] = true
			case !rated || float64(*a.Intensity) > old:
				h[s] = float64(*a.Intensity)
			}
		}
	}
	for s := range h {
		delete(u, s)
	}
	return h, u
}

// Series is several drawings summed up.
type Series struct {
	First, Last, Mean Heat
	Change            Heat  // last minus first, over the spots of either; negative = less
	N                 int   // drawings that count
	LeftOut           []int // drawings with an area that was not rated, by index
}

// Heats sums up drawings in time order. The mean counts a drawing that leaves
// a spot out as 0 there: the person drew that day and did not mark it. A
// drawing with an unrated area is left out and named, since its zeros and
// gaps cannot be told apart.
func Heats(ds []Drawing) Series {
	s := Series{Mean: Heat{}, Change: Heat{}}
	for i, d := range ds {
		h, u := HeatOf(d)
		if len(u) > 0 {
			s.LeftOut = append(s.LeftOut, i)
			continue
		}
		if s.N == 0 {
			s.First = h
		}
		s.Last = h
		s.N++
		for p, v := range h {
			s.Mean[p] += v
		}
	}
	for p := range s.Mean {
		s.Mean[p] /= float64(max(s.N, 1))
	}
	for _, h := range []Heat{s.First, s.Last} {
		for p := range h {
			s.Change[p] = s.Last[p] - s.First[p]
		}
	}
	return s
}

// Sorted lists the spots of a heat, strongest first, then in reading order.
func (h Heat) Sorted() []Spot {
	var out []Spot
	for s := range h {
		out = append(out, s)
	}
	slices.SortFunc(out, func(a, b Spot) int {
		switch {
		case h[a] > h[b]:
			return -1
		case h[a] < h[b]:
			return 1
		case a.Place != b.Place:
			return placeIndex(a.Place) - placeIndex(b.Place)
		case a.Side < b.Side:
			return -1
		}
		return 1
	})
	return out
}
