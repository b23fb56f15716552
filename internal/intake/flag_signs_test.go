package intake_test

import (
	"errors"
	"os"
	"slices"
	"sort"
	"testing"

	"go.yaml.in/yaml/v3"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/safety"
	"spotter/knowledge"
)

type phrasings struct {
	Raise   map[string][]string
	Benign  []string
	Foreign map[string]map[string][]string // language -> flag -> phrasings
}

func loadPhrasings(t *testing.T) phrasings {
	t.Helper()
	b, err := os.ReadFile("testdata/flag_phrasings_more.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var p phrasings
	if err := yaml.Unmarshal(b, &p); err != nil {
		t.Fatal(err)
	}
	return p
}

func mentioned(t *testing.T, text string, lex *intake.Lexicon) []string {
	t.Helper()
	c, err := intake.Read(text, asOf, lex)
	var bad *intake.BadInput
	if errors.As(err, &bad) {
		return bad.Flags
	}
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	var out []string
	for _, f := range c.RedFlags.Mentioned {
		out = append(out, f.ID)
	}
	return out
}

// TestFlagsInEverydayWords: nearly every way of telling of an emergency raises
// its own flag.
func TestFlagsInEverydayWords(t *testing.T) {
	p, lex := loadPhrasings(t), lexicon(t)
	ids := make([]string, 0, len(p.Raise))
	for id := range p.Raise {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	all, hit := 0, 0
	for _, id := range ids {
		for _, text := range p.Raise[id] {
			all++
			if got := mentioned(t, text, lex); slices.Contains(got, id) {
				hit++
			} else {
				t.Logf("%s not raised (%v): %s", id, got, text)
			}
		}
	}
	t.Logf("recall %d/%d", hit, all)
	if all < 400 || float64(hit) < 0.99*float64(all) {
		t.Errorf("%d of %d phrasings raised their flag, want 99 in 100 of 400 or more", hit, all)
	}
}

// TestLookAlikesDoNotStop: figures of speech, other people, old stories, what
// is over and what is denied raise nothing that would stop a person.
func TestLookAlikesDoNotStop(t *testing.T) {
	p, lex := loadPhrasings(t), lexicon(t)
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	if len(p.Benign) < 120 {
		t.Errorf("only %d look-alikes", len(p.Benign))
	}
	for _, text := range p.Benign {
		c, err := intake.Read(text, asOf, lex)
		var bad *intake.BadInput
		if errors.As(err, &bad) {
			if bad.Code != "no_complaint" || len(bad.Flags) > 0 {
				t.Errorf("%s %v: %s", bad.Code, bad.Flags, text)
			}
			continue
		}
		if res := safety.Run(rb, c, safety.AnswersOf(c, diary.History{}, asOf)); res.Level == "urgent_24h" || res.Level == "emergency_now" {
			t.Errorf("%s by %v: %s", res.Level, mentioned(t, text, lex), text)
		}
	}
}

// TestOtherLanguagesRaiseFlags: a text that is not read still raises its flag.
func TestOtherLanguagesRaiseFlags(t *testing.T) {
	p, lex := loadPhrasings(t), lexicon(t)
	all := 0
	for _, lang := range []string{"es", "de", "fr", "it", "pt"} {
		for id, texts := range p.Foreign[lang] {
			for _, text := range texts {
				all++
				_, err := intake.Read(text, asOf, lex)
				var bad *intake.BadInput
				if !errors.As(err, &bad) || bad.Code != "other_language" || !slices.Contains(bad.Flags, id) {
					t.Errorf("%s %s: %+v: %s", lang, id, err, text)
				}
			}
		}
	}
	if all < 200 {
		t.Errorf("only %d phrasings in other languages", all)
	}
}
