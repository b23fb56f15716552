package strength

import (
	"testing"

	"spotter/internal/training"
)

// TestTellingAnEasyEffortIsNeverWorseThanSilence: a log of sets told as very easy
// shows at least what the same log without an effort shows. Four squats of an easy
// log once left no strength at all: no progress, no attempts.
func TestTellingAnEasyEffortIsNeverWorseThanSilence(t *testing.T) {
	for _, rpe := range []float64{1, 3, 4, 4.5, 5, 6} {
		var told, silent []training.Set
		for i := range 4 {
			s := rated(7*i, "squat_low_bar", 127.5, 3, rpe)
			told = append(told, s)
			s.RPE = nil
			silent = append(silent, s)
		}
		with, without := Track(told, small, start.Add(28))["squat_low_bar"], Track(silent, small, start.Add(28))["squat_low_bar"]
		if !(with.P50 >= without.P50) || without.P50 == 0 {
			t.Errorf("RPE %v: %s kg, without an effort %s kg", rpe, with.P50, without.P50)
		}
	}
}

// TestAVeryEasySetMayOnlyRaise: it lowers nothing that harder sets have shown.
func TestAVeryEasySetMayOnlyRaise(t *testing.T) {
	hard := weekly(6, 150)
	day := start.Add(37)
	before := Track(hard, small, day)["squat_low_bar"]
	after := Track(append(hard, rated(36, "squat_low_bar", 60, 5, 3)), small, day)["squat_low_bar"]
	if after.P50 < before.P50 {
		t.Errorf("a warm-up told at RPE 3 took the estimate from %s to %s kg", before.P50, after.P50)
	}
}
