package teach_test

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"spotter/internal/intake"
	"spotter/internal/teach"
	"spotter/knowledge"
)

// TestPlacesAreRepeatable: the same posts give the same weights of places, short
// texts teach them nothing, and those that are compiled in can be read.
func TestPlacesAreRepeatable(t *testing.T) {
	posts, lex := corpus(t), own(t)
	few := posts[:25]
	a := teach.LearnPlaces(few, lex)
	if b := teach.LearnPlaces(few, lex); a != b || !strings.Contains(a, "head side no yes") {
		t.Errorf("two runs differ or have no head: %d and %d bytes", len(a), len(b))
	}
	if b := teach.LearnPlaces(append(few[:25:25], teach.Plain("My knee hurts. => knee")...), lex); a != b {
		t.Error("a line changed the weights of places")
	}
	got, err := os.ReadFile(root + "knowledge/" + knowledge.PlacesFile)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := intake.ParseRoles(string(got)); err != nil || len(got) > 60_000 {
		t.Errorf("the weights of places: %d bytes, %v", len(got), err)
	}
}

// TestNoSideOutOfNothing: a post whose sides are taken out gets none, whatever
// the model thinks of it.
func TestNoSideOutOfNothing(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	sides := regexp.MustCompile(`(?i)\b(left|right|both|two|lefty|righty|southpaw|dominant|bilateral\w*|[lr]hs|[lr]t|[lr]|other|either|links\w*|rechts\w*|sinistr\w*|destr\w*)\b[- ]?(hand(ed)?\b)?`)
	n := 0
	for _, p := range corpus(t) {
		if p.Plain || p.Marks != nil {
			continue
		}
		c, _ := intake.Read(sides.ReplaceAllString(p.Text, ""), p.AsOf, lex)
		for _, q := range c.Problems {
			n++
			if q.Side != "not_stated" && q.Side != "midline" {
				t.Errorf("%s: %s %s", p.Name, q.Region, q.Side)
			}
		}
	}
	if n < 300 {
		t.Errorf("only %d problems were read", n)
	}
}
