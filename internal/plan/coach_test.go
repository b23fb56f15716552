package plan_test

import (
	"slices"
	"testing"

	"spotter/internal/lift"
	"spotter/internal/plan"
)

// What stands in for a pull that flares may not make the pulling more.
func TestPullsComeAtMostTwiceAWeekWhileSomethingHurts(t *testing.T) {
	in := input(t)
	in.History = logged(in.AsOf, 8, mild)
	p := plan.Make(through(t, cleared(t, in)))
	for _, w := range p.Weeks {
		times := map[lift.ID]int{}
		for _, s := range w.Sessions {
			for _, it := range s.Items {
				if l, _ := in.Catalogue.Get(it.Lift); it.Role == "accessory" && l.Family == "upper back" {
					times[it.Lift]++
				}
			}
		}
		for id, n := range times {
			if n > 2 {
				t.Errorf("%d weeks out: %s %d times", w.Out, id, n)
			}
		}
	}
}

// Only the questions that hold the plan back are asked for before training.
func TestOnlyWarningSignQuestionsAreAskedBeforeASession(t *testing.T) {
	in := through(t, input(t))
	n := 0
	for _, q := range in.Permit.Screen().Ask {
		if q.Level == "emergency_now" || q.Level == "urgent_24h" {
			n++
		}
	}
	p := plan.Make(in)
	if !p.Provisional || n == 0 || n == len(in.Permit.Screen().Ask) {
		t.Fatalf("%d of %d, provisional %v", n, len(in.Permit.Screen().Ask), p.Provisional)
	}
	for _, r := range p.Weeks[0].Sessions[0].Notes {
		if r.Code == "plan.note_answer_first" && r.Params["n"] != n {
			t.Errorf("asks for %v questions, %d hold the plan back", r.Params["n"], n)
		}
	}
}

// The morning after is not called unknown when it was told.
func TestAToldMorningIsNotUnknown(t *testing.T) {
	in := input(t)
	in.History = logged(in.AsOf, 8, mild)
	told := plan.Make(through(t, cleared(t, in)))
	in.History.Pain = nil
	silent := plan.Make(through(t, cleared(t, in)))
	missing := func(p plan.Plan) bool {
		return slices.ContainsFunc(p.Unknown, func(u plan.Unknown) bool { return u.What == "next_morning" })
	}
	if missing(told) || !missing(silent) {
		t.Errorf("told: %v, silent: %v", missing(told), missing(silent))
	}
}

// What the change says about effort is what the coming week asks for.
func TestTheCutNamesTheEffortThatTheWeekHas(t *testing.T) {
	for _, weeks := range []int{0, 8} {
		in := input(t)
		if weeks > 0 {
			in.History = logged(in.AsOf, weeks, mild)
		}
		p := plan.Make(through(t, cleared(t, in)))
		most, said := 0.0, -1.0
		for _, c := range p.Changes {
			for _, r := range c.Reasons {
				if v, ok := r.Params["rpe"].(float64); ok && c.Action == "cut" && c.Lift == "squat_low_bar" {
					said = v
				}
			}
		}
		for _, s := range p.Weeks[0].Sessions {
			for _, it := range s.Items {
				for _, x := range it.Sets {
					if it.Lift == "squat_low_bar" {
						most = max(most, x.RPEMax)
					}
				}
			}
		}
		if most > said || said < 0 {
			t.Errorf("%d weeks logged: the change says RPE %v, the week asks %v", weeks, said, most)
		}
	}
}

// A single that the limits hold at the weight of the back-offs is no single.
func TestNoSingleIsAsLightAsItsBackOffs(t *testing.T) {
	in := input(t)
	in.History = logged(in.AsOf, 8, mild)
	for i := range in.History.Sets {
		in.History.Sets[i].Pain = nil // a log without one rating starts low
	}
	p := plan.Make(through(t, cleared(t, in)))
	for _, w := range p.Weeks {
		for _, s := range w.Sessions {
			for _, it := range s.Items {
				if len(it.Sets) > 1 && it.Sets[0].Top && it.Sets[0].Kg != nil && *it.Sets[0].Kg <= *it.Sets[1].Kg {
					t.Errorf("%s %s: single at %s, back-offs at %s", s.Date, it.Lift, *it.Sets[0].Kg, *it.Sets[1].Kg)
				}
			}
		}
	}
	if !slices.ContainsFunc(p.Unknown, func(u plan.Unknown) bool { return u.How.Code == "plan.unknown_attempts_pain" }) {
		t.Errorf("why there are no attempts is not said: %+v", p.Unknown)
	}
}
