package plan

import (
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/training"
)

// What a logged set changes about the next one. Figures: program_templates
// (overshoot by one: 3-5 % off; by two: stop heavy work), the ladder's own 10 %.
const (
	overByOne  = 0.96
	overByTwo  = 0.90
	afterMiss  = 0.90
	atTheLimit = 0.90
	riseSteps  = 2 // points from the first set to the last that count as rising
)

// Onward is what is left of an item after the sets of it that were done today,
// in order: left are the sets still planned. It only ever lowers a load or takes
// a set away, and more pain or more effort in the last set never gives a heavier
// next one. round makes a load that the plates can do, at or below its argument.
// Pain over the limit leaves nothing: the lift is over for the day.
func Onward(left []Set, done []training.Set, round func(lift.Kg) lift.Kg) ([]Set, []reason.Reason) {
	if len(done) == 0 || len(left) == 0 {
		return left, nil
	}
	last, id := done[len(done)-1], name(done[len(done)-1].Lift)
	limit := left[0].PainMax
	if p := last.Pain; p != nil && *p > limit {
		return nil, []reason.Reason{reason.New("plan.next_over", reason.ExpertOpinion, "lift", id, "pain", *p, "max", limit)}
	}
	share, why := easier(last, left[0], limit, id)
	if rising(done) && len(left) > 1 {
		left = left[:len(left)-1]
		why = append(why, reason.New("plan.next_rising", reason.ExpertOpinion, "lift", id))
	}
	if last.Pain == nil {
		why = append(why, reason.New("plan.next_unrated", reason.ExpertOpinion, "lift", id))
	}
	return lighter(left, last.Load, share, round), why
}

// OnwardLoad is what the next set may weigh when the plan names no load: what
// was lifted last, less what Onward takes off. It is never more than was lifted;
// false when nothing was done yet or nothing was on the bar.
func OnwardLoad(next Set, done []training.Set, round func(lift.Kg) lift.Kg) (lift.Kg, bool) {
	if len(done) == 0 || done[len(done)-1].Load <= 0 {
		return 0, false
	}
	last := done[len(done)-1]
	share, _ := easier(last, next, next.PainMax, name(last.Lift))
	if share >= 1 {
		return last.Load, true
	}
	return round(last.Load.Scale(share)), true
}

// easier is the share of the load that the last set leaves for the next.
func easier(last training.Set, next Set, limit int, id string) (share float64, why []reason.Reason) {
	share = 1
	take := func(s float64, code string, kv ...any) {
		why = append(why, reason.New(code, reason.ExpertOpinion, append([]any{"lift", id, "pct", int(100 - s*100 + 0.5)}, kv...)...))
		share = min(share, s)
	}
	switch over := 0.0; {
	case last.Failed:
		take(afterMiss, "plan.next_failed")
	case last.RPE != nil:
		over = *last.RPE - next.RPEMax
		if !(over < 2) {
			take(overByTwo, "plan.next_hard", "rpe", *last.RPE, "max", next.RPEMax)
		} else if !(over < 1) {
			take(overByOne, "plan.next_hard", "rpe", *last.RPE, "max", next.RPEMax)
		}
	}
	if p := last.Pain; p != nil && limit > 1 && *p == limit {
		take(atTheLimit, "plan.next_limit", "pain", *p)
	}
	return share, why
}

// rising reports pain that went up set by set: two points and more from the
// first rated set to the last, never down between.
func rising(done []training.Set) bool {
	first, before := -1, -1
	for _, s := range done {
		if s.Pain == nil {
			continue
		}
		if first < 0 {
			first = *s.Pain
		}
		if *s.Pain < before {
			return false
		}
		before = *s.Pain
	}
	return first >= 0 && before-first >= riseSteps
}

// lighter takes a share off, of what was planned and of what was lifted last,
// whichever is less.
func lighter(left []Set, lifted lift.Kg, share float64, round func(lift.Kg) lift.Kg) []Set {
	if share >= 1 {
		return left
	}
	out := make([]Set, len(left))
	for i, s := range left {
		if s.Kg != nil {
			from := *s.Kg
			if lifted > 0 && lifted < from {
				from = lifted
			}
			kg := round(from.Scale(share))
			if *s.Kg < kg {
				kg = *s.Kg
			}
			if s.Pct != nil && *s.Kg > 0 {
				p := down(*s.Pct * kg.Float() / s.Kg.Float())
				s.Pct = &p
			}
			s.Kg = &kg
		}
		out[i] = s
	}
	return out
}
