package app

import (
	"cmp"
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
)

// KindSwap is a stand-in for one day: "lift" is what the plan asks, "to" what
// is done instead, "what" says why: busy (the place or the kit is taken) or
// pain. The place in the session, the sets, the repetitions and the effort
// stay; only the load is worked out anew, under the gate.
const KindSwap = "swap"

// Why somebody swaps.
const (
	SwapBusy = "busy"
	SwapPain = "pain"
)

// Swap is one stand-in on offer, with why it is offered.
type Swap struct {
	To  lift.ID         `json:"to"`
	Why []reason.Reason `json:"why"`
}

// mostSwaps on offer: more than a hand holds is no choice.
const mostSwaps = 5

// SwapEntry is the entry that puts one lift in the place of another today.
func SwapEntry(from, to lift.ID, why string) diary.Entry {
	return diary.Entry{Kind: KindSwap, Lift: string(from), To: string(to), What: why}
}

// swaps lists the stand-ins of a lift: for a busy place by how much of the
// effect they keep, for pain by what they spare. Nothing that is held today,
// that the post says hurts, or that needs missing kit is offered.
func swaps(from lift.ID, why string, now standing) []Swap {
	edges := now.cat.Substitutes(from)
	edges = slices.DeleteFunc(edges, func(e lift.Edge) bool { return !offered(e, why, now) })
	slices.SortStableFunc(edges, func(x, y lift.Edge) int {
		if why == SwapPain {
			if c := cmp.Compare(worth(y), worth(x)); c != 0 {
				return c
			}
		}
		return cmp.Compare(y.Retains, x.Retains)
	})
	if len(edges) > mostSwaps {
		edges = edges[:mostSwaps]
	}
	var out []Swap
	for _, e := range edges {
		out = append(out, Swap{To: e.To, Why: whySwap(e, now)})
	}
	return out
}

func offered(e lift.Edge, why string, now standing) bool {
	l, ok := now.cat.Get(e.To)
	if !ok || why == SwapPain && worth(e) <= 0 {
		return false
	}
	if held, _ := now.permit.Held(e.To, now.asOf); held {
		return false
	}
	for _, t := range now.c.Triggers {
		if t.Lift == e.To {
			return false
		}
	}
	have := now.set.Equipment
	return len(have) == 0 || !slices.ContainsFunc(l.Equipment, func(k string) bool { return k != "none" && !slices.Contains(have, k) })
}

// worth is the demands spared less those added.
func worth(e lift.Edge) int {
	n := 0
	for _, k := range e.Spares {
		n += k
	}
	for _, k := range e.Adds {
		n -= k
	}
	return n
}

// whySwap says what a stand-in keeps, spares and asks instead.
func whySwap(e lift.Edge, now standing) []reason.Reason {
	var out []reason.Reason
	source := reason.ExpertOpinion
	if e.Retains > 0 {
		out = append(out, reason.New("app.swap_keeps", source, "pct", int(math.Round(e.Retains*100)), "lift", "lift."+string(e.From)))
	}
	for _, x := range []struct {
		code string
		of   map[lift.Demand]int
	}{{"app.swap_spares", e.Spares}, {"app.swap_asks", e.Adds}} {
		if d := most(x.of); d != "" {
			out = append(out, reason.New(x.code, source, "demand", "demand."+string(d)))
		}
	}
	if last := lastDay(now, e.To); !last.IsZero() {
		out = append(out, reason.New("app.swap_known", source, "day", last))
	}
	return out
}

// most is the demand with the highest figure, in the order of the catalogue.
func most(of map[lift.Demand]int) lift.Demand {
	best := lift.Demand("")
	for _, d := range lift.Demands {
		if n := of[d]; n > 0 && (best == "" || n > of[best]) {
			best = d
		}
	}
	return best
}

func lastDay(now standing, id lift.ID) day.Date {
	var last day.Date
	for _, s := range now.h.Sets {
		if s.Lift == id && s.Day.Before(now.asOf) && s.Day.After(last) {
			last = s.Day
		}
	}
	return last
}

