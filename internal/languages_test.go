package internal_test

import (
	"testing"

	"spotter/knowledge"
)

// TestEveryLanguageSaysTheSame: who adds or changes a sentence does so in
// every language. It stands here too, so that the quick tests find it.
func TestEveryLanguageSaysTheSame(t *testing.T) {
	for _, f := range append(knowledge.MirrorFaults(knowledge.FS()), knowledge.ProseFaults(knowledge.FS())...) {
		t.Errorf("knowledge/%s:%d %s", f.File, f.Line, f.What)
	}
}
