package safety_test

import (
	"testing"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/safety"
)

// TestFallingWeight: what the weighings of three weeks say, and what the
// answer changes.
func TestFallingWeight(t *testing.T) {
	weigh := func(kgs ...float64) (out []diary.Weight) {
		for i, kg := range kgs {
			out = append(out, diary.Weight{Day: today.Add(7 * (i - len(kgs) + 1)), Kg: lift.KgOf(kg)})
		}
		return out
	}
	for _, c := range []struct {
		name     string
		weights  []diary.Weight
		answer   string
		attempts bool
		limited  bool
	}{
		{"steady", weigh(90, 90.2, 89.9), "", true, false},
		{"a slow loss", weigh(90, 89.4, 88.8), "", true, false},
		{"a fast loss", weigh(90, 88.5, 87), "", false, true},
		{"a fast loss, on purpose", weigh(90, 88.5, 87), "yes", false, true},
		{"a fast loss, not on purpose", weigh(90, 88.5, 87), "no", true, true},
		{"a cut that is told", nil, "unsure", false, true},
		{"one weighing says nothing", weigh(90), "", true, false},
	} {
		h := history([]int{1, 1}, []int{0, 0})
		h.Bodyweight = c.weights
		cs := intake.Case{AsOf: today, Person: intake.Person{Age: intp(30)}, Answers: map[string]string{"weight_cut": c.answer}}
		p := safety.Decide(safety.FactsOf(cs, h, safety.Result{Complete: true}, catalogue, today, nil), catalogue)
		if got := p.Opener(squat, today.Add(10), 100).Value > 0; got != c.attempts {
			t.Errorf("%s: attempts %v", c.name, got)
		}
		limited := false
		for _, r := range p.Reasons() {
			limited = limited || guard(r) == "SG-024"
		}
		if limited != c.limited {
			t.Errorf("%s: limited %v", c.name, limited)
		}
	}
}
