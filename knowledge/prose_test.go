package knowledge

import (
	"slices"
	"testing"
)

// TestAnotherLanguageDecidesTheSame: translating changes words only. What the
// program decides by (ids, zones, figures, matchers, flags) is untouched.
func TestAnotherLanguageDecidesTheSame(t *testing.T) {
	en, err := Patterns()
	if err != nil {
		t.Fatal(err)
	}
	de, err := PatternsIn("de")
	if err != nil || len(de) != len(en) {
		t.Fatal(err, len(de))
	}
	said := 0
	for i, p := range en {
		q := de[i]
		if p.ID != q.ID || !slices.Equal(p.Zones, q.Zones) || p.Soon != q.Soon || len(p.For) != len(q.For) || len(p.Tells) != len(q.Tells) {
			t.Errorf("%s is another pattern", p.ID)
		}
		for j, f := range p.For {
			g := q.For[j]
			if f.ID != g.ID || f.Weight != g.Weight || f.LRPos != g.LRPos || len(f.When) != len(g.When) || !slices.Equal(f.Sources, g.Sources) {
				t.Errorf("%s.%s is another finding", p.ID, f.ID)
			}
			if f.Text != g.Text {
				said++
			}
		}
	}
	if said < 100 {
		t.Errorf("only %d findings are in German", said)
	}
	f, err := Flags()
	if err != nil {
		t.Fatal(err)
	}
	g, err := FlagsIn("de")
	if err != nil {
		t.Fatal(err)
	}
	for i, x := range f.Flags {
		y := g.Flags[i]
		if x.ID != y.ID || x.Urgency != y.Urgency || x.Standalone != y.Standalone || x.Holds != y.Holds || !slices.Equal(x.CombineWith, y.CombineWith) {
			t.Errorf("%s is another flag", x.ID)
		}
		if x.Question == y.Question || x.Why == y.Why || x.Short == y.Short {
			t.Errorf("%s is not in German", x.ID)
		}
	}
	if en2, _ := PatternsIn("fr"); &en2[0] != &en[0] {
		t.Error("a language that is not there is not English")
	}
}
