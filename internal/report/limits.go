package report

import (
	"cmp"
	"slices"

	"spotter/internal/diary"
	"spotter/internal/lift"
)

// limits that are in force on the day, and what clinicians wrote. Where one
// hand limited every lift of a family alike, that is one limit of the family.
func (b *maker) limits() {
	b.out.Limits, b.out.Notes = []Limit{}, append([]Note{}, b.in.Notes...)
	var refs [][]Ref
	for _, l := range b.in.History.Limits {
		if !l.Until.IsZero() && l.Until.Before(b.in.AsOf) {
			continue
		}
		x, ref := b.limit(l), Ref{Kind: "limit", Day: l.Day, ID: l.ID}
		if b.whole(l) {
			x.Main, _ = b.in.Catalogue.MainOf(l.Lift)
			x.Lift = ""
			if i := slices.IndexFunc(b.out.Limits, func(o Limit) bool { return sameLimit(o, x) }); i >= 0 {
				refs[i] = append(refs[i], ref)
				continue
			}
		}
		b.out.Limits, refs = append(b.out.Limits, x), append(refs, []Ref{ref})
	}
	for i, x := range b.out.Limits {
		for _, v := range []struct {
			name string
			most *float64
		}{{"max_kg", x.MaxKg}, {"max_pct", x.MaxPct}, {"max_demand", x.MaxDemand}} {
			if v.most != nil {
				b.trace(at("limits", i, v.name), num(*v.most), refs[i]...)
			}
		}
	}
	for i, n := range b.out.Notes {
		b.trace(at("notes", i, "text"), n.Text, Ref{Kind: "note", Day: n.On})
	}
}

func (b *maker) limit(l diary.Limit) Limit {
	x := Limit{By: cmp.Or(l.By, "athlete"), On: l.Day, Until: l.Until, Lift: l.Lift, Demand: l.Demand, MaxDemand: l.MaxDem}
	if !b.bare {
		x.MaxKg, x.MaxPct = b.kg(l.MaxKg), l.MaxPct
	}
	return x
}

// whole: every lift of the family carries the same limit.
func (b *maker) whole(l diary.Limit) bool {
	main, ok := b.in.Catalogue.MainOf(l.Lift)
	if !ok || l.Lift == "" || l.MaxPct == nil {
		return false
	}
	for _, id := range Family(b.in.Catalogue, main) {
		if !slices.ContainsFunc(b.in.History.Limits, func(o diary.Limit) bool {
			return o.Lift == id && o.By == l.By && o.Day == l.Day && o.Until == l.Until && o.MaxPct != nil && *o.MaxPct == *l.MaxPct && o.MaxKg == nil
		}) {
			return false
		}
	}
	return true
}

// Family is every lift of a competition lift's family.
func Family(c *lift.Catalogue, main lift.Main) []lift.ID {
	var out []lift.ID
	for _, l := range c.Lifts {
		if m, ok := c.MainOf(l.ID); ok && m == main {
			out = append(out, l.ID)
		}
	}
	return out
}

func sameLimit(a, b Limit) bool {
	same := func(x, y *float64) bool { return (x == nil) == (y == nil) && (x == nil || *x == *y) }
	return a.Main == b.Main && a.By == b.By && a.On == b.On && a.Until == b.Until && same(a.MaxPct, b.MaxPct) && same(a.MaxKg, b.MaxKg)
}
