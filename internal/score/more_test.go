package score_test

import (
	"os"
	"strings"
	"testing"
)

// TestMorePosts holds the reader to floors on the further posts, where each
// label file may name the fields it labels. The reader has learnt from them: how
// well it reads what it never saw, package teach measures. SCORE_MISSES=1 lists the misses.
func TestMorePosts(t *testing.T) {
	dir := "../../testdata/posts_more"
	if d := os.Getenv("SCORE_DIR"); d != "" {
		dir = d
	}
	rep := reportOf(t, dir)
	t.Log("\n" + rep.Text(true))
	for field, want := range map[string]float64{"problems": 0.75, "triggers.lift": 0.85, "tolerated.lift": 0.86, "tried+effect": 0.72, "medication": 0.92} {
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
