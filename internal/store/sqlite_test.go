//go:build !js

package store_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/store"
)

func note(id, text string) diary.Entry {
	return diary.Entry{Kind: "note", ID: id, At: "2026-03-02", Text: text}
}

func TestSQLiteFloor(t *testing.T) {
	for version, ok := range map[string]bool{"3.51.3": true, "3.51.10": true, "3.52.0": true, "4.0.0": true,
		"3.51.2": false, "3.9.9": false, "2.99.99": false, "": false, "3.54": false, "x.y.z": false} {
		err := store.AtLeast(version, store.Floor)
		if (err == nil) != ok {
			t.Errorf("%q: %v", version, err)
		}
		if err != nil && !strings.Contains(err.Error(), store.Floor) {
			t.Errorf("%q does not say what is needed: %v", version, err)
		}
	}
}

// TestAFullDisk: what was acknowledged stays, reading goes on, nothing is half
// there, and with room again the store takes more.
func TestAFullDisk(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s, err := store.Open(ctx, dir, store.WithPragma("max_page_count(60)"))
	if err != nil {
		t.Fatal(err)
	}
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	stored := 0
	for ; stored < 1000; stored++ {
		err = s.Append(ctx, "a", note(fmt.Sprint(stored), strings.Repeat("x", 1000)), note(fmt.Sprint(stored, "b"), ""))
		if err != nil {
			break
		}
	}
	if !errors.Is(err, app.ErrNotSaved) || !strings.Contains(err.Error(), "not saved: the disk is full") {
		t.Fatalf("after %d: %v", stored, err)
	}
	if got, err := s.Entries(ctx, "a"); err != nil || len(got) != 2*stored || stored < 10 {
		t.Fatalf("%d entries after %d appends: %v", len(got), stored, err)
	}
	must(t, s.Check(ctx))
	// one that is too large does not take the small ones of its group with it
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "b"}))
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			if i%8 == 0 {
				if err := s.Append(ctx, "a", note(fmt.Sprint("huge", i), strings.Repeat("x", 100_000))); !errors.Is(err, app.ErrNotSaved) {
					t.Errorf("huge: %v", err)
				}
			} else if err := s.Append(ctx, "a", note("0", strings.Repeat("x", 1000))); err != nil {
				t.Errorf("small: %v", err)
			}
		})
	}
	wg.Wait()
	must(t, s.Close())
	s = open(t, dir)
	defer s.Close()
	must(t, s.Append(ctx, "a", note("later", "")))
	must(t, s.Check(ctx))
}

// TestAGroupIsIsolated: of many waiting requests each gets its own answer.
func TestAGroupIsIsolated(t *testing.T) {
	ctx, s := context.Background(), open(t, t.TempDir())
	defer s.Close()
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	must(t, s.Append(ctx, "a", note("taken", "first")))
	gone, cancel := context.WithCancel(ctx)
	cancel()
	var wg sync.WaitGroup
	for i := range 300 {
		wg.Go(func() {
			id := fmt.Sprint(i)
			var err, want error
			switch i % 5 {
			case 0:
				err, want = s.Append(ctx, "a", note(id, ""), note("taken", "second")), app.ErrConflict
			case 1:
				err, want = s.Append(gone, "a", note(id, "")), context.Canceled
			case 2:
				err, want = s.Append(ctx, "nobody", note(id, "")), app.ErrNoAthlete
			case 3:
				err, want = s.Redact(ctx, "a", "not there", note(id, "")), app.ErrNoEntry
			default:
				err = s.Append(ctx, "a", note(id, "good"), note(id+"b", "good"))
			}
			if !errors.Is(err, want) {
				t.Errorf("%d: got %v, want %v", i, err, want)
			}
		})
	}
	wg.Wait()
	if h, err := s.Head(ctx, "a"); err != nil || h != (app.Head{Srv: 121, Count: 121}) {
		t.Errorf("%+v, %v", h, err)
	}
	must(t, s.Check(ctx))
}

