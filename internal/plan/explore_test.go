package plan_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/pain"
	"spotter/internal/plan"
	"spotter/internal/training"
)

// tried is the re-challenge of a plan.
func tried(p plan.Plan) (on day.Date, it plan.Item, n int) {
	for _, w := range p.Weeks {
		for _, s := range w.Sessions {
			for _, x := range s.Items {
				if x.Try != nil {
					on, it = s.Date, x
					n++
				}
			}
		}
	}
	return on, it, n
}

// recovering had five sets of low bar a week that went well, then mornings that
// were so bad, and since then two sets: whether it could take more is open.
func recovering(t testing.TB, worst, ago, level int) plan.Input {
	in := input(t)
	in.Case.Triggers = nil
	in.History = logged(in.AsOf, 8, mild)
	bad := map[day.Date]bool{}
	var sets []training.Set
	n := map[day.Date]int{}
	for _, s := range in.History.Sets {
		if s.Lift == "squat_low_bar" {
			back := in.AsOf.Sub(s.Day)
			if n[s.Day]++; back < ago && n[s.Day] > 2 {
				continue
			}
			if back >= ago && n[s.Day] == 3 {
				sets = append(sets, s, s)
			}
			if back >= ago && back < ago+14 {
				bad[s.Day.Add(1)] = true
			}
		}
		sets = append(sets, s)
		if s.Lift == "row_chest_supported_db" { // enough work for the place, so that one set more has room
			sets = append(sets, s, s, s, s, s)
		}
	}
	in.History.Sets = sets
	for i := range in.History.Pain {
		r := &in.History.Pain[i]
		if r.Score = level; bad[r.Day] {
			r.Score = worst
		}
	}
	return through(t, fixed(cleared(t, in)))
}

// bends are what forbids a re-challenge, each by itself.
var bends = map[string]func(in *plan.Input){
	"a painkiller yesterday": func(in *plan.Input) {
		in.History.Meds = []diary.Med{{Day: in.AsOf.Add(-1), Class: "nsaid"}}
	},
	"much pain this morning": func(in *plan.Input) { in.History.Pain[len(in.History.Pain)-1].Score = 4 },
	"no rating for days": func(in *plan.Input) {
		in.History.Pain = slices.DeleteFunc(slices.Clone(in.History.Pain), func(r pain.Rating) bool { return in.AsOf.Sub(r.Day) <= 1 })
	},
	"a bad answer last time": func(in *plan.Input) {
		last := in.AsOf.Add(-7)
		for i := range in.History.Sets {
			if s := &in.History.Sets[i]; s.Lift == "squat_low_bar" && s.Day == last {
				s.Pain = ptr(6)
			}
		}
	},
	"no answer last time": func(in *plan.Input) {
		last := in.AsOf.Add(-7)
		for i := range in.History.Sets {
			if s := &in.History.Sets[i]; s.Lift == "squat_low_bar" && s.Day == last {
				s.Pain = nil
			}
		}
	},
	"the meet is near":        func(in *plan.Input) { in.MeetDate = in.AsOf.Add(10) },
	"the screen is open":      func(in *plan.Input) { in.Case.Answers = nil },
	"an unknown age":          func(in *plan.Input) { in.Case.Person.Age = nil },
	"an accepted test":        func(in *plan.Input) { in.Testing = true },
	"the rule book":           func(in *plan.Input) { in.RuleBook = true },
	"somebody has to look":    func(in *plan.Input) { in.Case.Person.Age = ptr(17) },
	"nothing that hurts":      func(in *plan.Input) { in.Case.Problems = nil },
	"more was done last week": func(in *plan.Input) { in.History.Sets = moreLately(in) },
}

// moreLately is the log with one set more of low bar in the last session.
func moreLately(in *plan.Input) []training.Set {
	var out []training.Set
	for _, s := range in.History.Sets {
		out = append(out, s)
		if s.Lift == "bench_comp" && s.Day == in.AsOf.Add(-3) {
			out = append(out, s)
		}
	}
	return out
}

// TestAReChallengeIsAskedWhereItMay: once, on one day, never above what went well,
// with what each answer leads to; and not where anything stands against it.
func TestAReChallengeIsAskedWhereItMay(t *testing.T) {
	in := recovering(t, 4, 21, 2)
	in.History.Sets = slices.Clone(in.History.Sets)
	p := plan.Make(in)
	on, it, n := tried(p)
	if n != 1 || it.Lift != "squat_low_bar" || on.Sub(in.AsOf) > 6 {
		t.Fatalf("%d re-challenges, %s on %s", n, it.Lift, on)
	}
	x := it.Sets[len(it.Sets)-1]
	if x.Kg == nil || x.Kg.Float() > in.Permit.Rechallenge(it.Lift, on, 500).Value || x.RPEMax > in.Permit.Effort(it.Lift, on, 10).Value {
		t.Errorf("%+v passes a limit", x)
	}
	for _, code := range []string{"plan.why_one_more", "plan.more_well", "plan.more_bad", "plan.more_not_told"} {
		if !says(p, code) {
			t.Errorf("%s is not said", code)
		}
	}
	for what, bend := range bends {
		y := in
		y.History.Sets, y.History.Pain = slices.Clone(in.History.Sets), slices.Clone(in.History.Pain)
		bend(&y)
		if _, it, n := tried(plan.Make(permitted(t, y))); n != 0 {
			t.Errorf("%s, and %s is tried", what, it.Lift)
		}
	}
}

