package app

import (
	"maps"
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/differential"
	"spotter/internal/lift"
	"spotter/internal/meet"
	"spotter/internal/plan"
	"spotter/internal/safety"
	"spotter/knowledge"
)

// Plan makes the plan to the meet. A stop gives a stopped plan, never an
// error. A meet that is over is a *plan.BadMeet, unless the diary shows that
// it was lifted: then there is none ahead.
func (a *App) Plan(r PlanRequest) (plan.Plan, error) {
	warm()
	s, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil {
		return plan.Plan{}, err
	}
	p, err := a.plan(s, r)
	if err != nil || p.Stopped != nil {
		return p, err
	}
	p.Changed = a.changedSince(r, p)
	return a.asToday(p, s, r)
}

// asToday puts into a plan what is left of a session that was begun today, as
// Today has it. Without that the day would be planned anew from its own sets: a
// lift that has just passed its pain limit would stand there once more.
func (a *App) asToday(p plan.Plan, s standing, r PlanRequest) (plan.Plan, error) {
	if !trainedOn(s, r.AsOf) {
		return p, nil
	}
	x, err := a.session(r)
	if err != nil {
		return p, err
	}
	for i := range p.Weeks {
		w := &p.Weeks[i]
		w.Sessions = slices.Clone(w.Sessions)
		at := slices.IndexFunc(w.Sessions, func(s plan.Session) bool { return s.Date == r.AsOf })
		switch left := x.doc.Session; {
		case at < 0:
		case left == nil || len(left.Items) == 0 || finished(s.h, r.Entries, r.AsOf):
			w.Sessions = slices.Delete(w.Sessions, at, at+1)
		default:
			w.Sessions[at] = *left
		}
	}
	return p, nil
}

// changedSince is what differs from the plan of the day before, for the same
// days. The first day has nothing to differ from; a plan of yesterday that
// cannot be made, for whatever reason, is no reason to hold back today's.
func (a *App) changedSince(r PlanRequest, p plan.Plan) []plan.Changed {
	on := r.AsOf.String()
	old := r
	old.weeksOnly = true
	old.AsOf, old.Triggers = r.AsOf.Add(-1), r.Triggers.dayBefore() // what is kept of a search is no news of today
	old.Entries = slices.DeleteFunc(slices.Clone(r.Entries), func(e diary.Entry) bool { return e.At >= on })
	if len(old.Entries) == 0 || (!r.Case.AsOf.IsZero() && !r.Case.AsOf.Before(r.AsOf)) {
		return nil
	}
	s, err := a.stand(old.Case, old.Entries, old.AsOf)
	if err != nil {
		return nil
	}
	before, err := a.plan(s, old)
	if err != nil {
		return nil
	}
	return plan.Changes(before, p)
}

func (a *App) plan(s standing, r PlanRequest) (plan.Plan, error) {
	in, err := a.planInput(s, r)
	if err != nil {
		return plan.Plan{}, err
	}
	p := assuming(plan.Make(in), s.assumed)
	if !r.RuleBook {
		p = withTest(p, s, r.Entries, in.Plates)
	}
	p = moved(p, s, r.Entries, in.Plates)
	p.Stopped = a.worded(p.Stopped)
	return p, nil
}

