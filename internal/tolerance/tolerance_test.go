package tolerance_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/stats"
	"spotter/internal/tolerance"
	"spotter/internal/training"
	"spotter/knowledge"
)

var start = day.MustParse("2026-01-05")

// played is a diary of so many weeks from a known truth: squat Monday, bench
// Wednesday, deadlift Friday, five sets at 80 %.
func played(seed uint64, weeks int, level float64, morning, set map[lift.ID]float64) (diary.History, day.Date) {
	rng := stats.NewRNG(seed, 1)
	week := map[int]lift.ID{0: "squat_low_bar", 2: "bench_comp", 4: "deadlift_conventional"}
	var h diary.History
	left := 0.0
	score := func(x float64) int { return int(math.Round(math.Min(10, math.Max(0, x)))) }
	for d := range weeks * 7 {
		on := start.Add(d)
		h.Pain = append(h.Pain, pain.Rating{Day: on, When: pain.Morning, Score: score(level + left + 0.7*rng.Normal())})
		left *= 0.4
		if id, ok := week[d%7]; ok && rng.Float64() > 0.15 {
			n := 3 + rng.IntN(4)
			for range n {
				p := score(level + set[id] + 0.7*rng.Normal())
				h.Sets = append(h.Sets, training.Set{Day: on, Lift: id, Load: 160_00, Reps: 3, RPE: ptr(8.0), Pain: &p})
			}
			left += morning[id] * float64(n) / 4
		}
	}
	return h, start.Add(weeks * 7)
}

func ptr[T any](x T) *T { return &x }

func input(t testing.TB, h diary.History, asOf day.Date) tolerance.Input {
	t.Helper()
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	one := map[lift.ID]lift.Kg{"squat_low_bar": 200_00, "bench_comp": 200_00, "deadlift_conventional": 200_00}
	return tolerance.Input{History: h, Catalogue: cat, OneRM: one, AsOf: asOf, Cap: 3,
		Matters: []lift.Demand{"shoulder_er_load", "scap_retraction"}, Lifts: []lift.ID{"squat_low_bar", "squat_ssb", "squat_high_bar"}}
}

// The lift that hurts stands out after seven weeks, and what is like it is
// believed to hurt more than what is not.
func TestWhatHurtsStandsOut(t *testing.T) {
	right, within := 0, 0
	const n = 60
	for seed := range uint64(n) {
		h, asOf := played(seed, 7, 2, map[lift.ID]float64{"squat_low_bar": 2}, map[lift.ID]float64{"squat_low_bar": 2})
		b := tolerance.Learn(input(t, h, asOf))
		sq, _ := b.Morning("squat_low_bar")
		be, _ := b.Morning("bench_comp")
		dl, _ := b.Morning("deadlift_conventional")
		if sq.Mean > 1 && sq.Mean > be.Mean+0.5 && sq.Mean > dl.Mean+0.5 {
			right++
		}
		if math.Abs(sq.Mean-2/dosePerSession()) < 1.65*sq.SD+0.3 {
			within++
		}
	}
	if right < n*85/100 || within < n*70/100 {
		t.Errorf("the squat stood out in %d of %d, its interval held the truth in %d", right, n, within)
	}
}

// dosePerSession is what four sets of three at 80 % count.
func dosePerSession() float64 {
	return tolerance.Item{Lift: "squat_low_bar", Sets: 4, Reps: 3, Share: 0.8, RPE: 8}.Dose()
}

// Where nothing in training matters, nothing is believed to.
func TestNothingStandsOutWhereNothingHurts(t *testing.T) {
	loud := 0
	const n = 60
	for seed := range uint64(n) {
		h, asOf := played(seed, 7, 3, nil, nil)
		b := tolerance.Learn(input(t, h, asOf))
		for _, id := range []lift.ID{"squat_low_bar", "bench_comp", "deadlift_conventional"} {
			if e, _ := b.Morning(id); e.Mean-1.28*e.SD > 0.5 {
				loud++
			}
		}
	}
	if loud > n*3/20 {
		t.Errorf("%d of %d claims on painless training", loud, 3*n)
	}
}

func TestLikeLiftsShareWhatIsLearned(t *testing.T) {
	h, asOf := played(3, 7, 2, map[lift.ID]float64{"squat_low_bar": 2.5}, map[lift.ID]float64{"squat_low_bar": 3})
	b := tolerance.Learn(input(t, h, asOf))
	none := tolerance.Learn(input(t, diary.History{}, asOf))
	high, _ := b.Morning("squat_high_bar")
	before, _ := none.Morning("squat_high_bar")
	ssb, _ := b.Morning("squat_ssb")
	if !(high.Mean > before.Mean && high.Mean > ssb.Mean) {
		t.Errorf("high bar %.2f (before %.2f), safety bar %.2f", high.Mean, before.Mean, ssb.Mean)
	}
}

