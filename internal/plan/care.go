package plan

import (
	"slices"

	"spotter/internal/care"
	"spotter/internal/intake"
	"spotter/internal/reason"
)

// careAdvice goes through what the person tried: what helped stays, what made
// it worse is left out. Of what others suggested, at most one thing that was
// never tried is offered as a small trial. A medicine is never offered.
func (a *athlete) careAdvice() []CareAdvice {
	var out []CareAdvice
	seen := map[string]bool{}
	for _, t := range a.in.Case.Tried {
		it, ok := a.item(t.What)
		key := t.What + "/" + t.Region
		if !ok || it.Medicine || seen[key] {
			continue
		}
		if c, ok := a.judge(it, t); ok {
			seen[key] = true
			out = append(out, c)
		}
	}
	if c, ok := a.tryOne(); ok {
		out = append(out, c)
	}
	return out
}

func (a *athlete) item(id string) (care.Item, bool) {
	i := slices.IndexFunc(a.in.Care, func(x care.Item) bool { return x.ID == id })
	if i < 0 {
		return care.Item{}, false
	}
	return a.in.Care[i], true
}

// judge turns one tried thing into keep, pause or avoid.
func (a *athlete) judge(it care.Item, t intake.Tried) (CareAdvice, bool) {
	c := CareAdvice{What: it.ID, Minutes: it.MaxMinutes, StopIf: stops(it)}
	where := t.Region
	if where == "" {
		where = "plan.where_same"
	}
	ok, why := care.Allowed(it, a.in.CareAnswers)
	if !ok {
		c.Verdict, c.Minutes = "pause", 0
		c.Reasons = append([]reason.Reason{reason.New("plan.care_excluded", reason.ExpertOpinion, "item", it.Name)}, why...)
		return c, true
	}
	switch t.Effect {
	case "helped", "partial", "temporary":
		c.Verdict = "keep"
		code := "plan.care_keep"
		if t.Effect == "temporary" {
			code = "plan.care_keep_short"
		}
		c.Reasons = []reason.Reason{reason.New(code, "case", "item", it.Name, "where", where, "minutes", it.MaxMinutes)}
	case "worse":
		c.Verdict, c.Minutes, c.StopIf = "pause", 0, nil
		c.Reasons = []reason.Reason{reason.New("plan.care_worse", "case", "item", it.Name, "where", where)}
	case "no_change":
		c.Verdict, c.Minutes, c.StopIf = "pause", 0, nil
		c.Reasons = []reason.Reason{reason.New("plan.care_no_change", "case", "item", it.Name)}
	default:
		return c, false
	}
	c.Reasons = append(c.Reasons, why...)
	return c, true
}

// tryOne offers the first thing suggested by others that the person has not
// tried and that nothing speaks against.
func (a *athlete) tryOne() (CareAdvice, bool) {
	for _, adv := range a.in.Case.AdviceReceived {
		it, ok := a.item(adv.What)
		tried := slices.ContainsFunc(a.in.Case.Tried, func(t intake.Tried) bool { return t.What == adv.What })
		if !ok || tried || it.Medicine || it.MaxMinutes == 0 || a.likeWorse(it) {
			continue
		}
		allowed, why := care.Allowed(it, a.in.CareAnswers)
		if !allowed {
			continue
		}
		return CareAdvice{What: it.ID, Verdict: "try", Minutes: it.MaxMinutes, StopIf: stops(it),
			Reasons: append([]reason.Reason{reason.New("plan.care_try", reason.ExpertOpinion, "item", it.Name, "use", it.Dose)}, why...)}, true
	}
	return CareAdvice{}, false
}

// likeWorse reports an item of the same kind as one that made it worse.
func (a *athlete) likeWorse(it care.Item) bool {
	return slices.ContainsFunc(a.in.Case.Tried, func(t intake.Tried) bool {
		other, ok := a.item(t.What)
		return ok && t.Effect == "worse" && other.Kind == it.Kind
	})
}

func stops(it care.Item) []reason.Reason {
	var out []reason.Reason
	for _, s := range it.StopIf {
		out = append(out, reason.New("plan.care_stop", reason.ExpertOpinion, "sign", s))
	}
	return out
}
