package score_test

import (
	"os"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/safety"
	"spotter/internal/score"
	"spotter/knowledge"
)

func report(t *testing.T) score.Report {
	t.Helper()
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	rep, err := score.Run(os.DirFS("../../testdata/posts"), func(text string, asOf day.Date) (intake.Case, error) {
		return intake.Read(text, asOf, lex)
	}, func(c intake.Case) string {
		return safety.Run(rb, c, safety.AnswersOf(c, diary.History{}, c.AsOf)).Level
	})
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

func TestBuildPosts(t *testing.T) {
	rep := report(t)
	t.Log("\n" + rep.Of("build").Text())
	if os.Getenv("SCORE_MISSES") != "" {
		for _, p := range rep.Of("build").Posts {
			t.Logf("%s %s\n   %s", p.ID, p.Err, strings.Join(p.Misses, "\n   "))
		}
	}
}
