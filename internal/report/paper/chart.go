package paper

import (
	"strconv"

	"spotter/internal/body"
)

// chart draws both views with the sides named, the lit places shaded in grey
// steps with their intensity beside them.
func (d *drawer) chart(c *column) {
	h := 62.0
	if d.h < 290 {
		h = 46
	}
	d.room(c, h+9)
	d.box("chart", c.x, c.y, c.w, h+8)
	scale := h / body.WholeBox.H
	for i, v := range body.Views {
		ox := c.x + float64(i)*c.w/2 + (c.w/2-body.WholeBox.W*scale)/2
		v := v
		put := func(p body.Point) (float64, float64) {
			return ox + (p.X-body.WholeBox.X)*scale, c.y + (p.Y-body.WholeBox.Y)*scale
		}
		d.view(v, put)
		left, right := d.s.Right, d.s.Left
		name := d.s.Front
		if v == body.Back {
			left, right, name = d.s.Left, d.s.Right, d.s.Back
		}
		d.font("B", 11)
		d.at(ox+1, c.y+6, left)
		d.at(ox+body.WholeBox.W*scale-3, c.y+6, right)
		d.font("", 6.5)
		d.at(ox+(body.WholeBox.W*scale-d.p.GetStringWidth(name))/2, c.y+h+2.6, name)
	}
	d.font("", 6.5)
	y := c.y + h + 5.6
	for _, s := range d.wrap(d.s.Legend, c.w) {
		d.at(c.x, y, s)
		y += 2.6
	}
	c.y = max(y, c.y+h+8) + 1
}

func (d *drawer) view(v body.View, put func(body.Point) (float64, float64)) {
	d.p.SetLineWidth(.15)
	for _, s := range d.l.Chart.Spots {
		spot := body.Spot{Place: s.Place, Side: s.Side}
		if !body.Shown(v, s.Place) {
			continue
		}
		grey := 235
		if s.Intensity != nil {
			grey = 225 - 16*min(max(*s.Intensity, 0), 10)
		}
		d.p.SetFillColor(grey, grey, grey)
		d.path(body.Path(v, spot), put, "FD")
	}
	d.p.SetDrawColor(150, 150, 150)
	d.path(body.Marks(v), put, "D")
	d.p.SetDrawColor(0, 0, 0)
	d.p.SetLineWidth(.3)
	d.path(body.Silhouette(v), put, "D")
	d.font("B", 7)
	for _, s := range d.l.Chart.Spots {
		m, ok := body.Middle(v, body.Spot{Place: s.Place, Side: s.Side})
		if !ok || s.Intensity == nil {
			continue
		}
		x, y := put(m)
		n := strconv.Itoa(*s.Intensity)
		w := d.p.GetStringWidth(n) + .8
		d.p.SetFillColor(255, 255, 255)
		d.p.Rect(x-w/2, y-1.4, w, 2.8, "F")
		d.at(x-w/2+.4, y+.9, n)
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
