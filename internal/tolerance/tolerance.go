// Package tolerance answers "how does this body answer to a dose of each lift":
// pain in the set and pain on the mornings after, per lift, with uncertainty,
// from the diary up to a day. It forecasts what a session would do.
//
// The model is linear and Gaussian. A rating is a slow level, a passing
// disturbance and the sum of what the last sessions left behind; a lift's effect
// is what lifts of like demands share plus a part of its own. The time constants
// of the after-effect and its shape are compared, not chosen. Ratings of 0 and 10 are
// censored, ratings under a medicine say only "at least that much".
//
// It is a forecast for choosing doses, not a finding: it never names a cause
// (package trigger does that, and its report can be the prior here), it never
// raises a limit, and with no rating at all it returns its prior. The figures
// of the prior are judgement (expert-opinion); the dose is that of package
// training.
package tolerance

import (
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/trigger"
)

// Word is what the person says of a lift.
type Word int

// The words, the zero value is silence.
const (
	NotSaid Word = iota
	Fine
	Sometimes
	Provokes
)

// Input is all that is looked at.
type Input struct {
	History   diary.History
	Catalogue *lift.Catalogue
	OneRM     map[lift.ID]lift.Kg // today's; a lift without one counts by hard sets
	AsOf      day.Date
	Matters   []lift.Demand // demands that load the sore place; none: nothing is sore
	Words     map[lift.ID]Word
	Severity  *int                // of the present problem, 0-10
	Lifts     []lift.ID           // that a plan may choose from, beside those of the diary
	Masked    func(day.Date) bool // a medicine may hide pain; nil = never
	Cap       float64             // pain in a set that is still acceptable
	Report    *trigger.Report     // of the trigger engine, or nil
	Doubt     float64             // factor on the variance of what it says; less than 1 counts as 1
}

// window is how far back the diary is read, in days: half a year. What was so
// before that is no longer how the body answers.
const window = 182

// most is how many lifts are followed; beyond it the least done are left out.
const most = 20

// unit is the dose that counts as one typical session: four sets of three at
// about 80 % of 1RM and an effort of 8 (training.Dose with score 3).
const unit = 8.0

// Belief is what is believed on a day. The zero value believes nothing; make
// one with Learn.
type Belief struct {
	AsOf    day.Date
	Lifts   []lift.ID
	Ratings int // that were used

	at    map[lift.ID]int
	mean  []float64 // level, passing, mornings per lift, sets per lift
	cov   []float64
	share [models]float64 // weight of each time constant and shape
	last  []dose          // of the last days, in order of time
	good  map[lift.ID]Tolerated
}

// Tolerated is the most of a lift that went well lately: pain in every set at
// or under the cap and the next morning no worse than usual by more than one.
type Tolerated struct {
	Kg   lift.Kg
	Sets int
	Dose float64 // in typical sessions
	On   day.Date
}

// Effect is a mean and its standard deviation, in points of the 0-10 scale.
type Effect struct{ Mean, SD float64 }

// Morning is what one typical session of a lift adds to the next morning.
func (b *Belief) Morning(id lift.ID) (Effect, bool) { return b.effect(id, 0) }

// Set is what a set at about 80 % of 1RM adds while it is done.
func (b *Belief) Set(id lift.ID) (Effect, bool) { return b.effect(id, 1) }

// Level is the pain on a morning with nothing done in the days before.
func (b *Belief) Level() Effect {
	n := b.dim()
	return Effect{b.mean[0], root(b.cov[0] + b.cov[n+1] + 2*b.cov[1])}
}

// Tolerated is the most of a lift that went well in the last eight weeks.
func (b *Belief) Tolerated(id lift.ID) (Tolerated, bool) {
	t, ok := b.good[id]
	return t, ok
}

func (b *Belief) dim() int { return 2 + 2*len(b.Lifts) }

func (b *Belief) effect(id lift.ID, kind int) (Effect, bool) {
	i, ok := b.at[id]
	if !ok {
		return Effect{}, false
	}
	k := 2 + kind*len(b.Lifts) + i
	return Effect{b.mean[k], root(b.cov[k*b.dim()+k])}, true
}
