//go:build !js

package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"spotter/internal/app"
)

// What follows runs inside one write transaction, on either engine.

func damaged(format string, args ...any) error {
	return fmt.Errorf(format+": %w", append(args, app.ErrDamaged)...)
}

// addAthlete gives the next key. The counter in meta makes writers wait for
// each other, so that no key is given twice.
func addAthlete(ctx context.Context, q conn, a app.Athlete) error {
	var key, base int64
	if err := q.QueryRowContext(ctx, `update meta set athletes = athletes + 1 returning athletes`).Scan(&key); err != nil {
		return err
	}
	var n int
	if err := q.QueryRowContext(ctx, `select count(*) from athlete where id = $1`, string(a.ID)).Scan(&n); err != nil {
		return err
	}
	if n > 0 {
		return app.ErrTaken
	}
	err := q.QueryRowContext(ctx, `delete from gone where athlete = $1 returning head`, string(a.ID)).Scan(&base)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	_, err = q.ExecContext(ctx, `insert into athlete (key, id, name, created, example, base, head)
		values ($1, $2, $3, $4, $5, $6, $6)`, key, string(a.ID), a.Name, a.Created.String(), a.Example, base)
	return err
}

// reserve takes n places at the end of a diary and gives its key and the place
// before them. Until the transaction ends nobody else can take any: that is
// what keeps readers from missing rows.
func reserve(ctx context.Context, q conn, id app.AthleteID, n int) (key, srv int64, err error) {
	err = q.QueryRowContext(ctx, `update athlete set head = head + $2 where id = $1 returning key, head`, string(id), n).Scan(&key, &srv)
	if errors.Is(err, sql.ErrNoRows) {
		err = missing(ctx, q, id)
	}
	return key, srv - int64(n), err
}

// giveBack returns the places that were not needed, so that there are no gaps.
func giveBack(ctx context.Context, q conn, key int64, n int) error {
	if n == 0 {
		return nil
	}
	_, err := q.ExecContext(ctx, `update athlete set head = head - $2 where key = $1`, key, n)
	return err
}

// appendRows adds rows to the end of a diary; the known ones change nothing.
func appendRows(ctx context.Context, q conn, id app.AthleteID, rows []packed) error {
	key, srv, err := reserve(ctx, q, id, len(rows))
	if err != nil {
		return err
	}
	todo := rows
	if len(rows) > 1 {
		if todo, err = unknown(ctx, q, key, rows); err != nil {
			return err
		}
	}
	added, err := insertRows(ctx, q, key, srv, todo)
	if err != nil {
		return err
	}
	if len(rows) == 1 && added == 0 {
		if _, err := unknown(ctx, q, key, rows); err != nil {
			return err
		}
	}
	return giveBack(ctx, q, key, len(rows)-added)
}

// insertRows writes rows from the place after srv on, many in one statement.
func insertRows(ctx context.Context, q conn, key, srv int64, rows []packed) (added int, err error) {
	now := time.Now().UnixMilli()
	for len(rows) > 0 {
		if err := ctx.Err(); err != nil {
			return added, err
		}
		n := 1
		if _, lite := q.(prepared); !lite {
			n = batch(len(rows)) // saves round trips; SQLite has none, and journals each statement of many rows
		}
		args := make([]any, 0, 6*n)
		for _, r := range rows[:n] {
			srv++
			args = append(args, key, srv, r.id, now, r.hash, r.body)
		}
		res, err := q.ExecContext(ctx, insertSQL[n], args...)
		if err != nil {
			return added, err
		}
		k, err := res.RowsAffected()
		if err != nil {
			return added, err
		}
		added += int(k)
		rows = rows[n:]
	}
	return added, nil
}

