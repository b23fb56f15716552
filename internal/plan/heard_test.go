package plan_test

import (
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/safety"
	"spotter/internal/trigger"
)

// heardOf is a report of one lift on a day.
func heardOf(on day.Date, id lift.ID, w trigger.Word, p, effect, lo, hi float64, n int) *plan.Heard {
	return &plan.Heard{AsOf: on, Knowledge: "test", Report: &trigger.Report{Status: trigger.OK, Effects: []trigger.Finding{
		{Exposure: string(id), Kind: trigger.KindLift, Probability: p, Effect: &effect, Interval90: &[2]float64{lo, hi}, N: n, Word: w}}}}
}

// ailing is a logged lifter whose squat hurts enough to be weighed.
func ailing(t *testing.T) plan.Input {
	in := input(t)
	in.History = logged(in.AsOf, 8, mild)
	in.Case.Triggers = nil
	return through(t, fixed(cleared(t, in)))
}

func allSets(p plan.Plan, id lift.ID) int {
	n := 0
	for _, w := range p.Weeks {
		n += setsOf(w, id)
	}
	return n
}

// TestWhatTheLogSaysMovesThePlan: a report that names a lift takes from it, one
// that clears it does not, and the plan says which of the two it heard.
func TestWhatTheLogSaysMovesThePlan(t *testing.T) {
	in := ailing(t)
	without := plan.Make(in)
	in.Report = heardOf(in.AsOf, "squat_low_bar", trigger.VeryLikely, 0.97, 2.6, 2.0, 3.2, 8)
	named := plan.Make(in)
	in.Report = heardOf(in.AsOf, "squat_low_bar", trigger.Cleared, 0.01, 0, -0.1, 0.1, 8)
	cleared := plan.Make(in)
	a, b, c := allSets(named, "squat_low_bar"), allSets(without, "squat_low_bar"), allSets(cleared, "squat_low_bar")
	if !(a < b && b <= c && a < c) {
		t.Errorf("low bar has %d sets where it is named, %d unheard, %d where it is cleared", a, b, c)
	}
	if says(without, "plan.report_used") || !says(named, "plan.report_used") {
		t.Error("the plan does not say what it rests on")
	}
	if !says(named, "plan.log_very_likely") || !says(cleared, "plan.log_cleared") || says(cleared, "plan.log_very_likely") {
		t.Error("the plan does not say what the log says")
	}
	if named.Basis == cleared.Basis {
		t.Error("two reports, one basis")
	}
}

func says(p plan.Plan, code string) bool {
	for _, r := range plan.Reasons(p) {
		if r.Code == code {
			return true
		}
	}
	return false
}

// TestAnUnusableReportChangesNothingButASentence: old, of another version, of a day
// to come, of another diary, or with figures that are none.
func TestAnUnusableReportChangesNothingButASentence(t *testing.T) {
	in := ailing(t)
	without := plan.Make(in)
	bend := map[string]func(h *plan.Heard){
		"plan.report_old":       func(h *plan.Heard) { h.AsOf = in.AsOf.Add(-29) },
		"plan.report_ahead":     func(h *plan.Heard) { h.AsOf = in.AsOf.Add(1) },
		"plan.report_knowledge": func(h *plan.Heard) { h.Knowledge = "another" },
		"plan.report_nothing":   func(h *plan.Heard) { h.Report.Status = trigger.NotEnoughData },
		"plan.report_other":     func(h *plan.Heard) { h.Report.Effects[0].N = 1000 },
	}
	for code, f := range bend {
		h := heardOf(in.AsOf, "squat_low_bar", trigger.VeryLikely, 0.97, 2.6, 2.0, 3.2, 8)
		f(h)
		x := in
		x.Report = h
		p := plan.Make(x)
		if !says(p, code) {
			t.Errorf("%s is not said", code)
		}
		p.Assumes = without.Assumes
		if flat(p) != flat(without) {
			t.Errorf("%s: the plan differs: %s", code, firstDiff(flat(without), flat(p)))
		}
	}
	h := heardOf(in.AsOf, "squat_low_bar", trigger.VeryLikely, 0.97, 2.6, 3.2, 2.0, 8)
	in.Report = h
	if !says(plan.Make(in), "plan.report_other") {
		t.Error("an interval that is none is used")
	}
}

// TestAnOlderReportSaysLess: the same words move less a fortnight later.
func TestAnOlderReportSaysLess(t *testing.T) {
	in := ailing(t)
	morning := func(age int) float64 {
		in.Report = heardOf(in.AsOf.Add(-age), "squat_low_bar", trigger.VeryLikely, 0.97, 2.6, 2.0, 3.2, 4)
		sum := 0.0
		for _, s := range plan.Make(in).Weeks[0].Sessions {
			for _, it := range s.Items {
				for _, r := range it.Reasons {
					if x, ok := r.Params["points"].(float64); ok && r.Code == "plan.why_dose" && it.Lift == "squat_low_bar" {
						sum += x / float64(len(it.Sets))
					}
				}
			}
		}
		return sum
	}
	if now, then := morning(0), morning(27); !(then < now) {
		t.Errorf("%g points today, %g from a report of four weeks ago", now, then)
	}
}

// TestNoReportPassesALimit: whatever is heard, every set stays under the gate. The
// hard sets of a week are held after the choice (TestASorePlaceGetsNoMoreHardSets).
func TestNoReportPassesALimit(t *testing.T) {
	base := input(t)
	rapid.Check(t, func(rt *rapid.T) {
		in := through(t, fixed(drawn(rt, t, base)))
		if in.Permit.Verdict() <= safety.HandOver {
			rt.Skip("somebody has to look first")
		}
		mid := rapid.Float64Range(-3, 3).Draw(rt, "effect")
		id := rapid.SampledFrom([]lift.ID{"squat_low_bar", "bench_comp", "deadlift_conventional", "squat_ssb"}).Draw(rt, "lift")
		in.Report = heardOf(in.AsOf, id, trigger.Open, 0.5, mid, mid-rapid.Float64Range(0, 2).Draw(rt, "lo"), mid+rapid.Float64Range(0, 2).Draw(rt, "hi"), 2)
		p := plan.Make(in)
		if !says(p, "plan.report_used") {
			rt.Fatal("it was not used")
		}
		for _, w := range p.Weeks {
			for _, s := range w.Sessions {
				for _, it := range s.Items {
					for _, x := range it.Sets {
						if x.Kg != nil && !(x.Kg.Float() <= in.Permit.Load(it.Lift, s.Date, 500).Value+1e-9) {
							rt.Fatalf("%s on %s: %s kg above the gate", it.Lift, s.Date, x.Kg)
						}
						if !(x.RPEMax <= in.Permit.Effort(it.Lift, s.Date, 10).Value) || !(float64(x.PainMax) <= in.Permit.Pain(it.Lift).Value) {
							rt.Fatalf("%s on %s: %+v", it.Lift, s.Date, x)
						}
					}
					if held, _ := in.Permit.Held(it.Lift, s.Date); held && it.Role == "competition" {
						rt.Fatalf("%s on %s is on hold", it.Lift, s.Date)
					}
				}
			}
		}
	})
}
