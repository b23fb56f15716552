package differential_test

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/differential"
	"spotter/internal/intake"
)

// TestPainGrowsOlderWithTheCase: five weeks of pain are eleven six weeks on, and the
// case itself stays as it was written.
func TestPainGrowsOlderWithTheCase(t *testing.T) {
	onset := 35
	c := intake.Case{AsOf: day.MustParse("2026-01-05"), Problems: []intake.Problem{{Course: "not_stated", OnsetDaysAgo: &onset}, {Course: "stable"}}}
	r, late := differential.Clock(differential.Aged(c, c.AsOf.Add(42)))
	if !late || r.Params["weeks"] != 11 {
		t.Errorf("%v %+v", late, r)
	}
	if *c.Problems[0].OnsetDaysAgo != 35 {
		t.Error("the case was changed")
	}
	for _, on := range []day.Date{{}, c.AsOf, c.AsOf.Add(-9)} {
		if got := differential.Aged(c, on); *got.Problems[0].OnsetDaysAgo != 35 {
			t.Errorf("on %s: %d", on, *got.Problems[0].OnsetDaysAgo)
		}
	}
}

// TestTheClockStrikesOnce: the day that the clock struck is the same on every later day.
func TestTheClockStrikesOnce(t *testing.T) {
	onset := 20
	c := intake.Case{AsOf: day.MustParse("2026-01-05"), Problems: []intake.Problem{{Course: "not_stated", OnsetDaysAgo: &onset}}}
	for _, later := range []int{8, 9, 30, 300} {
		if got := differential.Struck(c, c.AsOf.Add(later)); got != c.AsOf.Add(8) {
			t.Errorf("%d days on: %s", later, got)
		}
	}
	if got := differential.Struck(c, c.AsOf.Add(3)); got != c.AsOf.Add(3) {
		t.Errorf("not yet: %s", got)
	}
}