// TestReChallengesStayInsideEveryLimit on drawn logs.
func TestReChallengesStayInsideEveryLimit(t *testing.T) {
	asked := 0
	rapid.Check(t, func(rt *rapid.T) {
		in := recovering(t, rapid.IntRange(2, 5).Draw(rt, "worst"), rapid.SampledFrom([]int{14, 21, 28}).Draw(rt, "ago"), rapid.IntRange(0, 3).Draw(rt, "level"))
		in.MeetDate = in.AsOf.Add(rapid.IntRange(5, 80).Draw(rt, "days to the meet"))
		if rapid.Bool().Draw(rt, "a limit") {
			in.History.Limits = []diary.Limit{{Day: in.AsOf, Lift: "squat_low_bar", MaxPct: ptr(rapid.Float64Range(30, 100).Draw(rt, "pct")), By: "clinician"}}
		}
		in = permitted(t, in)
		on, it, n := tried(plan.Make(in))
		if n == 0 {
			return
		}
		asked++
		if n > 1 || in.MeetDate.Sub(on) <= 10 {
			rt.Fatalf("%d re-challenges, %d days before the meet", n, in.MeetDate.Sub(on))
		}
		held, _ := in.Permit.Held(it.Lift, on)
		for _, x := range it.Sets {
			if held || x.RPEMax > in.Permit.Effort(it.Lift, on, 10).Value || float64(x.PainMax) > in.Permit.Pain(it.Lift).Value || x.Kg != nil && x.Kg.Float() > in.Permit.Load(it.Lift, on, 500).Value {
				rt.Fatalf("%s: %+v", it.Lift, x)
			}
		}
		if x := it.Sets[len(it.Sets)-1]; x.Kg == nil || x.Kg.Float() > in.Permit.Rechallenge(it.Lift, on, 500).Value {
			rt.Fatalf("%s: %+v is above what went well", it.Lift, x)
		}
	})
	if asked == 0 {
		t.Error("none was ever asked")
	}
}

// TestOneReChallengeAWeek: who follows the plan day by day is asked for at most
// one in any seven days.
func TestOneReChallengeAWeek(t *testing.T) {
	in := recovering(t, 4, 21, 2)
	var days []day.Date
	for range 21 {
		p := plan.Make(in)
		if s, ok := plan.Today(p, in.AsOf); ok {
			for _, it := range s.Items {
				if it.Try != nil {
					days = append(days, in.AsOf)
				}
			}
		}
		in = through(t, follow(in, p))
	}
	for i := 1; i < len(days); i++ {
		if days[i].Sub(days[i-1]) < 7 {
			t.Errorf("re-challenges on %v", days)
		}
	}
	if len(days) == 0 {
		t.Error("none in three weeks")
	}
}

// TestTheAnswerMovesThePlanAsItSaid: after a good answer the lift has at least the
// sets that it has after a bad one.
func TestTheAnswerMovesThePlanAsItSaid(t *testing.T) {
	in := recovering(t, 4, 21, 2)
	p := plan.Make(in)
	on, it, n := tried(p)
	if n != 1 || on != in.AsOf {
		t.Fatalf("%d re-challenges on %s", n, on)
	}
	after := func(set, morning int) int {
		x := in
		x.History.Sets, x.History.Pain = slices.Clone(in.History.Sets), slices.Clone(in.History.Pain)
		for _, s := range it.Sets {
			x.History.Sets = append(x.History.Sets, training.Set{At: on.String(), Day: on, Lift: it.Lift, Load: *s.Kg, Reps: s.Reps, RPE: ptr(7.0), Pain: &set})
		}
		x.AsOf = on.Add(1)
		x.History.Pain = append(x.History.Pain, pain.Rating{At: x.AsOf.String(), Day: x.AsOf, When: pain.Morning, Score: morning, Region: "upper_back", Side: "left"})
		return allSets(plan.Make(through(t, x)), it.Lift)
	}
	if good, bad := after(1, 1), after(3, 5); !(good > bad) {
		t.Errorf("%d sets of low bar after a good answer, %d after a bad one", good, bad)
	}
}
