package app

import (
	"encoding/json"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/trigger"
)

// exampleNow is the example athlete with the latest case.
func exampleNow(t *testing.T) (*App, intake.Case, []diary.Entry, day.Date) {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	asOf := day.MustParse("2026-03-02")
	entries, err := a.exampleEntries(asOf)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := LatestCase(entries)
	if err != nil {
		t.Fatal(err)
	}
	return a, c, entries, asOf
}

// TestTheExampleNamesLowBarAndLeavesFacePullsOpen: what the first page shows.
func TestTheExampleNamesLowBarAndLeavesFacePullsOpen(t *testing.T) {
	a, c, entries, asOf := exampleNow(t)
	d, err := a.Triggers(TriggersRequest{Case: c, Entries: entries, AsOf: asOf})
	if err != nil {
		t.Fatal(err)
	}
	word := map[string]trigger.Word{}
	for _, f := range d.Effects {
		word[f.Exposure] = f.Word
		if f.Exposure == "squat_low_bar" && (f.Interval90[0] > 1.6 || f.Interval90[1] < 1.6 || f.Interval90[0] <= 0) {
			t.Errorf("the made-up effect is 1.6 at its peak; the interval is %v", *f.Interval90)
		}
	}
	if word["squat_low_bar"] != trigger.VeryLikely || word["face_pull"] != trigger.Open {
		t.Errorf("low bar %q, face pulls %q", word["squat_low_bar"], word["face_pull"])
	}
	if d.Placebo != 0 {
		t.Errorf("%d claims on the moved log", d.Placebo)
	}
}

// An emergency shows nothing about loads or lifts.
func TestTriggersStop(t *testing.T) {
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	asOf := day.MustParse("2026-03-02")
	entries := append(ExampleDiary(asOf), AnswerEntry("x", asOf.String(), "chest_pressure_now", "yes"))
	d, err := a.Triggers(TriggersRequest{Entries: entries, AsOf: asOf})
	if err != nil || d.Stopped == nil || d.Status != StatusStopped || len(d.Effects) != 0 {
		t.Errorf("%v %v %v", d.Status, d.Effects, err)
	}
}

// A rating told during the day gives the same document, byte for byte, whether
// the morning's fit was kept or is made anew.
func TestARatingMoreGivesTheSameBytesWarmAndCold(t *testing.T) {
	a, c, entries, asOf := exampleNow(t)
	kept := trigger.NewShelf(2)
	ask := func(shelf *trigger.Shelf, all []diary.Entry) string {
		d, err := a.Triggers(TriggersRequest{Case: c, Entries: all, AsOf: asOf, Kept: shelf})
		if err != nil {
			t.Fatal(err)
		}
		raw, err := json.Marshal([]any{d, d.Report.Fitted, d.Report.Surprises})
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	before := ask(kept, entries)
	score := 3
	more := append(append([]diary.Entry(nil), entries...), diary.Entry{Kind: "pain", ID: "p-more", At: asOf.String() + "T23:30:00Z", Score: &score, When: "now",
		Region: string(c.Problems[0].Region), Side: string(c.Problems[0].Side)})
	warm := ask(kept, more)
	if cold := ask(nil, more); warm != cold {
		t.Error("warm and cold differ")
	}
	if warm == before {
		t.Error("the rating changed nothing")
	}
}
