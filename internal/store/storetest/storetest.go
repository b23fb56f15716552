// Package storetest answers "does this store keep the contract of app.Store":
// one suite that every implementation runs. It tests behaviour only, never
// how a store keeps its data.
package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/keep"
)

// Run runs the suite; open gives a new, empty store for each test.
func Run(t *testing.T, open func(t *testing.T) app.Store) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, app.Store)
	}{
		{"people come back in order", people},
		{"an id is used once", taken},
		{"entries come back in order with every field", roundTrip},
		{"the same entry again changes nothing", again},
		{"other contents under an id are refused, whole", conflict},
		{"incomplete entries are refused, whole", invalid},
		{"two people never mix", apart},
		{"deleting removes everything of one person only", deleted},
		{"nobody known by that id", nobody},
		{"many writers lose nothing", many},
		{"a cancelled call has no effect", cancelled},
		{"a closed store refuses", closed},
		{"places are 1, 2, 3 and come in pages", places},
		{"a long diary is streamed", streamed},
		{"a refused append takes no place", noGaps},
		{"a cursor misses nothing of eight writers", cursor},
		{"an import broken off is whole or not there", broken},
		{"a redacted entry is empty and stays known", redacted},
		{"redacting is one person's and all or nothing", redactedAlone},
		{"a deleted person's places are not given again", goneHead},
		{"text is Unicode, long, and may hold a NUL", texts1},
		{"what no store can hold is refused", unfit},
		{"a new epoch is another one", epochs},
		{"what is stored is as it was written", checked},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := open(t)
			defer s.Close()
			test.run(t, s)
		})
	}
}

var ctx = context.Background()

func add(t *testing.T, s app.Store, ids ...app.AthleteID) {
	t.Helper()
	for _, id := range ids {
		must(t, s.AddAthlete(ctx, app.Athlete{ID: id, Name: "name of " + string(id), Created: day.MustParse("2026-03-02")}))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wants(t *testing.T, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Fatalf("got error %v, want %v", got, want)
	}
}

func note(id, text string) diary.Entry {
	return diary.Entry{Kind: "note", ID: id, At: "2026-03-02T18:30:00+01:00", Text: text}
}

func texts(t *testing.T, s app.Store, id app.AthleteID) []string {
	t.Helper()
	entries, err := s.Entries(ctx, id)
	must(t, err)
	out := []string{}
	for _, e := range entries {
		out = append(out, e.Text)
	}
	return out
}

func same(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got %v\nwant %v", got, want)
	}
}

func people(t *testing.T, s app.Store) {
	none, err := s.Athletes(ctx)
	must(t, err)
	same(t, len(none), 0)
	want := []app.Athlete{
		{ID: "z", Name: "Zoë Łuczak", Created: day.MustParse("2026-03-02"), Example: true},
		{ID: "a", Name: ""},
		{ID: "m", Name: "'; drop table athlete; --", Created: day.MustParse("2024-02-29")},
	}
	for _, a := range want {
		must(t, s.AddAthlete(ctx, a))
	}
	got, err := s.Athletes(ctx)
	must(t, err)
	same(t, got, want)
	one, err := s.Athlete(ctx, "m")
	must(t, err)
	same(t, one, want[2])
}

func taken(t *testing.T, s app.Store) {
	add(t, s, "a")
	wants(t, s.AddAthlete(ctx, app.Athlete{ID: "a", Name: "someone else"}), app.ErrTaken)
	wants(t, s.AddAthlete(ctx, app.Athlete{Name: "no id"}), app.ErrInvalid)
	one, err := s.Athlete(ctx, "a")
	must(t, err)
	same(t, one.Name, "name of a")
}

func roundTrip(t *testing.T, s app.Store) {
	add(t, s, "a")
	lb, reps, rpe, pain := 225.5, 3, 7.5, 0
	want := []diary.Entry{
		{Kind: "set", ID: "9", At: "2026-03-02T18:30:00+01:00", Lift: "squat_low_bar", Lb: &lb, Reps: &reps, RPE: &rpe, Pain: &pain, Bar: "low"},
		{Kind: "answer", ID: "2", At: "2026-03-02", Question: "scapula_wings", Value: "unsure"},
		{Kind: "of_a_later_version", ID: "5", At: "2026-03-01", Extra: keep.Extra{"deep": json.RawMessage(`{"x":[1,2.50,"ü"]}`)}},
		{Kind: app.KindPost, ID: "1", At: "2026-03-03", Text: "line one\nline \"two\"\u2028\x01"},
	}
	must(t, s.Append(ctx, "a", want[:2]...))
	must(t, s.Append(ctx, "a", want[2:]...))
	got, err := s.Entries(ctx, "a")
	must(t, err)
	for i := range want {
		if i >= len(got) || !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("entry %d: got %+v\nwant %+v", i, got, want[i])
		}
	}
	same(t, len(got), len(want))
}

