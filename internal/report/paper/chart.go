package paper

import (
	"strconv"

	"spotter/internal/body"
	"spotter/internal/report"
)

// chart draws both views with the sides named, the lit places shaded in grey
// steps with their intensity on them, h millimetres high at most. It says
// where it ends.
func (d *drawer) chart(x, y, w, h float64) float64 {
	d.font("", 6.5)
	legend := d.wrap(d.s.Chart.Legend, w)
	figure := h - 3.6 - 2.6*float64(len(legend))
	if most := (w/2 - 1) * body.WholeBox.H / body.WholeBox.W; figure > most {
		figure = most
	}
	figure = max(figure, 25)
	d.tags.enter("chart")
	scale := figure / body.WholeBox.H
	d.whole(func() {
		for i, v := range body.Views {
			ox := x + float64(i)*w/2 + (w/2-body.WholeBox.W*scale)/2
			d.view(v, ox, y, scale)
		}
	})
	d.tags.enter("legend")
	d.font("", 6.5)
	at := y + figure + 5
	for _, s := range legend {
		d.write(x, at, s)
		at += 2.6
	}
	d.box("chart", x, y, w, at-2-y)
	return at - 2
}

// view draws one side of the body at (ox, oy). Left and right are marked where
// the body's own sides lie in that view.
func (d *drawer) view(v body.View, ox, oy, scale float64) {
	put := func(p body.Point) (float64, float64) {
		return ox + (p.X-body.WholeBox.X)*scale, oy + (p.Y-body.WholeBox.Y)*scale
	}
	d.shade(v, put)
	d.labels(v, put)
	first, last, name := d.s.Chart.Right, d.s.Chart.Left, d.s.Chart.Front
	if v == body.Back {
		first, last, name = last, first, d.s.Chart.Back
	}
	wide := body.WholeBox.W * scale
	d.font("B", 11)
	d.at(ox+1, oy+5, first)
	d.at(ox+wide-3, oy+5, last)
	d.font("", 6.5)
	d.at(ox+(wide-d.p.GetStringWidth(name))/2, oy+body.WholeBox.H*scale+2.4, name)
}

func (d *drawer) shade(v body.View, put func(body.Point) (float64, float64)) {
	d.rule(.15)
	for _, s := range d.l.Chart.Spots {
		spot := body.Spot{Place: s.Place, Side: s.Side}
		if !body.Shown(v, s.Place) {
			continue
		}
		grey := report.Grey(s.Intensity)
		d.p.SetFillColor(grey, grey, grey)
		d.path(body.Path(v, spot), put, "FD")
	}
	d.p.SetDrawColor(150, 150, 150)
	d.path(body.Marks(v), put, "D")
	d.p.SetDrawColor(0, 0, 0)
	d.rule(.3)
	d.path(body.Silhouette(v), put, "D")
}

// labels put the figures on the lit parts.
func (d *drawer) labels(v body.View, put func(body.Point) (float64, float64)) {
	d.font("B", 7.5)
	for _, m := range report.Labels(d.l.Chart) {
		if m.View != v {
			continue
		}
		fx, fy := put(m.At)
		x, y := put(m.Tag)
		n := "?"
		if m.Intensity != nil {
			n = strconv.Itoa(*m.Intensity)
		}
		w := d.p.GetStringWidth(n) + .9
		d.p.Line(fx, fy, x, y)
		d.p.SetFillColor(255, 255, 255)
		d.p.Rect(x-w/2, y-1.5, w, 3, "FD")
		d.write(x-w/2+.45, y+.95, n)
	}
}

func (d *drawer) path(loops []body.Loop, put func(body.Point) (float64, float64), style string) {
	for _, l := range loops {
		x, y := put(l[0].From)
		d.p.MoveTo(x, y)
		for _, c := range l {
			ax, ay := put(c.C1)
			bx, by := put(c.C2)
			tx, ty := put(c.To)
			d.p.CurveBezierCubicTo(ax, ay, bx, by, tx, ty)
		}
		d.p.DrawPath(style)
	}
}
