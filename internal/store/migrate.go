//go:build !js

package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings a database to the newest form, one numbered file after the
// other, each in its own transaction. A file that was changed after it ran,
// and a database of a newer spotter, are errors.
func migrate(ctx context.Context, db *sql.DB) error {
	const table = `create table if not exists migration
		(number integer primary key, name text not null, sum text not null) strict`
	if _, err := db.ExecContext(ctx, table); err != nil {
		return err
	}
	done, err := applied(ctx, db)
	if err != nil {
		return err
	}
	names, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return err
	}
	for i, path := range names {
		body, err := migrations.ReadFile(path)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(path, "migrations/")
		number, err := strconv.Atoi(name[:3])
		if err != nil || number != i+1 {
			return fmt.Errorf("migration %s is not number %d", name, i+1)
		}
		hash := sha256.Sum256(body)
		sum := hex.EncodeToString(hash[:])
		if number <= len(done) {
			if done[i] != sum {
				return fmt.Errorf("migration %s was changed after it had run on this file", name)
			}
			continue
		}
		if err := apply(ctx, db, number, name, sum, string(body)); err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
	}
	if len(done) > len(names) {
		return fmt.Errorf("this data was written by a newer spotter (form %d, this one knows %d): update spotter, or use another --data folder", len(done), len(names))
	}
	return nil
}

// applied lists the sums of the migrations that ran, in order.
func applied(ctx context.Context, db *sql.DB) ([]string, error) {
	rows, err := db.QueryContext(ctx, `select sum from migration order by number`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var sum string
		if err := rows.Scan(&sum); err != nil {
			return nil, err
		}
		out = append(out, sum)
	}
	return out, rows.Err()
}

func apply(ctx context.Context, db *sql.DB, number int, name, sum, body string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, body); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `insert into migration (number, name, sum) values ($1, $2, $3)`, number, name, sum); err != nil {
		return err
	}
	return tx.Commit()
}
