package app

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/training"
)

// Today is the session of the request's day. The session comes from the plan
// made before anything was lifted today, so that a set done does not turn the
// day into a rest day; what was logged today can then only take away: a lift
// whose pain passed its cap is over for the day, sets done are counted off,
// and no load stays above what the gate says now.
func (a *App) Today(r PlanRequest) (TodayDoc, error) {
	x, err := a.session(r)
	return x.doc, err
}

// session is today's document with what it was made from.
type session struct {
	doc   TodayDoc
	now   standing
	rack  lift.Plates
	plan  plan.Plan   // as it was made in the morning
	whole []plan.Item // every item of the day, done or not, bounded by what the gate says now
}

func (a *App) session(r PlanRequest) (session, error) {
	warm()
	now, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil {
		return session{}, err
	}
	x := session{now: now, rack: r.plates(now.set)}
	current, err := a.plan(now, r)
	if err != nil {
		return x, err
	}
	x.doc = TodayDoc{Schema: TodaySchema, Status: current.Status, AsOf: r.AsOf, Knowledge: current.Knowledge,
		Verdict: current.Verdict, Provisional: current.Provisional, Stopped: current.Stopped,
		Limits: current.Limits, See: current.See, Watch: current.Watch}
	if current.Stopped != nil {
		x.doc.See, x.doc.Watch, x.doc.Limits = nil, nil, nil
		return x, nil
	}
	p := current
	if slices.ContainsFunc(r.Entries, func(e diary.Entry) bool { return liftedOn(r.AsOf)(&e) }) {
		before, err := a.standWithout(r.Case, r.Entries, r.AsOf, liftedOn(r.AsOf))
		if err != nil {
			return x, err
		}
		if p, err = a.plan(before, r); err != nil {
			return x, err
		}
	}
	x.fill(p, r)
	return x, nil
}

// fill makes the day from the plan of its morning.
func (x *session) fill(p plan.Plan, r PlanRequest) {
	x.plan = p
	d := &x.doc
	if s, ok := plan.Today(p, r.AsOf); ok {
		s.Items = swapped(s.Items, r.Entries, x.now, x.rack)
		for _, it := range s.Items {
			x.whole = append(x.whole, tightened(it, x.now, x.rack))
		}
		left, done, notes := remaining(s, x.now, x.rack)
		d.Session, d.Done, d.Notes = &left, done, notes
		return
	}
	d.Done = logged(nil, x.now)
	for _, w := range p.Weeks {
		for _, s := range w.Sessions {
			if s.Date.After(r.AsOf) && (d.Next == nil || s.Date.Before(*d.Next)) {
				d.Next = &s.Date
			}
		}
	}
}

// liftedOn picks the sets of a day.
func liftedOn(d day.Date) func(*diary.Entry) bool {
	today := d.String()
	return func(e *diary.Entry) bool {
		return e.Kind == "set" && len(e.At) >= len(today) && e.At[:len(today)] == today
	}
}

// remaining takes from a session what was done and what the pain of today
// rules out. It never adds and never raises.
func remaining(s plan.Session, now standing, rack lift.Plates) (plan.Session, []Done, []reason.Reason) {
	var notes []reason.Reason
	done := logged(s.Items, now)
	left := s
	left.Items = nil
	for _, it := range s.Items {
		i := slices.IndexFunc(done, func(d Done) bool { return d.Lift == it.Lift })
		if before, told := beforeSet(now, it.Lift); told && it.Role != "care" && len(it.Sets) > 0 && before > it.Sets[0].PainMax {
			notes = append(notes, reason.New("app.today_before", reason.ExpertOpinion, "lift", "lift."+string(it.Lift), "pain", before, "max", it.Sets[0].PainMax))
			continue
		}
		if i >= 0 && it.Role != "care" {
			if over(it, done[i]) {
				notes = append(notes, reason.New("app.today_over", reason.ExpertOpinion, "lift", "lift."+string(it.Lift), "pain", *done[i].Pain))
				continue
			}
			it.Sets = it.Sets[min(done[i].Sets, len(it.Sets)):]
			if len(it.Sets) == 0 {
				continue
			}
			var why []reason.Reason
			it.Sets, why = plan.Onward(it.Sets, doneOf(now, it.Lift), func(k lift.Kg) lift.Kg { return now.cat.Rack(it.Lift, rack).RoundDown(k) })
			notes = append(notes, why...)
		}
		left.Items = append(left.Items, tightened(it, now, rack))
	}
	if left.Items == nil {
		left.Items = []plan.Item{}
	}
	return left, done, notes
}

// over reports pain above the cap of any set of the item.
func over(it plan.Item, d Done) bool {
	return d.Pain != nil && slices.ContainsFunc(it.Sets, func(s plan.Set) bool { return *d.Pain > s.PainMax })
}

// doneOf are the sets of a lift today, in order.
func doneOf(now standing, id lift.ID) []training.Set {
	return slices.DeleteFunc(today(now), func(s training.Set) bool { return s.Lift != id })
}

// tightened bounds every load by what the gate allows now.
func tightened(it plan.Item, now standing, rack lift.Plates) plan.Item {
	it.Sets = slices.Clone(it.Sets)
	for i := range it.Sets {
		kg := it.Sets[i].Kg
		if kg == nil {
			continue
		}
		c := now.permit.Load(it.Lift, now.asOf, kg.Float())
		if !(c.Value >= kg.Float()) {
			lower := now.cat.Rack(it.Lift, rack).RoundDown(lift.KgOf(c.Value))
			it.Sets[i].Kg, it.Sets[i].Cap = &lower, &c
		}
	}
	return it
}

// today are the sets of the day, warm-ups left out.
func today(now standing) []training.Set {
	var out []training.Set
	for _, s := range now.h.Sets {
		if s.Day == now.asOf && !s.Warmup {
			out = append(out, s)
		}
	}
	return out
}

// logged sums up the day per lift, in the order of first sets.
func logged(planned []plan.Item, now standing) []Done {
	var out []Done
	for _, s := range today(now) {
		i := slices.IndexFunc(out, func(d Done) bool { return d.Lift == s.Lift })
		if i < 0 {
			out = append(out, Done{Lift: s.Lift, Planned: slices.ContainsFunc(planned, func(p plan.Item) bool { return p.Lift == s.Lift })})
			i = len(out) - 1
		}
		d := &out[i]
		d.Sets++
		d.TopKg = max(d.TopKg, s.Load)
		if s.RPE != nil && (d.RPE == nil || *s.RPE > *d.RPE) {
			d.RPE = s.RPE
		}
		if s.Pain != nil && (d.Pain == nil || *s.Pain > *d.Pain) {
			d.Pain = s.Pain
		}
	}
	return out
}
