// Package intake answers "what did this person tell us": it reads a post or a
// whole thread into a Case, says what is known, what is not, and which
// question would change the advice most. It refuses to fill gaps: a side, a
// severity or a symptom that was not written stays unknown, and what other
// people in a thread say never becomes the person's fact.
package intake

import (
	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/keep"
	"spotter/internal/lift"
)

// Schema is the case format this version writes.
const Schema = "spotter.case/1"

// Span is a half-open byte range [from, to) of the text that was read.
type Span [2]int

// Doc describes the text that was read.
type Doc struct {
	Kind    string `json:"kind,omitempty"` // question, log, report, thread
	Posters int    `json:"posters,omitempty"`
	Opener  string `json:"opener,omitempty"`
}

// Person is whom the case is about. Role is the writer's: self, coach,
// partner, friend, parent.
type Person struct {
	Age        *int     `json:"age,omitempty"`
	Sex        string   `json:"sex,omitempty"` // male, female, "" = not stated
	Bodyweight *float64 `json:"bodyweight_kg,omitempty"`
	Role       string   `json:"role,omitempty"`
}

// Problem is one place that hurts.
type Problem struct {
	Region       body.Region `json:"region"`
	Side         body.Side   `json:"side"`
	Zones        []body.Zone `json:"zones,omitempty"`
	Place        string      `json:"place,omitempty"` // where the knowledge has no region
	OnsetDaysAgo *int        `json:"onset_days_ago,omitempty"`
	Onset        string      `json:"onset,omitempty"`    // sudden, gradual, unknown; "" = not said
	Course       string      `json:"course"`             // improving, worsening, stable, on_and_off, resolved, not_stated
	Severity     *int        `json:"severity,omitempty"` // 0–10, the worst stated for the present problem
	Span         *Span       `json:"span,omitempty"`
}

// Trigger is a lift or an activity and what it does. The same shape serves
// what is tolerated and what eases.
type Trigger struct {
	Lift     lift.ID     `json:"lift,omitempty"`
	Activity string      `json:"activity,omitempty"`
	What     string      `json:"what,omitempty"`   // for eases: a care id or activity
	When     string      `json:"when,omitempty"`   // setup, during, after, next_day, not_stated
	Effect   string      `json:"effect,omitempty"` // provokes, started, reduced_strength, limits_range
	Often    string      `json:"often,omitempty"`  // sometimes, "" = not said
	Dose     string      `json:"dose,omitempty"`   // too_heavy, high_volume, "" = not said
	Problem  body.Region `json:"problem,omitempty"`
	Span     *Span       `json:"span,omitempty"`
}

// Tried is one thing the person did about it.
type Tried struct {
	What   string  `json:"what"` // care id, or other
	Name   string  `json:"name,omitempty"`
	Lift   lift.ID `json:"lift,omitempty"`
	Region string  `json:"region,omitempty"` // where on the body, free words or a zone
	Effect string  `json:"effect"`           // helped, temporary, partial, no_change, worse, unknown, planned
	Span   *Span   `json:"span,omitempty"`
}

// Medication is a medicine that was taken. Recorded, never advised.
type Medication struct {
	Class   string `json:"class"` // nsaid, oral_corticosteroid, paracetamol, opioid, other
	Name    string `json:"name,omitempty"`
	DaysAgo *int   `json:"days_ago,omitempty"` // last taken
	For     string `json:"for,omitempty"`
	Effect  string `json:"effect,omitempty"` // as Tried.Effect
	Span    *Span  `json:"span,omitempty"`
}

// Goal is a meet or another aim. A negative DaysAhead is over.
type Goal struct {
	Kind       string `json:"kind"` // meet, other
	DaysAhead  *int   `json:"days_ahead,omitempty"`
	Paid       *bool  `json:"paid,omitempty"`
	Withdrawn  bool   `json:"withdrawn,omitempty"`
	Federation string `json:"federation,omitempty"`
	Span       *Span  `json:"span,omitempty"`
}

// Kept is something the person will not give up: squat, bench, deadlift,
// overhead, bar_position, frequency, depth, program, meet, training.
type Kept struct {
	What string `json:"what"`
	Span *Span  `json:"span,omitempty"`
}

