// Package bodysvg answers "how does the body chart look": a picture as SVG with
// places lit up by intensity, lines as they were drawn, muscles or nerve bands,
// and numbered callouts. Meaning is never by colour alone: each step has its
// own pattern and every lit place a number. Colours are CSS variables, so one
// picture serves light, dark and paper. It refuses words of its own: every
// title, name and mark is handed in, and is escaped here. All paths come from
// package body and can be drawn elsewhere, for example into a PDF.
package bodysvg

import (
	"fmt"
	"html"
	"slices"
	"strings"

	"spotter/internal/body"
)

// Picture is what to draw.
type Picture struct {
	ID          string // starts every id in the picture; unique on its page
	View        body.View
	Box         body.Box // the part that is shown; zero = all of it
	Title, Desc string
	Left, Right string // the marks of the body's sides
	Behind      string // said on the back: seen from behind; "" = not said

	Heat    body.Heat    // 0-10 per spot; with Change from -10 to 10
	Unrated body.Unrated // drawn, but how strong was not told
	Change  bool

	Layer   body.Layer             // what is drawn beneath; "" = skin
	Bands   bool                   // nerve bands are in the picture (shown by class)
	Strokes []body.Area            // lines as they were drawn
	Calls   []Call                 // numbered callouts
	Name    func(body.Spot) string // "" = no name; a tooltip of each place
	Link    func(body.Spot) string // where a tap leads, for eyes and fingers; nil = nowhere
	Steps   bool                   // all patterns are in the picture, for a script to use
	Pixels  float64                // the width at which it is mostly shown, for the size of letters; 0 = 360
	Small   bool                   // for a letter: no tooltips, no faint lines
}

// Call is a callout: text at the edge with a line to a spot.
type Call struct {
	Spot body.Spot
	Text string
}

type pen struct {
	strings.Builder
	p     Picture
	box   body.Box
	scale float64 // units of the chart per pixel at the size it is usually shown
}

// Draw makes the picture. The result is safe to put into a page.
func Draw(p Picture) string {
	w := &pen{p: p, box: p.Box}
	if w.box == (body.Box{}) {
		w.box = body.WholeBox
	}
	w.scale = w.box.W / 360
	if w.box != body.WholeBox {
		w.scale = w.box.W / 460
	}
	if p.Pixels > 0 {
		w.scale = w.box.W / p.Pixels
	}
	if p.Box == (body.Box{}) { // room below the feet for the line that says from where it is seen
		w.box.H += max(0, 16*w.scale-45)
	}
	w.open()
	w.defs()
	w.figure()
	w.places()
	w.lines()
	w.strokes()
	w.calls()
	w.marks()
	w.WriteString("</svg>")
	return w.String()
}

func (w *pen) f(format string, a ...any) { fmt.Fprintf(w, format, a...) }

func esc(s string) string { return html.EscapeString(s) }

func (w *pen) id(name string) string { return esc(w.p.ID + "-" + name) }

func (w *pen) open() {
	b := w.box
	role, class := "img", "bodychart"
	if w.p.Link != nil {
		role = "group" // the links in it can be tapped, so it is not one image
	}
	if w.p.Small {
		class += " small"
	}
	if w.p.Layer != "" {
		class += " on-" + string(w.p.Layer)
	}
	w.f(`<svg xmlns="http://www.w3.org/2000/svg" class="%s" viewBox="%g %g %g %g" role="%s" aria-labelledby="%s %s" data-id="%s" data-view="%s">`,
		esc(class), b.X, b.Y, b.W, b.H, role, w.id("t"), w.id("d"), esc(w.p.ID), esc(string(w.p.View)))
	w.f(`<title id="%s">%s</title><desc id="%s">%s</desc>`, w.id("t"), esc(w.p.Title), w.id("d"), esc(w.p.Desc))
}

// defs: the silhouette as a clip for the soft edge, and the patterns of the
// steps that this picture uses.
func (w *pen) defs() {
	w.f(`<defs><path id="%s" d="%s"/><clipPath id="%s"><use href="#%s"/></clipPath>`, w.id("body"), still()[w.p.View].outline, w.id("clip"), w.id("body"))
	used := map[Step]bool{}
	for s, v := range w.p.Heat {
		if body.Shown(w.p.View, s.Place) {
			used[StepOf(v, w.p.Change)] = true
		}
	}
	for _, s := range steps {
		if used[s] || w.p.Steps && slices.Contains(Levels, s) {
			w.pattern(s)
		}
	}
	w.WriteString("</defs>")
}

