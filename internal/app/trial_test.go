package app

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/trial"
)

func exampleTold(t *testing.T, asOf day.Date) (a *App, r TrialRequest) {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := a.exampleEntries(asOf)
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := LatestCase(entries)
	if err != nil {
		t.Fatal(err)
	}
	return a, TrialRequest{Case: c, Entries: entries, AsOf: asOf, ID: "roller"}
}

// TestRollerAgainstNothing runs the trial of the issue from start to verdict.
func TestRollerAgainstNothing(t *testing.T) {
	asOf := day.MustParse("2026-03-02")
	a, r := exampleTold(t, asOf)
	r.A, r.Pairs = trial.Arm{Care: "foam_rolling", Minutes: 30}, 8
	d, err := a.NewTrial(r)
	if err != nil || d.Status != StatusOK {
		t.Fatalf("%v %v %v", d.Status, d.Reasons, err)
	}
	if d.A.Minutes != 5 || d.Region != "upper_back" || d.Side != "right" {
		t.Errorf("minutes %v, place %v %v", d.A.Minutes, d.Side, d.Region)
	}
	entries := r.Entries
	e, err := TrialEntry("0190a000-0000-7000-8000-00000000aaaa", asOf.String(), d.Protocol)
	if err != nil {
		t.Fatal(err)
	}
	entries = append(entries, e)
	for i, s := range d.Slots {
		score := 3 + i%2
		if s.Arm == "a" {
			entries = append(entries, diary.Entry{Kind: "care", At: s.Day.String(), What: "foam_rolling"})
			score = 1
		}
		entries = append(entries, diary.Entry{Kind: "pain", At: s.Day.Add(1).String(), Score: &score, When: "morning", Region: "upper_back", Side: "right"})
	}
	stored := Trials(entries)
	if len(stored) != 1 || !stored[0].Intact() {
		t.Fatalf("stored: %d", len(stored))
	}
	last := d.Slots[len(d.Slots)-1].Day
	if mid, err := a.CheckTrial(stored[0], r.Case, entries, d.Slots[4].Day); err != nil || mid.State != trial.Running || mid.Verdict != "" {
		t.Errorf("in the middle: %v %v %v", mid.State, mid.Verdict, err)
	}
	end, err := a.CheckTrial(stored[0], r.Case, entries, last.Add(1))
	if err != nil || end.Verdict != trial.Less || *end.Effect > -2 || end.Adherence.As != 16 || len(end.Report) < 15 {
		t.Errorf("at the end: %v %v %v %v", end.State, end.Verdict, end.Adherence, err)
	}
	if m := end.Model; m == nil || m.Effect > -0.5 || m.Interval90[1] > 0 || m.Helps < 0.9 {
		t.Errorf("the model beside it: %+v", m)
	}
	if last := end.Report[len(end.Report)-1]; last.No != "17b" {
		t.Errorf("the report ends with %q", last.No)
	}
	// the search shows the size, as a coin decided; while the trial ran it showed nothing
	rolled := func(on day.Date) (n int, size bool) {
		d, err := a.Triggers(TriggersRequest{Case: r.Case, Entries: entries, AsOf: on})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range d.Effects {
			if f.Exposure == "foam_rolling" {
				n++
				size = size || f.Coin && f.Effect != nil
			}
		}
		return n, size
	}
	if n, _ := rolled(last); n != 0 {
		t.Errorf("%d findings on foam rolling while its trial runs", n)
	}
	if n, size := rolled(last.Add(1)); n == 0 || !size {
		t.Errorf("after the trial: %d findings, with a size %v", n, size)
	}
}

// What may not be tried is refused with a reason.
func TestTrialsThatAreNotMade(t *testing.T) {
	asOf := day.MustParse("2026-03-02")
	for name, c := range map[string]struct {
		arm  trial.Arm
		code string
	}{
		"a medicine":         {trial.Arm{Care: "topical_nsaid"}, "care.medicine"},
		"nothing known":      {trial.Arm{Care: "snake_oil"}, "trial.unknown_care"},
		"a competition lift": {trial.Arm{Lift: "squat_low_bar"}, "trial.competition_lift"},
	} {
		a, r := exampleTold(t, asOf)
		r.A = c.arm
		d, err := a.NewTrial(r)
		if err != nil || d.Status != StatusRefused || len(d.Reasons) == 0 || d.Reasons[0].Code != c.code || len(d.Slots) > 0 {
			t.Errorf("%s: %v %v %v", name, d.Status, d.Reasons, err)
		}
	}
	a, r := exampleTold(t, asOf)
	r.A = trial.Arm{Care: "foam_rolling"}
	r.Entries = append(r.Entries, AnswerEntry("x", asOf.String(), "chest_pressure_now", "yes"))
	if d, err := a.NewTrial(r); err != nil || d.Status != StatusStopped || len(d.Slots) > 0 {
		t.Errorf("an emergency: %v %v", d.Status, err)
	}
}

// A lift is never tried above what was tolerated.
func TestALiftIsTriedAtAToleratedLoadOnly(t *testing.T) {
	asOf := day.MustParse("2026-03-02")
	a, r := exampleTold(t, asOf)
	r.A = trial.Arm{Lift: "face_pull", MaxKg: 100_00}
	d, err := a.NewTrial(r)
	if err != nil {
		t.Fatal(err)
	}
	if d.Status != StatusOK || d.A.MaxKg <= 0 || d.A.MaxKg > 22_50 {
		t.Errorf("%s: face pulls at %v kg, %v; the diary has at most 22.5", d.Status, d.A.MaxKg, d.Reasons)
	}
}

// What the person said made it worse is not offered and not made into a trial.
func TestWhatMadeItWorseIsNotTried(t *testing.T) {
	asOf := day.MustParse("2026-03-02")
	a, r := exampleTold(t, asOf) // the example's lacrosse ball made it worse
	r.A = trial.Arm{Care: "ball_pressure"}
	d, err := a.NewTrial(r)
	if err != nil || d.Status != StatusRefused || d.Reasons[0].Code != "trial.made_worse" {
		t.Errorf("%v %v %v", d.Status, d.Reasons, err)
	}
}
