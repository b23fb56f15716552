package app

import (
	"context"
	"errors"

	"spotter/internal/day"
	"spotter/internal/diary"
)

// AthleteID names one person's diary. Every call that touches a diary names
// it, so that no query can ever run over everybody's entries.
type AthleteID string

// Athlete is one person whose diary is kept.
type Athlete struct {
	ID      AthleteID
	Name    string
	Created day.Date
	Example bool // made-up data that came with the program; one tap removes it
}

// The errors of a Store. Test with errors.Is.
var (
	ErrNoAthlete = errors.New("there is no such athlete")
	ErrTaken     = errors.New("there is already an athlete with this id")
	ErrConflict  = errors.New("an entry with this id and other contents is already there")
	ErrInvalid   = errors.New("the entry cannot be stored")
)

// Store keeps athletes and their diaries. This is its first version; it grows.
//
// Contract, held by every implementation (package store/storetest):
//   - A diary is append-only. No call changes or removes a single entry;
//     corrections are new entries. Only DeleteAthlete removes anything, and it
//     removes all of that athlete.
//   - The caller makes the ids (UUIDv7). Appending the same entry again is a
//     success without effect; the same id with other contents is ErrConflict.
//     Ids are compared within one athlete.
//   - Append takes all of its entries or none.
//   - Entries come back in the order in which they were appended, with every
//     field, those that this version does not know included.
//   - A call on an athlete that does not exist is ErrNoAthlete. An entry
//     without id, kind or at is ErrInvalid.
//   - When a call returns nil its effect outlives the process, except in the
//     memory implementation.
//   - All calls may be made from many goroutines. A cancelled context gives
//     its error and no effect.
type Store interface {
	// AddAthlete adds a person. ErrTaken if the id is in use, ErrInvalid if
	// the id is empty.
	AddAthlete(ctx context.Context, a Athlete) error
	// Athletes lists all people in the order in which they were added.
	Athletes(ctx context.Context) ([]Athlete, error)
	// Athlete finds one person, or ErrNoAthlete.
	Athlete(ctx context.Context, id AthleteID) (Athlete, error)
	// Append adds entries to the end of a diary.
	Append(ctx context.Context, id AthleteID, entries ...diary.Entry) error
	// Entries is the whole diary, oldest append first.
	Entries(ctx context.Context, id AthleteID) ([]diary.Entry, error)
	// DeleteAthlete removes a person and every entry of theirs.
	DeleteAthlete(ctx context.Context, id AthleteID) error
	// Close releases what the store holds. Later calls fail.
	Close() error
}
