// Package backuptest reads backups that SQLite itself wrote. It stands apart so
// that the fuzz targets of the readers are built without SQLite.
package backuptest

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "modernc.org/sqlite"

	"spotter/internal/importer"
)

// long comments take many overflow pages.
const long = 300

// backup makes a FitNotes backup with SQLite itself: n sets, long comments that
// need overflow pages, deletions that leave holes.
func backup(t testing.TB, n int, pragma string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "b.fitnotes")
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	do := func(q string, args ...any) {
		if _, err := db.Exec(q, args...); err != nil {
			t.Fatal(q, err)
		}
	}
	do(pragma)
	do(`CREATE TABLE exercise(_id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, category_id INTEGER NOT NULL DEFAULT 0, "odd, name" TEXT DEFAULT 'a,b')`)
	do(`CREATE TABLE training_log (_id INTEGER PRIMARY KEY AUTOINCREMENT, exercise_id INTEGER NOT NULL, date DATE NOT NULL, metric_weight INTEGER NOT NULL, reps INTEGER NOT NULL, unit INTEGER NOT NULL DEFAULT 0)`)
	do(`CREATE TABLE Comment (_id INTEGER PRIMARY KEY AUTOINCREMENT, date DATE NOT NULL, owner_type_id INTEGER NOT NULL, owner_id INTEGER NOT NULL, comment TEXT NOT NULL)`)
	do(`CREATE TABLE BodyWeight (_id INTEGER PRIMARY KEY AUTOINCREMENT, date TEXT NOT NULL, body_weight_metric REAL NOT NULL, body_fat REAL NOT NULL, comments TEXT)`)
	do(`ALTER TABLE training_log ADD COLUMN distance INTEGER NOT NULL DEFAULT 0`)
	do(`ALTER TABLE training_log ADD COLUMN duration_seconds INTEGER NOT NULL DEFAULT 0`)
	do(`INSERT INTO exercise(name) VALUES ('Barbell Squat'), ('Bankdrücken'), ('Rowing machine')`)
	do(`BEGIN`)
	for i := range n {
		do(`INSERT INTO training_log(exercise_id, date, metric_weight, reps) VALUES (?, ?, ?, ?)`, 1+i%2, fmt.Sprintf("2026-%02d-%02d", 1+i/28%12, 1+i%28), 60+float64(i%80)/2, 1+i%10)
	}
	do(`INSERT INTO training_log(exercise_id, date, metric_weight, reps, duration_seconds) VALUES (3, '2026-01-05', 0, 0, 600)`)
	do(`INSERT INTO Comment(date, owner_type_id, owner_id, comment) VALUES ('2026-01-01', 1, 1, ?), ('2026-01-01', 2, 2, 'not of a set')`, strings.Repeat("left shoulder. ", long))
	do(`DELETE FROM training_log WHERE _id BETWEEN 5 AND 8`)
	do(`INSERT INTO BodyWeight(date, body_weight_metric, body_fat) VALUES ('2026-01-05', 92.5, 0)`)
	do(`COMMIT`)
	db.Close()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestTinyIsFresh: the file that the fuzz target starts from is one of these.
func TestTinyIsFresh(t *testing.T) {
	data, err := os.ReadFile("../testdata/tiny.fitnotes")
	if os.Getenv("UPDATE") != "" {
		data, err = backup(t, 9, "PRAGMA page_size=512"), nil
		if err := os.WriteFile("../testdata/tiny.fitnotes", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	if res, err := importer.Import(data, importer.Options{}); err != nil || res.Report.Sets != 5 {
		t.Fatal(res.Report.Sets, err)
	}
}

func TestFitNotesBackup(t *testing.T) {
	for _, pragma := range []string{"PRAGMA page_size=512", "PRAGMA page_size=4096", "PRAGMA page_size=65536", "PRAGMA encoding='UTF-16le'", "PRAGMA encoding='UTF-16be'"} {
		t.Run(pragma, func(t *testing.T) {
			const n = 5000
			res, err := importer.Import(backup(t, n, pragma), importer.Options{})
			if err != nil {
				t.Fatal(err)
			}
			r := res.Report
			if r.Format != "fitnotes_backup" || r.Sets != n-4 || r.Unit != "kg" || r.Skipped["time_or_distance"] != 1 || r.Kinds["bodyweight"] != 1 || len(res.Faults) > 0 {
				t.Fatalf("%+v %v", r, res.Faults)
			}
			sum, longest, umlaut := 0.0, 0, 0
			for _, e := range res.Entries {
				if e.Kind == "set" {
					sum += *e.Kg * float64(*e.Reps)
				}
				if e.Name == "Bankdrücken" {
					umlaut++
				}
				longest = max(longest, len(e.Note))
			}
			want := 0.0
			for i := range n {
				if i < 4 || i > 7 {
					want += (60 + float64(i%80)/2) * float64(1+i%10)
				}
			}
			if sum != want || longest != 15*long || umlaut != n/2-2 {
				t.Errorf("kilograms %v, want %v; longest note %d; %d sets with an umlaut", sum, want, longest, umlaut)
			}
		})
	}
}

// TestDamagedBackups: a file cut off or bitten anywhere gives no more than its
// sets and says what is wrong.
func TestDamagedBackups(t *testing.T) {
	whole := backup(t, 400, "PRAGMA page_size=512")
	for cut := 0; cut < len(whole); cut += 97 {
		res, err := importer.Import(whole[:cut], importer.Options{})
		if err == nil && res.Report.Sets < 396 && len(res.Faults) == 0 && len(res.Questions) == 0 {
			t.Fatalf("cut at %d: %d sets and no word about it", cut, res.Report.Sets)
		}
	}
	for i := 0; i < len(whole); i += 61 {
		bad := append([]byte(nil), whole...)
		bad[i] ^= 0xFF
		if res, _ := importer.Import(bad, importer.Options{}); res.Report.Sets > 800 {
			t.Fatalf("byte %d: %d sets", i, res.Report.Sets)
		}
	}
}