// More work of what hurts is never forecast to hurt less, a forecast lies on
// the scale, and its interval holds its mean.
func TestAForecastIsOrdered(t *testing.T) {
	h, asOf := played(5, 7, 2, map[lift.ID]float64{"squat_low_bar": 2}, nil)
	b := tolerance.Learn(input(t, h, asOf))
	rapid.Check(t, func(t *rapid.T) {
		x := tolerance.Item{Lift: "squat_low_bar", Sets: rapid.IntRange(1, 8).Draw(t, "sets"), Reps: 3, Share: rapid.Float64Range(0.5, 1).Draw(t, "share")}
		y := x
		y.Sets++
		f, g := b.Forecast([]tolerance.Item{x}, 1), b.Forecast([]tolerance.Item{y}, 1)
		if g.Morning.Mean < f.Morning.Mean || g.Flare < f.Flare || !(f.Flare >= 0 && f.Flare <= 1) {
			t.Fatalf("one set more: %+v -> %+v", f, g)
		}
		for _, r := range []tolerance.Range{f.Morning, f.Peak, f.Set[0]} {
			if !(r.Lo >= 0 && r.Lo <= r.Mean && r.Mean <= r.Hi && r.Hi <= 10) {
				t.Fatalf("%+v", r)
			}
		}
	})
}

func TestWhatWentWellIsRemembered(t *testing.T) {
	h, asOf := played(9, 7, 1, nil, nil)
	b := tolerance.Learn(input(t, h, asOf))
	got, ok := b.Tolerated("squat_low_bar")
	if !ok || got.Kg != 160_00 || got.Sets < 3 {
		t.Fatalf("%+v %v", got, ok)
	}
	in := input(t, h, asOf)
	in.Masked = func(day.Date) bool { return true }
	if _, ok := tolerance.Learn(in).Tolerated("squat_low_bar"); ok {
		t.Error("under a medicine nothing is known to go well")
	}
	in = input(t, h, asOf)
	in.History.Pain = nil
	if _, ok := tolerance.Learn(in).Tolerated("squat_low_bar"); ok {
		t.Error("without the next morning nothing is known to go well")
	}
}

// Any log gives finite numbers, and the same log the same ones.
func TestAnyLogGivesFiniteNumbers(t *testing.T) {
	base := input(t, diary.History{}, start.Add(60))
	rapid.Check(t, func(t *rapid.T) {
		in := base
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			d := start.Add(rapid.IntRange(0, 60).Draw(t, "day"))
			if rapid.Bool().Draw(t, "set") {
				s := training.Set{Day: d, Lift: rapid.SampledFrom([]lift.ID{"squat_low_bar", "bench_comp", "face_pull", "", "nonsense"}).Draw(t, "lift"),
					Load: lift.Kg(rapid.IntRange(0, 500_00).Draw(t, "kg")), Reps: rapid.IntRange(-1, 30).Draw(t, "reps")}
				if rapid.Bool().Draw(t, "rated") {
					s.Pain = ptr(rapid.IntRange(0, 10).Draw(t, "pain"))
				}
				in.History.Sets = append(in.History.Sets, s)
			} else {
				in.History.Pain = append(in.History.Pain, pain.Rating{Day: d, Score: rapid.IntRange(0, 10).Draw(t, "score"),
					When: rapid.SampledFrom([]pain.When{pain.Morning, pain.Now, pain.Worst24}).Draw(t, "when")})
			}
		}
		f := tolerance.Learn(in).Forecast([]tolerance.Item{{Lift: "squat_low_bar", Sets: 4, Reps: 3}}, 0)
		g := tolerance.Learn(in).Forecast([]tolerance.Item{{Lift: "squat_low_bar", Sets: 4, Reps: 3}}, 0)
		if f.Morning != g.Morning || f.Flare != g.Flare {
			t.Fatal("differs")
		}
		if !(f.Flare >= 0 && f.Flare <= 1) || math.IsNaN(f.Morning.Mean) {
			t.Fatalf("%+v", f)
		}
	})
}

func BenchmarkLearnSevenWeeks(b *testing.B) { benchmark(b, 7) }

func BenchmarkLearnFiveYears(b *testing.B) { benchmark(b, 260) }

func benchmark(b *testing.B, weeks int) {
	h, asOf := played(1, weeks, 2, nil, nil)
	in := input(b, h, asOf)
	b.ReportAllocs()
	for b.Loop() {
		tolerance.Learn(in)
	}
}
