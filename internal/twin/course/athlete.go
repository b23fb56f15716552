package course

import (
	"math"
	"time"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
)

// World names the equations of a body.
type World string

// The worlds. Nothing was fitted or chosen by what world B answers.
const (
	WorldA World = "A" // tolerance that falls with over-dose, recovers and adapts
	WorldB World = "B" // damage, repair, and nerves that get touchier
)

// What the truth behind the pain can be.
const (
	oneDemand = "demand"
	oneLift   = "lift"
	both      = "both"
	nothing   = "nothing" // nothing in training: the null athlete
)

// Options of simulated athletes.
type Options struct {
	World World
	Null  bool // pain has nothing to do with training
	Seed  uint64
	Days  int // from the first day to the meet; 0 = 49

	Questions []string // ids of the screen; the athlete answers no to all of them

	Fixed *Fixed // a given person instead of a drawn one
}

// Fixed is a person whose truth is chosen, for worked cases.
type Fixed struct {
	Case   intake.Case
	Age    int                   // told when asked
	Cause  lift.Demand           // what the sore tissue answers to; "" = nothing in training
	Own    map[lift.Main]float64 // 1RM, kg
	Mains  map[lift.Main]lift.ID // the forms competed with
	Usual  []lift.ID             // other lifts of the old program
	Course string                // natural course
}

const (
	Season49 = 49 // days to the meet
	before   = 42 // days that are logged before the first day
	onset    = 21 // days before it on which the pain began
)

// first is the first day of every simulated season: a Saturday, as is the meet
// seven weeks on.
var first = day.Of(2026, time.January, 10)

// Athlete is a person with a hidden truth, before the first day of a season.
type Athlete struct {
	ID      int
	World   World
	Kind    string      // what is behind the pain
	Cause   lift.Demand // the first demand that the sore tissue answers to
	Region  body.Region
	Course  string // improving, stable, worsening, inflammatory
	Case    intake.Case
	Mains   map[lift.Main]lift.ID
	mains   map[lift.Main]lift.ID
	place   place
	dice    dice
	cat     *lift.Catalogue
	moves   map[lift.ID]*move
	order   []*move
	days    int
	week    []time.Weekday
	extras  []extra
	base1RM [3]float64   // on the first logged day
	belief  [3]float64   // what the person takes them to be
	base    [][3]float64 // by day since first log: pain of its own in the morning, at training, in the evening
	mean    [][3]float64 // its expectation
	steroid int          // day on which a course of tablets starts; -1 = none
	scale   [2]float64   // dose of a usual session, by tissue
	habits  habits
	told    bool // pain was rated in the log before the first day
	stress  []float64

	body      bodies
	muscle    muscles
	diary     []diary.Entry
	questions []string
	fixed     *Fixed
	forms3    []lift.ID
	usuals    [][]Set
	gate      func(Morning) func(lift.ID, float64) bool
	owns      map[lift.ID]float64
	strain    strainTruth
	wear      wearTruth
	built     builtTruth
	pools     poolsTruth
}

// habits are how a person keeps to things, and how they rate.
type habits struct {
	skip, rate, evening, noise, even, pills, creep, effort float64
	inhibit                                                float64 // strength lost by pain, at 10
}

func (a *Athlete) between(i int, lo, hi float64) float64 {
	return lo + (hi-lo)*a.dice.even(0, forTruth, i)
}

// New draws an athlete, and lives the six weeks before the first day under the
// old program.
func New(cat *lift.Catalogue, id int, o Options) *Athlete {
	a := &Athlete{ID: id, World: o.World, cat: cat, days: o.Days, questions: o.Questions, steroid: -1,
		dice: dice{seed: o.Seed, athlete: uint64(id)}}
	if a.days == 0 {
		a.days = Season49
	}
	a.enrol(o)
	a.compile(cat)
	a.weather()
	a.body, a.muscle = newBody(a), newMuscle(a)
	a.past()
	return a
}

// enrol draws who it is and what they do.
func (a *Athlete) enrol(o Options) {
	d := a.dice
	shares := make([]float64, len(places))
	for i, p := range places {
		shares[i] = p.share
	}
	a.place = places[d.stream(0, forTruth, 1).Pick(shares)]
	a.Kind = []string{oneDemand, oneLift, both, nothing}[d.stream(0, forTruth, 2).Pick([]float64{0.45, 0.25, 0.18, 0.12})]
	if o.Null {
		a.Kind = nothing
	}
	a.Course = []string{"improving", "stable", "worsening", "inflammatory"}[d.stream(0, forTruth, 3).Pick([]float64{0.40, 0.30, 0.18, 0.12})]
	a.mains = map[lift.Main]lift.ID{lift.Squat: "squat_low_bar", lift.Bench: "bench_comp", lift.Deadlift: "deadlift_conventional"}
	if d.even(0, forTruth, 4) < 0.35 {
		a.mains[lift.Squat] = "squat_high_bar"
	}
	if d.even(0, forTruth, 5) < 0.35 {
		a.mains[lift.Deadlift] = "deadlift_sumo"
	}
	size := math.Exp(0.25 * math.Min(2, math.Max(-2, d.normal(0, forTruth, 6))))
	for i, kg := range [3]float64{150, 95, 175} {
		a.base1RM[i] = kg * size * math.Exp(0.08*d.normal(0, forTruth, 7+i))
	}
	a.week = []time.Weekday{time.Monday, time.Wednesday, time.Friday}
	if d.even(0, forTruth, 10) < 0.55 {
		a.week = []time.Weekday{time.Monday, time.Tuesday, time.Thursday, time.Friday}
	}
	a.habits = habits{skip: a.between(11, 0.02, 0.10), rate: a.between(12, 0.85, 0.99), evening: a.between(13, 0.3, 0.9), noise: a.between(14, 0.3, 0.9),
		even: a.between(15, 0, 0.2), pills: a.between(16, 0, 0.25), creep: a.between(17, 0, 0.08), effort: a.between(18, 0.3, 0.8), inhibit: a.between(19, 0.08, 0.28)}
	a.told = d.even(0, forTruth, 20) < 0.7
	a.pickExtras()
	a.fix(o.Fixed)
	a.Region, a.Mains = a.place.region, a.mains
	for i := range a.belief {
		a.belief[i] = a.base1RM[i] * math.Exp(0.02*d.normal(0, forTruth, 21+i))
	}
}

// fix puts a given person in place of a drawn one.
func (a *Athlete) fix(f *Fixed) {
	if f == nil {
		return
	}
	for _, p := range places {
		if len(f.Case.Problems) > 0 && p.region == f.Case.Problems[0].Region {
			a.place = p
		}
	}
	a.Kind, a.Course, a.mains, a.told = oneDemand, f.Course, f.Mains, false
	if f.Cause == "" {
		a.Kind = nothing
	}
	for i, m := range lift.Mains {
		a.base1RM[i] = f.Own[m]
	}
	a.extras = nil
	for _, id := range f.Usual {
		a.extras = append(a.extras, extra{id, 3, 10})
	}
	a.fixed = f
}

// began is the day on which the pain began, counted from the first day.
func (a *Athlete) began() int { return -onset }
