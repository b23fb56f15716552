package diary

import (
	"spotter/internal/day"
	"spotter/internal/keep"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/training"
)

// Schema is the diary format this version writes.
const Schema = "spotter.diary/1"

// Entry is one line of the diary, every kind in one shape. Which fields count
// depends on Kind; see CONTRACTS in ARCHITECTURE.md.
type Entry struct {
	Kind   string `json:"kind"`
	At     string `json:"at"` // RFC 3339 with offset, or YYYY-MM-DD
	ID     string `json:"id,omitempty"`
	Note   string `json:"note,omitempty"`
	Source string `json:"source,omitempty"`
	By     string `json:"by,omitempty"` // athlete, coach, clinician

	// The envelope: what lets many devices write one diary. See doc.go.
	V        int      `json:"v,omitempty"`        // version of the kind's meaning; 0 counts as 1
	Entity   string   `json:"entity,omitempty"`   // id of the thing: that of its first entry
	Replaces []string `json:"replaces,omitempty"` // ids of the versions that were on the screen
	Must     bool     `json:"must,omitempty"`     // who does not know this kind and version must not advise
	Author   string   `json:"author,omitempty"`   // whose hand wrote it; By is their role
	Device   string   `json:"device,omitempty"`   // random id of the install
	N        int      `json:"n,omitempty"`        // running number on that install, from 1
	HLC      string   `json:"hlc,omitempty"`      // hybrid clock, 16 hex digits; see Clock
	Zone     string   `json:"zone,omitempty"`     // IANA name, for example Europe/Berlin

	Lift   string   `json:"lift,omitempty"`
	Name   string   `json:"name,omitempty"` // set: as another app wrote it; med: its name
	Kg     *float64 `json:"kg,omitempty"`
	Lb     *float64 `json:"lb,omitempty"` // accepted on input
	Reps   *int     `json:"reps,omitempty"`
	RPE    *float64 `json:"rpe,omitempty"`
	Pain   *int     `json:"pain,omitempty"`
	Warmup bool     `json:"warmup,omitempty"`
	Failed bool     `json:"failed,omitempty"`
	Bar    string   `json:"bar,omitempty"`
	Target *Target  `json:"target,omitempty"`

	Score   *int     `json:"score,omitempty"`
	When    string   `json:"when,omitempty"`
	Region  string   `json:"region,omitempty"`
	Side    string   `json:"side,omitempty"`
	Zones   []string `json:"zones,omitempty"`
	Quality any      `json:"quality,omitempty"` // pain: a word; sleep: 1–5

	What    string   `json:"what,omitempty"`
	Minutes *float64 `json:"minutes,omitempty"`
	Class   string   `json:"class,omitempty"`
	Until   string   `json:"until,omitempty"`
	Hours   *float64 `json:"hours,omitempty"`

	Question string `json:"question,omitempty"`
	Value    any    `json:"value,omitempty"`

	Q1 *int `json:"q1,omitempty"`
	Q2 *int `json:"q2,omitempty"`
	Q3 *int `json:"q3,omitempty"`
	Q4 *int `json:"q4,omitempty"`

	Date       string   `json:"date,omitempty"`
	Federation string   `json:"federation,omitempty"`
	Paid       *bool    `json:"paid,omitempty"`
	Lifts      []string `json:"lifts,omitempty"`

	Demand    string   `json:"demand,omitempty"`
	MaxKg     *float64 `json:"max_kg,omitempty"`
	MaxPct    *float64 `json:"max_pct,omitempty"`
	MaxDemand *float64 `json:"max_demand,omitempty"`

	Text string `json:"text,omitempty"`
	To   string `json:"to,omitempty"` // alias: the name that Name is another name for

	Line  int        `json:"-"` // where it stood in the file, 1-based
	Extra keep.Extra `json:"-"`
}

// Target is what the plan asked for in a set.
type Target struct {
	Kg   *float64 `json:"kg,omitempty"`
	Reps *int     `json:"reps,omitempty"`
	RPE  *float64 `json:"rpe,omitempty"`

	Extra keep.Extra `json:"-"`
}

