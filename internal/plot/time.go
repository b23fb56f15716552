package plot

import (
	"strings"

	"spotter/internal/day"
)

// Time is a picture of what was done and how it felt, on one line of time:
// from above what was taken and used, the pain, the load.
type Time struct {
	From, To day.Date
	Narrow   bool // for a phone: fewer labels, taller
	Label    string
	Date     func(day.Date) string // a date, short
	Month    func(day.Date) string // a month, short
	Pain     string                // names of the axes
	Load     string

	Lines  []Line // pain
	Bars   []Bar
	Days   int // width of a bar, 1 or 7
	Masked []Span
	Flares []Span
	Care   []day.Date
	Marks  []Mark // flares that nothing explains, over the pain
	Level  []Line // a model's line, drawn without marks
}

// Line is ratings of one kind. A gap longer than Gap days is left open.
type Line struct {
	Class  string // of the line; "" = marks only
	Shape  string // of the marks; "" = none
	Points []Point
	Gap    float64 // in days
}

// Point is a value at an hour of a day. Lo and Hi, where they differ, are drawn
// as a thin line through it.
type Point struct {
	Day    day.Date
	Hour   float64
	Y      float64
	Lo, Hi float64
}

// Bar is the load of the days from Day on.
type Bar struct {
	Day day.Date
	V   float64
}

// Span is a stretch of days, both included.
type Span struct {
	From, To day.Date
	Text     string
}

// Mark is a sign over a point.
type Mark struct {
	Day  day.Date
	Hour float64
	Y    float64
	Text string
}

type timePen struct {
	*pen
	t                Time
	w, h, left       float64
	right            float64
	top, painB       float64 // rows of the pain part
	loadTop, loadB   float64
	careTop, careEnd float64
}

// Draw makes the picture. Nothing outside From and To is drawn.
func (t Time) Draw() string {
	p := timePen{t: t, w: 900, h: 400, left: 34, right: 10, top: 44, painB: 232, loadTop: 262, loadB: 358, careTop: 24, careEnd: 38}
	if t.Narrow {
		p.w, p.h, p.left, p.painB, p.loadTop, p.loadB = 360, 400, 26, 232, 262, 358
	}
	p.pen = open(p.w, p.h, "time", t.Label)
	p.ground()
	p.spans()
	p.bars()
	for _, d := range t.Care {
		if p.has(d) {
			x := p.x(d, 12)
			p.line("care", x, p.careTop, x, p.careEnd)
		}
	}
	for _, l := range t.Level {
		p.draw(l)
	}
	for _, l := range t.Lines {
		p.draw(l)
	}
	for _, m := range t.Marks {
		if p.has(m.Day) && finite(m.Y) {
			p.text("unexplained", p.x(m.Day, m.Hour), max(p.y(m.Y)-9, p.top+10), middle, m.Text)
		}
	}
	return p.close()
}

func (p timePen) has(d day.Date) bool { return !d.Before(p.t.From) && !d.After(p.t.To) }

func (p timePen) x(d day.Date, hour float64) float64 {
	s := scale{0, float64(p.t.To.Sub(p.t.From) + 1), p.left, p.w - p.right}
	return s.at(float64(d.Sub(p.t.From)) + hour/24)
}

func (p timePen) y(v float64) float64 { return scale{0, 10, p.painB, p.top + 8}.at(v) }

// ground draws the axes, the grid and the dates.
func (p timePen) ground() {
	for _, v := range []float64{0, 2, 4, 6, 8, 10} {
		p.line("grid", p.left, p.y(v), p.w-p.right, p.y(v))
		if v == 0 || v == 4 || v == 10 || !p.t.Narrow {
			p.text("tick", p.left-7, p.y(v)+4, end, num(v))
		}
	}
	p.text("axis-name", p.left, p.top-28, start, p.t.Pain)
	p.line("axis", p.left, p.loadB, p.w-p.right, p.loadB)
	last := -1e9
	room := 54.0
	for _, tk := range p.ticks() {
		x := p.x(tk.d, 0)
		p.line("grid", x, p.top, x, p.painB)
		p.line("grid", x, p.loadTop, x, p.loadB+5)
		if x-last >= room && x < p.w-p.right-24 {
			p.text("tick", x, p.loadB+20, start, tk.text)
			last = x
		}
	}
}

type tick struct {
	d    day.Date
	text string
}

