package meet

import (
	"math"

	"spotter/internal/lift"
)

// The rule book: what spotter did before it held a belief about the day. The
// opener is the same; second and third come from the pair with the highest
// mean inside the band of good days, and on the day from how hard the last one
// felt. Kept only as what the planner is compared with.

// RuleBookPlan is three attempts by the rule book.
func RuleBookPlan(in Input, l lift.Main) []lift.Kg {
	c := Choice{Lift: l}
	d := in.day(l)
	opener := in.opener(l, d, len(in.lifts()), &c)
	if opener < in.Rules.BarAndCollars || opener <= 0 {
		return nil
	}
	m, step := in.Rules.Model, in.Rules.Increment
	top := min(lift.KgOf(float64(m.Plans[in.risk()].Third*d.p50)), lift.KgOf(opener.Float()/m.OpenerLeast))
	least := max(opener+2*step, in.floor(lift.KgOf(opener.Float()/m.Opener[1])))
	second, third := opener+step, opener+2*step
	best := math.Inf(-1)
	for t := least; t <= max(top, least); t += step {
		for s := opener + step; s < t; s += step {
			if !in.inBand(s, t, opener) {
				continue
			}
			if v := d.expected(0, []lift.Kg{opener, s, t}, false); v > best+1e-6 {
				best, second, third = v, s, t
			}
		}
	}
	return []lift.Kg{opener, second, third}
}

// RuleBookNext is the next weight by the rule book; 0 = none.
func RuleBookNext(in Input, l lift.Main, plan []lift.Kg, done []Made) lift.Kg {
	last := done[len(done)-1]
	best, _ := standing(done)
	if !last.Good {
		if best == 0 || l != lift.Deadlift && !in.Flaring[l] {
			return last.Kg
		}
		return 0
	}
	least := in.least(done)
	rest := in.rest(Choice{Lift: l, Attempts: plan}, done)
	rpe := 8.5
	if last.RPE != nil {
		rpe = *last.RPE
	}
	planned := max(rest[0], least)
	step := in.Rules.Increment
	if len(done) < in.Rules.Attempts-1 {
		switch {
		case rpe <= 7.5:
			return planned
		case rpe < 9:
			return max(least, planned-step)
		}
		return least
	}
	switch {
	case rpe <= 8.5:
		return planned
	case rpe < 9.5:
		return max(least, min(planned, in.floor(lift.KgOf(0.985*in.Capacity[l].P50.Float()))))
	}
	return least
}

// inBand: the second is 95-97 % of the third. Light bars have few weights
// between, so the nearest weight on either side counts as inside.
func (in Input) inBand(s, t, opener lift.Kg) bool {
	lo, hi := in.Rules.Model.Second[0]*t.Float(), in.Rules.Model.Second[1]*t.Float()
	step := in.Rules.Increment.Float()
	if x := s.Float(); x >= lo && x <= hi {
		return true
	}
	if math.Floor(hi/step)*step >= lo { // the band holds a weight; take that
		return in.floor(lift.KgOf(hi)) <= opener && s == opener+in.Rules.Increment
	}
	return math.Abs(s.Float()-(lo+hi)/2) < step
}

// rest is the weights still to come as planned, none below what is allowed.
func (in Input) rest(c Choice, done []Made) []lift.Kg {
	if len(done) == 0 || len(c.Attempts) == 0 {
		return c.Attempts
	}
	least := in.least(done)
	var out []lift.Kg
	for i := len(done); i < len(c.Attempts); i++ {
		want := max(c.Attempts[i-min(i, missesAll(done))], least)
		out = append(out, want)
		least = want + in.Rules.Increment
	}
	return out
}

func missesAll(done []Made) int {
	n := 0
	for _, m := range done {
		if !m.Good {
			n++
		}
	}
	return n
}

// expected is the mean of the best lift: attempts are taken in order, a missed
// weight is repeated, best is what stands already, missed says whether the
// last attempt was a miss. The capacity is split at the weights, because it is
// one capacity that all attempts meet.
func (d day) expected(best lift.Kg, plan []lift.Kg, missed bool) float64 {
	below := 1.0
	sum := 0.0
	for i := 0; i <= len(plan); i++ {
		can := 0.0
		if i < len(plan) {
			can = d.able(plan[i])
		}
		share := math.Max(0, below-can) // P(plan[i-1] <= C < plan[i])
		sum += float64(share * d.walk(best, plan, i, len(plan), missed))
		below = math.Min(below, can)
	}
	return sum
}

// walk is the mean best lift for a capacity that allows the first able weights.
func (d day) walk(best lift.Kg, plan []lift.Kg, able, left int, missed bool) float64 {
	if left == 0 || len(plan) == 0 {
		return best.Float()
	}
	p := 0.0
	if able > 0 {
		p = d.clean
		if missed {
			p = 1 - d.again
		}
	}
	out := float64((1 - p) * d.walk(best, plan, able, left-1, true))
	if p > 0 {
		out += float64(p * d.walk(max(best, plan[0]), plan[1:], able-1, left-1, false))
	}
	return out
}
