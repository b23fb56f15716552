package twin

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/trigger"
)

// The study of what to test next: after so many days of log, one athlete lives
// the coming weeks several times, once with each plan.
const (
	nextAfter = 60
	nextShort = 28
	nextLong  = 56
)

// NextArms are the plans that are compared, in the order of their tables.
var NextArms = []string{"carry on", "prompts only", "chosen", "ranked last"}

// NextStudy is what is believed of one athlete's lifts after four and after
// eight weeks of each plan.
type NextStudy struct {
	Short, Long [4][]Judged
	Mode        trigger.Mode // of the chosen plan
}

// Next lives one athlete. Competition lifts are not put on and off.
func Next(cat *lift.Catalogue, seed uint64, id int, w World) (out NextStudy, err error) {
	o := Options{World: w, Days: nextAfter + nextLong}
	log := New(cat, seed, id, o).Log
	base := log.Until(nextAfter * 24)
	p, err := trigger.Fit(base, trigger.Default())
	if err != nil {
		return out, err
	}
	ranked := p.Suggest(base, nextShort/7, func(m trigger.Mode, lift int) bool { return m != trigger.OnOff || lift >= len(lifts3) }, 1)
	plans := [4]trigger.Next{{Mode: trigger.Keep}, {Mode: trigger.Prompt}}
	for i, x := range ranked {
		if i == 0 {
			plans[2] = x
		}
		if x.Mode != trigger.Keep {
			plans[3] = x
		}
	}
	out.Mode = plans[2].Mode
	for i, x := range plans {
		o.Test = &Test{Mode: x.Mode, Lifts: x.Lifts, From: nextAfter}
		a := New(cat, seed, id, o)
		whole := a.Log
		for days, to := range map[int]*[]Judged{nextShort: &out.Short[i], nextLong: &out.Long[i]} {
			a.Log = *whole.Until(float64(nextAfter+days) * 24)
			*to = a.Judge(Engine(&a.Log))
		}
	}
	return out, nil
}

// Paired is the difference of the Brier scores of two arms, athlete by athlete,
// first less second: below 0 the first is better.
type Paired struct {
	Mean float64 `json:"mean"`
	SE   float64 `json:"se"`
}

// Pair compares two arms that the same athletes lived.
func Pair(first, second [][]Judged) (d Paired) {
	var gaps []float64
	for i := range first {
		if len(first[i]) > 0 && len(second[i]) > 0 {
			gaps = append(gaps, Score("", first[i]).Brier-Score("", second[i]).Brier)
		}
	}
	if len(gaps) < 2 {
		return d
	}
	return Paired{mean(gaps), math.Sqrt(spread(gaps) / float64(len(gaps)))}
}

// lifts3 are the competition lifts, first in every athlete's list.
var lifts3 = roster[:3]

// Look days of the study of how fast a log teaches.
var Looks = []int{30, 60, 90, 120, 180, 270, 365}

// Named is on which day each strong trigger of one athlete was first named, 0 =
// not within the year, and whether anything harmless was named at a look.
type Named struct {
	Days  []int
	False []bool // per look
}

// Learn follows one athlete over a year of logging, prompted or not.
func Learn(cat *lift.Catalogue, seed uint64, id int, w World, prompted bool) Named {
	a := New(cat, seed, id, Options{World: w, Days: 365, Prompted: prompted})
	out := Named{False: make([]bool, len(Looks))}
	first := map[int]int{}
	for look, days := range Looks {
		l := a.Log.Until(float64(days) * 24)
		for i, c := range Engine(l) {
			switch {
			case !c.Named:
			case a.Effect[i] < harmless:
				out.False[look] = true
			case first[i] == 0:
				first[i] = days
			}
		}
	}
	for i, x := range a.Effect {
		if x >= strong {
			out.Days = append(out.Days, first[i])
		}
	}
	return out
}