// ticks are Mondays on a short line, first days of months on a long one.
func (p timePen) ticks() (out []tick) {
	days := p.t.To.Sub(p.t.From) + 1
	for d := p.t.From; !d.After(p.t.To); d = d.Add(1) {
		switch {
		case days <= 100 && d.Weekday() == 1:
			out = append(out, tick{d, p.t.Date(d)})
		case days > 100 && days <= 800 && d.Time().Day() == 1:
			out = append(out, tick{d, p.t.Month(d)})
		case days > 800 && d.Time().Day() == 1 && d.Time().Month() == 1:
			out = append(out, tick{d, d.String()[:4]})
		}
	}
	return out
}

// clip is a span inside the picture.
func (p timePen) clip(s Span) (x, w float64, ok bool) {
	if s.To.Before(p.t.From) || s.From.After(p.t.To) {
		return 0, 0, false
	}
	from, to := s.From, s.To
	if from.Before(p.t.From) {
		from = p.t.From
	}
	if to.After(p.t.To) {
		to = p.t.To
	}
	x = p.x(from, 0)
	return x, p.x(to, 24) - x, true
}

func (p timePen) spans() {
	for _, s := range p.t.Masked {
		if x, w, ok := p.clip(s); ok {
			p.rect("masked", x, p.top, w, p.loadB-p.top)
			p.line("masked-edge", x, p.top, x, p.loadB)
			p.line("masked-edge", x+w, p.top, x+w, p.loadB)
		}
	}
	for _, s := range p.t.Flares {
		if x, w, ok := p.clip(s); ok {
			p.rect("flare", x, p.top, w, p.painB-p.top)
			p.line("flare-top", x, p.top, x+w, p.top)
			p.text("flare-no", x+w/2, p.top+13, middle, s.Text)
		}
	}
}

func (p timePen) bars() {
	top := 0.0
	for _, b := range p.t.Bars {
		if finite(b.V) && p.has(b.Day) {
			top = max(top, b.V)
		}
	}
	name := p.t.Load
	p.text("axis-name", p.left, p.loadTop-8, start, name)
	if top == 0 {
		return
	}
	s := scale{0, nice(top), p.loadB, p.loadTop}
	p.line("grid", p.left, s.at(s.hi), p.w-p.right, s.at(s.hi))
	p.text("tick", p.left-5, s.at(s.hi)+4, end, short(s.hi))
	for _, b := range p.t.Bars {
		if !finite(b.V) || !(b.V > 0) || !p.has(b.Day) {
			continue
		}
		w := p.x(b.Day.Add(p.t.Days), 0) - p.x(b.Day, 0)
		gap := min(w*0.15, 3)
		right := min(p.x(b.Day, 0)+w-gap, p.w-p.right)
		x := p.x(b.Day, 0) + gap
		p.rect("bar", x, s.at(b.V), max(right-x, 1.2), p.loadB-s.at(b.V))
	}
}

// short is a number of a few characters: 12000 is 12k.
func short(v float64) string {
	if v >= 10000 {
		return num(v/1000) + "k"
	}
	return num(v)
}

// draw is one line with its marks; gaps stay gaps.
func (p timePen) draw(l Line) {
	var d, range_ strings.Builder
	var last Point
	n := 0
	for _, pt := range l.Points {
		if !p.has(pt.Day) || !finite(pt.Y) {
			continue
		}
		x, y := p.x(pt.Day, pt.Hour), p.y(pt.Y)
		step := "M"
		if n > 0 && float64(pt.Day.Sub(last.Day))+(pt.Hour-last.Hour)/24 <= l.Gap {
			step = "L"
		}
		d.WriteString(step + num(x) + " " + num(y))
		if finite(pt.Lo, pt.Hi) && pt.Hi > pt.Lo {
			range_.WriteString("M" + num(x) + " " + num(p.y(pt.Lo)) + "V" + num(p.y(pt.Hi)))
		}
		last, n = pt, n+1
	}
	if n == 0 {
		return
	}
	if range_.Len() > 0 {
		p.path("range", range_.String())
	}
	if l.Class != "" {
		p.path(l.Class, d.String())
	}
	if l.Shape == "" {
		return
	}
	r := 3.4
	switch {
	case p.t.Narrow && n > 40:
		r = 1.7
	case n > 90:
		r = 2.4
	}
	for _, pt := range l.Points {
		if p.has(pt.Day) && finite(pt.Y) {
			p.mark(l.Shape, p.x(pt.Day, pt.Hour), p.y(pt.Y), r)
		}
	}
}