// unknown leaves the rows whose ids are new to this diary, each once. Other
// contents under an id that is there, or twice among the rows, is a conflict.
func unknown(ctx context.Context, q conn, key int64, rows []packed) ([]packed, error) {
	have := make(map[string][]byte, len(rows))
	for rest := rows; len(rest) > 0; {
		n := batch(len(rest))
		if _, lite := q.(prepared); lite {
			n = min(n, 16) // its driver looks every parameter up by name
		}
		if err := lookUp(ctx, q, key, rest[:n], have); err != nil {
			return nil, err
		}
		rest = rest[n:]
	}
	todo := make([]packed, 0, len(rows))
	for _, r := range rows {
		old, known := have[r.id]
		switch {
		case !known:
			have[r.id] = r.hash
			todo = append(todo, r)
		case old != nil && !bytes.Equal(old, r.hash): // nil = redacted
			return nil, fmt.Errorf("entry %s: %w", r.id, app.ErrConflict)
		}
	}
	return todo, nil
}

func lookUp(ctx context.Context, q conn, key int64, rows []packed, have map[string][]byte) error {
	args := make([]any, 0, 1+len(rows))
	args = append(args, key)
	for _, r := range rows {
		args = append(args, r.id)
	}
	found, err := q.QueryContext(ctx, lookUpSQL[len(rows)], args...)
	if err != nil {
		return err
	}
	defer found.Close()
	for found.Next() {
		var id string
		var hash []byte
		if err := found.Scan(&id, &hash); err != nil {
			return err
		}
		have[id] = hash
	}
	return found.Err()
}

// batch is how many of n rows go into one statement.
func batch(n int) int {
	for _, size := range batches {
		if n >= size {
			return size
		}
	}
	return 1
}

var batches = []int{128, 16, 1}

var insertSQL, lookUpSQL = func() (map[int]string, map[int]string) {
	insert, look := map[int]string{}, map[int]string{}
	for _, n := range batches {
		var rows, ids []string
		for i := range n {
			rows = append(rows, fmt.Sprintf("($%d,$%d,$%d,$%d,$%d,$%d)", 6*i+1, 6*i+2, 6*i+3, 6*i+4, 6*i+5, 6*i+6))
			ids = append(ids, fmt.Sprintf("($%d)", i+2))
		}
		insert[n] = `insert into entry (athlete, srv, id, received, hash, body) values ` + strings.Join(rows, ",") +
			` on conflict (athlete, id) do nothing`
		// A join in this order: with "id in (...)" SQLite reads the whole diary.
		look[n] = `select e.id, e.hash from (values ` + strings.Join(ids, ",") + `) v
			cross join entry e where e.athlete = $1 and e.id = v.column1`
	}
	return insert, look
}()

// redact empties one entry and appends the record of it.
func redact(ctx context.Context, q conn, id app.AthleteID, entry string, record []packed) error {
	key, _, err := reserve(ctx, q, id, 0) // nobody else writes here now
	if err != nil {
		return err
	}
	var n int
	if err := q.QueryRowContext(ctx, `select count(*) from entry where athlete = $1 and id = $2`, key, entry).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return app.ErrNoEntry
	}
	if err := appendRows(ctx, q, id, record); err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `update entry set body = null, hash = null where athlete = $1 and id = $2`, key, entry)
	return err
}

// deleteAthlete removes the rows and remembers that the id is gone. There is
// no foreign key: every insert has the athlete's row in its hand already, and
// a check per row would double the cost of an import.
func deleteAthlete(ctx context.Context, q conn, id app.AthleteID) error {
	var key, head int64
	err := q.QueryRowContext(ctx, `delete from athlete where id = $1 returning key, head`, string(id)).Scan(&key, &head)
	if errors.Is(err, sql.ErrNoRows) {
		return missing(ctx, q, id)
	}
	if err != nil {
		return err
	}
	if _, err := q.ExecContext(ctx, `delete from entry where athlete = $1`, key); err != nil {
		return err
	}
	_, err = q.ExecContext(ctx, `insert into gone (athlete, head, at) values ($1, $2, $3)`, string(id), head, time.Now().UnixMilli())
	return err
}

func newEpoch(ctx context.Context, q conn) error {
	_, err := q.ExecContext(ctx, `update meta set epoch = $1`, uuid.NewString())
	return err
}
