package plan

import (
	"slices"

	"spotter/internal/lift"
	"spotter/internal/reason"
)

// allChanges lists what differs from now: the competition lifts first, then
// what is cheap. What the weeks do not hold is not announced.
func (a *athlete) allChanges(weeks []Week) []Change {
	used, stands := map[lift.ID]bool{}, map[lift.ID]bool{}
	for _, w := range weeks {
		for _, s := range w.Sessions {
			for _, it := range s.Items {
				used[it.Lift] = true
				stands[it.Lift] = stands[it.Lift] || it.Role == "variant"
			}
		}
	}
	out := a.wantedChanges()
	n := 0
	for _, c := range out {
		switch {
		case c.Action == "add" && !stands[c.Lift]: // what is done anyway is not new
			continue
		case c.Action == "swap" && !used[c.To]:
			c = Change{Action: "stop", Lift: c.Lift, Reasons: c.Reasons[:1:1]}
		}
		out[n] = c
		n++
	}
	return out[:n]
}

// keepLogged says that a lift goes well.
const keepLogged = "plan.change_keep_logged"

func (a *athlete) wantedChanges() []Change {
	var out []Change
	for _, m := range a.mains {
		out = append(out, a.mainChanges(m)...)
	}
	for _, l := range a.in.Catalogue.Lifts {
		if _, hurts := a.provoked[l.ID]; hurts && l.Class == lift.Variant && !a.isMain(l.ID) {
			out = append(out, a.variantChange(l.ID))
		}
	}
	return append(out, a.changes...)
}

func (a *athlete) isMain(id lift.ID) bool {
	for _, m := range a.mains {
		if m.ID == id {
			return true
		}
	}
	return false
}

// mainChanges of one competition lift: kept, cut, moved in part to a
// stand-in, or stopped because the gate holds it.
func (a *athlete) mainChanges(m main) []Change {
	if m.Held {
		why := append([]reason.Reason{reason.New("plan.change_held", reason.ExpertOpinion, "lift", name(m.ID))}, m.HeldWhy...)
		return []Change{{Action: "stop", Lift: m.ID, Reasons: why}}
	}
	if a.light(m.ID, a.in.AsOf) {
		return []Change{{Action: "cut", Lift: m.ID, Reasons: []reason.Reason{reason.New("plan.change_light", reason.ExpertOpinion, "lift", name(m.ID))}}}
	}
	keep := Change{Action: "keep", Lift: m.ID}
	switch {
	case m.Hurt != fine && m.Kept:
		keep.Reasons = append(keep.Reasons, reason.New("plan.change_keep_asked", "case", "lift", name(m.ID)))
	case m.Hurt != fine:
		keep.Reasons = append(keep.Reasons, reason.New("plan.change_keep_specific", "spiering2021", "lift", name(m.ID)))
	case a.limitedLately(m.ID):
		keep.Reasons = append(keep.Reasons, reason.New("plan.change_keep_lately", reason.ExpertOpinion, "lift", name(m.ID)))
	case a.tolerated[m.ID]:
		keep.Reasons = append(keep.Reasons, reason.New("plan.change_keep_fine", "case", "lift", name(m.ID)))
	case m.Response.greens > 0:
		keep.Reasons = append(keep.Reasons, reason.New(keepLogged, reason.ExpertOpinion, "lift", name(m.ID)))
	default:
		keep.Reasons = append(keep.Reasons, reason.New("plan.change_keep_not_told", reason.ExpertOpinion, "lift", name(m.ID)))
	}
	if m.Main == lift.Squat && a.barKept {
		keep.Reasons = append(keep.Reasons, reason.New("plan.change_bar_kept", "case"))
	}
	out := []Change{keep}
	if m.Hurt == fine {
		return append(out, a.learnedChanges(m)...)
	}
	if m.Practice && m.Second != "" {
		why := append([]reason.Reason{reason.New("plan.change_practice", a.in.Peaking.Hurts.Source, "lift", name(m.ID), "to", name(m.Second))},
			a.whySecond(m, m.Second, m.SecondBy)...)
		if !m.Kept {
			return []Change{{Action: "swap", Lift: m.ID, To: m.Second, Reasons: why}}
		}
		return append(out, Change{Action: "cut", Lift: m.ID, To: m.Second, Reasons: why})
	}
	out = append(out, Change{Action: "cut", Lift: m.ID, Reasons: []reason.Reason{a.whyLess(m)}})
	if m.Second != "" {
		out = append(out, Change{Action: "add", Lift: m.Second, Reasons: a.whySecond(m, m.Second, m.SecondBy)})
	}
	return out
}

