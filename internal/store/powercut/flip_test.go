//go:build !js

package powercut_test

import (
	"database/sql"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/store"
	"spotter/internal/store/powercut"
)

// rotten is a disk with a closed database of one diary, and that diary.
func rotten(t *testing.T) (*powercut.Disk, []diary.Entry) {
	t.Helper()
	const dir = "/sim/rot"
	d := powercut.New(1, powercut.Faults{})
	powercut.Mount(dir, d)
	defer powercut.Unmount(dir)
	s, err := store.Open(ctx, dir, tuned(mode{})...)
	if err != nil {
		t.Fatal(err)
	}
	world, rng := newModel(), rand.New(rand.NewPCG(1, 1))
	for range 60 {
		one(s, world, 0, "a", rng)
	}
	want, err := s.Entries(ctx, "a")
	if err != nil || len(want) < 120 {
		t.Fatal(len(want), err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return d, want
}

// TestNoAdviceFromARottenFile: after one flipped bit anywhere in the database
// a diary is read as it was written, or not at all. A bit that changes nothing
// that is read lies in unused space; there are no more of them than of that,
// but for a few (the epoch, the time when an entry came, which no hash holds).
func TestNoAdviceFromARottenFile(t *testing.T) {
	d, want := rotten(t)
	bits := d.Flip(store.FileName, 1<<40)
	n := 2 * *cuts
	unused := unusedShare(t, d)
	found := map[string]int{}
	rng := rand.New(rand.NewPCG(*seed, 3))
	for i := range n {
		bit := rng.IntN(bits)
		dir := fmt.Sprintf("/sim/rot/%d", i)
		bad := d.Clone(uint64(i))
		bad.Flip(store.FileName, bit)
		powercut.Mount(dir, bad)
		how, err := read1(dir, want)
		powercut.Unmount(dir)
		if err != nil {
			t.Fatalf("bit %d of %d: %v", bit, bits, err)
		}
		found[how]++
	}
	quiet := float64(found["no effect"]) / float64(n)
	t.Logf("%d flips in %d bytes, of which %.1f %% are unused: %.1f %% without effect; found by %v", n, bits/8, 100*unused, 100*quiet, found)
	if room := 3 * math.Sqrt(unused*(1-unused)/float64(n)); found["hash"] == 0 || found["pages"] == 0 || quiet > unused+0.01+room {
		t.Errorf("too many flips were without effect, or none was found: %v", found)
	}
}

// unusedShare is how much of the database holds nothing.
func unusedShare(t *testing.T, d *powercut.Disk) float64 {
	t.Helper()
	const dir = "/sim/rot/unused"
	powercut.Mount(dir, d)
	defer powercut.Unmount(dir)
	db, err := sql.Open("sqlite", "file:"+dir+"/"+store.FileName+"?vfs="+powercut.Name)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var share float64
	if err := db.QueryRow(`select sum(unused) * 1.0 / sum(pgsize) from dbstat`).Scan(&share); err != nil {
		t.Fatal(err)
	}
	return share
}

// read1 says how the damage was found; an error, that it was read over.
func read1(dir string, want []diary.Entry) (how string, err error) {
	s, err := store.Open(ctx, dir, tuned(mode{})...)
	if err != nil {
		return "opening", nil
	}
	defer s.Close()
	got, readErr := s.Entries(ctx, "a")
	whole := integrity(dir)
	hashes := s.Check(ctx)
	switch {
	case readErr == nil && !reflect.DeepEqual(got, want):
		return "", fmt.Errorf("the diary came back changed, with no error (pages: %v, hashes: %v)", whole, hashes)
	case whole != nil:
		return "pages", nil
	case hashes != nil:
		return "hash", nil
	case readErr != nil:
		return "reading", nil
	}
	if a, err := s.Athlete(ctx, "a"); err != nil || a != (app.Athlete{ID: "a", Name: "a"}) {
		return "the athlete's row", nil
	}
	return "no effect", nil
}
