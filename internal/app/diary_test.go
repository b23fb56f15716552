package app

import (
	"encoding/json"
	"slices"
	"testing"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/keep"
)

// An entry of a newer version that must be understood stops all advice, says
// why, and asks for an update and not for a doctor.
func TestWhatMustBeUnderstoodStopsAdvice(t *testing.T) {
	a, r := ready(t), PlanRequest{Case: sore(), AsOf: asOf}
	r.Entries = []diary.Entry{{Kind: "implant", ID: "1", At: "2026-03-01", Must: true, Extra: keep.Extra{"where": json.RawMessage(`"knee"`)}}}
	p, err := a.Plan(r)
	if err != nil || p.Status != StatusStopped || len(p.Weeks) > 0 || p.Attempts != nil {
		t.Fatalf("plan: %+v, %v", p, err)
	}
	if p.Stopped.Urgency != "update" || len(p.Stopped.Flags) != 0 || p.Limits[0].Code != "safety.newer_entry" {
		t.Errorf("stopped: %+v because %v", p.Stopped, p.Limits)
	}
	screen, err := a.Screen(r.Case, r.Entries, asOf)
	if err != nil || screen.Status != StatusStopped || screen.Stopped.Message == "plan.stop_update" {
		t.Errorf("screen: %+v, %v", screen.Stopped, err)
	}
	r.Entries[0].Must = false
	if p, err = a.Plan(r); err != nil || p.Status != StatusOK {
		t.Errorf("without must: %+v, %v", p.Status, err)
	}
}

func caseWith(t *testing.T, id, device string, replaces []string, change func(*intake.Case)) diary.Entry {
	t.Helper()
	c := sore()
	change(&c)
	e, err := CaseEntry(id, "2026-03-02T10:00:00+01:00", c)
	if err != nil {
		t.Fatal(err)
	}
	e.Device, e.Replaces = device, replaces
	return e
}

// The newest case that counts: corrections, deletions and redactions hold, in
// whatever order the entries were stored.
func TestLatestCaseHonoursCorrections(t *testing.T) {
	none := func(*intake.Case) {}
	first, fixed := caseWith(t, "z", "", nil, none), caseWith(t, "a", "", []string{"z"}, none)
	for _, entries := range [][]diary.Entry{{first, fixed}, {fixed, first}} {
		if _, id, err := LatestCase(entries); id != "a" || err != nil {
			t.Errorf("got %q, %v", id, err)
		}
	}
	gone := []diary.Entry{first, {Kind: diary.KindDelete, ID: "d", At: "2026-03-03", Replaces: []string{"z"}}}
	if _, _, err := LatestCase(gone); err != ErrNoCase {
		t.Errorf("a deleted case: %v", err)
	}
	post := PostEntry("p", "2026-03-02", "words")
	if text, ok := LatestPost([]diary.Entry{post, {Kind: diary.KindRedact, ID: "r", At: "2026-03-03", Replaces: []string{"p"}}}); ok {
		t.Errorf("a redacted post is read: %q", text)
	}
	if got := Answers([]diary.Entry{AnswerEntry("1", "2026-03-01", "q", "no"), {Kind: diary.KindClear, ID: "2", At: "2026-03-02", Replaces: []string{"1"}}}); len(got) != 0 {
		t.Errorf("a cleared answer is given: %v", got)
	}
}

// Two devices corrected one case: the newer counts, with the signs of both.
func TestConcurrentCasesMergeCautiously(t *testing.T) {
	old := caseWith(t, "c0", "phone", nil, func(*intake.Case) {})
	phone := caseWith(t, "c1", "phone", []string{"c0"}, func(c *intake.Case) {
		c.RedFlags.Mentioned = []intake.FlagFact{{ID: "cord_signs"}}
		c.Answers = map[string]string{"fever_unwell": "yes", "night_constant_pain": "no"}
	})
	laptop := caseWith(t, "c2", "laptop", []string{"c0"}, func(c *intake.Case) {
		c.Answers = map[string]string{"fever_unwell": "no", "night_constant_pain": "unsure"}
	})
	phone.HLC, laptop.HLC = diary.Clock(1).String(), diary.Clock(2).String()
	entries := []diary.Entry{old, phone, laptop}
	c, id, err := LatestCase(entries)
	if err != nil || id != "c2" {
		t.Fatalf("%q, %v", id, err)
	}
	if len(c.RedFlags.Mentioned) != 1 || c.Answers["fever_unwell"] != "yes" || c.Answers["night_constant_pain"] != "unsure" {
		t.Errorf("flags %v, answers %v", c.RedFlags.Mentioned, c.Answers)
	}
	if ids := Standing(entries, KindCase); !slices.Contains(ids, "c1") || !slices.Contains(ids, "c2") || slices.Contains(ids, "c0") {
		t.Errorf("standing: %v", ids)
	}
}

// A set of another day that was moved to today counts as lifted today, and
// the version that it replaced does not come back for the morning's plan.
func TestTodayWithACorrectedSet(t *testing.T) {
	a, r := ready(t), PlanRequest{Case: sore(), AsOf: asOf}
	kg, reps, pain := 400.0, 3, 1
	set := diary.Entry{Kind: "set", ID: "s1", At: "2026-02-20T18:00:00+01:00", Lift: "squat_low_bar", Kg: &kg, Reps: &reps, Pain: &pain}
	moved := set
	moved.ID, moved.At, moved.Replaces = "s2", "2026-03-02T08:00:00+01:00", []string{"s1"}
	r.Entries = []diary.Entry{set, moved}
	before, err := a.standWithout(r.Case, r.Entries, r.AsOf, liftedOn(r.AsOf))
	if err != nil || len(before.h.Sets) != 0 {
		t.Errorf("%+v, %v", before.h.Sets, err)
	}
	now, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil || len(now.h.Sets) != 1 || now.h.Sets[0].ID != "s2" {
		t.Errorf("%+v, %v", now.h.Sets, err)
	}
}
