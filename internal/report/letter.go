// Package report answers "what should a clinician read first about this
// person": one document model, the letter, made from the case, the diary and
// the gate's findings, with every figure traced to where it came from. Page,
// plain text, PDF and FHIR are made from this model and from nothing else.
//
// It refuses a diagnosis, refuses a load when the gate says stop, and refuses
// to fill gaps: what was not asked stands as not asked.
package report

import (
	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/lift"
)

// Schema is the letter format this version writes.
const Schema = "spotter.letter/1"

// Letter is the facts of one person on one day. Fields that are absent were
// not told.
type Letter struct {
	Schema    string   `json:"schema"`
	Status    string   `json:"status"` // ok, stopped
	AsOf      day.Date `json:"as_of"`
	DataUntil day.Date `json:"data_until"` // the last day of the diary that counts, else the day of the case
	ToldOn    day.Date `json:"told_on"`    // the day of the case
	Knowledge string   `json:"knowledge"`
	Hash      string   `json:"hash"` // SHA-256 of the letter without this field and the trace

	Who      Who        `json:"who"`
	Safety   Safety     `json:"safety"`
	Places   []Place    `json:"places"`
	Chart    Chart      `json:"chart"`
	Course   Course     `json:"course"`
	Lifts    []Line     `json:"lifts"` // load and pain, week by week
	Effects  []Effect   `json:"effects"`
	Search   string     `json:"search"` // what the search for triggers says of itself: ok, not_enough_data, no_pain_data, stopped
	Need     *Need      `json:"need,omitempty"`
	Helped   []Help     `json:"helped"`
	Medicine []Medicine `json:"medicine"`
	Symptoms []Symptom  `json:"symptoms"`
	Told     []Said     `json:"told"` // answers to questions that are no warning signs
	Function []Activity `json:"function"`
	Weekly   []Weekly   `json:"weekly"`
	Measures []Measure  `json:"measures"`
	Limits   []Limit    `json:"limits"`
	Notes    []Note     `json:"notes"` // what clinicians wrote
	Meet     *Meet      `json:"meet,omitempty"`
	Keep     []string   `json:"keep"`  // what the person will not give up
	Asks     []string   `json:"asks"`  // what the person wants to know
	Open     []string   `json:"open"`  // facts asked for and not told
	Apart    int        `json:"apart"` // entries in which two devices disagree

	Trace []Trace `json:"trace,omitempty"`
}

// NotWorkedOut is a letter that was written before the search for triggers was
// done: nothing of it stands in it, and the letter says so.
const NotWorkedOut = "not_worked_out"

// Bare says that no load may stand in any form: the gate stops or hands over,
// or has not spoken.
func (l *Letter) Bare() bool { return l.Safety.Verdict != "limit" && l.Safety.Verdict != "go" }

// Who the letter is about. Name is there only when it was given for the letter.
type Who struct {
	Name       string   `json:"name,omitempty"`
	Age        *int     `json:"age,omitempty"`
	Sex        string   `json:"sex,omitempty"` // male, female
	Bodyweight *float64 `json:"bodyweight_kg,omitempty"`
	WrittenBy  string   `json:"written_by,omitempty"` // coach, partner, friend, parent; "" = self or not told
}

// Safety is what the screen says. It comes first and is never cut.
type Safety struct {
	Verdict string   `json:"verdict"` // stop, hand_over, limit, go
	Level   string   `json:"level"`   // of the most urgent flag that fired, none
	Fired   []Flag   `json:"fired"`
	Screen  []Answer `json:"screen"`            // every question that applies
	Private int      `json:"private,omitempty"` // answers that are left out because they are private
}

// Flag is a warning sign that counts.
type Flag struct {
	ID    string `json:"id"`
	Level string `json:"urgency"`
	Via   string `json:"via"`   // yes, unsure, mentioned, rule, escalated, score
	Alone bool   `json:"alone"` // false: weak alone
	Rule  bool   `json:"rule,omitempty"`
}

