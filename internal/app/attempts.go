package app

import (
	"fmt"

	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// BadAttempt says that an attempt told of cannot have happened.
type BadAttempt struct{ What string }

// Error is what is wrong.
func (b *BadAttempt) Error() string { return b.What }

// Attempts picks nine attempts, or, with some made, the next one in each lift
// that is under way or to come. A stop gives a stopped document; a hand-over
// gives no attempts and says whom to see. *BadAttempt if an attempt made
// breaks the rules of the meet.
func (a *App) Attempts(r PlanRequest, made []meet.Made) (AttemptsDoc, error) {
	warm()
	s, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil {
		return AttemptsDoc{}, err
	}
	in, err := a.planInput(s, r)
	if err != nil {
		return AttemptsDoc{}, err
	}
	p := plan.Make(in)
	p.Stopped = a.worded(p.Stopped)
	d := AttemptsDoc{Schema: AttemptsSchema, Status: p.Status, AsOf: r.AsOf, Knowledge: p.Knowledge,
		Verdict: p.Verdict, Risk: in.Risk, Stopped: p.Stopped}
	if p.Stopped != nil {
		return d, nil
	}
	d.Meet, d.See, d.Reasons = p.Meet, p.See, p.Limits
	why := func(code string) {
		d.Reasons = append([]reason.Reason{reason.New(code, reason.ExpertOpinion)}, d.Reasons...)
	}
	switch x, ok := plan.AttemptInput(in); {
	case s.permit.Verdict() == safety.HandOver:
		why("app.attempts_hand_over")
	case p.Meet == nil:
		why("app.attempts_no_meet")
	case !ok || (len(made) == 0 && p.Attempts == nil):
		d.Reasons = append([]reason.Reason{unnamed(p)}, d.Reasons...)
	case len(made) == 0:
		d.Attempts, d.Minute = p.Attempts, minute(x)
	default:
		return d, onTheDay(&d, x, made)
	}
	return d, nil
}

// unnamed is why the plan names no attempts: a page without a weight says so.
func unnamed(p plan.Plan) reason.Reason {
	for _, u := range p.Unknown {
		if u.What == "attempts" {
			return u.How
		}
	}
	return reason.New("app.attempts_no_strength", reason.ExpertOpinion)
}

// minute is the table for the one minute after each attempt.
func minute(x meet.Input) []MinuteRow {
	var out []MinuteRow
	for _, c := range meet.Choose(x).Choices {
		for _, row := range c.OnDay {
			out = append(out, MinuteRow{Lift: c.Lift, Number: row.Number, Easy: bar(row.Easy), Planned: bar(row.Planned), Hard: bar(row.Hard),
				MissedStrength: bar(row.Strength), MissedTechnique: bar(row.Technique)})
		}
	}
	return out
}

// bar is a weight as a document holds it: absent when there is none.
func bar(kg lift.Kg) *lift.Kg {
	if kg <= 0 {
		return nil
	}
	return &kg
}

// onTheDay re-picks from what was taken so far.
func onTheDay(d *AttemptsDoc, x meet.Input, made []meet.Made) error {
	res, err := meet.Next(x, made)
	if err != nil {
		return &BadAttempt{What: err.Error()}
	}
	d.Attempts = &plan.Attempts{ExpectedTotal: res.ExpectedTotal, PBomb: res.PBomb, Reasons: res.Reasons}
	for _, c := range res.Choices {
		switch c.Lift {
		case lift.Squat:
			d.Attempts.Squat = c.Attempts
		case lift.Bench:
			d.Attempts.Bench = c.Attempts
		case lift.Deadlift:
			d.Attempts.Deadlift = c.Attempts
		default:
			return fmt.Errorf("%q is not a lift of a meet", c.Lift)
		}
	}
	for i, st := range res.Steps {
		n := NextAttempt{Lift: st.Lift, Number: st.Number, Reasons: st.Why}
		if st.Kg > 0 {
			n.Kg = &st.Kg
		}
		for _, o := range st.Options {
			opt := AttemptOption{Action: o.Action, Why: o.Why}
			if o.Kg > 0 {
				opt.Kg = &o.Kg
			}
			n.Options = append(n.Options, opt)
		}
		if i == 0 {
			for _, b := range meet.Branches(x, made, st) {
				n.After = append(n.After, AttemptBranch{How: b.How, Kg: bar(b.Kg)})
			}
		}
		d.Next = append(d.Next, n)
	}
	return nil
}