// figure: the body with a soft edge that gives it volume.
func (w *pen) figure() {
	w.f(`<use class="bc-body" href="#%s"/>`, w.id("body"))
	if !w.p.Small {
		w.f(`<g class="bc-soft" clip-path="url(#%s)">`, w.id("clip"))
		for _, wide := range []int{66, 54, 43, 33, 24, 16, 9} {
			w.f(`<use href="#%s" stroke-width="%d"/>`, w.id("body"), wide)
		}
		w.WriteString("</g>")
	}
	if w.p.Bands {
		w.bands()
	}
	w.muscles()
}

// muscles are drawn when the layer asks for them.
func (w *pen) muscles() {
	if w.p.Layer != body.Muscle && !w.p.Bands {
		return
	}
	w.WriteString(still()[w.p.View].muscles)
}

func (w *pen) bands() {
	w.WriteString(`<g class="bc-bands">`)
	w.WriteString(still()[w.p.View].bands)
	for i, b := range still()[w.p.View].roots {
		at := b.At[i%2] // alternating, so that neighbours do not touch
		w.f(`<text x="%g" y="%g" font-size="%.4g">%s</text>`, at.X, at.Y+4*w.scale, 9.5*w.scale, esc(b.Root))
	}
	w.WriteString(`</g>`)
}

// places: each spot is one path with its code, lit up or not.
func (w *pen) places() {
	w.WriteString(`<g class="bc-places" aria-hidden="true">`) // the page's list says the same in words
	for _, s := range body.Spots(w.p.View) {
		if !w.seen(s) {
			continue
		}
		v, rated := w.p.Heat[s]
		open := w.p.Unrated[s]
		if w.p.Small && !rated && !open {
			continue
		}
		class, fill := "bc-place", ""
		switch {
		case rated:
			class += " lit"
			fill = fmt.Sprintf(` fill="url(#%s)"`, w.id(string(StepOf(v, w.p.Change))))
		case open:
			class += " unrated"
		}
		path := fmt.Sprintf(`<path class="%s" data-spot="%s"%s d="%s"/>`, class, esc(s.Code()), fill, still()[w.p.View].spots[s])
		if w.p.Link != nil {
			path = fmt.Sprintf(`<a href="%s" tabindex="-1">%s</a>`, esc(w.p.Link(s)), path)
		}
		w.WriteString(path)
	}
	w.WriteString(`</g>`)
}

// seen says whether any of a spot lies in the box.
func (w *pen) seen(s body.Spot) bool {
	e := still()[w.p.View].extent[s]
	b := w.box
	return e.X < b.X+b.W && e.X+e.W > b.X && e.Y < b.Y+b.H && e.Y+e.H > b.Y
}

// lines: folds and bones for the eye, and the outline on top of everything.
func (w *pen) lines() {
	w.f(`<path class="bc-marks" d="%s"/>`, still()[w.p.View].marks)
	w.f(`<path class="bc-line" d="%s"/>`, still()[w.p.View].outline)
}

func (w *pen) strokes() {
	w.WriteString(`<g class="bc-strokes">`)
	for _, a := range w.p.Strokes {
		for _, s := range a.Strokes {
			if s.View != w.p.View {
				continue
			}
			w.f(`<path d="%s" stroke-width="%g"/>`, strokePath(s), s.Width*1000)
		}
	}
	w.WriteString(`</g>`)
}

func strokePath(s body.Stroke) string {
	var b strings.Builder
	for i, p := range s.Points {
		lead := "L"
		if i == 0 {
			lead = "M"
		}
		fmt.Fprintf(&b, "%s%.1f %.1f", lead, p[0]*1000, p[1]*1000)
	}
	if len(s.Points) == 1 { // a dot needs a line of no length to be seen
		b.WriteString("h0")
	}
	return b.String()
}

// marks: the letters of the body's sides, and which way the body faces.
func (w *pen) marks() {
	left, right := w.p.Right, w.p.Left // as seen: from the front the right is on the left
	if w.p.View == body.Back {
		left, right = right, left
	}
	size, b := 17*w.scale, w.box
	w.f(`<g class="bc-sides" aria-hidden="true"><text x="%g" y="%g" font-size="%g">%s</text><text x="%g" y="%g" font-size="%g" text-anchor="end">%s</text>`,
		b.X+6*w.scale, b.Y+size, size, esc(left), b.X+b.W-6*w.scale, b.Y+size, size, esc(right))
	if w.p.Behind != "" && w.p.View == body.Back {
		w.f(`<text class="bc-behind" x="%g" y="%g" font-size="%g" text-anchor="middle">%s</text>`, b.X+b.W/2, b.Y+b.H-5*w.scale, 11*w.scale, esc(w.p.Behind))
	}
	w.WriteString(`</g>`)
}
