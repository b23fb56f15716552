// Package care answers "which self-care may be offered, how much, and when to
// stop": a closed catalogue. It refuses medicines altogether, it refuses an
// item that a red-flag answer excludes, and where the deciding question is
// still open it refuses (serious exclusions) or asks first (the others).
package care

import "spotter/internal/body"

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
	Kind       string // pressure, cold, heat, stretch, hold, current, other
	Claim      string // what people say it does
	Evidence   []Evidence
	TimeCourse string
	Cautions   []string
	NeverIf    []string // flag ids (or "symptom.<what>") that exclude it
	Withhold   []string // those of NeverIf that must be answered before it is offered at all
	AvoidZones []body.Zone
	Dose       string // minutes and how often; never a medicine dose
	MaxMinutes int    // 0 = has no minutes
	StopIf     []string
	TrialUnit  string // session, day, week
	Washout    string
	MinPairs   int
	Primary    string // what a trial would measure
	Medicine   bool   // recorded only, never offered
}