// FlagFact says that the text raises or denies a red flag. Partial: the words
// deny only a part of that flag's question, so it must still be asked.
type FlagFact struct {
	ID      string `json:"id"`
	Partial bool   `json:"partial,omitempty"`
	Span    *Span  `json:"span,omitempty"`
}

// RedFlags are the flags that the text touches. Words can raise a flag; they
// never clear one.
type RedFlags struct {
	Mentioned []FlagFact `json:"mentioned"`
	Possible  []FlagFact `json:"possible,omitempty"` // perhaps meant: its question comes first, nothing stops
	Denied    []FlagFact `json:"denied"`
}

// Touches reports that the text speaks of a flag, in whatever way.
func (f RedFlags) Touches(id string) bool {
	for _, l := range [][]FlagFact{f.Mentioned, f.Possible, f.Denied} {
		for _, m := range l {
			if m.ID == id {
				return true
			}
		}
	}
	return false
}

// Perhaps reports that the words may be meant for a flag.
func (f RedFlags) Perhaps(id string) bool {
	for _, m := range f.Possible {
		if m.ID == id {
			return true
		}
	}
	return false
}

// Symptom other than the pain itself.
type Symptom struct {
	What    string    `json:"what"` // numbness, tingling, weakness, night_pain, …
	Present bool      `json:"present"`
	Side    body.Side `json:"side,omitempty"`
	Place   string    `json:"place,omitempty"`
	Span    *Span     `json:"span,omitempty"`
}

// Advice is what others in the thread suggested; never a fact of the person.
type Advice struct {
	What string  `json:"what"` // care id, scan, see_clinician, load_edit, other
	Name string  `json:"name,omitempty"`
	Lift lift.ID `json:"lift,omitempty"`
	By   string  `json:"by,omitempty"`
	Span *Span   `json:"span,omitempty"`
}

// Ask is what the person wants to know.
type Ask struct {
	What string `json:"what"`
	Span *Span  `json:"span,omitempty"`
}

// Reported is a set or a best lift that the text mentions. Unit is as typed:
// kg, lb or not_stated; no unit is ever assumed (hazard H04).
type Reported struct {
	Lift    lift.ID  `json:"lift"`
	Load    float64  `json:"load"`
	Unit    string   `json:"unit"`
	Reps    int      `json:"reps,omitempty"`
	RPE     *float64 `json:"rpe,omitempty"`
	DaysAgo *int     `json:"days_ago,omitempty"`
	Max     bool     `json:"max,omitempty"` // stated as a best single
	Span    *Span    `json:"span,omitempty"`
}

// Kg is the load in kilograms, or false while the unit is not stated.
func (r Reported) Kg() (lift.Kg, bool) {
	switch r.Unit {
	case "kg":
		return lift.KgOf(r.Load), true
	case "lb":
		return lift.KgOfLb(r.Load), true
	}
	return 0, false
}

// Question is the next thing worth asking, and why it matters.
type Question struct {
	ID  string `json:"id"`
	Why string `json:"why"` // reason code; worded at the edge
}

// Case is what is known about one person's pain on one day.
type Case struct {
	Schema         string            `json:"schema"`
	AsOf           day.Date          `json:"as_of"`
	Doc            Doc               `json:"doc"`
	Person         Person            `json:"person"`
	Problems       []Problem         `json:"problems"`
	Triggers       []Trigger         `json:"triggers"`
	Tolerated      []Trigger         `json:"tolerated"`
	Eases          []Trigger         `json:"eases"`
	Tried          []Tried           `json:"tried"`
	Medication     []Medication      `json:"medication"`
	Goals          []Goal            `json:"goals"`
	Keep           []Kept            `json:"keep"`
	Symptoms       []Symptom         `json:"symptoms"`
	RedFlags       RedFlags          `json:"red_flags"`
	AdviceReceived []Advice          `json:"advice_received"`
	Asks           []Ask             `json:"asks"`
	Reported       []Reported        `json:"lifts_reported,omitempty"`
	Answers        map[string]string `json:"answers,omitempty"` // question id → yes, no, unsure
	Unknown        []string          `json:"unknown"`
	NextQuestions  []Question        `json:"next_questions"`

	Extra keep.Extra `json:"-"` // top-level fields from a newer version, kept as they came
}
