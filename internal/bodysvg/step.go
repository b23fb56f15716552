package bodysvg

import "spotter/internal/body"

// Step is a class of intensity with one pattern and one colour.
type Step string

// The steps. Figures are our own: none, mild 1-3, moderate 4-6, strong 7-8,
// very strong 9-10; and for a change less, the same, more.
const (
	None     Step = "s0"
	Mild     Step = "s1"
	Moderate Step = "s2"
	Strong   Step = "s3"
	Severe   Step = "s4"
	Less     Step = "down"
	Same     Step = "same"
	More     Step = "up"
)

var steps = []Step{None, Mild, Moderate, Strong, Severe, Less, Same, More}

// Levels are the steps of an intensity, for a key.
var Levels = []Step{Mild, Moderate, Strong, Severe}

// Changes are the steps of a change, for a key.
var Changes = []Step{Less, Same, More}

// StepOf an intensity from 0 to 10, or of a change from -10 to 10. What is no
// number is Severe: the cautious side.
func StepOf(v float64, change bool) Step {
	switch {
	case change && v < 0:
		return Less
	case change && v == 0:
		return Same
	case change:
		return More
	case v == 0:
		return None
	case v < 3.5:
		return Mild
	case v < 6.5:
		return Moderate
	case v < 8.5:
		return Strong
	}
	return Severe
}

// pattern of a step: dots, lines, crossed lines, a dark ground with light
// lines. The ground is the colour; without colour the pattern is enough.
func (w *pen) pattern(s Step) {
	u := 7 * w.scale / 2 // half a tile
	if w.p.Box != (body.Box{}) {
		u = 9 * w.scale / 2
	}
	w.f(`<pattern id="%s" class="bc-pat %s" width="%g" height="%g" patternUnits="userSpaceOnUse"><rect class="ground" width="%g" height="%g"/>`,
		w.id(string(s)), s, 2*u, 2*u, 2*u, 2*u)
	thin := u / 3.4
	line := func(d string) { w.f(`<path class="ink" stroke-width="%.3g" d="%s"/>`, thin, d) }
	up := w.path("M%g %gL%g %gM%g %gL%g %gM%g %gL%g %g", -u, u, u, -u, 0.0, 2*u, 2*u, 0.0, u, 3*u, 3*u, u)
	down := w.path("M%g %gL%g %gM%g %gL%g %gM%g %gL%g %g", -u, u, u, 3*u, 0.0, 0.0, 2*u, 2*u, u, -u, 3*u, u)
	switch s {
	case Mild, Same:
		w.f(`<circle class="dot" cx="%.4g" cy="%.4g" r="%.3g"/>`, u, u, u/3)
	case Moderate, More:
		line(up)
	case Strong:
		line(up + down)
	case Severe:
		line(w.path("M0 %gH%gM%g 0V%g", u, 2*u, u, 2*u))
	case Less:
		line(w.path("M0 %gH%g", u, 2*u))
	}
	w.WriteString("</pattern>")
}

// Swatch is the pattern of a step as a small picture, for a key.
func Swatch(id string, s Step) string {
	w := &pen{p: Picture{ID: id}, scale: 1}
	w.f(`<svg class="bc-swatch" viewBox="0 0 36 22" aria-hidden="true" focusable="false"><defs>`)
	w.box = body.WholeBox
	w.pattern(s)
	w.f(`</defs><rect class="lit" x="1" y="1" width="34" height="20" rx="4" fill="url(#%s)"/></svg>`, w.id(string(s)))
	return w.String()
}
