package safety

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
)

// TestALimitOfNothingTakesTheLiftOff: a limit of 0 kg or 0 % by a clinician
// means that the lift is not done, not that its load is left open.
func TestALimitOfNothingTakesTheLiftOff(t *testing.T) {
	zero, low := lift.Kg(0), lift.Kg(60_00)
	none, half := 0.0, 50.0
	today := day.MustParse("2026-03-02")
	cat := lift.NewCatalogue(lift.Parts{Lifts: []lift.Lift{{ID: "deadlift_conventional", Family: "deadlift"}}})
	for name, c := range map[string]struct {
		limit diary.Limit
		off   bool
	}{
		"0 kg":  {diary.Limit{MaxKg: &zero}, true},
		"0 %":   {diary.Limit{MaxPct: &none}, true},
		"60 kg": {diary.Limit{MaxKg: &low}, false},
		"50 %":  {diary.Limit{MaxPct: &half}, false},
	} {
		c.limit.Day, c.limit.Lift, c.limit.By = today.Add(-1), "deadlift_conventional", "clinician"
		h := diary.History{Limits: []diary.Limit{c.limit}}
		p := Decide(FactsOf(intake.Case{AsOf: today}, h, Result{Complete: true}, cat, today, nil), cat)
		if off, why := p.Held("deadlift_conventional", today.Add(30)); off != c.off || off != (len(why) > 0) {
			t.Errorf("%s: held %v, %v", name, off, why)
		}
	}
}
