package strength

import (
	"math"
	"slices"
	"strings"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/training"
)

// bound says which way an observation may pull.
type bound int

const (
	exact   bound = iota
	atLeast       // pain or a light day kept it low: it may only raise
	atMost        // a single that was missed: it may only lower
)

// painLimit is the set pain (0-10) above which a set shows what the pain
// allowed, not what the lifter can do (strength_models: censored-low above 3).
const painLimit = 3

// floorRPE is where the scale of most people ends: a set told so says "this easy or
// easier", and may only raise. Above it an easy set is read as told, weighing little
// (see noise), and not as harder than told: people leave about one repetition more
// than they say (halperin2022). Such sets must be read all the same: the few of them
// that are told too hard would be all that is left of an easy log, and pull it down.
const floorRPE = 5.0

// obs is one session's word on one lift.
type obs struct {
	lift lift.ID
	day  day.Date
	y    float64 // log of the 1RM read from the best set
	sd   float64
	kind bound
	pain bool // held down by pain
	easy bool // at the end of the scale: a lower bound, and no more
	told bool
}

// observe reads each session's most telling set of every lift, in day order.
func observe(sets []training.Set, cat *lift.Catalogue, asOf day.Date) []obs {
	ordered := sets
	byDay := func(a, b training.Set) int { return a.Day.Sub(b.Day) }
	if !slices.IsSortedFunc(sets, byDay) {
		ordered = slices.Clone(sets)
		slices.SortStableFunc(ordered, byDay)
	}
	var out []obs
	today := map[lift.ID]int{} // index into out of each lift's word today
	var on day.Date
	dead := map[lift.ID]bool{}
	for _, s := range ordered {
		if !asOf.IsZero() && s.Day.After(asOf) {
			break
		}
		if s.Day != on {
			on = s.Day
			clear(today)
		}
		is, known := dead[s.Lift]
		if !known {
			is = isDeadlift(cat, s.Lift)
			dead[s.Lift] = is
		}
		o, ok := read(s, is)
		if !ok {
			continue
		}
		i, seen := today[s.Lift]
		if !seen {
			today[s.Lift] = len(out)
			out = append(out, o)
		} else if better(o, out[i]) {
			out[i] = o
		}
	}
	return out
}

// better prefers what was not held down, then the surer reading, then the
// higher one.
func better(a, b obs) bool {
	if (a.kind == exact) != (b.kind == exact) {
		return a.kind == exact
	}
	if a.sd != b.sd {
		return a.sd < b.sd
	}
	return a.y > b.y
}

func isDeadlift(cat *lift.Catalogue, id lift.ID) bool {
	if cat != nil {
		if l, ok := cat.Get(id); ok {
			return l.Family == string(lift.Deadlift)
		}
	}
	return strings.HasPrefix(string(id), "deadlift")
}

// read turns one set into an observation. Warm-ups, sets without load or reps
// and sets of more than ten reps say too little. Without an RPE the set is read as if
// nothing had been left, the lowest reading, and less surely.
func read(s training.Set, deadlift bool) (obs, bool) {
	if s.Lift == "" || s.Warmup || s.Load <= 0 || s.Reps < 0 || s.Reps > 10 {
		return obs{}, false
	}
	o := obs{lift: s.Lift, day: s.Day}
	hurt := s.Pain != nil && *s.Pain > painLimit
	if s.Failed {
		if s.Reps > 1 || hurt {
			return obs{}, false
		}
		o.y, o.sd, o.kind = math.Log(s.Load.Float()), 0.03, atMost
		return o, true
	}
	rpe := 10.0
	if s.RPE != nil {
		rpe = *s.RPE
	}
	easy := rpe <= floorRPE
	if easy {
		rpe = floorRPE
	}
	p, ok := E1RM(s.Load, s.Reps, rpe, deadlift)
	if !ok {
		return obs{}, false
	}
	o.y, o.sd, o.pain = math.Log(p.Kg), p.SD, hurt
	if s.RPE == nil {
		o.sd = math.Hypot(o.sd, 0.015)
		o.kind = atLeast
	}
	if hurt {
		o.kind = atLeast
	}
	if easy {
		o.easy, o.kind = true, atLeast
	}
	return o, true
}
