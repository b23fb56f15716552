//go:build !js

package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"strconv"
)

//go:embed migrations/*/*.sql
var migrations embed.FS

// dialect is what the two engines do not have in common.
type dialect struct {
	name     string // folder under migrations
	hasTable string // counts the tables called migration
	table    string // makes that table
	lock     string // keeps other programs from migrating until the transaction ends
}

// step is one migration: its number is its place in the list.
type step struct{ name, sum, body string }

// steps lists the migrations of a dialect.
func (d dialect) steps() ([]step, error) {
	dir := "migrations/" + d.name
	files, err := fs.ReadDir(migrations, dir)
	if err != nil {
		return nil, err
	}
	var out []step
	for i, f := range files {
		body, err := migrations.ReadFile(dir + "/" + f.Name())
		if err != nil {
			return nil, err
		}
		if number, err := strconv.Atoi(f.Name()[:3]); err != nil || number != i+1 {
			return nil, fmt.Errorf("migration %s is not number %d", f.Name(), i+1)
		}
		hash := sha256.Sum256(body)
		out = append(out, step{f.Name(), hex.EncodeToString(hash[:]), string(body)})
	}
	return out, nil
}

var errNewer = errors.New("this data was written by a newer spotter")

// form is the number of migrations that ran on a database. One of a newer
// spotter, and a migration that was changed after it ran, are errors.
func (d dialect) form(ctx context.Context, q conn) (int, error) {
	known, err := d.steps()
	if err != nil {
		return 0, err
	}
	var n int
	if err := q.QueryRowContext(ctx, d.hasTable).Scan(&n); err != nil || n == 0 {
		return 0, err
	}
	rows, err := q.QueryContext(ctx, `select sum from migration order by number`)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	changed, form := "", 0
	for ; rows.Next(); form++ {
		var sum string
		if err := rows.Scan(&sum); err != nil {
			return 0, err
		}
		if form < len(known) && sum != known[form].sum && changed == "" {
			changed = known[form].name
		}
	}
	switch err := rows.Err(); {
	case err != nil:
		return 0, err
	case form > len(known):
		return form, fmt.Errorf("%w (form %d, this one knows %d): update spotter, or use another data folder or database", errNewer, form, len(known))
	case changed != "":
		return form, fmt.Errorf("migration %s was changed after it had run on these data", changed)
	}
	return form, nil
}

// migrate brings a database to the newest form in one transaction: all of the
// missing migrations, or none. It says how many were there before.
func (d dialect) migrate(ctx context.Context, db *sql.DB) (before int, err error) {
	known, err := d.steps()
	if err != nil {
		return 0, err
	}
	if before, err = d.form(ctx, db); err != nil || before == len(known) {
		return before, err
	}
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	for _, query := range []string{d.lock, d.table} {
		if _, err := tx.ExecContext(ctx, query); err != nil {
			return 0, err
		}
	}
	if before, err = d.form(ctx, tx); err != nil {
		return before, err
	}
	for i, s := range known[before:] {
		if _, err := tx.ExecContext(ctx, s.body); err != nil {
			return before, fmt.Errorf("migration %s: %w", s.name, err)
		}
		if _, err := tx.ExecContext(ctx, `insert into migration (number, name, sum) values ($1, $2, $3)`, before+i+1, s.name, s.sum); err != nil {
			return before, err
		}
	}
	return before, tx.Commit()
}
