// Package differential answers "which pain patterns fit what was told, which
// don't, and what would tell them apart". It refuses to diagnose: no
// percentages, no "you have", and a pattern without a source is a guess and
// says so. It has no clock and no knowledge of its own: patterns come from the
// knowledge files, facts from the case.
package differential

import (
	"spotter/internal/body"
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
	When    []Matcher // any of them; see match.go
}

// Published says whether a study stands behind the accuracy of this finding.
func (f Finding) Published() bool {
	return f.Sens != nil || f.Spec != nil || f.LRPos != nil || f.LRNeg != nil
}

// Fact is a figure with its source.
type Fact struct {
	Text    string   `json:"text"`
	Sources []string `json:"sources,omitempty"`
	Basis   string   `json:"basis"`
	Level   string   `json:"level,omitempty"` // high, moderate, low, very_low, none (for what helps)
}

// Tell is one thing that tells patterns apart: a question, or a movement to
// try with how to do it and when to stop. Done alone it is not validated.
type Tell struct {
	ID     string
	Kind   string // question, movement
	Text   string
	How    string
	Stop   string
	Splits []string // pattern ids
}

// Pattern is one pain pattern of the knowledge files.
type Pattern struct {
	ID           string
	Name         string
	Clinical     string
	Group        string // patterns of one group are not told apart here
	AliasOf      string // the same pattern under another region; carries no facts
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
	Profession   string   // of the first of Who, the same in every language: physiotherapist
	Soon         string   // self, weeks, days, now
	RedFlags     []string // flags that this pattern raises
	ExamineFirst []string // visceral or other alternatives that are always asked first
	Tells        []Tell
}

// In says whether the pattern is written for a region.
func (p Pattern) In(r body.Region) bool {
	for _, x := range p.Regions {
		if x == r {
			return true
		}
	}
	return false
}
