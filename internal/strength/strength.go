// Package strength answers "how strong is this lifter today, and how sure are
// we": e1RM from sets, the RPE table, and a random-walk filter per lift. It
// refuses to show a bare number: every estimate has an interval, and sets
// done in pain are lower bounds, not proof of weakness.
package strength

import (
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Estimate is what one lift's 1RM is believed to be on a day.
type Estimate struct {
	Lift          lift.ID
	Day           day.Date
	P10, P50, P90 lift.Kg
	SD            float64 // of log(1RM)
	N             int     // sessions that informed it
	Last          day.Date
	Why           []reason.Reason
}
