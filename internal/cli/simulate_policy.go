package cli

import (
	"spotter/internal/app"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/training"
	"spotter/internal/twin/course"
)

// spotterPolicy lets the program's own plan drive a simulated athlete, over the
// same use case as `spotter today`.
type spotterPolicy struct {
	app      *app.App
	ruleBook bool
	err      error // the first thing that went wrong
}

// ask is the request that the command line would make.
func (p *spotterPolicy) ask(m course.Morning) app.PlanRequest {
	return app.PlanRequest{Case: m.Case, Entries: m.Diary, AsOf: m.Day, Meet: m.Meet, Days: m.Weekdays, Equipment: m.Kit, RuleBook: p.ruleBook}
}

// Session is today's and the next one of the plan.
func (p *spotterPolicy) Session(m course.Morning) (today, next course.Session) {
	doc, err := p.app.Morning(p.ask(m))
	if err != nil || doc.Stopped != nil {
		if p.err == nil {
			p.err = err
		}
		return course.Session{Stopped: true}, course.Session{}
	}
	return sessionOf(doc.Session, m), sessionOf(doc.Then, m)
}

// Next is what the app leaves of a lift after a set of it: the same rule, on the
// sets as they went.
func (p *spotterPolicy) Next(m course.Morning, done []course.Done, left []course.Set) []course.Set {
	last := done[len(done)-1].Lift
	var sets []plan.Set
	for _, s := range left {
		if s.Lift == last {
			x := plan.Set{Reps: s.Reps, RPEMax: s.RPE, PainMax: s.Pain}
			if s.Kg > 0 {
				kg := lift.KgOf(s.Kg)
				x.Kg = &kg
			}
			sets = append(sets, x)
		}
	}
	var went []training.Set
	for i := range done {
		if d := &done[i]; d.Lift == last {
			went = append(went, training.Set{Lift: d.Lift, Load: lift.KgOf(d.Loaded), Reps: d.Reps, RPE: &d.RPE, Pain: d.Pain, Failed: d.Failed})
		}
	}
	rest, _ := plan.Onward(sets, went, func(k lift.Kg) lift.Kg { return m.Lifts.Rack(last, lift.GymKg).RoundDown(k) })
	var out []course.Set
	for _, s := range left {
		if s.Lift != last {
			out = append(out, s)
			continue
		}
		if len(rest) == 0 {
			continue
		}
		if s.Reps, s.Kg = rest[0].Reps, 0; rest[0].Kg != nil {
			s.Kg = rest[0].Kg.Float()
		}
		rest = rest[1:]
		out = append(out, s)
	}
	return out
}

// sessionOf turns a planned session into sets. A share without kilograms is of
// what the person takes to be the 1RM; without either the load is found by effort.
func sessionOf(s *plan.Session, m course.Morning) course.Session {
	var out course.Session
	if s == nil {
		return out
	}
	for _, it := range s.Items {
		if it.Role == "care" {
			continue
		}
		for _, x := range it.Sets {
			set := course.Set{Lift: it.Lift, Reps: x.Reps, RPE: x.RPEMax, Pain: x.PainMax}
			if x.Kg != nil {
				set.Kg = x.Kg.Float()
			} else if x.Pct != nil {
				set.Kg = m.Own[it.Lift] * *x.Pct / 100
			}
			out.Sets = append(out.Sets, set)
		}
	}
	return out
}

// methods are the policies, in the order of the report.
func (s *shell) methods(a *app.App) []course.Method {
	ours := func(name string, ruleBook bool) course.Method {
		return course.Method{Name: name, For: func(course.Morning) course.Policy { return &spotterPolicy{app: a, ruleBook: ruleBook} }}
	}
	oracle := course.Oracle("oracle", 0.5)
	return []course.Method{course.Push, course.Stop, course.Tenth, course.Ban, ours("rule book", true), ours("controller", false),
		oracle, within(a, course.Push), within(a, oracle)}
}

// gateOf asks the gate about single sets, for all policies alike.
func gateOf(a *app.App) func(course.Morning) func(lift.ID, float64) bool {
	return func(m course.Morning) func(lift.ID, float64) bool {
		permit, err := a.Permit(app.PlanRequest{Case: m.Case, Entries: m.Diary, AsOf: m.Day})
		return func(id lift.ID, kg float64) bool {
			if err != nil {
				return false
			}
			held, _ := permit.Held(id, m.Day)
			return !held && permit.Load(id, m.Day, kg).Value >= kg-1e-6
		}
	}
}
