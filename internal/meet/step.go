package meet

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/reason"
)

// worth is the least chance for which a further attempt is named after a miss
// with a good lift standing. A guess.
const worth = 0.25

// step recommends the next attempt of a lift.
func (in Input) step(c Choice, done []Made) (Step, bool) {
	s := Step{Lift: c.Lift, Number: len(done) + 1}
	if len(done) == 0 {
		if len(c.Attempts) == 0 {
			s.Why = c.Why
			in.close(&s, nil)
			return s, true
		}
		s.Kg = c.Attempts[0]
		s.Why = []reason.Reason{reason.New("meet.open_as_planned", in.Rules.Source)}
		in.close(&s, nil)
		return s, true
	}
	last := done[len(done)-1]
	best, misses := standing(done)
	switch {
	case in.hurts(last):
		in.afterPain(&s, last, best)
	case !last.Good:
		in.afterMiss(&s, c, done, best, misses)
	default:
		s.Kg, s.Why = in.afterGood(c, done)
		s.Why = append(s.Why, in.chosen(s.Lift, s.Kg, done)...)
	}
	if s.Kg > 0 && s.Lift == lift.Deadlift && s.Number == in.Rules.Attempts && in.Rules.ThirdDeadlift > 0 {
		s.Why = append(s.Why, reason.New("meet.third_deadlift_may_change", in.Rules.Source, "n", in.Rules.ThirdDeadlift))
	}
	in.close(&s, done)
	return s, true
}

func (in Input) hurts(m Made) bool {
	return m.Pain != nil && *m.Pain > in.painLimit(m.Lift) || m.Cause == CausePain
}

func (in Input) painLimit(l lift.Main) int {
	if limit, ok := in.PainMax[l]; ok {
		return min(limit, 5)
	}
	return 3
}

// afterPain: a good lift is enough for a total, so the lift ends here. With
// none made, going on is the lifter's choice; we do not name a weight.
func (in Input) afterPain(s *Step, last Made, best lift.Kg) {
	switch {
	case last.Pain == nil:
		s.Why = []reason.Reason{reason.New("meet.missed_for_pain", reason.ExpertOpinion)}
	case best > 0:
		s.Why = []reason.Reason{reason.New("meet.pain_pass_total_stands", reason.ExpertOpinion, "pain", *last.Pain, "kg", best.Float())}
	default:
		s.Why = []reason.Reason{reason.New("meet.pain_stop_lift", reason.ExpertOpinion, "pain", *last.Pain)}
	}
}

// afterMiss repeats for a total. With a total standing a sore lift ends, and so
// does a deadlift that was not missed for technique.
func (in Input) afterMiss(s *Step, c Choice, done []Made, best lift.Kg, misses int) {
	m, last := in.Rules.Model, done[len(done)-1]
	chance := m.RepeatMakes[s.Lift][min(max(s.Number-2, 0), 1)]
	why := func(code string, more ...any) {
		s.Why = []reason.Reason{reason.New(code, m.Data, append([]any{"percent", tenth(chance)}, more...)...)}
	}
	technique := last.Cause == CauseTechnique
	switch {
	case best == 0:
		s.Kg = last.Kg
		why("meet.repeat_for_a_total", "none", tenth(m.AfterMiss[s.Lift][min(misses, 2)-1]))
		return
	case in.Flaring[s.Lift] || s.Lift == lift.Deadlift && !technique || in.Capacity[s.Lift].P50 <= 0 && !technique:
		why("meet.pass_after_miss")
		return
	case in.Capacity[s.Lift].P50 <= 0:
		s.Kg = last.Kg
		why("meet.repeat_after_miss")
		return
	}
	kg, p := in.pick(c, done)
	switch {
	case kg == 0 || p < worth:
		s.Why = []reason.Reason{reason.New("meet.little_left", m.Source, "percent", math.Round(p*100))}
	case technique:
		s.Kg = kg
		s.Why = []reason.Reason{reason.New("meet.it_was_there", m.Source, "kg", kg.Float(), "percent", math.Round(p*100))}
	case kg > last.Kg:
		s.Kg = kg
		s.Why = []reason.Reason{reason.New("meet.best_next", m.Source, "kg", kg.Float(), "percent", math.Round(p*100))}
	default:
		s.Kg = kg
		why("meet.repeat_after_miss")
	}
}

