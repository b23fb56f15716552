package training

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
)

// Between reports whether the set was done from one day to another, both included.
func (s Set) Between(from, to day.Date) bool { return !s.Day.Before(from) && !s.Day.After(to) }

// Volume is hard sets, by lift and by the competition lift they belong to.
type Volume struct {
	Lifts map[lift.ID]int
	Mains map[lift.Main]int
}

// Hard counts the hard sets from one day to another, both included. Sets of
// lifts that no competition lift owns count by lift only; sets without a known
// lift are not counted anywhere.
func Hard(sets []Set, cat *lift.Catalogue, from, to day.Date) Volume {
	v := Volume{Lifts: map[lift.ID]int{}, Mains: map[lift.Main]int{}}
	for _, s := range sets {
		if s.Lift == "" || !s.Hard() || !s.Between(from, to) {
			continue
		}
		v.Lifts[s.Lift]++
		if main, ok := cat.MainOf(s.Lift); ok {
			v.Mains[main]++
		}
	}
	return v
}

// Dose is what one set asks of one demand (fatigue_models section 4, source
// demand_dose; engineering, order of magnitude only):
//
//	score/3 * f * reps^0.5 * g,  f = (p/0.75)^2 held in 0.3-1.8,
//	g = 1 to RPE 7, 1.15 at 8, 1.3 at 9, 1.5 at 10.
//
// p is the load over the 1RM of that lift. Without a 1RM (0) a hard set counts
// score/3 and any other set nothing. Warm-ups count as they are: light.
func Dose(s Set, score int, oneRM lift.Kg) float64 {
	share := float64(score) / 3
	if score <= 0 || s.Reps < 0 {
		return 0
	}
	if oneRM <= 0 || s.Load <= 0 {
		if s.Hard() {
			return share
		}
		return 0
	}
	p := s.Load.Float() / oneRM.Float() / 0.75
	f := math.Min(math.Max(float64(p*p), 0.3), 1.8)
	return float64(share*f) * math.Sqrt(float64(s.Reps)) * effort(s.RPE)
}

// effort is g of Dose; an unknown effort counts as 8.
func effort(rpe *float64) float64 {
	if rpe == nil {
		return 1.15
	}
	switch r := *rpe; {
	case r <= 7:
		return 1
	case r <= 8:
		return 1 + float64(0.15*(r-7))
	case r <= 9:
		return 1.15 + float64(0.15*(r-8))
	case r <= 10:
		return 1.3 + float64(0.2*(r-9))
	}
	return 1.5
}

// Exposure is the decaying sum of a demand's dose up to a day: each day's dose
// times exp(-days/tau). tau in days, 1, 3 or 7 are the ones worth comparing.
func Exposure(sets []Set, cat *lift.Catalogue, oneRM map[lift.ID]lift.Kg, k lift.Demand, on day.Date, tau float64) float64 {
	sum := 0.0
	for _, s := range sets {
		ago := on.Sub(s.Day)
		if ago < 0 || !(tau > 0) || float64(ago) > 12*tau {
			continue
		}
		l, ok := cat.Get(s.Lift)
		if !ok {
			continue
		}
		sum += float64(Dose(s, l.Demands[k], oneRM[s.Lift]) * math.Exp(-float64(ago)/tau))
	}
	return math.Round(sum*1e6) / 1e6
}

// Against4Weeks is this week's dose of a demand minus the mean week of the
// last four: a difference, never a ratio, because the ratio couples the week
// with itself.
func Against4Weeks(sets []Set, cat *lift.Catalogue, oneRM map[lift.ID]lift.Kg, k lift.Demand, on day.Date) float64 {
	week, month := 0.0, 0.0
	for _, s := range sets {
		l, ok := cat.Get(s.Lift)
		if !ok || !s.Between(on.Add(-27), on) {
			continue
		}
		d := Dose(s, l.Demands[k], oneRM[s.Lift])
		month += d
		if s.Between(on.Add(-6), on) {
			week += d
		}
	}
	return math.Round((week-month/4)*1e6) / 1e6
}
