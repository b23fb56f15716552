package app

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/safety"
	"spotter/knowledge"
)

// Screen runs the red-flag screen on a case and a diary.
func (a *App) Screen(c intake.Case, entries []diary.Entry, asOf day.Date) (ScreenDoc, error) {
	s, err := a.stand(c, entries, asOf)
	if err != nil {
		return ScreenDoc{}, err
	}
	return a.screenDoc(s), nil
}

// screenDoc is the screen of what stands.
func (a *App) screenDoc(s standing) ScreenDoc {
	d := ScreenDoc{Schema: ScreenSchema, AsOf: s.asOf, Knowledge: a.KnowledgeVersion(),
		Verdict: s.permit.Verdict().String(), Stopped: a.worded(s.stopped()), Reasons: s.permit.Reasons(), Result: s.screen}
	d.Status = state(d.Stopped)
	if d.Fired == nil {
		d.Fired = []safety.Fired{}
	}
	if d.Ask == nil {
		d.Ask = []safety.Ask{}
	}
	return d
}

// Explain weighs the pain patterns against a case.
func (a *App) Explain(c intake.Case, entries []diary.Entry, asOf day.Date) (ExplainDoc, error) {
	s, err := a.stand(c, entries, asOf)
	if err != nil {
		return ExplainDoc{}, err
	}
	return a.explain(s)
}

func (a *App) explain(s standing) (ExplainDoc, error) {
	d := ExplainDoc{Knowledge: a.KnowledgeVersion(), Halt: a.worded(s.stopped())}
	d.Status = state(d.Halt)
	var err error
	d.Explanation, err = explanation(s)
	return d, err
}

// Answer puts one answer into a case: "id=yes", "id=no" or "id=unsure" for a
// question of the screen, "age=34", "severity=4" or "meet_date=2026-04-20" for
// a fact. Words that were read stay as they are: an answer never removes a
// flag that the post mentions. The error says what may be answered.
func (a *App) Answer(c intake.Case, kv string) (intake.Case, error) {
	id, value, ok := strings.Cut(kv, "=")
	if !ok || id == "" {
		return c, fmt.Errorf("there is no = in it")
	}
	if facts[id] {
		fixed, left := intake.Correct(c, []intake.Fix{{Fact: "add", Field: id, Value: value}})
		if len(left) > 0 {
			return c, fmt.Errorf("%q does not fit %s", value, id)
		}
		return fixed, nil
	}
	rules, err := knowledge.FlagsIn(a.lang)
	if err != nil {
		return c, err
	}
	if !question(rules, id) {
		return c, fmt.Errorf("there is no question %q", id)
	}
	v := safety.ParseAnswer(value)
	if v == safety.Unanswered {
		return c, fmt.Errorf("%q is no answer", value)
	}
	c.Answers = maps.Clone(c.Answers)
	if c.Answers == nil {
		c.Answers = map[string]string{}
	}
	c.Answers[id] = string(v)
	c.NextQuestions = slices.DeleteFunc(slices.Clone(c.NextQuestions), func(q intake.Question) bool { return q.ID == id })
	return c, nil
}

// facts are the answers that are not yes or no.
var facts = map[string]bool{"age": true, "severity": true, "meet_date": true}

func question(rules *safety.Rulebook, id string) bool {
	return slices.ContainsFunc(rules.Flags, func(f safety.Flag) bool { return f.ID == id }) ||
		slices.ContainsFunc(rules.FollowUps, func(f safety.FollowUp) bool { return f.ID == id })
}
