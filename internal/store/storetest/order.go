package storetest

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/diary"
)

// notes makes n entries with running ids.
func notes(prefix string, n int) []diary.Entry {
	out := make([]diary.Entry, n)
	for i := range out {
		out[i] = note(fmt.Sprintf("%s-%06d", prefix, i), "entry of "+prefix)
	}
	return out
}

func since(t *testing.T, s app.Store, id app.AthleteID, srv int64, limit int) []app.Stored {
	t.Helper()
	rows, err := s.EntriesSince(ctx, id, srv, limit)
	must(t, err)
	return rows
}

func headOf(t *testing.T, s app.Store, id app.AthleteID) app.Head {
	t.Helper()
	h, err := s.Head(ctx, id)
	must(t, err)
	return h
}

func places(t *testing.T, s app.Store) {
	add(t, s, "b", "a")
	same(t, headOf(t, s, "a"), app.Head{})
	same(t, len(since(t, s, "a", 0, 10)), 0)
	before := time.Now().UnixMilli()
	must(t, s.Append(ctx, "a", notes("x", 5)...))
	must(t, s.Append(ctx, "b", notes("y", 1)...))
	must(t, s.Append(ctx, "a", notes("z", 200)...))
	same(t, headOf(t, s, "a"), app.Head{Srv: 205, Count: 205})
	same(t, headOf(t, s, "b"), app.Head{Srv: 1, Count: 1})
	rows := since(t, s, "a", 3, 4)
	same(t, len(rows), 4)
	for i, r := range rows {
		same(t, r.Srv, int64(4+i))
		if hash, err := diary.Hash(r.Entry); err != nil || hex.EncodeToString(hash[:]) != r.Hash {
			t.Errorf("hash of row %d: %s, %v", i, r.Hash, err)
		}
		if r.Received < before || r.Received > time.Now().UnixMilli() || r.Redacted {
			t.Errorf("row %d: %+v", i, r)
		}
	}
	same(t, []string{rows[1].Entry.ID, rows[2].Entry.ID}, []string{"x-000004", "z-000000"})
	same(t, len(since(t, s, "a", 0, 0)), 205)
	same(t, len(since(t, s, "a", 0, -1)), 205)
	same(t, len(since(t, s, "a", 205, 10)), 0)
	same(t, len(since(t, s, "a", 9999, 10)), 0)
	same(t, len(since(t, s, "a", -7, 1)), 1)
	_, err := s.EntriesSince(ctx, "nobody", 0, 1)
	wants(t, err, app.ErrNoAthlete)
	_, err = s.Head(ctx, "nobody")
	wants(t, err, app.ErrNoAthlete)
}

func streamed(t *testing.T, s app.Store) {
	add(t, s, "a")
	const n = 2*app.MaxPage + 123
	must(t, s.Append(ctx, "a", notes("x", n)...))
	same(t, len(since(t, s, "a", 0, n)), app.MaxPage)
	at := int64(0)
	for row, err := range app.Stream(ctx, s, "a", 0) {
		must(t, err)
		if at++; row.Srv != at || row.Entry.ID != fmt.Sprintf("x-%06d", at-1) {
			t.Fatalf("place %d: %+v", at, row)
		}
	}
	same(t, at, int64(n))
	for row, err := range app.Stream(ctx, s, "a", 7) {
		must(t, err)
		same(t, row.Srv, int64(8))
		break
	}
	for _, err := range app.Stream(ctx, s, "nobody", 0) {
		wants(t, err, app.ErrNoAthlete)
	}
	entries, err := s.Entries(ctx, "a")
	must(t, err)
	same(t, len(entries), n)
}

func noGaps(t *testing.T, s app.Store) {
	add(t, s, "a")
	must(t, s.Append(ctx, "a", note("1", "one")))
	bad := append(notes("x", 300), note("1", "not one"))
	wants(t, s.Append(ctx, "a", bad...), app.ErrConflict)
	wants(t, s.Append(ctx, "a", note("1", "not one")), app.ErrConflict)
	must(t, s.Append(ctx, "a", note("1", "one")))
	same(t, headOf(t, s, "a"), app.Head{Srv: 1, Count: 1})
	// known and unknown ones mixed: only the new ones take a place, in order
	mixed := []diary.Entry{note("2", "two"), note("1", "one"), note("3", "three"), note("2", "two")}
	must(t, s.Append(ctx, "a", mixed...))
	same(t, texts(t, s, "a"), []string{"one", "two", "three"})
	same(t, headOf(t, s, "a"), app.Head{Srv: 3, Count: 3})
	must(t, s.Append(ctx, "a", append(notes("x", 300), mixed...)...))
	same(t, headOf(t, s, "a"), app.Head{Srv: 303, Count: 303})
	must(t, s.Check(ctx))
}

// cursor: eight writers and one reader that only ever asks for what came after
// the last place it saw. With numbers from a sequence it would miss rows that
// become visible late.
func cursor(t *testing.T, s app.Store) {
	const writers, each = 8, 60
	add(t, s, "a", "b")
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			for i := range each {
				e := note(fmt.Sprintf("%d-%d", w, i), fmt.Sprint(i))
				if err := s.Append(ctx, "a", e); err != nil {
					t.Error(err)
				}
				if err := s.Append(ctx, "b", e); i%20 == 0 && err != nil {
					t.Error(err)
				}
			}
		})
	}
	done := make(chan struct{})
	go func() { wg.Wait(); close(done) }()
	at, seen, last := int64(0), 0, map[byte]int{}
	for over := false; ; {
		rows, err := s.EntriesSince(ctx, "a", at, 7)
		must(t, err)
		for _, r := range rows {
			if at++; r.Srv != at {
				t.Fatalf("place %d came after %d", r.Srv, at-1)
			}
			var w byte
			var i int
			if _, err := fmt.Sscanf(r.Entry.ID, "%1c-%d", &w, &i); err != nil || i != last[w] {
				t.Fatalf("%s out of its writer's order", r.Entry.ID)
			}
			last[w]++
			seen++
		}
		if len(rows) == 0 && over {
			break
		}
		select {
		case <-done:
			over = true
		default:
		}
	}
	t.Logf("the reader saw %d of %d", seen, writers*each)
	same(t, seen, writers*each)
	must(t, s.Check(ctx))
}

// broken cancels a long append at several moments.
func broken(t *testing.T, s app.Store) {
	add(t, s, "a", "b")
	all, kept := notes("x", 3000), 0
	for _, after := range []time.Duration{0, time.Millisecond, 5 * time.Millisecond, 20 * time.Millisecond, time.Minute} {
		soon, cancel := context.WithTimeout(ctx, after)
		err := s.Append(soon, "a", all...)
		cancel()
		n := int(headOf(t, s, "a").Count)
		switch {
		case err == nil:
			kept = len(all)
		case !errors.Is(err, context.DeadlineExceeded):
			t.Fatal(err)
		}
		if n != kept {
			t.Fatalf("after %v: %d rows, want %d (%v)", after, n, kept, err)
		}
		must(t, s.Append(ctx, "b", note(after.String(), "others go on")))
	}
	same(t, kept, len(all))
	same(t, headOf(t, s, "b").Count, int64(5))
	must(t, s.Check(ctx))
}