// afterGood is the weight that adds most on average, given what the day has shown.
func (in Input) afterGood(c Choice, done []Made) (lift.Kg, []reason.Reason) {
	last, least := done[len(done)-1], in.least(done)
	var why []reason.Reason
	if last.RPE == nil {
		why = append(why, reason.New("meet.effort_not_told", reason.ExpertOpinion))
	}
	if in.Capacity[c.Lift].P50 <= 0 {
		return least, []reason.Reason{reason.New("meet.smallest_step_unknown", reason.ExpertOpinion)}
	}
	if last.Pain == nil && in.Flaring[c.Lift] { // unknown pain in a sore lift: no more than one step
		return least, append([]reason.Reason{reason.New("meet.pain_not_told", reason.ExpertOpinion)}, why...)
	}
	if in.Flaring[c.Lift] && last.RPE != nil && *last.RPE >= 9 {
		return least, []reason.Reason{reason.New("meet.sore_and_hard", reason.ExpertOpinion, "rpe", *last.RPE)}
	}
	kg, p := in.pick(c, done)
	if kg == 0 {
		return 0, append([]reason.Reason{reason.New("meet.little_left", in.Rules.Model.Source, "percent", math.Round(p*100))}, why...)
	}
	out := []reason.Reason{reason.New("meet.best_next", in.Rules.Model.Source, "kg", kg.Float(), "percent", math.Round(p*100)), in.reading(c.Lift, done)}
	if in.Flaring[c.Lift] {
		out = append(out, reason.New("meet.sore_not_above_plan", reason.ExpertOpinion))
	}
	return kg, append(out, why...)
}

// reading says what the day has shown against what was expected.
func (in Input) reading(l lift.Main, done []Made) reason.Reason {
	d := in.day(l)
	b := d.belief()
	for _, m := range done {
		b.learn(d, m)
	}
	percent := math.Round(1000*(math.Exp(b.mean()-math.Log(d.p50))-1)) / 10
	switch src := in.Rules.Model.Source; {
	case percent >= 0.5:
		return reason.New("meet.day_above", src, "percent", percent)
	case percent <= -0.5:
		return reason.New("meet.day_below", src, "percent", -percent)
	default:
		return reason.New("meet.day_as_expected", src)
	}
}

// stage is the solver where a lift stands, with a pain of so many points.
func (in Input) stage(c Choice, done []Made, pain int) (*solver, state) {
	d := in.day(c.Lift)
	b := d.belief()
	for _, m := range done {
		b.learn(d, m)
	}
	b.shift(-in.Rules.Model.PainCost * float64(pain))
	last := done[len(done)-1]
	best, _ := standing(done)
	top := in.top(d, c.opener())
	if n := len(c.Attempts); in.Flaring[c.Lift] && n > 0 {
		top = c.Attempts[min(len(done), n-1)]
	}
	s := in.solver(d, b, max(top, last.Kg))
	s.free = c.free
	return s, state{done: len(done), last: last.Kg, best: best, good: last.Good, slip: s.b.slip}
}

func (c Choice) opener() lift.Kg {
	if len(c.Attempts) == 0 {
		return 0
	}
	return c.Attempts[0]
}

// pick is the weight that the programme takes next (0 = none) and its chance.
// Pain lowers what is believed to be there; of all pains up to the one told the
// lightest pick counts, so that more pain never raises an attempt.
func (in Input) pick(c Choice, done []Made) (lift.Kg, float64) {
	last := done[len(done)-1]
	pain := 0
	if last.Pain != nil {
		pain = max(0, min(*last.Pain, 10))
	}
	kg, p := lift.MaxLoad, 0.0
	for q := 0; q <= pain; q++ {
		s, st := in.stage(c, done, q)
		x, _ := s.best(&s.b.w, st)
		if x <= kg {
			kg, p = x, 0
			if x > 0 {
				p = s.b.makes(x)
			}
		}
	}
	return kg, p
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

// close lists what can be done, the recommendation first, withdrawing last.
func (in Input) close(s *Step, done []Made) {
	best, misses := standing(done)
	if s.Kg > 0 {
		action := "take"
		if misses > 0 {
			action = "repeat"
		}
		s.Options = append(s.Options, Option{Action: action, Kg: s.Kg, PMake: share(in.chance(s.Lift, s.Kg, done)), Why: s.Why[0]})
	}
	if best > 0 {
		s.Options = append(s.Options, Option{Action: "pass", Why: reason.New("meet.pass_keeps_total", reason.ExpertOpinion, "kg", best.Float())})
	}
	s.Options = append(s.Options, Option{Action: "withdraw", Why: reason.New("meet.may_always_withdraw", reason.ExpertOpinion)})
}

// chance is that of a good lift at x after what was done.
func (in Input) chance(l lift.Main, x lift.Kg, done []Made) float64 {
	d := in.day(l)
	if !(d.p50 > 0) {
		return 0
	}
	if len(done) == 0 {
		return d.makes(x)
	}
	b := d.belief()
	for _, m := range done {
		b.learn(d, m)
	}
	return b.makes(x)
}
