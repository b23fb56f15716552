package timeline

import (
	"testing"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/training"
	"spotter/knowledge"
)

var today = day.MustParse("2026-03-02")

// calm is a month of quiet mornings with a squat each Monday, and a flare of
// three days that begins ten days ago.
func calm(t *testing.T) Ask {
	t.Helper()
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	a := Ask{Catalogue: cat, AsOf: today}
	for ago := 40; ago >= 0; ago-- {
		d := today.Add(-ago)
		score := 1
		if ago <= 10 && ago >= 8 {
			score = 5
		}
		a.History.Pain = append(a.History.Pain, pain.Rating{At: d.String() + "T07:00:00+01:00", Day: d, Score: score, When: pain.Morning, Region: body.UpperBack, Side: body.Left})
		if ago%7 == 0 || ago == 11 {
			a.History.Sets = append(a.History.Sets, training.Set{At: d.String() + "T18:00:00+01:00", Day: d, Lift: "squat_low_bar", Load: lift.KgOf(140), Reps: 5})
		}
	}
	a.History.Meds = []diary.Med{{Day: today.Add(-20), Until: today.Add(-16), Class: "oral_corticosteroid"}}
	return a
}

func TestAFlareIsFoundAndWhatCameBeforeIt(t *testing.T) {
	a := calm(t)
	v := Make(a)
	if len(v.Flares) != 1 {
		t.Fatalf("%d flares", len(v.Flares))
	}
	f := v.Flares[0]
	if f.Start != today.Add(-10) {
		t.Errorf("it begins on %s", f.Start)
	}
	squats := 0
	for _, d := range Before(a, v.Places[0], f.Start) {
		for _, g := range d.Lifts {
			if g.Lift == "squat_low_bar" {
				squats++
			}
		}
	}
	if squats != 1 {
		t.Errorf("the squat of the day before stands there %d times", squats)
	}
}

// A steroid course hides pain for longer than it lasts.
func TestACourseMasksBeyondItsEnd(t *testing.T) {
	v := Make(calm(t))
	if len(v.Courses) != 1 || !v.Courses[0].To.After(v.Courses[0].Last.Add(7)) {
		t.Errorf("%+v", v.Courses)
	}
}

// Nothing after the day is shown, and an empty diary gives an empty view.
func TestNothingFromTheFuture(t *testing.T) {
	a := calm(t)
	a.AsOf = today.Add(-30)
	if v := Make(a); len(v.Flares) != 0 {
		t.Errorf("a flare that has not happened: %+v", v.Flares)
	}
	if v := Make(Ask{Catalogue: a.Catalogue, AsOf: today}); len(v.Flares) != 0 || len(v.Places) != 0 {
		t.Errorf("out of nothing: %+v", v)
	}
}
