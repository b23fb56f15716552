//go:build !js

package store_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"spotter/internal/app"
	"spotter/internal/store"
)

// made is a closed database with one athlete.
func made(t *testing.T, id app.AthleteID) (dir string) {
	t.Helper()
	dir = t.TempDir()
	s := open(t, dir)
	if err := s.AddAthlete(context.Background(), app.Athlete{ID: id}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func who(t *testing.T, dir string) app.AthleteID {
	t.Helper()
	s := open(t, dir)
	defer s.Close()
	all, err := s.Athletes(context.Background())
	if err != nil || len(all) != 1 {
		t.Fatalf("%v, %v", all, err)
	}
	return all[0].ID
}

func TestPutInKeepsTheOldFile(t *testing.T) {
	ctx, dir := context.Background(), made(t, "old")
	for i, want := range []string{"spotter.db.before-restore", "spotter.db.before-restore-2"} {
		fresh := filepath.Join(made(t, "new"), store.FileName)
		kept, err := store.PutIn(ctx, fresh, dir)
		if err != nil || filepath.Base(kept) != want {
			t.Fatalf("%q, %v", kept, err)
		}
		if who(t, dir) != "new" {
			t.Fatal("the new data are not there")
		}
		was := t.TempDir()
		if err := os.Rename(kept, filepath.Join(was, store.FileName)); err != nil {
			t.Fatal(err)
		}
		if got := who(t, was); i == 0 && got != "old" || i == 1 && got != "new" {
			t.Errorf("kept data: %s", got)
		}
		if err := os.WriteFile(kept, nil, 0o600); err != nil { // the name stays taken
			t.Fatal(err)
		}
	}
}

func TestPutInWaitsForNoOtherProgram(t *testing.T) {
	dir := made(t, "old")
	s := open(t, dir)
	defer s.Close()
	if _, err := s.Athletes(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := store.PutIn(context.Background(), filepath.Join(made(t, "new"), store.FileName), dir); !errors.Is(err, store.ErrInUse) {
		t.Fatalf("got %v", err)
	}
	if all, err := s.Athletes(context.Background()); err != nil || all[0].ID != "old" {
		t.Error(all, err)
	}
}

// TestPutInKeepsADamagedFile: that is what a restore is for.
func TestPutInKeepsADamagedFile(t *testing.T) {
	dir := t.TempDir()
	junk := bytes.Repeat([]byte("this was a database once "), 1000)
	for name, text := range map[string][]byte{store.FileName: junk, store.FileName + "-wal": []byte("log")} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	kept, err := store.PutIn(context.Background(), filepath.Join(made(t, "new"), store.FileName), dir)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(kept); err != nil || string(b) != string(junk) {
		t.Errorf("kept %q, %v", b, err)
	}
	if b, err := os.ReadFile(kept + "-wal"); err != nil || string(b) != "log" {
		t.Errorf("kept log %q, %v", b, err)
	}
	if who(t, dir) != "new" {
		t.Error("the new data are not there")
	}
}
