package bodysvg

import (
	"cmp"
	"fmt"
	"slices"

	"spotter/internal/body"
)

func (w *pen) path(format string, a ...any) string { return fmt.Sprintf(format, rounded(a)...) }

// rounded keeps a path short: thousandths of a unit are never seen.
func rounded(a []any) []any {
	out := make([]any, len(a))
	for i, v := range a {
		out[i] = v
		if f, ok := v.(float64); ok {
			out[i] = float64(int(f*100+copysign(.5, f))) / 100
		}
	}
	return out
}

func copysign(v, sign float64) float64 {
	if sign < 0 {
		return -v
	}
	return v
}

// call is a callout with its spot's middle and its own height at the edge.
type call struct {
	text string
	at   body.Point
	y    float64
}

// calls stand at the nearer edge, one below the other, each with a line to the
// middle of its spot. Spots outside the box have none.
func (w *pen) calls() {
	var edges [2][]call // the viewer's left and right
	for _, c := range w.p.Calls {
		at, ok := body.Middle(w.p.View, c.Spot)
		b := w.box
		if !ok || at.X < b.X || at.X > b.X+b.W || at.Y < b.Y || at.Y > b.Y+b.H {
			continue
		}
		i := 0
		if at.X > b.X+b.W/2 || at.X == b.X+b.W/2 && len(edges[0]) > len(edges[1]) {
			i = 1
		}
		edges[i] = append(edges[i], call{c.Text, at, at.Y})
	}
	w.WriteString(`<g class="bc-calls" aria-hidden="true">`)
	for i, list := range edges {
		w.spread(list)
		r := 12 * w.scale
		x := w.box.X + r + 2*w.scale
		if i == 1 {
			x = w.box.X + w.box.W - r - 2*w.scale
		}
		for _, c := range list {
			w.f(`<path d="%s"/><circle class="end" cx="%.4g" cy="%.4g" r="%.3g"/><circle class="disc" cx="%.4g" cy="%.4g" r="%.3g"/><text x="%.4g" y="%.4g" font-size="%.3g">%s</text>`,
				w.path("M%g %gL%g %g", x, c.y, c.at.X, c.at.Y), c.at.X, c.at.Y, 2.6*w.scale, x, c.y, r, x, c.y+4.6*w.scale, 13*w.scale, esc(c.text))
		}
	}
	w.WriteString(`</g>`)
}

// spread keeps callouts apart and inside the box.
func (w *pen) spread(list []call) {
	slices.SortStableFunc(list, func(a, b call) int { return cmp.Compare(a.y, b.y) })
	gap, top, bottom := 27*w.scale, w.box.Y+40*w.scale, w.box.Y+w.box.H-34*w.scale
	for i := range list {
		list[i].y = max(list[i].y, top)
		if i > 0 {
			list[i].y = max(list[i].y, list[i-1].y+gap)
		}
	}
	for i := len(list) - 1; i >= 0; i-- {
		list[i].y = min(list[i].y, bottom)
		if i+1 < len(list) {
			list[i].y = min(list[i].y, list[i+1].y-gap)
		}
	}
}
