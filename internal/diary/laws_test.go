package diary

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/day"
	"spotter/internal/training"
)

func history(r *rapid.T, entries []Entry) History {
	h, faults := Fold(entries, nil, day.Date{})
	if len(faults) > 0 {
		r.Fatal(faults)
	}
	return h
}

func merged(r *rapid.T, streams ...[]Entry) []Entry {
	m, err := Merge(streams...)
	if err != nil {
		r.Fatal(err)
	}
	return m
}

// The same entries, in any order and any number of times, are the same history.
func TestFoldDependsOnNeitherOrderNorRepetition(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		entries := drawDiary(r)
		want := history(r, entries)
		other := append(rapid.Permutation(entries).Draw(r, "order"), some(r, entries, "again")...)
		if got := history(r, other); !reflect.DeepEqual(got, want) {
			r.Fatalf("got  %+v\nwant %+v", got, want)
		}
	})
}

// Copies may be merged in any order, in any grouping, and as often as one likes.
func TestMergeIsAUnion(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		all := drawDiary(r)
		for i := range all { // some lines written by hand: no id
			if len(all[i].Replaces) == 0 && rapid.IntRange(0, 4).Draw(r, "bare") == 0 {
				all[i].ID = ""
			}
			all[i].Line = rapid.IntRange(1, 3).Draw(r, "line")
		}
		a, b, c := some(r, all, "a"), some(r, all, "b"), some(r, all, "c")
		ab, ba := merged(r, a, b), merged(r, b, a)
		if !reflect.DeepEqual(ab, ba) {
			r.Fatalf("not commutative\n%+v\n%+v", ab, ba)
		}
		if x, y := merged(r, ab, c), merged(r, a, merged(r, b, c)); !reflect.DeepEqual(x, y) {
			r.Fatalf("not associative\n%+v\n%+v", x, y)
		}
		if x := merged(r, ab, ab); !reflect.DeepEqual(x, ab) {
			r.Fatalf("not idempotent\n%+v\n%+v", x, ab)
		}
		if x := merged(r, ab, a); !reflect.DeepEqual(x, ab) {
			r.Fatalf("what is there already changed it\n%+v\n%+v", x, ab)
		}
	})
}

// A device that has seen the first part of a stream and then gets all of it
// comes to where the others are.
func TestReplayingAPrefixChangesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		all := drawDiary(r)
		n := rapid.IntRange(0, len(all)).Draw(r, "seen")
		want := history(r, merged(r, all))
		if got := history(r, merged(r, merged(r, all[:n]), all, all[:n])); !reflect.DeepEqual(got, want) {
			r.Fatalf("got  %+v\nwant %+v", got, want)
		}
	})
}

// Export and import into an empty store: equal projections, entry for entry.
func TestExportAndImportAgree(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		entries := drawDiary(r)
		if rapid.Bool().Draw(r, "by hand") {
			for i := range entries {
				entries[i].ID = ""
			}
		}
		for i := range entries {
			entries[i].Line = i + 1
		}
		var file bytes.Buffer
		if err := Encode(&file, entries); err != nil {
			r.Fatal(err)
		}
		back, faults := Decode(&file)
		if len(Broken(faults)) > 0 {
			r.Fatal(faults)
		}
		if !reflect.DeepEqual(back, entries) && len(entries) > 0 {
			r.Fatalf("got  %+v\nwant %+v", back, entries)
		}
		if got, want := history(r, back), history(r, entries); !reflect.DeepEqual(got, want) {
			r.Fatalf("got  %+v\nwant %+v", got, want)
		}
	})
}

// What still counts, folded again, is the same history without the questions.
func TestLiveIsWhatTheFoldUses(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		entries := drawDiary(r)
		want := history(r, entries)
		live, conflicts := Live(entries, day.Date{})
		got := history(r, live)
		if len(conflicts) < len(want.Conflicts)-3 {
			r.Fatal("conflicts are missing")
		}
		for _, h := range []*History{&got, &want} {
			h.Conflicts, h.Current = nil, ""
		}
		if !reflect.DeepEqual(got, want) {
			r.Fatalf("got  %+v\nwant %+v", got, want)
		}
	})
}

// Words that are redacted are in no copy, whoever held them, and what they had
// corrected does not come back.
func TestRedactedWordsAreGone(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		entries := drawDiary(r)
		const secret = "a-very-private-remark"
		kg, reps := 77.0, 7
		old := Entry{Kind: "set", ID: "old", At: "2026-03-02", Lift: "bench_press", Kg: &kg, Reps: &reps}
		bad := Entry{Kind: "set", ID: "bad", At: "2026-03-02", Lift: "bench_press", Kg: &kg, Reps: &reps, Note: secret, Replaces: []string{"old"}}
		redact := Entry{Kind: KindRedact, ID: "r", At: "2026-03-09", Replaces: []string{"bad"}}
		full := append(slices.Clone(entries), old, bad)
		m := merged(r, full, append(slices.Clone(entries), redact))
		var file bytes.Buffer
		if err := Encode(&file, m); err != nil || strings.Contains(file.String(), secret) {
			r.Fatalf("%s %v", file.String(), err)
		}
		if again := merged(r, m, full); !reflect.DeepEqual(again, m) {
			r.Fatal("a copy that still held them brought them back")
		}
		for _, h := range []History{history(r, m), history(r, append(full, redact))} {
			for _, s := range h.Sets {
				if s.ID == "old" || s.ID == "bad" {
					r.Fatalf("%s counts", s.ID)
				}
			}
		}
	})
}

