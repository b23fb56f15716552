package differential_test

import (
	"testing"

	"spotter/internal/differential"
	"spotter/internal/intake"
)

// TestClock walks synthetic courses through the clock against delay (H32):
// below the edge, on it, and what never starts it.
func TestClock(t *testing.T) {
	d := func(n int) *int { return &n }
	cases := []struct {
		name   string
		course string
		days   *int
		sym    string
		code   string
	}{
		{"on and off, day 41", "on_and_off", d(41), "", ""},
		{"on and off, day 42", "on_and_off", d(42), "", "differential.clock_weeks"},
		{"five months", "on_and_off", d(150), "", "differential.clock_weeks"},
		{"not improving, day 27", "stable", d(27), "", ""},
		{"not improving, day 28", "stable", d(28), "", "differential.clock_weeks"},
		{"course not told, day 28", "not_stated", d(28), "", "differential.clock_weeks"},
		{"improving for months", "improving", d(200), "", ""},
		{"over", "resolved", d(200), "", ""},
		{"worse, length not told", "worsening", nil, "", "differential.clock_worse"},
		{"length not told", "stable", nil, "", ""},
		{"tingling on the first day", "improving", d(1), "tingling", "differential.clock_nerve"},
		{"weakness", "stable", nil, "weakness", "differential.clock_nerve"},
	}
	for _, c := range cases {
		in := intake.Case{Problems: []intake.Problem{{Course: c.course, OnsetDaysAgo: c.days}}}
		if c.sym != "" {
			in.Symptoms = []intake.Symptom{{What: c.sym, Present: true}}
		}
		r, late := differential.Clock(in)
		if late != (c.code != "") || r.Code != c.code {
			t.Errorf("%s: %v %q, want %q", c.name, late, r.Code, c.code)
		}
	}
	if _, late := differential.Clock(intake.Case{Symptoms: []intake.Symptom{{What: "numbness", Present: false}}}); late {
		t.Error("a symptom that was denied starts no clock")
	}
}
