package body

import "math"

// The chart's space: x runs from 0 to 1 across a view as it is seen, y from 0
// to 2 down, in units of the view's width. Internally it is counted in whole
// ten-thousandths, so that mirroring (x to 1-x) is exact.

// Whole is the number of steps in a view's width; a view is Whole × 2·Whole.
const Whole = 10000

// XY is a point of the half that is drawn: U outward from the midline and Y
// down, in thousandths of the view's width. U is never negative.
type XY struct{ U, Y float64 }

// Cubic is one Bézier segment from P0 to P3.
type Cubic struct{ P0, P1, P2, P3 XY }

func (c Cubic) reverse() Cubic { return Cubic{c.P3, c.P2, c.P1, c.P0} }

// At is the point at t in [0,1].
func (c Cubic) At(t float64) XY {
	s := 1 - t
	a, b, d, e := s*s*s, 3*s*s*t, 3*s*t*t, t*t*t
	return XY{a*c.P0.U + b*c.P1.U + d*c.P2.U + e*c.P3.U, a*c.P0.Y + b*c.P1.Y + d*c.P2.Y + e*c.P3.Y}
}

// steps is how finely a segment is flattened: at most a few thousandths long
// each, well under a hair at any size the chart is shown.
const steps = 12

// flat is the segment as points, without its last one.
func (c Cubic) flat(out []XY) []XY {
	for i := range steps {
		out = append(out, c.At(float64(i)/steps))
	}
	return out
}

// smooth lays cubic segments through points: Catmull-Rom with the chord-length
// limit of the centripetal form (E. Catmull, R. Rom, 1974; P. J. Barry,
// R. N. Goldman, 1988), whose curve makes no loops within a segment.
func smooth(ps []XY) []Cubic {
	out := make([]Cubic, 0, len(ps)-1)
	for i := 0; i+1 < len(ps); i++ {
		p1, p2 := ps[i], ps[i+1]
		p0, p3 := p1, p2
		if i > 0 {
			p0 = ps[i-1]
		}
		if i+2 < len(ps) {
			p3 = ps[i+2]
		}
		out = append(out, centripetal(p0, p1, p2, p3))
	}
	return out
}

func centripetal(p0, p1, p2, p3 XY) Cubic {
	d1, d2, d3 := root(p0, p1), root(p1, p2), root(p2, p3)
	c := Cubic{P0: p1, P1: p1, P2: p2, P3: p2}
	if d1 > 0 && d2 > 0 {
		c.P1 = blend(d1, d2, p0, p1, p2)
	}
	if d3 > 0 && d2 > 0 {
		c.P2 = blend(d3, d2, p3, p2, p1)
	}
	return c
}

// blend is the control point beside b on the way to c, when the curve comes
// from a; da and db are the square roots of the chords a-b and b-c.
func blend(da, db float64, a, b, c XY) XY {
	n := 3 * da * (da + db)
	f := func(a, b, c float64) float64 { return (da*da*c - db*db*a + (2*da*da+3*da*db+db*db)*b) / n }
	return XY{math.Max(0, f(a.U, b.U, c.U)), f(a.Y, b.Y, c.Y)}
}

func root(a, b XY) float64 { return math.Sqrt(math.Hypot(a.U-b.U, a.Y-b.Y)) }

// area of a closed ring of points, signed, in square thousandths.
func area(ring []XY) float64 {
	sum := 0.0
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		sum += p.U*q.Y - q.U*p.Y
	}
	return sum / 2
}

// inside is the even-odd rule.
func inside(ring []XY, u, y float64) bool {
	in := false
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		if (p.Y > y) != (q.Y > y) && u < p.U+(y-p.Y)*(q.U-p.U)/(q.Y-p.Y) {
			in = !in
		}
	}
	return in
}
