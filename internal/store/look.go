//go:build !js

package store

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// Look reads a database that may be damaged, or of another version, without
// changing it. The app may have it open meanwhile.
type Look struct {
	reader
	db   *sql.DB
	Form int // of the data; 0 = none were ever stored
	Own  int // the form that this program writes
}

// OpenLook opens the database of a folder for a look. An error that is
// os.ErrNotExist means that there is none; one with app.ErrDamaged, that it
// cannot be read at all.
func OpenLook(ctx context.Context, dir string) (*Look, error) {
	path := filepath.Join(dir, FileName)
	if _, err := os.Stat(path); err != nil {
		return nil, err
	}
	db, err := connect(path, "", 2, "", "query_only(1)", "mmap_size(0)")
	if err != nil {
		return nil, err
	}
	l := &Look{reader: reader{db, notRead}, db: db}
	steps, err := lite.steps()
	l.Own = len(steps)
	if err == nil {
		l.Form, err = lite.form(ctx, db)
	}
	if err != nil {
		db.Close()
		return nil, notRead(err)
	}
	return l, nil
}

// Close lets the file go.
func (l *Look) Close() error { return l.db.Close() }

// Integrity lets SQLite check every page of the file; at most a few faults
// are named. None means that the pages fit together, not that no byte of a
// text was changed: that is Check.
func (l *Look) Integrity(ctx context.Context) (faults []string, err error) {
	rows, err := l.db.QueryContext(ctx, `pragma integrity_check(5)`)
	if err != nil {
		return nil, notRead(err)
	}
	defer rows.Close()
	for rows.Next() {
		var said string
		if err := rows.Scan(&said); err != nil {
			return nil, notRead(err)
		}
		if said != "ok" {
			faults = append(faults, said)
		}
	}
	return faults, notRead(rows.Err())
}

// Check reads every entry and compares it with its hash.
func (l *Look) Check(ctx context.Context) error { return l.check(ctx) }

// People counts the athletes, those who came with the program left out. It
// works on every form of the data.
func (l *Look) People(ctx context.Context) (n int, err error) {
	if l.Form == 0 {
		return 0, nil
	}
	err = l.db.QueryRowContext(ctx, `select count(*) from athlete where example = 0`).Scan(&n)
	return n, notRead(err)
}

// LastWrite is when the newest entry was stored by the clock of this machine;
// zero when it is not known.
func (l *Look) LastWrite(ctx context.Context) (time.Time, error) {
	var ms sql.NullInt64
	if err := l.db.QueryRowContext(ctx, `select max(received) from entry`).Scan(&ms); err != nil {
		return time.Time{}, fmt.Errorf("when the last entry was stored: %w", notRead(err))
	}
	if ms.Int64 == 0 {
		return time.Time{}, nil
	}
	return time.UnixMilli(ms.Int64), nil
}