// Answer is one question of the screen. Value "" is: not asked or no longer
// valid; it is never a no.
type Answer struct {
	ID    string   `json:"id"`
	Level string   `json:"urgency"`
	Value string   `json:"value"` // yes, no, unsure, ""
	On    day.Date `json:"on"`    // zero: of the case, or unknown
	By    string   `json:"by,omitempty"`
}

// Place is one place that hurts.
type Place struct {
	Region  body.Region `json:"region"`
	Side    body.Side   `json:"side"`
	Zones   []body.Zone `json:"zones,omitempty"`
	Words   string      `json:"words,omitempty"` // where the knowledge has no region
	Since   day.Date    `json:"since"`           // zero: not told
	Onset   string      `json:"onset,omitempty"`
	Course  string      `json:"course"`
	Told    *int        `json:"told_worst,omitempty"`    // the worst that was told in words, 0-10
	Mean    *float64    `json:"mean_14d,omitempty"`      // of the day's worst, four rated days at least
	Worst   *int        `json:"worst_14d,omitempty"`     // of the ratings
	InSet   *int        `json:"worst_set_14d,omitempty"` // told in a set; only where there is one place it can be about
	Last    *int        `json:"last,omitempty"`
	LastOn  day.Date    `json:"last_on"`
	Days    int         `json:"rated_days_14d"`
	Quality []string    `json:"quality,omitempty"`
}

// Chart is what the body chart lights up. Left and right are the body's own.
type Chart struct {
	From  string   `json:"from"` // drawing, words, "" = nothing to light up
	On    day.Date `json:"on"`
	Spots []Spot   `json:"spots"`
}

// Spot is a place of the chart. Without an intensity it was not rated.
type Spot struct {
	Place     string    `json:"place"`
	Side      body.Side `json:"side"`
	Intensity *int      `json:"intensity,omitempty"`
}

// Course is the pain over time, all places together.
type Course struct {
	Weeks  []Week  `json:"weeks"` // the last twelve, oldest first
	Flares []Flare `json:"flares"`
	Rated  int     `json:"rated_days"` // in those weeks
}

// Week of seven days from Starts. A week without ratings has no figures.
type Week struct {
	Starts day.Date `json:"starts"`
	Mean   *float64 `json:"mean,omitempty"` // of the day's worst
	Worst  *int     `json:"worst,omitempty"`
	Days   int      `json:"rated_days"`
}

// Flare is a stretch of clearly more pain (pain.Flare).
type Flare struct {
	Start    day.Date `json:"start"`
	End      day.Date `json:"end"` // zero: still running
	Peak     int      `json:"peak"`
	Baseline float64  `json:"baseline"`
}

// Line is one lift over the weeks of Course.
type Line struct {
	Lift  lift.ID     `json:"lift"`
	Weeks []LiftPoint `json:"weeks"`
}

// LiftPoint is one week of a lift. Kg is absent where the letter is bare.
type LiftPoint struct {
	Sets int      `json:"sets"`
	Kg   *float64 `json:"kg,omitempty"` // the heaviest work set
	Pain *int     `json:"pain,omitempty"`
}

// Effect is a lift or an activity and what it does: as told, and as logged.
type Effect struct {
	Lift     lift.ID  `json:"lift,omitempty"`
	Activity string   `json:"activity,omitempty"`
	Told     string   `json:"told,omitempty"` // provokes, tolerated, eases, started, …
	When     string   `json:"when,omitempty"`
	Often    string   `json:"often,omitempty"`
	Dose     string   `json:"dose,omitempty"`
	Rated    int      `json:"rated_sets"`         // sets with a pain rating in twelve weeks
	Pain     *int     `json:"pain_max,omitempty"` // highest of them
	FineKg   *float64 `json:"fine_kg,omitempty"`  // heaviest set with pain 0-2
	SoreKg   *float64 `json:"sore_kg,omitempty"`  // lightest set with pain 4 or more
	Word     string   `json:"word,omitempty"`     // what the log says: very_likely … too_few
	Points   *float64 `json:"points,omitempty"`   // NPRS points
	Lo       *float64 `json:"points_lo,omitempty"`
	Hi       *float64 `json:"points_hi,omitempty"`
	LagDays  *float64 `json:"lag_days,omitempty"`
	OverPct  *float64 `json:"over_pct,omitempty"`  // the log shows it from this share of the best single on
	OverKg   *float64 `json:"over_kg,omitempty"`   // the same in kilograms of today
	OverSets *int     `json:"over_sets,omitempty"` // from so many sets in a session on
	N        int      `json:"n,omitempty"`         // sessions that this rests on
	Kind     string   `json:"kind"`                // lift, activity, demand, sleep
}

