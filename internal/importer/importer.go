// Package importer answers "what did this person train, according to another
// app's export": bytes in, diary entries and a report out. The format is
// detected by content, never by file name. It refuses silently wrong data: a
// unit that the file does not state and the numbers do not show is asked, an
// ambiguous date is asked, and a row that is not a set never becomes one.
package importer

import (
	"spotter/internal/diary"
	"spotter/internal/lift"
)

// MaxBytes is the largest file that is read in one piece.
const MaxBytes = 64 << 20

// Options of one import. The zero value asks for everything to be inferred.
type Options struct {
	Unit      string // kg or lb: the person's answer for loads without a unit
	DayFirst  *bool  // the person's answer for dates like 03/04/2026
	Zone      string // offset such as +02:00 for clocks without one; "" = local, unknown
	Catalogue *lift.Catalogue
	Mapping   *Mapping // for tables of no known app
}

// Question is something the file does not say and the import needs.
type Question struct {
	ID      string   `json:"id"`    // unit, day_first, mapping, lift
	About   string   `json:"about"` // a column, an exercise name
	Choices []string `json:"choices,omitempty"`
	Guess   string   `json:"guess,omitempty"`
}

// Report says what is in the file and what would happen to it.
type Report struct {
	Format   string         `json:"format"`
	Rows     int            `json:"rows"`
	Sets     int            `json:"sets"`
	Sessions int            `json:"sessions"`
	First    string         `json:"first,omitempty"`
	Last     string         `json:"last,omitempty"`
	Unit     string         `json:"unit"`              // kg, lb, per_row, not_stated
	UnitFrom string         `json:"unit_from"`         // header, column, grid, answer, unknown
	Skipped  map[string]int `json:"skipped,omitempty"` // reason code → rows that are no sets
	Lifts    []LiftCount    `json:"lifts,omitempty"`
	Flagged  map[string]int `json:"flagged,omitempty"` // reason code → sets to look at
	ThreeKg  float64        `json:"three_lifts_kg"`    // total kilograms of the three lifts, warm-ups included
}

// LiftCount is one exercise name of the file and what it maps to.
type LiftCount struct {
	Name string  `json:"name"`
	Lift lift.ID `json:"lift,omitempty"`
	How  string  `json:"how"`
	Sets int     `json:"sets"`
}

// Result of reading one file. With Questions open, Entries hold what is
// certain; entries whose load has no known unit are left out.
type Result struct {
	Entries   []diary.Entry
	Faults    []diary.Fault
	Questions []Question
	Report    Report
}

// Import detects the format and reads the file.
func Import(data []byte, opt Options) (Result, error) {
	if err := checkBytes(data); err != nil {
		return Result{}, err
	}
	if isZip(data) {
		_, inner, err := unzip(data)
		if err != nil {
			return Result{}, err
		}
		data = inner
	}
	for _, f := range formats {
		if f.is(data) {
			b := newBuilder(f.name, opt)
			if err := f.read(data, b); err != nil {
				return Result{}, err
			}
			return b.result(), nil
		}
	}
	return Result{}, &Refused{What: "no known export and no table with a header", Cure: "export as CSV, or tell spotter which column is which"}
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
