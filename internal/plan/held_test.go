package plan_test

import (
	"testing"

	"spotter/internal/diary"
	"spotter/internal/plan"
	"spotter/internal/training"
)

// TestAHeldSetIsShown: a set that nobody confirmed is named, never silently left out.
func TestAHeldSetIsShown(t *testing.T) {
	in := input(t)
	for i := range 5 {
		in.History.Held = append(in.History.Held, diary.Held{Why: diary.ImpossibleLoad,
			Set: training.Set{Day: in.AsOf.Add(-i - 1), Lift: "squat_low_bar", Load: 1000_00, Reps: 5}})
	}
	named, more := 0, 0
	for _, u := range plan.Build(in, open()).Unknown {
		switch u.What {
		case "held_set":
			named++
			if u.How.Params["kg"] != 1000.0 || u.How.Params["day"] == nil {
				t.Errorf("not named: %v", u.How)
			}
		case "held_sets":
			more++
		}
	}
	if named != 3 || more != 1 {
		t.Errorf("%d named, %d summed up", named, more)
	}
}
