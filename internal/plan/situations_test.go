package plan_test

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/plan"
)

var update = flag.Bool("update", false, "write the golden plans anew")

// situations are whole plans, through the real gate, named after what is the
// matter. The golden files say what each plan must look like.
var situations = map[string]func(t *testing.T, in plan.Input) plan.Input{
	"seven_weeks_nothing_answered": func(t *testing.T, in plan.Input) plan.Input { return in },
	"seven_weeks_all_answered_no_diary": func(t *testing.T, in plan.Input) plan.Input {
		return cleared(t, in)
	},
	"seven_weeks_with_a_diary": func(t *testing.T, in plan.Input) plan.Input {
		in.History = logged(in.AsOf, 8, mild)
		return cleared(t, in)
	},
	"squat_went_badly_yesterday": func(t *testing.T, in plan.Input) plan.Input {
		last := in.AsOf.Add(-7)
		in.History = logged(in.AsOf, 8, func(id lift.ID, d day.Date) int {
			if id == "squat_low_bar" && d == last {
				return 7
			}
			return mild(id, d)
		})
		return cleared(t, in)
	},
	"three_weeks_to_the_meet": func(t *testing.T, in plan.Input) plan.Input {
		in.MeetDate = in.AsOf.Add(21)
		in.History = logged(in.AsOf, 8, mild)
		return cleared(t, in)
	},
	"four_days_to_the_meet": func(t *testing.T, in plan.Input) plan.Input {
		in.MeetDate = in.AsOf.Add(4)
		in.History = logged(in.AsOf, 8, mild)
		return cleared(t, in)
	},
	"twelve_weeks_to_the_meet": func(t *testing.T, in plan.Input) plan.Input {
		in.MeetDate = in.AsOf.Add(84)
		in.History = logged(in.AsOf, 8, mild)
		return cleared(t, in)
	},
	"no_meet": func(t *testing.T, in plan.Input) plan.Input {
		in.MeetDate = day.Date{}
		in.Case.Goals, in.Case.Keep = nil, nil
		return cleared(t, in)
	},
	"missed_weeks": func(t *testing.T, in plan.Input) plan.Input {
		in.History = logged(in.AsOf.Add(-17), 8, mild)
		return cleared(t, in)
	},
	"painkillers_this_week": func(t *testing.T, in plan.Input) plan.Input {
		in.History = logged(in.AsOf, 8, mild)
		in.History.Meds = []diary.Med{{Day: in.AsOf.Add(-3), Until: in.AsOf, Class: "nsaid"}}
		return cleared(t, in)
	},
	"squat_on_hold_by_the_clinician": func(t *testing.T, in plan.Input) plan.Input {
		in.History = logged(in.AsOf, 8, mild)
		in.History.Limits = []diary.Limit{{Day: in.AsOf, Demand: "shoulder_er_load", MaxDem: ptr(2.0), By: "clinician"}}
		return cleared(t, in)
	},
	"blade_sticks_out": func(t *testing.T, in plan.Input) plan.Input {
		in.History = logged(in.AsOf, 8, mild)
		in.Case.RedFlags.Mentioned = []intake.FlagFact{{ID: "scapula_wings"}}
		return cleared(t, in)
	},
	"chest_pressure_now": func(t *testing.T, in plan.Input) plan.Input {
		in.Case.RedFlags.Mentioned = []intake.FlagFact{{ID: "chest_pressure_now"}}
		return cleared(t, in)
	},
	"pounds_on_the_bar": func(t *testing.T, in plan.Input) plan.Input {
		in.History = logged(in.AsOf, 8, mild)
		in.Plates = lift.GymLb
		return cleared(t, in)
	},
	"nothing_hurts": func(t *testing.T, in plan.Input) plan.Input {
		in.Case.Problems, in.Case.Triggers, in.Case.Tried, in.Case.AdviceReceived = nil, nil, nil, nil
		in.History = logged(in.AsOf, 8, func(lift.ID, day.Date) int { return 0 })
		return cleared(t, in)
	},
}

func TestSituations(t *testing.T) {
	for name, make := range situations {
		t.Run(name, func(t *testing.T) {
			got := sheet(plan.Make(through(t, make(t, input(t)))))
			file := filepath.Join("testdata", name+".txt")
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s\nrun with -update and read the difference", firstDiff(string(want), got))
			}
		})
	}
}

// TestAnEasyWeekStaysWhereItIs: made anew each week from the same case, a
// twelve-week block keeps its one easy week, and a seven-week block has none.
func TestAnEasyWeekStaysWhereItIs(t *testing.T) {
	start := input(t).AsOf
	for weeks, want := range map[int][]int{7: nil, 9: nil, 12: {7}} {
		for passed := range 4 {
			in := input(t)
			in.Case.AsOf = start
			in.MeetDate = start.Add(7 * weeks)
			in.AsOf = start.Add(7 * passed)
			in.History = logged(in.AsOf, 8, mild)
			var easy []int
			for _, w := range plan.Make(through(t, cleared(t, in))).Weeks {
				if w.Phase == "deload" {
					easy = append(easy, w.Out)
				}
			}
			if !slices.Equal(easy, want) {
				t.Errorf("%d weeks, %d passed: easy weeks %v, want %v", weeks, passed, easy, want)
			}
		}
	}
}

// TestTheGateSaysWhenThePlanDoesNotReachIt: a test of a single that no session
// before it comes near could never be passed.
func TestTheGateSaysWhenThePlanDoesNotReachIt(t *testing.T) {
	codes := func(name string, limits ...diary.Limit) (out []string) {
		in := situations[name](t, input(t))
		in.History.Limits = limits
		for _, g := range plan.Make(through(t, in)).Gates {
			if g.Test.Params["lift"] == "lift.squat_low_bar" {
				out = append(out, g.Test.Code)
			}
		}
		return out
	}
	far := diary.Limit{Day: seven, Lift: "squat_low_bar", MaxPct: ptr(70.0), By: "clinician"}
	if got := codes("seven_weeks_with_a_diary", far); !slices.Contains(got, "plan.gate_decide_below") || slices.Contains(got, "plan.gate_decide_test") {
		t.Errorf("held far below: %v", got)
	}
	if got := codes("seven_weeks_with_a_diary"); !slices.Contains(got, "plan.gate_decide_test") {
		t.Errorf("on its way: %v", got)
	}
}
