// Package twin answers "how often is the program right, where the truth is
// known": simulated athletes with a hidden truth, what simpler rules say of the
// same logs, and the scores. Nothing in here is evidence about people.
//
// There are two worlds with different equations. The engine was tuned on the
// first alone; the second exists to catch what only holds in the first.
// Parameters are judgement unless a source is named; docs/method.md lists them.
package twin

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/stats"
	"spotter/internal/trigger"
)

// World names the equations of a simulated athlete.
type World int

// The worlds.
const (
	Bumps  World = 1 // each session adds a reaction that rises and fades
	Tissue World = 2 // load wears tissue down, pain follows what is left of it
)

// Options of a simulated log.
type Options struct {
	World    World
	Days     int     // 0 = 60 to 700
	Prompted bool    // ratings before, after, next morning, evening
	Scale    float64 // of all effects; 0 = 1
	Test     *Test   // what changes from a day on; nil = nothing
}

// Test is a plan that the athlete follows from a day on. Everything before that
// day is as it is without one.
type Test struct {
	Mode  trigger.Mode
	Lifts []int
	From  int // day
}

// Athlete is a log and what only the simulator knows.
type Athlete struct {
	ID     int
	Log    trigger.Log
	Effect []float64 // per lift: mean peak rise of pain per session, points
}

// roster are the lifts that athletes draw from: the three mains first.
var roster = []lift.ID{"squat_low_bar", "deadlift_conventional", "bench_comp", "squat_high_bar", "squat_front", "deadlift_romanian", "good_morning",
	"bench_close_grip", "bench_dumbbell", "bench_incline", "dip", "ohp_barbell", "lateral_raise", "face_pull", "lat_pulldown", "pull_up", "row_barbell",
	"row_cable_narrow", "rear_delt_fly_db", "shrug_barbell", "curl_barbell", "triceps_pushdown", "leg_press", "leg_extension", "leg_curl_lying",
	"hip_thrust", "ab_wheel", "calf_standing"}

// life is one athlete being simulated.
type life struct {
	rng    *stats.RNG
	o      Options
	days   int
	lifts  []trigger.Lift
	effect []float64 // of a usual session, before anything varies
	shape  []int     // 0 any, 1 by volume, 2 heavy only, 3 many sets
	sets   []float64 // usual sets
	share  []float64 // usual intensity
	days4  [][]bool  // per lift: on which of the training days it is done, by block
	train  []int     // weekdays
	log    trigger.Log
	world  world
	rated  habit
	turn   map[int]int // per lift that is put on and off: how often it was due
}

// world is what the body does.
type world interface {
	session(t float64, lift int, size float64)
	pain(t float64) float64
	effects() []float64
}

// habit is how a person rates.
type habit struct{ evening, morning, before, after, more, noise, copy, even float64 }

// New simulates one athlete. The same seed and id give the same log.
func New(cat *lift.Catalogue, seed uint64, id int, o Options) Athlete {
	l := &life{rng: stats.NewRNG(seed, uint64(id)*7919+uint64(o.World)), o: o, days: o.Days}
	if l.days == 0 {
		l.days = int(math.Exp(l.between(math.Log(60), math.Log(700))))
	}
	l.enrol(cat)
	l.wound()
	l.program()
	l.rated = habit{l.between(0.3, 0.9), l.between(0.05, 0.6), l.between(0, 0.5), l.between(0, 0.5), l.between(0, 0.5), l.between(0.4, 1), l.between(0, 0.25), l.between(0, 0.25)}
	if o.Prompted {
		l.rated.evening, l.rated.morning, l.rated.before, l.rated.after = 0.85, 0.85, 0.85, 0.85
	}
	if o.World == Tissue {
		l.world = newTissue(l)
	} else {
		l.world = newBumps(l)
	}
	l.turn = map[int]int{}
	l.run()
	l.log.Days, l.log.Lifts = l.days, l.lifts
	return Athlete{ID: id, Log: l.log, Effect: l.world.effects()}
}

func (l *life) between(a, b float64) float64 { return a + float64((b-a)*l.rng.Float64()) }

func (l *life) chance(p float64) bool { return l.rng.Float64() < p }

// enrol picks eleven to sixteen lifts.
func (l *life) enrol(cat *lift.Catalogue) {
	n := 11 + l.rng.IntN(6)
	pool := append([]lift.ID(nil), roster[3:]...)
	for i := range pool {
		j := i + l.rng.IntN(len(pool)-i)
		pool[i], pool[j] = pool[j], pool[i]
	}
	for _, d := range lift.Demands {
		l.log.Demands = append(l.log.Demands, string(d))
	}
	for _, id := range append(append([]lift.ID(nil), roster[:3]...), pool[:n-3]...) {
		x, _ := cat.Get(id)
		l.lifts = append(l.lifts, trigger.Lift{ID: string(id), Demand: trigger.Loading(x.Demands)})
		l.sets = append(l.sets, float64(2+l.rng.IntN(4)))
		l.share = append(l.share, l.between(0.62, 0.82))
		l.shape = append(l.shape, l.rng.Pick([]float64{0.25, 0.40, 0.25, 0.10}))
	}
}

// wound draws the truth: 15 % nothing, 40 % one demand with personal
// deviations, 30 % one or two single lifts, 15 % both.
func (l *life) wound() {
	l.effect = make([]float64, len(l.lifts))
	kind := l.rng.Pick([]float64{0.15, 0.40, 0.30, 0.15})
	scale := l.o.Scale
	if scale == 0 {
		scale = 1
	}
	if kind == 1 || kind == 3 {
		d, amount := l.demand(), l.between(0.7, 2.4)
		for i, x := range l.lifts {
			if x.Demand[d] > 0 {
				l.effect[i] += float64(scale*amount*x.Demand[d]) * math.Exp(0.3*l.rng.Normal())
			}
		}
	}
	if kind == 2 || kind == 3 {
		for range 1 + l.rng.IntN(2) {
			l.effect[l.rng.IntN(len(l.lifts))] += float64(scale * l.between(0.6, 2.2))
		}
	}
}

// demand picks one that at least two of the lifts load clearly.
func (l *life) demand() int {
	for {
		d, n := l.rng.IntN(len(l.log.Demands)), 0
		for _, x := range l.lifts {
			if x.Demand[d] >= 0.25 {
				n++
			}
		}
		if n >= 2 && n <= len(l.lifts)*2/3 {
			return d
		}
	}
}

// program lays the lifts on three to five training days; accessories are dealt
// anew every five weeks.
func (l *life) program() {
	n := 3 + l.rng.IntN(3)
	l.train = [][]int{{0, 2, 4}, {0, 1, 3, 5}, {0, 1, 2, 4, 5}}[n-3]
	together := l.chance(0.5) // squat and deadlift on the same days
	for i := range l.lifts {
		on := make([]bool, len(l.train)*((l.days/35)+1))
		for b := 0; b < len(on); b += len(l.train) {
			switch {
			case i == 0 || (i == 1 && together):
				on[b], on[b+len(l.train)-1] = true, n > 3
			case i == 1:
				on[b+1] = true
			case i == 2:
				on[b], on[b+1] = true, true
			default:
				on[b+l.rng.IntN(len(l.train))] = true
				if l.chance(0.4) {
					on[b+l.rng.IntN(len(l.train))] = true
				}
				if l.chance(0.25) {
					for k := range l.train {
						on[b+k] = false
					}
				}
			}
		}
		l.days4 = append(l.days4, on)
	}
}
