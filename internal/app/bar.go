package app

import (
	"slices"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
	"spotter/internal/training"
)

// plainSquat is what a log says when it says only "squat".
const plainSquat lift.ID = "squat_barbell"

// barPositions are the squats that a plain one can be.
var barPositions = []lift.ID{"squat_low_bar", "squat_high_bar"}

// barOf is the one bar position that case and diary speak of, if the case
// names it. Both positions, or none, give none: nothing is assumed then.
func barOf(c intake.Case, h diary.History) lift.ID {
	var stated []lift.ID
	for _, id := range barPositions {
		if names(c, id) || slices.ContainsFunc(h.Sets, func(s training.Set) bool { return s.Lift == id }) {
			stated = append(stated, id)
		}
	}
	if len(stated) != 1 || !names(c, stated[0]) {
		return ""
	}
	return stated[0]
}

// readBar takes the plain squats of a diary for the one bar position that the
// case states: logs rarely say it, and without this the strength, the pain and
// the loads that went well would stay behind under another name. The log
// itself stays as it was written.
func readBar(bar lift.ID, h diary.History) (diary.History, []reason.Reason) {
	plain := func(s training.Set) bool { return s.Lift == plainSquat }
	if bar == "" || !slices.ContainsFunc(h.Sets, plain) {
		return h, nil
	}
	h.Sets = slices.Clone(h.Sets)
	for i := range h.Sets {
		if plain(h.Sets[i]) {
			h.Sets[i].Lift = bar
		}
	}
	return h, []reason.Reason{reason.New("app.assume_bar", reason.ExpertOpinion, "lift", "lift."+string(bar))}
}

// names reports whether a case speaks of a lift.
func names(c intake.Case, id lift.ID) bool {
	return slices.ContainsFunc(c.Triggers, func(t intake.Trigger) bool { return t.Lift == id }) ||
		slices.ContainsFunc(c.Tolerated, func(t intake.Trigger) bool { return t.Lift == id }) ||
		slices.ContainsFunc(c.Reported, func(r intake.Reported) bool { return r.Lift == id })
}

// assuming adds what was assumed to what a plan assumes.
func assuming(p plan.Plan, why []reason.Reason) plan.Plan {
	if p.Stopped == nil && len(why) > 0 {
		p.Assumes = append(slices.Clone(p.Assumes), why...)
	}
	return p
}
