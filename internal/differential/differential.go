// Package differential answers "which pain patterns fit what was told, which
// don't, and what would tell them apart". It refuses to diagnose: no
// percentages, no "you have", and a pattern without a source is a guess and
// says so.
package differential

import (
	"spotter/internal/body"
	"spotter/internal/reason"
)

// Finding is one thing that speaks for or against a pattern.
type Finding struct {
	ID      string
	Text    string
	By      string // self_report, self_test, clinician, imaging
	Sens    *float64
	Spec    *float64
	LRPos   *float64
	LRNeg   *float64
	Calc    bool   // LR computed from sens and spec
	Weight  string // ++ + - -- when no LR is published
	Sources []string
	Basis   string
	Note    string
	When    []string // matchers on the case, see match.go
}

// Fact is a figure with its source.
type Fact struct {
	Text    string
	Sources []string
	Basis   string
	Level   string // high, moderate, low, very_low, none (for what helps)
}

// Pattern is one pain pattern of the knowledge files.
type Pattern struct {
	ID           string
	Name         string
	Clinical     string
	Regions      []body.Region
	Zones        []body.Zone
	For, Against []Finding
	BaseRate     []Fact
	Aggravating  []string
	Easing       []string
	LiftEdits    []string
	Course       Fact
	Helps        []Fact
	Who          []string
	RedFlagLink  string
	ExamineFirst []string // visceral or other alternatives that are always asked first
}

// Fit is how one pattern stands against one case.
type Fit struct {
	Pattern  Pattern
	Fits     []reason.Reason // from this case
	Speaks   []reason.Reason // against, from this case
	Unknown  []Finding       // would matter, not answered yet
	Separate []Finding       // would tell it from the other fits
}
