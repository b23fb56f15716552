package app

import (
	"bytes"
	"encoding/json"
	"testing"

	"spotter/internal/plan"
)

func saidIn(p plan.Plan, code string) bool {
	for _, r := range plan.Reasons(p) {
		if r.Code == code {
			return true
		}
	}
	return false
}

// TestASearchGoesIntoThePlan: what the search of the example says stands in its
// plan, the same from memory and from a file; only the dose and words move.
func TestASearchGoesIntoThePlan(t *testing.T) {
	a, c, entries, asOf := exampleNow(t)
	d, err := a.Triggers(TriggersRequest{Case: c, Entries: entries, AsOf: asOf, Sites: true})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	read, err := ReadTriggers(raw)
	if err != nil {
		t.Fatal(err)
	}
	r := PlanRequest{Case: c, Entries: entries, AsOf: asOf}
	plain, err := a.Plan(r)
	if err != nil {
		t.Fatal(err)
	}
	var docs [2][]byte
	var p plan.Plan
	for i, x := range []*TriggersDoc{&d, read} {
		r.Triggers = x
		if p, err = a.Plan(r); err != nil {
			t.Fatal(err)
		}
		if docs[i], err = json.Marshal(p); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(docs[0], docs[1]) {
		t.Error("the plan from the file differs from the one from memory")
	}
	if saidIn(plain, "plan.report_used") || !saidIn(p, "plan.report_used") || !saidIn(p, "plan.log_very_likely") {
		t.Error("the plan does not say what the log says")
	}
	for _, x := range p.Changed {
		for _, why := range x.Reasons {
			if why.Code == "plan.report_used" {
				t.Error("a kept search is told as news")
			}
		}
	}
	read.Knowledge = "another"
	r.Triggers = read
	if p, err = a.Plan(r); err != nil || !saidIn(p, "plan.report_knowledge") || saidIn(p, "plan.report_used") {
		t.Error("a search of another version is used", err)
	}
}

// TestWhatIsNoSearchIsRefused says what is wrong with it.
func TestWhatIsNoSearchIsRefused(t *testing.T) {
	for _, raw := range []string{"", "{}", `{"schema":"spotter.plan/1"}`, `{"schema":"spotter.triggers/1"}`, `{"schema":"spotter.triggers/1","as_of":"2026-03-02","effects":7}`, `[1]`} {
		if d, err := ReadTriggers([]byte(raw)); err == nil {
			t.Errorf("%q is read as %+v", raw, d)
		}
	}
}

func FuzzReadTriggers(f *testing.F) {
	f.Add([]byte(`{"schema":"spotter.triggers/1","status":"ok","as_of":"2026-03-02","knowledge":"x","effects":[{"exposure":"squat_low_bar","kind":"lift","probability":0.9,"effect":1,"interval90":[0,2],"n":3}]}`))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if d, err := ReadTriggers(raw); err == nil && (d.Report == nil || d.AsOf.IsZero()) {
			t.Error("read, and nothing in it")
		}
	})
}
