package strength

import (
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/training"
)

var start = day.MustParse("2026-01-05")

// small is a catalogue of the few lifts these tests speak of.
var small = lift.NewCatalogue(lift.Parts{
	Lifts: []lift.Lift{
		{ID: "squat_barbell", Name: "Squat", Class: lift.Competition, Family: "squat"},
		{ID: "squat_low_bar", Name: "Low-bar squat", Class: lift.Competition, Family: "squat"},
		{ID: "squat_ssb", Name: "SSB squat", Class: lift.Variant, Family: "squat"},
		{ID: "squat_front", Name: "Front squat", Class: lift.Variant, Family: "squat"},
		{ID: "deadlift_conventional", Name: "Deadlift", Class: lift.Competition, Family: "deadlift"},
	},
	Edges: []lift.Edge{
		{From: "squat_low_bar", To: "squat_ssb", RatioLo: 0.84, RatioHi: 0.93},
		{From: "squat_low_bar", To: "squat_front", RatioLo: 0.72, RatioHi: 0.84},
	},
})

func rated(d int, id lift.ID, kg float64, reps int, rpe float64) training.Set {
	return training.Set{Day: start.Add(d), Lift: id, Load: lift.KgOf(kg), Reps: reps, RPE: &rpe}
}

func hurting(s training.Set, score int) training.Set { s.Pain = &score; return s }

// weekly squats: 5@8, which the chart reads as load/0.811.
func weekly(n int, kg float64) []training.Set {
	var out []training.Set
	for i := range n {
		out = append(out, rated(7*i, "squat_low_bar", kg, 5, 8))
	}
	return out
}

func near(t *testing.T, what string, got lift.Kg, want, within float64) {
	t.Helper()
	if math.Abs(got.Float()-want) > within {
		t.Errorf("%s = %s kg, want %.1f within %.1f", what, got, want, within)
	}
}

func TestTrackFindsTheLevelAndNarrows(t *testing.T) {
	one := Track(weekly(1, 150), small, start)["squat_low_bar"]
	ten := Track(weekly(10, 150), small, start.Add(63))["squat_low_bar"]
	near(t, "one session", one.P50, 185, 3)
	near(t, "ten sessions", ten.P50, 185, 3)
	if !(ten.SD < one.SD) || !(ten.P10 < ten.P50 && ten.P50 < ten.P90) || ten.N != 10 || ten.Basis != FromSets {
		t.Errorf("one %+v, ten %+v", one, ten)
	}
}

func TestSetsInPainDoNotLowerStrength(t *testing.T) {
	sets := weekly(8, 150)
	for i := range 4 {
		sets = append(sets, hurting(rated(56+7*i, "squat_low_bar", 90, 5, 8), 5))
	}
	e := Track(sets, small, start.Add(77))["squat_low_bar"]
	near(t, "after four painful weeks", e.P50, 185, 4)
	found := false
	for _, w := range e.Why {
		found = found || w.Code == "strength.pain_limited"
	}
	if !found {
		t.Error("it must say that pain held sets down")
	}
	for i := 8; i < len(sets); i++ { // the same sets without pain do lower it
		sets[i].Pain = nil
	}
	if low := Track(sets, small, start.Add(77))["squat_low_bar"]; low.P50.Float() > 165 {
		t.Errorf("without pain the lighter weeks must count: %s", low.P50)
	}
}

func TestVariantsInformTheCompetitionLiftAndBack(t *testing.T) {
	sets := []training.Set{rated(0, "squat_ssb", 140, 3, 9), rated(7, "squat_ssb", 140, 3, 9)}
	got := Track(sets, small, start.Add(7))
	main, front := got["squat_low_bar"], got["squat_front"]
	near(t, "low bar from SSB", main.P50, got["squat_ssb"].P50.Float()/0.885, 1)
	near(t, "front squat from SSB, two steps", front.P50, main.P50.Float()*0.78, 1)
	if main.Basis != Derived || !(main.SD > got["squat_ssb"].SD) || !(front.SD > main.SD) {
		t.Errorf("derived estimates must be less sure: %v %v %v", got["squat_ssb"].SD, main.SD, front.SD)
	}
	if _, ok := got["deadlift_conventional"]; ok {
		t.Error("nothing is known of the deadlift")
	}
}

func TestAnAthletesOwnRatioIsLearned(t *testing.T) {
	var sets []training.Set
	for i := range 12 { // this lifter's SSB is 95 % of the low bar, above the usual range
		sets = append(sets, rated(7*i, "squat_low_bar", 150, 3, 9), rated(7*i+3, "squat_ssb", 142.5, 3, 9))
	}
	for i := range 8 { // then SSB only
		sets = append(sets, rated(84+7*i, "squat_ssb", 142.5, 3, 9))
	}
	e := Track(sets, small, start.Add(140))["squat_low_bar"]
	near(t, "low bar", e.P50, 150/Pct(3, 9), 3)
}

