package scenario

import (
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"spotter/internal/app"
)

// TestEveryLanguageDecidesTheSame: a language changes sentences, never a
// decision. Every document of every scenario has the same shape, figures,
// dates, verdicts and codes; only where English has a sentence or a name made
// of words may another language differ.
func TestEveryLanguageDecidesTheSame(t *testing.T) {
	all, err := Load(os.DirFS("../../scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	en, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range app.Languages()[1:] {
		for _, s := range all {
			for _, kind := range kinds[1:5] {
				a, b := runner{a: en, s: s, set: setting{diary: s.Entries}}.doc(kind), runner{a: en.In(lang), s: s, set: setting{diary: s.Entries}}.doc(kind)
				if a.exit != b.exit || (a.err == nil) != (b.err == nil) {
					t.Errorf("%s %s %s: %v %v, English %v %v", s.Name, kind, lang, b.exit, b.err, a.exit, a.err)
					continue
				}
				if why := sameDecisions(a.doc, b.doc, kind); why != "" {
					t.Errorf("%s in %s: %s", s.Name, lang, why)
				}
			}
		}
	}
}

// code is a string that a program reads: an id, a date, a unit, a figure.
var code = regexp.MustCompile(`^[a-z0-9_.:/+-]*$`)

// spoken are the fields whose single words are for people ("months"): only how
// many there are counts.
var spoken = []string{"who", "text"}

func sameDecisions(a, b any, path string) string {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return fmt.Sprintf("%s: %v, English %v", path, b, a)
		}
		for k, v := range x {
			if _, has := y[k]; !has {
				return path + "." + k + " is missing"
			}
			if slices.Contains(spoken, k) && !coded(v) {
				v, y[k] = size(v), size(y[k])
			}
			if why := sameDecisions(v, y[k], path+"."+k); why != "" {
				return why
			}
		}
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return fmt.Sprintf("%s: %d of them, English %d", path, len(y), len(x))
		}
		for i := range x {
			if why := sameDecisions(x[i], y[i], fmt.Sprintf("%s[%d]", path, i)); why != "" {
				return why
			}
		}
	case string:
		if y, ok := b.(string); !ok || code.MatchString(x) && x != y {
			return fmt.Sprintf("%s: %v, English %q", path, b, x)
		}
	default:
		if a != b {
			return fmt.Sprintf("%s: %v, English %v", path, b, a)
		}
	}
	return ""
}

// coded reports a whom that is a code, like differential.see_physio.
func coded(v any) bool {
	s, ok := v.(string)
	return ok && strings.Contains(s, ".")
}

// size stands in for what is said: a list counts its parts, a text is one.
func size(v any) any {
	if list, ok := v.([]any); ok {
		return float64(len(list))
	}
	return 1.0
}
