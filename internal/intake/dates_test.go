package intake_test

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/knowledge"
)

// TestAYearThatIsWrittenCounts: a meet of last year is over, not next year's.
func TestAYearThatIsWrittenCounts(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	today := day.MustParse("2026-03-02")
	for text, want := range map[string]int{
		"My meet was on 3 March 2025.": -364,
		"Meet on May 3rd, 2026.":       62,
		"Meet on the 3rd of May 2027.": 427,
		"Meet on 12 May.":              71,
	} {
		c, err := intake.Read("My left shoulder hurts when I bench. "+text, today, lex)
		if err != nil || len(c.Goals) != 1 || c.Goals[0].DaysAhead == nil || *c.Goals[0].DaysAhead != want {
			t.Errorf("%s: %v %+v, want %d days", text, err, c.Goals, want)
		}
	}
}