// An entry that names another is enough, whatever the clocks say: a set that
// was corrected or deleted is in no history, and it stays in the diary.
func TestWhatIsNamedDoesNotCount(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		entries := drawDiary(r)
		var sets []string
		for _, e := range entries {
			if e.Kind == "set" {
				sets = append(sets, e.ID)
			}
		}
		if len(sets) == 0 {
			return
		}
		id := rapid.SampledFrom(sets).Draw(r, "target")
		by := drawEntry(r, "by")
		by.Kind = rapid.SampledFrom([]string{"set", KindDelete}).Draw(r, "kind")
		by.ID, by.Replaces, by.Entity = "by", []string{id}, ""
		all := append(slices.Clone(entries), by)
		if h := history(r, all); slices.ContainsFunc(h.Sets, func(s training.Set) bool { return s.ID == id }) {
			r.Fatalf("%s counts", id)
		}
		if m := merged(r, all); len(m) != len(all) {
			r.Fatal("the diary lost an entry")
		}
	})
}

// Settling a conflict ends it, whichever version is chosen.
func TestSettlingEndsAConflict(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		entries := drawDiary(r)
		h := history(r, entries)
		if len(h.Conflicts) == 0 {
			return
		}
		c := rapid.SampledFrom(h.Conflicts).Draw(r, "conflict")
		if c.Why == FlagStands || c.Why == CapStays || c.Why == EveryMedicine || c.Why == TwoNames {
			return // an answer waits for another day, a cap for whom it belongs to: see the catalogue
		}
		end := c.Settle(rapid.IntRange(0, len(c.Versions)-1).Draw(r, "choice"), "settled")
		for _, left := range history(r, append(slices.Clone(entries), end)).Conflicts {
			for _, v := range left.Versions {
				for _, was := range c.Versions {
					if v.Entry.ID == was.Entry.ID && left.Why == c.Why && !v.Entry.sort().acts() {
						r.Fatalf("%s is still asked for %s", left.Why, v.Entry.ID)
					}
				}
			}
		}
	})
}

func TestOneIDForTwoThingsIsRefused(t *testing.T) {
	a := []Entry{{Kind: "note", ID: "1", At: "2026-03-02", Text: "one"}, {Kind: "note", ID: "2", At: "2026-03-02", Text: "two"}}
	b := []Entry{{Kind: "note", ID: "1", At: "2026-03-02", Text: "other words"}}
	for _, order := range [][][]Entry{{a, b}, {b, a}} {
		m, err := Merge(order...)
		var reused *IDReused
		if !errors.As(err, &reused) || m != nil || !slices.Equal(reused.IDs, []string{"1"}) {
			t.Errorf("%v, %v", m, err)
		}
	}
	if _, faults := Fold(append(a, b...), nil, day.Date{}); len(Broken(faults)) != 1 {
		t.Errorf("the fold took both: %v", faults)
	}
}

func TestEqualLinesWithoutIDsAreCountedOnce(t *testing.T) {
	line := `{"kind":"set","at":"2026-03-02","lift":"bench_press","kg":100,"reps":5}` + "\n"
	three, _ := Decode(strings.NewReader(strings.Repeat(line, 3)))
	two, _ := Decode(strings.NewReader(strings.Repeat(line, 2)))
	m, err := Merge(two, three, two)
	if err != nil || len(m) != 3 {
		t.Errorf("%d lines, %v; want the three of the longer file", len(m), err)
	}
}

// FuzzFold: whatever a file holds, the fold answers, its order does not
// matter, and a yes that nobody has seen is in the history and outlasts every
// answer of another device.
func FuzzFold(f *testing.F) {
	files, _ := filepath.Glob("testdata/catalogue/*.txt")
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		entries, _ := Decode(bytes.NewReader(in))
		last := day.MustParse("2026-03-09")
		want, faults := Fold(entries, nil, last)
		slices.Reverse(entries)
		if got, again := Fold(entries, nil, last); !reflect.DeepEqual(got, want) || !reflect.DeepEqual(again, faults) {
			t.Fatalf("in another order\n%+v %v\nand not\n%+v %v", got, again, want, faults)
		}
		if live, _ := Live(entries, last); len(live) > len(entries) {
			t.Fatal("more counts than there is")
		}
		const id = "an id that is in no file"
		if bytes.Contains(in, []byte(id)) {
			return
		}
		yes := Entry{Kind: "answer", ID: id, Device: "a device that is in no file", At: "2026-03-09", Question: "saddle_numbness", Value: "yes"}
		h, _ := Fold(append(entries, yes), nil, last)
		at := slices.IndexFunc(h.Answers, func(a Answer) bool { return a.ID == id })
		if at < 0 {
			t.Fatal("the flag is gone")
		}
		for _, a := range h.Answers[at+1:] {
			if a.Question == yes.Question && AnswerWord(a.Value) == "no" && a.Device != "" && a.By != "clinician" {
				t.Fatalf("%+v stands after the flag", a)
			}
		}
	})
}
