// Package course answers "how would a season of this policy end, where the
// truth is known": simulated athletes whose bodies answer to what is prescribed,
// day by day to the meet. Policies see what a person sees, the case and the
// diary; only the oracle sees the truth. Nothing in here is evidence about
// people, and nothing is fitted to any person.
//
// A policy is asked on the morning of each training day for the session, and
// after each set for what is left of it. What was lifted and rated goes into the
// diary as entries, as the app would write them, so a policy that uses spotter
// is handed the same diary as the program's own commands.
package course

import (
	"time"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
)

// Morning is everything that the person and a program can see before today's
// training. Nothing in it may be changed.
type Morning struct {
	Day, Meet day.Date
	Case      intake.Case           // as told on the first day; its screen is answered in the diary
	Diary     []diary.Entry         // all of it up to this morning's rating, in order of time
	Lifts     *lift.Catalogue       // with the 18 demands
	Weekdays  []time.Weekday        // on which the person trains
	Kit       []string              // equipment at hand; empty = everything
	Usual     Session               // what the person's old program asks for today
	Then      Session               // and for the next training day
	Own       map[lift.ID]float64   // kg, what the person takes to be the 1RM of each usual lift
	Mains     map[lift.Main]lift.ID // the forms competed with
	Pain      *int                  // this morning's rating, if one was made
}

// Set is one set asked for. Kg 0 means by effort: the person finds a load for
// the reps at the RPE.
type Set struct {
	Lift lift.ID
	Kg   float64
	Reps int
	RPE  float64 // the most effort wanted
	Pain int     // the most pain wanted in the set; above it Next decides. NoCap = none
}

// NoCap is the pain cap of a set that has none.
const NoCap = 10

// Session is what a policy asks for on a day, in the order of doing.
type Session struct {
	Sets    []Set
	Stopped bool // the policy says: see somebody first; nothing may be lifted
}

// Done is one set as it went.
type Done struct {
	Set
	Loaded float64 // kg, what was on the bar
	RPE    float64 // as rated
	Pain   *int    // as rated; nil = not rated
	Failed bool
}

// Policy decides for one athlete through one season; it may remember.
type Policy interface {
	// Session is today's session, and the one that it now expects for the next
	// training day. Changes between the two are counted.
	Session(m Morning) (today, next Session)

	// Next is what is left of the session after a set; left is what was planned.
	// A policy without rules of its own for that returns left.
	Next(m Morning, done []Done, left []Set) []Set
}

// Method makes a policy for each athlete.
type Method struct {
	Name string
	For  func(Morning) Policy // the first morning
}
