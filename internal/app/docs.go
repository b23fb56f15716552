package app

import (
	"time"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/differential"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// The formats of the documents that are written here.
const (
	ScreenSchema   = "spotter.screen/1"
	TodaySchema    = "spotter.today/1"
	AttemptsSchema = "spotter.attempts/1"
)

// The states of a document.
const (
	StatusOK      = "ok"
	StatusStopped = "stopped"
)

// ScreenDoc is the red-flag screen of one person on one day.
type ScreenDoc struct {
	Schema    string          `json:"schema"`
	Status    string          `json:"status"` // ok, stopped
	AsOf      day.Date        `json:"as_of"`
	Knowledge string          `json:"knowledge"`
	Verdict   string          `json:"verdict"` // stop, hand_over, limit, go
	Stopped   *plan.Stopped   `json:"stopped,omitempty"`
	Reasons   []reason.Reason `json:"reasons,omitempty"`
	safety.Result
}

// ExplainDoc is the explanation of one person's pain on one day.
type ExplainDoc struct {
	differential.Explanation
	Status    string        `json:"status"`
	Knowledge string        `json:"knowledge"`
	Halt      *plan.Stopped `json:"stop,omitempty"`
}

// PlanRequest is all that a plan depends on, besides the knowledge.
type PlanRequest struct {
	Case      intake.Case
	Entries   []diary.Entry
	AsOf      day.Date
	Meet      day.Date       // zero: what the diary says, else what the case says
	NoMeet    bool           // plan without a meet whatever the diary and case say
	Days      []time.Weekday // training days; empty: the settings', else the diary's habit
	Equipment []string       // what is there; empty: the settings', else everything
	Plates    string         // kg or lb; "" is what the settings say, else kg
	Risk      meet.Risk      // "" is standard
	Triggers  *TriggersDoc   // what a search said, or nil; made before: no plan waits for a search
	RuleBook  bool           // plan by the rule book alone, to compare with
	weeksOnly bool           // of the plan of another day: only its weeks are looked at
}

// TodayDoc is one day's session, after what has been logged that day.
type TodayDoc struct {
	Schema      string          `json:"schema"`
	Status      string          `json:"status"`
	AsOf        day.Date        `json:"as_of"`
	Knowledge   string          `json:"knowledge"`
	Verdict     string          `json:"verdict"`
	Provisional bool            `json:"provisional,omitempty"`
	Stopped     *plan.Stopped   `json:"stopped,omitempty"`
	Limits      []reason.Reason `json:"limits,omitempty"`
	Session     *plan.Session   `json:"session,omitempty"`
	Next        *day.Date       `json:"next,omitempty"` // the next training day when today is none
	Done        []Done          `json:"done,omitempty"`
	Notes       []reason.Reason `json:"notes,omitempty"`
	See         []plan.See      `json:"see,omitempty"`
	Watch       []plan.Watch    `json:"watch,omitempty"`
}

// Done is what was logged today of one lift.
type Done struct {
	Lift    lift.ID  `json:"lift"`
	Sets    int      `json:"sets"`
	TopKg   lift.Kg  `json:"top_kg"`
	RPE     *float64 `json:"rpe,omitempty"`
	Pain    *int     `json:"pain,omitempty"` // the highest today; absent = not rated
	Planned bool     `json:"planned"`
}

// AttemptsDoc is the nine attempts, or the next one on the day.
type AttemptsDoc struct {
	Schema    string          `json:"schema"`
	Status    string          `json:"status"` // ok, stopped
	AsOf      day.Date        `json:"as_of"`
	Knowledge string          `json:"knowledge"`
	Verdict   string          `json:"verdict"`
	Meet      *plan.Meet      `json:"meet,omitempty"`
	Risk      meet.Risk       `json:"risk"`
	Stopped   *plan.Stopped   `json:"stopped,omitempty"`
	Attempts  *plan.Attempts  `json:"attempts,omitempty"`
	Minute    []MinuteRow     `json:"minute,omitempty"`
	Next      []NextAttempt   `json:"next,omitempty"`
	Reasons   []reason.Reason `json:"reasons,omitempty"` // why there are none, or what limits them
	See       []plan.See      `json:"see,omitempty"`
}

// NextAttempt is the next bar to call for in one lift.
type NextAttempt struct {
	Lift    lift.Main       `json:"lift"`
	Number  int             `json:"number"`
	Kg      *lift.Kg        `json:"kg,omitempty"` // absent: take no further attempt
	Reasons []reason.Reason `json:"reasons"`
	Options []AttemptOption `json:"options,omitempty"` // the recommended one first
	After   []AttemptBranch `json:"after,omitempty"`   // what follows from each way it can go
}

// MinuteRow is a second or third, by how the attempt before it went. Absent: no
// further attempt in this lift. After pain above the limit there is none.
type MinuteRow struct {
	Lift            lift.Main `json:"lift"`
	Number          int       `json:"number"`
	Easy            *lift.Kg  `json:"easy,omitempty"`
	Planned         *lift.Kg  `json:"planned,omitempty"`
	Hard            *lift.Kg  `json:"hard,omitempty"`
	MissedStrength  *lift.Kg  `json:"missed_strength,omitempty"`
	MissedTechnique *lift.Kg  `json:"missed_technique,omitempty"`
}

// AttemptBranch is what is next when an attempt goes one way: easy, planned,
// hard, strength, technique, pain. Kg absent: no further attempt in this lift.
type AttemptBranch struct {
	How string   `json:"how"`
	Kg  *lift.Kg `json:"kg,omitempty"`
}

// AttemptOption is one thing that can be done next: take, repeat, pass, withdraw.
type AttemptOption struct {
	Action string        `json:"action"`
	Kg     *lift.Kg      `json:"kg,omitempty"`
	Why    reason.Reason `json:"why"`
}
