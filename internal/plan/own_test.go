package plan_test

import (
	"slices"
	"testing"
	"time"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/training"
)

// fridays adds a curl, three sets of eight, to each Friday of a log; the last ones hurt
// so much in each set, the others not at all.
func fridays(h diary.History, score, last int) diary.History {
	fridays := 0
	for _, s := range h.Sets {
		fridays += count(s.Lift == "row_chest_supported_db")
	}
	var out []training.Set
	for _, s := range h.Sets {
		out = append(out, s)
		if s.Lift == "row_chest_supported_db" {
			rpe, score := 7.0, score*count(fridays <= last)
			fridays--
			for range 3 {
				out = append(out, training.Set{At: s.At, Day: s.Day, Lift: "curl_barbell", Load: lift.KgOf(30), Reps: 8, RPE: &rpe, Pain: &score})
			}
		}
	}
	h.Sets = out
	return h
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// curls are the days on which a plan has the curl, with their sets, up to two weeks
// before the meet.
func curls(p plan.Plan) map[day.Date]int {
	out := map[day.Date]int{}
	for _, w := range p.Weeks {
		for _, s := range w.Sessions {
			for _, it := range s.Items {
				if it.Lift == "curl_barbell" {
					out[s.Date] += len(it.Sets)
				}
			}
		}
	}
	return out
}

// What a lifter does anyway and what goes well stays, on its day and with its sets;
// what hurt too much last time comes back
// smaller; what hurt badly twice, or each time, stays out.
func TestOwnWorkStaysAsTheLogHasIt(t *testing.T) {
	for _, c := range []struct{ score, last, sets int }{{0, 0, 3}, {4, 1, 2}, {7, 2, 0}, {4, 8, 0}} {
		in := input(t)
		in.History = fridays(logged(in.AsOf, 8, mild), c.score, c.last)
		got := curls(plan.Make(through(t, cleared(t, in))))
		if c.sets == 0 {
			if len(got) > 0 {
				t.Errorf("pain %d in the last %d: %v", c.score, c.last, got)
			}
			continue
		}
		if len(got) < 4 {
			t.Errorf("pain %d: on %d days only: %v", c.score, len(got), got)
		}
		for d, n := range got {
			if d.Weekday() != time.Friday || n != c.sets {
				t.Errorf("pain %d: %d sets on %s, want %d on a Friday", c.score, n, d, c.sets)
			}
		}
	}
}

// Making the plan anew during the week moves none of it to another day.
func TestOwnWorkDoesNotWander(t *testing.T) {
	in := input(t)
	in.History = fridays(logged(in.AsOf, 8, mild), 0, 0)
	first := curls(plan.Make(through(t, cleared(t, in))))
	in.AsOf = in.AsOf.Add(2)
	later := curls(plan.Make(through(t, cleared(t, in))))
	for d := range first {
		if !d.Before(in.AsOf) && later[d] != first[d] {
			t.Errorf("%s: %d sets, two days later %d", d, first[d], later[d])
		}
	}
	if len(first) == 0 || !slices.Contains([]int{len(first), len(first) - 1}, len(later)) {
		t.Errorf("%v, later %v", first, later)
	}
}
