package training

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/lift"
)

var (
	d0  = day.MustParse("2026-03-02")
	cat = lift.NewCatalogue(lift.Parts{Lifts: []lift.Lift{
		{ID: "squat_low_bar", Class: lift.Competition, Family: "squat", Demands: map[lift.Demand]int{"shoulder_er_load": 3}},
		{ID: "squat_ssb", Class: lift.Variant, Family: "squat", Demands: map[lift.Demand]int{"shoulder_er_load": 1}},
		{ID: "face_pull", Class: lift.Accessory, Family: "upper back"},
	}})
)

func done(d int, id lift.ID, kg float64, reps int, rpe float64) Set {
	return Set{Day: d0.Add(d), Lift: id, Load: lift.KgOf(kg), Reps: reps, RPE: &rpe}
}

func TestHardSets(t *testing.T) {
	easy := done(1, "squat_low_bar", 100, 5, 6)
	unrated := Set{Day: d0.Add(1), Lift: "squat_ssb", Load: 100_00, Reps: 5}
	warm := Set{Day: d0.Add(1), Lift: "squat_ssb", Load: 60_00, Reps: 5, Warmup: true}
	late := done(7, "squat_low_bar", 100, 5, 8)
	v := Hard([]Set{done(0, "squat_low_bar", 100, 5, 6.5), easy, unrated, warm, late, done(2, "face_pull", 20, 15, 9), {Day: d0}}, cat, d0, d0.Add(6))
	if v.Lifts["squat_low_bar"] != 1 || v.Lifts["squat_ssb"] != 1 || v.Lifts["face_pull"] != 1 || v.Mains[lift.Squat] != 2 || len(v.Mains) != 1 {
		t.Errorf("%+v", v)
	}
}

func TestDose(t *testing.T) {
	for name, c := range map[string]struct {
		set   Set
		score int
		rm    lift.Kg
		want  float64
	}{
		"75 % for 4 at RPE 7":  {done(0, "squat_low_bar", 75, 4, 7), 3, 100_00, 2},
		"at RPE 9":             {done(0, "squat_low_bar", 75, 4, 9), 3, 100_00, 2.6},
		"score 1":              {done(0, "squat_low_bar", 75, 4, 7), 1, 100_00, 2.0 / 3},
		"light is held at 0.3": {done(0, "squat_low_bar", 20, 4, 7), 3, 100_00, 0.6},
		"heavy is held at 1.8": {done(0, "squat_low_bar", 120, 1, 10), 3, 100_00, 2.7},
		"no 1RM, hard":         {done(0, "squat_low_bar", 75, 4, 8), 3, 0, 1},
		"no 1RM, easy":         {done(0, "squat_low_bar", 75, 4, 5), 3, 0, 0},
		"no demand":            {done(0, "squat_low_bar", 75, 4, 8), 0, 100_00, 0},
	} {
		if got := Dose(c.set, c.score, c.rm); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

func TestDoseGrowsWithLoadRepsAndEffort(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		kg, reps := rapid.Float64Range(20, 250).Draw(r, "kg"), rapid.IntRange(1, 15).Draw(r, "reps")
		rpe := rapid.Float64Range(5, 9.5).Draw(r, "rpe")
		base := Dose(done(0, "x", kg, reps, rpe), 2, 200_00)
		for _, more := range []Set{done(0, "x", kg+10, reps, rpe), done(0, "x", kg, reps+1, rpe), done(0, "x", kg, reps, rpe+0.5)} {
			if Dose(more, 2, 200_00) < base-1e-12 {
				r.Fatal("more was less")
			}
		}
	})
}

func TestExposureFades(t *testing.T) {
	sets := []Set{done(0, "squat_low_bar", 75, 4, 7)}
	rm := map[lift.ID]lift.Kg{"squat_low_bar": 100_00}
	for ago, want := range map[int]float64{0: 2, 3: 2 * math.Exp(-1), 100: 0, -1: 0} {
		if got := Exposure(sets, cat, rm, "shoulder_er_load", d0.Add(ago), 3); math.Abs(got-want) > 1e-6 {
			t.Errorf("%d days later: %v, want %v", ago, got, want)
		}
	}
}

func TestASteadyMonthIsNoChange(t *testing.T) {
	var sets []Set
	for w := range 4 {
		sets = append(sets, done(7*w, "squat_low_bar", 75, 4, 7))
	}
	rm := map[lift.ID]lift.Kg{"squat_low_bar": 100_00}
	if got := Against4Weeks(sets, cat, rm, "shoulder_er_load", d0.Add(21)); got != 0 {
		t.Errorf("steady: %v", got)
	}
	if got := Against4Weeks(append(sets, done(20, "squat_low_bar", 75, 4, 7)), cat, rm, "shoulder_er_load", d0.Add(21)); got != 1.5 {
		t.Errorf("one session more: %v, want 1.5", got)
	}
}
