package plan_test

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/plan"
)

// TestPainOverTheLimitAddsNoRepetitions: a load that comes down because the last
// sets hurt more than this place may is not filled up with repetitions.
func TestPainOverTheLimitAddsNoRepetitions(t *testing.T) {
	most := func(hurt int) (n int) {
		in := input(t)
		in.History = logged(in.AsOf, 8, func(id lift.ID, d day.Date) int {
			if id == "squat_low_bar" && in.AsOf.Sub(d) <= 14 {
				return hurt
			}
			return mild(id, d)
		})
		in = cleared(t, in)
		for _, w := range plan.Make(through(t, in)).Weeks {
			for _, s := range w.Sessions {
				for _, it := range s.Items {
					if it.Lift != "squat_low_bar" {
						continue
					}
					for _, x := range it.Sets {
						n = max(n, x.Reps)
					}
				}
			}
		}
		return n
	}
	fine, over := most(2), most(4) // the upper back may reach 3
	if fine == 0 || over == 0 {
		t.Fatalf("no squats planned: %d and %d repetitions", fine, over)
	}
	if over > 5 || over > fine {
		t.Errorf("after pain of 4 at most %d repetitions, after 2 at most %d", over, fine)
	}
}
