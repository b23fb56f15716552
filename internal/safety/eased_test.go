package safety_test

import (
	"testing"

	"spotter/internal/intake"
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

// TestALogWithoutRatingsStartsAtWhatWasTrained: heavy and light days without one
// answer, of a lift that the case names. The next load is no progress, and it is
// counted from the level that was trained, not once more from the light days.
func TestALogWithoutRatingsStartsAtWhatWasTrained(t *testing.T) {
	c := blade()
	c.Triggers = []intake.Trigger{{Lift: squat, Effect: "provokes"}}
	for light, want := range map[float64]float64{100: 90, 140: 105} {
		h := history([]int{-1, -1, -1, -1, -1, -1, -1, -1}, []int{-1, -1, -1, -1, -1, -1, -1, -1})
		for i := range h.Sets {
			h.Sets[i].Load = lift.KgOf(150)
			if i%2 == 0 {
				h.Sets[i].Load = lift.KgOf(light)
			}
		}
		p := safety.Decide(safety.FactsOf(c, h, safety.Result{Complete: true}, catalogue, today, nil), catalogue)
		if got := p.Load(squat, today, 500).Value; got < want-1e-6 || got > want+1e-6 {
			t.Errorf("light days of %v: %v kg, want %v", light, got, want)
		}
	}
}

// TestWhatBadAnswersLeave: bad at 150 twice, the best is 160.
func TestWhatBadAnswersLeave(t *testing.T) {
	for _, c := range []struct {
		name     string
		pain, am int
		bad      float64 // twice running
		want     float64
	}{
		{"mild: three quarters of the best are left", 4, 1, 150, 120},
		{"the edge of mild", 5, 4, 150, 120},
		{"strong pain in the set: the whole step", 6, 1, 150, 105},
		{"a strong morning: the whole step", 4, 5, 150, 105},
		{"strong again and again: half of the best is left", 6, 1, 85, 80},
		{"never above what hurt", 4, 1, 60, 60},
	} {
		f := trained()
		mapLift(&f, func(x *safety.LiftFacts) {
			x.Best12m, x.E1RM, x.Tolerated, x.Bad, x.Reds, x.BadTop, x.HighestTop = 160, 160, 155, 2, 2, c.bad, 150
			x.SetTold, x.SetPain, x.Morning, x.Unanswered = true, intp(c.pain), intp(c.am), false
		})
		if got := safety.Decide(f, catalogue).Load(squat, today, 500).Value; got < c.want-1e-6 || got > c.want+1e-6 {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
}
