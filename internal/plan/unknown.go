package plan

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/strength"
)

// heldShown is how many sets that nobody has confirmed are named one by one.
const heldShown = 3

// unknowns say what the plan had to do without and how it was careful.
func (a *athlete) unknowns() []Unknown {
	var out []Unknown
	add := func(what, code string, kv ...any) {
		out = append(out, Unknown{What: what, How: reason.New(code, reason.ExpertOpinion, kv...)})
	}
	if a.g.Provisional() {
		add("screen", "plan.unknown_screen", "n", a.owed())
	}
	if a.in.Case.Person.Age == nil {
		add("age", "plan.unknown_age")
	}
	a.unknownPain(add)
	for _, m := range a.mains {
		if _, known := a.oneRM(m.ID, nil); !known && !m.Held {
			add("strength_"+string(m.Main), "plan.unknown_strength", "lift", name(m.ID))
		}
		if e := a.in.Estimates[m.ID]; e.P50 > 0 && e.Basis == strength.Told {
			add("strength_"+string(m.Main), "plan.unknown_reported", "lift", name(m.ID))
		}
		if a.noEffort(m.ID) {
			add("effort_"+string(m.Main), "plan.unknown_effort", "lift", name(m.ID))
		}
		if plain[m.ID] && m.Main == lift.Squat {
			add("bar_position", "plan.unknown_bar")
		}
		if !m.Told && a.hurtsSomewhere() {
			add(string(m.Main), "plan.unknown_lift", "lift", name(m.ID))
		}
	}
	switch {
	case !a.hasMeet() || a.g.Verdict() == handOver:
	case a.g.Provisional():
		add("attempts", "plan.unknown_attempts_screen")
	case a.attempts() == nil && slices.ContainsFunc(a.mains, func(m main) bool { return a.in.Estimates[m.ID].P50 > 0 && !m.Held }):
		add("attempts", "plan.unknown_attempts_pain")
	case a.attempts() == nil:
		add("attempts", "plan.unknown_attempts")
	}
	for i, h := range a.in.History.Held {
		if i == heldShown {
			add("held_sets", "plan.unknown_held_more", "n", len(a.in.History.Held)-heldShown)
			break
		}
		add("held_set", "plan.unknown_held", "lift", name(h.Set.Lift), "kg", h.Set.Load.Float(), "reps", h.Set.Reps, "day", h.Set.Day)
	}
	if len(a.in.Equipment) == 0 && slices.ContainsFunc(a.mains, func(m main) bool { return m.Second != "" }) {
		add("equipment", "plan.unknown_equipment")
	}
	if len(a.in.Days) == 0 && len(a.habit()) < 2 {
		add("days", "plan.unknown_days")
	}
	return out
}

// noEffort reports that a lift was done in the last three weeks and no set of it was
// told with an effort: each then counts as all that was there.
func (a *athlete) noEffort(id lift.ID) bool {
	done := false
	for i := len(a.in.History.Sets) - 1; i >= 0; i-- {
		s := &a.in.History.Sets[i]
		if a.in.AsOf.Sub(s.Day) > 21 {
			break
		}
		if s.Lift != id || s.Warmup || s.Day.After(a.in.AsOf) {
			continue
		}
		if s.RPE != nil {
			return false
		}
		done = true
	}
	return done
}

// morningMissing reports that the morning after the last session was not
// rated; without any session, that no morning was. A session of today has its
// morning still to come.
func (a *athlete) morningMissing() bool {
	last := day.Date{}
	for _, d := range a.last {
		if d.Before(a.in.AsOf) && d.After(last) {
			last = d
		}
	}
	if last.IsZero() {
		last = a.in.AsOf.Add(-1)
	}
	_, _, rated := mornings(a.in.History.Pain, last)
	return !rated
}

// unknownPain are the gaps about the pain itself.
func (a *athlete) unknownPain(add func(what, code string, kv ...any)) {
	if !a.hurtsSomewhere() {
		return
	}
	if !slices.ContainsFunc(a.in.Case.Problems, func(p problem) bool { return p.Severity != nil }) && len(a.in.History.Pain) == 0 {
		add("severity", "plan.unknown_severity")
	}
	if a.morningMissing() {
		add("next_morning", "plan.unknown_morning")
	}
	for _, p := range a.in.Case.Problems {
		if p.Side == "not_stated" {
			add("side", "plan.unknown_side", "region", "region."+string(p.Region))
		}
	}
	for _, what := range []string{"numbness", "night_pain"} {
		if slices.Contains(a.in.Case.Unknown, what) && a.g.Provisional() {
			add(what, "plan.unknown_symptom", "symptom", "symptom."+what)
		}
	}
}
