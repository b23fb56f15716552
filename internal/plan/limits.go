package plan

import (
	"math"
	"slices"
	"time"

	"spotter/internal/day"
	"spotter/internal/horizon"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// outerPrices are the limits that a clinician, a coach or the person set, one by
// one. They stand above every wish: shown, never offered.
func (a *athlete) outerPrices() []Price {
	var out []Price
	for i, o := range a.in.Permit.Outer() {
		for l, m := range a.mains {
			p, bound := a.outerPrice(l, a.in.Permit.Without(i))
			if !bound {
				continue
			}
			p.Reason = reason.New("plan.price_limit", reason.ExpertOpinion, "by", "by."+o.By, "lift", name(m.ID))
			same := func(q Price) bool { return q.Lift == p.Lift && q.Params["by"] == p.Params["by"] }
			if !slices.ContainsFunc(out, same) {
				out = append(out, p)
			}
		}
	}
	return out
}

// outerPrice is one lift without one limit: its weeks solved again, and what it
// would add on the day. false where the limit does not touch it.
func (a *athlete) outerPrice(l int, apart safety.Apart) (Price, bool) {
	m := a.mains[l]
	one := a.in.Estimates[m.ID].P50.Float()
	top := func(d day.Date) float64 { return apart.Share(m.ID, d, one) }
	held := apart.Held(m.ID, a.in.AsOf.Add(7))
	lighter := top(a.in.AsOf.Add(7)) > a.topShare(m.ID, a.in.AsOf.Add(7))+1e-9
	if held == m.Held && !lighter {
		return Price{}, false
	}
	s := a.chosen.search
	p := Price{Constraint: "limit", Lift: m.ID, Fixed: true}
	p = a.price(p, s.again(whatIf{in: map[int][][]column{l: s.freed(l, held, top)}}), a.strong(m))
	if e := a.in.Estimates[m.ID]; p.Kg != nil && m.Held && !held {
		x := a.project(m, e) // the lift itself is what the total loses
		p.Kg = &Cost{Mid: math.Round(x.P50.Float()), Lo: ptrTo(math.Round(x.P10.Float())), Hi: ptrTo(math.Round(x.P90.Float()))}
	}
	return p, true
}

// daysPrice is what fewer training days cost than the three on which every lift has
// its second day: one more, where it parts the week best. Only days that the person named are a constraint; a habit is not.
func (a *athlete) daysPrice() []Price {
	if len(a.in.Days) == 0 || len(a.in.Days) > 2 {
		return nil
	}
	more := *a
	more.in.Days = append(slices.Clone(a.in.Days), farthest(a.in.Days))
	slices.Sort(more.in.Days)
	c := more.lay()
	r := more.assign(c.keys)
	s := more.search(c, r, a.chosen.search.weeks)
	best := horizon.Best(s.problem())
	w := answer{ok: best.Options != nil}
	for i, at := range best.Options {
		for l, o := range at {
			w.worth += s.worth[i][l][o]
		}
		w.flares += s.flares(i, at)
	}
	p := Price{Constraint: "days", Reason: reason.New("plan.price_days", reason.ExpertOpinion, "n", len(a.in.Days), "more", len(more.in.Days))}
	return []Price{a.price(p, w, a.allStrong())}
}

// farthest is the weekday that lies farthest from those that are taken, the
// earliest of equals, Monday first.
func farthest(days []time.Weekday) time.Weekday {
	best, far := time.Monday, -1
	for i := range 7 {
		d, near := time.Weekday((i+1)%7), 7
		for _, x := range days {
			gap := (int(d) - int(x) + 7) % 7
			near = min(near, gap, 7-gap)
		}
		if near > far {
			best, far = d, near
		}
	}
	return best
}

// equipmentPrice is what a stand-in that is not there would keep more of a lift
// that hurts. How it would be felt is not known before it was done.
func (a *athlete) equipmentPrice() []Price {
	if len(a.in.Equipment) == 0 {
		return nil
	}
	all := *a
	all.in.Equipment, all.stood = nil, map[lift.ID][]lift.Edge{}
	var out []Price
	for l, m := range a.mains {
		if m.Hurt == fine || m.Held || !a.strong(m) {
			continue
		}
		better, has := lift.Edge{}, false
		for _, e := range all.standIns(m.ID) {
			new := a.novel(e.To) && a.daysOut(a.in.AsOf) <= a.lastNew(m.Main)
			if held, _ := a.held(e.To); held || new || e.Retains <= better.Retains {
				continue
			}
			better, has = e, true
		}
		if x, ok := a.in.Catalogue.Get(better.To); !has || !ok || a.there(x) {
			continue
		}
		out = append(out, a.standInPrice(l, better))
	}
	return out
}

// standInPrice is the chosen weeks with another stand-in in the same places.
func (a *athlete) standInPrice(l int, e lift.Edge) Price {
	m, s := a.mains[l], a.chosen.search
	m.Second, m.SecondBy = e.To, &e
	kg := 0.0
	for w, at := range a.chosen.picks {
		if d := s.menus[w][l][at[l]]; d.cover {
			f := s.c.frames[s.weeks[w]]
			kg += a.worthKg(m, d, f, s.topOf(m, f)) - s.worth[w][l][at[l]]
		}
	}
	return Price{Constraint: "equipment", Lift: m.ID, Kg: &Cost{Mid: tenth(kg)},
		Reason:  reason.New("plan.price_equipment", reason.ExpertOpinion, "lift", name(e.To), "of", name(m.ID)),
		Reasons: []reason.Reason{reason.New("plan.effect_days_never_done", reason.ExpertOpinion, "lift", name(e.To))}}
}

// loadPrices are the gate's limits on the loads of each lift: the same sets
// without them.
func (a *athlete) loadPrices() []Price {
	var out []Price
	s := a.chosen.search
	for l, m := range a.mains {
		if m.Held || !a.strong(m) || !a.heldDown(m) {
			continue
		}
		q := whatIf{in: map[int][][]column{}}
		for other := range a.mains {
			q.in[other] = s.picked(other, a.chosen.picks, nil)
		}
		q.in[l] = s.picked(l, a.chosen.picks, func(day.Date) float64 { return 1 })
		p := Price{Constraint: "loads", Lift: m.ID, Fixed: true, Reason: reason.New("plan.price_loads", reason.ExpertOpinion, "lift", name(m.ID))}
		p = a.price(p, s.again(q), true)
		if why, bound := a.g.Load(m.ID, a.in.AsOf.Add(7), a.in.Estimates[m.ID].P50.Float()).Binding(); bound {
			p.Reasons = append(p.Reasons, why)
		}
		out = append(out, p)
	}
	return out
}

// heldDown reports that the gate holds a lift below the back-offs of some week.
func (a *athlete) heldDown(m main) bool {
	s := a.chosen.search
	return slices.ContainsFunc(s.weeks, func(i int) bool {
		f := s.c.frames[i]
		return s.topOf(m, f) < (f.row.Back[0]+f.row.Back[1])/2-1e-9
	})
}

// openerPrices are what it costs the expected total that no opener is above the
// load that pain allowed lately (SG-009), or that the gate allows that day.
func (a *athlete) openerPrices() []Price {
	d := a.meetDay()
	if !d.ok || !(d.card.ExpectedTotal > 0) {
		return nil
	}
	var out []Price
	for _, m := range a.mains {
		c, capped := d.in.Caps[m.Main]
		why, binds := c.Binding()
		if !capped || !binds {
			continue
		}
		in := d.in
		in.Caps = map[lift.Main]reason.Cap{}
		for l, x := range d.in.Caps {
			if l != m.Main {
				in.Caps[l] = x
			}
		}
		out = append(out, Price{Constraint: "opener", Lift: m.ID, Fixed: true, Kg: &Cost{Mid: tenth(d.expected(in, m.Main) - d.card.ExpectedTotal)},
			Reason: reason.New("plan.price_opener", reason.ExpertOpinion, "lift", name(m.ID)), Reasons: []reason.Reason{why}})
	}
	return out
}
