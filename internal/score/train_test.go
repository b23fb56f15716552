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

// trainFloors hold on the invented posts about training: what provokes and is
// tolerated, what was tried, kept, aimed at, asked and advised.
var trainFloors = map[string]float64{"triggers.lift": 0.88, "triggers.activity": 0.88, "tolerated.lift": 0.88, "tried+effect": 0.85, "keep": 0.90, "asks": 0.85, "advice_received": 0.85, "goals": 0.90, "medication": 0.95}

// TestTrainingPosts scores the posts named train-*. SCORE_MISSES=1 lists what
// was missed.
func TestTrainingPosts(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	dir := "../../testdata/posts_more"
	if d := os.Getenv("SCORE_DIR"); d != "" {
		dir = d
	}
	rep, err := score.Run(os.DirFS(dir), func(text string, asOf day.Date) (intake.Case, error) {
		return intake.Read(text, asOf, lex)
	}, func(c intake.Case) string {
		return safety.Run(rb, c, safety.AnswersOf(c, diary.History{}, c.AsOf)).Level
	})
	if err != nil {
		t.Fatal(err)
	}
	var mine []score.Result
	for _, p := range rep.Posts {
		if strings.HasPrefix(p.ID, "train-") || os.Getenv("SCORE_DIR") != "" && p.Set == "build" {
			mine = append(mine, p)
		}
	}
	rep.Posts = mine
	t.Log("\n" + rep.Of("build").Text(true))
	for field, want := range trainFloors {
		if got := rep.Field(field).F1(); got < want {
			t.Errorf("%s: F1 %.2f below %.2f", field, got, want)
		}
	}
	if os.Getenv("SCORE_MISSES") != "" {
		for _, p := range rep.Posts {
			t.Logf("%s %s\n   %s", p.ID, p.Err, strings.Join(p.Misses, "\n   "))
		}
	}
}
