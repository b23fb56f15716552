package intake_test

import (
	"os"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/knowledge"
)

// TestLearntAsks: questions that no phrase of the lists knows are told apart,
// what only looks like one asks nothing, and the words shown are those asked.
func TestLearntAsks(t *testing.T) {
	lex, err := knowledge.LexiconOf(os.DirFS("../../knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	asOf, _ := day.Parse("2026-03-02")
	read := func(said string) []intake.Ask {
		c, err := intake.Read("My left shoulder hurts on bench.\n\n"+said, asOf, lex)
		if err != nil {
			t.Fatalf("%q: %v", said, err)
		}
		return c.Asks
	}
	for said, want := range map[string]string{
		"Is it foolish to bench on Friday?":                  "keep_training",
		"Is the pinch meant to be there still?":              "what_is_it",
		"After how many weeks can I row again?":              "how_long",
		"Which press is gentlest on the elbows?":             "substitute",
		"Monday was worse. Any time I reach back I feel it.": "",
		"Thanks for reading this far.":                       "",
	} {
		asks := read(said)
		switch {
		case want == "" && len(asks) > 0:
			t.Errorf("%q: asks %v", said, asks)
		case want == "":
		case len(asks) == 0 || asks[0].What != want:
			t.Errorf("%q: asks %v, want %s", said, asks, want)
		}
	}
	text := "My left shoulder hurts on bench.\n\nIt aches at night. Is it foolish to bench on Friday?"
	c, _ := intake.Read(text, asOf, lex)
	if len(c.Asks) == 0 || c.Asks[0].Span == nil || strings.Contains(text[c.Asks[0].Span[0]:c.Asks[0].Span[1]], "aches") {
		t.Errorf("the words shown are not the question: %+v", c.Asks)
	}
	lex.TeachRoles(nil)
	if asks := read("What is it?"); len(asks) != 1 || asks[0].What != "what_is_it" {
		t.Errorf("without a model the rules find %v", asks)
	}
}
