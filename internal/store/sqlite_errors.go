//go:build !js

package store

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"

	"spotter/internal/app"
)

// Result codes of SQLite (https://sqlite.org/rescode.html); the low byte of
// the extended ones.
const (
	codeBusy     = 5
	codeNoMemory = 7
	codeReadOnly = 8
	codeIO       = 10
	codeCorrupt  = 11
	codeFull     = 13
	codeCantOpen = 14
	codeNotDB    = 26
)

// code of an error of SQLite, 0 for any other.
func code(err error) int {
	var e *sqlite.Error
	if errors.As(err, &e) {
		return e.Code() & 0xff
	}
	return 0
}

func busy(err error) bool { return code(err) == codeBusy }

// engine says that SQLite itself failed, not the request: the transaction may
// be gone already.
func engine(err error) bool {
	switch code(err) {
	case codeBusy, codeNoMemory, codeReadOnly, codeIO, codeCorrupt, codeFull, codeCantOpen, codeNotDB:
		return true
	}
	return false
}

// notRead and notSaved put an error of SQLite into the words of the contract.
func notRead(err error) error  { return sqliteWords(app.ErrNotRead, err) }
func notSaved(err error) error { return sqliteWords(app.ErrNotSaved, err) }

func sqliteWords(kind, err error) error {
	what := "the database refused it"
	switch code(err) {
	case 0:
		return err
	case codeFull:
		what = "the disk is full; make room and try again"
	case codeBusy:
		what = "another program holds the data file; end it and try again"
	case codeReadOnly, codeCantOpen:
		what = "the data file cannot be opened or written; look at the rights of its folder"
	case codeIO:
		what = "the disk or its file system failed"
	case codeCorrupt, codeNotDB:
		kind, what = app.ErrDamaged, "keep the file, and restore a backup"
	}
	return fmt.Errorf("%w: %s: %w", kind, what, err)
}
