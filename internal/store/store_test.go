//go:build !js

package store_test

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/store"
	"spotter/internal/store/pgtest"
	"spotter/internal/store/storetest"
)

func open(t *testing.T, dir string) *store.SQLite {
	t.Helper()
	s, err := store.Open(context.Background(), dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMain(m *testing.M) {
	if dir := os.Getenv("SPOTTER_TEST_UPGRADE"); dir != "" {
		upgradeAndDie(dir)
	}
	os.Exit(pgtest.Main(m))
}

func openPG(t *testing.T) *store.Postgres {
	t.Helper()
	s, err := store.OpenPostgres(context.Background(), pgtest.Database(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestMemory(t *testing.T) {
	storetest.Run(t, func(*testing.T) app.Store { return store.NewMemory() })
}

func TestSQLite(t *testing.T) {
	storetest.Run(t, func(t *testing.T) app.Store { return open(t, t.TempDir()) })
}

func TestPostgres(t *testing.T) {
	storetest.Run(t, func(t *testing.T) app.Store { return openPG(t) })
}

func TestSQLiteIsThereAfterReopening(t *testing.T) {
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "a b?c#d%41", "data")
	s := open(t, dir)
	if err := s.AddAthlete(ctx, app.Athlete{ID: "a", Name: "A"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Append(ctx, "a", diary.Entry{Kind: "note", ID: "1", At: "2026-03-02", Text: "kept"}); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = open(t, dir)
	defer s.Close()
	got, err := s.Entries(ctx, "a")
	if err != nil || len(got) != 1 || got[0].Text != "kept" {
		t.Fatalf("after reopening: %v, %v", got, err)
	}
}

func TestOnlyTheOwnerCanReadTheFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	s := open(t, dir)
	defer s.Close()
	if err := s.AddAthlete(context.Background(), app.Athlete{ID: "a"}); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(dir)
	if err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v, %v", info.Mode(), err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(files) == 0 {
		t.Fatal("no files")
	}
	for _, f := range files {
		if info, err := os.Stat(f); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", f, info.Mode(), err)
		}
	}
}

func TestDeletedWordsAreGoneFromTheFiles(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := open(t, dir)
	defer s.Close()
	if err := s.AddAthlete(ctx, app.Athlete{ID: "a"}); err != nil {
		t.Fatal(err)
	}
	const words = "a-very-private-remark"
	if err := s.Append(ctx, "a", diary.Entry{Kind: "note", ID: "1", At: "2026-03-02", Text: words}); err != nil {
		t.Fatal(err)
	}
	if err := s.DeleteAthlete(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	for _, f := range files {
		if b, _ := os.ReadFile(f); strings.Contains(string(b), words) {
			t.Errorf("%s still holds the deleted words", f)
		}
	}
}

func TestDataOfANewerSpotterIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	open(t, dir).Close()
	db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`insert into migration (number, name, sum) values (999, '999_later.sql', 'x')`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	if _, err := store.Open(context.Background(), dir); err == nil || !strings.Contains(err.Error(), "newer spotter") {
		t.Errorf("got %v", err)
	}
}

func TestWritesAreDurable(t *testing.T) {
	s := open(t, t.TempDir())
	defer s.Close()
	mode, sync, err := s.Durability(context.Background())
	if err != nil || mode != "wal" || sync != 3 {
		t.Errorf("journal %q, synchronous %d, %v; want wal, 3 (EXTRA)", mode, sync, err)
	}
}

// TestTheExampleAthlete: every entry is marked as made up, the plan of the
// day is no stop, the ids are in use once, and one call removes it all.
func TestTheExampleAthlete(t *testing.T) {
	ctx, today := context.Background(), day.MustParse("2026-03-02")
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	s := store.NewMemory()
	if err := a.LoadExample(ctx, s, today); err != nil {
		t.Fatal(err)
	}
	if err := a.LoadExample(ctx, s, today); !errors.Is(err, app.ErrTaken) {
		t.Errorf("a second time: %v", err)
	}
	entries, err := s.Entries(ctx, app.ExampleID)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.Contains(e.Source, "made up") {
			t.Fatalf("not marked as made up: %+v", e)
		}
	}
	c, _, err := app.LatestCase(entries)
	if err != nil {
		t.Fatal(err)
	}
	p, err := a.Plan(app.PlanRequest{Case: c, Entries: entries, AsOf: today})
	if err != nil || p.Status != app.StatusOK || p.Provisional || p.Meet == nil || p.Attempts == nil {
		t.Errorf("plan: %s provisional %v meet %v, %v", p.Status, p.Provisional, p.Meet, err)
	}
	if err := s.DeleteAthlete(ctx, app.ExampleID); err != nil {
		t.Fatal(err)
	}
	if all, err := s.Athletes(ctx); err != nil || len(all) != 0 {
		t.Errorf("after removing: %v, %v", all, err)
	}
}
