package differential_test

import (
	"testing"

	"spotter/internal/differential"
	"spotter/internal/safety"
	"spotter/knowledge"
)

// TestWithTheRealScreen: the first case with nothing answered is weighed, with
// the screen first; one emergency answer silences the patterns.
func TestWithTheRealScreen(t *testing.T) {
	rules, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	c := seed(t)
	open := safety.Run(rules, c, nil)
	e := differential.Explain(c, nil, open, patterns(t), lifts())
	if e.Stopped || len(e.Problems) != 1 || e.First[0].Code != "differential.screen_open" {
		t.Fatalf("urgency %s, first %+v", e.Urgency, e.First)
	}
	for _, q := range e.Problems[0].AskFirst {
		if q.Answer == "" && q.Text == "" {
			t.Errorf("%s is to be asked first and has no words", q.ID)
		}
	}
	soon := false
	for _, s := range e.See {
		soon = soon || s.Soon == "soon"
	}
	if !soon {
		t.Errorf("five months without improving: somebody should look soon, got %+v", e.See)
	}
	for _, flag := range []string{"chest_pressure_now", "pleuritic_pain", "progressive_weakness", "visceral", "exertional_upper_body_pain"} {
		a := map[string]safety.Answer{flag: safety.Yes}
		if e := differential.Explain(c, a, safety.Run(rules, c, a), patterns(t), lifts()); !e.Stopped || len(e.Problems) != 0 {
			t.Errorf("%s=yes does not silence the patterns", flag)
		}
	}
}
