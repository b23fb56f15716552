package plan_test

import (
	"fmt"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/plan"
	"spotter/internal/safety"
	"spotter/internal/strength"
	"spotter/internal/training"
	"spotter/knowledge"
)

// through takes an input through strength and the real gate, as the app does.
func through(t testing.TB, in plan.Input) plan.Input {
	t.Helper()
	if len(in.History.Sets) > 0 {
		in.Estimates = strength.Track(in.History.Sets, in.Catalogue, in.AsOf)
	}
	return permitted(t, in)
}

// permitted takes an input with its estimates through the gate.
func permitted(t testing.TB, in plan.Input) plan.Input {
	t.Helper()
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	rules, err := knowledge.Meet()
	if err != nil {
		t.Fatal(err)
	}
	in.MeetRules = rules
	answers := safety.AnswersOf(in.Case, in.History, in.AsOf)
	in.CareAnswers = map[string]string{}
	for q, a := range answers {
		in.CareAnswers[q] = string(a)
	}
	res := safety.Run(rb, in.Case, answers)
	est := map[lift.ID]float64{}
	for id, e := range in.Estimates {
		est[id] = e.P50.Float()
	}
	in.Permit = safety.Decide(safety.FactsOf(in.Case, in.History, res, in.Catalogue, in.AsOf, est), in.Catalogue)
	return in
}

// cleared answers every question of the screen with no, and tells an age.
func cleared(t testing.TB, in plan.Input) plan.Input {
	t.Helper()
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	raised := map[string]bool{}
	for _, f := range in.Case.RedFlags.Mentioned {
		raised[f.ID] = true
	}
	all := map[string]string{}
	for _, f := range rb.Flags {
		if !raised[f.ID] {
			all[f.ID] = "no"
		}
	}
	for _, f := range rb.FollowUps {
		all[f.ID] = "no"
	}
	in.Case.Answers = all
	in.Case.Person.Age = ptr(29)
	return in
}

// logged is a diary of so many weeks up to the day of the plan: three days a
// week, top sets and back-offs with effort, pain, and every next morning.
func logged(asOf day.Date, weeks int, hurt func(id lift.ID, d day.Date) int) diary.History {
	var h diary.History
	add := func(d day.Date, id lift.ID, kg float64, reps int, rpe float64) {
		p := hurt(id, d)
		h.Sets = append(h.Sets, training.Set{At: d.String(), Day: d, Lift: id, Load: lift.KgOf(kg), Reps: reps, RPE: &rpe, Pain: &p})
	}
	for w := weeks; w >= 1; w-- {
		mon := asOf.Add(-7 * w)
		up := float64(weeks - w)
		add(mon, "squat_low_bar", 170+up*2.5, 1, 7)
		add(mon, "squat_low_bar", 140+up*2.5, 4, 7)
		add(mon, "squat_low_bar", 140+up*2.5, 4, 7)
		add(mon, "bench_comp", 110+up*1.25, 1, 7)
		add(mon, "bench_comp", 92.5+up*1.25, 5, 7)
		add(mon.Add(2), "deadlift_conventional", 200+up*2.5, 1, 7)
		add(mon.Add(2), "deadlift_conventional", 165+up*2.5, 4, 7)
		add(mon.Add(2), "bench_comp", 90+up*1.25, 5, 6.5)
		add(mon.Add(4), "squat_ssb", 125+up*2.5, 4, 7)
		add(mon.Add(4), "bench_comp", 105+up*1.25, 2, 7)
		add(mon.Add(4), "row_chest_supported_db", 30, 10, 7)
		for i := range 7 {
			d := mon.Add(i)
			if d.After(asOf) {
				break
			}
			h.Pain = append(h.Pain, pain.Rating{At: d.String(), Day: d, When: pain.Morning, Score: 1, Region: "upper_back", Side: "left"})
		}
	}
	h.Pain = append(h.Pain, pain.Rating{At: asOf.String(), Day: asOf, When: pain.Morning, Score: 1, Region: "upper_back", Side: "left"})
	return h
}

