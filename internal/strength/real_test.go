package strength_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/importer"
	"spotter/internal/lift"
	"spotter/internal/strength"
	"spotter/knowledge"
)

// TestRealLogs takes real training logs the whole way: import, diary, fold,
// estimate. Hardly any set may be held, and every estimate must be a sane
// interval near what was lifted.
func TestRealLogs(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/data/logs/*.csv")
	if len(files) == 0 {
		t.Skip("the real logs are not here (../shared/data/logs); skipped")
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			res, err := importer.Import(raw, importer.Options{Unit: "lb", Catalogue: cat})
			if err != nil {
				t.Fatal(err)
			}
			var text bytes.Buffer
			if err := diary.Encode(&text, res.Entries); err != nil {
				t.Fatal(err)
			}
			entries, faults := diary.Decode(&text)
			if len(faults) > 0 || len(entries) != len(res.Entries) {
				t.Fatalf("%d entries became %d, faults %v", len(res.Entries), len(entries), faults)
			}
			h, _ := diary.Fold(entries, cat, day.Date{})
			if len(h.Sets) == 0 || 100*len(h.Held) > len(h.Sets) {
				t.Errorf("%d of %d sets held", len(h.Held), len(h.Sets))
			}
			last := h.Sets[len(h.Sets)-1].Day
			top := map[lift.ID]lift.Kg{}
			for _, s := range h.Sets {
				if s.Reps > 0 {
					top[s.Lift] = max(top[s.Lift], s.Load)
				}
			}
			est := strength.Track(h.Sets, cat, last)
			t.Logf("%d sets, %d held, %d estimates", len(h.Sets), len(h.Held), len(est))
			for id, e := range est {
				if !(e.P10 <= e.P50 && e.P50 <= e.P90) || !(e.SD > 0) {
					t.Errorf("%s: %+v", id, e)
				}
				if e.Basis == strength.FromSets && e.P50.Float() > 1.5*top[id].Float()+5 {
					t.Errorf("%s: estimated %s kg, never lifted more than %s", id, e.P50, top[id])
				}
			}
		})
	}
}
