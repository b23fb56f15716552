package cli

import (
	"math"

	"spotter/internal/app"
	"spotter/internal/twin/course"
)

// within puts the gate over every set of a method, and nothing else: it shows what
// the limits alone do. What is left of a load that no plates can make is left out,
// not found by effort.
func within(a *app.App, m course.Method) course.Method {
	return course.Within(m, m.Name+" gated", func(mo course.Morning, s course.Session) course.Session { return bounded(a, mo, s) })
}

func bounded(a *app.App, m course.Morning, s course.Session) course.Session {
	permit, err := a.Permit(app.PlanRequest{Case: m.Case, Entries: m.Diary, AsOf: m.Day})
	if err != nil {
		return course.Session{Stopped: true}
	}
	var out course.Session
	for _, x := range s.Sets {
		if held, _ := permit.Held(x.Lift, m.Day); held {
			continue
		}
		most := permit.Load(x.Lift, m.Day, x.Kg).Value
		if x.Kg = math.Floor(most/2.5+1e-9) * 2.5; x.Kg <= 0 {
			continue
		}
		x.Pain = int(permit.Pain(x.Lift).Value)
		out.Sets = append(out.Sets, x)
	}
	return out
}
