package cli

import (
	"math"

	"spotter/internal/app"
	"spotter/internal/twin/course"
)

// withinGate is another policy whose every set the gate bounds, and nothing else:
// it shows what the limits alone do. What is left of a load that no plates can
// make is left out, not found by effort.
type withinGate struct {
	course.Policy
	app *app.App
}

// within puts the gate over a method.
func within(a *app.App, m course.Method) course.Method {
	return course.Method{Name: m.Name + " gated", For: func(mo course.Morning) course.Policy { return withinGate{m.For(mo), a} }}
}

func (g withinGate) Session(m course.Morning) (today, next course.Session) {
	today, next = g.Policy.Session(m)
	permit, err := g.app.Permit(app.PlanRequest{Case: m.Case, Entries: m.Diary, AsOf: m.Day})
	if err != nil {
		return course.Session{Stopped: true}, next
	}
	var out course.Session
	for _, s := range today.Sets {
		if held, _ := permit.Held(s.Lift, m.Day); held {
			continue
		}
		most := permit.Load(s.Lift, m.Day, s.Kg).Value
		if s.Kg = math.Floor(most/2.5+1e-9) * 2.5; s.Kg <= 0 {
			continue
		}
		s.Pain = int(permit.Pain(s.Lift).Value)
		out.Sets = append(out.Sets, s)
	}
	return out, next
}

func (g withinGate) Next(_ course.Morning, done []course.Done, left []course.Set) []course.Set {
	return course.EndOnPain(done, left)
}
