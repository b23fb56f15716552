package safety_test

import (
	"testing"

	"spotter/internal/lift"
	"spotter/internal/safety"
)

// TestBadAnswersTakeLoadOffButNotWithoutEnd: six good sessions at 150 kg, then
// twelve at the load that the gate allows, each with the same pain. The load
// comes down, never rises, and stays at half of the best or above.
func TestBadAnswersTakeLoadOffButNotWithoutEnd(t *testing.T) {
	for _, c := range []struct {
		name          string
		pain, morning int
		low, high     float64 // kg at the end
	}{
		{"pain of 4 whatever the load", 4, 1, 112, 116},
		{"no answer at all", -1, -1, 75, 90},
		{"a bad morning after each", 2, 4, 112, 116},
		{"strong pain each time", 8, 3, 75, 90},
	} {
		top := 150.0
		h := history(nil, nil)
		for i := range 18 {
			told, morning := c.pain, c.morning
			if i < 6 {
				told, morning = 1, 1
			}
			one := history([]int{told}, []int{morning})
			at := today.Add(-4 * (18 - i))
			one.Sets[0].Day, one.Sets[0].Load = at, lift.KgOf(top)
			h.Sets = append(h.Sets, one.Sets...)
			for _, r := range one.Pain {
				r.Day = at.Add(1)
				h.Pain = append(h.Pain, r)
			}
			day := at.Add(4)
			p := safety.Decide(safety.FactsOf(blade(), h, safety.Result{Complete: true}, catalogue, day, nil), catalogue)
			next := p.Load(squat, day, 500).Value
			if i < 5 {
				continue
			}
			if next > top*safety.StepShare+1e-9 {
				t.Fatalf("%s: %v after %v", c.name, next, top)
			}
			top = next
		}
		if top < c.low || top > c.high {
			t.Errorf("%s: %v kg at the end", c.name, top)
		}
	}
}

// TestWhatBadAnswersLeave: bad at 150 twice, the best is 160.
func TestWhatBadAnswersLeave(t *testing.T) {
	for _, c := range []struct {
		name     string
		pain, am int
		bad      float64
		want     float64
	}{
		{"mild: three quarters of the best are left", 4, 1, 150, 120},
		{"the edge of mild", 5, 4, 150, 120},
		{"strong pain in the set: the whole step", 6, 1, 150, 105},
		{"a strong morning: the whole step", 4, 5, 150, 105},
		{"strong again and again: half of the best is left", 6, 1, 90, 80},
		{"never above what hurt", 4, 1, 60, 60},
	} {
		x := safety.LiftFacts{Best12m: 160, E1RM: 160, Bad: 2, Reds: 2, BadTop: c.bad, SetTold: true, SetPain: intp(c.pain), Morning: intp(c.am)}
		if got := x.EasedForTest(safety.TwoRedsShare); got != c.want {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
	untold := safety.LiftFacts{Best12m: 160, Bad: 2, BadTop: 150, SetTold: true, SetPain: intp(1)}
	if got := untold.EasedForTest(safety.TwoRedsShare); got != 105 {
		t.Errorf("a morning that was not told is not mild: %v", got)
	}
}
