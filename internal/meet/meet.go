// Package meet answers "which nine attempts, and which one next": the rules of
// a meet, what is likely there on the day, the risk of no total. It refuses an
// opener above a load that was done with acceptable pain lately.
package meet

import (
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Rules of a meet, as far as attempts need them.
type Rules struct {
	Increment     lift.Kg
	Order         []lift.Main
	BarAndCollars lift.Kg
	Source        string
}

// Capacity is what a lift's 1RM on the day is believed to be: log-normal with
// median P50 and the given SD of the log.
type Capacity struct {
	P50   lift.Kg
	SD    float64
	Basis string // recent_sets, old_meet, reported
}

// Made is one attempt that was taken.
type Made struct {
	Lift lift.Main
	Kg   lift.Kg
	Good bool
	RPE  *float64
	Pain *int
}

// Risk is how much the lifter will risk.
type Risk string

// The risk settings.
const (
	Low      Risk = "low"
	Standard Risk = "standard"
	High     Risk = "high"
)

// Choice is one lift's three attempts and why.
type Choice struct {
	Lift     lift.Main
	Attempts []lift.Kg
	PMake    []float64
	PBomb    float64
	Expected float64
	Why      []reason.Reason
}
