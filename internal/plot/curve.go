package plot

import (
	"math"
	"strings"
)

// Curve is a line or dots of y against x, both from 0 on or within bounds.
type Curve struct {
	Label      string
	X, Y       string // names of the axes
	Line       []XY
	Dots       []XY
	Band       []Band // an interval round the line
	XLo, XHi   float64
	YLo, YHi   float64
	XTicks     []float64 // shown without their sign: an axis that counts back
	Mark       *XY       // one place on it …
	MarkText   string    // … and what stands there
	Limit      float64
	SmallMarks bool
}

// XY is a point.
type XY struct{ X, Y float64 }

// Band is the interval at x.
type Band struct{ X, Lo, Hi float64 }

// Draw makes the picture.
func (c Curve) Draw() string {
	const w, h, left, right, top, bottom = 360.0, 230.0, 40.0, 14.0, 34.0, 178.0
	xs, ys := scale{c.XLo, c.XHi, left, w - right}, scale{c.YLo, c.YHi, bottom, top}
	p := open(w, h, "curve", c.Label)
	p.text("axis-name", 4, 16, start, c.Y)
	p.text("axis-name", w-right, h-8, end, c.X)
	for _, v := range ticksOf(c.YLo, c.YHi) {
		p.line("grid", left, ys.at(v), w-right, ys.at(v))
		p.text("tick", left-7, ys.at(v)+4, end, num(v))
	}
	p.line("axis", left, bottom, w-right, bottom)
	for _, v := range c.XTicks {
		p.line("axis", xs.at(v), bottom, xs.at(v), bottom+4)
		p.text("tick", xs.at(v), bottom+20, middle, num(math.Abs(v)))
	}
	if c.Limit > c.XLo && c.Limit < c.XHi {
		p.line("limit", xs.at(c.Limit), top, xs.at(c.Limit), bottom)
	}
	c.band(p, xs, ys)
	var d strings.Builder
	for _, q := range c.Line {
		if finite(q.X, q.Y) {
			if d.Len() == 0 {
				d.WriteString("M")
			} else {
				d.WriteString("L")
			}
			d.WriteString(num(xs.at(q.X)) + " " + num(ys.at(q.Y)))
		}
	}
	if d.Len() > 0 {
		p.path("level", d.String())
	}
	for _, q := range c.Dots {
		if finite(q.X, q.Y) {
			r := 4.0
			if c.SmallMarks {
				r = 2.6
			}
			p.mark(Disc, xs.at(q.X), ys.at(q.Y), r)
		}
	}
	if c.Mark != nil && finite(c.Mark.X, c.Mark.Y) {
		x, y := xs.at(c.Mark.X), ys.at(c.Mark.Y)
		p.line("limit", x, y, x, bottom)
		p.dot("solid", x, y, 5)
		anchor, dx := start, 10.0
		if x > w*0.6 {
			anchor, dx = end, -10
		}
		p.text("name", x+dx, max(y+4, top+6), anchor, c.MarkText)
	}
	return p.close()
}

func (c Curve) band(p *pen, xs, ys scale) {
	var up, down strings.Builder
	for i, b := range c.Band {
		if !finite(b.X, b.Lo, b.Hi) {
			return
		}
		step := "L"
		if i == 0 {
			step = "M"
		}
		up.WriteString(step + num(xs.at(b.X)) + " " + num(ys.at(b.Hi)))
	}
	for i := len(c.Band) - 1; i >= 0; i-- {
		b := c.Band[i]
		down.WriteString("L" + num(xs.at(b.X)) + " " + num(ys.at(b.Lo)))
	}
	if len(c.Band) > 1 {
		p.path("band", up.String()+down.String()+"z")
	}
}
