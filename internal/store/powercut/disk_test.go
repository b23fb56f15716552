//go:build !js

package powercut

import (
	"bytes"
	"errors"
	"testing"
)

// TestACutKeepsWhatWasSyncedAndNoMore: over many seeds, synced bytes and names
// are always there; unsynced ones are there sometimes, and sometimes in part.
func TestACutKeepsWhatWasSyncedAndNoMore(t *testing.T) {
	old, fresh := bytes.Repeat([]byte("o"), 4*Sector), bytes.Repeat([]byte("n"), 4*Sector)
	whole, none, mixed, named, torn := 0, 0, 0, 0, 0
	for seed := range uint64(400) {
		d := New(seed, Faults{Harsh: true})
		n := must(d.create("a"))
		check(t, d.write(n, old, 0), d.sync("a", n), d.write(n, fresh, 0))
		must(d.create("b"))
		after := d.Cut()
		got := after.live["a"].live
		switch {
		case bytes.Equal(got, fresh):
			whole++
		case bytes.Equal(got, old):
			none++
		default:
			mixed++
		}
		for at := 0; at < len(got); at += Sector {
			if s := got[at : at+Sector]; s[0] == 'n' && s[Sector-1] == 'o' {
				torn++
			}
		}
		if after.live["b"] != nil {
			named++
		}
		if d.write(n, old, 0) == nil {
			t.Fatal("a disk without power took a write")
		}
	}
	if whole == 0 || none == 0 || mixed < 200 || torn == 0 || named < 150 || named > 250 {
		t.Errorf("whole %d, none %d, mixed %d, torn sectors %d, unsynced names %d of 400", whole, none, mixed, torn, named)
	}
}

func must(n *node, err error) *node {
	if err != nil {
		panic(err)
	}
	return n
}

func check(t *testing.T, errs ...error) {
	t.Helper()
	if err := errors.Join(errs...); err != nil {
		t.Fatal(err)
	}
}

// TestADeletionComesBackUntilItIsSynced, on a harsh disk by its own sync only.
func TestADeletionComesBackUntilItIsSynced(t *testing.T) {
	for _, c := range []struct{ harsh, own, other, mayReturn bool }{
		{false, false, false, true}, {false, true, false, false}, {false, false, true, false},
		{true, false, false, true}, {true, true, false, false}, {true, false, true, true},
	} {
		returned := false
		for seed := range uint64(50) {
			d := New(seed, Faults{Harsh: c.harsh})
			n, o := must(d.create("journal")), must(d.create("other"))
			check(t, d.sync("journal", n), d.sync("other", o), d.remove("journal", c.own))
			if c.other {
				check(t, d.sync("other", o))
			}
			returned = returned || d.Cut().live["journal"] != nil
		}
		if returned != c.mayReturn {
			t.Errorf("%+v: came back: %v", c, returned)
		}
	}
}

// TestASyncThatFailedMakesNothingSafeLater: the bytes it dropped stay dropped
// although the next sync says that all is well.
func TestASyncThatFailedMakesNothingSafeLater(t *testing.T) {
	dropped := false
	for seed := range uint64(50) {
		d := New(seed, Faults{})
		n := must(d.create("a"))
		check(t, d.sync("a", n), d.write(n, []byte("words"), 0))
		d.Set(Faults{FailAt: 1})
		if err := d.sync("a", n); !errors.Is(err, errIO) {
			t.Fatal(err)
		}
		check(t, d.sync("a", n))
		dropped = dropped || string(d.Cut().live["a"].live) != "words"
	}
	if !dropped {
		t.Error("a failed sync never lost anything")
	}
}

// TestAFullDiskTakesNothingNewUntilMended: what needs no room goes on.
func TestAFullDiskTakesNothingNewUntilMended(t *testing.T) {
	d := New(1, Faults{})
	n := must(d.create("a"))
	check(t, d.write(n, []byte("words"), 0))
	d.Set(Faults{FailAt: 1, Full: true, Stay: true})
	check(t, d.write(n, []byte("other"), 0), d.sync("a", n))
	for range 2 {
		if err := d.write(n, []byte("longer words"), 0); !errors.Is(err, errFull) {
			t.Fatalf("got %v", err)
		}
	}
	d.Mend()
	check(t, d.write(n, []byte("longer words"), 0))
	if got := string(n.live); got != "longer words" {
		t.Errorf("got %q", got)
	}
}
