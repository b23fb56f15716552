//go:build !js

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver, pure Go

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// FileName of the database inside the data folder.
const FileName = "spotter.db"

// SQLite is an app.Store in one file. Writes go through one connection, so
// that they queue here and never meet a locked database.
type SQLite struct{ write, read *sql.DB }

// Open opens or makes the database in a folder. A folder that has to be made
// is readable by its owner only (0700), the file always (0600).
func Open(ctx context.Context, dir string, with ...Option) (*SQLite, error) {
	o := options{}
	for _, f := range with {
		f(&o)
	}
	path := filepath.Join(dir, FileName)
	if o.vfs == "" {
		if err := private(dir, path); err != nil {
			return nil, err
		}
	}
	s := &SQLite{}
	var err error
	// synchronous comes before WAL: the switch itself must be durable too.
	pragmas := append([]string{"synchronous(EXTRA)", "foreign_keys(1)", "secure_delete(1)"}, o.pragmas...)
	if s.write, err = connect(path, o.vfs, 1, "WAL", pragmas...); err != nil {
		return nil, err
	}
	if err := migrate(ctx, s.write); err != nil {
		s.write.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	if s.read, err = connect(path, o.vfs, 4, "", "query_only(1)"); err != nil {
		s.write.Close()
		return nil, err
	}
	return s, nil
}

// private makes the folder and the file where they are missing and takes the
// rights of all others away. A file that is there is not opened: closing it
// would drop the locks that SQLite holds on it in this process.
func private(dir, path string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("the data folder cannot be made: %w", err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, 0o600)
	switch {
	case err == nil:
		err = f.Close()
	case errors.Is(err, os.ErrExist):
		err = os.Chmod(path, 0o600)
	}
	if err != nil {
		return fmt.Errorf("the data file cannot be made private: %w", err)
	}
	return nil
}

// connect opens a pool whose every connection runs the pragmas and then takes
// the journal mode. The driver runs pragmas sorted by name, so a journal_mode
// among them would come before synchronous; its own key comes after them all.
func connect(path, vfs string, most int, journal string, pragmas ...string) (*sql.DB, error) {
	q := url.Values{"_txlock": {"immediate"}, "_pragma": append([]string{"busy_timeout(5000)"}, pragmas...)}
	if vfs != "" {
		q.Set("vfs", vfs)
	}
	if journal != "" {
		q.Set("_journal_mode", journal)
	}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}).String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(most)
	return db, nil
}

// inTx runs f in a write transaction and rolls back on any error.
func (s *SQLite) inTx(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// AddAthlete implements app.Store.
func (s *SQLite) AddAthlete(ctx context.Context, a app.Athlete) error {
	if a.ID == "" {
		return fmt.Errorf("an athlete needs an id: %w", app.ErrInvalid)
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if _, err := athlete(ctx, tx, a.ID); err == nil {
			return app.ErrTaken
		} else if !errors.Is(err, app.ErrNoAthlete) {
			return err
		}
		_, err := tx.ExecContext(ctx, `insert into athlete (id, seq, name, created, example)
			values ($1, (select coalesce(max(seq), 0) + 1 from athlete), $2, $3, $4)`,
			string(a.ID), a.Name, a.Created.String(), a.Example)
		return err
	})
}

type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func athlete(ctx context.Context, q queryer, id app.AthleteID) (app.Athlete, error) {
	a, err := scanAthlete(q.QueryRowContext(ctx, `select id, name, created, example from athlete where id = $1`, string(id)))
	if errors.Is(err, sql.ErrNoRows) {
		err = app.ErrNoAthlete
	}
	return a, err
}

func scanAthlete(row interface{ Scan(...any) error }) (app.Athlete, error) {
	var a app.Athlete
	var created string
	if err := row.Scan(&a.ID, &a.Name, &created, &a.Example); err != nil {
		return app.Athlete{}, err
	}
	if created == "" {
		return a, nil
	}
	d, err := day.Parse(created)
	a.Created = d
	return a, err
}

// Athletes implements app.Store.
func (s *SQLite) Athletes(ctx context.Context) ([]app.Athlete, error) {
	rows, err := s.read.QueryContext(ctx, `select id, name, created, example from athlete order by seq`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []app.Athlete
	for rows.Next() {
		a, err := scanAthlete(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, a)
	}
	return out, rows.Err()
}

// Athlete implements app.Store.
func (s *SQLite) Athlete(ctx context.Context, id app.AthleteID) (app.Athlete, error) {
	return athlete(ctx, s.read, id)
}

// Append implements app.Store.
func (s *SQLite) Append(ctx context.Context, id app.AthleteID, entries ...diary.Entry) error {
	rows, err := pack(entries)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(tx *sql.Tx) error {
		if _, err := athlete(ctx, tx, id); err != nil {
			return err
		}
		add, err := tx.PrepareContext(ctx, `insert into entry (athlete, seq, id, kind, at, body)
			values ($1, (select coalesce(max(seq), 0) + 1 from entry where athlete = $1), $2, $3, $4, $5)
			on conflict (athlete, id) do nothing`)
		if err != nil {
			return err
		}
		defer add.Close()
		for _, p := range rows {
			if err := appendOne(ctx, tx, add, id, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// appendOne inserts a row; where the id is there already, the contents must be equal.
func appendOne(ctx context.Context, tx *sql.Tx, add *sql.Stmt, id app.AthleteID, p packed) error {
	res, err := add.ExecContext(ctx, string(id), p.id, p.kind, p.at, p.body)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 1 {
		return err
	}
	var old string
	if err := tx.QueryRowContext(ctx, `select body from entry where athlete = $1 and id = $2`, string(id), p.id).Scan(&old); err != nil {
		return err
	}
	if old != p.body {
		return fmt.Errorf("entry %s: %w", p.id, app.ErrConflict)
	}
	return nil
}

// Entries implements app.Store.
func (s *SQLite) Entries(ctx context.Context, id app.AthleteID) ([]diary.Entry, error) {
	if _, err := athlete(ctx, s.read, id); err != nil {
		return nil, err
	}
	rows, err := s.read.QueryContext(ctx, `select body from entry where athlete = $1 order by seq`, string(id))
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := []diary.Entry{}
	for rows.Next() {
		var body string
		if err := rows.Scan(&body); err != nil {
			return nil, err
		}
		e, err := unpack(body)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, rows.Err()
}

// DeleteAthlete implements app.Store. The rows are overwritten
// (secure_delete) and the write-ahead log is emptied, so that the words are
// gone from the file too.
func (s *SQLite) DeleteAthlete(ctx context.Context, id app.AthleteID) error {
	err := s.inTx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, `delete from athlete where id = $1`, string(id))
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n == 1 {
			return err
		}
		return app.ErrNoAthlete
	})
	if err != nil {
		return err
	}
	_, err = s.write.ExecContext(ctx, `pragma wal_checkpoint(truncate)`)
	return err
}

// Close implements app.Store.
func (s *SQLite) Close() error { return errors.Join(s.read.Close(), s.write.Close()) }

var _ app.Store = (*SQLite)(nil)

// Durability reports the journal mode and the synchronous level (3 = EXTRA)
// that writes really use.
func (s *SQLite) Durability(ctx context.Context) (journal string, synchronous int, err error) {
	if err = s.write.QueryRowContext(ctx, `pragma journal_mode`).Scan(&journal); err != nil {
		return "", 0, err
	}
	err = s.write.QueryRowContext(ctx, `pragma synchronous`).Scan(&synchronous)
	return journal, synchronous, err
}
