package app

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

// changeDiary is a diary with a case that keeps the squat and its depth.
func changeDiary(t *testing.T) (*App, []diary.Entry, day.Date) {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	asOf := day.Of(2026, 3, 2)
	c, err := a.Read("My right shoulder blade hurts on low bar squats. Meet in 7 weeks.", asOf)
	if err != nil {
		t.Fatal(err)
	}
	c.Keep = []intake.Kept{{What: "depth"}, {What: "squat"}}
	kept, err := CaseEntry("case-1", asOf.String(), c)
	if err != nil {
		t.Fatal(err)
	}
	return a, append(ExampleDiary(asOf), kept), asOf
}

// TestAChangeIsTriedBeforeItIsStored: the plan that is looked at is the plan
// that comes out once the same entries are stored, and looking stores nothing.
func TestAChangeIsTriedBeforeItIsStored(t *testing.T) {
	a, entries, asOf := changeDiary(t)
	before := len(entries)
	to := Change{Days: "tue thu sat", Equipment: "", Keep: []string{"deadlift"}}
	req, err := a.Tried(entries, to, asOf)
	if err != nil {
		t.Fatal(err)
	}
	if len(entries) != before {
		t.Fatal("looking changed the diary")
	}
	tried, err := a.Plan(req)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	add, err := a.ChangeEntries(entries, to, func() string { n++; return fmt.Sprint("new-", n) }, "2026-03-02T09:00:00Z")
	if err != nil || len(add) != 2 {
		t.Fatalf("one setting and one case are to be stored: %d, %v", len(add), err)
	}
	stored := append(slices.Clone(entries), add...)
	c, _, err := LatestCase(stored)
	if err != nil {
		t.Fatal(err)
	}
	taken, err := a.Plan(PlanRequest{Case: c, Entries: stored, AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	x, _ := json.Marshal(tried.Weeks)
	y, _ := json.Marshal(taken.Weeks)
	if len(x) < 1000 || string(x) != string(y) {
		t.Error("what was looked at is not what came out")
	}
	for _, s := range taken.Weeks[1].Sessions {
		if w := s.Date.Weekday(); w != 2 && w != 4 && w != 6 {
			t.Errorf("a session on %s", w)
		}
	}
	if now := ChangeOf(c, stored); !now.Same(to) {
		t.Errorf("what stands is %+v, not %+v", now, to)
	}
	if !slices.ContainsFunc(c.Keep, func(k intake.Kept) bool { return k.What == "depth" }) {
		t.Error("what the form does not show was lost")
	}
	again, err := a.ChangeEntries(stored, to, func() string { return "x" }, "2026-03-02T09:01:00Z")
	if err != nil || len(again) != 0 {
		t.Errorf("the same change again stores %d entries, %v", len(again), err)
	}
}

// TestAChangeThatMakesNoSenseIsRefused names what is wrong with it.
func TestAChangeThatMakesNoSenseIsRefused(t *testing.T) {
	a, entries, asOf := changeDiary(t)
	for what, to := range map[string]Change{
		SetDays:      {Days: "mon blursday"},
		SetEquipment: {Equipment: "a trampoline"},
		"keep":       {Keep: []string{"beard"}},
	} {
		_, err := a.Tried(entries, to, asOf)
		bad, ok := err.(*BadSetting)
		if !ok || bad.What != what {
			t.Errorf("%s: %v", what, err)
		}
	}
}
