package score_test

import (
	"strings"
	"testing"
)

// TestFlagPosts holds the reader to floors on the posts written about flags,
// symptoms and medicines: none may be missed, none stopped for nothing.
func TestFlagPosts(t *testing.T) {
	rep := reportOf(t, "../../testdata/posts_more")
	part := rep
	part.Posts = nil
	for _, p := range rep.Posts {
		if strings.HasPrefix(p.ID, "flags-") {
			part.Posts = append(part.Posts, p)
		}
	}
	if len(part.Posts) < 10 {
		t.Fatalf("only %d posts", len(part.Posts))
	}
	for field, want := range map[string]float64{"flags.mentioned": 0.9, "symptoms": 0.9, "medication": 0.9} {
		if got := part.Field(field).F1(); got < want {
			t.Errorf("%s: F1 %.2f below %.2f", field, got, want)
		}
	}
	if got := part.Accuracy("triage").Precision(); got < 1 {
		t.Errorf("triage %.2f, want all", got)
	}
	for _, f := range part.Faults() {
		t.Errorf("%s %s: %s", f.Post, f.Kind, f.What)
	}
}
