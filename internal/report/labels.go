package report

import (
	"math"
	"slices"

	"spotter/internal/body"
)

// Label is one figure on the body chart: the intensity of spots that lie
// together, so that a region that is lit as a whole carries one figure.
type Label struct {
	View      body.View
	Side      body.Side
	Spots     []Spot
	Intensity *int
	At        body.Point // inside one of the spots, nearest to the middle of all
	Tag       body.Point // where the figure stands: there, or beside spots that it would hide
}

// Labels of a chart, front first: one for each part of the body, side and
// intensity. Spots that a view does not show are in none of its labels.
func Labels(c Chart) []Label {
	type key struct {
		view  body.View
		group string
		side  body.Side
		n     int
	}
	at := map[key]int{}
	var out []Label
	var middles [][]body.Point
	for _, v := range body.Views {
		for _, s := range c.Spots {
			m, ok := body.Middle(v, body.Spot{Place: s.Place, Side: s.Side})
			if !ok {
				continue
			}
			p, _ := body.PlaceOf(s.Place)
			k := key{v, p.Group, s.Side, -1}
			if s.Intensity != nil {
				k.n = *s.Intensity
			}
			i, seen := at[k]
			if !seen {
				i = len(out)
				at[k] = i
				out, middles = append(out, Label{View: v, Side: s.Side, Intensity: s.Intensity}), append(middles, nil)
			}
			out[i].Spots, middles[i] = append(out[i].Spots, s), append(middles[i], m)
		}
	}
	for i := range out {
		out[i].At = central(middles[i])
		out[i].Tag = free(out[i], out[:i])
	}
	return out
}

// free is the place nearest to that beside the spots where no other figure of
// the view stands: above or below it. Where there is none, it stands there all
// the same.
func free(l Label, others []Label) body.Point {
	want := beside(l)
	for n := range 2 * int(body.WholeBox.H/tagSize) {
		at := want
		if at.Y += tagSize * float64((n+1)/2); n%2 == 0 {
			at.Y = want.Y - tagSize*float64(n/2)
		}
		if at.Y < body.WholeBox.Y+tagSize/2 || at.Y > body.WholeBox.Y+body.WholeBox.H-tagSize/2 {
			continue
		}
		if !slices.ContainsFunc(others, func(o Label) bool { return o.View == l.View && near(o.Tag, at) }) {
			return at
		}
	}
	return want
}

// near: two figures would cover each other.
func near(a, b body.Point) bool { return math.Abs(a.X-b.X) < tagSize && math.Abs(a.Y-b.Y) < tagSize }

// The figure with its frame, and how far it keeps from spots that are smaller
// than twice its size, in units of the body chart.
const (
	tagSize = 100.0
	tagAway = 90.0
)

// beside is where the figure of a label stands. On spots that are large enough
// it stands in them; beside small ones on the side away from the middle of the
// body, within the picture.
func beside(l Label) body.Point {
	lo, hi := l.At, l.At
	for _, s := range l.Spots {
		for _, loop := range body.Path(l.View, body.Spot{Place: s.Place, Side: s.Side}) {
			for _, c := range loop {
				for _, p := range []body.Point{c.From, c.To} {
					lo.X, lo.Y, hi.X, hi.Y = min(lo.X, p.X), min(lo.Y, p.Y), max(hi.X, p.X), max(hi.Y, p.Y)
				}
			}
		}
	}
	middle := body.WholeBox.X + body.WholeBox.W/2
	if l.Side == body.Midline || hi.X-lo.X >= 2*tagSize && hi.Y-lo.Y >= 2*tagSize {
		return l.At
	}
	out := l.At
	if l.At.X >= middle {
		out.X = min(hi.X+tagAway, body.WholeBox.X+body.WholeBox.W-tagSize/2)
	} else {
		out.X = max(lo.X-tagAway, body.WholeBox.X+tagSize/2)
	}
	return out
}

// central is the point nearest to the mean of all.
func central(ps []body.Point) body.Point {
	var mx, my float64
	for _, p := range ps {
		mx, my = mx+p.X/float64(len(ps)), my+p.Y/float64(len(ps))
	}
	best := ps[0]
	far := func(p body.Point) float64 { return (p.X-mx)*(p.X-mx) + (p.Y-my)*(p.Y-my) }
	for _, p := range ps[1:] {
		if far(p) < far(best) {
			best = p
		}
	}
	return best
}
