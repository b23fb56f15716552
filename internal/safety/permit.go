package safety

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Verdict of the gate.
func (p Permit) Verdict() Verdict {
	if !p.decided {
		return Stop
	}
	return p.verdict
}

// Reasons for the verdict, the most cautious first.
func (p Permit) Reasons() []reason.Reason { return p.reasons }

// Screen is the red-flag result the permit rests on.
func (p Permit) Screen() Result { return p.facts.Screen }

// Provisional: emergency or urgent questions are still open, so the coming
// week is capped (SG-011).
func (p Permit) Provisional() bool { return p.Verdict() != Stop && !p.facts.Screen.Complete }

// LevelUpdate is the level of a stop that no sign of the body asks for: the
// program is too old for the diary.
const LevelUpdate = "update"

// Stopped gives the level and the flags when the verdict is Stop; "" else.
func (p Permit) Stopped() (level string, fired []Fired) {
	if p.Verdict() != Stop {
		return "", nil
	}
	level = p.facts.Screen.Urgency.String()
	if p.facts.Screen.Urgency < Urgent24h {
		level = Urgent24h.String()
		if len(p.facts.Newer) > 0 && !p.facts.Today.IsZero() {
			level = LevelUpdate
		}
	}
	for _, f := range p.facts.Screen.Fired {
		if f.Urgency >= Urgent24h {
			fired = append(fired, f)
		}
	}
	return level, fired
}

// See is why somebody should be seen soon; it belongs on the first line.
func (p Permit) See() []reason.Reason {
	var out []reason.Reason
	for _, r := range p.reasons {
		switch r.Params["guard"] {
		case "SG-001", "SG-016", "SG-019", "SG-020", "SG-022", "SG-023":
			out = append(out, r)
		}
	}
	return out
}

// Expires is the last moment of a plan's life, as whole days: a plan of day d
// is not to be followed after the day returned (SG-008, PlanLifeHours).
func (p Permit) Expires() day.Date { return p.facts.Today.Add(PlanLifeHours / 24) }

// shut closes a cap when nothing may be loaded at all.
func (p Permit) shut(c reason.Cap) (reason.Cap, bool) {
	if p.Verdict() == Stop {
		return c.Tighten(0, because("safety.stop", "SG-001")), true
	}
	return c, false
}

// ahead is how many days after today d lies; a missing or past day is today.
func (p Permit) ahead(d day.Date) int {
	if d.IsZero() || p.facts.Today.IsZero() {
		return 0
	}
	return max(0, d.Sub(p.facts.Today))
}

func (p Permit) soon(d day.Date) bool { return p.ahead(d) < ProvisionalDays }

// held says that the hand-over concerns this lift.
func (p Permit) held(l lift.ID) bool { return p.holdAll || (p.holdSore && p.loadsSore(l)) }

// Effort is the highest RPE for a set of the lift on the day.
func (p Permit) Effort(l lift.ID, d day.Date, wantedRPE float64) reason.Cap {
	c, done := p.shut(wanted(wantedRPE, 10))
	if done {
		return c
	}
	if p.held(l) {
		c = c.Tighten(HoldRPE, because("safety.hold_light", "SG-016", "rpe", HoldRPE))
	}
	if !p.facts.Screen.Complete && p.soon(d) {
		c = c.Tighten(ProvisionalRPE, because("safety.screen_open_rpe", "SG-011", "rpe", ProvisionalRPE))
	}
	if p.facts.Age == nil {
		c = c.Tighten(UnknownAgeRPE, because("safety.age_unknown", "SG-010", "rpe", UnknownAgeRPE))
	}
	if p.noMax {
		c = c.Tighten(NoMaxRPE, because("safety.no_max", "SG-022", "rpe", NoMaxRPE))
	}
	if p.facts.Impaired && p.ahead(d) == 0 {
		c = c.Tighten(0, because("safety.impaired", "SG-017"))
	}
	if p.sorest() && p.ahead(d) == 0 {
		c = c.Tighten(HoldRPE, because("safety.pain_today", "SG-005", "set", HoldSetPain, "morning", HoldMorning))
	}
	x := p.facts.Lifts[l]
	switch {
	case x.Bad >= 2:
		c = c.Tighten(NoMaxRPE, because("safety.two_reds_rpe", "SG-021", "rpe", NoMaxRPE))
	case x.Bad == 1:
		c = c.Tighten(8, because("safety.red_rpe", "SG-021", "rpe", 8.0))
	}
	return c
}

// Pain is the highest pain allowed in a set of the lift, 0–10.
func (p Permit) Pain(l lift.ID) reason.Cap {
	c, done := p.shut(reason.NewCap(PainCapCeiling))
	if done {
		return c
	}
	c = c.Tighten(p.painCap(), p.painReason())
	if p.held(l) {
		c = c.Tighten(2, because("safety.hold_pain", "SG-016", "max", 2.0))
	}
	return c
}

// Sets caps the weekly hard sets for the sore region, from the mean of the
// last four weeks (SG-003). Without a mean nothing above the wanted is granted,
// and a mean of zero or NaN leaves one set a week to begin with.
func (p Permit) Sets(mean4w, wantedSets float64) reason.Cap {
	c, done := p.shut(wanted(wantedSets, 100))
	if done {
		return c
	}
	limit := 1.0
	if mean4w > 0 && !math.IsInf(mean4w, 0) {
		limit = max(limit, math.Floor(mean4w*HardSetsShare))
	}
	return c.Tighten(limit, because("safety.hard_sets", "SG-003", "max", limit))
}

// wanted starts a cap from a wanted value that is finite and in range.
func wanted(v, most float64) reason.Cap {
	if !(v >= 0) {
		v = 0
	}
	return reason.NewCap(min(v, most))
}
