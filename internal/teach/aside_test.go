package teach

import (
	"os"
	"testing"

	"spotter/internal/intake"
	"spotter/knowledge"
)

// TestAside reads the marked voices that are never taught with the weights that
// are compiled in, and holds the reader to what it reached. A thing that it does
// not name counts as missed.
func TestAside(t *testing.T) {
	raw, err := os.ReadFile("../../testdata/marked/aside/voices.txt")
	if err != nil {
		t.Fatal(err)
	}
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	right, all := map[string]int{}, map[string]int{}
	for _, p := range Marked(string(raw)) {
		c, err := intake.Read(p.Text, p.AsOf, lex)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range p.Marks {
			if !m.Known() {
				t.Errorf("%q: %+v", p.Text, m)
			}
			kind, ok := "remedies", false
			switch m.code {
			case "T", "O", "N":
				kind, ok = "lifts", liftRight(c, m)
			default:
				ok = remedyOf(c, m) == wantedOf(m)
			}
			all[kind]++
			if ok {
				right[kind]++
			}
		}
	}
	t.Logf("right %v of %v", right, all)
	for kind, want := range map[string]float64{"remedies": 0.43, "lifts": 0.56} {
		if got := float64(right[kind]) / float64(all[kind]); !(got >= want) {
			t.Errorf("%s: %d of %d right, want %.2f", kind, right[kind], all[kind], want)
		}
	}
}

// wantedOf is the effect that a mark asks for; "" where the thing was not done.
func wantedOf(m Mark) string {
	r := markedRoles[m.code]
	switch r["remedy"] {
	case "planned":
		return "planned"
	case "done":
		return r["effect"]
	}
	return ""
}

// remedyOf is the effect of the remedy that the case takes from the mark's words.
func remedyOf(c intake.Case, m Mark) string {
	for _, t := range c.Tried {
		if t.Span != nil && t.Span[0] < m.to && m.from < t.Span[1] && t.Span[0] >= m.from {
			return t.Effect
		}
	}
	return ""
}

// liftRight: the words are taken as what the mark says, and as nothing else. A
// span reaches from the lift to the word on it, so one that begins or ends with
// the mark speaks of it.
func liftRight(c intake.Case, m Mark) bool {
	found := func(list []intake.Trigger) bool {
		for _, t := range list {
			if s := t.Span; s != nil && (s[0] >= m.from && s[0] < m.to || s[1] > m.from && s[1] <= m.to) {
				return true
			}
		}
		return false
	}
	return found(c.Triggers) == (m.code == "T") && found(c.Tolerated) == (m.code == "O")
}
