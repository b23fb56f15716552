package app

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/plan"
	"spotter/internal/report"
)

// TestFindingsBindThePlan: a clinician's limit caps every set of the lift from
// that day on, and the plan says whose limit it is; the letter shows it.
func TestFindingsBindThePlan(t *testing.T) {
	es, err := FindingsEntries([]byte(`{"schema":"spotter.findings/1","date":"2026-03-02","limits":[{"lift":"squat_low_bar","max_kg":60,"until":"2026-12-15"}],"notes":["nerve tests normal"],"answers":{"cord_signs":"no"}}`))
	if err != nil || len(es) != 3 {
		t.Fatal(len(es), err)
	}
	a, l := letterOf(t, append(es, es...)...)
	text := report.Write(&l, a.Text(), report.Options{}).Text()
	for _, want := range []string{"nerve tests normal", "at most 60 kg", "(by a clinician, "} {
		if !strings.Contains(text, want) {
			t.Errorf("the letter lacks %q", want)
		}
	}
	on := day.MustParse("2026-03-02")
	entries, err := a.exampleEntries(on)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := LatestCase(entries)
	if err != nil {
		t.Fatal(err)
	}
	top := func(p plan.Plan) (most float64) {
		for _, w := range p.Weeks {
			for _, s := range w.Sessions {
				for _, it := range s.Items {
					for _, set := range it.Sets {
						if it.Lift == "squat_low_bar" && set.Kg != nil {
							most = max(most, set.Kg.Float())
						}
					}
				}
			}
		}
		return most
	}
	before, err := a.Plan(PlanRequest{Case: c, Entries: entries, AsOf: on})
	if err != nil {
		t.Fatal(err)
	}
	after, err := a.Plan(PlanRequest{Case: c, Entries: slices.Concat(entries, es), AsOf: on})
	if err != nil {
		t.Fatal(err)
	}
	if top(before) <= 60 || top(after) > 60 {
		t.Errorf("heaviest squat before %g, after %g; the limit is 60", top(before), top(after))
	}
	raw, err := json.Marshal(after)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), `"by.clinician"`) {
		t.Error("the plan does not say whose limit it is")
	}
}

// TestFindingsRefused: what is not understood is refused whole.
func TestFindingsRefused(t *testing.T) {
	for _, bad := range []string{``, `{}`, `{"schema":"spotter.findings/1","date":"2026-03-02","limits":[{"lift":"sqaut","max_kg":1}]}`,
		`{"schema":"spotter.findings/1","date":"2026-03-02","limits":[{"lift":"squat_low_bar"}]}`,
		`{"schema":"spotter.findings/1","date":"2026-03-02","answers":{"cord_sings":"no"}}`,
		`{"schema":"spotter.findings/1","date":"2026-03-02","limit":[]}`} {
		if es, err := FindingsEntries([]byte(bad)); err == nil {
			t.Errorf("%s gives %d entries", bad, len(es))
		}
	}
}
