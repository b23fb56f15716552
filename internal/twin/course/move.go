package course

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/strength"
)

// move is one lift of the catalogue as this athlete does it.
type move struct {
	id    lift.ID
	main  int        // index in lift.Mains whose strength it uses
	ratio float64    // own 1RM, of that competition lift's
	keeps [3]float64 // share of the training effect kept for each competition lift
	skill float64    // how near it is to the form competed with: 1 = is it
	sting [2]float64 // how much a usual set of it asks of the sore tissues, 0-1 and a little more
}

// ranked turns a demand's rank into an amount: ranks are not to be multiplied.
// The steps are judgement, and not those that the trigger search uses.
var ranked = [4]float64{0, 0.12, 0.5, 1}

// body of a set: share of 1RM, repetitions, effort.
type dose struct{ share, reps, rpe float64 }

// amount of a dose: fatigue_models section 4.
func (d dose) amount() float64 {
	f := math.Min(1.8, math.Max(0.3, d.share*d.share/0.5625))
	g := 1.0
	switch {
	case d.rpe > 9.5:
		g = 1.5
	case d.rpe > 8.5:
		g = 1.3
	case d.rpe > 7.5:
		g = 1.15
	}
	return f * math.Sqrt(d.reps/4) * g
}

// most is the share of 1RM that can be done for 1 to 15 reps.
var most = func() (out [16]float64) {
	out[0] = 1.02
	for n := 1; n <= 15; n++ {
		out[n] = strength.Pct(n, 10)
	}
	return out
}()

// room is how many reps a share allows, with fractions; at most 15.
func room(share float64) float64 {
	if share > most[1] {
		return 1 - (share-most[1])/0.022
	}
	for n := 1; n < 15; n++ {
		if share >= most[n+1] {
			return float64(n) + (most[n]-share)/(most[n]-most[n+1])
		}
	}
	return 15
}

// moves compiles the catalogue for an athlete.
func (a *Athlete) compile(cat *lift.Catalogue) {
	a.moves = make(map[lift.ID]*move, len(cat.Lifts))
	ratios := map[lift.ID]float64{}
	for _, m := range lift.Mains {
		id := a.mains[m]
		for _, e := range cat.Substitutes(id) {
			if e.RatioLo > 0 && e.RatioPer == "" && ratios[e.To] == 0 {
				ratios[e.To] = e.RatioLo + (e.RatioHi-e.RatioLo)*a.dice.even(0, forTruth, 1000+len(ratios))
			}
		}
		ratios[id] = 1
	}
	for i, l := range cat.Lifts {
		x := &move{id: l.ID, ratio: ratios[l.ID]}
		for k, m := range lift.Mains {
			x.keeps[k] = l.Transfer[m]
			if l.ID == a.mains[m] {
				x.keeps[k], x.skill = 1, 1
			}
		}
		x.main = home(l)
		if x.skill == 0 && l.Class != lift.Accessory {
			x.skill = math.Min(0.8, x.keeps[x.main]*x.keeps[x.main])
		}
		if x.ratio == 0 { // no load ratio is known: a light lift of its own
			x.ratio = 0.25 + 0.35*a.dice.even(0, forTruth, 2000+i)
			if l.Class != lift.Accessory {
				x.ratio = 0.6 + 0.3*a.dice.even(0, forTruth, 2000+i)
			}
		}
		a.moves[l.ID] = x
		a.order = append(a.order, x)
	}
	a.wound(cat)
}

// home is the competition lift whose strength a lift draws on.
func home(l lift.Lift) int {
	best := 1 // bench: the upper body
	for k, m := range lift.Mains {
		if l.Family == string(m) {
			return k
		}
		if l.Transfer[m] > l.Transfer[lift.Mains[best]] {
			best = k
		}
	}
	return best
}
