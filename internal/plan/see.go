package plan

import (
	"slices"
	"strings"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/differential"
	"spotter/internal/intake"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// within is how many days "soon" words of the explanation mean.
var within = map[string]int{"now": 0, "today": 0, "days": 3, "soon": 14, "weeks": 28}

// see is whom to see and by when: what the screen fired, then the clock
// against delay, then what the patterns ask for. Each name stands once.
func (a *athlete) see() []See {
	var out []See
	add := func(who, soon string, why reason.Reason) {
		n, dated := within[soon]
		if !dated || slices.ContainsFunc(out, func(s See) bool { return s.Who == who }) {
			return
		}
		out = append(out, See{Who: who, Within: soon, By: a.due(n, why), Why: why})
	}
	if x := a.in.Explain; x != nil {
		for _, s := range x.See {
			if len(s.Why) > 0 {
				add(s.Who, s.Soon, s.Why[0])
			}
		}
		return out
	}
	for _, f := range a.g.Screen().Fired {
		if f.Urgency >= safety.SeeClinicianSoon && f.Alone {
			add("differential.see_clinician", "soon", f.Why)
		}
	}
	if why, late := differential.Clock(differential.Aged(a.in.Case, a.in.AsOf)); late {
		add("differential.see_physio", "soon", why)
	}
	return out
}

// due is the day by which somebody is to be seen. The days of the clock against
// delay run from the day it struck: made anew each day, the plan would else put the
// visit off each day. Once they are over, it is due today.
func (a *athlete) due(n int, why reason.Reason) day.Date {
	from := a.in.AsOf
	if strings.HasPrefix(why.Code, "differential.clock_") {
		from = differential.Struck(a.in.Case, from)
	}
	if by := from.Add(n); by.After(a.in.AsOf) {
		return by
	}
	return a.in.AsOf
}

// sign is one thing that stops everything, for the regions it belongs to.
type sign struct {
	code, do string
	regions  []body.Region // empty = all
}

var signs = []sign{
	{"plan.watch_chest", "plan.do_emergency", []body.Region{body.UpperBack, body.Neck, body.Shoulder, body.Other}},
	{"plan.watch_cord", "plan.do_emergency", []body.Region{body.UpperBack, body.Neck, body.LowBack}},
	{"plan.watch_saddle", "plan.do_emergency", []body.Region{body.LowBack, body.HipGroin}},
	{"plan.watch_arm", "plan.do_same_day", []body.Region{body.UpperBack, body.Neck, body.Shoulder, body.ElbowForearm, body.Wrist}},
	{"plan.watch_leg", "plan.do_same_day", []body.Region{body.LowBack, body.HipGroin, body.Knee}},
	{"plan.watch_winging", "plan.do_stop_pulls", []body.Region{body.UpperBack, body.Shoulder}},
	{"plan.watch_pop", "plan.do_same_day", []body.Region{body.Shoulder, body.ElbowForearm, body.Knee, body.HipGroin}},
	{"plan.watch_unwell", "plan.do_same_day", nil},
	{"plan.watch_two_reds", "plan.do_screen_again", nil},
}

// watch lists the signs that belong to what hurts.
func (a *athlete) watch() []Watch {
	var out []Watch
	for _, s := range signs {
		mine := len(s.regions) == 0 || slices.ContainsFunc(a.in.Case.Problems, func(p intake.Problem) bool {
			return slices.Contains(s.regions, p.Region)
		})
		if mine {
			out = append(out, Watch{Sign: reason.New(s.code, reason.ExpertOpinion), Do: reason.New(s.do, reason.ExpertOpinion)})
		}
	}
	return out
}
