package importer

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/diary"
	"spotter/internal/lift"
)

// strongRows makes a small export of random sets.
func strongRows(t *rapid.T) []string {
	var rows []string
	n := rapid.IntRange(1, 12).Draw(t, "rows")
	for i := range n {
		rows = append(rows, fmt.Sprintf("2026-03-%02d 18:00:00;A;%s;%d;%d;kg;%d;;;;0;;", 1+i/4, rapid.SampledFrom([]string{"Squat (Barbell)", "Bench Press (Barbell)"}).Draw(t, "name"), i,
			5*rapid.IntRange(8, 30).Draw(t, "load"), rapid.IntRange(1, 8).Draw(t, "reps")))
	}
	return rows
}

const strongHead = "Date;Workout Name;Exercise Name;Set Order;Weight;Weight Unit;Reps;RPE;Distance;Distance Unit;Seconds;Notes;Workout Notes\n"

func importRows(t *rapid.T, rows []string) []diary.Entry {
	text := strongHead
	for _, r := range rows {
		text += r + "\n"
	}
	res, err := Import([]byte(text), Options{})
	if err != nil || len(res.Questions) > 0 {
		t.Fatal(err, res.Questions)
	}
	return res.Entries
}

// counted is what the fold makes of entries: how many sets, how many kilograms.
func counted(entries []diary.Entry) (int, float64) {
	m := newMerger(entries)
	kg := 0.0
	for _, e := range m.live {
		kg += entryKg(e) * float64(*e.Reps)
	}
	return len(m.live), kg
}

// TestMergeLaws: importing again adds nothing; a longer export adds what is new;
// an edit changes the sum as in the app and doubles nothing; an older export
// undoes nothing; identities stay unique.
func TestMergeLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		rows := strongRows(t)
		entries := importRows(t, rows)
		first := Merge(nil, entries, SameAsk)
		store := first.Add
		if first.New != len(rows) || Merge(store, entries, SameAsk).Known != len(rows) || len(Merge(store, entries, SameAsk).Add) != 0 {
			t.Fatal("the same file again is not the same")
		}
		edited := append([]string{}, rows...)
		i := rapid.IntRange(0, len(rows)-1).Draw(t, "edited")
		edited[i] = fmt.Sprintf("2026-03-%02d 18:00:00;A;Squat (Barbell);%d;%d;kg;3;;;;0;;", 1+i/4, i, 5*rapid.IntRange(8, 30).Draw(t, "new load"))
		edited = append(edited, "2026-04-01 18:00:00;B;Squat (Barbell);1;100;kg;5;;;;0;;")
		later := importRows(t, edited)
		m := Merge(store, later, SameBoth)
		store = append(store, m.Add...)
		ids := map[string]bool{}
		for _, e := range store {
			if e.ID == "" || ids[e.ID] {
				t.Fatal("an identity twice")
			}
			ids[e.ID] = true
		}
		sets, kg := counted(store)
		wantSets, wantKg := counted(later)
		if sets != wantSets+m.Gone || m.Gone == 0 && kg != wantKg {
			t.Fatalf("%d sets and %v kg, the app has %d and %v; %d gone", sets, kg, wantSets, wantKg, m.Gone)
		}
		if again := Merge(store, later, SameBoth); len(again.Add) != 0 {
			t.Fatalf("the later file again adds %d", len(again.Add))
		}
		if older := Merge(store, entries, SameBoth); older.Corrected != 0 {
			t.Fatal("the older file undoes a correction")
		}
	})
}

// TestHandWins: what was corrected by hand in the diary stays.
func TestHandWins(t *testing.T) {
	kg, hand, reps := 100.0, 102.5, 5
	in := diary.Entry{Kind: "set", At: "2026-03-01T18:00:00-00:00", Source: "strong", Name: "Squat (Barbell)", ID: "a", Kg: &kg, Reps: &reps}
	mine := in
	mine.ID, mine.Source, mine.Kg, mine.Replaces = "b", "", &hand, []string{"a"}
	if m := Merge([]diary.Entry{in, mine}, []diary.Entry{in}, SameAsk); len(m.Add) != 0 || m.Known != 1 {
		t.Errorf("the unchanged row comes back: %+v", m)
	}
	edited := in
	other := 105.0
	edited.Kg = &other
	if m := Merge([]diary.Entry{in, mine}, []diary.Entry{edited}, SameAsk); len(m.Add) != 0 || m.Kept != 1 {
		t.Errorf("the app's edit overrides the hand: %+v", m)
	}
}

// TestSameSession: what was logged by hand is offered as one with the import,
// by lift, load, reps and time.
func TestSameSession(t *testing.T) {
	kg, lb, reps, pain := 100.0, 220.46, 5, 3
	hand := diary.Entry{Kind: "set", ID: "h", Lift: "squat_barbell", Kg: &kg, Reps: &reps, Pain: &pain}
	in := diary.Entry{Kind: "set", ID: "i", Source: "strong", Name: "Squat (Barbell)", Lift: "squat_barbell", Lb: &lb, Reps: &reps}
	for _, c := range []struct {
		hand, in string
		same     int
	}{
		{"2026-03-01T18:09:00+01:00", "2026-03-01T18:00:00-00:00", 1},
		{"2026-03-01T18:11:00+01:00", "2026-03-01T18:00:00-00:00", 0},
		{"2026-03-01", "2026-03-01T18:00:00-00:00", 1},
		{"2026-03-01T06:00:00+01:00", "2026-03-01", 1},
		{"2026-03-02", "2026-03-01", 0},
	} {
		h, i := hand, in
		h.At, i.At = c.hand, c.in
		if m := Merge([]diary.Entry{h}, []diary.Entry{i}, SameAsk); len(m.Same) != c.same {
			t.Errorf("%s and %s: %d", c.hand, c.in, len(m.Same))
		}
	}
	hand.At, in.At = "2026-03-01", "2026-03-01"
	m := Merge([]diary.Entry{hand}, []diary.Entry{in}, SameOne)
	if len(m.Add) != 1 || m.Add[0].Pain == nil || *m.Add[0].Pain != 3 || m.Add[0].Replaces[0] != "h" || m.Add[0].ID != "i" {
		t.Errorf("made one: %+v", m.Add)
	}
}

func TestMemoryOfAPerson(t *testing.T) {
	a := Answers{Bars: map[string]string{"Squat (Barbell)": "low", "Kniebeuge": "unknown"}}
	entries := a.Entries(mustDay("2026-03-01"), Memory{})
	m := Remember(entries)
	if m.Aliases[lift.Fold("Squat (Barbell)")] != "squat_low_bar" || !m.Asked[lift.Fold("Kniebeuge")] {
		t.Fatalf("%+v", m)
	}
	if again := (Answers{Bars: map[string]string{"Squat (Barbell)": "low"}}).Entries(mustDay("2026-04-01"), m); len(again) != 0 {
		t.Errorf("said twice: %+v", again)
	}
	changed := Answers{Bars: map[string]string{"Squat (Barbell)": "high"}}.Entries(mustDay("2026-04-01"), m)
	if len(changed) != 1 || len(changed[0].Replaces) != 1 || changed[0].Replaces[0] == "" {
		t.Errorf("a change of mind: %+v", changed)
	}
}
