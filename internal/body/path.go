package body

import (
	"slices"
	"strconv"
	"strings"
)

// Point is a point of a view as it is seen, in thousandths of its width: X
// from 0 to 1000, Y from 0 to 2000.
type Point struct{ X, Y float64 }

// Curve is one Bézier segment of a closed path.
type Curve struct{ From, C1, C2, To Point }

// Loop is one closed line; a path is filled by the even-odd rule.
type Loop []Curve

// Outline is the border of the spots that in picks, as seen in a view. Lines
// between two picked spots are left out. The right half of the picture is
// drawn; the left is its mirror image, point by point.
func Outline(v View, in func(Spot) bool) []Loop {
	x := views()[v]
	if x == nil {
		return nil
	}
	return x.border(func(face int, left bool) bool { return in(x.spot(v, face, left)) })
}

// border of the faces that in picks, each on one half of the picture.
func (x *view) border(in func(face int, left bool) bool) []Loop {
	picked := map[side]bool{}
	for i := range x.faces {
		for _, left := range []bool{false, true} {
			if in(i, left) {
				for _, h := range x.faces[i].halves {
					picked[side{h, left}] = true
				}
			}
		}
	}
	return x.chain(picked)
}

// side is a half edge on one half of the picture; left is the mirrored one.
type side struct {
	h    half
	left bool
}

// spot of a face on one half of the picture.
func (x *view) spot(v View, face int, left bool) Spot {
	at := Whole
	if left {
		at = 0
	}
	return spotAt(v, x.faces[face].place, at)
}

// across is the same line seen from the face on its other side.
func (x *view) across(s side) side {
	if x.sheet.edges[s.h/2].mid {
		return side{s.h, !s.left}
	}
	return side{s.h.twin(), s.left}
}

// chain joins the border halves into loops, in a fixed order.
func (x *view) chain(picked map[side]bool) []Loop {
	type corner struct {
		node int
		left bool
	}
	at := func(s side, end bool) corner {
		h := s.h
		// A mirrored face runs the other way round.
		if end != s.left {
			h = h.twin()
		}
		n := x.sheet.start(h)
		return corner{n, s.left && x.sheet.nodes[n].at.U > 0}
	}
	var border []side
	for s := range picked {
		if !picked[x.across(s)] {
			border = append(border, s)
		}
	}
	slices.SortFunc(border, func(a, b side) int {
		if a.left != b.left {
			if b.left {
				return -1
			}
			return 1
		}
		return int(a.h - b.h)
	})
	leaving := map[corner][]side{}
	for _, s := range border {
		leaving[at(s, false)] = append(leaving[at(s, false)], s)
	}
	used := map[side]bool{}
	var out []Loop
	for _, first := range border {
		var l Loop
		for s := first; !used[s]; {
			used[s] = true
			l = append(l, x.curves(s)...)
			end := at(s, true)
			i := slices.IndexFunc(leaving[end], func(n side) bool { return !used[n] })
			if i < 0 {
				break
			}
			s = leaving[end][i]
		}
		if len(l) > 0 {
			out = append(out, l)
		}
	}
	return out
}

// curves of a half as seen; on the mirrored half the way is turned round.
func (x *view) curves(s side) Loop {
	h := s.h
	if s.left {
		h = h.twin()
	}
	var l Loop
	for _, c := range x.sheet.cubics(h) {
		l = append(l, curve(c, s.left))
	}
	return l
}

func curve(c Cubic, left bool) Curve {
	p := func(a XY) Point {
		if left {
			return Point{500 - a.U, a.Y}
		}
		return Point{500 + a.U, a.Y}
	}
	return Curve{p(c.P0), p(c.P1), p(c.P2), p(c.P3)}
}

// Path is the border of one spot.
func Path(v View, s Spot) []Loop { return Outline(v, func(o Spot) bool { return o == s }) }

// Silhouette is the border of the whole body.
func Silhouette(v View) []Loop { return Outline(v, func(Spot) bool { return true }) }

// Marks are lines for the eye only: folds, the shoulder blade, the kneecap.
func Marks(v View) []Loop {
	var out []Loop
	for _, m := range views()[v].sheet.marks {
		for _, left := range []bool{false, true} {
			var l Loop
			for _, c := range m {
				l = append(l, curve(c, left))
			}
			out = append(out, l)
		}
	}
	return out
}

// SVG is a path in the words of an SVG "d" attribute, to a tenth of a
// thousandth, relative after each start; open leaves the lines open.
func SVG(loops []Loop, open bool) string {
	var b strings.Builder
	for _, l := range loops {
		at := [2]int{tenths(l[0].From.X), tenths(l[0].From.Y)}
		b.WriteByte('M')
		put(&b, at[0], false)
		put(&b, at[1], true)
		for i, c := range l {
			if i == 0 {
				b.WriteByte('c')
			}
			for j, p := range []Point{c.C1, c.C2, c.To} {
				x, y := tenths(p.X), tenths(p.Y)
				put(&b, x-at[0], i+j > 0)
				put(&b, y-at[1], true)
				if j == 2 {
					at = [2]int{x, y}
				}
			}
		}
		if !open {
			b.WriteByte('Z')
		}
	}
	return b.String()
}

// put writes a number of tenths; a minus sign parts it from the last by itself.
func put(b *strings.Builder, n int, apart bool) {
	switch {
	case n < 0:
		b.WriteByte('-')
		n = -n
	case apart:
		b.WriteByte(' ')
	}
	if n >= 10 || n == 0 {
		b.WriteString(strconv.Itoa(n / 10))
	}
	if n%10 > 0 {
		b.WriteByte('.')
		b.WriteString(strconv.Itoa(n % 10))
	}
}

// tenths of a thousandth; rounding is symmetric about the midline at 500.
func tenths(v float64) int {
	if v < 500 {
		return 10000 - int((1000-v)*10+.5)
	}
	return int(v*10 + .5)
}