// SwapsOf is what stands in for what on a day: the newest choice for each lift.
func SwapsOf(entries []diary.Entry, on day.Date) map[lift.ID]diary.Entry {
	out := map[lift.ID]diary.Entry{}
	now, _ := live(entries, KindSwap)
	for _, e := range now {
		if d, err := day.Parse(e.At); err == nil && d == on && e.What != SwapDay {
			out[lift.ID(e.Lift)] = e
		}
	}
	return out
}

// swapped puts the stand-ins of the day in their places. A stand-in that is
// held today is not taken: the item stays as the plan has it.
func swapped(items []plan.Item, entries []diary.Entry, now standing, rack lift.Plates) []plan.Item {
	by := SwapsOf(entries, now.asOf)
	if len(by) == 0 {
		return items
	}
	out := slices.Clone(items)
	for i, it := range out {
		e, ok := by[it.Lift]
		if !ok || it.Role == "care" {
			continue
		}
		to := lift.ID(e.To)
		if _, known := now.cat.Get(to); !known {
			continue
		}
		if held, _ := now.permit.Held(to, now.asOf); held {
			continue
		}
		it.Sets = it.Sets[min(setsOf(now, it.Lift), len(it.Sets)):] // what was done before the swap is done
		if len(it.Sets) == 0 {
			continue
		}
		out[i] = standIn(it, to, now, rack)
	}
	return out
}

// setsOf counts the working sets of a lift today.
func setsOf(now standing, id lift.ID) int {
	n := 0
	for _, s := range today(now) {
		if s.Lift == id {
			n++
		}
	}
	return n
}

// standIn is the item with another lift: same place, sets and effort; the load
// from the stand-in's own strength or, where that is not known, from the table
// of ratios at its low end, and never above what the gate allows for it.
func standIn(it plan.Item, to lift.ID, now standing, rack lift.Plates) plan.Item {
	edge := lift.Edge{From: it.Lift, To: to}
	for _, e := range now.cat.Substitutes(it.Lift) {
		if e.To == to {
			edge = e
		}
	}
	out := it
	out.Lift, out.IfPain, out.Find = to, nil, nil
	out.Reasons = append([]reason.Reason{reason.New("app.swap_stands", reason.ExpertOpinion, "lift", "lift."+string(it.Lift))}, whySwap(edge, now)...)
	out.Sets = slices.Clone(it.Sets)
	unnamed := false
	for i := range out.Sets {
		s := &out.Sets[i]
		effort := now.permit.Effort(to, now.asOf, s.RPEMax)
		s.RPEMax, s.PainMax = min(s.RPEMax, effort.Value), min(s.PainMax, painMax(now, to))
		s.Kg, s.Cap, s.Pct = loadOf(it.Sets[i], edge, now, rack), nil, nil
		unnamed = unnamed || s.Kg == nil
	}
	if unnamed && len(out.Sets) > 0 {
		find := reason.New("plan.find_light", reason.ExpertOpinion, "rpe", out.Sets[0].RPEMax)
		out.Find = &find
	}
	return out
}

func painMax(now standing, id lift.ID) int {
	n := int(now.permit.Pain(id).Value)
	if c := now.set.PainCap; c != nil {
		n = min(n, *c)
	}
	return n
}

// loadOf is the load of a set with the stand-in; nil when none may be named.
func loadOf(s plan.Set, e lift.Edge, now standing, rack lift.Plates) *lift.Kg {
	want := 0.0
	switch est, ok := now.est[e.To]; {
	case ok && est.P50 > 0 && s.Pct != nil:
		want = est.P50.Float() * *s.Pct / 100
	case s.Kg != nil && e.RatioLo > 0:
		want = s.Kg.Float() * e.RatioLo
	}
	if !(want > 0) {
		return nil
	}
	c := now.permit.Load(e.To, now.asOf, want)
	if !(c.Value > 0) {
		return nil
	}
	kg := now.cat.Rack(e.To, rack).RoundDown(lift.KgOf(c.Value))
	if kg <= 0 {
		return nil
	}
	return &kg
}
