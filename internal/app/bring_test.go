package app_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/importer"
	"spotter/internal/lift"
	"spotter/internal/store"
	"spotter/knowledge"
)

const strongHead = "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"

// strong is a made-up Strong export.
func strong(rows ...string) []byte { return []byte(strongHead + strings.Join(rows, "\n") + "\n") }

func row(date, name string, kg float64, reps int, note string) string {
	return fmt.Sprintf(`%s 18:00:00,"A",1h,"%s",1,%.1f,%d,0,0,"%s","",`, date, name, kg, reps, note)
}

func file(name string, data []byte, said app.ImportSaid) app.ImportFile {
	return app.ImportFile{Name: name, From: bytes.NewReader(data), Size: int64(len(data)), Said: said}
}

var inKg = app.ImportSaid{Unit: "kg"}

func importing(t testing.TB) *app.App {
	t.Helper()
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func history(t testing.TB, entries []diary.Entry) diary.History {
	t.Helper()
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	h, faults := diary.Fold(entries, cat, day.Date{})
	if bad := diary.Broken(faults); len(bad) > 0 {
		t.Fatal(bad)
	}
	return h
}

// kept appends what an import is to a diary, through a store.
func kept(t testing.TB, s app.Store, a *app.App, id string, r app.ImportRequest) app.ImportDoc {
	t.Helper()
	ctx := context.Background()
	var err error
	if r.Entries, err = s.Entries(ctx, "me"); err != nil {
		t.Fatal(err)
	}
	doc, err := a.Import(r)
	if err != nil {
		t.Fatal(err)
	}
	all, err := doc.Close(id, "2026-03-02T18:30:00+01:00")
	if err != nil {
		t.Fatal(err, doc.Files)
	}
	if err := s.Append(ctx, "me", all...); err != nil {
		t.Fatal(err)
	}
	return doc
}

func undo(t testing.TB, s app.Store, id string) {
	t.Helper()
	entries, err := s.Entries(context.Background(), "me")
	if err != nil {
		t.Fatal(err)
	}
	back, err := app.UndoImport(entries, id, "2026-03-02T18:40:00+01:00")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Append(context.Background(), "me", back...); err != nil {
		t.Fatal(err)
	}
}

func mine(t testing.TB) app.Store {
	t.Helper()
	s := store.NewMemory()
	if err := s.AddAthlete(context.Background(), app.Athlete{ID: "me"}); err != nil {
		t.Fatal(err)
	}
	return s
}

// sets are the sets that count, one line each.
func sets(t testing.TB, s app.Store) []string {
	t.Helper()
	entries, err := s.Entries(context.Background(), "me")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, x := range history(t, entries).Sets {
		pain := ""
		if x.Pain != nil {
			pain = fmt.Sprint(" pain ", *x.Pain)
		}
		out = append(out, fmt.Sprintf("%s %s %s %s %d%s", x.Day, x.Name, x.Lift, x.Load, x.Reps, pain))
	}
	slices.Sort(out)
	return out
}

// TestABrokenFileAmongGoodOnes: it is named with its cure, the others are read.
func TestABrokenFileAmongGoodOnes(t *testing.T) {
	doc, err := importing(t).Import(app.ImportRequest{Today: day.MustParse("2026-03-02"), Files: []app.ImportFile{
		file("a.csv", strong(row("2026-02-01", "Squat (Barbell)", 100, 5, "")), inKg),
		file("b.bin", []byte("\x00\x01\x02\x03 nothing"), app.ImportSaid{}),
		file("empty.csv", nil, app.ImportSaid{}),
		file("c.csv", strong(row("2026-02-02", "Squat (Barbell)", 110, 5, "")), inKg),
	}})
	if err != nil || doc.Added != 2 || doc.Asked() {
		t.Fatal(err, doc)
	}
	for i, bad := range []bool{false, true, true, false} {
		if r := doc.Files[i].Refused; (r != nil) != bad || bad && r.Cure == "" {
			t.Errorf("%s: %v", doc.Files[i].File, r)
		}
	}
}

// TestOpenQuestionsAreNeverStored: what is asked keeps everything out.
func TestOpenQuestionsAreNeverStored(t *testing.T) {
	doc, err := importing(t).Import(app.ImportRequest{Files: []app.ImportFile{file("a.csv", strong(row("2026-02-01", "Squat (Barbell)", 100, 5, "")), app.ImportSaid{})}})
	if err != nil || !doc.Asked() {
		t.Fatal(err, doc)
	}
	if _, err := doc.Close("i1", "2026-03-02"); !errors.Is(err, app.ErrOpenQuestions) {
		t.Fatal(err)
	}
}

// TestAnImportIsTakenBack: sets, mappings and confirmed notes go, a set that was
// logged by hand and settled as the same comes back as it was logged, a later
// correction by hand stays; the file comes in again afterwards, and a third
// time nothing doubles.
func TestAnImportIsTakenBack(t *testing.T) {
	a, s := importing(t), mine(t)
	ctx := context.Background()
	kg, reps, pain := 100.0, 5, 4
	hand := diary.Entry{Kind: "set", ID: "hand", At: "2026-02-01T18:03:00+01:00", Lift: "squat_barbell", Kg: &kg, Reps: &reps, Pain: &pain}
	if err := s.Append(ctx, "me", hand); err != nil {
		t.Fatal(err)
	}
	was := sets(t, s)
	r := app.ImportRequest{Today: day.MustParse("2026-03-02"), Same: importer.SameOne, AllPain: true,
		Answers: importer.Answers{Aliases: map[string]lift.ID{"Zappel": "squat_high_bar"}},
		Files: []app.ImportFile{file("a.csv", strong(row("2026-02-01", "Squat (Barbell)", 100, 5, "no knee pain"), row("2026-02-03", "Zappel", 80, 5, ""),
			row("2026-02-04", "Bench Press (Barbell)", 70, 5, "")), inKg)}}
	doc := kept(t, s, a, "i1", r)
	if doc.Added != 2 || doc.NotesAccepted != 1 || len(sets(t, s)) != 3 {
		t.Fatalf("%+v %q", doc, sets(t, s))
	}
	after := sets(t, s)
	undo(t, s, "i1")
	if now := sets(t, s); !slices.Equal(now, was) {
		t.Fatalf("taken back: %q, want %q", now, was)
	}
	entries, _ := s.Entries(ctx, "me")
	if h := history(t, entries); len(h.Pain) != 0 || len(h.Conflicts) != 0 {
		t.Errorf("left behind: %+v %+v", h.Pain, h.Conflicts)
	}
	if _, err := app.UndoImport(entries, "i1", "2026-03-02"); !errors.Is(err, app.ErrNoImport) {
		t.Error("taken back twice:", err)
	}
	for _, id := range []string{"i2", "i3"} {
		if doc = kept(t, s, a, id, r); doc.Added != 2 {
			t.Fatalf("again: %+v", doc)
		}
		if now := sets(t, s); len(now) != len(after) {
			t.Fatalf("again: %q, want %q", now, after)
		}
		if again := kept(t, s, a, id+"b", r); again.Added != 0 || len(sets(t, s)) != len(after) {
			t.Fatalf("doubled: %+v", again)
		}
		undo(t, s, id)
		if now := sets(t, s); !slices.Equal(now, was) {
			t.Fatalf("%s taken back: %q, want %q", id, now, was)
		}
	}
}

func TestACorrectionByHandOutlivesTheUndo(t *testing.T) {
	a, s := importing(t), mine(t)
	doc := kept(t, s, a, "i1", app.ImportRequest{Files: []app.ImportFile{file("a.csv", strong(row("2026-02-01", "Squat (Barbell)", 100, 5, ""), row("2026-02-02", "Squat (Barbell)", 105, 5, "")), inKg)}})
	e := doc.Entries[0]
	kg := 102.5
	e.Replaces, e.ID, e.Kg, e.Source = []string{e.ID}, "mine", &kg, ""
	if err := s.Append(context.Background(), "me", e); err != nil {
		t.Fatal(err)
	}
	undo(t, s, "i1")
	if now := sets(t, s); len(now) != 1 || !strings.Contains(now[0], "102.5") {
		t.Fatal(now)
	}
}

// TestUndoIsTheInverse: whatever stood in the diary, an import taken back
// leaves the same sets.
func TestUndoIsTheInverse(t *testing.T) {
	a := importing(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := mine(t)
		draw := func(label string) []byte {
			var rows []string
			for range rapid.IntRange(1, 12).Draw(rt, label) {
				rows = append(rows, row(fmt.Sprintf("2026-02-%02d", rapid.IntRange(1, 5).Draw(rt, "day")), rapid.SampledFrom([]string{"Squat (Barbell)", "Bench Press (Barbell)", "Zappel"}).Draw(rt, "name"),
					float64(rapid.IntRange(80, 84).Draw(rt, "kg")), rapid.IntRange(1, 3).Draw(rt, "reps"), rapid.SampledFrom([]string{"", "left knee hurts", "no elbow pain"}).Draw(rt, "note")))
			}
			return strong(rows...)
		}
		kept(t, s, a, "i1", app.ImportRequest{Files: []app.ImportFile{file("a", draw("first"), inKg)}})
		was := sets(t, s)
		id := "i2"
		for n := range 2 {
			id = fmt.Sprint("again", n)
			kept(t, s, a, id, app.ImportRequest{AllPain: true, Same: rapid.SampledFrom([]string{importer.SameOne, importer.SameBoth}).Draw(rt, "same"), Files: []app.ImportFile{file("b", draw("second"), inKg)}})
			undo(t, s, id)
			if now := sets(t, s); !slices.Equal(now, was) {
				rt.Fatalf("%q\nwant %q", now, was)
			}
		}
	})
}
