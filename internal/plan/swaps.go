package plan

import (
	"slices"

	"spotter/internal/lift"
)

// standIns are the lifts that can stand in for another, best first: the
// preferred ones of the table, then the rest of the catalogue's edges by what
// they spare. Left out are lifts that provoke, need missing equipment, spare
// nothing that is sore, or add as much as they spare.
func (a *athlete) standIns(from lift.ID) []lift.Edge {
	if out, known := a.stood[from]; known {
		return out
	}
	edges := a.in.Catalogue.Substitutes(from)
	var out []lift.Edge
	for _, id := range a.in.Peaking.Prefer[from] {
		for _, e := range edges {
			if e.To == id && a.suits(e) {
				out = append(out, e)
			}
		}
	}
	n := len(out)
	for _, e := range edges {
		if !slices.Contains(a.in.Peaking.Prefer[from], e.To) && a.suits(e) {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out[n:], func(x, y lift.Edge) int { return a.worth(y) - a.worth(x) })
	a.stood[from] = out
	return out
}

// suits reports whether an edge helps this person.
func (a *athlete) suits(e lift.Edge) bool {
	l, ok := a.in.Catalogue.Get(e.To)
	if !ok || l.Class == lift.Competition {
		return false
	}
	if _, hurts := a.provoked[e.To]; hurts {
		return false
	}
	if !a.there(l) {
		return false
	}
	if len(a.sore) == 0 {
		return true
	}
	return a.worth(e) > 0
}

// there reports whether the equipment of a lift is at hand. Nothing said about
// equipment counts as everything; the plan then names an ordinary stand-in too.
func (a *athlete) there(l lift.Lift) bool {
	if len(a.in.Equipment) == 0 {
		return true
	}
	return !slices.ContainsFunc(l.Equipment, func(k string) bool { return !slices.Contains(a.in.Equipment, k) })
}

// worth is the sore demand an edge spares, less what it adds.
func (a *athlete) worth(e lift.Edge) int {
	n := 0
	for d, k := range e.Spares {
		n += k * a.sore[d]
	}
	for d, k := range e.Adds {
		n -= k * a.sore[d]
	}
	return n
}

// chooseSecond picks the stand-in of the second day. A lift that goes well
// keeps its own second day; one that hurts moves it to what spares the sore
// part. Nothing new starts inside the last two weeks.
func (a *athlete) chooseSecond(m *main) {
	if a.belief == nil && !m.Held && m.Hurt == fine {
		return
	}
	for _, e := range a.ranked(m.ID) {
		if a.novel(e.To) && a.daysOut(a.in.AsOf) <= a.lastNew(m.Main) {
			continue
		}
		if held, _ := a.held(e.To); held {
			continue
		}
		if m.Second == "" {
			m.Second, m.SecondBy = e.To, &e
			continue
		}
		if m.Other == "" && ordinaryKit(a.in.Catalogue, e.To) && !ordinaryKit(a.in.Catalogue, m.Second) {
			m.Other = e.To
		}
	}
}

// lastNew is how many days before the meet something new may start at the
// latest: earlier for what pulls.
func (a *athlete) lastNew(m lift.Main) int {
	if m == lift.Deadlift {
		return a.in.Peaking.Gates.NewPullDaysOut
	}
	return a.in.Peaking.Gates.NewVariantDaysOut
}

// ordinary is the kit that nearly every gym has.
var ordinary = []string{"barbell", "rack", "bench", "incline bench", "dumbbell", "cable", "machine", "straps", "bodyweight", "band"}

// ordinaryKit reports whether a lift needs nothing special.
func ordinaryKit(c *lift.Catalogue, id lift.ID) bool {
	l, ok := c.Get(id)
	return ok && !slices.ContainsFunc(l.Equipment, func(k string) bool { return !slices.Contains(ordinary, k) })
}
