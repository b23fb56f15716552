package meet

import (
	"fmt"
	"math"

	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Next re-picks on the day from the attempts taken so far. The error names an
// attempt that cannot have happened under the rules.
func Next(in Input, made []Made) (Result, error) {
	if err := in.check(made); err != nil {
		return Result{}, err
	}
	out := Choose(in)
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
	stay, total, known := 1.0, 0.0, true
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
		stay *= 1 - c.PBomb
		total += c.Expected
	}
	out.PBomb, out.ExpectedTotal = 0, 0
	if known {
		out.PBomb = math.Round((1-stay)*1e4) / 1e4
		out.ExpectedTotal = math.Round(total*10) / 10
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

// underWay puts what has happened into a lift's figures.
func (in Input) underWay(c *Choice, done []Made, over bool) {
	best, misses := standing(done)
	plan := in.rest(*c, done)
	if over {
		plan = nil
	}
	c.Expected = math.Round(in.day(c.Lift).expected(best, plan, misses > 0)*10) / 10
	switch {
	case best > 0:
		c.PBomb = 0
	case over:
		c.PBomb = 1
	case misses > 0:
		c.PBomb = in.Rules.Model.AfterMiss[c.Lift][min(misses, 2)-1]
	}
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

// least is the lightest legal next weight.
func (in Input) least(done []Made) lift.Kg {
	last := done[len(done)-1]
	if last.Good {
		return in.floor(last.Kg) + in.Rules.Increment
	}
	return last.Kg
}

// step recommends the next attempt of a lift (meet rules section 6.4).
func (in Input) step(c Choice, done []Made) (Step, bool) {
	s := Step{Lift: c.Lift, Number: len(done) + 1}
	if len(done) == 0 {
		if len(c.Attempts) == 0 {
			s.Why = c.Why
			in.close(&s, 0, 0)
			return s, true
		}
		s.Kg = c.Attempts[0]
		s.Why = []reason.Reason{reason.New("meet.open_as_planned", in.Rules.Source)}
		in.close(&s, 0, 0)
		return s, true
	}
	last := done[len(done)-1]
	best, misses := standing(done)
	switch {
	case in.hurts(last):
		in.afterPain(&s, last, best)
	case !last.Good:
		in.afterMiss(&s, last, best, misses)
	default:
		s.Kg, s.Why = in.afterGood(c, done)
		s.Why = append(s.Why, in.chosen(s.Lift, s.Kg, done)...)
	}
	in.close(&s, best, misses)
	return s, true
}

func (in Input) hurts(m Made) bool {
	limit, ok := in.PainMax[m.Lift]
	if !ok {
		limit = 3
	}
	return m.Pain != nil && *m.Pain > min(limit, 5)
}

// afterPain: a good lift is enough for a total, so the lift ends here. With
// none made, going on is the lifter's choice; we do not name a weight.
func (in Input) afterPain(s *Step, last Made, best lift.Kg) {
	if best > 0 {
		s.Why = []reason.Reason{reason.New("meet.pain_pass_total_stands", reason.ExpertOpinion, "pain", *last.Pain, "kg", best.Float())}
		return
	}
	s.Why = []reason.Reason{reason.New("meet.pain_stop_lift", reason.ExpertOpinion, "pain", *last.Pain)}
}

func (in Input) afterMiss(s *Step, last Made, best lift.Kg, misses int) {
	repeat := in.Rules.Model.RepeatMakes[s.Lift]
	chance := repeat[min(max(s.Number-2, 0), 1)]
	switch {
	case best == 0:
		s.Kg = last.Kg
		s.Why = []reason.Reason{reason.New("meet.repeat_for_a_total", in.Rules.Model.Data, "percent", tenth(chance),
			"none", tenth(in.Rules.Model.AfterMiss[s.Lift][min(misses, 2)-1]))}
	case s.Lift == lift.Deadlift || in.Flaring[s.Lift]:
		s.Why = []reason.Reason{reason.New("meet.pass_after_miss", in.Rules.Model.Data, "percent", tenth(chance))}
	default:
		s.Kg = last.Kg
		s.Why = []reason.Reason{reason.New("meet.repeat_after_miss", in.Rules.Model.Data, "percent", tenth(chance))}
	}
}

// afterGood follows how hard the last one felt; an unknown effort counts as 8.5.
func (in Input) afterGood(c Choice, done []Made) (lift.Kg, []reason.Reason) {
	last := done[len(done)-1]
	least := in.least(done)
	rest := in.rest(c, done)
	if len(rest) == 0 {
		return least, []reason.Reason{reason.New("meet.smallest_step_unknown", reason.ExpertOpinion)}
	}
	planned := rest[0]
	rpe := 8.5
	var why []reason.Reason
	if last.RPE != nil {
		rpe = *last.RPE
	} else {
		why = append(why, reason.New("meet.effort_not_told", reason.ExpertOpinion))
	}
	if last.Pain == nil && in.Flaring[c.Lift] {
		why = append(why, reason.New("meet.pain_not_told", reason.ExpertOpinion))
	}
	if in.Flaring[c.Lift] && last.Pain == nil { // unknown pain in a sore lift: no more than one step
		return least, why
	}
	kg, r := in.byEffort(c.Lift, len(done), rpe, planned, least)
	return kg, append([]reason.Reason{r}, why...)
}

// chosen says how often lifters who chose such a step made it.
func (in Input) chosen(l lift.Main, kg lift.Kg, done []Made) []reason.Reason {
	spot := Spot{Lift: l, Kg: kg, Taken: done, Sex: in.Sex, Age: in.Age}
	if in.PriorMeets != nil {
		spot.Meets = *in.PriorMeets
	}
	p, ok := in.Rules.Model.Forecast.Chosen(spot)
	if !ok {
		return nil
	}
	return []reason.Reason{reason.New("meet.chosen_made", in.Rules.Model.Data, "kg", kg.Float(), "percent", math.Round(p*100))}
}

// byEffort is rules 2 and 3 of section 6.4: n attempts are done.
func (in Input) byEffort(l lift.Main, n int, rpe float64, planned, least lift.Kg) (lift.Kg, reason.Reason) {
	if n < in.Rules.Attempts-1 {
		switch {
		case rpe <= 7.5:
			return planned, reason.New("meet.as_planned", reason.ExpertOpinion, "rpe", rpe)
		case rpe < 9:
			return max(least, planned-in.Rules.Increment), reason.New("meet.one_step_less", reason.ExpertOpinion, "rpe", rpe)
		}
		return least, reason.New("meet.smallest_step", reason.ExpertOpinion, "rpe", rpe)
	}
	switch {
	case rpe <= 8.5:
		return planned, reason.New("meet.as_planned", reason.ExpertOpinion, "rpe", rpe)
	case rpe < 9.5:
		near := in.floor(lift.KgOf(0.985 * in.Capacity[l].P50.Float()))
		return max(least, min(planned, near)), reason.New("meet.just_below", reason.ExpertOpinion, "rpe", rpe)
	}
	return least, reason.New("meet.smallest_step", reason.ExpertOpinion, "rpe", rpe)
}

// close lists what can be done, the recommendation first, withdrawing last.
func (in Input) close(s *Step, best lift.Kg, misses int) {
	if s.Kg > 0 {
		action := "take"
		if misses > 0 {
			action = "repeat"
		}
		s.Options = append(s.Options, Option{Action: action, Kg: s.Kg, PMake: share(in.day(s.Lift).makes(s.Kg)), Why: s.Why[0]})
	}
	if best > 0 {
		s.Options = append(s.Options, Option{Action: "pass", Why: reason.New("meet.pass_keeps_total", reason.ExpertOpinion, "kg", best.Float())})
	}
	s.Options = append(s.Options, Option{Action: "withdraw", Why: reason.New("meet.may_always_withdraw", reason.ExpertOpinion)})
}

// table works out the second and third for a light, a usual and a hard
// attempt before.
func (in Input) table(c Choice) []OnDay {
	var out []OnDay
	for n := 1; n < len(c.Attempts); n++ {
		least := c.Attempts[n-1] + in.Rules.Increment
		row := OnDay{Number: n + 1}
		row.Easy, _ = in.byEffort(c.Lift, n, 7.5, c.Attempts[n], least)
		row.Planned, _ = in.byEffort(c.Lift, n, 8.5, c.Attempts[n], least)
		row.Hard, _ = in.byEffort(c.Lift, n, 9.5, c.Attempts[n], least)
		out = append(out, row)
	}
	return out
}
