// Package strength answers "how strong is this lifter today, and how sure are
// we": e1RM from sets, the RPE table, and a random-walk filter per lift. It
// refuses to show a bare number: every estimate has an interval, and sets
// done in pain are lower bounds, not proof of weakness.
package strength

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/stats"
)

// Basis says what an estimate rests on.
type Basis string

// The bases, best first.
const (
	FromSets Basis = "recent_sets" // logged sets of this lift
	Derived  Basis = "derived"     // logged sets of a related lift and a load ratio
	Told     Basis = "reported"    // what the post says; nobody has checked it
)

// Estimate is what one lift's 1RM is believed to be on a day.
type Estimate struct {
	Lift          lift.ID
	Day           day.Date
	P10, P50, P90 lift.Kg
	SD            float64 // of log(1RM)
	N             int     // sessions that informed it
	Last          day.Date
	Basis         Basis
	Why           []reason.Reason
}

// quarter rounds to 0.25 kg, so that the last bits of floating point cannot
// change what is shown.
func quarter(kg float64) lift.Kg {
	if math.IsNaN(kg) || math.IsInf(kg, 0) || kg <= 0 {
		return 0
	}
	return lift.Kg(math.Round(kg*4)) * 25
}

// interval turns log mean and SD into an 80 % interval.
func interval(mean, sd float64) (p10, p50, p90 lift.Kg) {
	half := stats.Z80 * sd
	return quarter(math.Exp(mean - half)), quarter(math.Exp(mean)), quarter(math.Exp(mean + half))
}
