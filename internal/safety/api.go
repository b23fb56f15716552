// Package safety answers "may this person train, and within what bounds": the
// red-flag screen and every hard limit. It is the only room that may stop or
// cap. It refuses to clear anybody: the best it says is "nothing told so far
// stands against it". No clinician has reviewed its rule file yet.
package safety

import (
	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/reason"
)

// Urgency of a red flag, ordered: larger is more urgent.
type Urgency int

// The levels of the rule file.
const (
	None Urgency = iota
	MentionAtNextVisit
	SeeClinicianSoon
	Urgent24h
	EmergencyNow
)

// Answer to a screening question.
type Answer string

// The answers. The zero value is unanswered, which is never no.
const (
	Unanswered Answer = ""
	Yes        Answer = "yes"
	No         Answer = "no"
	Unsure     Answer = "unsure"
)

// Evidence behind a flag.
type Evidence struct {
	Claim   string
	Sources []string
	Basis   string
}

// Flag is one red-flag question of the rule file.
type Flag struct {
	ID          string
	Question    string
	Short       string // a few words for a list
	Why         string // why we ask, plainly
	AppliesTo   []body.Region
	All         bool // applies to every region
	MayIndicate []string
	Urgency     Urgency
	Standalone  bool
	CombineWith []string
	EscalateIf  []string // flags or follow-ups
	EscalateTo  Urgency
	Evidence    []Evidence
	Holds       bool     // a yes holds the loading of the sore region until seen
	UnsureIsYes bool     // derived: emergency_now flags
	Private     bool     // stored locally, left out of what is shared
	ScoreOf     []string // criteria (follow-ups); ScoreAt of them answered yes fire the flag
	ScoreAt     int
	First       bool // visceral or vascular: asked before others of its urgency (hazard H30)
	Careful     bool // about bone, tendon tear or nerve: while it is not a no, pain in a set stays at 3 (SG-014)
	Note        string
}

// FollowUp is a question asked only when a flag needs it.
type FollowUp struct {
	ID       string
	Question string
	Why      string
}

// Rule combines flags.
type Rule struct {
	ID        string
	IfAll     []string
	IfAny     []string
	AndAny    []string
	MinYes    int
	Of        []string
	OfUrgency Urgency
	Then      Urgency
	Why       string
	Sources   []string
	Holds     bool // holds the loading of the sore region until seen
	NoMax     bool // no maximal effort until discussed with a clinician
}

// Rulebook is the whole screen.
type Rulebook struct {
	Flags     []Flag
	FollowUps []FollowUp
	Rules     []Rule
	Reviewed  string // name of the clinician, "" = nobody yet
}

// Fired is one flag or rule that a set of answers fires.
type Fired struct {
	ID      string        `json:"id"`
	Urgency Urgency       `json:"-"`
	Level   string        `json:"urgency"`
	Via     string        `json:"via"`   // yes, unsure, mentioned, rule, escalated
	Alone   bool          `json:"alone"` // false: weak alone, counted only with others
	Holds   bool          `json:"holds,omitempty"`
	NoMax   bool          `json:"no_max,omitempty"`
	Private bool          `json:"private,omitempty"` // left out of what is shared
	Careful bool          `json:"-"`                 // bone, tendon tear or nerve: the pain limits were not made for it
	Why     reason.Reason `json:"why"`
}

// Ask is one question still open.
type Ask struct {
	ID       string  `json:"id"`
	Question string  `json:"question"`
	Level    string  `json:"urgency"`
	Urgency  Urgency `json:"-"`
	Why      string  `json:"why"`
	FollowUp bool    `json:"follow_up,omitempty"`
	Raised   bool    `json:"raised,omitempty"` // words in the text touch it
	Careful  bool    `json:"-"`                // as of Fired
}

// Result of the screen.
type Result struct {
	Urgency  Urgency `json:"-"`
	Level    string  `json:"urgency"`
	Fired    []Fired `json:"fired"`
	Ask      []Ask   `json:"ask"`
	Answered int     `json:"answered"`
	Complete bool    `json:"complete"` // every emergency and urgent question that applies is answered
}

// Verdict of the gate. The zero value is Stop, so nothing that was not
// decided can be trained on.
type Verdict int

// The verdicts, most cautious first.
const (
	Stop Verdict = iota
	HandOver
	Limit
	Go
)

// LiftFacts is what the diary and the case say about one lift.
type LiftFacts struct {
	Best12m     float64 // kg, heaviest verified single-set load in 12 months; 0 = none
	Tolerated   float64 // kg, heaviest load lately with set pain and next morning acceptable; 0 = none known
	ToleratedOn day.Date
	Repeat      float64  // kg, heaviest load lately with a green or amber response: it may be repeated; 0 = none known
	Level       float64  // kg, load that the lift is trained at lately, whatever it felt like; 0 = none
	Well        int      // exposures running, to the last, with set pain and next morning acceptable
	Openable    float64  // kg, heaviest tolerated in the last OpenerDays; 0 = none
	Last        day.Date // last exposure of this lift or its family
	LastOwn     day.Date // last exposure of this very lift
	SetPain     *int     // highest pain told in the last exposure
	SetTold     bool     // every work set of it has a pain answer
	Morning     *int     // pain the morning after it
	Amber       bool     // the last response was amber: repeat, do not increase
	Reds        int      // red exposures running
	Bad         int      // red or untold exposures running: an unknown response is handled as a red one
	Masked      bool     // a medicine could hide the pain of the last exposure
	Unanswered  bool     // set pain or next morning of the last exposure not told
	LastTop     float64  // kg, top load of the last exposure; 0 = none known
	LowestTop   float64  // kg, lowest load that a post tells of; 0 = none
	HighestTop  float64  // kg, highest believed top load of the exposures lately; 0 = none
	Plain       bool     // the diary holds no pain rating at all and the case does not name this lift
	E1RM        float64  // kg, today's estimate; 0 = none
	Provokes    bool     // the case says it provokes
	Often       string   // sometimes, ""
	Reported    bool     // Best12m rests on what the post says, not on a diary
}

// Mask is a stretch of days on which a medicine can hide pain (hazard H12).
type Mask struct {
	From, To day.Date
	Class    string
}

// OuterLimit is a limit entered by a clinician, coach or the athlete.
type OuterLimit struct {
	Lift   string
	Demand string
	MaxKg  float64 // 0 = none
	MaxPct float64 // of e1RM 0–100, 0 = none
	MaxDem float64 // <0 = none
	Until  day.Date
	By     string
}
