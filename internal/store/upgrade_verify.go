//go:build !js

package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
)

// said is one entry as any form of the database holds it.
type said struct{ athlete, id, body string }

// contentsSQL reads athlete, id and body of every entry in order, by form.
var contentsSQL = map[int]string{
	1: `select a.id, e.id, e.body from athlete a left join entry e on e.athlete = a.id order by a.seq, e.seq`,
	2: `select a.id, e.id, e.body from athlete a left join entry e on e.athlete = a.key order by a.key, e.srv`,
}

// sameContents compares an old database with the new one made from it: the
// same people in the same order, the same entries, every one of them equal;
// and in the new one every hash and every count right.
func sameContents(ctx context.Context, old *sql.DB, path string) error {
	fresh, err := connect(path, "", 2, "", "query_only(1)")
	if err != nil {
		return err
	}
	defer fresh.Close()
	if err := (reader{fresh, notRead}).check(ctx); err != nil {
		return err
	}
	was, stopWas := iter.Pull2(contents(ctx, old))
	defer stopWas()
	is, stopIs := iter.Pull2(contents(ctx, fresh))
	defer stopIs()
	for n := 1; ; n++ {
		a, err, more := was()
		if err != nil {
			return err
		}
		b, err, also := is()
		if err != nil {
			return err
		}
		if more != also || a != b {
			return damaged("entry %d of the new file is not that of the old one", n)
		}
		if !more {
			return nil
		}
	}
}

// contents walks all people and their entries; who has none comes once.
func contents(ctx context.Context, db *sql.DB) iter.Seq2[said, error] {
	return func(yield func(said, error) bool) {
		form, err := lite.form(ctx, db)
		if err == nil && contentsSQL[form] == "" {
			err = fmt.Errorf("form %d cannot be compared", form)
		}
		if err != nil {
			yield(said{}, err)
			return
		}
		rows, err := db.QueryContext(ctx, contentsSQL[form])
		if err != nil {
			yield(said{}, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var athlete string
			var id, body sql.NullString
			if err := rows.Scan(&athlete, &id, &body); err != nil {
				yield(said{}, err)
				return
			}
			if form == 1 && body.Valid { // before entries had one canonical form
				if body.String, err = canonical(body.String); err != nil {
					yield(said{}, err)
					return
				}
			}
			if !yield(said{athlete, id.String, body.String}, nil) {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(said{}, err)
		}
	}
}
