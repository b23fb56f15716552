package plan_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/training"
)

func fives(k lift.Kg) lift.Kg { return k / 250 * 250 }

func ahead(n int) []plan.Set {
	var out []plan.Set
	for range n {
		out = append(out, plan.Set{Reps: 3, Kg: ptr(lift.Kg(150_00)), Pct: ptr(75.0), RPEMax: 7, PainMax: 3})
	}
	return out
}

func TestTheNextSet(t *testing.T) {
	set := func(rpe float64, pain int) training.Set {
		return training.Set{Lift: "squat_low_bar", Load: 150_00, Reps: 3, RPE: &rpe, Pain: &pain}
	}
	failed := set(10, 1)
	failed.Failed = true
	blank := set(7, 0)
	blank.Pain = nil
	for _, c := range []struct {
		name string
		done []training.Set
		kg   lift.Kg
		sets int
		why  []string
	}{
		{"as asked", []training.Set{set(7, 1)}, 150_00, 3, nil},
		{"one over", []training.Set{set(8, 1)}, 142_50, 3, []string{"plan.next_hard"}},
		{"two over", []training.Set{set(9, 1)}, 135_00, 3, []string{"plan.next_hard"}},
		{"missed", []training.Set{failed}, 135_00, 3, []string{"plan.next_failed"}},
		{"at the limit", []training.Set{set(7, 3)}, 135_00, 3, []string{"plan.next_limit"}},
		{"rising", []training.Set{set(7, 0), set(7, 1), set(7, 2)}, 150_00, 2, []string{"plan.next_rising"}},
		{"over the limit", []training.Set{set(7, 4)}, 0, 0, []string{"plan.next_over"}},
		{"not rated", []training.Set{blank}, 150_00, 3, []string{"plan.next_unrated"}},
	} {
		left, why := plan.Onward(ahead(3), c.done, fives)
		var codes []string
		for _, r := range why {
			codes = append(codes, r.Code)
		}
		if len(left) != c.sets || !slices.Equal(codes, c.why) || (c.sets > 0 && *left[0].Kg != c.kg) {
			t.Errorf("%s: %d sets, %v, %v", c.name, len(left), codes, left)
		}
	}
}

// More pain or effort in the last set never gives a heavier next one, and
// nothing ever rises above the plan.
func TestTheNextSetOnlyGoesDown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var done []training.Set
		for range rapid.IntRange(1, 4).Draw(t, "done") {
			s := training.Set{Lift: "squat_low_bar", Load: lift.Kg(rapid.IntRange(20_00, 200_00).Draw(t, "load")), Reps: 3, Failed: rapid.IntRange(0, 9).Draw(t, "failed") == 0}
			if rapid.Bool().Draw(t, "told") {
				s.Pain = ptr(rapid.IntRange(0, 10).Draw(t, "pain"))
			}
			if rapid.Bool().Draw(t, "effort told") {
				s.RPE = ptr(float64(rapid.IntRange(10, 20).Draw(t, "rpe")) / 2)
			}
			done = append(done, s)
		}
		before, _ := plan.Onward(ahead(3), done, fives)
		worse := slices.Clone(done)
		w := &worse[len(worse)-1]
		if w.Pain != nil {
			w.Pain = ptr(min(10, *w.Pain+rapid.IntRange(0, 3).Draw(t, "more pain")))
		}
		if w.RPE != nil {
			w.RPE = ptr(min(10, *w.RPE+rapid.Float64Range(0, 2).Draw(t, "more effort")))
		}
		after, _ := plan.Onward(ahead(3), worse, fives)
		for i := range after {
			if *after[i].Kg > 150_00 || i < len(before) && *after[i].Kg > *before[i].Kg {
				t.Fatalf("%v -> %v", before, after)
			}
		}
	})
}

// TestTheNextLoadWhereNoneIsNamed: the last one, less what the last set asks
// off; it never rises, and worse never gives more.
func TestTheNextLoadWhereNoneIsNamed(t *testing.T) {
	next := plan.Set{Reps: 5, RPEMax: 6.5, PainMax: 3}
	load := func(pain int, rpe float64) lift.Kg {
		kg, ok := plan.OnwardLoad(next, []training.Set{{Lift: "squat_safety_bar", Load: 100_00, Reps: 5, RPE: &rpe, Pain: &pain}}, fives)
		if !ok {
			t.Fatal("no load after a set")
		}
		return kg
	}
	for _, c := range []struct {
		pain int
		rpe  float64
		want lift.Kg
	}{{1, 6, 100_00}, {3, 6, 90_00}, {1, 7.5, 95_00}, {1, 9, 90_00}, {3, 9, 90_00}} {
		if got := load(c.pain, c.rpe); got != c.want {
			t.Errorf("pain %d, RPE %v: %v, want %v", c.pain, c.rpe, got, c.want)
		}
	}
	if _, ok := plan.OnwardLoad(next, nil, fives); ok {
		t.Error("a load out of nothing")
	}
}

func BenchmarkTheNextSet(b *testing.B) {
	pain, rpe := 3, 8.0
	done := []training.Set{{Lift: "squat_low_bar", Load: 150_00, Reps: 3, RPE: &rpe, Pain: &pain}}
	for b.Loop() {
		plan.Onward(ahead(3), done, fives)
	}
}
