package body

import (
	"slices"
	"sync"
)

// The chart is also held as cells, so that areas and the coverage of strokes
// are counted: one cell is 1/500 of a view's width, about a millimetre and a
// half on a grown body.
const (
	cell = 20           // ten-thousandths
	cols = Whole / cell // of a whole view
	rows = 2 * cols
)

// raster holds the place of every cell of the drawn half, -1 = none.
type raster struct {
	place []int16
	count []int    // cells of a place on one half
	rows  [][2]int // first and last row of a place
	all   int      // cells of the half body
}

var rasters = sync.OnceValue(func() map[View]*raster {
	out := map[View]*raster{}
	for _, v := range Views {
		out[v] = views()[v].raster()
	}
	return out
})

func (v *view) raster() *raster {
	r := &raster{place: make([]int16, rows*cols/2), count: make([]int, len(places)), rows: make([][2]int, len(places))}
	for i := range r.place {
		r.place[i] = -1
	}
	for i := range v.faces {
		r.fill(&v.faces[i])
	}
	for i, p := range r.place {
		if p < 0 {
			continue
		}
		if r.count[p] == 0 {
			r.rows[p][0] = i / (cols / 2)
		}
		r.rows[p][1] = i / (cols / 2)
		r.count[p]++
		r.all++
	}
	return r
}

// fill marks the cells whose centre lies in a face, row by row between the
// crossings of its border.
func (r *raster) fill(f *face) {
	const size = float64(cell) / 10
	from, to := max(int(f.box[1]/size)-1, 0), min(int(f.box[3]/size)+1, rows-1)
	var cross []float64
	for row := from; row <= to; row++ {
		y := (float64(row) + .5) * size
		cross = cross[:0]
		for i, p := range f.ring {
			q := f.ring[(i+1)%len(f.ring)]
			if (p.Y > y) != (q.Y > y) {
				cross = append(cross, p.U+(y-p.Y)*(q.U-p.U)/(q.Y-p.Y))
			}
		}
		slices.Sort(cross)
		for i := 0; i+1 < len(cross); i += 2 {
			for c := max(int(cross[i]/size-.5), 0); c < cols/2; c++ {
				u := (float64(c) + .5) * size
				if u >= cross[i+1] {
					break
				}
				if u >= cross[i] {
					r.place[row*cols/2+c] = int16(f.place)
				}
			}
		}
	}
}

// at is the place of a cell of the whole view.
func (r *raster) at(col, row int) int {
	c := col - cols/2
	if c < 0 {
		c = -1 - c
	}
	return int(r.place[row*cols/2+c])
}

// cells of a spot: both halves of what lies on the midline.
func (r *raster) cells(s Spot) int {
	i := placeIndex(s.Place)
	if i < 0 {
		return 0
	}
	if places[i].Mid {
		return 2 * r.count[i]
	}
	return r.count[i]
}

// Share is the part of a view's body surface that a spot takes up, 0 to 1.
func Share(v View, s Spot) float64 {
	r := rasters()[v]
	if r == nil || !s.Valid() {
		return 0
	}
	return float64(r.cells(s)) / float64(2*r.all)
}

// Middle is a point well inside a spot, in thousandths of the view's width:
// the cell that is farthest from the spot's border, going along rows and
// columns. False when the view does not show the spot.
func Middle(v View, s Spot) (Point, bool) {
	r := rasters()[v]
	want := placeIndex(s.Place)
	if r == nil || !s.Valid() || !views()[v].has[want] {
		return Point{}, false
	}
	at := middles()[v][want]
	if s.Side == Midline {
		at.X = 0
	}
	if s.Side != Midline && s.Side != sideAt(v, Whole) {
		at.X = -at.X
	}
	return Point{500 + at.X, at.Y}, true
}

// middles by place, X outward from the midline.
var middles = sync.OnceValue(func() map[View][]Point {
	out := map[View][]Point{}
	for _, v := range Views {
		out[v] = rasters()[v].middles()
	}
	return out
})

func (r *raster) middles() []Point {
	const half = cols / 2
	best, out := make([]int, len(places)), make([]Point, len(places))
	reach := r.reach()
	for i, p := range r.place {
		if p >= 0 && reach[i] > best[p] {
			best[p] = reach[i]
			out[p] = Point{(float64(i%half) + .5) * cell / 10, (float64(i/half) + .5) * cell / 10}
		}
	}
	return out
}

// reach is how many cells lie between a cell and the border of its place, the
// way a rook goes (two sweeps).
func (r *raster) reach() []int {
	const half = cols / 2
	d := make([]int, len(r.place))
	step := func(i, j int, there bool) {
		if !there || r.place[j] != r.place[i] {
			d[i] = 1
			return
		}
		d[i] = min(d[i], d[j]+1)
	}
	for i := range d {
		d[i] = rows
		step(i, i-1, i%half > 0)
		step(i, i-half, i >= half)
	}
	for i := len(d) - 1; i >= 0; i-- {
		step(i, i+1, i%half < half-1)
		step(i, i+half, i+half < len(d))
	}
	return d
}
