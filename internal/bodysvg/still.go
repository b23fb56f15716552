package bodysvg

import (
	"fmt"
	"math"
	"strings"
	"sync"

	"spotter/internal/body"
)

// parts are what never changes in the pictures of a view, written once.
type parts struct {
	outline, marks, muscles, bands string
	spots                          map[body.Spot]string
	extent                         map[body.Spot]body.Box
	roots                          []body.Band
}

var still = sync.OnceValue(func() map[body.View]parts {
	out := map[body.View]parts{}
	for _, v := range body.Views {
		p := parts{outline: body.SVG(body.Silhouette(v), false), marks: body.SVG(body.Marks(v), true),
			spots: map[body.Spot]string{}, extent: map[body.Spot]body.Box{}, roots: body.Bands(v)}
		for _, s := range body.Spots(v) {
			loops := body.Path(v, s)
			p.spots[s], p.extent[s] = body.SVG(loops, false), extent(loops)
		}
		var m, b strings.Builder
		m.WriteString(`<g class="bc-muscles">`)
		for i, x := range body.Muscles(v) {
			fmt.Fprintf(&m, `<path class="m%d" d="%s"/>`, (i/2)%3, body.SVG(x.Path, false))
		}
		m.WriteString(`</g>`)
		for i, x := range p.roots {
			fmt.Fprintf(&b, `<path class="b%d" d="%s"/>`, i%4, body.SVG(x.Path, false))
		}
		p.muscles, p.bands = m.String(), b.String()
		out[v] = p
	}
	return out
})

// extent is the box round the ends of a path's segments.
func extent(loops []body.Loop) body.Box {
	x0, y0, x1, y1 := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, l := range loops {
		for _, c := range l {
			x0, x1 = math.Min(x0, c.From.X), math.Max(x1, c.From.X)
			y0, y1 = math.Min(y0, c.From.Y), math.Max(y1, c.From.Y)
		}
	}
	return body.Box{X: x0, Y: y0, W: x1 - x0, H: y1 - y0}
}
