package strength

import (
	"math"
	"testing"

	"pgregory.net/rapid"

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

// TestALogOfEasySetsFindsTheLevel: sets of five, told with the usual error and never
// below 5, make nobody weaker than the equations differ among themselves, nor stronger.
func TestALogOfEasySetsFindsTheLevel(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		const truth = 180.0
		var sets []training.Set
		for i := range 12 {
			share := rapid.Float64Range(0.66, 0.76).Draw(r, "share")
			left := 0.5
			for Pct(5, 10-left-0.5) > share && left < 7 {
				left += 0.5
			}
			told := 10 - left + rapid.Float64Range(-1, 1).Draw(r, "error")
			sets = append(sets, rated(3*i, "squat_low_bar", truth*share, 5, math.Max(5, math.Round(2*told)/2)))
		}
		got := Track(sets, small, start.Add(36))["squat_low_bar"].P50.Float() / truth
		if !(got > 0.92 && got < 1.05) {
			r.Fatalf("%.3f of the truth", got)
		}
	})
}
