package meet

import (
	"fmt"
	"math"

	"spotter/internal/lift"
)

// Next re-picks on the day from the attempts taken so far. The error names an
// attempt that cannot have happened under the rules.
func Next(in Input, made []Made) (Result, error) {
	if err := in.check(made); err != nil {
		return Result{}, err
	}
	out := in.card()
	taken := map[lift.Main][]Made{}
	latest := 0
	order := in.lifts()
	for _, m := range made {
		taken[m.Lift] = append(taken[m.Lift], m)
		for i, l := range order {
			if l == m.Lift {
				latest = max(latest, i)
			}
		}
	}
	known := true
	for i := range out.Choices {
		c := &out.Choices[i]
		done := taken[c.Lift]
		over := i < latest || len(done) >= in.Rules.Attempts || in.Over[c.Lift] // or a later lift has begun
		if len(done) > 0 || over {
			in.underWay(c, done, over)
		}
		if !over && i >= latest {
			if s, ok := in.step(*c, done); ok {
				out.Steps = append(out.Steps, s)
			}
		}
		known = known && (len(c.Attempts) > 0 || len(done) > 0)
	}
	out.PBomb, out.ExpectedTotal = 0, 0
	if known {
		out.ExpectedTotal, out.PBomb = whole(out.Choices)
	}
	return out, nil
}

// check refuses attempts that the rules do not allow.
func (in Input) check(made []Made) error {
	last := map[lift.Main]Made{}
	count := map[lift.Main]int{}
	for _, m := range made {
		prev, again := last[m.Lift]
		count[m.Lift]++
		switch {
		case m.Kg <= 0 || m.Kg > lift.MaxLoad:
			return fmt.Errorf("%s attempt %d: %s kg is not a weight; give kilograms up to %s", m.Lift, count[m.Lift], m.Kg, lift.MaxLoad)
		case count[m.Lift] > in.Rules.Attempts:
			return fmt.Errorf("%s: more than %d attempts", m.Lift, in.Rules.Attempts)
		case again && m.Kg < prev.Kg:
			return fmt.Errorf("%s attempt %d: %s kg is less than the %s kg before; the bar may not go down", m.Lift, count[m.Lift], m.Kg, prev.Kg)
		case again && prev.Good && m.Kg == prev.Kg:
			return fmt.Errorf("%s attempt %d: %s kg was already good; the next must be heavier", m.Lift, count[m.Lift], m.Kg)
		}
		last[m.Lift] = m
	}
	for l := range count {
		if !has(in.lifts(), l) {
			return fmt.Errorf("%s is not a lift of this meet", l)
		}
	}
	return nil
}

func has(lifts []lift.Main, l lift.Main) bool {
	for _, x := range lifts {
		if x == l {
			return true
		}
	}
	return false
}

// underWay puts what has happened into a lift's figures. After a miss whose
// cause was not told the chance of no good lift is that of real meets.
func (in Input) underWay(c *Choice, done []Made, over bool) {
	best, misses := standing(done)
	c.Expected = best.Float()
	d := in.day(c.Lift)
	if !over && len(done) > 0 && d.p50 > 0 {
		s, st := in.stage(*c, done, 0)
		_, v := s.best(&s.b.w, st)
		c.Expected = math.Round(v*10) / 10
		if best == 0 {
			c.PBomb = math.Round(s.none(&s.b.w, st, st.last)*1e4) / 1e4
		}
	}
	switch {
	case best > 0:
		c.PBomb = 0
	case over:
		c.PBomb = 1
	case misses > 0 && (d.p50 <= 0 || untold(done)):
		c.PBomb = in.Rules.Model.AfterMiss[c.Lift][min(misses, 2)-1]
	}
}

// untold reports a miss without its cause.
func untold(done []Made) bool {
	for _, m := range done {
		if !m.Good && m.Cause == "" {
			return true
		}
	}
	return false
}

// standing is the best good lift and the misses in a row at the end.
func standing(done []Made) (best lift.Kg, misses int) {
	for _, m := range done {
		if m.Good {
			best, misses = max(best, m.Kg), 0
		} else {
			misses++
		}
	}
	return best, misses
}

// least is the lightest legal next weight.
func (in Input) least(done []Made) lift.Kg {
	last := done[len(done)-1]
	if last.Good {
		return in.floor(last.Kg) + in.Rules.Increment
	}
	return last.Kg
}
