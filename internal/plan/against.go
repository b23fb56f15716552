package plan

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// OptionRules are the figures by which something does not fit and other ways are
// named. All of them are judgement.
type OptionRules struct {
	OpenerLow   float64 `yaml:"opener_low"`   // of the day's capacity: an opener that may only be less is far under it
	FlaresWeek  float64 `yaml:"flares_week"`  // days of flare a week that are accepted
	KeepFlares  float64 `yaml:"keep_flares"`  // days of flare a week that one lift may bring
	DropFlares  float64 `yaml:"drop_flares"`  // days of flare a week that leaving out a stand-in must spare
	LowerOpener float64 `yaml:"lower_opener"` // a lower opener is this share of the one on the card
	Ratings     int     `yaml:"ratings"`      // so many, or days of flare are not named
	Source      string  `yaml:"source"`
	Basis       string  `yaml:"basis"`
}

// misfit is what stands against the meet as planned, and the lifts that it is about.
type misfit struct {
	why   []reason.Reason
	about []lift.Main
}

func (x *misfit) add(m lift.Main, why ...reason.Reason) {
	if !slices.Contains(x.about, m) {
		x.about = append(x.about, m)
	}
	x.why = append(x.why, why...)
}

// against looks for what does not fit: a lift that is held, an opener that cannot
// be named or lies far under the day, a lift that brings flares, a season with more
// days of flare than are accepted.
func (a *athlete) against(prices []Price) misfit {
	var x misfit
	for _, m := range a.mains {
		if m.Held {
			x.add(m.Main, reason.New("plan.against_held", reason.ExpertOpinion, "lift", name(m.ID)))
		}
	}
	if !a.figures() {
		return x
	}
	a.againstOpeners(&x)
	rules, weeks := a.in.Peaking.Options, float64(len(a.chosen.weeks))
	for _, p := range prices {
		if p.Constraint == "keep" && p.FlareDays != nil && *p.FlareDays >= rules.KeepFlares*weeks {
			m, _ := a.in.Catalogue.MainOf(p.Lift)
			x.add(m, reason.New("plan.against_keep", rules.Source, "lift", name(p.Lift), "days", *p.FlareDays))
		}
	}
	a.againstFlares(&x)
	return x
}

// againstOpeners finds openers that the load tolerated lately leaves far under
// the day, or not at all (SG-009).
func (a *athlete) againstOpeners(x *misfit) {
	d, rules := a.meetDay(), a.in.Peaking.Options
	for _, m := range a.mains {
		c, capped := d.in.Caps[m.Main]
		kg := d.in.Capacity[m.Main].P50.Float()
		if !d.ok || !capped || !(kg > 0) {
			continue
		}
		opener := d.choice(m.Main).Attempts
		switch {
		case len(opener) == 0 && a.daysOut(a.in.AsOf) > a.in.Peaking.Gates.DecideDaysOut && m.Response.reds < 2: // there is time to log one
		case len(opener) == 0:
			x.add(m.Main, reason.New("plan.against_no_opener", reason.ExpertOpinion, "lift", name(m.ID)))
		case !(c.Value >= rules.OpenerLow*kg):
			x.add(m.Main, reason.New("plan.against_low_opener", rules.Source, "lift", name(m.ID), "kg", opener[0].Float(), "pct", int(100*opener[0].Float()/kg+0.5)))
		}
	}
}

// againstFlares finds more days of flare than are accepted, how many would come
// without any lifting, and the lift that brings most.
func (a *athlete) againstFlares(x *misfit) {
	rules, now := a.in.Peaking.Options, a.chosen.planned()
	weeks := len(a.chosen.weeks)
	if !a.felt() || !now.ok || !(now.flares > rules.FlaresWeek*float64(weeks)) {
		return
	}
	s := a.chosen.search
	rest := s.again(s.without(func(int) bool { return false })).flares
	x.why = append(x.why, reason.New("plan.against_flares", rules.Source, "days", tenth(now.flares), "weeks", weeks, "rest", tenth(rest)))
	worst, most := -1, rules.KeepFlares*float64(weeks)
	for l := range a.mains {
		less := now.flares - s.again(s.without(func(i int) bool { return i != l })).flares
		if less >= most {
			worst, most = l, less
		}
	}
	if worst >= 0 {
		x.add(a.mains[worst].Main)
	}
}

// decideBy is the day on which the meet is decided: three weeks before it, today
// where that is over.
func (a *athlete) decideBy() day.Date {
	by := a.in.MeetDate.Add(-a.in.Peaking.Gates.DecideDaysOut)
	if by.Before(a.in.AsOf) {
		return a.in.AsOf
	}
	return by
}
