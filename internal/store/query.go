//go:build !js

package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// conn is what a pool, a connection and a transaction have in common. The SQL
// that is sent over it is the same for SQLite and PostgreSQL.
type conn interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// reader is the reading half of app.Store on either engine.
type reader struct {
	q    conn
	fail func(error) error // the engine's errors in the words of the contract
}

// Athletes implements app.Store.
func (r reader) Athletes(ctx context.Context) ([]app.Athlete, error) {
	rows, err := r.q.QueryContext(ctx, `select id, name, created, example from athlete order by key`)
	if err != nil {
		return nil, r.fail(err)
	}
	defer rows.Close()
	var out []app.Athlete
	for rows.Next() {
		a, err := scanAthlete(rows)
		if err != nil {
			return nil, r.fail(err)
		}
		out = append(out, a)
	}
	return out, r.fail(rows.Err())
}

// Athlete implements app.Store.
func (r reader) Athlete(ctx context.Context, id app.AthleteID) (app.Athlete, error) {
	a, err := scanAthlete(r.q.QueryRowContext(ctx, `select id, name, created, example from athlete where id = $1`, string(id)))
	if errors.Is(err, sql.ErrNoRows) {
		return app.Athlete{}, r.fail(missing(ctx, r.q, id))
	}
	return a, r.fail(err)
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

// missing tells an athlete who was deleted from one who never was.
func missing(ctx context.Context, q conn, id app.AthleteID) error {
	var n int
	if err := q.QueryRowContext(ctx, `select count(*) from gone where athlete = $1`, string(id)).Scan(&n); err != nil {
		return err
	}
	if n > 0 {
		return app.ErrGone
	}
	return app.ErrNoAthlete
}

// Head implements app.Store.
func (r reader) Head(ctx context.Context, id app.AthleteID) (app.Head, error) {
	var h app.Head
	err := r.q.QueryRowContext(ctx, `select head, head - base from athlete where id = $1`, string(id)).Scan(&h.Srv, &h.Count)
	if errors.Is(err, sql.ErrNoRows) {
		err = missing(ctx, r.q, id)
	}
	return h, r.fail(err)
}

// Entries implements app.Store.
func (r reader) Entries(ctx context.Context, id app.AthleteID) ([]diary.Entry, error) {
	head, err := r.Head(ctx, id)
	if err != nil {
		return nil, err
	}
	// Rows are read here and understood in another goroutine: half the wait.
	parts, done := make(chan []row, 4), make(chan error, 1)
	out := make([]diary.Entry, 0, min(max(head.Count, 0), 1<<20)) // a damaged count makes no giant
	go func() {
		var bad error
		for part := range parts {
			if bad == nil {
				out, bad = appendLive(out, part)
			}
		}
		done <- bad
	}()
	err = r.places(ctx, id, head, 0, head.Count, func(part []row) error {
		parts <- part
		return nil
	})
	close(parts)
	if err := cmp.Or(<-done, err); err != nil {
		return nil, err
	}
	return out, nil
}

// EntriesSince implements app.Store.
func (r reader) EntriesSince(ctx context.Context, id app.AthleteID, srv int64, limit int) ([]app.Stored, error) {
	head, err := r.Head(ctx, id)
	if err != nil {
		return nil, err
	}
	out := []app.Stored{}
	err = r.places(ctx, id, head, srv, int64(page(limit)), func(part []row) error {
		stored, err := unpack(part)
		out = append(out, stored...)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// places hands on the rows after a place, at most limit, and holds them
// against the head: every place once, in order, none missing. A database whose
// index is damaged may give rows twice or not at all while each of them is
// still as it was written.
func (r reader) places(ctx context.Context, id app.AthleteID, head app.Head, srv, limit int64, use func([]row) error) error {
	base := head.Srv - head.Count
	if head.Count < 0 || base < 0 {
		return damaged("the count of the diary is not possible")
	}
	at := max(srv, base)
	end := min(at+limit, head.Srv)
	if at >= end {
		return use(nil)
	}
	err := r.rows(ctx, id, at, end-at, func(part []row) error {
		for _, one := range part {
			if at++; one.srv != at {
				return damaged("an entry at place %d is missing", at)
			}
		}
		return use(part)
	})
	if err == nil && at < end {
		err = damaged("the entries end at place %d, not %d", at, end)
	}
	if errors.Is(err, app.ErrDamaged) { // or the person was deleted, and perhaps added anew, meanwhile
		if now, gone := r.Head(ctx, id); gone != nil {
			return gone
		} else if now.Srv-now.Count != base {
			return app.ErrGone
		}
	}
	return err
}

// part is how many rows are unpacked at once.
const part = 1024

// rows hands on the rows after a place in parts, which use may keep.
func (r reader) rows(ctx context.Context, id app.AthleteID, srv, limit int64, use func([]row) error) error {
	rows, err := r.q.QueryContext(ctx, `select srv, received, id, hash, coalesce(body, '') from entry
		where athlete = (select key from athlete where id = $1) and srv > $2 order by srv limit $3`, string(id), srv, limit)
	if err != nil {
		return r.fail(err)
	}
	defer rows.Close()
	hold := make([]row, 0, min(limit, part))
	for rows.Next() {
		var one row
		if err := rows.Scan(&one.srv, &one.received, &one.id, &one.hash, &one.body); err != nil {
			return r.fail(err)
		}
		if hold = append(hold, one); len(hold) == part {
			if err := use(hold); err != nil {
				return err
			}
			hold = make([]row, 0, part)
		}
	}
	if err := rows.Err(); err != nil {
		return r.fail(err)
	}
	return use(hold)
}

// Meta implements app.Store.
func (r reader) Meta(ctx context.Context) (app.Meta, error) {
	return meta(ctx, r.q, r.fail)
}

func meta(ctx context.Context, q conn, fail func(error) error) (m app.Meta, err error) {
	err = q.QueryRowContext(ctx, `select epoch, (select max(number) from migration) from meta`).Scan(&m.Epoch, &m.Schema)
	return m, fail(err)
}

// check compares every row with its hash and every head with its rows.
func (r reader) check(ctx context.Context) error {
	people, err := r.Athletes(ctx)
	if err != nil {
		return err
	}
	for _, a := range people {
		head, err := r.Head(ctx, a.ID)
		if err != nil {
			return err
		}
		err = r.places(ctx, a.ID, head, 0, head.Count, func(part []row) error {
			_, err := understand(part)
			return err
		})
		if err != nil && !errors.Is(err, app.ErrNoAthlete) { // who was deleted meanwhile is not damaged
			return err
		}
	}
	return nil
}
