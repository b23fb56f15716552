package safety

import (
	"slices"

	"spotter/internal/body"
	"spotter/internal/lift"
)

// Places are the sore places that weekly hard sets are counted for (SG-003),
// each with a limit of its own, so that a further place only adds a limit.
// None where nothing hurts.
func (p Permit) Places() []string { return slices.Clone(p.facts.Sore) }

// Loads says that a lift loads a place, or that it is not known whether it does:
// an unknown lift loads every place, and a place that is not known is loaded by
// every lift.
func (p Permit) Loads(l lift.ID, place string) bool {
	if p.lifts == nil {
		return true
	}
	x, ok := p.lifts.Get(l)
	demands, known := strains[body.Region(place)]
	if !ok || !known {
		return true
	}
	return slices.ContainsFunc(demands, func(d lift.Demand) bool { return x.Demands[d] >= 2 })
}
