//go:build !js

package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strconv"
	"strings"

	"modernc.org/sqlite" // the driver, pure Go

	"spotter/internal/app"
	"spotter/internal/diary"
)

// FileName of the database inside the data folder.
const FileName = "spotter.db"

// sqliteFloor is the oldest SQLite that is used: before it a database in WAL
// mode could be damaged when two connections wrote and reset the log at once
// (https://sqlite.org/wal.html#walresetbug).
const sqliteFloor = "3.51.3"

var lite = dialect{
	name:     "sqlite",
	hasTable: `select count(*) from sqlite_master where type = 'table' and name = 'migration'`,
	table: `create table if not exists migration
		(number integer primary key, name text not null, sum text not null) strict`,
	lock: `select 1`, // the transaction is the lock
}

// Migration 002 gives old rows their canonical form and its hash.
func init() {
	for name, f := range map[string]func(string) (driver.Value, error){
		"spotter_canon": func(body string) (driver.Value, error) { return canonical(body) },
		"spotter_hash":  func(body string) (driver.Value, error) { return hashOf(body), nil },
	} {
		sqlite.MustRegisterDeterministicScalarFunction(name, 1,
			func(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
				body, ok := args[0].(string)
				if !ok {
					return nil, errors.New(name + " takes a text")
				}
				return f(body)
			})
	}
}

// SQLite is an app.Store in one file. Writes go through one goroutine and one
// connection, so that they queue here and never meet a locked database.
type SQLite struct {
	reader
	pool  *sql.DB
	write *writer
	first bool
	path  string
}

// Open opens or makes the database in a folder. A folder that has to be made
// is readable by its owner only (0700), the files always (0600). Data of an
// older spotter are brought to the present form first; see upgrade.
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
		if err := upgrade(ctx, path); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
	}
	s, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return s, nil
}

func open(ctx context.Context, path string, o options) (_ *SQLite, err error) {
	s := &SQLite{path: path}
	// synchronous comes before WAL: the switch itself must be durable too.
	pragmas := append([]string{"synchronous(EXTRA)", "mmap_size(0)", "secure_delete(1)", "cache_size(-32768)"}, o.pragmas...)
	write, err := connect(path, o.vfs, 1, "WAL", pragmas...)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			write.Close()
		}
	}()
	var version string
	if err := write.QueryRowContext(ctx, `select sqlite_version()`).Scan(&version); err != nil {
		return nil, notRead(err)
	}
	if err := atLeast(version, sqliteFloor); err != nil {
		return nil, err
	}
	before, err := lite.migrate(ctx, write)
	if err != nil {
		return nil, notRead(err)
	}
	// After a sync that failed, the log that can be read may not be on the disk,
	// and no later sync puts it there. What it holds is written to the database
	// anew before more is built on it. On a disk that is full this fails, and
	// reading goes on.
	_, _ = write.ExecContext(ctx, `pragma wal_checkpoint(truncate)`)
	if s.pool, err = connect(path, o.vfs, 4, "", "query_only(1)", "mmap_size(0)"); err != nil {
		return nil, err
	}
	s.first = before == 0
	s.reader = reader{s.pool, notRead}
	s.write = newWriter(write, notSaved)
	return s, nil
}

// atLeast compares versions of SQLite.
func atLeast(version, floor string) error {
	have, want := numbers(version), numbers(floor)
	if len(have) == 3 && (have[0] > want[0] || have[0] == want[0] && (have[1] > want[1] || have[1] == want[1] && have[2] >= want[2])) {
		return nil
	}
	return fmt.Errorf("this program was built with SQLite %s; %s or newer is needed to keep data safe: build it with the versions of go.mod", version, floor)
}

func numbers(version string) (out []int) {
	for _, s := range strings.Split(version, ".") {
		n, err := strconv.Atoi(s)
		if err != nil {
			return nil
		}
		out = append(out, n)
	}
	return out
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
	db.SetMaxIdleConns(most)
	return db, nil
}

