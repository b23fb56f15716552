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

func report(t *testing.T) score.Report { return reportOf(t, "../../testdata/posts") }

func reportOf(t *testing.T, dir string) score.Report {
	t.Helper()
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	rep, err := score.Run(os.DirFS(dir), func(text string, asOf day.Date) (intake.Case, error) {
		return intake.Read(text, asOf, lex)
	}, func(c intake.Case) string {
		return safety.Run(rb, c, safety.AnswersOf(c, diary.History{}, c.AsOf)).Level
	})
	if err != nil {
		t.Fatal(err)
	}
	return rep
}

// TestBuildPosts holds the reader to its targets on the posts it was built
// against. SCORE_MISSES=1 lists what was missed.
func TestBuildPosts(t *testing.T) {
	rep := report(t).Of("build")
	t.Log("\n" + rep.Text(true))
	for field, want := range map[string]float64{"problems": 0.92, "triggers.lift": 0.85, "tried+effect": 0.80, "medication": 0.95} {
		if got := rep.Field(field).F1(); got < want {
			t.Errorf("%s: F1 %.2f below %.2f", field, got, want)
		}
	}
	for _, f := range rep.Faults() {
		if f.Hard {
			t.Errorf("%s %s: %s", f.Post, f.Kind, f.What)
		}
	}
	if os.Getenv("SCORE_MISSES") != "" {
		for _, p := range rep.Posts {
			t.Logf("%s %s\n   %s", p.ID, p.Err, strings.Join(p.Misses, "\n   "))
		}
	}
}

// TestCheckPosts only measures: the check posts are never tuned on, so the
// table shows sums and kinds of faults, not their words.
func TestCheckPosts(t *testing.T) {
	rep := report(t).Of("check")
	for _, f := range score.Fields {
		v := rep.Field(f)
		t.Logf("%-20s precision %.2f recall %.2f F1 %.2f", f, v.Precision(), v.Recall(), v.F1())
	}
	kinds := map[string]int{}
	for _, f := range rep.Faults() {
		kinds[f.Kind]++
	}
	t.Logf("triage %.2f, faults by kind: %v", rep.Accuracy("triage").Precision(), kinds)
}

// TestScorerSees: an empty case has no faults and no recall; a wrong side, a
// denied flag raised and a forbidden value are all seen.
func TestScorerSees(t *testing.T) {
	gold, err := score.ParseGold([]byte(`
id: x
as_of: 2026-03-02
problems: [{region: knee, side: not_stated, quote: knee}]
red_flags: {denied: [{id: cord_signs, quote: no tingling}]}
must_not: [{field: problems.severity, any: true, why: no number}]
`))
	if err != nil {
		t.Fatal(err)
	}
	text := "my knee hurts, no tingling"
	if r := score.Post(text, intake.Case{}, gold); len(r.Faults) != 0 || r.Fields["problems"].Recall() != 0 {
		t.Errorf("empty case: %+v", r)
	}
	seven := 7
	bad := intake.Case{Problems: []intake.Problem{{Region: "knee", Side: "left", Severity: &seven}},
		RedFlags: intake.RedFlags{Mentioned: []intake.FlagFact{{ID: "cord_signs"}}}}
	kinds := map[string]bool{}
	for _, f := range score.Post(text, bad, gold).Faults {
		kinds[f.Kind] = true
	}
	for _, k := range []string{"invented side", "denied taken as positive", "must_not"} {
		if !kinds[k] {
			t.Errorf("fault %q not seen: %v", k, kinds)
		}
	}
}
