package safety

import (
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Held says that the lift is off on the day, and why.
func (p Permit) Held(l lift.ID, d day.Date) (bool, []reason.Reason) {
	var why []reason.Reason
	if p.Verdict() == Stop {
		why = append(why, because("safety.stop", "SG-001"))
		return true, why
	}
	if p.facts.Impaired && p.ahead(d) == 0 {
		why = append(why, because("safety.impaired", "SG-017"))
	}
	if x, ok := p.facts.Lifts[l]; ok {
		if r, held := p.sore(l, x, d); held {
			why = append(why, r)
		}
	}
	for _, o := range p.facts.Limits {
		if o.Demand != "" && o.MaxDem >= 0 && p.concerns(o, l, d) && !(float64(p.demand(l, lift.Demand(o.Demand))) <= o.MaxDem) {
			why = append(why, because("safety.outer_demand", "SG-015", "by", "by."+o.By, "demand", "demand."+o.Demand))
		}
		if o.closes() && p.concerns(o, l, d) {
			why = append(why, because("safety.outer_limit", "SG-015", "by", "by."+o.By))
		}
	}
	return len(why) > 0, why
}

// closes says that a limit leaves nothing: 0 kg or 0 % was entered (FactsOf
// keeps it as a hundredth, because 0 means none there). Such a lift is off; a
// set without a load would be no limit at all.
func (o OuterLimit) closes() bool {
	return (o.MaxKg > 0 && o.MaxKg <= 0.01) || (o.MaxPct > 0 && o.MaxPct <= 0.01)
}

// sore: strong pain in the last exposure or the morning after takes the lift
// off for at least 48 h (SG-005). A response that was not told counts as the
// strongest one (hazard H40); on the very day the morning is not yet due.
func (p Permit) sore(l lift.ID, x LiftFacts, d day.Date) (reason.Reason, bool) {
	if x.LastOwn.IsZero() || d.IsZero() {
		return reason.Reason{}, false
	}
	since := d.Sub(x.LastOwn)
	if since < 0 || since >= HoldDays {
		return reason.Reason{}, false
	}
	if x.SetPain != nil && *x.SetPain >= HoldSetPain {
		return because("safety.hold_set", "SG-005", "lift", "lift."+string(l), "pain", *x.SetPain), true
	}
	if x.Morning != nil && *x.Morning >= HoldMorning {
		return because("safety.hold_morning", "SG-005", "lift", "lift."+string(l), "pain", *x.Morning), true
	}
	if x.Plain {
		return reason.Reason{}, false
	}
	if !x.SetTold || (since > 0 && x.Morning == nil && !p.facts.Today.Before(x.LastOwn.Add(1))) {
		return because("safety.hold_unknown", "SG-005"), true
	}
	return reason.Reason{}, false
}

// MayProgress says whether more than the last tolerated load may be asked of
// the lift on the day.
func (p Permit) MayProgress(l lift.ID, d day.Date) (bool, []reason.Reason) {
	var why []reason.Reason
	no := func(r reason.Reason) { why = append(why, r) }
	f := p.facts
	x, known := f.Lifts[l]
	if p.Verdict() == Stop {
		no(because("safety.stop", "SG-001"))
		return false, why
	}
	if p.held(l) {
		no(because("safety.hold_light", "SG-016", "rpe", HoldRPE))
	}
	if !known || !(x.Tolerated > 0) {
		no(because("safety.no_own_load", "SG-002", "lift", "lift."+string(l)))
	}
	if x.Unanswered {
		no(because("safety.no_pain_answer", "SG-004", "n", 1, "lifts", []string{"lift." + string(l)}))
	}
	if x.Reds > 0 {
		no(because("safety.reds", "SG-021", "lift", "lift."+string(l), "n", x.Reds))
	}
	if x.Amber && x.Well < AmberRun {
		no(because("safety.amber", "SG-021", "lift", "lift."+string(l)))
	}
	if f.Age == nil {
		no(because("safety.age_unknown", "SG-010", "rpe", UnknownAgeRPE))
	}
	if !f.Screen.Complete && p.soon(d) {
		no(because("safety.screen_open", "SG-011", "n", p.open()))
	}
	for _, m := range f.Masks {
		if m.On(d) || m.On(f.Today) {
			no(because("safety.no_progress_mask", "SG-013", "class", "med."+m.Class, "until", m.To))
		}
	}
	if x.Masked {
		no(because("safety.masked_last", "SG-013", "lift", "lift."+string(l)))
	}
	if known && p.gap(x) >= GapDays1 {
		no(because("safety.gap", "SG-012", "days", p.gap(x)))
	}
	if p.sorest() {
		no(because("safety.pain_today", "SG-005", "set", HoldSetPain, "morning", HoldMorning))
	}
	if p.noMax {
		no(because("safety.no_max", "SG-022", "rpe", NoMaxRPE))
	}
	return len(why) == 0, why
}

// Heavy says whether a heavy session (single or top set near the limit) may
// stand on the day.
func (p Permit) Heavy(d day.Date) (bool, []reason.Reason) {
	var why []reason.Reason
	f := p.facts
	switch {
	case p.Verdict() == Stop:
		why = append(why, because("safety.stop", "SG-001"))
	case p.verdict == HandOver:
		why = append(why, because("safety.hand_over", "SG-016"))
	}
	if !f.Screen.Complete && p.soon(d) {
		why = append(why, because("safety.screen_open", "SG-011", "n", p.open()))
	}
	if f.Impaired && p.ahead(d) == 0 {
		why = append(why, because("safety.impaired", "SG-017"))
	}
	if p.sorest() && p.ahead(d) == 0 {
		why = append(why, because("safety.pain_today", "SG-005", "set", HoldSetPain, "morning", HoldMorning))
	}
	if p.noMax {
		why = append(why, because("safety.no_max", "SG-022", "rpe", NoMaxRPE))
	}
	for _, m := range f.Masks {
		if m.On(d) {
			why = append(why, maskReason(m))
		}
	}
	return len(why) == 0, why
}

// strains are the demands that load a region; from demand 2 on a lift counts
// as loading it. Our own reading of the catalogue's demands.
var strains = map[body.Region][]lift.Demand{
	body.UpperBack:    {"scap_retraction", "overhead_reach", "shoulder_er_load", "thoracic_ext", "axial_compression", "neck", "scap_elevation", "scap_protraction", "arm_traction"},
	body.Neck:         {"neck", "scap_elevation", "axial_compression", "overhead_reach", "thoracic_ext", "arm_traction"},
	body.Shoulder:     {"overhead_reach", "shoulder_er_load", "scap_retraction", "scap_protraction", "arm_traction", "shoulder_ext_end", "elbow_extensor"},
	body.ElbowForearm: {"elbow_flexor", "elbow_extensor", "grip", "arm_traction", "shoulder_er_load"},
	body.Wrist:        {"grip", "elbow_extensor", "shoulder_er_load", "overhead_reach"},
	body.LowBack:      {"hip_hinge", "lumbar_flexion", "axial_compression", "hip_flexion"},
	body.HipGroin:     {"hip_hinge", "hip_flexion", "adductor", "knee_flexion"},
	body.Knee:         {"knee_flexion", "hip_flexion", "adductor"},
}

// loadsSore says that the lift loads a sore region, or that it is not known
// whether it does.
func (p Permit) loadsSore(l lift.ID) bool {
	return len(p.facts.Sore) == 0 || slices.ContainsFunc(p.facts.Sore, func(place string) bool { return p.Loads(l, place) })
}

// demand of a lift; an unknown lift asks everything.
func (p Permit) demand(l lift.ID, d lift.Demand) int {
	if p.lifts == nil {
		return 3
	}
	x, ok := p.lifts.Get(l)
	if !ok {
		return 3
	}
	return x.Demands[d]
}
