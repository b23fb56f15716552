package knowledge

import (
	"strings"
	"testing"

	"spotter/internal/lift"
)

// TestLexiconNamesWhatExists: every lift, flag and zone that the word lists
// speak of stands in the knowledge files.
func TestLexiconNamesWhatExists(t *testing.T) {
	rows, err := lexiconRows(files)
	if err != nil {
		t.Fatal(err)
	}
	cat, err := Lifts()
	if err != nil {
		t.Fatal(err)
	}
	rb, err := Flags()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, f := range rb.Flags {
		known[f.ID] = true
	}
	for _, r := range rows {
		if r.Kind == "lift" {
			if l, ok := cat.Get(lift.ID(r.ID)); !ok {
				t.Errorf("lexicon.csv: no lift %q (%v)", r.ID, l)
			}
		}
		for _, kv := range strings.Fields(r.Attr) {
			if k, v, _ := strings.Cut(kv, ":"); k == "flag" && !known[v] {
				t.Errorf("lexicon.csv: no flag %q", v)
			}
		}
	}
	flags, err := lexiconFlags(files)
	if err != nil {
		t.Fatal(err)
	}
	phrases := 0
	for _, e := range flags {
		if e.Kind == "class" {
			continue
		}
		if !known[e.ID] {
			t.Errorf("lexicon_flags.yaml: no flag %q", e.ID)
		}
		phrases += len(strings.Split(e.Patterns, ";"))
	}
	if phrases < 400 {
		t.Errorf("only %d flag phrases", phrases)
	}
	t.Log(phrases, "flag phrases")
}

func BenchmarkLexicon(b *testing.B) {
	for b.Loop() {
		if _, err := LexiconOf(files); err != nil {
			b.Fatal(err)
		}
	}
}
