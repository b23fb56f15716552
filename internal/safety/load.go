package safety

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Load caps the kilograms of a set of the lift on the day (SG-002). A value of
// 0 means: no kilograms may be named; work by effort and find the load. That
// is so for a lift that was never logged, whatever its relatives could do.
func (p Permit) Load(l lift.ID, d day.Date, wantedKg float64) reason.Cap {
	c, done := p.shut(wanted(wantedKg, lift.MaxLoad.Float()))
	if done {
		return c
	}
	if p.held(l) {
		return c.Tighten(0, because("safety.hold_no_kg", "SG-016"))
	}
	if p.facts.Impaired && p.ahead(d) == 0 {
		return c.Tighten(0, because("safety.impaired", "SG-017"))
	}
	x, known := p.facts.Lifts[l]
	x = x.sane()
	if !known || !(x.Best12m > 0) {
		return c.Tighten(0, because("safety.no_own_load", "SG-002", "lift", "lift."+string(l)))
	}
	best := x.ownBest()
	c = c.Tighten(best, because("safety.best", "SG-002", "kg", tenth(best)))
	base := p.base(x)
	c = c.Tighten(p.step(l, d, base), p.stepReason(l, d, base, x))
	if s := gapShare(p.gap(x), p.ahead(d)); s < 1 {
		c = c.Tighten(base*s, because("safety.gap_load", "SG-012", "days", p.gap(x), "kg", tenth(base*s)))
	}
	if x.Bad > 0 {
		v := p.grown(l, d, x.less())
		c = c.Tighten(v, x.badReason(v))
	}
	if x.Masked {
		v := p.grown(l, d, max(x.LastTop, x.less()))
		c = c.Tighten(v, because("safety.mask_load", "SG-013", "kg", tenth(v)))
	}
	if p.noMax {
		c = c.Tighten(best*NoMaxPct/100, because("safety.no_max", "SG-022", "rpe", NoMaxRPE))
	}
	return p.outer(c, l, d, true)
}

// ownBest is the heaviest load of the last 12 months, or the share of today's
// estimate that lifters use for their last heavy single, whichever is more: who
// has logged only fives has shown more strength than the weight of a five. How
// fast a load may come near it is for the steps to say.
func (x LiftFacts) ownBest() float64 { return max(x.Best12m, x.E1RM*LastHeavyShare) }

// base is the load to start from: the heaviest lately whose response lets it be
// repeated, and at least what bad answers would leave, so that knowing a response
// never allows less than not knowing it; of what only a post tells, a part.
func (p Permit) base(x LiftFacts) float64 {
	known := max(x.Repeat, x.Tolerated)
	switch {
	case x.Plain && !(known > 0) && x.HighestTop > 0:
		return x.HighestTop * PlainShare
	case x.Reported && !(known > 0):
		return x.LowestTop * UnknownShare
	}
	return max(known, x.less())
}

// less is what bad answers leave: a tenth less than the load that the lift is trained
// at, two tenths after two running or more, and never less than three quarters of
// the own best where the lift was that heavy. 10 to 30 % off the lift's load or
// volume is the step of load_and_pain.md, section 1, once: pain that stays the same
// while the load has come down so far does not follow the load, and step upon step
// would only end at an empty bar. From there the rest is done by fewer sets, less
// effort, the pain limit in the set, a stand-in, the hold of SG-005, the screen.
// Neither that load nor the floor looks at an answer, so that a lost one
// can never raise what is left (hazard H40).
func (x LiftFacts) less() float64 {
	share := RedShare
	if x.Bad > 1 {
		share = TwoRedsShare
	}
	return max(x.Level*share, min(x.Level, x.ownBest()*LeastShare))
}

// badReason says what a run of bad answers leaves.
func (x LiftFacts) badReason(kg float64) reason.Reason {
	if x.Bad > 1 {
		return because("safety.two_reds", "SG-021", "kg", tenth(kg))
	}
	return because("safety.red", "SG-021", "kg", tenth(kg))
}

// step is how far the load may go above its base by the day: one step for each
// week ahead, and one now where progress is allowed today. The steps of the
// weeks ahead are an outline: they assume that the answers on the way are good,
// and the gate decides anew on each day.
func (p Permit) step(l lift.ID, d day.Date, base float64) float64 {
	v := p.grown(l, d, base)
	if ok, _ := p.MayProgress(l, d); ok {
		x := p.facts.Lifts[l].sane()
		up := p.grown(l, d, x.Tolerated)
		if x.Amber {
			return max(v, min(up*AmberStepShare, up+AmberStepKg))
		}
		return max(v, min(up*StepShare, up+StepKg))
	}
	return v
}

// grown adds one step for each week ahead, unless something stands against it
// that good answers alone will not remove.
func (p Permit) grown(l lift.ID, d day.Date, v float64) float64 {
	f := p.facts
	if p.held(l) || f.Age == nil || p.noMax {
		return v
	}
	for _, m := range f.Masks {
		if m.On(d) {
			return v
		}
	}
	ramp := math.Ceil((1-gapShare(p.gap(f.Lifts[l]), 0))/GapRamp - 1e-9) // weeks that the way back from a gap takes
	for range max(0, p.ahead(d)/7-int(ramp)) {
		v = min(v*StepShare, v+StepKg)
	}
	return v
}

func (p Permit) stepReason(l lift.ID, d day.Date, base float64, x LiftFacts) reason.Reason {
	switch ok, why := p.MayProgress(l, d); {
	case !(x.Tolerated > 0) && x.Plain:
		return because("safety.plain_load", "SG-002", "kg", tenth(base))
	case !(x.Tolerated > 0):
		return because("safety.no_tolerated", "SG-002", "kg", tenth(base))
	case !ok:
		return why[0]
	}
	return because("safety.step", "SG-002", "tolerated", tenth(base))
}

