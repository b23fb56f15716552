// Package plot answers "how do these numbers look": loads and pain on one line
// of time, effects with their intervals, curves, dots against a scale, all as
// SVG. Colours are CSS variables behind class names, so that one picture serves
// light, dark and paper; every kind of mark has a shape of its own, so that
// nothing hangs on colour. It refuses words of its own: every label is handed in
// and escaped here. It draws nothing from numbers that are not finite. The page
// that shows a picture shows the same numbers in a table.
package plot

import (
	"html"
	"math"
	"strconv"
	"strings"
)

// pen writes one picture.
type pen struct{ strings.Builder }

// open starts a picture of w by h units; label is what is read out for it.
func open(w, h float64, class, label string) *pen {
	p := &pen{}
	p.WriteString(`<svg class="plot ` + class + `" viewBox="0 0 ` + num(w) + ` ` + num(h) + `" role="img" aria-label="` + html.EscapeString(label) + `">`)
	return p
}

func (p *pen) close() string {
	p.WriteString("</svg>")
	return p.String()
}

// num is a coordinate to a tenth; what is not finite becomes 0, which no caller
// lets happen.
func num(x float64) string {
	if math.IsNaN(x) || math.IsInf(x, 0) {
		x = 0
	}
	x = math.Round(x*10) / 10
	if x == 0 { // never "-0"
		return "0"
	}
	return strconv.FormatFloat(x, 'f', -1, 64)
}

func (p *pen) line(class string, x1, y1, x2, y2 float64) {
	p.path(class, "M"+num(x1)+" "+num(y1)+"L"+num(x2)+" "+num(y2))
}

func (p *pen) path(class, d string) { p.WriteString(`<path class="` + class + `" d="` + d + `"/>`) }

func (p *pen) rect(class string, x, y, w, h float64) {
	if w > 0 && h > 0 {
		p.WriteString(`<rect class="` + class + `" x="` + num(x) + `" y="` + num(y) + `" width="` + num(w) + `" height="` + num(h) + `"/>`)
	}
}

func (p *pen) dot(class string, x, y, r float64) {
	p.WriteString(`<circle class="` + class + `" cx="` + num(x) + `" cy="` + num(y) + `" r="` + num(r) + `"/>`)
}

// anchors of a text.
const (
	start  = "start"
	middle = "middle"
	end    = "end"
)

func (p *pen) text(class string, x, y float64, anchor, s string) {
	p.WriteString(`<text class="` + class + `" x="` + num(x) + `" y="` + num(y) + `" text-anchor="` + anchor + `">` + html.EscapeString(s) + `</text>`)
}

// mark draws the mark of a kind of rating: its shape tells the kind.
func (p *pen) mark(kind string, x, y, r float64) {
	at := func(dx, dy float64) string { return num(x+dx) + " " + num(y+dy) }
	class := "mark " + kind
	switch kind {
	case Diamond:
		p.path(class, "M"+at(0, -r*1.3)+"L"+at(r*1.3, 0)+"L"+at(0, r*1.3)+"L"+at(-r*1.3, 0)+"z")
	case Triangle:
		p.path(class, "M"+at(0, -r*1.2)+"L"+at(r*1.2, r)+"L"+at(-r*1.2, r)+"z")
	case Square:
		p.rect(class, x-r, y-r, 2*r, 2*r)
	default:
		p.dot(class, x, y, r)
	}
}

// Shapes of marks.
const (
	Disc     = "disc"
	Diamond  = "diamond"
	Triangle = "triangle"
	Square   = "square"
)

// Key is the picture of one mark for a legend beside the plot, which says in
// words what it stands for.
func Key(kind string) string {
	p := &pen{}
	p.WriteString(`<svg class="plot key-mark" viewBox="0 0 24 16" aria-hidden="true" focusable="false">`)
	switch kind {
	case "bar":
		p.rect("bar", 7, 3, 10, 13)
	case "masked":
		p.rect("masked", 1, 0, 22, 16)
		p.line("masked-edge", 1.5, 0, 1.5, 16)
		p.line("masked-edge", 22.5, 0, 22.5, 16)
	case "flare":
		p.rect("flare", 1, 0, 22, 16)
		p.line("flare-top", 1, 1.5, 23, 1.5)
	case "care":
		p.line("care", 12, 2, 12, 14)
	case "level", "base", "morning-line", "now-line":
		p.line(kind, 1, 8, 23, 8)
	case "unexplained":
		p.text("unexplained", 12, 14, middle, "?")
	case "whisker":
		p.line("whisker", 1, 8, 23, 8)
		p.mark(Disc, 12, 8, 4)
	default:
		p.mark(kind, 12, 8, 4.5)
	}
	return p.close()
}

// scale maps values to places.
type scale struct{ lo, hi, from, to float64 }

func (s scale) at(v float64) float64 {
	if !(s.hi > s.lo) {
		return (s.from + s.to) / 2
	}
	return s.from + (v-s.lo)/(s.hi-s.lo)*(s.to-s.from)
}

// nice is a round number not below v.
func nice(v float64) float64 {
	if !(v > 0) || math.IsInf(v, 0) {
		return 1
	}
	ten := math.Pow(10, math.Floor(math.Log10(v)))
	for _, m := range []float64{1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10} {
		if m*ten >= v*(1-1e-9) {
			return m * ten
		}
	}
	return 10 * ten
}

func finite(vs ...float64) bool {
	for _, v := range vs {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return false
		}
	}
	return true
}
