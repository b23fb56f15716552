package app

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/report"
	"spotter/internal/report/fhir"
)

// told are the statements of a case that a letter carries, in any order, each
// once: a case and what comes back from FHIR are told the same.
func told(t *testing.T, c intake.Case) []string {
	t.Helper()
	var out []string
	add := func(kind string, v any) {
		raw, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, kind+string(raw))
	}
	if c.Person.Role == "" {
		c.Person.Role = "self"
	}
	add("person", c.Person)
	for _, p := range c.Problems {
		if p.Span = nil; p.Course != "resolved" {
			if p.Side == "" {
				p.Side = body.NotStated
			}
			add("problem", p)
		}
	}
	for kind, list := range map[string][]intake.Trigger{"trigger": c.Triggers, "tolerated": c.Tolerated, "eases": c.Eases} {
		for _, x := range list {
			x.Span, x.Problem = nil, ""
			if kind == "trigger" && x.Effect == "" {
				x.Effect = "provokes"
			}
			if kind != "trigger" {
				x.Effect = ""
			}
			if x.Lift != "" || x.Activity != "" {
				x.What = ""
			} else {
				x.When, x.Often, x.Dose = "", "", ""
			}
			add(kind, x)
		}
	}
	for _, x := range c.Tried {
		x.Span = nil
		if x.Effect == "" {
			x.Effect = "unknown"
		}
		add("tried", x)
	}
	for _, x := range c.Medication {
		x.Span = nil
		add("medicine", x)
	}
	for _, x := range c.Symptoms {
		x.Span = nil
		add("symptom", x)
	}
	for _, x := range c.Keep {
		add("keep", x.What)
	}
	for _, x := range c.Asks {
		add("ask", x.What)
	}
	for _, x := range c.Unknown {
		add("unknown", x)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestFHIRBackToTheCase: every labelled post, read, written as a letter, as
// FHIR, and read back, tells what it told. Of several statements on one lift
// that say the same the letter holds the first.
func TestFHIRBackToTheCase(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	posts, err := filepath.Glob("../../testdata/posts*/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	if deep, _ := filepath.Glob("../../testdata/posts*/*/*.txt"); len(deep) > 0 {
		posts = append(posts, deep...)
	}
	if len(posts) < 40 {
		t.Fatalf("only %d posts", len(posts))
	}
	on := day.MustParse("2026-03-02")
	for _, name := range posts {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		c, err := a.Read(string(raw), on)
		if err != nil {
			continue // what is refused makes no letter
		}
		l, err := a.Letter(LetterRequest{Case: c, AsOf: on, Private: true})
		if err != nil {
			t.Fatal(name, err)
		}
		bundle, err := fhir.Bundle(&l)
		if err != nil {
			t.Fatal(name, err)
		}
		back, err := fhir.Read(bundle)
		if err != nil {
			t.Fatal(name, err)
		}
		want, got := told(t, c), told(t, report.CaseOf(&back))
		for _, w := range want {
			if !slices.Contains(got, w) && !twice(w, got) {
				t.Errorf("%s: lost: %s", name, w)
			}
		}
		for _, g := range got {
			if !slices.Contains(want, g) {
				t.Errorf("%s: made up: %s", name, g)
			}
		}
	}
}

// twice: the letter holds a statement of the same kind on the same lift or
// activity with the same effect.
func twice(lost string, got []string) bool {
	kind, raw, ok := strings.Cut(lost, "{")
	var x intake.Trigger
	if !ok || json.Unmarshal([]byte("{"+raw), &x) != nil || x.Lift == "" && x.Activity == "" {
		return false
	}
	for _, g := range got {
		k, raw, _ := strings.Cut(g, "{")
		var y intake.Trigger
		if k == kind && json.Unmarshal([]byte("{"+raw), &y) == nil && y.Lift == x.Lift && y.Activity == x.Activity && y.Effect == x.Effect {
			return true
		}
	}
	return false
}
