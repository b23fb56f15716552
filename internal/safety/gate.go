package safety

import (
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Facts are all that the gate looks at. It has no clock and no other input.
type Facts struct {
	Today            day.Date
	Screen           Result
	Age              *int
	Pregnancy        Answer // pregnant or gave birth lately
	Impaired         bool   // says impaired today (alcohol, sedatives, strong opioids)
	PainNow          *int
	PainMorning      *int // this morning
	UsualMorning     *float64
	Masks            []Mask
	Lifts            map[lift.ID]LiftFacts
	DaysSinceLast    int      // days since the last logged session; -1 = nothing logged
	Sore             []string // regions with a present problem
	Limits           []OuterLimit
	KnowledgeExpired bool
}

// Permit is what the gate grants. Only Decide makes one; the zero Permit is a
// stop. A plan can be made only from a Permit.
type Permit struct {
	verdict Verdict
	reasons []reason.Reason
	facts   Facts
	lifts   *lift.Catalogue
	decided bool
}

// Verdict of the gate.
func (p Permit) Verdict() Verdict {
	if !p.decided {
		return Stop
	}
	return p.verdict
}

// Reasons for the verdict, the binding one first.
func (p Permit) Reasons() []reason.Reason { return p.reasons }
