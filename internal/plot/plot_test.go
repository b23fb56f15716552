package plot

import (
	"encoding/xml"
	"io"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// wellFormed reads a picture to its end as XML.
func wellFormed(s string) error {
	d := xml.NewDecoder(strings.NewReader(s))
	for {
		if _, err := d.Token(); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// Whatever the names and numbers, a picture is well-formed, holds no number
// that is none, and lets no name become markup.
func TestPicturesAreSoundWhateverTheyShow(t *testing.T) {
	odd := []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1e300, 1e300}
	rapid.Check(t, func(r *rapid.T) {
		value := func(name string) float64 {
			if rapid.IntRange(0, 9).Draw(r, name+" odd") == 0 {
				return rapid.SampledFrom(odd).Draw(r, name)
			}
			return rapid.Float64Range(-5, 5).Draw(r, name)
		}
		name := rapid.SampledFrom([]string{"Low-bar squat", `<script>x</script>`, `a" onload="b`, "שלום", strings.Repeat("long ", 60)}).Draw(r, "name")
		rows := Rows{Label: name, Zero: name, AtLimit: name, Limit: 0.5, Narrow: rapid.Bool().Draw(r, "narrow")}
		for range rapid.IntRange(0, 6).Draw(r, "rows") {
			rows.Rows = append(rows.Rows, Row{Name: name, Word: name, V: value("v"), Lo: value("lo"), Hi: value("hi")})
		}
		curve := Curve{Label: name, X: name, Y: name, XHi: 10, YHi: 10, MarkText: name}
		for range rapid.IntRange(0, 8).Draw(r, "points") {
			curve.Line = append(curve.Line, XY{value("x"), value("y")})
			curve.Band = append(curve.Band, Band{value("bx"), value("blo"), value("bhi")})
		}
		for _, s := range []string{rows.Draw(), curve.Draw()} {
			if err := wellFormed(s); err != nil {
				r.Fatalf("%v in %s", err, s)
			}
			if strings.Contains(s, "NaN") || strings.Contains(s, "Inf") || strings.Contains(s, "<script") || strings.Contains(s, `" onload="`) {
				r.Fatalf("unsound: %s", s)
			}
		}
		if rows.Draw() != rows.Draw() || curve.Draw() != curve.Draw() {
			r.Fatal("not the same picture twice")
		}
	})
}
