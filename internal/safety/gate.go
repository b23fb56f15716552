package safety

import (
	"maps"
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Facts are all that the gate looks at. It has no clock and no other input.
type Facts struct {
	Today            day.Date
	Screen           Result
	Age              *int
	Pregnancy        Answer // pregnant or gave birth lately
	Impaired         bool   // says impaired today (alcohol, sedatives, strong opioids)
	PainNow          *int
	PainMorning      *int // this morning
	UsualMorning     *float64
	Masks            []Mask
	Lifts            map[lift.ID]LiftFacts
	DaysSinceLast    int      // days since the last logged session; -1 = nothing logged
	Sore             []string // regions with a present problem
	Nerve            bool     // numbness, tingling, weakness or radiating pain is told
	Limits           []OuterLimit
	Delay            []reason.Reason // why a visit should not wait (hazard H32)
	KnowledgeExpired bool
	Newer            []string // kinds of entries that must be understood and are not
	WeightCut        Answer   // "are you cutting weight?"; unanswered is asked only when weight falls
	FallingPct       float64  // body weight lost a week, percent; 0 = not known or not falling
}

// Permit is what the gate grants. Only Decide makes one; the zero Permit is a
// stop. A plan can be made only from a Permit.
type Permit struct {
	verdict    Verdict
	reasons    []reason.Reason
	facts      Facts
	lifts      *lift.Catalogue
	decided    bool
	holdAll    bool // hand-over that concerns every lift (age, old knowledge)
	holdSore   bool // hand-over that concerns the sore region
	noMax      bool
	noAttempts bool // weight is being cut, or falls fast
}

// Decide is the one gate: from facts alone to Stop, HandOver, Limit or Go.
// It is total, and whatever it does not know goes to the cautious side.
func Decide(f Facts, cat *lift.Catalogue) Permit {
	p := Permit{facts: f, lifts: cat, decided: true, verdict: Go}
	p.stop()
	if p.verdict != Stop {
		p.handOver()
		p.limit()
	}
	return p
}

// lower makes the verdict at most v, and keeps why. Reasons of a more cautious
// verdict stand before those of a milder one.
func (p *Permit) lower(v Verdict, why reason.Reason) {
	if v < p.verdict {
		p.verdict = v
	}
	p.reasons = append(p.reasons, why)
}

// stop: an emergency or urgent sign, facts without a day (SG-001), or a diary
// that says more than this version can read (SG-025).
func (p *Permit) stop() {
	f := p.facts
	if f.Today.IsZero() {
		p.lower(Stop, because("safety.no_date", "SG-001"))
	}
	for _, x := range f.Screen.Fired {
		if x.Urgency >= Urgent24h {
			p.lower(Stop, withGuard(x.Why, "SG-001"))
		}
	}
	if f.Screen.Urgency >= Urgent24h && p.verdict != Stop {
		p.lower(Stop, because("safety.stop", "SG-001"))
	}
	if len(f.Newer) > 0 {
		p.lower(Stop, because("safety.newer_entry", "SG-025", "kinds", f.Newer))
	}
}

// handOver: somebody has to look first; no kilograms where it matters.
func (p *Permit) handOver() {
	f := p.facts
	for _, x := range f.Screen.Fired {
		if x.Holds && x.Urgency >= SeeClinicianSoon {
			p.holdSore = true
			p.lower(HandOver, withGuard(x.Why, "SG-016"))
		}
	}
	if f.Age != nil && *f.Age < AdultAge {
		p.holdAll = true
		p.lower(HandOver, because("safety.minor", "SG-019"))
	}
	if f.KnowledgeExpired {
		p.holdAll = true
		p.lower(HandOver, because("safety.knowledge_expired", "SG-018"))
	}
	if f.Pregnancy == Yes || f.Pregnancy == Unsure {
		p.noMax = true
		if len(f.Sore) == 0 || slices.ContainsFunc(f.Sore, trunk) {
			p.holdSore = true
			p.lower(HandOver, because("safety.pregnancy", "SG-020"))
		} else {
			p.lower(Limit, because("safety.pregnancy_no_max", "SG-020"))
		}
	}
}

// trunk: back, pelvis, belly, or a place that is not known.
func trunk(region string) bool {
	switch body.Region(region) {
	case body.LowBack, body.HipGroin, body.UpperBack, body.Other, "":
		return true
	}
	return false
}

// limit: everything that caps without handing over.
func (p *Permit) limit() {
	f := p.facts
	for _, x := range f.Screen.Fired {
		p.noMax = p.noMax || x.NoMax
		if x.Urgency == SeeClinicianSoon && !x.Holds {
			p.lower(Limit, withGuard(x.Why, "SG-023"))
		}
	}
	for _, r := range f.Delay {
		p.lower(Limit, withGuard(r, "SG-023"))
	}
	if !f.Screen.Complete {
		p.lower(Limit, because("safety.screen_open", "SG-011", "n", p.open()))
	}
	if f.Age == nil {
		p.lower(Limit, because("safety.age_unknown", "SG-010", "rpe", UnknownAgeRPE))
	}
	if f.Impaired {
		p.lower(Limit, because("safety.impaired", "SG-017"))
	}
	for _, m := range f.Masks {
		if m.On(f.Today) {
			p.lower(Limit, maskReason(m))
		}
	}
	switch {
	case f.DaysSinceLast < 0:
		p.lower(Limit, because("safety.nothing_logged", "SG-012"))
	case f.DaysSinceLast >= GapDays1:
		p.lower(Limit, because("safety.gap", "SG-012", "days", f.DaysSinceLast))
	}
	if p.noMax {
		p.lower(Limit, because("safety.no_max", "SG-022"))
	}
	if len(f.Sore) > 0 {
		p.lower(Limit, p.painReason())
	}
	for _, l := range f.Limits {
		if !l.Until.IsZero() && f.Today.After(l.Until) {
			continue
		}
		p.lower(Limit, because("safety.outer_limit", "SG-015", "by", "by."+l.By))
	}
	p.weight()
	p.painToday()
	p.perLift()
}

// perLift says what the lifts' last sessions limit. Lifts whose pain was not
// told stand in one reason, so that a long log does not fill a page.
func (p *Permit) perLift() {
	f := p.facts
	var untold []string
	plain := false
	for _, id := range sortedIDs(f.Lifts) {
		x := f.Lifts[id]
		held, why := p.Held(id, f.Today)
		switch {
		case x.Plain:
			plain = true
		case held && why[0].Code != "safety.hold_unknown":
			p.lower(Limit, why[0])
		case x.Reds > 0:
			p.lower(Limit, because("safety.reds", "SG-021", "lift", "lift."+string(id), "n", x.Reds))
		case held || x.Unanswered:
			untold = append(untold, "lift."+string(id))
		}
	}
	if plain {
		p.lower(Limit, because("safety.plain_log", "SG-004"))
	}
	if len(untold) > 0 {
		p.lower(Limit, because("safety.no_pain_answer", "SG-004", "n", len(untold), "lifts", untold[:min(len(untold), 6)]))
	}
}

// painToday: pain well above usual this morning, or strong pain now, caps the
// whole day.
func (p *Permit) painToday() {
	f := p.facts
	if p.sorest() {
		p.lower(Limit, because("safety.pain_today", "SG-005", "set", HoldSetPain, "morning", HoldMorning))
	}
	if f.PainMorning != nil && f.UsualMorning != nil && !(float64(*f.PainMorning) <= *f.UsualMorning+2) {
		p.lower(Limit, because("safety.morning_red", "SG-021", "pain", *f.PainMorning))
	}
}

func (p Permit) sorest() bool {
	f := p.facts
	return (f.PainNow != nil && *f.PainNow >= HoldSetPain) || (f.PainMorning != nil && *f.PainMorning >= HoldMorning)
}

func (p Permit) open() (n int) {
	for _, a := range p.facts.Screen.Ask {
		if a.Urgency >= Urgent24h {
			n++
		}
	}
	return n
}

func maskReason(m Mask) reason.Reason {
	return because("safety.mask", "SG-013", "class", "med."+m.Class, "until", m.To)
}

// withGuard adds the guard's id to a reason of the rule file.
func withGuard(r reason.Reason, guard string) reason.Reason {
	params := map[string]any{"guard": guard}
	maps.Copy(params, r.Params)
	return reason.Reason{Code: r.Code, Source: r.Source, Params: params}
}

// sortedIDs are the lifts in a fixed order.
func sortedIDs(m map[lift.ID]LiftFacts) []lift.ID {
	ids := make([]lift.ID, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
