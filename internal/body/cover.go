package body

import (
	"cmp"
	"math/bits"
	"slices"
)

// Cover is how much of a spot an area takes in.
type Cover struct {
	Spot  Spot
	Share float64 // of the spot, 0-1
	Part  float64 // of the area's drawn surface that lies in this spot, 0-1
}

// Cut-offs below which a spot is only brushed, not meant (our own figures): a
// fifth of the spot, or a fifth of what was drawn.
const (
	meantShare = 0.2
	meantPart  = 0.2
)

// Meant says whether the spot counts as drawn rather than brushed.
func (c Cover) Meant() bool { return c.Share >= meantShare || c.Part >= meantPart }

// Found is what an area takes in.
type Found struct {
	Covers []Cover // most of the drawn surface first
	Spread float64 // share of the body's surface, both views, that is covered
	Beside float64 // share of the drawn surface that lies beside the body
}

// Spots are the covered spots that are meant.
func (f Found) Spots() []Spot {
	var out []Spot
	for _, c := range f.Covers {
		if c.Meant() {
			out = append(out, c.Spot)
		}
	}
	return out
}

// Find derives the spots of an area from its strokes and picks. The area must
// have passed Check. A picked spot counts as covered whole.
func Find(a Area) Found {
	counts := map[Spot]int{}
	drawn, beside := 0, 0
	for _, v := range Views {
		m := newMask()
		for _, s := range a.Strokes {
			if s.View == v {
				m.stroke(s)
			}
		}
		for _, code := range a.Picked {
			if s, ok := ParseSpot(code); ok && Shown(v, s.Place) {
				m.spot(v, s)
			}
		}
		all, off := m.count(v, counts)
		drawn, beside = drawn+all, beside+off
	}
	f := Found{}
	if drawn == 0 {
		return f
	}
	on := 0
	for s, n := range counts {
		on += n
		f.Covers = append(f.Covers, Cover{Spot: s, Share: float64(n) / float64(cellsOf(s)), Part: float64(n) / float64(drawn)})
	}
	f.Beside = float64(beside) / float64(drawn)
	f.Spread = float64(on) / float64(2*(rasters()[Front].all+rasters()[Back].all))
	slices.SortFunc(f.Covers, func(a, b Cover) int {
		return cmp.Or(cmp.Compare(b.Part, a.Part), placeIndex(a.Spot.Place)-placeIndex(b.Spot.Place), cmp.Compare(a.Spot.Side, b.Spot.Side))
	})
	return f
}

// cellsOf a spot in the views that show it.
func cellsOf(s Spot) int { return rasters()[Front].cells(s) + rasters()[Back].cells(s) }

// mask is the set of covered cells of one view.
type mask []uint64

const words = (cols + 63) / 64

func newMask() mask { return make(mask, words*rows) }

func (m mask) set(col, row int) { m[row*words+col/64] |= 1 << (col % 64) }

// stroke covers the cells whose centre is within half the brush of the line.
// All arithmetic is in whole numbers, so a mirrored stroke covers exactly the
// mirrored cells.
func (m mask) stroke(s Stroke) {
	w := step(s.Width)
	px, py := step(s.Points[0][0]), step(s.Points[0][1])
	m.segment(px, py, px, py, w)
	for _, p := range s.Points[1:] {
		x, y := step(p[0]), step(p[1])
		m.segment(px, py, x, y, w)
		px, py = x, y
	}
}

func (m mask) segment(ax, ay, bx, by, width int) {
	r := (width + 1) / 2
	for row := max((min(ay, by)-r)/cell-1, 0); row <= min((max(ay, by)+r)/cell, rows-1); row++ {
		for col := max((min(ax, bx)-r)/cell-1, 0); col <= min((max(ax, bx)+r)/cell, cols-1); col++ {
			if near(ax, ay, bx, by, col*cell+cell/2, row*cell+cell/2, width) {
				m.set(col, row)
			}
		}
	}
}

// near says whether a point is within half the width of a segment. The largest
// product, 4·|w|²·len², is below 2⁶³ for points of the chart.
func near(ax, ay, bx, by, x, y, width int) bool {
	dx, dy := bx-ax, by-ay
	wx, wy := x-ax, y-ay
	long, along := dx*dx+dy*dy, wx*dx+wy*dy
	if along <= 0 || long == 0 {
		return 4*(wx*wx+wy*wy) <= width*width
	}
	if along >= long {
		wx, wy = x-bx, y-by
		return 4*(wx*wx+wy*wy) <= width*width
	}
	cross := wx*dy - wy*dx
	return 4*cross*cross <= width*width*long
}

// spot covers every cell of a spot.
func (m mask) spot(v View, s Spot) {
	r, want := rasters()[v], placeIndex(s.Place)
	for row := r.rows[want][0]; row <= r.rows[want][1]; row++ {
		for col := range cols {
			if r.at(col, row) == want && (s.Side == Midline || sideAt(v, col*cell+cell/2) == s.Side) {
				m.set(col, row)
			}
		}
	}
}

// count adds the covered cells per spot; off are those beside the body.
func (m mask) count(v View, counts map[Spot]int) (all, off int) {
	r := rasters()[v]
	per := make([][2]int, len(places))
	for row := range rows {
		for w := range words {
			for x := m[row*words+w]; x != 0; x &= x - 1 {
				col := w*64 + bits.TrailingZeros64(x)
				all++
				p := r.at(col, row)
				if p < 0 {
					off++
					continue
				}
				per[p][col*2/cols]++
			}
		}
	}
	for p, n := range per {
		for i, x := range []int{0, Whole} {
			if n[i] > 0 {
				counts[spotAt(v, p, x)] += n[i]
			}
		}
	}
	return all, off
}
