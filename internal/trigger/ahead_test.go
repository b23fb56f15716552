package trigger

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// More certainty, or a faster pace, never takes longer; the forecast lies inside
// its range; what is judged already has none.
func TestAheadLaws(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		e := Effect{N: rapid.IntRange(0, 400).Draw(r, "n"), SE: rapid.Float64Range(0.01, 3).Draw(r, "se")}
		pace := rapid.Float64Range(0, 2).Draw(r, "pace")
		a, ok := e.Ahead(pace)
		if ok != (e.N >= leastSessions && e.SE > goodSE && pace > 0) {
			r.Fatalf("%+v at %g: %v", e, pace, ok)
		}
		if !ok {
			return
		}
		if a.From > a.Days || a.Days > a.To || a.Days < 1 || a.Prompted > a.Days {
			r.Fatalf("%+v", a)
		}
		faster, _ := e.Ahead(2 * pace)
		surer := e
		surer.SE *= 0.9
		if b, ok := surer.Ahead(pace); ok && b.Days > a.Days || faster.Days > a.Days {
			r.Fatalf("%+v, faster %+v, surer %+v", a, faster, b)
		}
	})
	for _, bad := range []Effect{{N: 10, SE: math.NaN()}, {N: 10, SE: math.Inf(1)}, {N: 10}} {
		if _, ok := bad.Ahead(1); ok {
			t.Errorf("%+v has a forecast", bad)
		}
	}
	if _, ok := (Effect{N: 10, SE: 1}).Ahead(math.NaN()); ok {
		t.Error("no pace, and a forecast")
	}
}

// A worked example: ten sessions in twenty-eight days and a standard error of
// twice what is needed take four times as many sessions.
func TestAheadByHand(t *testing.T) {
	a, ok := Effect{N: 10, SE: 2 * goodSE}.Ahead(10.0 / 28)
	if want := int(math.Ceil(30 / (10.0 / 28))); !ok || a.Days != want {
		t.Errorf("%+v, want %d days", a, want)
	}
}

// What a short log says of itself: the days that its own pace needs.
func TestAheadOfAShortLog(t *testing.T) {
	l := &Log{Days: 15}
	for d := range 10 {
		l.Ratings = append(l.Ratings, Rating{T: float64(5+d) * 24, Y: 2})
	}
	n, _ := Missing(l.Days, len(l.Ratings))
	a := aheadEarly(l, n)
	if a == nil || a.Days != 10 || a.Ratings != 7 || !(a.From <= a.Days && a.Days < a.To) {
		t.Errorf("%+v for %+v", a, n)
	}
	if aheadEarly(&Log{Days: 6, Ratings: l.Ratings[:2]}, n) != nil {
		t.Error("two ratings are no pace")
	}
	out, err := Study(&Reading{Log: *l}, Default(), Rules{})
	if err != nil || out.Status != NotEnoughData || out.Ahead == nil || len(out.Say()) != 2 {
		t.Errorf("%+v %v", out, err)
	}
}

// Help is told in points less, harm in points more; the ends of the interval go
// with the word.
func TestTheSizeOfCareGoesWithItsWord(t *testing.T) {
	say := func(effect, lo, hi float64) (string, map[string]any) {
		f := Finding{Kind: KindCare, Word: Open, Effect: &effect, Interval90: &[2]float64{lo, hi}}
		r := f.Say("ice")[1]
		return r.Code, r.Params
	}
	if code, p := say(-1.5, -2, -0.5); code != "trigger.say_helps_size" || p["points"] != 1.5 || p["from"] != 0.5 || p["to"] != 2.0 {
		t.Errorf("%s %v", code, p)
	}
	if code, p := say(0.5, -0.2, 1); code != "trigger.say_helps_more" || p["points"] != 0.5 || p["from"] != -0.2 || p["to"] != 1.0 {
		t.Errorf("%s %v", code, p)
	}
}