// gap is the days since this lift or its family was trained, or since anything
// was, whichever is longer. Nothing logged counts as the longest gap.
func (p Permit) gap(x LiftFacts) int {
	g := p.facts.DaysSinceLast
	if x.Last.IsZero() || (g < 0 && !x.Reported) {
		return GapDays3
	}
	own := p.facts.Today.Sub(x.Last)
	if own == GapDays1 && g < own {
		own-- // trained once a week, on its day: no week was missed
	}
	return max(g, own)
}

// Share caps a set as percent of e1RM (0–100) where no kilograms are named.
func (p Permit) Share(l lift.ID, d day.Date, wantedPct float64) reason.Cap {
	c, done := p.shut(wanted(wantedPct, 100))
	if done {
		return c
	}
	if p.held(l) {
		return c.Tighten(0, because("safety.hold_no_kg", "SG-016"))
	}
	f := p.facts
	if f.Impaired && p.ahead(d) == 0 {
		return c.Tighten(0, because("safety.impaired", "SG-017"))
	}
	if !f.Screen.Complete && p.soon(d) {
		c = c.Tighten(ProvisionalShare, because("safety.screen_open_pct", "SG-011", "pct", ProvisionalShare))
	}
	if p.noMax {
		c = c.Tighten(NoMaxPct, because("safety.no_max", "SG-022", "rpe", NoMaxRPE))
	}
	x, known := f.Lifts[l]
	switch {
	case f.DaysSinceLast < 0 || !known || x.Last.IsZero():
		if p.soon(d) {
			c = c.Tighten(NothingLoggedShare, because("safety.nothing_logged", "SG-012"))
		}
	default:
		if s := 100 * gapShare(p.gap(x), p.ahead(d)); s < 100 {
			c = c.Tighten(s, because("safety.gap_pct", "SG-012", "days", p.gap(x), "pct", tenth(s)))
		}
	}
	return p.outer(c, l, d, false)
}

// outer applies the limits set by a clinician, a coach or the athlete, all of
// them: the lowest binds, whoever set it.
func (p Permit) outer(c reason.Cap, l lift.ID, d day.Date, kg bool) reason.Cap {
	x := p.facts.Lifts[l].sane()
	for _, o := range p.facts.Limits {
		if !p.concerns(o, l, d) {
			continue
		}
		why := because("safety.outer_limit", "SG-015", "by", "by."+o.By)
		if kg && o.MaxKg > 0 {
			c = c.Tighten(o.MaxKg, why)
		}
		switch {
		case o.MaxPct > 0 && kg && x.E1RM > 0:
			c = c.Tighten(x.E1RM*o.MaxPct/100, why)
		case o.MaxPct > 0 && kg:
			c = c.Tighten(x.Best12m*o.MaxPct/100, why)
		case o.MaxPct > 0:
			c = c.Tighten(o.MaxPct, why)
		}
	}
	return c
}

// concerns: the limit is in force on the day and names this lift or a demand
// of it. A limit for a lift that we do not know concerns every lift.
func (p Permit) concerns(o OuterLimit, l lift.ID, d day.Date) bool {
	if !o.Until.IsZero() && !d.IsZero() && d.After(o.Until) {
		return false
	}
	if o.Demand != "" {
		return p.demand(l, lift.Demand(o.Demand)) > 0
	}
	return o.Lift == "" || o.Lift == string(l)
}

// Opener caps the first attempt (SG-009): a load tolerated in the last 21
// days, and never above what may be lifted that day. 0 means that no opener
// can be named.
func (p Permit) Opener(l lift.ID, meet day.Date, wantedKg float64) reason.Cap {
	c := p.Load(l, meet, wantedKg)
	if p.Verdict() <= HandOver {
		return c.Tighten(0, because("safety.no_attempts", "SG-016"))
	}
	if p.noAttempts {
		return c.Tighten(0, because("safety.no_attempts_weight", "SG-024"))
	}
	x := p.facts.Lifts[l].sane()
	if !(x.Openable > 0) {
		return c.Tighten(0, because("safety.opener_none", "SG-009", "days", OpenerDays))
	}
	if p.ahead(meet) <= OpenerDays {
		return c.Tighten(x.Openable, because("safety.opener", "SG-009", "days", OpenerDays, "kg", tenth(x.Openable)))
	}
	return c
}

// Rechallenge caps a test of a painful lift: never above what was tolerated,
// and nothing while anything is held (SG-007).
func (p Permit) Rechallenge(l lift.ID, d day.Date, wantedKg float64) reason.Cap {
	c := p.Load(l, d, wantedKg)
	if held, why := p.Held(l, d); held {
		return c.Tighten(0, why[0])
	}
	kg := p.facts.Lifts[l].sane().Tolerated
	return c.Tighten(kg, because("safety.rechallenge", "SG-007", "kg", tenth(kg)))
}

// sane drops every load that is no believable number of kilograms: such a load
// is not known.
func (x LiftFacts) sane() LiftFacts {
	for _, v := range []*float64{&x.Best12m, &x.Tolerated, &x.Repeat, &x.LastTop, &x.LowestTop, &x.HighestTop, &x.Level, &x.Openable, &x.E1RM} {
		if !(*v > 0 && *v <= lift.MaxLoad.Float()) {
			*v = 0
		}
	}
	return x
}
