package safety_test

import (
	"testing"

	"spotter/internal/body"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/safety"
)

// TestBadAnswersTakeLoadOffButNotWithoutEnd: six good sessions at 150 kg, then
// twelve at the load that the gate allows, each with the same pain. The load
// comes down, never rises, and stays at three quarters of the best, whatever the
// pain: an answer that is lost must not leave more than a bad one.
func TestBadAnswersTakeLoadOffButNotWithoutEnd(t *testing.T) {
	for _, c := range []struct {
		name          string
		pain, morning int
		low, high     float64 // kg at the end
	}{
		{"pain of 4 whatever the load", 4, 1, 112, 116},
		{"no answer at all", -1, -1, 112, 116},
		{"a bad morning after each", 2, 4, 112, 116},
		{"strong pain each time", 8, 3, 112, 116},
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
// counted from the load that was trained, not from the light days.
func TestALogWithoutRatingsStartsAtWhatWasTrained(t *testing.T) {
	c := blade()
	c.Triggers = []intake.Trigger{{Lift: squat, Effect: "provokes"}}
	for light, want := range map[float64]float64{100: 120, 140: 120} {
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

// TestWhatBadAnswersLeave: of the load that was trained, with an own best of 160.
func TestWhatBadAnswersLeave(t *testing.T) {
	for _, c := range []struct {
		name string
		runs int
		week float64
		want float64
	}{
		{"one: a tenth", 1, 155, 139.5},
		{"two: two tenths", 2, 155, 124},
		{"five: still two tenths", 5, 155, 124},
		{"two, lighter: three quarters of the best are left", 2, 140, 120},
		{"never above what was lifted", 2, 60, 60},
	} {
		f := trained()
		mapLift(&f, func(x *safety.LiftFacts) {
			x.Best12m, x.E1RM, x.Tolerated, x.Bad, x.Reds, x.Level = 160, 160, 155, c.runs, c.runs, c.week
			x.SetTold, x.SetPain, x.Morning, x.Unanswered = true, intp(6), intp(1), false
		})
		if got := safety.Decide(f, catalogue).Load(squat, today, 500).Value; got < c.want-1e-6 || got > c.want+1e-6 {
			t.Errorf("%s: %v, not %v", c.name, got, c.want)
		}
	}
}

// TestAmberGrowsByHalfStepsAndOnlyAfterThree: pain of 4 in the set of a sore low
// back, the mornings as usual.
func TestAmberGrowsByHalfStepsAndOnlyAfterThree(t *testing.T) {
	c := blade()
	c.Problems[0].Region, c.Person.Age = body.LowBack, intp(30)
	for _, x := range []struct {
		set, morning []int
		want         float64
	}{
		{[]int{4}, []int{1}, 150},
		{[]int{4, 4}, []int{1, 1}, 150},
		{[]int{4, 4, 4}, []int{1, 1, 1}, 152.5},
		{[]int{4, 5, 3}, []int{1, 1, 1}, 152.5},
		{[]int{4, 6, 4, 4}, []int{1, 1, 1, 1}, 150},
		{[]int{4, 4, 4}, []int{1, 1, 2}, 150},
		{[]int{4, -1, 4, 4}, []int{1, 1, 1, 1}, 150},
		{[]int{4, 4, 2}, []int{1, 1, 1}, 155},
	} {
		h := history(x.set, x.morning)
		for i := range h.Sets {
			h.Sets[i].Load = lift.KgOf(150)
		}
		p := safety.Decide(safety.FactsOf(c, h, safety.Result{Complete: true}, catalogue, today, map[lift.ID]float64{squat: 190}), catalogue)
		if got := p.Load(squat, today, 500).Value; got < x.want-1e-6 || got > x.want+1e-6 {
			t.Errorf("%v, mornings %v: %v kg, want %v", x.set, x.morning, got, x.want)
		}
	}
}