// AddAthlete implements app.Store.
func (s *SQLite) AddAthlete(ctx context.Context, a app.Athlete) error {
	if err := checkAthlete(a); err != nil {
		return err
	}
	return s.write.do(ctx, func(ctx context.Context, q conn) error { return addAthlete(ctx, q, a) })
}

// Append implements app.Store.
func (s *SQLite) Append(ctx context.Context, id app.AthleteID, entries ...diary.Entry) error {
	rows, err := pack(entries)
	if err != nil {
		return err
	}
	return s.write.do(ctx, func(ctx context.Context, q conn) error { return appendRows(ctx, q, id, rows) })
}

// Redact implements app.Store. As with DeleteAthlete the words are gone from
// the files too.
func (s *SQLite) Redact(ctx context.Context, id app.AthleteID, entry string, record ...diary.Entry) error {
	rows, err := pack(record)
	if err != nil {
		return err
	}
	err = s.write.do(ctx, func(ctx context.Context, q conn) error { return redact(ctx, q, id, entry, rows) })
	if err != nil {
		return err
	}
	return s.forget(ctx)
}

// DeleteAthlete implements app.Store. The rows are overwritten
// (secure_delete) and the write-ahead log is emptied, so that the words are
// gone from the file too.
func (s *SQLite) DeleteAthlete(ctx context.Context, id app.AthleteID) error {
	err := s.write.do(ctx, func(ctx context.Context, q conn) error { return deleteAthlete(ctx, q, id) })
	if err != nil {
		return err
	}
	return s.forget(ctx)
}

// forget empties the write-ahead log and removes what an upgrade had kept.
func (s *SQLite) forget(ctx context.Context) error {
	var busy, log, done int
	err := s.write.outside(ctx, func(ctx context.Context, q conn) error {
		return q.QueryRowContext(ctx, `pragma wal_checkpoint(truncate)`).Scan(&busy, &log, &done)
	})
	if err == nil && busy != 0 {
		err = errors.New("it is deleted, but its traces stay in the log file until spotter is started again")
	}
	return errors.Join(err, removeKept(s.path))
}

// NewEpoch implements app.Store.
func (s *SQLite) NewEpoch(ctx context.Context) (app.Meta, error) {
	if err := s.write.do(ctx, newEpoch); err != nil {
		return app.Meta{}, err
	}
	return s.Meta(ctx)
}

// Check implements app.Store: SQLite's own check of its pages, then every hash.
func (s *SQLite) Check(ctx context.Context) error {
	if err := intact(ctx, s.pool); err != nil {
		return err
	}
	return s.check(ctx)
}

// intact runs SQLite's own check.
func intact(ctx context.Context, q conn) error {
	var said string
	if err := q.QueryRowContext(ctx, `pragma integrity_check(1)`).Scan(&said); err != nil {
		return notRead(err)
	}
	if said != "ok" {
		return damaged("%s", said)
	}
	return nil
}

// Copy writes a whole, consistent copy of the database to a new file, while
// others read and write. Its folder must be there, the file must not.
func (s *SQLite) Copy(ctx context.Context, to string) error {
	db, err := connect(s.path, "", 1, "") // the reading pool may make no file
	if err != nil {
		return err
	}
	return errors.Join(notRead(copyInto(ctx, db, to)), db.Close())
}

// First says that this call of Open made the database.
func (s *SQLite) First() bool { return s.first }

// Close implements app.Store. What was handed in before is stored.
func (s *SQLite) Close() error {
	s.write.close()
	return errors.Join(s.pool.Close(), s.write.pool.Close())
}

var _ app.Store = (*SQLite)(nil)

// Durability reports the journal mode and the synchronous level (3 = EXTRA)
// that writes really use.
func (s *SQLite) Durability(ctx context.Context) (journal string, synchronous int, err error) {
	err = s.write.outside(ctx, func(ctx context.Context, q conn) error {
		if err := q.QueryRowContext(ctx, `pragma journal_mode`).Scan(&journal); err != nil {
			return err
		}
		return q.QueryRowContext(ctx, `pragma synchronous`).Scan(&synchronous)
	})
	return journal, synchronous, err
}
