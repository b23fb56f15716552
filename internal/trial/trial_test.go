package trial

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/pain"
	"spotter/internal/stats"
)

var today = day.MustParse("2026-03-02")

func order() Order {
	return Order{ID: "t1", Today: today, Region: body.UpperBack, Side: body.Left, A: Arm{Care: "foam_rolling", Minutes: 5}, B: Arm{}, Pairs: 10, Seed: 7}
}

func made(t testing.TB, o Order) Protocol {
	t.Helper()
	p, err := Make(o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// person is a simulated athlete: a slow drift, fast flares, rating noise, whole
// numbers. care is what rolling does to the next morning.
type person struct {
	rng        *stats.RNG
	fast, slow float64
	at         int
}

func (s *person) morning(helps float64) int {
	s.fast = 0.55*s.fast + 0.5*s.rng.Normal()
	s.slow = 0.98*s.slow + 0.15*s.rng.Normal()
	y := 3.2 + s.fast + s.slow + 0.7*s.rng.Normal() + helps
	return int(math.Round(math.Min(10, math.Max(0, y))))
}

// live runs forty days of log, then the trial.
func live(t testing.TB, seed uint64, effect float64) (Protocol, diary.History) {
	s := &person{rng: stats.NewRNG(seed, 90)}
	var h diary.History
	rate := func(d day.Date, helps float64) {
		h.Pain = append(h.Pain, pain.Rating{Day: d, Score: min(s.morning(helps), 6), When: pain.Morning, Region: body.UpperBack, Side: body.Left})
	}
	for d := -40; d <= 0; d++ {
		rate(today.Add(d), 0)
	}
	o := order()
	o.Seed, o.Ratings = seed, h.Pain
	p := made(t, o)
	left := 0.0
	for d := 1; d <= 2*p.Pairs*p.Every+1; d++ {
		rate(today.Add(d), left)
		left = 0
		for _, x := range p.Slots {
			if x.Day == today.Add(d) && x.Arm == "a" {
				left = effect
				h.Care = append(h.Care, diary.Care{Day: x.Day, What: "foam_rolling"})
			}
		}
	}
	return p, h
}

func end(p Protocol) day.Date { return p.Slots[len(p.Slots)-1].Day.Add(1) }

// TestNullTrialsAndStatedPower: 500 trials of something that does nothing name
// it in at most 6 %; trials of one that does are seen as often as was said
// before, within a tenth.
func TestNullTrialsAndStatedPower(t *testing.T) {
	if testing.Short() {
		t.Skip("simulates 900 trials")
	}
	run := func(n int, effect float64) (seen, stated float64) {
		for i := range n {
			p, h := live(t, uint64(1000*effect+float64(i))+1, -effect)
			r := Check(p, h, end(p))
			if r.Verdict == Less || (effect == 0 && r.Verdict == More) {
				seen += 1 / float64(n)
			}
			for _, x := range p.Power {
				if x.Points == effect {
					stated += x.Chance / float64(n)
				}
			}
		}
		return seen, stated
	}
	if seen, _ := run(500, 0); seen > 0.06 {
		t.Errorf("%.3f of the null trials named something; at most 0.06", seen)
	} else {
		t.Logf("null trials that named something: %.3f", seen)
	}
	for _, effect := range []float64{1, 1.5} {
		seen, stated := run(200, effect)
		t.Logf("effect %.1f: stated power %.2f, seen %.2f", effect, stated, seen)
		if math.Abs(seen-stated) > 0.10 {
			t.Errorf("effect %.1f: stated %.2f, seen %.2f", effect, stated, seen)
		}
	}
}

func TestTheOrderIsBalancedAndFixed(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		o := order()
		o.Seed = rapid.Uint64().Draw(r, "seed")
		o.Pairs = rapid.IntRange(LeastPairs, MostPairs).Draw(r, "pairs")
		o.Every = rapid.IntRange(1, 7).Draw(r, "every")
		p, err := Make(o)
		if err != nil {
			r.Fatal(err)
		}
		again, _ := Make(o)
		if p.Hash != again.Hash || !p.Intact() {
			r.Fatal("not the same protocol twice")
		}
		arms := map[int]string{}
		for i, s := range p.Slots {
			arms[s.Pair] += s.Arm
			if s.Day != p.Slots[0].Day.Add(i*o.Every) {
				r.Fatalf("slot %d on %s", i, s.Day)
			}
		}
		for pair, a := range arms {
			if a != "ab" && a != "ba" {
				r.Fatalf("pair %d is %q", pair, a)
			}
		}
		raw, _ := json.Marshal(p)
		var back Protocol
		if err := json.Unmarshal(raw, &back); err != nil || !back.Intact() {
			r.Fatalf("read back: %v, intact %v", err, back.Intact())
		}
		back.Slots[3].Arm = "b"
		if back.Slots[3].Arm != p.Slots[3].Arm && back.Intact() {
			r.Fatal("a changed order passes")
		}
	})
}