// limitedLately reports that the gate limits a lift for its own last answers: it is
// not one that goes well, whatever was told of it before.
func (a *athlete) limitedLately(id lift.ID) bool {
	return slices.ContainsFunc(a.g.Reasons(), func(r reason.Reason) bool { return r.Params["lift"] == name(id) })
}

// whyLess says how a lift that hurts is cut, and what lifts the ceiling on its
// effort: two good sessions, or the test three weeks before the meet.
func (a *athlete) whyLess(m main) reason.Reason {
	if a.chosen != nil && !a.byRule(m) {
		return a.whyDose(m)
	}
	e, src := a.easeOf(m), a.in.Peaking.Hurts.Source
	share := int(100 - e.SetsKept*100 + 0.5)
	if m.Hurt == sometimes {
		return reason.New("plan.change_cut_sometimes", src, "lift", name(m.ID), "share", share)
	}
	now := a.mostEffort(m, frame{out: (a.daysOut(a.in.AsOf) + 6) / 7})
	switch {
	case m.Main == lift.Bench:
		return reason.New("plan.change_cut_days", src, "lift", name(m.ID), "share", share, "rpe", now)
	case now != e.RPE:
		return reason.New("plan.change_cut_now", src, "lift", name(m.ID), "share", share, "rpe", now)
	case a.hasMeet():
		return reason.New("plan.change_cut_until", src, "lift", name(m.ID), "share", share, "rpe", now,
			"on", a.in.MeetDate.Add(-a.in.Peaking.Gates.DecideDaysOut))
	}
	return reason.New("plan.change_cut_provokes", src, "lift", name(m.ID), "share", share, "rpe", now)
}

// variantChange is for a variant that provokes and is not competed with.
func (a *athlete) variantChange(id lift.ID) Change {
	for _, e := range a.standIns(id) {
		if !a.novel(e.To) || a.daysOut(a.in.AsOf) > a.in.Peaking.Gates.NewVariantDaysOut {
			return Change{Action: "swap", Lift: id, To: e.To, Reasons: a.whyCheap(id, e.To)}
		}
	}
	return Change{Action: "stop", Lift: id, Reasons: a.whyCheap(id, "")}
}

// whyCheap explains why a lift that is no competition lift goes first.
func (a *athlete) whyCheap(id, to lift.ID) []reason.Reason {
	t := a.provoked[id]
	code := "plan.change_flares"
	switch {
	case t.Effect == "started":
		code = "plan.change_started"
	case t.Dose == "too_heavy":
		code = "plan.change_too_heavy"
	}
	out := []reason.Reason{reason.New(code, "case", "lift", name(id))}
	l, _ := a.in.Catalogue.Get(id)
	if best := max(l.Transfer[lift.Squat], l.Transfer[lift.Bench], l.Transfer[lift.Deadlift]); l.Class == lift.Accessory && best <= 0.15 {
		out = append(out, reason.New("plan.change_cheap", reason.ExpertOpinion, "lift", name(id)))
	}
	if to != "" {
		for _, e := range a.in.Catalogue.Substitutes(id) {
			if e.To == to {
				out = append(out, a.whyTo(e))
			}
		}
	} else if a.daysOut(a.in.AsOf) <= a.in.Peaking.Gates.NewPullDaysOut {
		out = append(out, reason.New("plan.change_nothing_new", reason.ExpertOpinion, "days", a.in.Peaking.Gates.NewPullDaysOut))
	}
	return out
}

// whyTo says what the stand-in takes off.
func (a *athlete) whyTo(e lift.Edge) reason.Reason {
	if ds := a.spared(&e); len(ds) > 0 {
		return reason.New("plan.change_to", reason.ExpertOpinion, "to", name(e.To), "demands", ds)
	}
	return reason.New("plan.change_to_plain", reason.ExpertOpinion, "to", name(e.To))
}
