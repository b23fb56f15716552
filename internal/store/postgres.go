//go:build !js

package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/stdlib"

	"spotter/internal/app"
	"spotter/internal/diary"
)

var pg = dialect{
	name:     "postgres",
	hasTable: `select count(*) from pg_catalog.pg_class where oid = to_regclass('migration')`,
	table:    `create table if not exists migration (number bigint primary key, name text not null, sum text not null)`,
	lock:     `select pg_advisory_xact_lock(7310579)`, // any number, the same for all versions
}

// Postgres is an app.Store in a PostgreSQL database, version 15 or newer. The
// writers of one athlete wait for each other at that athlete's row; those of
// different athletes do not.
type Postgres struct {
	reader
	db     *sql.DB
	secret string
	first  bool
}

// IsPostgres says whether an address is one for OpenPostgres.
func IsPostgres(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// OpenPostgres opens the database at an address like
// postgres://user:password@host:5432/name and brings it to the present form.
// No error ever holds the password or the address.
func OpenPostgres(ctx context.Context, address string) (*Postgres, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil || !IsPostgres(address) { // the parser's own words may hold parts of the address
		return nil, errors.New("the address of the database cannot be read: write postgres://user@host:5432/name, with % codes for special characters, and the password in PGPASSWORD or ~/.pgpass")
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = 10 * time.Second
	}
	config.RuntimeParams["application_name"] = "spotter"
	s := &Postgres{secret: config.Password}
	s.db = stdlib.OpenDB(*config, stdlib.OptionAfterConnect(durable))
	s.db.SetMaxOpenConns(16)
	s.db.SetMaxIdleConns(8)
	s.db.SetConnMaxIdleTime(5 * time.Minute)
	s.db.SetConnMaxLifetime(time.Hour)
	s.reader = reader{s.db, s.notRead}
	if err := s.start(ctx); err != nil {
		s.db.Close()
		return nil, fmt.Errorf("the database cannot be opened: %w", s.notRead(err))
	}
	return s, nil
}

// durable lets no connection answer before its commits are on disk. A server
// that waits for more than its own disk is left as it is.
func durable(ctx context.Context, c *pgx.Conn) error {
	var commits, fsync string
	if err := c.QueryRow(ctx, `select current_setting('synchronous_commit'), current_setting('fsync')`).Scan(&commits, &fsync); err != nil {
		return err
	}
	if fsync != "on" {
		return errors.New("the server runs with fsync=off and would lose what was logged in a power cut: set fsync=on")
	}
	if commits == "on" || commits == "remote_apply" {
		return nil
	}
	_, err := c.Exec(ctx, `set synchronous_commit = on`)
	return err
}

func (s *Postgres) start(ctx context.Context) error {
	var version int
	if err := s.db.QueryRowContext(ctx, `select current_setting('server_version_num')::int`).Scan(&version); err != nil {
		return err
	}
	if version < 150000 {
		return fmt.Errorf("the server is PostgreSQL %d; 15 or newer is needed", version/10000)
	}
	before, err := pg.migrate(ctx, s.db)
	s.first = before == 0
	return err
}

// tries is how often a transaction is made again that the server broke off
// because of another one.
const tries = 12

// retries counts them; tests look at it.
var retries atomic.Int64

// inTx runs f in a transaction. A cancelled context ends the statements; the
// commit itself is waited for, so that its outcome is always known here.
func (s *Postgres) inTx(ctx context.Context, f func(context.Context, conn) error) error {
	var err error
	for i := range tries {
		if err = s.once(ctx, f); !again(err) {
			break
		}
		retries.Add(1)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Duration(rand.Int64N(int64(time.Millisecond) << min(i, 7)))):
		}
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return s.notSaved(err)
}

func (s *Postgres) once(ctx context.Context, f func(context.Context, conn) error) error {
	c, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	whole, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Minute)
	defer cancel()
	tx, err := c.BeginTx(whole, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := f(ctx, tx); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return tx.Commit()
}

// AddAthlete implements app.Store.
func (s *Postgres) AddAthlete(ctx context.Context, a app.Athlete) error {
	if err := checkAthlete(a); err != nil {
		return err
	}
	return s.inTx(ctx, func(ctx context.Context, q conn) error { return addAthlete(ctx, q, a) })
}

// Append implements app.Store.
func (s *Postgres) Append(ctx context.Context, id app.AthleteID, entries ...diary.Entry) error {
	rows, err := pack(entries)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(ctx context.Context, q conn) error { return appendRows(ctx, q, id, rows) })
}

// Redact implements app.Store. The server overwrites the old row when it next
// cleans the table (vacuum); its own log and backups age out by its rules.
func (s *Postgres) Redact(ctx context.Context, id app.AthleteID, entry string, record ...diary.Entry) error {
	rows, err := pack(record)
	if err != nil {
		return err
	}
	return s.inTx(ctx, func(ctx context.Context, q conn) error { return redact(ctx, q, id, entry, rows) })
}

// DeleteAthlete implements app.Store; see Redact for when the bytes are gone.
func (s *Postgres) DeleteAthlete(ctx context.Context, id app.AthleteID) error {
	return s.inTx(ctx, func(ctx context.Context, q conn) error { return deleteAthlete(ctx, q, id) })
}

// NewEpoch implements app.Store.
func (s *Postgres) NewEpoch(ctx context.Context) (app.Meta, error) {
	if err := s.inTx(ctx, newEpoch); err != nil {
		return app.Meta{}, err
	}
	return s.Meta(ctx)
}

// Check implements app.Store.
func (s *Postgres) Check(ctx context.Context) error { return s.check(ctx) }

// Durability reports the setting under which the server commits.
func (s *Postgres) Durability(ctx context.Context) (commits string, err error) {
	err = s.db.QueryRowContext(ctx, `show synchronous_commit`).Scan(&commits)
	return commits, s.notRead(err)
}

// First says that this call of OpenPostgres made the tables.
func (s *Postgres) First() bool { return s.first }

// Close implements app.Store.
func (s *Postgres) Close() error { return s.db.Close() }

var _ app.Store = (*Postgres)(nil)