// Need is what the search for triggers still lacks.
type Need struct{ Days, Ratings, Sessions int }

// Help is something that was tried. How: told, log or trial.
type Help struct {
	What   string   `json:"what"`
	Name   string   `json:"name,omitempty"`
	Lift   lift.ID  `json:"lift,omitempty"`
	Region string   `json:"region,omitempty"` // where on the body
	How    string   `json:"how"`              // told, log, trial
	Effect string   `json:"effect"`           // of told: helped, temporary, eases …; of log: the word; of trial: the verdict
	Points *float64 `json:"points,omitempty"`
	Lo     *float64 `json:"points_lo,omitempty"`
	Hi     *float64 `json:"points_hi,omitempty"`
	N      int      `json:"n,omitempty"`
}

// Medicine is what was taken, and when it may hide pain.
type Medicine struct {
	Class    string   `json:"class"`
	Name     string   `json:"name,omitempty"`
	First    day.Date `json:"first"` // zero: not told
	Last     day.Date `json:"last"`
	MaskFrom day.Date `json:"mask_from"`
	MaskTo   day.Date `json:"mask_to"`
	Times    int      `json:"times,omitempty"` // entries in the diary; 0: from the post
	For      string   `json:"for,omitempty"`
	Effect   string   `json:"effect,omitempty"`
}

// Symptom other than the pain.
type Symptom struct {
	What    string    `json:"what"`
	Present bool      `json:"present"`
	Side    body.Side `json:"side,omitempty"`
	Place   string    `json:"place,omitempty"`
}

// Said is an answer to one of the reader's questions, or what a test of oneself
// showed.
type Said struct {
	Question string   `json:"question"`
	Value    string   `json:"value"` // yes, no, unsure, a number, words
	On       day.Date `json:"on"`
}

// Activity is one item of the patient-specific scale: 0 cannot, 10 as before.
type Activity struct {
	Name   string  `json:"name"` // a lift, or words
	Points []Score `json:"points"`
}

// Score on a day.
type Score struct {
	On    day.Date `json:"on"`
	Value float64  `json:"value"`
}

// Weekly is the weekly problem score: the sum of four answers, 0-100. Without
// all four there is no sum.
type Weekly struct {
	On       day.Date `json:"on"`
	Score    *int     `json:"score,omitempty"`
	Answered int      `json:"answered"`
}

// Measure is the total of a questionnaire that somebody else asked: date and
// number only, since the questions belong to others.
type Measure struct {
	ID     string  `json:"id"`
	Points []Score `json:"points"`
}

// Limit in force. Main names a whole family of lifts. Figures of load are absent where the letter is bare.
type Limit struct {
	By        string      `json:"by"`
	On        day.Date    `json:"on"`
	Until     day.Date    `json:"until"` // zero: until changed
	Lift      lift.ID     `json:"lift,omitempty"`
	Main      lift.Main   `json:"main,omitempty"`
	Demand    lift.Demand `json:"demand,omitempty"`
	MaxKg     *float64    `json:"max_kg,omitempty"`
	MaxPct    *float64    `json:"max_pct,omitempty"`
	MaxDemand *float64    `json:"max_demand,omitempty"`
}

// Note of a clinician.
type Note struct {
	On   day.Date `json:"on"`
	Text string   `json:"text"`
}

// Meet ahead.
type Meet struct {
	Date       day.Date `json:"date"`
	DaysOut    int      `json:"days_out"`
	Federation string   `json:"federation,omitempty"`
	Paid       *bool    `json:"paid,omitempty"`
}
