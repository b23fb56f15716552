// Package importer answers "what did this person train, according to another
// app's export": bytes in, diary entries and a report out. The format is
// detected by content, never by file name. It refuses silently wrong data: a
// unit that the file does not state and the numbers do not show is asked, an
// ambiguous date is asked, and a row that is not a set never becomes one.
package importer

import (
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
)

// MaxBytes is the largest file that is read in one piece.
const MaxBytes = 128 << 20

// Options of one import. The zero value asks for everything to be inferred.
type Options struct {
	Unit      string   // kg or lb: the person's answer for loads without a unit
	DayFirst  *bool    // the person's answer for dates like 03/04/2026
	SetForm   string   // load-reps, reps-load, load-reps-sets, …: the order of bare numbers in 100x5x3
	Person    string   // whose rows of a list of results
	Zone      string   // offset such as +02:00 for clocks without one; "" = local, unknown
	Today     day.Date // sets after it are flagged; zero = not checked
	Catalogue *lift.Catalogue
	Mapping   *Mapping       // for tables of no known app
	Memory    Memory         // what the diary knows of this person's files
	Progress  func(rows int) // called now and then while a long file is read; may be nil
}

// Question is something the file does not say and the import needs.
type Question struct {
	ID      string   `json:"id"`    // unit, day_first, mapping, person, same; open ones: bar
	About   string   `json:"about"` // a column, an exercise name
	Choices []string `json:"choices,omitempty"`
	Guess   string   `json:"guess,omitempty"`
	Flag    string   `json:"flag,omitempty"` // what answers it on the command line
}

// Report says what is in the file and what would happen to it.
type Report struct {
	Format    string         `json:"format"`
	Rows      int            `json:"rows"`
	Sets      int            `json:"sets"`
	Sessions  int            `json:"sessions"`
	First     string         `json:"first,omitempty"`
	Last      string         `json:"last,omitempty"`
	Kinds     map[string]int `json:"kinds,omitempty"`      // entries by kind, sets left out
	Unit      string         `json:"unit"`                 // kg, lb, per_row, not_stated
	UnitFrom  string         `json:"unit_from"`            // header, column, grid, history, answer, unknown
	DatesFrom string         `json:"dates_from,omitempty"` // stated, whole_column, answer, serial: how day and month were told apart
	Columns   *Mapping       `json:"columns,omitempty"`    // any table: which column was taken for what
	Signature string         `json:"signature,omitempty"`  // any table: the header, as it is remembered
	Skipped   map[string]int `json:"skipped,omitempty"`    // reason code → rows that are no sets
	Lifts     []LiftCount    `json:"lifts,omitempty"`
	Flagged   map[string]int `json:"flagged,omitempty"` // reason code → sets to look at
	Odd       []Odd          `json:"odd,omitempty"`     // the first of them
	ThreeKg   float64        `json:"three_lifts_kg"`    // total kilograms of the three lifts, warm-ups included
}

// LiftCount is one exercise name of the file and what it maps to. What a name
// does not state stays empty.
type LiftCount struct {
	Name string  `json:"name"`
	Lift lift.ID `json:"lift,omitempty"`
	How  string  `json:"how"` // exact, alias, rule, family, none; person = this person's own mapping
	Sets int     `json:"sets"`
	Parts
	Top float64 `json:"-"` // heaviest load in kilograms
}

// Result of reading one file. With Questions open, Entries hold what is
// certain; entries whose load has no known unit are left out. Open questions
// may stay open: what they ask is "not stated" until someone says it.
type Result struct {
	Entries   []diary.Entry
	Faults    []diary.Fault
	Questions []Question
	Open      []Question
	Report    Report
}

// Refused says why a file was not read and what to do.
type Refused struct {
	Line       int
	What, Cure string
}

func (r *Refused) Error() string {
	if r.Cure == "" {
		return r.What
	}
	return r.What + ": " + r.Cure
}

// format is one file form: how to know it, how to read it.
type format struct {
	name string
	is   func([]byte) bool
	read func([]byte, *builder) error
}
