package trigger

import (
	"math"
	"slices"
	"testing"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/pain"
	"spotter/internal/stats"
)

var lifeStart = day.MustParse("2026-01-05")

// lived is a history of days in which stress (rated every day, seven in eight
// written down) and other sport (only written down when it was done) come
// before more pain, and a desk does not.
func lived(days int, stressful, sporty float64, seed uint64) diary.History {
	rng := stats.NewRNG(seed, 4)
	var h diary.History
	var bumps []pulse
	ar := 0.0
	for d := range days {
		on := lifeStart.Add(d)
		ar = 0.6*ar + 1.6*rng.Normal()
		stress := math.Round(math.Min(10, math.Max(0, 4+ar)))
		desk := float64(rng.IntN(3) * 4)
		bumps = append(bumps, pulse{float64(d)*24 + lifeHour, stressful * (stress - 4) / 3})
		if rng.IntN(8) > 0 {
			h.Life = append(h.Life, diary.Life{At: on.String(), Day: on, What: "stress", X: stress}, diary.Life{At: on.String(), Day: on, What: "desk", Hours: true, X: desk})
		}
		if rng.IntN(4) == 0 {
			bumps = append(bumps, pulse{float64(d)*24 + 18, sporty})
			h.Life = append(h.Life, diary.Life{At: on.String() + "T18:00:00Z", Day: on, What: "sport", Hours: true, X: 1})
		}
		for _, hour := range []float64{7.5, 21.5} {
			y := 3 + 0.6*rng.Normal()
			for _, b := range bumps {
				y += b.x * lifeKernels[0].at(float64(d)*24+hour-b.t)
			}
			at := "T07:30:00Z"
			if hour > 12 {
				at = "T21:30:00Z"
			}
			h.Pain = append(h.Pain, pain.Rating{At: on.String() + at, Day: on, Score: int(math.Round(math.Min(10, math.Max(0, y)))), When: pain.Now, Region: body.UpperBack})
		}
	}
	return h
}

func lifeOf(t *testing.T, h diary.History, days int) map[string]Effect {
	t.Helper()
	r := Read(Input{History: h, AsOf: lifeStart.Add(days - 1)})
	out := map[string]Effect{}
	for _, e := range fitted(t, &r.Log, Default()).Life {
		out[e.ID] = e
	}
	return out
}

// Eight people of four months each: what matters is named, of about the size
// that it has (a prior that expects less pulls it down a little), the desk never.
func TestWhatElseADayHeld(t *testing.T) {
	truth := map[string]float64{"stress": 0.9, "sport": 1.2}
	named, mean := map[string]int{}, map[string]float64{}
	for seed := range uint64(8) {
		for id, e := range lifeOf(t, lived(120, truth["stress"], truth["sport"], seed), 120) {
			if w, _ := lifeWord(e, false); w == VeryLikely {
				named[id]++
			}
			mean[id] += e.Mean / 8
		}
	}
	for id, x := range truth {
		if named[id] < 7 || math.Abs(mean[id]-x) > 0.3*x {
			t.Errorf("%s of %g: named for %d of 8, mean %.2f", id, x, named[id], mean[id])
		}
	}
	if named["desk"] > 0 {
		t.Errorf("the desk did nothing and is named for %d of 8", named["desk"])
	}
}

// Where nothing of it matters, nothing is named.
func TestALifeThatDoesNothing(t *testing.T) {
	named := 0
	for seed := range uint64(10) {
		for id, e := range lifeOf(t, lived(90, 0, 0, 100+seed), 90) {
			if _, v := lifeWord(e, false); v == Likely {
				t.Logf("seed %d: %s %+v", seed, id, e)
				named++
			}
		}
	}
	if named > 1 { // of thirty
		t.Errorf("%d of 30 are named", named)
	}
}

// Hours of one day add up, of other amounts the highest counts, a day that was
// not written down is no point, and only what never held a zero is a list of
// events.
func TestReadingADay(t *testing.T) {
	at := func(d int, what string, hours bool, x float64) diary.Life {
		return diary.Life{At: lifeStart.Add(d).String(), Day: lifeStart.Add(d), What: what, Hours: hours, X: x}
	}
	h := diary.History{Pain: []pain.Rating{{At: lifeStart.String(), Day: lifeStart, When: pain.Now, Region: body.UpperBack}}}
	for d := 1; d < 9; d += 2 {
		h.Life = append(h.Life, at(d, "desk", true, 2), at(d, "desk", true, float64(d)), at(d, "stress", false, 1), at(d, "stress", false, float64(d)), at(d, "gardening", true, float64(d)))
	}
	h.Life = append(h.Life, at(10, ShortSleep, true, 1), at(11, ShortSleep, true, 2), at(12, ShortSleep, true, 3))
	h.Life = append(h.Life, at(9, "desk", true, 0), at(9, "gardening", true, 0), at(30, "desk", true, 9))
	r := Read(Input{History: h, AsOf: lifeStart.Add(20)})
	if len(r.Life) != 3 || r.Life[0].ID != "desk" || r.Life[1].ID != "gardening" || r.Life[2].ID != "stress" {
		t.Fatalf("%+v", r.Life)
	}
	desk, garden, stress := r.Life[0], r.Life[1], r.Life[2]
	if len(desk.Points) != 5 || desk.Points[1].X != 5.0/4 || desk.Events || len(stress.Points) != 4 || stress.Points[3].X != 7.0/3 || !stress.Events {
		t.Errorf("desk %+v, stress %+v", desk, stress)
	}
	mean, spread := 0.0, 0.0
	for _, p := range garden.Points {
		mean += p.X / 5
	}
	for _, p := range garden.Points {
		spread += (p.X - mean) * (p.X - mean) / 5
	}
	if math.Abs(spread-1) > 1e-9 {
		t.Errorf("what has no step of its own is counted in its own swing: %g", spread)
	}
	if desk.Points[0].T != 24*6+lifeHour {
		t.Errorf("without a clock it is noon: %g", desk.Points[0].T)
	}
}

// The moved log moves what a day held, too, and loses nothing.
func TestThePlaceboMovesTheDay(t *testing.T) {
	r := Read(Input{History: lived(60, 1, 1, 1), AsOf: lifeStart.Add(59)})
	q := r.Placebo()
	for i, s := range r.Life {
		if len(q.Life[i].Points) != len(s.Points) || q.Life[i].Points[0] == s.Points[0] {
			t.Errorf("%s did not move", s.ID)
		}
		for k := 1; k < len(s.Points); k++ {
			if q.Life[i].Points[k].T < q.Life[i].Points[k-1].T {
				t.Fatalf("%s is out of order", s.ID)
			}
		}
	}
}

// However many kinds of entries there are, only those logged most are looked at.
func TestTheKindsLoggedMost(t *testing.T) {
	points := map[string][]Point{}
	for i := range 30 {
		points[string(rune('A'+i))] = make([]Point, 5+i%15)
	}
	got := mostLogged(points)
	if len(got) != mostLife || !slices.IsSorted(got) {
		t.Fatalf("%v", got)
	}
	for _, name := range got {
		if len(points[name]) < 5+9 {
			t.Errorf("%s has %d", name, len(points[name]))
		}
	}
}
