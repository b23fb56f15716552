package plan_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/safety"
	"spotter/internal/strength"
	"spotter/knowledge"
)

var codes = regexp.MustCompile(`"(plan\.[a-z0-9_]+)"`)

// TestEverySentenceIsUsedAndThere: each code of the package has a sentence,
// and no sentence waits for a code that is gone.
func TestEverySentenceIsUsedAndThere(t *testing.T) {
	book, err := knowledge.Text()
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range codes.FindAllStringSubmatch(string(b), -1) {
			used[m[1]] = true
			if _, ok := book[m[1]]; !ok {
				t.Errorf("%s: no sentence for %s", f, m[1])
			}
		}
	}
	for code := range book {
		if strings.HasPrefix(code, "plan.") && !used[code] {
			t.Errorf("%s is never said", code)
		}
	}
}

var hole = regexp.MustCompile(`\{[a-z_]+\}`)

// TestNoSentenceIsLeftWithAHole words every reason of a plan and looks for a
// parameter that was not filled in, and for sources that do not resolve.
func TestNoSentenceIsLeftWithAHole(t *testing.T) {
	book, err := knowledge.Text()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := knowledge.Sources()
	if err != nil {
		t.Fatal(err)
	}
	in := input(t)
	with := in
	with.Estimates = map[lift.ID]strength.Estimate{"squat_low_bar": {P50: 180_00, SD: 0.03}}
	far := in
	far.MeetDate = seven.Add(300)
	stuck := open()
	stuck.held = map[lift.ID]bool{"squat_low_bar": true}
	unfinished := open()
	unfinished.provisional = true
	handed := open()
	handed.verdict, handed.none = safety.HandOver, map[lift.ID]bool{"squat_low_bar": true}
	for _, p := range []plan.Plan{plan.Build(in, handed),
		plan.Build(in, open()), plan.Build(with, open()), plan.Build(far, open()),
		plan.Build(in, stuck), plan.Build(in, unfinished), plan.Make(in),
	} {
		for _, r := range plan.Reasons(p) {
			if s := book.Why(r); strings.HasPrefix(r.Code, "plan.") && (hole.MatchString(s) || strings.HasPrefix(s, "[")) {
				t.Errorf("%s: %q", r.Code, s)
			}
			if _, ok := sources[r.Source]; !ok && !strings.HasPrefix(r.Code, "test.") && r.Source != "" {
				t.Errorf("%s rests on %q, which is no source", r.Code, r.Source)
			}
		}
	}
}

func TestPreferredStandInsAreEdgesOfTheCatalogue(t *testing.T) {
	in := input(t)
	for from, tos := range in.Peaking.Prefer {
	next:
		for _, to := range tos {
			for _, e := range in.Catalogue.Substitutes(from) {
				if e.To == to {
					continue next
				}
			}
			t.Errorf("%s -> %s is no edge", from, to)
		}
	}
	for _, u := range in.Peaking.Usual {
		if _, ok := in.Catalogue.Get(u.Lift); !ok {
			t.Errorf("usual %s is no lift", u.Lift)
		}
	}
	for region, demands := range in.Peaking.Spare {
		for _, d := range demands {
			if !lift.KnownDemand(d) {
				t.Errorf("%s: %s is no demand", region, d)
			}
		}
	}
}
