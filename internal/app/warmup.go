package app

import "spotter/internal/lift"

// Warm is one warm-up set.
type Warm struct {
	Kg   lift.Kg `json:"kg"`
	Reps int     `json:"reps"`
}

// warmSteps are the usual way up to the first working set: shares of its load
// and repetitions (expert-opinion: what coaches write, no trial behind it).
var warmSteps = []struct {
	share float64
	reps  int
}{{0.40, 5}, {0.55, 4}, {0.70, 3}, {0.82, 2}, {0.91, 1}}

// least is the smallest step that is worth a set, as a share of the work load.
const least = 0.06

// Warmups are the sets before a working set of kg: the empty bar, then steps
// that the plates can make. A light working set needs fewer; one no heavier
// than the empty bar needs none. A step never reaches the working load.
func Warmups(kg lift.Kg, rack lift.Plates) []Warm {
	bar := rack.Bar
	if rack.Step > 0 || bar <= 0 || kg <= bar {
		return warmStack(kg, rack)
	}
	out := []Warm{{Kg: bar, Reps: 8}}
	for _, s := range warmSteps {
		out = warmStep(out, rack.RoundDown(lift.KgOf(kg.Float()*s.share)), s.reps, kg)
	}
	return out
}

// warmStack is the way up on a machine or with dumbbells: one easy set.
func warmStack(kg lift.Kg, rack lift.Plates) []Warm {
	return warmStep(nil, rack.RoundDown(lift.KgOf(kg.Float()*0.6)), 8, kg)
}

// warmStep adds a step when it is far enough from the one before and from the work.
func warmStep(out []Warm, at lift.Kg, reps int, work lift.Kg) []Warm {
	last := lift.Kg(0)
	if len(out) > 0 {
		last = out[len(out)-1].Kg
	}
	gap := work.Float() * least
	if at <= last || (at-last).Float() < gap || (work-at).Float() < gap {
		return out
	}
	return append(out, Warm{Kg: at, Reps: reps})
}
