package score_test

import (
	"strings"
	"testing"

	"spotter/internal/score"
)

// TestFreshPosts holds the reader to what it reached on posts that another
// hand wrote, with labels, without knowing the reader. They have been studied
// since, so they guard what was learnt; they no longer measure the unseen.
func TestFreshPosts(t *testing.T) {
	var part score.Report
	for _, p := range reportOf(t, "../../testdata/posts_more").Posts {
		if strings.HasPrefix(p.ID, "fresh-") {
			part.Posts = append(part.Posts, p)
		}
	}
	if len(part.Posts) < 50 {
		t.Fatalf("only %d posts", len(part.Posts))
	}
	for field, want := range map[string]float64{"problems": 0.89, "symptoms": 0.85} {
		if got := part.Field(field).F1(); got < want {
			t.Errorf("%s: F1 %.2f below %.2f", field, got, want)
		}
	}
	for value, want := range map[string]float64{"triage": 0.92, "role": 1, "severity": 0.88} {
		if got := part.Accuracy(value).Precision(); got < want {
			t.Errorf("%s: %.2f below %.2f", value, got, want)
		}
	}
	for _, f := range part.Faults() {
		if f.Kind == "invented side" || f.Kind == "benign post stopped" || f.Kind == "denied taken as positive" {
			t.Errorf("%s %s: %s", f.Post, f.Kind, f.What)
		}
	}
}
