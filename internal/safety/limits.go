package safety

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/reason"
)

// The limits that no setting can exceed. A setting, a coach or a goal can only
// lower them. The figures are proposals of ours (source expert-opinion), to be
// signed by a named reviewer; see SAFETY.md.
const (
	StepShare      = 1.05  // SG-002: a load rises by at most 5 % …
	StepKg         = 5.0   // … and by at most 5 kg over the last tolerated one
	AmberStepShare = 1.025 // SG-002: half a step while the pain in the set is amber …
	AmberStepKg    = 2.5
	AmberRun       = 3     // … after so many exposures running whose mornings were as usual
	UnknownShare   = 0.70  // SG-002: of a load that only a post tells of
	LastHeavyShare = 0.925 // SG-002: of the estimated 1RM, the upper end of the last heavy single (travis2021)
	PlainShare     = 0.90  // SG-002: of the heaviest recent session, while the diary holds no pain rating at all
	RedShare       = 0.90  // SG-021: of the load that is trained, after a red response or none told
	TwoRedsShare   = 0.80  // SG-021: after two running
	LeastShare     = 0.75  // SG-021: of the own best; below it bad answers take no more load off
	HardSetsShare  = 1.2   // SG-003: weekly hard sets for the sore region, of the 4-week mean
	HoldSetPain    = 6     // SG-005: pain in the set that takes the lift off …
	HoldMorning    = 5     // … and pain the next morning
	HoldDays       = 3     // days from the exposure on: at least 48 h after the next morning
	PlanLifeHours  = 36    // SG-008
	OpenerDays     = 21    // SG-009
	UnknownAgeRPE  = 8.0   // SG-010

	ProvisionalDays  = 7 // SG-011: how long the open screen caps ahead; the plan is re-made daily
	ProvisionalRPE   = 7.0
	ProvisionalShare = 80.0

	GapDays1, GapShare1 = 7, 0.90  // SG-012
	GapDays2, GapShare2 = 14, 0.80 // SG-012
	GapDays3, GapShare3 = 28, 0.60 // SG-012
	GapRamp             = 0.10     // what each further week gives back
	NothingLoggedShare  = 80.0     // SG-012: percent of e1RM for the coming week

	PainCapDefault = 3.0 // SG-014: upper back, neck, no known place, nerve, bone or tendon tear not ruled out
	PainCapCeiling = 5.0 // SG-014: never above, whatever the place (load_and_pain.md, the red band)

	HoldRPE  = 5.0 // SG-016: light is all that a held region gets
	NoMaxRPE = 7.0 // SG-022
	NoMaxPct = 80.0

	AdultAge = 18 // SG-019
)

// maskDays is how long after the last dose a medicine may still hide pain
// (hazard H12); a class that is not listed counts as "other".
var maskDays = map[string]int{"nsaid": 2, "opioid": 2, "paracetamol": 1, "oral_corticosteroid": 14, "other": 14}

// MaskOf is the stretch of days on which a medicine may hide pain: from the
// first day it was taken to the end of its class's window after the last.
func MaskOf(class string, first, last day.Date) Mask {
	days, ok := maskDays[class]
	if !ok {
		class, days = "other", maskDays["other"]
	}
	if last.Before(first) {
		last = first
	}
	return Mask{From: first, To: last.Add(days), Class: class}
}

// On reports whether the mask covers the day.
func (m Mask) On(d day.Date) bool { return !d.Before(m.From) && !d.After(m.To) }

// gapShare is what is left of the last tolerated load after so many days off,
// ahead days later: the gap is paid back a tenth a week.
func gapShare(gap, ahead int) float64 {
	share := 1.0
	switch {
	case gap >= GapDays3:
		share = GapShare3
	case gap >= GapDays2:
		share = GapShare2
	case gap >= GapDays1:
		share = GapShare1
	}
	if ahead > 0 {
		share += GapRamp * float64(ahead/7)
	}
	return min(share, 1)
}

// because builds a reason of ours that names its guard.
func because(code, guard string, kv ...any) reason.Reason {
	return reason.New(code, reason.ExpertOpinion, append([]any{"guard", guard}, kv...)...)
}

// tenth rounds a figure down to one decimal for a sentence.
func tenth(v float64) float64 { return math.Floor(v*10) / 10 }