// mild pain of two in the low-bar squat, one elsewhere.
func mild(id lift.ID, _ day.Date) int {
	if id == "squat_low_bar" {
		return 2
	}
	return 1
}

// sheet is a plan in a form that a person can read and a test can compare.
func sheet(p plan.Plan) string {
	out := fmt.Sprintf("%s, %s, provisional %v, as of %s\n", p.Status, p.Verdict, p.Provisional, p.AsOf)
	if p.Meet != nil {
		out += fmt.Sprintf("meet %s, %d days out, %v\n", p.Meet.Date, p.Meet.DaysOut, p.Meet.Lifts)
	}
	if p.Stopped != nil {
		out += fmt.Sprintf("stopped %s: %s\n", p.Stopped.Urgency, p.Stopped.Message)
		for _, f := range p.Stopped.Flags {
			out += "  " + f.ID + "\n"
		}
	}
	for _, c := range p.Changes {
		out += fmt.Sprintf("%s %s %s:", c.Action, c.Lift, c.To)
		for _, r := range c.Reasons {
			out += " " + r.Code
		}
		out += "\n"
	}
	for _, w := range p.Weeks {
		out += fmt.Sprintf("%d out, from %s, %s", w.Out, w.Starts, w.Phase)
		if w.Outline {
			out += ", outline"
		}
		out += "\n"
		for _, s := range w.Sessions {
			out += "  " + s.Date.Long() + "\n"
			for _, it := range s.Items {
				out += fmt.Sprintf("    %-11s %-24s", it.Role, it.Lift)
				for _, x := range it.Sets {
					out += " " + say(x)
				}
				out += fmt.Sprintf("  pain %d\n", it.Sets[0].PainMax)
			}
		}
	}
	for _, g := range p.Gates {
		out += fmt.Sprintf("gate %s %s %v\n", g.Date, g.Test.Code, g.Test.Params["lift"])
	}
	for _, c := range p.Care {
		out += fmt.Sprintf("care %s %s %d\n", c.Verdict, c.What, c.Minutes)
	}
	if p.Attempts != nil {
		out += fmt.Sprintf("attempts S %v B %v D %v total %.1f bomb %.3f\n", p.Attempts.Squat, p.Attempts.Bench, p.Attempts.Deadlift, p.Attempts.ExpectedTotal, p.Attempts.PBomb)
	}
	for _, m := range lift.Mains {
		if x, ok := p.Projection[m]; ok {
			out += fmt.Sprintf("projection %s %s–%s–%s\n", m, x.P10, x.P50, x.P90)
		}
	}
	for _, s := range p.See {
		out += fmt.Sprintf("see %s %s by %s\n", s.Who, s.Within, s.By)
	}
	out += ways(p)
	for _, u := range p.Unknown {
		out += "unknown " + u.What + " " + u.How.Code + "\n"
	}
	for _, r := range p.Assumes {
		out += "assumes " + r.Code + "\n"
	}
	return out
}

// ways are what stands against the meet, the ways on and the prices, a line each.
func ways(p plan.Plan) string {
	out := ""
	for _, r := range p.Against {
		out += fmt.Sprintf("against %s %v\n", r.Code, r.Params["lift"])
	}
	if p.Fits != nil {
		out += "fits\n"
	}
	for _, o := range p.Options {
		out += "option " + o.ID + " " + o.Code
		if t := o.Total; t != nil {
			out += fmt.Sprintf(" total %.1f (%s–%s–%s) none %.3f", t.Expected, t.P10, t.P50, t.P90, t.None)
		}
		if o.FlareDays != nil {
			out += fmt.Sprintf(" flares %g", *o.FlareDays)
		}
		out += "\n"
	}
	for _, x := range p.Prices {
		out += fmt.Sprintf("price %s %s", x.Constraint, x.Lift)
		if x.Kg != nil {
			out += fmt.Sprintf(" kg %g", x.Kg.Mid)
		}
		if x.FlareDays != nil {
			out += fmt.Sprintf(" flares %g", *x.FlareDays)
		}
		out += "\n"
	}
	return out
}
