//go:build !js

package store

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"spotter/internal/app"
)

// sqlState of an error of the server, "" for any other
// (https://www.postgresql.org/docs/15/errcodes-appendix.html).
func sqlState(err error) string {
	var e *pgconn.PgError
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// again says that the server asks for the transaction to be made again:
// serialization failure, deadlock.
func again(err error) bool {
	state := sqlState(err)
	return state == "40001" || state == "40P01"
}

// notRead and notSaved put an error of the server, or of the way to it, into
// the words of the contract. The password is in none of them.
func (s *Postgres) notRead(err error) error  { return s.words(app.ErrNotRead, err) }
func (s *Postgres) notSaved(err error) error { return s.words(app.ErrNotSaved, err) }

func (s *Postgres) words(kind, err error) error {
	if err == nil || ours(err) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return err
	}
	what, state := "the database refused it", sqlState(err)
	switch {
	case state == "":
		what = "the database server cannot be reached; what was sent last may or may not be stored, and sending it again is safe"
	case strings.HasPrefix(state, "53"): // insufficient resources: disk full, out of memory, too many connections
		what = "the database server is out of room"
	case strings.HasPrefix(state, "57"), strings.HasPrefix(state, "58"), strings.HasPrefix(state, "08"), state == "25006":
		what = "the database server is not ready"
	case state == "XX001", state == "XX002":
		kind, what = app.ErrDamaged, "restore a backup"
	}
	text := err.Error()
	if s.secret != "" {
		text = strings.ReplaceAll(text, s.secret, "…")
	}
	return fmt.Errorf("%w: %s (%s)", kind, what, text)
}

// ours says that an error is one of the contract already.
func ours(err error) bool {
	for _, e := range []error{app.ErrNoAthlete, app.ErrNoEntry, app.ErrTaken, app.ErrConflict, app.ErrInvalid, app.ErrDamaged, app.ErrNotRead, app.ErrNotSaved, errNewer} {
		if errors.Is(err, e) {
			return true
		}
	}
	return false
}
