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

func TestReadSmoke(t *testing.T) {
	c, err := intake.Read("My left shoulder blade hurts when I squat low bar, bench is fine.", asOf, lexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%+v", c)
}
