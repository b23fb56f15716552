package plan_test

import (
	"math"
	"testing"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/plan"
	"spotter/internal/training"
)

// follow does what a plan says for its first day and logs the answer that was
// expected.
func follow(in plan.Input, p plan.Plan) plan.Input {
	d := in.AsOf
	next := in
	next.History.Sets = append([]training.Set{}, in.History.Sets...)
	next.History.Pain = append([]pain.Rating{}, in.History.Pain...)
	morning := 1.0
	if s, ok := plan.Today(p, d); ok {
		for _, it := range s.Items {
			for _, x := range it.Sets {
				kg := lift.Kg(30_00)
				if x.Kg != nil {
					kg = *x.Kg
				}
				hurts := 1
				if it.Expect != nil {
					hurts = min(x.PainMax, int(math.Round(it.Expect.Mean)))
				}
				next.History.Sets = append(next.History.Sets, training.Set{At: d.String(), Day: d, Lift: it.Lift, Load: kg, Reps: x.Reps, RPE: ptr(x.RPEMax - 0.5), Pain: ptr(hurts)})
			}
		}
		if s.Expect != nil {
			morning = s.Expect.Morning.Mean
		}
	}
	next.AsOf = d.Add(1)
	next.History.Pain = append(next.History.Pain, pain.Rating{At: next.AsOf.String(), Day: next.AsOf, When: pain.Morning, Score: int(math.Round(morning)), Region: "upper_back", Side: "left"})
	return next
}

// TestFollowingThePlanKeepsIt: doing what the plan said, with the answer it expected,
// leaves the sessions of the coming days as they were. Loads may rise by the
// step that good answers open; nothing may fall, come or go without one of them.
func TestFollowingThePlanKeepsIt(t *testing.T) {
	in := input(t)
	in.History = logged(in.AsOf, 8, mild)
	in.Days = nil
	in = fixed(in)
	in = through(t, cleared(t, in))
	before := plan.Make(in)
	moved, days, items := 0, 0, 0
	for range 14 {
		in = through(t, follow(in, before))
		now := plan.Make(in)
		for _, c := range plan.Changes(before, now) {
			if c.What == "heavier" {
				continue
			}
			moved++
			t.Logf("%s, for %s: %s %s %s", in.AsOf, c.Date, c.Lift, c.What, c.Reasons[0].Code)
		}
		for _, w := range now.Weeks {
			for _, s := range w.Sessions {
				if s.Date.Sub(in.AsOf) < 7 {
					items += len(s.Items)
				}
			}
		}
		before = now
		days++
	}
	if moved*10 > items {
		t.Errorf("%d of %d items moved in %d days of doing what was said", moved, items, days)
	}
}

// TestTheSameDayHasNoChange: without news there is nothing to say.
func TestTheSameDayHasNoChange(t *testing.T) {
	in := input(t)
	in.History = logged(in.AsOf, 8, mild)
	in = through(t, cleared(t, in))
	if c := plan.Changes(plan.Make(in), plan.Make(in)); len(c) > 0 {
		t.Errorf("%+v", c)
	}
}

// TestAChangeHasItsCause: a bad squat session changes the squat, and says so.
func TestAChangeHasItsCause(t *testing.T) {
	in := input(t)
	in.History = logged(in.AsOf, 8, mild)
	in = through(t, fixed(cleared(t, in)))
	bad := in
	bad.History = logged(in.AsOf, 8, func(id lift.ID, d day.Date) int {
		if id == "squat_low_bar" && d == in.AsOf.Add(-7) {
			return 7
		}
		return mild(id, d)
	})
	found := false
	for _, c := range plan.Changes(plan.Make(in), plan.Make(through(t, bad))) {
		if len(c.Reasons) == 0 || c.Word() == "" {
			t.Errorf("%+v has no cause", c)
		}
		found = found || (c.Lift == "squat_low_bar" && (c.What == "lighter" || c.What == "dropped" || c.What == "fewer_sets"))
	}
	if !found {
		t.Error("a bad squat changed nothing about squats")
	}
}
