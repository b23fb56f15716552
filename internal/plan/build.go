package plan

import (
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

type problem = intake.Problem

// verdicts are the names of the gate's verdicts in the document.
var verdicts = map[safety.Verdict]string{
	safety.Stop: "stop", safety.HandOver: "hand_over", safety.Limit: "limit", safety.Go: "go",
}

// build makes a plan from a permit that does not say stop.
func build(in Input, g gate) Plan {
	a := survey(in, g)
	c := a.lay()
	p := Plan{Schema: Schema, Status: "ok", AsOf: in.AsOf, Knowledge: in.Knowledge,
		Verdict: verdicts[g.Verdict()], Provisional: g.Provisional(), Limits: g.Reasons(), Basis: basis(in)}
	p.Meet = a.meet()
	p.Weeks = a.weeks(c)
	p.Projection = a.projection()
	p.Attempts = a.attempts()
	p.Changes = a.allChanges(p.Weeks)
	p.Gates = a.gates(c, p.Weeks)
	p.Care = a.careAdvice()
	a.standing(&p)
	p.See = a.see()
	p.Watch = a.watch()
	p.Unknown = a.unknowns()
	p.Assumes = a.assumes(c)
	a.saying(&p)
	return p
}

// meet of the plan, nil for a general block.
func (a *athlete) meet() *Meet {
	if !a.hasMeet() {
		return nil
	}
	m := &Meet{Date: a.in.MeetDate, DaysOut: a.daysOut(a.in.AsOf)}
	for _, x := range a.mains {
		m.Lifts = append(m.Lifts, x.Main)
	}
	for _, g := range a.in.Case.Goals {
		if g.Kind == "meet" && !g.Withdrawn {
			m.Paid, m.Federation = g.Paid, g.Federation
		}
	}
	for _, x := range a.in.History.Meets {
		if x.Date == a.in.MeetDate {
			m.Paid, m.Federation = x.Paid, x.Federation
		}
	}
	return m
}

// assumes is what the plan takes for granted.
func (a *athlete) assumes(c calendar) []reason.Reason {
	var out []reason.Reason
	if !c.meet {
		code := "plan.assume_no_meet"
		if !a.in.MeetDate.IsZero() {
			code = "plan.assume_far_meet"
		}
		out = append(out, reason.New(code, reason.ExpertOpinion, "weeks", len(a.in.Peaking.General)))
	}
	if a.g.Verdict() == handOver {
		out = append(out, reason.New("plan.assume_hand_over", reason.ExpertOpinion, "days", handOverDays))
	}
	if len(a.mains) == len(lift.Mains) && c.meet {
		out = append(out, reason.New("plan.assume_three_lifts", reason.ExpertOpinion))
	}
	out = append(out, a.trade()...)
	if c.meet && c.taperIn <= 6 {
		out = append(out, reason.New("plan.assume_taper_only", a.in.Peaking.Taper.Days.Source, "days", c.taperIn))
	}
	return out
}

// stopped is the plan of a permit that says stop, and of the zero permit: the
// flags and what to do. It holds no session and no figure that could be a load.
func stopped(in Input) Plan {
	p := Plan{Schema: Schema, Status: "stopped", AsOf: in.AsOf, Knowledge: in.Knowledge,
		Verdict: "stop", Basis: basis(in)}
	s := &Stopped{Urgency: "urgent_24h", Message: "plan.stop_no_permit", Flags: []StoppedFlag{}}
	level, fired := in.Permit.Stopped()
	for _, f := range fired {
		s.Flags = append(s.Flags, StoppedFlag{ID: f.ID, Source: f.Why.Source, Why: f.Why})
	}
	if message, known := stops[level]; known && (len(fired) > 0 || level == safety.LevelUpdate) {
		s.Urgency, s.Message = level, message
	}
	p.Limits = in.Permit.Reasons()
	p.Stopped = s
	return p
}

// stops are what to do, by urgency.
var stops = map[string]string{
	"emergency_now": "plan.stop_emergency_now",
	"urgent_24h":    "plan.stop_urgent_24h",

	safety.LevelUpdate: "plan.stop_update",
}
