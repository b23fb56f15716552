package plan

import (
	"fmt"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// name is the code under which the book words a lift.
func name(id lift.ID) string { return "lift." + string(id) }

// demand is the code under which the book words a demand.
func demand(d lift.Demand) string { return "demand." + string(d) }

// ladder is what to do when the pain cap is passed, cheapest first: another
// set-up, less load, fewer sets, a stand-in, then leave the lift for two days.
func (a *athlete) ladder(m main, id lift.ID) []reason.Reason {
	h := a.in.Peaking.Hurts
	limit := int(a.g.Pain(id).Value)
	out := []reason.Reason{a.setup(m, id, limit)}
	out = append(out,
		reason.New("plan.if_pain_drop", h.Source, "pain", limit, "lo", h.DropPct[0], "hi", h.DropPct[1]),
		reason.New("plan.if_pain_cut", h.Source))
	if to := a.stepDown(m, id); to != "" {
		out = append(out, reason.New("plan.if_pain_swap", h.Source, "to", name(to)))
	}
	return append(out,
		reason.New("plan.if_pain_stop", h.Source, "hours", h.StopHours),
		reason.New("plan.if_pain_morning", "pmm_southside", "lift", name(id)))
}

// stepDown is the stand-in that the ladder offers for a lift.
func (a *athlete) stepDown(m main, id lift.ID) lift.ID {
	if id == m.ID && m.Second != "" {
		return m.Second
	}
	if id == m.ID && m.Other != "" {
		return m.Other
	}
	first := lift.ID("")
	for _, e := range a.standIns(id) {
		if held, _ := a.held(e.To); held || e.To == m.ID {
			continue
		}
		if ordinaryKit(a.in.Catalogue, e.To) {
			return e.To
		}
		if first == "" {
			first = e.To
		}
	}
	return first
}

// setup is the first step: a change that costs nothing. The bar position of
// the competition squat is left alone when it is to be kept.
func (a *athlete) setup(m main, id lift.ID, limit int) reason.Reason {
	code := "plan.if_pain_setup_other"
	switch {
	case id == "squat_low_bar" && a.barKept:
		code = "plan.if_pain_setup_low_bar"
	case id == "squat_low_bar":
		code = "plan.if_pain_setup_low_bar_free"
	case m.Main == lift.Squat:
		code = "plan.if_pain_setup_squat"
	case m.Main == lift.Bench:
		code = "plan.if_pain_setup_bench"
	case m.Main == lift.Deadlift:
		code = "plan.if_pain_setup_deadlift"
	}
	return reason.New(code, reason.ExpertOpinion, "pain", limit)
}

// findLoad says how to find the load while a lift's strength is unknown, or
// while the kilograms wait for the screen.
func (a *athlete) findLoad(id lift.ID, from *lift.Edge, d day.Date, sets []Set) *reason.Reason {
	if len(sets) == 0 {
		return nil
	}
	for _, s := range sets {
		if s.Kg != nil {
			return nil
		}
	}
	first, last := sets[0], sets[len(sets)-1]
	_, known := a.oneRM(id, from)
	var r reason.Reason
	switch {
	case a.g.Verdict() == handOver && first.Pct == nil:
		r = reason.New("plan.find_light", reason.ExpertOpinion, "rpe", first.RPEMax)
	case known && !a.outline(d) && a.g.Load(id, d, 1000).Value > 0:
		r = reason.New("plan.find_below_bar", reason.ExpertOpinion, "rpe", first.RPEMax)
	case first.Top:
		r = reason.New("plan.find_single", reason.ExpertOpinion, "rpe", first.RPEMax, "drop", dropOf(first, last))
	case first.Pct != nil:
		r = reason.New("plan.find_reps", reason.ExpertOpinion, "reps", first.Reps, "rpe", first.RPEMax, "most", repsAt(*first.Pct))
	default:
		r = reason.New("plan.find_light", reason.ExpertOpinion, "rpe", first.RPEMax)
	}
	return &r
}

// repsAt is about how often a share of 1RM can be lifted, rounded up to the
// lighter side; nobody is asked to judge more than twelve.
func repsAt(pct float64) int {
	for n := 1; n < 12; n++ {
		if pctOf(n, 10)*100 <= pct {
			return n
		}
	}
	return 12
}

// dropOf is how much lighter the back-offs are than the single, in percent.
func dropOf(top, back Set) string {
	if top.Pct == nil || back.Pct == nil || *top.Pct <= 0 {
		return "15"
	}
	n := int(100 - *back.Pct / *top.Pct * 100)
	return fmt.Sprint(max(n, 5))
}
