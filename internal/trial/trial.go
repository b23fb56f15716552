// Package trial answers "does this help this person": a small randomised trial
// on one athlete (N-of-1). It fixes the question, the two arms, the order of
// the days and the analysis before the first day, says beforehand how likely a
// real effect would be seen, and judges only at the end.
//
// It refuses medicines, more than one question at a time, and any look at the
// result before the last pair: until then it speaks of adherence and safety
// alone. Blinding is not possible and it says so. A trial of a lift is only
// made where the gate lets the lift be trained (package safety decides).
//
// Source of the design and of the report's items: Vohra and others, CONSORT
// extension for reporting N-of-1 trials (CENT) 2015, BMJ 350:h1738.
package trial

import (
	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Schema of a trial document.
const Schema = "spotter.trial/1"

// Source is the id of the report standard in the knowledge files.
const Source = "cent2015"

// Nothing is the arm in which nothing is done.
const Nothing = "nothing"

// Arm is what is done on a day of the trial. Exactly one of Care and Lift is
// set, or neither for Nothing.
type Arm struct {
	Care    string  `json:"care,omitempty"` // care id of the knowledge files
	Minutes float64 `json:"minutes,omitempty"`
	Place   string  `json:"place,omitempty"` // where on the body, in the person's words
	Lift    lift.ID `json:"lift,omitempty"`
	MaxKg   lift.Kg `json:"max_kg,omitempty"` // never more than this, and never more than was tolerated
}

// IsNothing reports whether the arm is to do nothing.
func (a Arm) IsNothing() bool { return a.Care == "" && a.Lift == "" }

// Slot is one day of the trial.
type Slot struct {
	Day  day.Date `json:"day"`
	Pair int      `json:"pair"` // 1 …
	Arm  string   `json:"arm"`  // a, b
}

// Outcome is what is compared.
const Outcome = "pain_next_morning"

// Protocol is a trial as it was fixed before its first day.
type Protocol struct {
	Schema  string      `json:"schema"`
	ID      string      `json:"id"`
	Written day.Date    `json:"written"`
	Region  body.Region `json:"region"`
	Side    body.Side   `json:"side,omitempty"`
	A       Arm         `json:"a"`
	B       Arm         `json:"b"`
	Pairs   int         `json:"pairs"`
	Every   int         `json:"every_days"` // days between two slots: carry-over fades
	Outcome string      `json:"outcome"`
	Alpha   float64     `json:"alpha"` // two-sided
	Seed    uint64      `json:"seed"`
	Slots   []Slot      `json:"slots"`
	Noise   Noise       `json:"noise"`
	Power   []Power     `json:"power"`
	Stop    StopRule    `json:"stop"`
	Hash    string      `json:"hash"` // SHA-256 over everything above: what was fixed, stays fixed
}

// Noise is how much two such mornings differ without any treatment.
type Noise struct {
	SD    float64 `json:"sd"`    // of the difference, in points
	From  string  `json:"from"`  // own_log, prior
	Pairs int     `json:"pairs"` // differences that it was measured on
}

// Power is the chance to see an effect of that size.
type Power struct {
	Points float64 `json:"points"`
	Chance float64 `json:"chance"`
}

// StopRule ends a trial for safety.
type StopRule struct {
	Pain  int `json:"pain"`  // from this rating on
	Rise  int `json:"rise"`  // so much above the usual …
	Hours int `json:"hours"` // … for longer than this
}

// TheStopRule is fixed: hazard H15 has no setting.
var TheStopRule = StopRule{Pain: 7, Rise: 2, Hours: 48}

// The states of a trial.
const (
	Planned = "planned"
	Running = "running"
	Stopped = "stopped"
	Done    = "done"
	Changed = "changed" // the protocol is not the one that was fixed
)

// The verdicts of a trial that is done.
const (
	Less     = "less_pain"
	More     = "more_pain"
	NotShown = "not_shown"
	TooFew   = "too_few"
)

// Result is what a trial says on a day.
type Result struct {
	Schema    string          `json:"schema"`
	ID        string          `json:"id"`
	State     string          `json:"state"`
	Today     *Slot           `json:"today,omitempty"`
	Next      *Slot           `json:"next,omitempty"`
	Adherence Adherence       `json:"adherence"`
	Verdict   string          `json:"verdict,omitempty"`
	Effect    *float64        `json:"effect,omitempty"` // A minus B, points; below 0 = less pain with A
	Interval  *[2]float64     `json:"interval90,omitempty"`
	P         *float64        `json:"p,omitempty"` // randomisation test, two-sided
	Pairs     []PairResult    `json:"pairs,omitempty"`
	Reasons   []reason.Reason `json:"reasons"`
}

// Adherence is how far the days went as planned.
type Adherence struct {
	Past     int `json:"past"`     // slots that are over
	As       int `json:"as"`       // of them, done as assigned
	Rated    int `json:"rated"`    // of them, with a rating the next morning
	Complete int `json:"complete"` // pairs with both ratings
}

// PairResult is one pair's two mornings.
type PairResult struct {
	Pair int  `json:"pair"`
	A    *int `json:"a"`
	B    *int `json:"b"`
}
