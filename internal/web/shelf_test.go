package web

import (
	"context"
	"iter"
	"testing"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/store"
)

// TestTheShelfFollowsTheDiary: after every kind of change the entries on the
// shelf are those of the store, and nothing is made twice for the same moment.
func TestTheShelfFollowsTheDiary(t *testing.T) {
	ctx, db := context.Background(), store.NewMemory()
	for _, id := range []app.AthleteID{"a", "b"} {
		if err := db.AddAthlete(ctx, app.Athlete{ID: id, Created: day.Of(2026, 3, 2)}); err != nil {
			t.Fatal(err)
		}
	}
	note := func(id app.AthleteID, name string) {
		t.Helper()
		if err := db.Append(ctx, id, diary.Entry{Kind: "note", ID: name, At: "2026-03-02", Text: name}); err != nil {
			t.Fatal(err)
		}
	}
	var s shelf
	look := func(id app.AthleteID, wantMade bool) {
		t.Helper()
		head, err := db.Head(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		meta, err := db.Meta(ctx)
		if err != nil {
			t.Fatal(err)
		}
		made := false
		_, err = s.get(moment{who: id, head: head, epoch: meta.Epoch}, wantCase,
			func(srv int64) iter.Seq2[app.Stored, error] { return app.Stream(ctx, db, id, srv) },
			func(got []diary.Entry) (Sheet, error) {
				made = true
				want, err := db.Entries(ctx, id)
				if err != nil || len(want) != len(got) {
					t.Errorf("%d entries on the shelf, %d in the store (%v)", len(got), len(want), err)
					return Sheet{}, err
				}
				for i := range want {
					if want[i].ID != got[i].ID || want[i].Text != got[i].Text {
						t.Errorf("entry %d is %v, want %v", i, got[i], want[i])
					}
				}
				return Sheet{}, nil
			})
		if err != nil || made != wantMade {
			t.Errorf("made %v, want %v (%v)", made, wantMade, err)
		}
	}
	look("a", true)
	look("a", false)
	note("a", "1")
	look("a", true)
	note("a", "2")
	note("a", "3")
	look("a", true)
	look("b", true)
	look("a", true)
	if err := db.Redact(ctx, "a", "2", diary.Entry{Kind: diary.KindRedact, ID: "r", At: "2026-03-02", Replaces: []string{"2"}}); err != nil {
		t.Fatal(err)
	}
	look("a", true)
	note("a", "4")
	look("a", true)
	if _, err := db.NewEpoch(ctx); err != nil {
		t.Fatal(err)
	}
	look("a", true)
	if err := db.DeleteAthlete(ctx, "a"); err != nil {
		t.Fatal(err)
	}
	if err := db.AddAthlete(ctx, app.Athlete{ID: "a", Created: day.Of(2026, 3, 2)}); err != nil {
		t.Fatal(err)
	}
	note("a", "5")
	look("a", true)
}
