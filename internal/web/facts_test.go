package web

import (
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/intake"
)

func liveWords(t *testing.T) Words {
	t.Helper()
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	w, err := (&liveDesk{app: a}).Words()
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// TestFactsOfTheSample: every fact has its own number and words; what others
// said stands apart; every correction form leads to a fact that is there.
func TestFactsOfTheSample(t *testing.T) {
	w := liveWords(t)
	c := galleryCase(galleryDay)
	seen := map[int]bool{}
	for _, g := range facts(w, c, false) {
		if g.Title == "" || strings.HasPrefix(g.Title, "[") {
			t.Errorf("group %s has no title", g.Kind)
		}
		for _, f := range g.Facts {
			if seen[f.N] || f.N == 0 || f.Text == "" || strings.Contains(f.Text, "_") {
				t.Errorf("fact %d: %q", f.N, f.Text)
			}
			seen[f.N] = true
			if g.Kind == "advice" != strings.Contains("change the lift: high-bar squat change the lift: deadlift (conventional) cold pack", f.Text) {
				t.Errorf("%q stands under %s", f.Text, g.Kind)
			}
			if f.Fixed && len(f.Fields) == 0 {
				continue
			}
			fact, span, ok := intake.ParseFactKey(f.Key)
			if !ok {
				t.Fatalf("%q has the key %q", f.Text, f.Key)
			}
			field, value := "remove", "yes"
			if f.Fixed {
				field, value = f.Fields[0].Name, f.Fields[0].Value
			}
			if _, left := intake.Correct(c, []intake.Fix{{Fact: fact, Span: span, Field: field, Value: value}}); len(left) > 0 {
				t.Errorf("%q cannot be put right: %+v", f.Text, left)
			}
		}
	}
	if len(seen) < 18 {
		t.Errorf("only %d facts", len(seen))
	}
}

// TestRedFlagsCannotBeTakenOut: words raise a flag; no form clears one.
func TestRedFlagsCannotBeTakenOut(t *testing.T) {
	for _, f := range flat(facts(liveWords(t), galleryCase(galleryDay), false)) {
		if strings.HasPrefix(f.Text, "Touches a safety question") && (!f.Fixed || f.Key != "" || len(f.Fields) > 0) {
			t.Errorf("%q can be changed", f.Text)
		}
	}
}

// TestNoUnitIsAssumed (hazard H04).
func TestNoUnitIsAssumed(t *testing.T) {
	w := liveWords(t)
	text := w.reported(intake.Reported{Lift: "squat_low_bar", Load: 405, Unit: "not_stated", Reps: 5})
	if !strings.Contains(text, "405 (unit not told)") || strings.Contains(text, "kg") {
		t.Error(text)
	}
	if text := w.reported(intake.Reported{Lift: "squat_low_bar", Load: 405, Unit: "lb"}); !strings.Contains(text, "405 lb") {
		t.Error(text)
	}
}

func TestAgo(t *testing.T) {
	w := liveWords(t)
	for days, want := range map[int]string{-1: "no date", 1: "about a day ago", 13: "about 13 days ago", 14: "about 2 weeks ago", 59: "about 8 weeks ago", 60: "about 2 months ago", 150: "about 5 months ago", 729: "about 24 months ago", 730: "about 2 years ago"} {
		if got := w.ago(days); got != want {
			t.Errorf("%d days: %q, want %q", days, got, want)
		}
	}
}

// TestAnUnknownSourceIsNoEvidence: what cannot be resolved looks like a guess.
func TestAnUnknownSourceIsNoEvidence(t *testing.T) {
	w := liveWords(t)
	w.Sources["odd"] = Source{Cite: "x", URL: "javascript:alert(1)", Basis: "certain"}
	for _, id := range []string{"", "nowhere2099", "expert-opinion", "odd"} {
		if c := w.Cite(id); c.BasisText != "our guess" || c.URL != "" {
			t.Errorf("%q: %+v", id, c)
		}
	}
}