// TestClosingAnswersWhatWasHandedIn: an append gets nil and is there, or an
// error.
func TestClosingAnswersWhatWasHandedIn(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := open(t, dir)
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	var wg sync.WaitGroup
	var mu sync.Mutex
	acked := map[string]bool{}
	for i := range 64 {
		wg.Go(func() {
			for k := range 50 {
				id := fmt.Sprint(i, "-", k)
				if s.Append(ctx, "a", note(id, "")) == nil {
					mu.Lock()
					acked[id] = true
					if len(acked) == 200 {
						go s.Close()
					}
					mu.Unlock()
				}
			}
		})
	}
	wg.Wait()
	s = open(t, dir)
	defer s.Close()
	entries, err := s.Entries(ctx, "a")
	must(t, err)
	for _, e := range entries {
		delete(acked, e.ID)
	}
	if len(acked) != 0 {
		t.Errorf("%d acknowledged entries are lost", len(acked))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestDamageIsFound changes a word, an id, a place and a count behind the
// store's back.
func TestDamageIsFound(t *testing.T) {
	ctx := context.Background()
	for name, damage := range map[string]string{
		"a word":     `update entry set body = replace(body, 'kept', 'lost') where srv = 3`,
		"a hash":     `update entry set hash = zeroblob(32) where srv = 3`,
		"only empty": `update entry set body = null where srv = 3`,
		"an id":      `update entry set id = 'other' where srv = 3`,
		"a gap":      `delete from entry where srv = 3`,
		"the end":    `delete from entry where srv = 5`,
		"a place":    `update entry set srv = 9 where srv = 5`,
	} {
		dir := t.TempDir()
		s := open(t, dir)
		must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
		for i := range 5 {
			must(t, s.Append(ctx, "a", note(fmt.Sprint(i), "kept")))
		}
		must(t, s.Check(ctx))
		s.Close()
		db, err := sql.Open("sqlite", filepath.Join(dir, store.FileName))
		must(t, err)
		_, err = db.Exec(damage)
		must(t, err)
		must(t, db.Close())
		s = open(t, dir)
		if err := s.Check(ctx); !errors.Is(err, app.ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := s.Entries(ctx, "a"); !errors.Is(err, app.ErrDamaged) && !strings.Contains("a gap the end a place", name) {
			t.Errorf("%s: entries are given out: %v", name, err)
		}
		s.Close()
	}
}

// TestFlippedBits: a file with one bit changed is refused, found out, or still
// says the same. No diary is read out of it in silence that nobody wrote.
func TestFlippedBits(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	s := open(t, dir)
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	for i := range 200 {
		must(t, s.Append(ctx, "a", note(fmt.Sprint(i), fmt.Sprint("word ", i))))
	}
	want, err := s.Entries(ctx, "a")
	must(t, err)
	s.Close()
	whole, err := os.ReadFile(filepath.Join(dir, store.FileName))
	must(t, err)
	rng, found, harmless := rand.New(rand.NewPCG(1, 2)), 0, 0
	for range 150 {
		bit := rng.IntN(8 * len(whole))
		bad := append([]byte(nil), whole...)
		bad[bit/8] ^= 1 << (bit % 8)
		other := t.TempDir()
		must(t, os.WriteFile(filepath.Join(other, store.FileName), bad, 0o600))
		if got, err := readAll(ctx, other); err != nil {
			found++
		} else if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Fatalf("bit %d: other entries, and no error", bit)
		} else {
			harmless++
		}
	}
	t.Logf("150 bits flipped: %d found, %d without effect", found, harmless)
	if found < 20 {
		t.Errorf("only %d found", found)
	}
}

func readAll(ctx context.Context, dir string) ([]diary.Entry, error) {
	s, err := store.Open(ctx, dir)
	if err != nil {
		return nil, err
	}
	defer s.Close()
	if err := s.Check(ctx); err != nil {
		return nil, err
	}
	return s.Entries(ctx, "a")
}

func TestACopyIsWhole(t *testing.T) {
	ctx, dir, to := context.Background(), t.TempDir(), t.TempDir()
	s := open(t, dir)
	defer s.Close()
	must(t, s.AddAthlete(ctx, app.Athlete{ID: "a"}))
	must(t, s.Append(ctx, "a", note("1", "one")))
	path := filepath.Join(to, store.FileName)
	must(t, s.Copy(ctx, path))
	if err := s.Copy(ctx, path); !errors.Is(err, os.ErrExist) {
		t.Errorf("over a file that is there: %v", err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("rights of the copy: %v, %v", info.Mode(), err)
	}
	copied := open(t, to)
	defer copied.Close()
	must(t, copied.Check(ctx))
	if a, b := wholeOf(t, s), wholeOf(t, copied); a != b {
		t.Errorf("copy\n%s\nof\n%s", b, a)
	}
}
