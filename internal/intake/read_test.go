package intake_test

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/knowledge"
)

func lexicon(t testing.TB) *intake.Lexicon {
	t.Helper()
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

var asOf = day.MustParse("2026-03-02")

func TestTyposOnLongWords(t *testing.T) {
	c, err := intake.Read("My left shouldr blade hurts on deadlfits, three weeks now. Tried strecthing, no change.", asOf, lexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Problems) != 1 || c.Problems[0].Region != "upper_back" || len(c.Triggers) != 1 || c.Triggers[0].Lift != "deadlift_conventional" || len(c.Tried) != 1 {
		t.Errorf("%+v", c)
	}
}
