package plan

import (
	"cmp"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

const handOver = safety.HandOver

// phases are the sentences on the phases of a block.
var phases = map[string]string{
	"volume":     "plan.why_phase_volume",
	"strength":   "plan.why_phase_strength",
	"last_heavy": "plan.why_phase_last_heavy",
	"taper":      "plan.why_phase_taper",
	"general":    "plan.why_phase_general",
}

// whyComp says why the competition lift is done, and why that much.
func (a *athlete) whyComp(m main, f frame, d day.Date) []reason.Reason {
	if a.light(m.ID, d) {
		return []reason.Reason{reason.New("plan.change_light", reason.ExpertOpinion, "lift", name(m.ID))}
	}
	var out []reason.Reason
	switch {
	case m.Hurt != fine && m.Kept:
		out = append(out, reason.New("plan.why_kept", "spiering2021", "lift", name(m.ID)))
	case m.Hurt != fine:
		out = append(out, reason.New("plan.why_still", "spiering2021", "lift", name(m.ID)))
	case !m.Told && a.hurtsSomewhere():
		out = append(out, reason.New("plan.why_not_told", reason.ExpertOpinion, "lift", name(m.ID)))
	default:
		out = append(out, reason.New("plan.why_comp", "androulakis2021", "lift", name(m.ID)))
	}
	if m.Practice {
		pr := a.in.Peaking.Hurts.Practice
		out = append(out, reason.New("plan.why_practice", a.in.Peaking.Hurts.Source, "lift", name(m.ID), "pct", int(pr.Pct*100+0.5), "rpe", pr.RPE))
	} else if m.Hurt != fine && (a.chosen == nil || a.byRule(m)) {
		e := a.easeOf(m)
		out = append(out, reason.New("plan.why_cut", a.in.Peaking.Hurts.Source,
			"share", int(100-e.SetsKept*100+0.5), "rpe", a.mostEffort(m, f)))
	}
	if m.Response.reds > 0 {
		out = append(out, reason.New("plan.why_red", "pmm_southside", "lift", name(m.ID), "on", m.Response.last))
	}
	if !a.coming(d) && (m.Hurt != fine || a.g.Verdict() != safety.Go) {
		out = append(out, reason.New("plan.why_opens", reason.ExpertOpinion, "lift", name(m.ID)))
	}
	return append(out, reason.New(phases[f.row.Phase], f.row.Source))
}

// whySecond says why the second day holds what it holds.
func (a *athlete) whySecond(m main, id lift.ID, e *lift.Edge) []reason.Reason {
	if m.Hurt == fine && a.belief != nil && a.novel(id) {
		return []reason.Reason{reason.New("plan.why_cover", reason.ExpertOpinion, "lift", name(id), "of", name(m.ID))}
	}
	if m.Hurt == fine {
		return []reason.Reason{reason.New("plan.why_variant", reason.ExpertOpinion, "lift", name(id), "of", name(m.ID))}
	}
	why := reason.New("plan.why_spares_plain", reason.ExpertOpinion, "lift", name(id), "of", name(m.ID))
	if ds := a.spared(e); len(ds) > 0 {
		why = reason.New("plan.why_spares", reason.ExpertOpinion, "lift", name(id), "of", name(m.ID), "demands", ds)
	}
	out := []reason.Reason{why}
	if m.Other != "" && m.Other != id {
		out = append(out, reason.New("plan.why_else", reason.ExpertOpinion, "lift", name(id), "other", name(m.Other)))
	}
	if a.tolerated[id] {
		out = append(out, reason.New("plan.why_tolerated", "case", "lift", name(id)))
	}
	return out
}

// spared are the sore demands that a swap takes off, the largest first.
func (a *athlete) spared(e *lift.Edge) []string {
	if e == nil {
		return nil
	}
	var ds []lift.Demand
	for d := range e.Spares {
		if a.sore[d] > 0 {
			ds = append(ds, d)
		}
	}
	slices.SortFunc(ds, func(x, y lift.Demand) int {
		return cmp.Or(e.Spares[y]*a.sore[y]-e.Spares[x]*a.sore[x], cmp.Compare(x, y))
	})
	var out []string
	for _, d := range ds[:min(2, len(ds))] {
		out = append(out, demand(d))
	}
	return out
}

// weekNotes says what a week is for and what opens it.
func (a *athlete) weekNotes(c calendar, f frame) []reason.Reason {
	var out []reason.Reason
	if a.g.Provisional() && f.starts.Sub(a.in.AsOf) > 6 {
		out = append(out, reason.New("plan.week_outline", reason.ExpertOpinion))
	}
	if f.deload {
		out = append(out, reason.New("plan.week_deload", a.in.Peaking.Deload.Source))
	}
	if c.meet && f.out == 1 {
		t := a.in.Peaking.Taper.VolumeCut
		out = append(out, reason.New("plan.week_taper", t.Source, "lo", int(t.Min*100+0.5), "hi", int(t.Max*100+0.5)))
	}
	if c.meet && f.out == 2 {
		out = append(out, reason.New("plan.week_last_heavy", a.in.Peaking.Taper.AccessoriesOff.Source))
	}
	return out
}

// offToday names the competition lifts that rest on a day after a bad exposure.
func (a *athlete) offToday(d day.Date) []reason.Reason {
	var out []reason.Reason
	for _, m := range a.mains {
		if held, why := a.g.Held(m.ID, d); held && !m.Held {
			out = append(out, reason.New("plan.note_off", reason.ExpertOpinion, "lift", name(m.ID)))
			out = append(out, why...)
		}
	}
	return out
}

// owed are the questions that hold the plan back: those whose yes would be an
// emergency or urgent. The others can wait, and are not asked for before training.
func (a *athlete) owed() int {
	n := 0
	for _, q := range a.g.Screen().Ask {
		if q.Urgency >= safety.Urgent24h {
			n++
		}
	}
	return n
}

// sessionNotes open a session: the questions still owed, the warm-up.
func (a *athlete) sessionNotes(d day.Date) []reason.Reason {
	var out []reason.Reason
	if n := a.owed(); a.g.Provisional() && n > 0 && a.coming(d) {
		out = append(out, reason.New("plan.note_answer_first", reason.ExpertOpinion, "n", n))
	}
	if a.hurtsSomewhere() && a.coming(d) {
		out = append(out, reason.New("plan.note_rate", "pmm_southside"))
	}
	return append(out, reason.New("plan.note_warm_up", reason.ExpertOpinion))
}