// planInput gathers what a plan is made from. After a stop nothing is
// gathered: plan.Make then makes the stopped plan.
func (a *App) planInput(s standing, r PlanRequest) (plan.Input, error) {
	in := plan.Input{Permit: s.permit, Case: s.c, History: s.h, AsOf: r.AsOf, Knowledge: a.KnowledgeVersion(), Risk: r.Risk}
	in.RuleBook, in.WeeksOnly, in.Report = r.RuleBook, r.weeksOnly, r.Triggers.heard(s)
	_, in.Testing = TestOf(r.Entries, r.AsOf)
	if in.Risk == "" {
		in.Risk = meet.Standard
	}
	if s.permit.Verdict() == safety.Stop {
		return in, nil
	}
	if !r.NoMeet {
		in.MeetDate = meetDate(s, r.Meet)
	}
	if err := plan.CheckMeet(r.AsOf, in.MeetDate); err != nil {
		return in, err
	}
	in.Estimates, in.Catalogue = s.est, s.cat
	in.Days, in.Equipment, in.Plates, in.PainCap = r.Days, r.Equipment, r.plates(s.set), s.set.PainCap
	if len(in.Days) == 0 {
		in.Days = s.set.Days
	}
	if len(in.Equipment) == 0 {
		in.Equipment = s.set.Equipment
	}
	in.CareAnswers = careAnswers(s.answers)
	err := a.planKnowledge(s, &in)
	if inPounds(r.Entries, in.MeetDate) {
		in.MeetRules = in.MeetRules.InPounds()
	}
	return in, err
}

// planKnowledge loads the parts that only a plan needs.
func (a *App) planKnowledge(s standing, in *plan.Input) error {
	var err error
	if in.Peaking, err = knowledge.Peaking(); err != nil {
		return err
	}
	if in.MeetRules, err = meetRules(s.set); err != nil {
		return err
	}
	in.MeetRules.Name = a.federation(in.MeetRules.Name)
	if in.Care, err = knowledge.CareIn(a.lang); err != nil {
		return err
	}
	x, err := explanation(s)
	in.Explain = &x
	return err
}

// plates is the set asked for, else the one of the settings.
func (r PlanRequest) plates(set Settings) lift.Plates {
	switch r.Plates {
	case "lb":
		return lift.GymLb
	case "kg":
		return lift.GymKg
	}
	return set.Plates
}

// meetRules are those of the federation chosen. A choice that an older version
// of the knowledge had, and this one has not, gets the default rules.
func meetRules(set Settings) (meet.Rules, error) {
	if r, err := knowledge.MeetFor(set.Federation); err == nil {
		return r, nil
	}
	return knowledge.Meet()
}

// explanation weighs the patterns on what stands.
func explanation(s standing) (differential.Explanation, error) {
	ps, err := knowledge.PatternsIn(s.lang)
	if err != nil {
		return differential.Explanation{}, err
	}
	x := differential.Explain(differential.Aged(s.c, s.asOf), s.answers, s.screen, ps, s.cat)
	x.AsOf = s.asOf
	return x, nil
}

// meetDate is the meet that a plan leads to: the one asked for, else the
// diary's next one, else the case's. Zero means none: no goal, a goal that was
// withdrawn or that the post itself calls over.
func meetDate(s standing, asked day.Date) day.Date {
	if !asked.IsZero() {
		return asked
	}
	next := day.Date{}
	for _, m := range s.h.Meets {
		if !m.Date.Before(s.asOf) && (next.IsZero() || m.Date.Before(next)) {
			next = m.Date
		}
	}
	if !next.IsZero() {
		return next
	}
	for _, g := range s.c.Goals {
		if g.Kind != "meet" || g.Withdrawn || g.DaysAhead == nil || *g.DaysAhead < 0 {
			continue
		}
		d := s.c.AsOf.Add(*g.DaysAhead)
		if lifted(s, d) {
			continue
		}
		return d
	}
	return day.Date{}
}

// lifted reports whether the diary holds a meet within a week of a past date:
// the case's meet has been, and the diary knows.
func lifted(s standing, d day.Date) bool {
	for _, m := range s.h.Meets {
		if n := m.Date.Sub(d); d.Before(s.asOf) && n >= -7 && n <= 7 {
			return true
		}
	}
	return false
}

// careAnswers are the answers in the form that package care reads.
func careAnswers(answers map[string]safety.Answer) map[string]string {
	out := make(map[string]string, len(answers))
	for id, v := range maps.All(answers) {
		out[id] = string(v)
	}
	return out
}
