package plan

import (
	"cmp"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// Changed is one difference between the plan of the day before and today's, for
// a day that both hold, with its cause.
type Changed struct {
	Date    day.Date        `json:"date"`
	Lift    lift.ID         `json:"lift"`
	What    string          `json:"what"` // added, dropped, lighter, heavier, fewer_sets, more_sets, other_reps
	Reasons []reason.Reason `json:"reasons"`
}

// Word is the code of what changed.
func (c Changed) Word() string { return changedWords[c.What] }

var changedWords = map[string]string{"added": "plan.changed_added", "dropped": "plan.changed_dropped", "lighter": "plan.changed_lighter",
	"heavier": "plan.changed_heavier", "fewer_sets": "plan.changed_fewer_sets", "more_sets": "plan.changed_more_sets", "other_reps": "plan.changed_other_reps"}

// changedDays is how far ahead differences are named; what lies beyond is an
// outline in both plans.
const changedDays = 7

// Changes compares the plan of the day before with today's, on the days that
// both hold in the coming week, and names the cause as far as the two plans tell
// it: a limit that is new, an answer of that lift, what the log as a whole now
// says, or a new estimate of strength.
func Changes(before, now Plan) []Changed {
	var out []Changed
	if before.Status != "ok" || now.Status != "ok" {
		return nil
	}
	for _, w := range now.Weeks {
		for _, s := range w.Sessions {
			if s.Date.Sub(now.AsOf) >= changedDays || w.Outline {
				continue
			}
			if old, had := Today(before, s.Date); had {
				out = append(out, changedIn(before, now, old, s)...)
			}
		}
	}
	slices.SortStableFunc(out, func(x, y Changed) int { return cmp.Compare(x.Date.Sub(now.AsOf), y.Date.Sub(now.AsOf)) })
	return out
}

func changedIn(before, now Plan, old, s Session) []Changed {
	var out []Changed
	add := func(id lift.ID, what string, why []reason.Reason) {
		out = append(out, Changed{Date: s.Date, Lift: id, What: what, Reasons: why})
	}
	for _, it := range s.Items {
		i := slices.IndexFunc(old.Items, func(o Item) bool { return o.Lift == it.Lift && o.Role == it.Role })
		if i < 0 {
			add(it.Lift, "added", cause(before, now, it.Lift, "added", nil, &it))
		} else if what := differs(old.Items[i], it); what != "" {
			add(it.Lift, what, cause(before, now, it.Lift, what, &old.Items[i], &it))
		}
	}
	for _, o := range old.Items {
		if !slices.ContainsFunc(s.Items, func(it Item) bool { return o.Lift == it.Lift && o.Role == it.Role }) {
			add(o.Lift, "dropped", cause(before, now, o.Lift, "dropped", &o, nil))
		}
	}
	return out
}

// differs is the largest difference of two items; "" for none that a person
// would notice: half a kilogram, a tenth of a percent.
func differs(a, b Item) string {
	x, y := heaviest(a), heaviest(b)
	switch {
	case y < x-0.5:
		return "lighter"
	case y > x+0.5:
		return "heavier"
	case len(b.Sets) < len(a.Sets):
		return "fewer_sets"
	case len(b.Sets) > len(a.Sets):
		return "more_sets"
	case len(a.Sets) > 0 && a.Sets[len(a.Sets)-1].Reps != b.Sets[len(b.Sets)-1].Reps:
		return "other_reps"
	}
	return ""
}

// heaviest is the highest load of an item, in kilograms, or in percent of 1RM
// where none are named.
func heaviest(it Item) float64 {
	kg, share := 0.0, 0.0
	for _, s := range it.Sets {
		if s.Kg != nil {
			kg = max(kg, s.Kg.Float())
		}
		if s.Pct != nil {
			share = max(share, *s.Pct)
		}
	}
	if kg > 0 {
		return kg
	}
	return share
}

// cause names why, the surest first. For less: a limit of this lift that did not
// bind yesterday, a limit of everything that is new, a bad session. For more: the step
// that good answers opened, or that a limit is gone; a limit is never why there is
// more. Else the log.
func cause(before, now Plan, id lift.ID, what string, old, item *Item) []reason.Reason {
	r, bound := newBound(old, item)
	if what == "heavier" || what == "more_sets" || what == "added" {
		switch {
		case bound && r.Code == "safety.step":
			return []reason.Reason{r}
		case what == "heavier" && freed(old, item):
			return []reason.Reason{reason.New("plan.changed_freed", reason.ExpertOpinion)}
		}
		return []reason.Reason{reason.New("plan.changed_log", reason.ExpertOpinion, "lift", name(id))}
	}
	if bound {
		return []reason.Reason{r}
	}
	for _, r := range now.Limits {
		if of, about := r.Params["lift"]; (about && of != name(id)) || !lessens(r) {
			continue
		}
		if !slices.ContainsFunc(before.Limits, func(o reason.Reason) bool { return o.Code == r.Code && o.Params["lift"] == r.Params["lift"] }) {
			return []reason.Reason{r}
		}
	}
	if item != nil {
		for _, r := range item.Reasons {
			if r.Code == "plan.why_red" {
				return []reason.Reason{r}
			}
		}
	}
	return []reason.Reason{reason.New("plan.changed_log", reason.ExpertOpinion, "lift", name(id))}
}

// lessens reports whether a limit can be why less is asked for: that a visit is due
// (SG-023) and the pain at which a set ends (SG-014) change no load and no set.
func lessens(r reason.Reason) bool {
	return r.Params["guard"] != "SG-023" && r.Params["guard"] != "SG-014"
}

// freed reports that a limit bound yesterday's loads and binds today's no more.
func freed(old, item *Item) bool {
	now := binding(item)
	for code := range binding(old) {
		if !now[code] {
			return true
		}
	}
	return false
}

// binding is the codes of the limits that bind an item's loads.
func binding(it *Item) map[string]bool {
	out := map[string]bool{}
	if it == nil {
		return out
	}
	for _, s := range it.Sets {
		if s.Cap != nil {
			if r, ok := s.Cap.Binding(); ok {
				out[r.Code] = true
			}
		}
	}
	return out
}

// newBound is a limit on the loads that binds now and did not, or not so low.
func newBound(old, item *Item) (reason.Reason, bool) {
	if item == nil {
		return reason.Reason{}, false
	}
	had := binding(old)
	for _, s := range item.Sets {
		if s.Cap != nil {
			if r, ok := s.Cap.Binding(); ok && !had[r.Code] {
				return r, true
			}
		}
	}
	return reason.Reason{}, false
}