func again(t *testing.T, s app.Store) {
	add(t, s, "a")
	must(t, s.Append(ctx, "a", note("1", "one"), note("2", "two")))
	must(t, s.Append(ctx, "a", note("2", "two"), note("3", "three"), note("3", "three")))
	must(t, s.Append(ctx, "a"))
	same(t, texts(t, s, "a"), []string{"one", "two", "three"})
}

func conflict(t *testing.T, s app.Store) {
	add(t, s, "a")
	must(t, s.Append(ctx, "a", note("1", "one")))
	wants(t, s.Append(ctx, "a", note("2", "two"), note("1", "other words")), app.ErrConflict)
	wants(t, s.Append(ctx, "a", note("3", "three"), note("3", "not three")), app.ErrConflict)
	same(t, texts(t, s, "a"), []string{"one"})
}

func invalid(t *testing.T, s app.Store) {
	add(t, s, "a")
	for _, bad := range []diary.Entry{{Kind: "note", At: "2026-03-02"}, {ID: "1", At: "2026-03-02"}, {ID: "1", Kind: "note"}} {
		wants(t, s.Append(ctx, "a", note("good", "good"), bad), app.ErrInvalid)
	}
	same(t, texts(t, s, "a"), []string{})
}

func apart(t *testing.T, s app.Store) {
	add(t, s, "a", "b")
	must(t, s.Append(ctx, "a", note("1", "of a")))
	must(t, s.Append(ctx, "b", note("1", "of b"), note("2", "of b too")))
	same(t, texts(t, s, "a"), []string{"of a"})
	same(t, texts(t, s, "b"), []string{"of b", "of b too"})
}

func deleted(t *testing.T, s app.Store) {
	add(t, s, "a", "b")
	must(t, s.Append(ctx, "a", note("1", "of a")))
	must(t, s.Append(ctx, "b", note("1", "of b")))
	must(t, s.DeleteAthlete(ctx, "a"))
	_, err := s.Entries(ctx, "a")
	wants(t, err, app.ErrNoAthlete)
	same(t, texts(t, s, "b"), []string{"of b"})
	add(t, s, "a")
	same(t, texts(t, s, "a"), []string{})
	all, err := s.Athletes(ctx)
	must(t, err)
	same(t, []app.AthleteID{all[0].ID, all[1].ID}, []app.AthleteID{"b", "a"})
}

func nobody(t *testing.T, s app.Store) {
	_, err := s.Athlete(ctx, "x")
	wants(t, err, app.ErrNoAthlete)
	_, err = s.Entries(ctx, "x")
	wants(t, err, app.ErrNoAthlete)
	wants(t, s.Append(ctx, "x", note("1", "one")), app.ErrNoAthlete)
	wants(t, s.Append(ctx, "x"), app.ErrNoAthlete)
	wants(t, s.DeleteAthlete(ctx, "x"), app.ErrNoAthlete)
}

func many(t *testing.T, s app.Store) {
	add(t, s, "a")
	var wg sync.WaitGroup
	for w := range 6 {
		wg.Go(func() {
			for i := range 10 {
				if err := s.Append(ctx, "a", note(fmt.Sprintf("%d-%d", w, i), fmt.Sprint(w))); err != nil {
					t.Error(err)
				}
				if _, err := s.Entries(ctx, "a"); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	same(t, len(texts(t, s, "a")), 60)
}

func cancelled(t *testing.T, s app.Store) {
	add(t, s, "a")
	gone, cancel := context.WithCancel(ctx)
	cancel()
	wants(t, s.Append(gone, "a", note("1", "one")), context.Canceled)
	wants(t, s.DeleteAthlete(gone, "a"), context.Canceled)
	same(t, texts(t, s, "a"), []string{})
}

func closed(t *testing.T, s app.Store) {
	add(t, s, "a")
	must(t, s.Close())
	if s.Append(ctx, "a", note("1", "one")) == nil {
		t.Error("a closed store took an entry")
	}
	if _, err := s.Entries(ctx, "a"); err == nil {
		t.Error("a closed store gave entries")
	}
}
