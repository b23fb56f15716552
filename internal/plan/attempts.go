package plan

import (
	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/reason"
	"spotter/internal/safety"
	"spotter/internal/strength"
)

// AttemptInput is what attempts are chosen from, with every opener capped by
// the permit. ok is false when nothing may be named: stopped, handed over, the
// screen unfinished, no meet, or no strength known.
func AttemptInput(in Input) (x meet.Input, ok bool) {
	if in.Permit.Verdict() == safety.Stop || in.Catalogue == nil || in.Peaking == nil {
		return meet.Input{}, false
	}
	return survey(in, in.gate()).attemptInput()
}

func (a *athlete) attemptInput() (meet.Input, bool) {
	if !a.hasMeet() || a.g.Verdict() <= safety.HandOver || a.g.Provisional() {
		return meet.Input{}, false
	}
	who := a.in.Case.Person
	x := meet.Input{Rules: a.in.MeetRules, Risk: a.in.Risk, PriorMeets: a.priorMeets(), Sex: who.Sex, Age: who.Age,
		Capacity: map[lift.Main]meet.Capacity{}, Caps: map[lift.Main]reason.Cap{},
		Flaring: map[lift.Main]bool{}, PainMax: map[lift.Main]int{}}
	for _, m := range a.mains {
		x.Lifts = append(x.Lifts, m.Main)
		x.Flaring[m.Main] = m.Hurt != fine
		x.PainMax[m.Main] = int(a.g.Pain(m.ID).Value)
		e, ok := a.in.Estimates[m.ID]
		if !ok || e.P50 <= 0 || m.Held {
			continue
		}
		at := a.project(m, e)
		x.Capacity[m.Main] = meet.Capacity{P50: at.P50, SD: at.SD, Basis: string(e.Basis)}
		x.Caps[m.Main] = a.g.Opener(m.ID, a.in.MeetDate, at.P50.Float())
	}
	return x, len(x.Capacity) > 0
}

// attempts are the nine weights, as far as they can be named.
func (a *athlete) attempts() *Attempts {
	day := a.meetDay()
	if !day.ok {
		return nil
	}
	res := day.card
	out := &Attempts{ExpectedTotal: res.ExpectedTotal, PBomb: res.PBomb}
	any := false
	for _, c := range res.Choices {
		switch c.Lift {
		case lift.Squat:
			out.Squat = c.Attempts
		case lift.Bench:
			out.Bench = c.Attempts
		case lift.Deadlift:
			out.Deadlift = c.Attempts
		}
		any = any || len(c.Attempts) > 0
		out.Reasons = append(out.Reasons, c.Why...)
	}
	out.Reasons = append(out.Reasons, res.Reasons...)
	if !any {
		return nil
	}
	return out
}

// priorMeets are the meets of the diary that are over; nil when there is none,
// for none in the diary does not mean none.
func (a *athlete) priorMeets() *int {
	past := 0
	for _, m := range a.in.History.Meets {
		if m.Date.Before(a.in.AsOf) {
			past++
		}
	}
	if past == 0 {
		return nil
	}
	return &past
}

// project carries an estimate to the meet.
func (a *athlete) project(m main, e strength.Estimate) strength.Interval {
	return strength.Project(e, strength.Outlook{Weeks: a.daysOut(a.in.AsOf) / 7, PriorMeets: a.priorMeets(), Pain: m.Hurt != fine})
}
