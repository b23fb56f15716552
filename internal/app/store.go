package app

import (
	"context"
	"errors"
	"fmt"
	"iter"

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

// Stored is one row of a diary: an entry and its place.
type Stored struct {
	Srv      int64  // place in this athlete's diary: grows, has no gaps, never given twice
	Received int64  // when the store took it, Unix milliseconds; 0 = not known
	Hash     string // diary.Hash, hexadecimal; "" when redacted
	Redacted bool   // what was said is gone; Entry holds the id and diary.KindRedacted
	Entry    diary.Entry
}

// Head says how far a diary goes: a reader that has seen Srv has seen all.
type Head struct {
	Srv   int64 // of the last row, 0 = none was ever written
	Count int64 // rows, redacted ones included
}

// Meta is what a store says of itself.
type Meta struct {
	Epoch  string // new after every restore: a reader that knows another one starts over
	Schema int    // form of the data, the number of the last migration
}

// The errors of a Store. Test with errors.Is.
var (
	ErrNoAthlete = errors.New("there is no such athlete")
	ErrGone      = fmt.Errorf("the athlete was deleted: %w", ErrNoAthlete)
	ErrNoEntry   = errors.New("there is no such entry")
	ErrTaken     = errors.New("there is already an athlete with this id")
	ErrConflict  = errors.New("an entry with this id and other contents is already there")
	ErrInvalid   = errors.New("the entry cannot be stored")
	ErrNotSaved  = errors.New("not saved")
	ErrNotRead   = errors.New("the diary cannot be read now")
	ErrDamaged   = errors.New("the stored data are damaged")
)

// Store keeps athletes and their diaries.
//
// Contract, held by every implementation (package store/storetest):
//   - A diary is append-only; corrections are new entries. Only Redact takes
//     the contents of an entry away, and only DeleteAthlete removes rows: all
//     of one athlete.
//   - The caller makes the ids (UUIDv7). Appending the same entry again is a
//     success without effect; the same id with other contents is ErrConflict.
//     Ids are compared within one athlete. The id of a redacted entry stays
//     known: offered again, it changes nothing.
//   - Append takes all of its entries or none, however many they are.
//   - Entries come back in the order in which they were appended, with every
//     field, those that this version does not know included. The order is
//     kept by a counter in the athlete's own row that changes in the same
//     transaction: a reader that asks for what came after the last place it
//     has seen misses nothing, whoever writes at the same time.
//   - A call on an athlete that does not exist is ErrNoAthlete, ErrGone (which
//     is an ErrNoAthlete too) when it was deleted.
//   - ErrInvalid: an entry without id, kind or at, longer than
//     diary.MaxLine, with text that is not UTF-8, or an id with a NUL.
//   - When a call returns nil its effect outlives the process and a power
//     cut, except in the memory implementation.
//   - ErrNotSaved: the disk or the server failed (full, broken, away); nothing
//     was acknowledged, reading goes on, and the call may be made again.
//   - ErrNotRead: the disk or the server failed while reading.
//   - ErrDamaged: what is stored is not what was written. Nothing is returned.
//   - All calls may be made from many goroutines. A cancelled context gives
//     its error and no effect.
//
// There are no other tables: settings and remembered choices are entries too.
type Store interface {
	// AddAthlete adds a person. ErrTaken if the id is in use, ErrInvalid if
	// the id is empty. Adding a deleted person anew starts an empty diary
	// whose places go on after the old ones.
	AddAthlete(ctx context.Context, a Athlete) error
	// Athletes lists all people in the order in which they were added.
	Athletes(ctx context.Context) ([]Athlete, error)
	// Athlete finds one person, or ErrNoAthlete.
	Athlete(ctx context.Context, id AthleteID) (Athlete, error)
	// Append adds entries to the end of a diary.
	Append(ctx context.Context, id AthleteID, entries ...diary.Entry) error
	// Entries is the whole diary without redacted entries, oldest append first.
	Entries(ctx context.Context, id AthleteID) ([]diary.Entry, error)
	// EntriesSince is the rows after a place, redacted ones included, at most
	// limit (1 to MaxPage; anything else counts as MaxPage).
	EntriesSince(ctx context.Context, id AthleteID, srv int64, limit int) ([]Stored, error)
	// Head says how far a diary goes.
	Head(ctx context.Context, id AthleteID) (Head, error)
	// Redact takes the contents of one entry away for good; its id and place
	// stay. The entries that say who did it and why are appended in the same
	// transaction. ErrNoEntry if the id is not there.
	Redact(ctx context.Context, id AthleteID, entry string, record ...diary.Entry) error
	// DeleteAthlete removes a person and every entry of theirs. Only the id
	// stays, so that other devices can be told.
	DeleteAthlete(ctx context.Context, id AthleteID) error
	// Meta is what the store says of itself.
	Meta(ctx context.Context) (Meta, error)
	// NewEpoch is called after the data were restored from a copy.
	NewEpoch(ctx context.Context) (Meta, error)
	// Check reads everything and compares it with its hashes: nil, or
	// ErrDamaged with what is wrong.
	Check(ctx context.Context) error
	// Close releases what the store holds. Later calls fail.
	Close() error
}

// MaxPage is the most rows that EntriesSince gives at once.
const MaxPage = 1000

// Stream reads the rows of a diary after a place, page by page, so that a
// diary of any length needs the memory of one page. It ends with the rows
// that were there when it came to the end; an error is the last pair.
func Stream(ctx context.Context, s Store, id AthleteID, srv int64) iter.Seq2[Stored, error] {
	return func(yield func(Stored, error) bool) {
		for {
			page, err := s.EntriesSince(ctx, id, srv, MaxPage)
			if err != nil {
				yield(Stored{}, err)
				return
			}
			for _, row := range page {
				if !yield(row, nil) {
					return
				}
				srv = row.Srv
			}
			if len(page) < MaxPage {
				return
			}
		}
	}
}
