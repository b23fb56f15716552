// Package backup answers "how does everything leave this machine and come back
// whole": one file with every diary, entry by entry in their own format, that
// any store can be filled from. It refuses to restore what it has not verified
// to the last byte, and to call a store restored that is not equal to what was
// saved.
//
// # The file
//
// A tar, compressed with gzip and, where a key or a passphrase was given,
// encrypted with age (age-encryption.org/v1), so that it can be opened without
// spotter: age -d FILE | tar xz. In it, in this order:
//
//	people/0001.jsonl …  one diary each: spotter.diary/1, one entry a line in
//	                     its canonical form; a line {"id":…,"redacted":true}
//	                     keeps the place of an entry whose words were taken out
//	manifest.json        who they are, how many entries, the SHA-256 of each
//	                     file, and of the history that is folded from it
//
// The manifest comes last: a file that was cut off has none.
package backup

import (
	"errors"
	"fmt"
	"time"

	"spotter/internal/app"
	"spotter/internal/lift"
)

// Schema of the manifest.
const Schema = "spotter.backup/1"

// Bounds of a file that is read. Ten years of one person are about 10 MB.
const (
	MaxPeople   = 10_000
	MaxUnpacked = 4 << 30 // bytes, everything together
	maxManifest = 8 << 20
	maxRatio    = 100     // unpacked to packed, once freeRatio bytes came out
	freeRatio   = 1 << 20 // short files may be more even than that
)

// Manifest says what a backup holds.
type Manifest struct {
	Schema    string   `json:"schema"`
	Made      string   `json:"made"` // RFC 3339
	Program   string   `json:"program"`
	Knowledge string   `json:"knowledge"`
	Diary     string   `json:"diary"` // the format of the parts
	Epoch     string   `json:"epoch,omitempty"`
	People    []Person `json:"people"`
}

// Person is one diary of a backup.
type Person struct {
	File    string `json:"file"`
	ID      string `json:"id"`
	Name    string `json:"name"`
	Created string `json:"created,omitempty"`
	Example bool   `json:"example,omitempty"`
	Entries int    `json:"entries"` // lines, redacted ones included
	Bytes   int64  `json:"bytes"`
	SHA256  string `json:"sha256"`
	Folded  string `json:"folded"` // SHA-256 of the history as JSON; of the program and knowledge named above
}

// Entries is how many lines all diaries have.
func (m Manifest) Entries() int {
	n := 0
	for _, p := range m.People {
		n += p.Entries
	}
	return n
}

// Info is what a backup says of its maker.
type Info struct {
	Made               time.Time
	Program, Knowledge string
	Lifts              *lift.Catalogue
}

// same says whether a manifest's folds can be compared with ours.
func (i Info) same(m Manifest) bool { return i.Program == m.Program && i.Knowledge == m.Knowledge }

// Progress is told how many entries are done, of how many; total 0 = not known.
type Progress func(done, total int)

func (p Progress) tell(done, total int) {
	if p != nil {
		p(done, total)
	}
}

// Fault is why a backup cannot be read, and the cure.
type Fault struct{ What, Cure string }

func (f *Fault) Error() string { return f.What + " — " + f.Cure }

// The faults that a caller may want to tell apart; test with errors.Is.
var (
	ErrNeedsKey  = &Fault{"this backup is encrypted", "give its passphrase with --passphrase-file FILE, or its key with --identity FILE"}
	ErrWrongKey  = &Fault{"this passphrase or key does not open the backup", "check it letter by letter; without the right one nobody can read the file"}
	ErrNotBackup = &Fault{"this is no backup of spotter", "name a file that spotter backup wrote"}
	ErrCutOff    = &Fault{"the backup ends too early", "copy it again from where it was made, or use an older one; nothing was changed here"}
	ErrChanged   = &Fault{"the backup is damaged: it is not as it was written", "copy it again from where it was made, or use an older one; nothing was changed here"}
	ErrTooLarge  = &Fault{"the backup unpacks to far more than diaries are", "do not use this file if you did not make it; nothing was changed here"}
)

// Is lets errors.Is find a fault that says more than its kind.
func (d *detail) Is(target error) bool { return target == d.kind }
func (d *detail) Unwrap() error        { return &Fault{d.kind.What + ": " + d.what, d.kind.Cure} }
func (d *detail) Error() string        { return d.Unwrap().Error() }

// detail is a fault with a word on where.
type detail struct {
	kind *Fault
	what string
}

func changed(format string, a ...any) error { return &detail{ErrChanged, fmt.Sprintf(format, a...)} }

// partName is the only name that a diary has in a backup.
func partName(i int) string { return fmt.Sprintf("people/%04d.jsonl", i+1) }

const manifestName = "manifest.json"

// missing says that an athlete went away while the backup was made.
func missing(err error) bool { return errors.Is(err, app.ErrNoAthlete) }
