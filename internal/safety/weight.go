package safety

import (
	"spotter/internal/day"
	"spotter/internal/diary"
)

// A body weight that falls faster than this a week is asked about (hazard H26,
// our own figure). Spotter gives no advice on losing weight, of any kind.
const (
	FallPct  = 1.0 // SG-024: percent of body weight a week
	fallDays = 21  // looked back
	fallSpan = 5   // days that two weighings must lie apart to say anything
)

// fallingWeight is the loss in percent a week over the last three weeks, from
// the first and the last weighing; 0 when it is not known or not falling.
func fallingWeight(h diary.History, today day.Date) float64 {
	var first, last diary.Weight
	for _, w := range h.Bodyweight {
		if w.Day.After(today) || today.Sub(w.Day) > fallDays || w.Kg <= 0 {
			continue
		}
		if first.Kg == 0 || w.Day.Before(first.Day) {
			first = w
		}
		if last.Kg == 0 || !w.Day.Before(last.Day) {
			last = w
		}
	}
	days := last.Day.Sub(first.Day)
	if first.Kg == 0 || days < fallSpan {
		return 0
	}
	loss := 100 * (first.Kg.Float() - last.Kg.Float()) / first.Kg.Float()
	return max(0, loss*7/float64(days))
}

// weight: somebody who is cutting weight, or may be, gets no attempts named
// until a person who knows them has had a say; the class above is the option
// that is always offered.
func (p *Permit) weight() {
	f := p.facts
	falling := !(f.FallingPct <= FallPct)
	switch {
	case f.WeightCut == Yes || f.WeightCut == Unsure:
		p.noAttempts = true
		p.lower(Limit, because("safety.weight_cut", "SG-024"))
	case falling && f.WeightCut == No:
		p.lower(Limit, because("safety.weight_lost", "SG-024", "pct", tenth(f.FallingPct)))
	case falling:
		p.noAttempts = true
		p.lower(Limit, because("safety.weight_falling", "SG-024", "pct", tenth(f.FallingPct)))
	}
}
