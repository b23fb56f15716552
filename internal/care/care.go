// Package care answers "which self-care may be offered, how much, and when to
// stop": a closed catalogue. It refuses medicines altogether, and it refuses
// an item that a red-flag answer excludes.
package care

// Evidence is one published or remembered finding about an item.
type Evidence struct {
	Finding   string
	Sources   []string
	Basis     string // seen, seen_2nd, memory, guess
	Certainty string // high, moderate, low, very_low
}

// Item is one kind of self-care.
type Item struct {
	ID         string
	Name       string
	Claim      string // what people say it does
	Evidence   []Evidence
	TimeCourse string
	Cautions   []string
	NeverIf    []string // flag ids that exclude it
	AvoidZones []string // places it is never used on
	Dose       string   // minutes and how often; never a medicine dose
	MaxMinutes int
	StopIf     []string
	TrialUnit  string // session, day, week
	Washout    string
	MinPairs   int
	Primary    string // what a trial would measure
	Medicine   bool   // recorded only, never offered
}
