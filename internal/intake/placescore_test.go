package intake_test

import (
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/knowledge"
)

// TestPlaceSpans: what a page marks of a problem reaches the clause that gives
// its side and the bare words of place right behind it, and stops there.
func TestPlaceSpans(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	asOf, _ := day.Parse("2026-03-02")
	for _, c := range []struct{ text, has, lacks string }{
		{"My upper back aches. Dead centre, on the spine. Bench is fine.", "on the spine", "Bench"},
		{"My elbow hurts when I curl. It's the left one.", "left", ""},
		{"My knee aches on squats. Foam rolling the quads did nothing.", "knee", "rolling"},
		{"My knee aches on squats. Hips fine.", "knee", "Hips"},
	} {
		got, err := intake.Read(c.text, asOf, lex)
		if err != nil || len(got.Problems) == 0 || got.Problems[0].Span == nil {
			t.Errorf("%q: %+v, %v", c.text, got.Problems, err)
			continue
		}
		s := got.Problems[0].Span
		said := c.text[s[0]:s[1]]
		if !strings.Contains(said, c.has) || c.lacks != "" && strings.Contains(said, c.lacks) {
			t.Errorf("%q: marks %q, want %q in it and %q not", c.text, said, c.has, c.lacks)
		}
	}
}

// TestSideIsOfItsPlace: a side that the words give to another sore place, a limb
// or a movement is none of this one, and a place that the words forbid is no
// problem, whatever the model thinks.
func TestSideIsOfItsPlace(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	asOf, _ := day.Parse("2026-03-02")
	for _, text := range []string{
		"Low back sore in the middle, and a pinch in the left hip.",
		"My left leg is longer than my right. Low back pain after squats.",
		"I have a right lean in my squat and my low back hurts.",
		"My low back hurts and my right knee is fine.",
		"I left the gym with a sore lower back.",
		"My low back hurts. My mate's left shoulder does too.",
		"My low back hurts, I twist to the left on the way up.",
	} {
		got, err := intake.Read(text, asOf, lex)
		if err != nil {
			t.Errorf("%q: %v", text, err)
		}
		found := false
		for _, p := range got.Problems {
			found = found || p.Region == "low_back"
			if p.Region == "low_back" && p.Side != "not_stated" && p.Side != "midline" || p.Region == "shoulder" {
				t.Errorf("%q: %s %s", text, p.Region, p.Side)
			}
		}
		if !found {
			t.Errorf("%q: no low back", text)
		}
	}
}
