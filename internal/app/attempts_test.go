package app

import (
	"fmt"
	"testing"

	"spotter/internal/diary"
	"spotter/knowledge"
)

// TestAttemptsSayWhyThereAreNone: a document without a weight leads with the cause.
func TestAttemptsSayWhyThereAreNone(t *testing.T) {
	a := ready(t)
	c := sore()
	c.Reported = nil
	c.Answers = allNo(t)
	var hurt []diary.Entry
	for i := range 6 {
		d := asOf.Add(-20 + 3*i)
		kg, reps, rpe, pain, morning := 140.0, 4, 8.0, 6, 6
		hurt = append(hurt,
			diary.Entry{Kind: "set", At: d.String() + "T18:00:00+01:00", ID: fmt.Sprintf("s%d", i), Lift: "squat_low_bar", Kg: &kg, Reps: &reps, RPE: &rpe, Pain: &pain},
			diary.Entry{Kind: "pain", At: d.Add(1).String() + "T07:00:00+01:00", ID: fmt.Sprintf("p%d", i), When: "morning", Score: &morning, Region: "upper_back"})
	}
	for name, x := range map[string]struct {
		entries []diary.Entry
		open    bool
		want    string
	}{
		"the screen is open":   {open: true, want: "plan.unknown_attempts_screen"},
		"no strength is known": {want: "plan.unknown_attempts"},
		"every session hurt":   {entries: hurt, want: "plan.unknown_attempts_pain"},
	} {
		c := c
		if x.open {
			c.Answers = nil
		}
		d, err := a.Attempts(PlanRequest{Case: c, Entries: x.entries, AsOf: asOf}, nil)
		if err != nil || d.Attempts != nil || len(d.Reasons) == 0 || d.Reasons[0].Code != x.want {
			t.Errorf("%s: %+v %v, want %s first", name, d.Reasons, err, x.want)
		}
	}
}

// allNo answers every question of the screen with no.
func allNo(t *testing.T) map[string]string {
	t.Helper()
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range rb.Flags {
		out[f.ID] = "no"
	}
	for _, f := range rb.FollowUps {
		out[f.ID] = "no"
	}
	return out
}
