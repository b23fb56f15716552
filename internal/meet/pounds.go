package meet

import (
	"math"

	"spotter/internal/lift"
)

// Pounds are the figures of a meet that loads pounds.
type Pounds struct {
	Increment, Bar lift.Kg
	Step           float64 // the increment in pounds
	Source         string
}

// InPounds are the same rules for a meet that loads pounds: every attempt is a
// whole number of Increment, which stands for so many steps of pounds.
func (r Rules) InPounds() Rules {
	r.Lb, r.Increment, r.RecordStep, r.BarAndCollars = true, r.Pounds.Increment, 0, r.Pounds.Bar
	return r
}

// LbOf is a load of such a meet in pounds, to the step.
func (r Rules) LbOf(kg lift.Kg) float64 {
	return math.Round(kg.Float()/r.Increment.Float()) * r.Pounds.Step
}

// OfLb is a load called in pounds, in the whole steps that attempts are held in.
func (r Rules) OfLb(lb float64) lift.Kg {
	return lift.Kg(math.Round(lb/r.Pounds.Step)) * r.Increment
}

// Plates are what the platform has: one side of the bar is half of what is not
// bar and collars.
func (r Rules) Plates() lift.Plates {
	p := lift.MeetKg
	if r.Lb {
		p = lift.GymLb
	}
	p.Bar = r.BarAndCollars
	return p
}
