//go:build !js

package store_test

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"reflect"
	"testing"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/keep"
	"spotter/internal/store"
	"spotter/knowledge"
)

var streams = flag.Int("streams", 15, "random streams for TestTheStoresAgree")

// TestTheStoresAgree gives the same random calls to memory, SQLite and
// PostgreSQL: each answers the same, holds the same rows at the same places,
// and folds to the same history.
func TestTheStoresAgree(t *testing.T) {
	stores := []app.Store{store.NewMemory(), open(t, t.TempDir()), openPG(t)}
	for _, s := range stores {
		defer s.Close()
	}
	cat, err := knowledge.Lifts()
	must(t, err)
	calls := map[string]int{}
	for n := range *streams {
		id := app.AthleteID(fmt.Sprint("stream", n))
		rng := rand.New(rand.NewPCG(uint64(n), 7))
		for range 5 + rng.IntN(25) {
			name, call := randomCall(rng, id)
			calls[name]++
			agree(t, fmt.Sprint("stream ", n, ", ", name), stores, call)
		}
		agree(t, fmt.Sprint("stream ", n, ", the fold"), stores, func(s app.Store) (any, error) {
			entries, err := s.Entries(context.Background(), id)
			if err != nil {
				return nil, err
			}
			history, faults := diary.Fold(entries, cat, day.MustParse("2026-03-06"))
			return []any{entries, history, faults}, nil
		})
	}
	for _, s := range stores {
		must(t, s.Check(context.Background()))
	}
	t.Log(*streams, "streams, calls:", calls)
}

// kinds of answers that must be the same.
var answers = []error{app.ErrGone, app.ErrNoAthlete, app.ErrNoEntry, app.ErrTaken, app.ErrConflict, app.ErrInvalid}

func agree(t *testing.T, what string, stores []app.Store, call func(app.Store) (any, error)) {
	t.Helper()
	var first any
	var firstErr error
	for i, s := range stores {
		got, err := call(s)
		kind := err
		for _, e := range answers {
			if errors.Is(err, e) {
				kind = e
				break
			}
		}
		if i == 0 {
			first, firstErr = got, kind
		} else if kind != firstErr || !reflect.DeepEqual(got, first) {
			t.Fatalf("%s:\n%T %.2000v, %v\n%T %.2000v, %v", what, stores[0], first, firstErr, s, got, err)
		}
	}
}

// randomCall draws one use of a store.
func randomCall(rng *rand.Rand, id app.AthleteID) (string, func(app.Store) (any, error)) {
	ctx := context.Background()
	switch rng.IntN(12) {
	case 0:
		a := app.Athlete{ID: id, Name: fmt.Sprint(rng.IntN(3)), Example: rng.IntN(2) == 0}
		return "add", func(s app.Store) (any, error) { return nil, s.AddAthlete(ctx, a) }
	case 1:
		if rng.IntN(6) > 0 {
			return "athlete", func(s app.Store) (any, error) { return s.Athlete(ctx, id) }
		}
		return "delete", func(s app.Store) (any, error) { return nil, s.DeleteAthlete(ctx, id) }
	case 2:
		entry, record := fmt.Sprint(rng.IntN(60)), []diary.Entry{randomEntry(rng)}[rng.IntN(2):]
		return "redact", func(s app.Store) (any, error) { return nil, s.Redact(ctx, id, entry, record...) }
	case 3:
		return "head", func(s app.Store) (any, error) { return s.Head(ctx, id) }
	case 4, 5:
		srv, limit := rng.Int64N(80), rng.IntN(50)
		return "since", func(s app.Store) (any, error) {
			rows, err := s.EntriesSince(ctx, id, srv, limit)
			for i := range rows {
				rows[i].Received = 0
			}
			return rows, err
		}
	}
	entries := make([]diary.Entry, 1+rng.IntN(1+rng.IntN(40)))
	for i := range entries {
		entries[i] = randomEntry(rng)
	}
	return "append", func(s app.Store) (any, error) { return nil, s.Append(ctx, id, entries...) }
}

// randomEntry draws an entry; the same id nearly always comes with the same
// contents, so that most appends are no conflict.
func randomEntry(rng *rand.Rand) diary.Entry {
	n := rng.IntN(60)
	own := rand.New(rand.NewPCG(uint64(n), 1))
	if rng.IntN(40) == 0 {
		own = rng
	}
	e := diary.Entry{ID: fmt.Sprint(n), At: fmt.Sprintf("2026-03-0%dT1%d:00:00+01:00", 1+own.IntN(5), own.IntN(10)),
		Kind: []string{"set", "pain", "note", "answer", "later"}[own.IntN(5)]}
	switch e.Kind {
	case "set":
		kg, reps, pain := float64(own.IntN(800))/4, 1+own.IntN(9), own.IntN(11)
		e.Lift, e.Kg, e.Reps, e.Pain = []string{"squat_low_bar", "bench_press"}[own.IntN(2)], &kg, &reps, &pain
	case "pain":
		score := own.IntN(11)
		e.Score, e.When = &score, "now"
	case "answer":
		e.Question, e.Value = "night_pain", []any{"yes", "no", 7.0}[own.IntN(3)]
	case "later":
		e.Extra = keep.Extra{"x": json.RawMessage(`{"b":1.50,"a":["ü\u0000<&>"]}`)}
	default:
		e.Text = string([]rune{rune(own.IntN(0x80)), rune(0x80 + own.IntN(0xD000)), rune(0x10000 + own.IntN(0x1000)), 0, '\\', '"'})
	}
	return e
}
