package app

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/plan"
)

// movable is a person with answers to everything on a rest day (Tuesday), whose
// next session is on Wednesday.
func movable(t *testing.T) (*App, PlanRequest) {
	t.Helper()
	a, entries, monday := changeDiary(t)
	tuesday := monday.Add(1)
	c, _, err := LatestCase(entries)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		doc, err := a.Screen(c, entries, tuesday)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range doc.Ask {
			entries = append(entries, AnswerEntry("a-"+q.ID, tuesday.String(), q.ID, "no"))
		}
	}
	return a, PlanRequest{Case: c, Entries: entries, AsOf: tuesday}
}

func sets(p plan.Plan) (n int) {
	for _, w := range p.Weeks {
		for _, s := range w.Sessions {
			for _, it := range s.Items {
				n += len(it.Sets)
			}
		}
	}
	return n
}

// TestASessionComesForward: it is offered on a rest day, taken it is today's and
// gone from its own day, and nothing becomes more or heavier.
func TestASessionComesForward(t *testing.T) {
	a, r := movable(t)
	g, err := a.Gym(r)
	if err != nil {
		t.Fatal(err)
	}
	if g.Session != nil || g.Forward.IsZero() {
		t.Fatalf("a rest day should offer the next session: %v", g.Forward)
	}
	before, err := a.Plan(r)
	if err != nil {
		t.Fatal(err)
	}
	asked, _ := plan.Today(before, g.Forward)
	e := MoveEntry(g.Forward)
	e.ID, e.At = "move-1", r.AsOf.String()
	r.Entries = append(r.Entries, e)
	after, err := a.Plan(r)
	if err != nil {
		t.Fatal(err)
	}
	now, ok := plan.Today(after, r.AsOf)
	if _, still := plan.Today(after, g.Forward); !ok || still || sets(after) != sets(before) {
		t.Fatalf("today %v, still on its own day %v, %d sets for %d", ok, still, sets(after), sets(before))
	}
	for i, it := range now.Items {
		for j, s := range it.Sets {
			was := asked.Items[i].Sets[j]
			if s.Kg != nil && (was.Kg == nil || *s.Kg > *was.Kg) || s.PainMax > was.PainMax || s.RPEMax > was.RPEMax {
				t.Errorf("%s set %d became more: %+v from %+v", it.Lift, j, s, was)
			}
		}
	}
	if g, _ = a.Gym(r); g.Session == nil || g.MovedID != "move-1" {
		t.Error("today shows the session and the way back")
	}
}

// TestASessionStaysWhereItIs: the day after sets, with open questions, from too
// far away, a move changes nothing, whatever the diary says.
func TestASessionStaysWhereItIs(t *testing.T) {
	a, r := movable(t)
	g, err := a.Gym(r)
	if err != nil {
		t.Fatal(err)
	}
	load := 60.0
	reps := 5
	yesterday := diary.Entry{Kind: "set", ID: "y-1", At: r.AsOf.Add(-1).String() + "T18:00:00Z", Lift: "squat_front", Kg: &load, Reps: &reps}
	open := r
	open.Entries = nil
	for _, e := range r.Entries {
		if e.Kind != "answer" {
			open.Entries = append(open.Entries, e)
		}
	}
	after := r
	after.Entries = append(r.Entries[:len(r.Entries):len(r.Entries)], yesterday)
	for name, c := range map[string]struct {
		r    PlanRequest
		from day.Date
	}{
		"the day after sets": {after, g.Forward},
		"open questions":     {open, g.Forward},
		"too far away":       {r, r.AsOf.Add(6)},
		"a day gone by":      {r, r.AsOf.Add(-2)},
	} {
		e := MoveEntry(c.from)
		e.ID, e.At = "move-1", r.AsOf.String()
		c.r.Entries = append(c.r.Entries[:len(c.r.Entries):len(c.r.Entries)], e)
		p, err := a.Plan(c.r)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if _, ok := plan.Today(p, r.AsOf); ok {
			t.Errorf("%s: the session was moved", name)
		}
	}
}
