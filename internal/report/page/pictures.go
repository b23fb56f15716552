package page

import (
	"fmt"
	"strconv"

	"spotter/internal/body"
	"spotter/internal/report"
)

// Chart is the body from both sides, lit places in steps of grey with their
// figures, the body's own left and right marked where they lie in each view.
func Chart(l *report.Letter, s report.Sheet) string {
	w := &pen{}
	b := body.WholeBox
	w.f(`<svg class="chart" role="img" viewBox="0 0 %.4g %.4g"><title id="letter-chart">%s</title>`, 2*b.W, b.H+110, esc(s.Chart.Alt))
	for i, v := range body.Views {
		w.f(`<g data-view="%s" transform="translate(%.4g %.4g)">`, v, float64(i)*b.W-b.X, -b.Y)
		for _, x := range l.Chart.Spots {
			if body.Shown(v, x.Place) {
				grey := report.Grey(x.Intensity)
				w.f(`<path data-spot="%s.%s" d="%s" fill="#%02x%02x%02x"/>`, x.Side, x.Place, body.SVG(body.Path(v, body.Spot{Place: x.Place, Side: x.Side}), false), grey, grey, grey)
			}
		}
		w.f(`<path class="faint" d="%s"/><path class="line" d="%s"/>`, body.SVG(body.Marks(v), true), body.SVG(body.Silhouette(v), false))
		w.labels(l, v)
		first, last, name := s.Chart.Right, s.Chart.Left, s.Chart.Front
		if v == body.Back {
			first, last, name = last, first, s.Chart.Back
		}
		w.f(`<text class="side" x="%.4g" y="%.4g">%s</text><text class="side" x="%.4g" y="%.4g">%s</text>`, b.X+b.W*.12, b.Y+110, esc(first), b.X+b.W*.88, b.Y+110, esc(last))
		w.f(`<text class="view" x="%.4g" y="%.4g">%s</text></g>`, b.X+b.W/2, b.Y+b.H+80, esc(name))
	}
	w.WriteString(`</svg>`)
	return w.String()
}

// labels put the figures on the lit parts of a view.
func (w *pen) labels(l *report.Letter, v body.View) {
	for _, m := range report.Labels(l.Chart) {
		if m.View != v {
			continue
		}
		n := "?"
		if m.Intensity != nil {
			n = strconv.Itoa(*m.Intensity)
		}
		half := 16 + 24*float64(len(n))
		w.f(`<g data-label="%s" data-at="%.5g"><path class="lead" d="M%.5g %.5gL%.5g %.5g"/><rect x="%.5g" y="%.5g" width="%.4g" height="92" class="tag"/><text class="figure" x="%.5g" y="%.5g">%s</text></g>`, m.Side, m.Tag.X, m.At.X, m.At.Y, m.Tag.X, m.Tag.Y, m.Tag.X-half, m.Tag.Y-46, 2*half, m.Tag.X, m.Tag.Y+28, n)
	}
}

// The measures of the line of time, in units of its picture.
const (
	wide, tall = 600.0, 46.0
	head       = 17.0
)

// Time is pain and load on one line of weeks.
func Time(l *report.Letter, s report.Sheet) string {
	w := &pen{}
	rows := report.Rows(l)
	w.f(`<svg class="chart time" role="img" viewBox="0 0 %g %.4g"><title id="letter-time">%s</title>`, wide, float64(len(rows))*(tall+head)+20, esc(s.Time.Title+". "+s.Time.Alt))
	for k, row := range rows {
		key := s.Time.Pain
		if k > 0 {
			key = s.Time.Lifts[k-1]
		}
		var bars []string
		if k > 0 {
			bars = s.Time.Bars[k-1]
		}
		w.row(l, row, k, key, bars)
	}
	step := wide / report.Weeks
	y := float64(len(rows))*(tall+head) + 14
	for i := 0; i < len(s.Time.Starts); i += 3 {
		w.f(`<text x="%.4g" y="%.4g">%s</text>`, float64(i)*step+2, y, esc(s.Time.Starts[i]))
	}
	w.f(`<text class="end" x="%g" y="%.4g">%s</text></svg>`, wide, y, esc(s.Time.Until))
	return w.String()
}

func (w *pen) row(l *report.Letter, row report.Row, k int, key string, bars []string) {
	base, step := float64(k)*(tall+head)+head+tall, wide/report.Weeks
	w.f(`<text x="0" y="%.4g">%s</text>`, base-tall-4, esc(key))
	for _, m := range report.MaskSpans(l) {
		for at := m[0]; at < m[1]; at += 1.0 / (7 * report.Weeks) {
			w.f(`<path class="mask" d="M%.5g %.4gV%.4g"/>`, at*wide, base-tall, base)
		}
	}
	line := ""
	pen := "M"
	for i, p := range row.Points {
		left := float64(i) * step
		if p.Bar != nil {
			h := tall * min(*p.Bar/row.Top, 1)
			w.f(`<rect class="column" x="%.4g" y="%.4g" width="%.4g" height="%.4g"/>`, left+5, base-h, step-10, h)
			if i < len(bars) && bars[i] != "" {
				w.f(`<text class="load" x="%.4g" y="%.4g">%s</text>`, left+step/2, base-4, esc(bars[i]))
			}
		}
		if p.Pain != nil {
			w.f(`<text class="pain" x="%.4g" y="%.4g">%d</text>`, left+step/2, base-tall+11, *p.Pain)
		}
		if p.Line == nil {
			pen = "M"
			continue
		}
		line += fmt.Sprintf("%s%.4g %.4g", pen, left+step/2, base-tall*min(*p.Line/row.Top, 1))
		pen = "L"
	}
	if line != "" {
		w.f(`<path class="mean" d="%s"/>`, line)
	}
	w.f(`<path class="line" d="M0 %.4gH%g"/>`, base, wide)
}
