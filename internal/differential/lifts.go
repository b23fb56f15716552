package differential

import (
	"slices"

	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// activity looks for an activity in one list; in the other it means no.
func (v *view) activity(c condition, in, out []intake.Trigger) (Tri, []Said) {
	for _, t := range in {
		if v.mine(t) && slices.Contains(c.vals, t.Activity) {
			r := reason.New("differential.said_activity", "", "activity", "activity."+t.Activity)
			if c.key == "tolerated_activity" {
				r = reason.New("differential.said_activity_fine", "", "activity", "activity."+t.Activity)
			}
			return Yes, []Said{{r, t.Span}}
		}
	}
	for _, t := range out {
		if v.mine(t) && slices.Contains(c.vals, t.Activity) {
			return No, nil
		}
	}
	return Unknown, nil
}

// lifts evaluates the conditions on lifts that provoke or are tolerated.
func (v *view) lifts(c condition) (Tri, []Said) {
	in, out := v.c.Triggers, v.c.Tolerated
	switch c.key {
	case "tolerated_lift", "tolerated_lift_family", "tolerated_demand":
		in, out = out, in
	case "only_family", "other_family":
		return v.families(c)
	}
	for _, t := range in {
		if t.Lift != "" && v.mine(t) && v.fits(c, t) {
			return Yes, []Said{v.saidLift(c, t)}
		}
	}
	if c.key == "trigger_dose" || c.key == "trigger_any_lift" {
		return Unknown, nil
	}
	// The same lift in the other list is an answer, too; a lift of the same
	// demand is not: others with that demand may still provoke.
	for _, t := range out {
		if t.Lift != "" && v.mine(t) && c.op == "" && v.fits(c, t) {
			return No, nil
		}
	}
	return Unknown, nil
}

// fits says whether one trigger meets a lift condition.
func (v *view) fits(c condition, t intake.Trigger) bool {
	switch c.key {
	case "trigger_any_lift":
		return true
	case "trigger_dose":
		return slices.Contains(c.vals, t.Dose)
	case "trigger_lift", "tolerated_lift":
		return slices.Contains(c.vals, string(t.Lift))
	}
	l, ok := v.get(t.Lift)
	if !ok {
		return false
	}
	switch c.key {
	case "trigger_lift_family", "tolerated_lift_family":
		return slices.Contains(c.vals, l.Family)
	case "started_demand":
		return t.Effect == "started" && c.holds(l.Demands[lift.Demand(c.vals[0])]) == Yes
	}
	return c.holds(l.Demands[lift.Demand(c.vals[0])]) == Yes
}

func (v *view) get(id lift.ID) (lift.Lift, bool) {
	if v.cat == nil {
		return lift.Lift{}, false
	}
	return v.cat.Get(id)
}

func (v *view) name(id lift.ID) string {
	if l, ok := v.get(id); ok {
		return l.Name
	}
	return string(id)
}

// families answers "only lifts of this family" and "also others".
func (v *view) families(c condition) (Tri, []Said) {
	var inside, outside *intake.Trigger
	for i, t := range v.c.Triggers {
		l, ok := v.get(t.Lift)
		if t.Lift == "" || !ok || !v.mine(t) {
			continue
		}
		if slices.Contains(c.vals, l.Family) {
			inside = &v.c.Triggers[i]
		} else if outside == nil {
			outside = &v.c.Triggers[i]
		}
	}
	if inside == nil && outside == nil {
		return Unknown, nil
	}
	if c.key == "other_family" {
		if outside == nil {
			return No, nil
		}
		return Yes, []Said{v.saidLift(c, *outside)}
	}
	if outside != nil {
		return No, nil
	}
	return Yes, []Said{v.saidLift(c, *inside)}
}

func (v *view) saidLift(c condition, t intake.Trigger) Said {
	name := v.name(t.Lift)
	switch {
	case c.key == "tolerated_lift" || c.key == "tolerated_lift_family" || c.key == "tolerated_demand":
		return Said{reason.New("differential.said_lift_fine", "", "lift", name), t.Span}
	case t.Dose == "too_heavy":
		return Said{reason.New("differential.said_lift_heavy", "", "lift", name), t.Span}
	case t.Effect == "started":
		return Said{reason.New("differential.said_lift_started", "", "lift", name), t.Span}
	case t.Often == "sometimes":
		return Said{reason.New("differential.said_lift_sometimes", "", "lift", name), t.Span}
	}
	return Said{reason.New("differential.said_lift", "", "lift", name), t.Span}
}
