package paper

import (
	"strconv"

	"spotter/internal/report"
)

const title = 2.7 // height of the line above a row, mm

// timeHeight is what lines will take.
func (d *drawer) timeHeight(w float64) float64 {
	d.font("", 6.5)
	return 4.2 + float64(1+len(d.l.Lifts))*(d.band+title+.9) + 3 + 2.7*float64(len(d.wrap(d.s.Time.Key, w)))
}

// lines draws pain and the lifts on one time line of weeks; the stretches in
// which a medicine may hide pain are ruled. It says where it ends.
func (d *drawer) lines(x, y, w float64) float64 {
	top := y
	d.rule(.2)
	d.art(func() { d.p.Line(x, y, x+w, y) })
	d.tags.enter("title time")
	d.font("B", d.text+.9)
	d.at(x, y+3.3, d.s.Time.Title)
	y += 4.2
	d.tags.enter("time")
	d.whole(func() {
		for k := range report.Rows(d.l) {
			y = d.row(k, x, y, w)
		}
		d.axis(x, y, w)
	})
	y += 3
	d.tags.enter("key")
	d.font("", 6.5)
	for _, s := range d.wrap(d.s.Time.Key, w) {
		d.write(x, y+1.7, s)
		y += 2.7
	}
	d.box("time", x, top, w, y-top)
	return y
}

// axis names the first day of every third week.
func (d *drawer) axis(x, y, w float64) {
	d.font("", 6)
	step := w / report.Weeks
	for i := 0; i < len(d.s.Time.Starts); i += 3 {
		d.at(x+float64(i)*step+.5, y+1.7, d.s.Time.Starts[i])
	}
	end := d.s.Time.Until
	d.at(x+w-d.p.GetStringWidth(d.clean(end)), y+1.7, end)
}

// row draws one row of the line of time.
func (d *drawer) row(k int, x, y, w float64) float64 {
	band := d.band
	row := report.Rows(d.l)[k]
	key := d.s.Time.Pain
	var bars []string
	if k > 0 {
		key, bars = d.s.Time.Lifts[k-1], d.s.Time.Bars[k-1]
	}
	d.font("B", 6.8)
	d.at(x, y+2.1, key)
	base, step := y+title+band, w/report.Weeks
	d.masks(x, base, w)
	d.rule(.15)
	px, py := -1.0, 0.0
	for i, p := range row.Points {
		left := x + float64(i)*step
		if p.Bar != nil {
			h := band * min(*p.Bar/row.Top, 1)
			d.p.SetFillColor(212, 212, 212)
			d.p.Rect(left+.8, base-h, step-1.6, h, "FD")
			if i < len(bars) {
				d.font("", 5.5)
				d.at(left+(step-d.p.GetStringWidth(bars[i]))/2, base-.6, bars[i])
			}
		}
		if p.Pain != nil {
			d.font("B", 6.5)
			n := strconv.Itoa(*p.Pain)
			nw := d.p.GetStringWidth(n)
			d.p.SetFillColor(255, 255, 255)
			d.p.Rect(left+(step-nw)/2-.3, base-band, nw+.6, 2.4, "F")
			d.at(left+(step-nw)/2, base-band+2, n)
		}
		if p.Line == nil {
			px = -1
			continue
		}
		ly := base - band*min(*p.Line/row.Top, 1)
		if px >= 0 {
			d.rule(.5)
			d.p.Line(px, py, left+step/2, ly)
			d.rule(.15)
		}
		px, py = left+step/2, ly
	}
	d.p.Line(x, base, x+w, base)
	return base + .9
}

// masks rules the days on which a medicine may hide pain.
func (d *drawer) masks(x, base, w float64) {
	d.rule(.1)
	d.p.SetDrawColor(120, 120, 120)
	for _, m := range report.MaskSpans(d.l) {
		for at := m[0]; at < m[1]; at += 1.0 / (7 * report.Weeks) {
			d.p.Line(x+w*at, base-d.band, x+w*at, base)
		}
	}
	d.p.SetDrawColor(0, 0, 0)
}
