package paper

import (
	"testing"

	"codeberg.org/go-pdf/fpdf"

	"spotter/internal/body"
	"spotter/internal/report"
)

// TestEverySpotLiesOnItsSideOnPaper: for every place, side and view, the figure
// of a lit spot stands on the half of the chart that carries the letter of its
// side, in both sizes of the figure.
func TestEverySpotLiesOnItsSideOnPaper(t *testing.T) {
	seen := 0
	for _, h := range []float64{46, 66} {
		f := fonts(t)
		p := fpdf.New("P", "mm", "A4", "")
		p.AddUTF8FontFromBytes("d", "", f.Regular)
		p.AddUTF8FontFromBytes("d", "B", f.Bold)
		p.AddPage()
		for _, place := range body.Places() {
			sides := []body.Side{body.Left, body.Right}
			if place.Mid {
				sides = []body.Side{body.Midline}
			}
			for _, side := range sides {
				seen += onItsSide(t, p, place.ID, side, h)
			}
		}
	}
	if seen < 200 {
		t.Fatalf("only %d figures were looked at", seen)
	}
}

func onItsSide(t *testing.T, p *fpdf.Fpdf, place string, side body.Side, h float64) int {
	t.Helper()
	n := 7
	l := &report.Letter{Chart: report.Chart{Spots: []report.Spot{{Place: place, Side: side, Intensity: &n}}}}
	seen := 0
	for _, v := range body.Views {
		at := map[string]float64{}
		d := &drawer{p: p, l: l, page: 1, known: map[rune]bool{'L': true, 'R': true, '7': true}, s: report.Sheet{Chart: report.ChartWords{Left: "L", Right: "R"}}, told: func(x, _ float64, s string) { at[s] = x }}
		d.tags.quiet = true
		scale := h / body.WholeBox.H
		d.view(v, 20, 20, scale)
		x, lit := at["7"]
		if lit != body.Shown(v, place) {
			t.Errorf("%s %s in the %s view: figure %v, shown %v", side, place, v, lit, body.Shown(v, place))
		}
		if !lit {
			continue
		}
		seen++
		dl, dr := max(x-at["L"], at["L"]-x), max(x-at["R"], at["R"]-x)
		if side == body.Left && !(dl < dr) || side == body.Right && !(dr < dl) {
			t.Errorf("%s %s in the %s view stands at %g; L at %g, R at %g", side, place, v, x, at["L"], at["R"])
		}
	}
	return seen
}
