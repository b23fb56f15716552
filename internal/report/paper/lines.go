package paper

import (
	"strconv"

	"spotter/internal/report"
)

const strips = 9.8 // height of one small chart, mm

// lines draws pain and the lifts on one time line of weeks; the stretches in
// which a medicine may hide pain are ruled.
func (d *drawer) lines(c *column) {
	d.room(c, strips+5)
	d.band(c, d.s.PainKey, func(i int) (bar *float64, mark string, line *float64) {
		w := d.l.Course.Weeks[i]
		if w.Worst != nil {
			v := float64(*w.Worst)
			bar, mark = &v, strconv.Itoa(*w.Worst)
		}
		return bar, mark, w.Mean
	}, 10)
	for k, l := range d.l.Lifts {
		most := 0.0
		value := func(i int) *float64 {
			if l.Weeks[i].Kg != nil || d.s.Stop == "" {
				return l.Weeks[i].Kg
			}
			n := float64(l.Weeks[i].Sets)
			return &n
		}
		for i := range l.Weeks {
			if v := value(i); v != nil {
				most = max(most, *v)
			}
		}
		d.room(c, strips+5)
		d.band(c, d.s.LiftKeys[k], func(i int) (*float64, string, *float64) {
			mark := ""
			if p := l.Weeks[i].Pain; p != nil {
				mark = strconv.Itoa(*p)
			}
			return value(i), mark, nil
		}, max(most*1.4, 1))
	}
	d.font("", 6)
	if n := len(d.l.Course.Weeks); n > 0 {
		d.room(c, 3)
		d.at(c.x, c.y+1.5, d.l.Course.Weeks[0].Starts.String())
		end := d.l.AsOf.String()
		d.at(c.x+c.w-d.p.GetStringWidth(end), c.y+1.5, end)
		d.box("axis", c.x, c.y-.5, c.w, 2.8)
		c.y += 3.2
	}
}

func (d *drawer) band(c *column, key string, at func(int) (bar *float64, mark string, line *float64), top float64) {
	d.box("timeline", c.x, c.y, c.w, strips+4)
	d.font("", 6.5)
	d.at(c.x, c.y+2.4, key)
	base := c.y + 3.4 + strips
	step := c.w / report.Weeks
	d.p.SetLineWidth(.15)
	d.masks(c, base)
	px, py := -1.0, 0.0
	for i := range report.Weeks {
		bar, mark, line := at(i)
		x := c.x + float64(i)*step
		if bar != nil {
			h := strips * min(*bar/top, 1)
			d.p.SetFillColor(205, 205, 205)
			d.p.Rect(x+.8, base-h, step-1.6, h, "FD")
			d.font("", 5.5)
			if v := strconv.FormatFloat(*bar, 'f', -1, 64); top != 10 && *bar > 0 {
				d.at(x+(step-d.p.GetStringWidth(v))/2, base-.6, v)
			}
		}
		if mark != "" {
			d.font("B", 6.5)
			d.at(x+(step-d.p.GetStringWidth(mark))/2, base-strips+2.2, mark)
		}
		if line != nil {
			y := base - strips*min(*line/top, 1)
			if px >= 0 {
				d.p.SetLineWidth(.5)
				d.p.Line(px, py, x+step/2, y)
				d.p.SetLineWidth(.15)
			}
			px, py = x+step/2, y
		} else {
			px = -1
		}
	}
	d.p.Line(c.x, base, c.x+c.w, base)
	c.y = base + 1.1
}

// masks rules the days on which a medicine may hide pain.
func (d *drawer) masks(c *column, base float64) {
	from := d.l.Course.Weeks[0].Starts
	days := float64(7 * report.Weeks)
	for _, m := range d.l.Medicine {
		if m.MaskTo.IsZero() || m.MaskTo.Before(from) {
			continue
		}
		a := max(float64(m.MaskFrom.Sub(from)), 0)
		b := min(float64(m.MaskTo.Sub(from))+1, days)
		for x := a; x < b; x++ {
			at := c.x + c.w*x/days
			d.p.Line(at, base-strips, at, base)
		}
	}
}