func TestRandomisationAgainstByHand(t *testing.T) {
	for _, c := range []struct {
		diffs []float64
		want  float64
	}{
		{[]float64{-1, -1, -1, -1, -1, -1}, 2.0 / 64},
		{[]float64{1, -1}, 1},
		{[]float64{-3, -2, -1}, 2.0 / 8},
		{[]float64{-3, -2, 1}, 4.0 / 8}, // |sum| 4: -6, -4, 4, 6
		{[]float64{0, 0, 0}, 1},
	} {
		if got := randomisation(slices.Clone(c.diffs)); math.Abs(got-c.want) > 1e-12 {
			t.Errorf("%v: %v, want %v", c.diffs, got, c.want)
		}
	}
}

// The interval holds the mean, and the test rejects what lies outside it.
func TestIntervalInvertsTheTest(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(6, 9).Draw(r, "n")
		diffs := make([]float64, n)
		for i := range diffs {
			diffs[i] = float64(rapid.IntRange(-6, 6).Draw(r, "d"))
		}
		lo, hi := interval(diffs, 0.10)
		mean := sum(diffs) / float64(n)
		if lo > mean+0.02 || hi < mean-0.02 {
			r.Fatalf("%v: %v to %v without the mean %v", diffs, lo, hi, mean)
		}
		if p := randomisation(diffs); (p > 0.11 && (lo > 0.02 || hi < -0.02)) || (p <= 0.10 && lo < -0.02 && hi > 0.02) {
			r.Fatalf("%v: p %v, interval %v to %v", diffs, p, lo, hi)
		}
	})
}

func TestNothingIsSaidBeforeTheEnd(t *testing.T) {
	p, h := live(t, 3, -3)
	for d := p.Slots[0].Day; d.Before(p.Slots[len(p.Slots)-1].Day); d = d.Add(1) {
		if r := Check(p, h, d); r.State != Running || r.Effect != nil || r.Verdict != "" {
			t.Fatalf("%s: %v %v", d, r.State, r.Verdict)
		}
	}
	if r := Check(p, h, end(p)); r.State != Done || r.Verdict != Less {
		t.Errorf("at the end: %v %v", r.State, r.Verdict)
	}
}

func TestItStopsForPain(t *testing.T) {
	p, h := live(t, 4, 0)
	h.Pain = append(h.Pain, pain.Rating{Day: p.Slots[5].Day, Score: 7, When: pain.Now, Region: body.UpperBack, Side: body.Left})
	if r := Check(p, h, p.Slots[6].Day); r.State != Stopped || r.Reasons[0].Code != "trial.stop_pain" {
		t.Errorf("pain of 7: %v %v", r.State, r.Reasons)
	}
	p, h = live(t, 4, 0)
	for i := range 3 {
		h.Pain = append(h.Pain, pain.Rating{Day: p.Slots[2].Day.Add(i), Score: 6, When: pain.Now, Region: body.UpperBack, Side: body.Left})
	}
	if r := Check(p, h, p.Slots[4].Day); r.State != Stopped {
		t.Errorf("three days far above the usual: %v", r.State)
	}
}

func TestATamperedProtocolIsNotJudged(t *testing.T) {
	p, h := live(t, 5, -3)
	p.Alpha = 0.5
	if r := Check(p, h, end(p)); r.State != Changed || r.Verdict != "" {
		t.Errorf("%v %v", r.State, r.Verdict)
	}
}

func TestMissingMorningsMakeTooFew(t *testing.T) {
	p, h := live(t, 6, -3)
	var kept []pain.Rating
	for _, x := range h.Pain {
		if x.Day.Before(p.Slots[10].Day) {
			kept = append(kept, x)
		}
	}
	h.Pain = kept
	if r := Check(p, h, end(p)); r.Verdict != TooFew || r.Effect != nil {
		t.Errorf("%v %v", r.Verdict, r.Effect)
	}
}

func TestRefusals(t *testing.T) {
	for code, change := range map[string]func(*Order){
		"same_arms":  func(o *Order) { o.A = Arm{} },
		"two_things": func(o *Order) { o.A.Lift = "face_pull" },
		"pairs":      func(o *Order) { o.Pairs = 3 },
		"every":      func(o *Order) { o.Every = 9 },
		"start":      func(o *Order) { o.Start = o.Today },
		"today":      func(o *Order) { o.Today = day.Date{} },
	} {
		o := order()
		change(&o)
		var bad *Refusal
		if _, err := Make(o); !errors.As(err, &bad) || bad.Code != code || bad.Cure == "" {
			t.Errorf("%s: %v", code, err)
		}
	}
}