// Fault is one thing worth saying about the input: where, what, and the cure.
// Note marks the harmless ones (an unknown kind that was kept): they are said
// once and make nothing fail.
type Fault struct {
	Line int    `json:"line"`
	What string `json:"what"`
	Cure string `json:"cure"`
	Note bool   `json:"note,omitempty"`
}

// Broken leaves only the faults that mean a line could not be used.
func Broken(faults []Fault) []Fault {
	var out []Fault
	for _, f := range faults {
		if !f.Note {
			out = append(out, f)
		}
	}
	return out
}

// Care is one use of a self-care item.
type Care struct {
	At      string // RFC 3339 with offset, or a day
	Day     day.Date
	What    string
	Minutes *float64
	Region  string
}

// Med is one use, or a course, of a medicine. Recorded, never advised.
type Med struct {
	ID    string `json:",omitempty"` // of the entry, "" = it had none
	Day   day.Date
	Until day.Date // zero = that day only
	Class string
	Name  string
}

// Answer is one answered question.
type Answer struct {
	ID       string `json:",omitempty"` // of the entry, "" = it had none
	Day      day.Date
	At       string
	Question string
	Value    string // yes, no, unsure, text or a number
	By       string
	Device   string `json:",omitempty"`
}

// Limit binds the plan; set by the athlete, a coach or a clinician.
type Limit struct {
	ID     string `json:",omitempty"` // of the entry, "" = it had none
	Day    day.Date
	Until  day.Date // zero = until changed
	Lift   lift.ID
	Demand lift.Demand
	MaxKg  *lift.Kg
	MaxPct *float64 // of e1RM, 0–100
	MaxDem *float64
	By     string
}

// Meet is a competition entered in the diary.
type Meet struct {
	Day        day.Date // when it was entered
	Date       day.Date
	Federation string
	Paid       *bool
	Lifts      []lift.Main
}

// History is the fold of the entries up to a day, in time order.
type History struct {
	Sets       []training.Set
	Pain       []pain.Rating
	Care       []Care
	Meds       []Med
	Sleep      []Sleep
	Life       []Life `json:",omitempty"`
	Bodyweight []Weight
	Answers    []Answer
	Limits     []Limit
	Meets      []Meet
	Checkups   []Checkup
	Held       []Held         // sets not believed and why (hazard H08); shown, never used
	Unknown    map[string]int // kinds this version does not know

	Conflicts []Conflict `json:",omitempty"` // versions that did not see each other: what counts, and what does not
	Newer     []string   `json:",omitempty"` // unknown kinds that forbid advice until spotter is updated
	Finished  []day.Date `json:",omitempty"` // days whose session is over
	Current   string     `json:",omitempty"` // id of the advice that is current; "" = none
}

// Sleep of one night.
type Sleep struct {
	Day     day.Date
	Hours   float64
	Quality *int
}

// Weight of the body.
type Weight struct {
	Day day.Date
	Kg  lift.Kg
}

// Checkup is the weekly problem score: four answers, each may be missing.
type Checkup struct {
	Day            day.Date
	Q1, Q2, Q3, Q4 *int
}

// Held is a set kept out of every calculation until a person confirms it with
// an answer entry: question "confirm_set:" + ID, value "yes". Impossible sets
// cannot be confirmed.
type Held struct {
	Set  training.Set
	ID   string  // of the entry, "" = it had none
	Line int     // where it stood
	Why  string  // one of the Held codes below
	Best lift.Kg // what it was compared with; 0 = nothing
}

// Code of the sentence that explains it; its parameter is {best}.
func (h Held) Code() string { return "diary." + h.Why }

// Why a set is held. Each is the tail of a text code "diary.…".
const (
	ImpossibleLoad  = "impossible_load"
	ImpossibleReps  = "impossible_reps"
	FarAboveOwnBest = "far_above_own_best"
	MaybePounds     = "maybe_pounds" // 2.0-2.4 times the usual: pounds read as kilograms? (hazard H04)
	UnitsDisagree   = "units_disagree"
)
