// Package pain answers "how did the body respond": ratings, and the
// pain-monitoring verdict on a set and its next morning. A day without a
// rating is unknown, never painless.
package pain

import (
	"spotter/internal/body"
	"spotter/internal/day"
)

// When a rating was taken.
type When string

// The moments a rating can describe.
const (
	Now       When = "now"
	Morning   When = "morning"
	Worst24   When = "worst24"
	Average24 When = "average24"
)

// Rating is one 0–10 pain score.
type Rating struct {
	ID      string // of the diary entry, "" = it had none
	At      string
	Day     day.Date
	Score   int
	When    When
	Region  body.Region
	Side    body.Side
	Zones   []body.Zone
	Quality string
	Before  string `json:",omitempty"` // id of the lift it was told before, "" = of none
}
