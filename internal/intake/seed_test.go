package intake_test

import (
	"os"
	"slices"
	"testing"

	"spotter/internal/intake"
)

// TestSeedThread reads the thread the project started from. Its text is not
// part of the project, so the test skips where it is absent.
func TestSeedThread(t *testing.T) {
	raw, err := os.ReadFile("../../../shared/inputs/thread.txt")
	if err != nil {
		t.Skip("no ../shared/inputs/thread.txt beside the repository")
	}
	c, err := intake.Read(string(raw), asOf, lexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Problems) != 1 || c.Problems[0].Region != "upper_back" || c.Problems[0].Side != "left" || c.Problems[0].Course != "on_and_off" || c.Problems[0].Onset != "unknown" {
		t.Errorf("problems %+v", c.Problems)
	} else if d := c.Problems[0].OnsetDaysAgo; d == nil || *d != 150 {
		t.Errorf("onset %v", d)
	}
	for _, l := range []string{"squat_low_bar", "deadlift_conventional", "face_pull", "lat_pulldown"} {
		if !slices.ContainsFunc(c.Triggers, func(x intake.Trigger) bool { return string(x.Lift) == l }) {
			t.Errorf("no trigger %s in %+v", l, c.Triggers)
		}
	}
	if slices.ContainsFunc(c.Triggers, func(x intake.Trigger) bool { return x.Lift == "squat_barbell" }) {
		t.Errorf("a squat that stays is no further trigger: %+v", c.Triggers)
	}
	if slices.ContainsFunc(c.Triggers, func(x intake.Trigger) bool { return x.Lift == "squat_high_bar" }) || len(c.Tolerated) != 0 {
		t.Errorf("the replier's high bar is a fact: %+v", c.Tolerated)
	}
	if len(c.Medication) != 1 || c.Medication[0].Class != "oral_corticosteroid" || c.Medication[0].DaysAgo == nil || *c.Medication[0].DaysAgo != 60 {
		t.Errorf("medication %+v", c.Medication)
	}
	got := map[string]string{}
	for _, x := range c.Tried {
		got[x.What] = x.Effect
	}
	if len(got) != 2 || got["ball_pressure"] != "worse" || got["massage"] != "helped" {
		t.Errorf("tried %v", got)
	}
	if len(c.Goals) != 1 || c.Goals[0].DaysAhead == nil || *c.Goals[0].DaysAhead != 49 || c.Goals[0].Paid == nil || !*c.Goals[0].Paid {
		t.Errorf("goals %+v", c.Goals)
	}
	for _, k := range []string{"squat", "deadlift", "bar_position"} {
		if !slices.ContainsFunc(c.Keep, func(x intake.Kept) bool { return x.What == k }) {
			t.Errorf("keep lacks %s: %+v", k, c.Keep)
		}
	}
	for _, f := range []string{"oral_steroid_recent", "steroid_masking", "recent_resp_illness", "not_improving"} {
		if !slices.ContainsFunc(c.RedFlags.Mentioned, func(x intake.FlagFact) bool { return x.ID == f }) {
			t.Errorf("flag %s not raised", f)
		}
	}
	if len(c.RedFlags.Mentioned) != 4 {
		t.Errorf("flags %+v", c.RedFlags.Mentioned)
	}
	if len(c.AdviceReceived) < 4 {
		t.Errorf("advice %+v", c.AdviceReceived)
	}
	for _, a := range []string{"what_is_it", "keep_training"} {
		if !slices.ContainsFunc(c.Asks, func(x intake.Ask) bool { return x.What == a }) {
			t.Errorf("asks lack %s: %+v", a, c.Asks)
		}
	}
}
