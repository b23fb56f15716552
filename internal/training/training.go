// Package training answers "what was lifted": sets as they were logged, with
// effort and the pain felt in them. A missing effort or pain rating stays
// missing; it is never zero.
package training

import (
	"spotter/internal/day"
	"spotter/internal/lift"
)

// Set is one logged set.
type Set struct {
	ID     string // of the diary entry, "" = it had none
	At     string // RFC 3339 with offset, or a day
	Day    day.Date
	Lift   lift.ID // "" while the name is not mapped
	Name   string  // as another app wrote it
	Load   lift.Kg
	Reps   int
	RPE    *float64 // 1–10
	Pain   *int     // 0–10, the highest in the set
	Warmup bool
	Failed bool
	Bar    string // low, high, "" = not stated
}

// Hard reports whether the set counts as a hard set: RPE at least 6.5
// (fatigue_models: four or fewer reps left). Unknown effort counts as hard
// unless it was a warm-up.
func (s Set) Hard() bool { return !s.Warmup && (s.RPE == nil || *s.RPE >= 6.5) }
