package intake_test

import (
	"slices"
	"testing"

	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/knowledge"
)

// TestWrapsNeverHideClumsyHands: wraps or cold explain numb hands only when it
// is told that it passed with them.
func TestWrapsNeverHideClumsyHands(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"My hands are clumsy without wraps. My neck hurts after shrugs.":                       true,
		"My hands are clumsy with wraps. My neck hurts after shrugs.":                          true,
		"My hands are clumsy even when I take my wraps off. My neck hurts after shrugs.":       true,
		"My hands go numb in tight wraps, gone once they are off. My neck hurts after shrugs.": false,
	} {
		c, err := intake.Read(text, day.MustParse("2026-03-02"), lex)
		if err != nil {
			t.Fatal(err)
		}
		got := slices.ContainsFunc(c.RedFlags.Mentioned, func(f intake.FlagFact) bool {
			return f.ID == "cord_signs" || f.ID == "numb_cold_limb" || f.ID == "progressive_weakness"
		})
		if got != want {
			t.Errorf("%s: raised %v, want %v", text, got, want)
		}
	}
}
