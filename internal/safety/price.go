package safety

import (
	"spotter/internal/day"
	"spotter/internal/lift"
)

// Outer lists the limits that a clinician, a coach or the athlete set, in the
// order of the diary.
func (p Permit) Outer() []OuterLimit { return p.facts.Limits }

// Apart answers what the gate would say without one of those limits, so that its
// price can be shown. It is no permit: it holds figures for a comparison, nothing
// can be planned from it, and every hard limit of the gate's own stays in it.
type Apart struct{ p Permit }

// Without is the gate apart from the i-th outer limit; any other number leaves
// all of them.
func (p Permit) Without(i int) Apart {
	if i < 0 || i >= len(p.facts.Limits) {
		return Apart{p}
	}
	kept := make([]OuterLimit, 0, len(p.facts.Limits)-1)
	kept = append(append(kept, p.facts.Limits[:i]...), p.facts.Limits[i+1:]...)
	p.facts.Limits = kept
	return Apart{p}
}

// Held says whether the lift would still be off on the day.
func (x Apart) Held(l lift.ID, d day.Date) bool {
	held, _ := x.p.Held(l, d)
	return held
}

// Share is the heaviest that a set could be, as a share (0–1) of a 1RM.
func (x Apart) Share(l lift.ID, d day.Date, oneRM float64) float64 {
	if !(oneRM > 0) {
		return 1
	}
	share := x.p.Share(l, d, 100).Value / 100
	if kg := x.p.Load(l, d, oneRM).Value; kg > 0 {
		share = min(share, kg/oneRM)
	}
	return share
}

// Opener is what the first attempt could be, in kilograms; 0 = none.
func (x Apart) Opener(l lift.ID, meet day.Date, wantedKg float64) float64 {
	return x.p.Opener(l, meet, wantedKg).Value
}
