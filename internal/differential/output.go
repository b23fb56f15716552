package differential

import (
	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/reason"
)

// Schema is the format of an explanation.
const Schema = "spotter.explain/1"

// Explanation is the answer to "what fits?". Nothing in it is a diagnosis.
type Explanation struct {
	Schema   string          `json:"schema"`
	AsOf     day.Date        `json:"as_of"`
	Stopped  bool            `json:"stopped"`           // a red flag stops: nothing about patterns is said
	Urgency  string          `json:"urgency,omitempty"` // of the screen
	First    []reason.Reason `json:"first"`             // what comes before everything else
	Problems []ProblemView   `json:"problems"`
	See      []See           `json:"see"`
	General  []reason.Reason `json:"general"`
	NotKnown []reason.Reason `json:"not_known"` // what spotter cannot know
	Review   reason.Reason   `json:"review"`    // who has checked the files
}

// ProblemView is one sore place and what fits it.
type ProblemView struct {
	Region    body.Region     `json:"region"`
	Side      body.Side       `json:"side"`
	Zones     []body.Zone     `json:"zones,omitempty"`
	AskFirst  []Question      `json:"ask_first,omitempty"` // inner-organ and other serious alternatives
	Fits      []Group         `json:"fits"`
	NotFits   []Miss          `json:"does_not_fit"`
	Open      []Miss          `json:"open,omitempty"` // not enough told to say
	Note      *reason.Reason  `json:"note,omitempty"`
	Shared    []reason.Reason `json:"shared,omitempty"` // what the provoking lifts have in common
	TellApart []Separator     `json:"tell_apart,omitempty"`
}

// Question is a flag that is asked before patterns are weighed.
type Question struct {
	ID     string `json:"id"`
	Text   string `json:"text,omitempty"`
	Answer string `json:"answer,omitempty"` // yes, no, unsure; absent = not answered
}

// Name of a pattern.
type Name struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Clinical string `json:"clinical,omitempty"`
}

// Group is one pattern, or several that cannot be told apart here.
type Group struct {
	ID        string         `json:"id"`
	Patterns  []Name         `json:"patterns"`
	Together  *reason.Reason `json:"together,omitempty"` // why several stand together
	Strength  reason.Reason  `json:"strength"`           // in words, never a number
	For       []Point        `json:"for"`
	Against   []Point        `json:"against"`
	WouldTell []Point        `json:"would_tell"`
	TellApart []Separator    `json:"tell_apart"`
	Course    []Fact         `json:"course"`
	BaseRate  []Fact         `json:"base_rate,omitempty"`
	Helps     []Fact         `json:"helps"`
	Worse     []string       `json:"worse,omitempty"`
	Better    []string       `json:"better,omitempty"`
	LiftEdits []string       `json:"lift_edits,omitempty"`
	Who       []string       `json:"who"`
	RedFlags  []string       `json:"red_flags,omitempty"`
}

// Point is one finding, with the fact of the case that it rests on.
type Point struct {
	ID      string   `json:"id"` // pattern.finding
	Text    string   `json:"text"`
	Strong  bool     `json:"strong,omitempty"`
	Said    []Said   `json:"said,omitempty"`
	By      string   `json:"by"`
	Sources []string `json:"sources"`
	Basis   string   `json:"basis"` // guess and memory must not look like evidence
	Note    string   `json:"note,omitempty"`
}

// Separator is one thing that would tell the fits apart.
type Separator struct {
	ID       string        `json:"id"`
	Kind     string        `json:"kind"` // question, movement, clinician_test
	Text     string        `json:"text"`
	How      string        `json:"how,omitempty"`
	Stop     string        `json:"stop,omitempty"`
	Sens     *float64      `json:"sensitivity,omitempty"`
	Spec     *float64      `json:"specificity,omitempty"`
	LRPos    *float64      `json:"lr_positive,omitempty"`
	LRNeg    *float64      `json:"lr_negative,omitempty"`
	Computed bool          `json:"lr_computed,omitempty"`
	Sources  []string      `json:"sources,omitempty"`
	Basis    string        `json:"basis,omitempty"`
	Note     string        `json:"note,omitempty"`
	Validity reason.Reason `json:"validity"` // done alone: not validated
}

// Miss is a pattern that does not fit, or that nothing was told about.
type Miss struct {
	Name
	For       []Point `json:"for,omitempty"`
	Against   []Point `json:"against,omitempty"`
	WouldTell []Point `json:"would_tell,omitempty"`
}

// See is whom to see and how soon.
type See struct {
	Who  string          `json:"who"`
	Soon string          `json:"soon"` // now, today, days, soon (a week or two), weeks, if_needed
	Why  []reason.Reason `json:"why"`

	patterns   []string // whose usual examiner this is
	profession string   // "" = Who is a code and stands for itself
}
