package app

import (
	"errors"
	"fmt"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/safety"
	"spotter/internal/strength"
	"spotter/knowledge"
)

// standing is what every use case but Read starts from: the history, the
// screen and the permit. There is no way to a plan that does not pass here.
type standing struct {
	lang    string
	c       intake.Case
	h       diary.History
	cat     *lift.Catalogue
	answers map[string]safety.Answer
	screen  safety.Result
	est     map[lift.ID]strength.Estimate
	permit  safety.Permit
	asOf    day.Date
	bar     lift.ID         // the bar position that a plain squat is taken for; "" = none
	assumed []reason.Reason // read into the log, said in the plan
	set     Settings
}

// stand folds the diary, runs the screen and asks the gate.
func (a *App) stand(c intake.Case, entries []diary.Entry, asOf day.Date) (standing, error) {
	return a.standWithout(c, entries, asOf, nil)
}

// standWithout is stand as if the entries that drop picks were not there.
func (a *App) standWithout(c intake.Case, entries []diary.Entry, asOf day.Date, drop func(*diary.Entry) bool) (standing, error) {
	s := standing{c: c, asOf: asOf, lang: a.lang, set: SettingsOf(entries)}
	if asOf.IsZero() {
		return s, errors.New("the day to answer for is missing")
	}
	var err error
	if s.cat, err = knowledge.LiftsIn(a.lang); err != nil {
		return s, err
	}
	rules, err := knowledge.FlagsIn(a.lang)
	if err != nil {
		return s, err
	}
	var faults []diary.Fault
	s.h, faults = diary.FoldWithout(entries, s.cat, asOf, drop)
	if bad := diary.Broken(faults); len(bad) > 0 {
		return s, &BadDiary{Faults: bad}
	}
	s.bar = barOf(c, s.h)
	s.h, s.assumed = readBar(s.bar, s.h)
	s.answers = safety.AnswersOf(c, s.h, asOf)
	s.screen = safety.Run(rules, c, s.answers)
	s.est = estimates(s)
	kg := make(map[lift.ID]float64, len(s.est))
	for id, e := range s.est {
		kg[id] = e.P50.Float()
	}
	facts := safety.FactsOf(c, s.h, s.screen, s.cat, asOf, kg)
	facts.KnowledgeExpired = knowledge.Expired(asOf)
	s.permit = safety.Decide(facts, s.cat)
	return s, nil
}

// BadDiary says that entries could not be used. Nothing is advised from the
// rest: a lost pain rating could raise a load.
type BadDiary struct{ Faults []diary.Fault }

// Error names the first fault and counts the others.
func (b *BadDiary) Error() string {
	f := b.Faults[0]
	s := fmt.Sprintf("diary line %d: %s: %s", f.Line, f.What, f.Cure)
	if n := len(b.Faults) - 1; n > 0 {
		s += fmt.Sprintf(" (and %d more)", n)
	}
	return s
}

// estimates are from the diary where it speaks of a lift, else from what the
// post says.
func estimates(s standing) map[lift.ID]strength.Estimate {
	out := strength.FromReported(reported(s), s.cat, s.asOf)
	if out == nil {
		out = map[lift.ID]strength.Estimate{}
	}
	for id, e := range strength.Track(s.h.Sets, s.cat, s.asOf) {
		out[id] = e
	}
	return out
}

// reported are the lifts that a post names, with their unit resolved. A load
// without a unit stays out (hazard H04).
func reported(s standing) []strength.Reported {
	var out []strength.Reported
	for _, r := range s.c.Reported {
		kg, ok := r.Kg()
		if !ok {
			continue
		}
		if r.Lift == plainSquat && s.bar != "" {
			r.Lift = s.bar
		}
		out = append(out, strength.Reported{Lift: r.Lift, Kg: kg, Reps: r.Reps, RPE: r.RPE, DaysAgo: r.DaysAgo, Max: r.Max})
	}
	return out
}

// stopped is the stop of a permit, or nil. It is worded by plan.Make, the one
// place that words a stop.
func (s standing) stopped() *plan.Stopped {
	if s.permit.Verdict() != safety.Stop {
		return nil
	}
	return plan.Make(plan.Input{Permit: s.permit, Case: s.c, AsOf: s.asOf}).Stopped
}

// worded turns the code of a stop into its sentence: whoever reads the document
// alone must see what to do.
func (a *App) worded(st *plan.Stopped) *plan.Stopped {
	if st != nil {
		st.Message = a.Text().Say(st.Message, nil)
	}
	return st
}

// state is the status word that goes with a stop.
func state(st *plan.Stopped) string {
	if st != nil {
		return StatusStopped
	}
	return StatusOK
}