func TestAGapLowersAndWidens(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		sets := weekly(6, 150)
		a := rapid.IntRange(0, 150).Draw(r, "gap")
		b := a + rapid.IntRange(1, 40).Draw(r, "more")
		ea := Track(sets, small, start.Add(35+a))["squat_low_bar"]
		eb := Track(sets, small, start.Add(35+b))["squat_low_bar"]
		if eb.P50 > ea.P50 || eb.SD < ea.SD {
			r.Fatalf("gap %d: %s +-%v; gap %d: %s +-%v", a, ea.P50, ea.SD, b, eb.P50, eb.SD)
		}
	})
}

// One set, however absurd within the physical limits, moves the estimate little.
func TestOneSetCannotMoveTheEstimateFar(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		sets := weekly(12, 150)
		before := Track(sets, small, start.Add(84))["squat_low_bar"].P50
		sets = append(sets, rated(84, "squat_low_bar", rapid.Float64Range(20, 500).Draw(r, "kg"), rapid.IntRange(1, 10).Draw(r, "reps"), 9))
		after := Track(sets, small, start.Add(84))["squat_low_bar"].P50
		if math.Abs(after.Float()/before.Float()-1) > 0.06 {
			r.Fatalf("%s became %s", before, after)
		}
	})
}

func TestTrackIgnoresOrderWarmUpsAndTheFuture(t *testing.T) {
	sets := weekly(6, 150)
	want := Track(sets, small, start.Add(35))
	mixed := []training.Set{sets[3], sets[0], sets[5], sets[1], sets[4], sets[2],
		{Day: start.Add(3), Lift: "squat_low_bar", Load: 60_00, Reps: 5, Warmup: true},
		rated(90, "squat_low_bar", 200, 5, 8), {Day: start, Load: 100_00, Reps: 5}}
	if got := Track(mixed, small, start.Add(35)); !reflect.DeepEqual(got, want) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
	if len(Track(nil, small, start)) != 0 {
		t.Error("no sets, no estimates")
	}
}

func TestUnratedLightDaysDoNotLower(t *testing.T) {
	sets := weekly(6, 150)
	for i := range 6 {
		s := rated(42+7*i, "squat_low_bar", 110, 5, 8)
		s.RPE = nil
		sets = append(sets, s)
	}
	near(t, "after unrated light days", Track(sets, small, start.Add(77))["squat_low_bar"].P50, 185, 3)
}

func TestFromReported(t *testing.T) {
	old, fresh := 200, 3
	far := FromReported([]Reported{{Lift: "squat_low_bar", Kg: 200_00, Max: true, DaysAgo: &old}}, small, start)["squat_low_bar"]
	now := FromReported([]Reported{{Lift: "squat_low_bar", Kg: 200_00, Max: true, DaysAgo: &fresh}}, small, start)["squat_low_bar"]
	near(t, "told best", now.P50, 200, 1)
	if now.Basis != Told || !(far.SD > now.SD) || now.SD < toldSD {
		t.Errorf("now %+v far %+v", now, far)
	}
	if got := FromReported([]Reported{{Lift: "squat_low_bar", Max: true}}, small, start); len(got) != 0 {
		t.Error("a weight without a unit must not be used")
	}
}

func TestProjectIsModestAndPainTakesTheGain(t *testing.T) {
	e := Track(weekly(10, 150), small, start.Add(63))["squat_low_bar"]
	eight := 8
	well := Project(e, Outlook{Weeks: 7, PriorMeets: &eight})
	sore := Project(e, Outlook{Weeks: 7, PriorMeets: &eight, Pain: true})
	unknown := Project(e, Outlook{Weeks: 7})
	near(t, "experienced, seven weeks", well.P50, e.P50.Float()*1.0155, 0.8)
	if sore.P50 > e.P50 || sore.P10 >= well.P10 || sore.P90 >= well.P90 || unknown.P50 > well.P50 {
		t.Errorf("well %+v sore %+v unknown %+v", well, sore, unknown)
	}
	if p := Project(Estimate{}, Outlook{Weeks: 7}); p.P50 != 0 {
		t.Error("nothing known, nothing projected")
	}
}

// twoYears of four sessions a week, 22 sets each.
func twoYears() []training.Set {
	var out []training.Set
	ids := []lift.ID{"squat_low_bar", "squat_ssb", "deadlift_conventional", "squat_front"}
	for d := 0; d < 730; d += 2 {
		for s := range 25 {
			out = append(out, rated(d, ids[s%4], 100+float64(d)/20, 5, 6.5+float64(s%5)/2))
		}
	}
	return out
}

func BenchmarkTrackTwoYears(b *testing.B) {
	sets := twoYears()
	b.ReportMetric(float64(len(sets)), "sets")
	for b.Loop() {
		Track(sets, small, start.Add(730))
	}
}
