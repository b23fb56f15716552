package course

import (
	"fmt"
	"html"
	"math"
	"strings"
)

// sheet is a picture that stands by itself: an SVG with its colours inside, for
// light and for dark.
type sheet struct {
	strings.Builder
	w, h float64
}

const sheetStyle = `<style>
svg{font:12px system-ui,sans-serif;background:#fff;color:#222}
.f{stroke:#bbb;fill:none}.g{stroke:#ddd;fill:none;stroke-dasharray:2 3}.t{fill:#444}.b{fill:#111;font-weight:600}
.s0{stroke:#0b5fa5;fill:none}.s1{stroke:#b3541e;fill:none}.s2{stroke:#2c7a3f;fill:none}.s3{stroke:#7a3b8f;fill:none}
.d0{fill:#0b5fa5}.d1{fill:#b3541e}.d2{fill:#2c7a3f}.d3{fill:#7a3b8f}.n{fill:#555}.e{stroke:#888;fill:none}
@media(prefers-color-scheme:dark){svg{background:#16181b}.f{stroke:#555}.g{stroke:#383b40}.t{fill:#c5c8cc}.b{fill:#fff}.n{fill:#aaa}.e{stroke:#888}
.s0{stroke:#6db4ee}.s1{stroke:#f0a070}.s2{stroke:#7fcf94}.s3{stroke:#cf9be0}.d0{fill:#6db4ee}.d1{fill:#f0a070}.d2{fill:#7fcf94}.d3{fill:#cf9be0}}
</style>`

func newSheet(w, h float64, title string) *sheet {
	s := &sheet{w: w, h: h}
	fmt.Fprintf(s, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %g %g" role="img" aria-label="%s">`, w, h, html.EscapeString(title))
	s.WriteString("\n" + sheetStyle + "\n")
	fmt.Fprintf(s, `<title>%s</title>`+"\n", html.EscapeString(title))
	return s
}

func (s *sheet) text(class string, x, y float64, anchor, t string) {
	fmt.Fprintf(s, `<text class="%s" x="%.1f" y="%.1f" text-anchor="%s">%s</text>`+"\n", class, x, y, anchor, html.EscapeString(t))
}

func (s *sheet) line(class string, x1, y1, x2, y2 float64) {
	fmt.Fprintf(s, `<path class="%s" d="M%.1f %.1fL%.1f %.1f"/>`+"\n", class, x1, y1, x2, y2)
}

func (s *sheet) dot(class string, x, y, r float64) {
	fmt.Fprintf(s, `<circle class="%s" cx="%.1f" cy="%.1f" r="%.1f"/>`+"\n", class, x, y, r)
}

func (s *sheet) path(class string, at [][2]float64) {
	if len(at) < 2 {
		return
	}
	fmt.Fprintf(s, `<path class="%s" stroke-width="1.6" d="`, class)
	for i, p := range at {
		fmt.Fprintf(s, "%c%.1f %.1f", "ML"[b2i(i > 0)], p[0], p[1])
	}
	s.WriteString("\"/>\n")
}

func (s *sheet) done() string { return s.String() + "</svg>\n" }

// axis maps values to a side of the sheet.
type axis struct{ from, to, lo, hi float64 }

func (a axis) at(v float64) float64 { return a.lo + (v-a.from)/(a.to-a.from)*(a.hi-a.lo) }

// steps are round values along an axis.
func (a axis) steps() []float64 {
	span := a.to - a.from
	step := math.Pow(10, math.Floor(math.Log10(span/4)))
	for span/step > 8 {
		step *= 2
		if span/step > 8 {
			step *= 2.5
		}
	}
	var out []float64
	for v := math.Ceil(a.from/step) * step; v <= a.to+1e-9; v += step {
		out = append(out, v)
	}
	return out
}

// Frontier draws total against flare days, a cross of 95 % intervals for each
// policy. Up and to the left is better.
func Frontier(scores []Score, under string) string {
	lo, hi, most := 100.0, 100.0, 1.0
	for _, x := range scores {
		lo, hi, most = math.Min(lo, x.Total.Lo), math.Max(hi, x.Total.Hi), math.Max(most, x.Flares.Hi)
	}
	s := newSheet(760, 440, "Simulated: meet total against flare days, by policy. "+under)
	x := axis{0, most * 1.12, 64, 740}
	y := axis{math.Floor(lo - 0.5), math.Ceil(hi), 372, 56}
	s.text("b", 64, 22, "start", "Simulated athletes: meet total against flare days")
	s.text("t", 64, 40, "start", under)
	for _, v := range y.steps() {
		s.line("g", x.lo, y.at(v), x.hi, y.at(v))
		s.text("t", x.lo-8, y.at(v)+4, "end", fmt.Sprintf("%g", v))
	}
	for _, v := range x.steps() {
		s.line("g", x.at(v), y.lo, x.at(v), y.hi)
		s.text("t", x.at(v), y.lo+18, "middle", fmt.Sprintf("%g", v))
	}
	s.text("t", 402, 412, "middle", "flare days in seven weeks (fewer is better)")
	s.text("t", 740, 40, "end", "up: % of the pain-free total")
	s.text("t", 402, 430, "middle", "Simulated, not clinical evidence. Crosses are 95 % intervals.")
	placed := [][2]float64{}
	for _, p := range scores {
		px, py := x.at(p.Flares.Mean), y.at(p.Total.Mean)
		s.line("e", x.at(p.Flares.Lo), py, x.at(p.Flares.Hi), py)
		s.line("e", px, y.at(p.Total.Lo), px, y.at(p.Total.Hi))
		class := map[string]string{"controller": "d2", "oracle": "d3", "rule book": "d0"}[p.Policy]
		if class == "" {
			class = "n"
		}
		s.dot(class, px, py, 5)
		ty := free(placed, px, py-8)
		placed = append(placed, [2]float64{px, ty})
		s.text("b", px+9, ty, "start", p.Policy)
	}
	return s.done()
}

// free is the nearest height below at which a name lies on no other.
func free(placed [][2]float64, x, y float64) float64 {
	for moved := true; moved; {
		moved = false
		for _, q := range placed {
			if math.Abs(q[0]-x) < 100 && math.Abs(q[1]-y) < 13 {
				y, moved = q[1]+14, true
			}
		}
	}
	return y
}
