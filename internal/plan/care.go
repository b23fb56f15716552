package plan

import (
	"slices"

	"spotter/internal/body"
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
	c := CareAdvice{What: it.ID, Minutes: it.MaxMinutes, StopIf: stopSigns(it)}
	where := "plan.where_same"
	if t.Region != "" {
		where = t.Region
		if _, zone := body.Zones[body.Zone(t.Region)]; zone {
			where = "zone." + t.Region
		} else if slices.Contains(body.Regions, body.Region(t.Region)) {
			where = "region." + t.Region
		}
	}
	c.Minutes = min(c.Minutes, selfMinutes)
	ok, why := care.Allowed(it, a.in.CareAnswers)
	ask, excluded := openQuestions(why)
	switch {
	case t.Effect == "worse":
		c.Verdict, c.Minutes, c.StopIf = "pause", 0, nil
		c.Reasons = []reason.Reason{reason.New("plan.care_worse", "case", "item", it.Name, "where", where)}
		return c, true
	case !ok && excluded:
		c.Verdict, c.Minutes = "avoid", 0
		c.Reasons = append([]reason.Reason{reason.New("plan.care_excluded", reason.ExpertOpinion, "item", it.Name)}, why...)
		return c, true
	case t.Effect == "helped", t.Effect == "partial":
		c.Verdict = "keep"
		c.Reasons = []reason.Reason{reason.New("plan.care_keep", "case", "item", it.Name, "where", where, "minutes", c.Minutes)}
	case t.Effect == "temporary":
		c.Verdict = "keep"
		c.Reasons = []reason.Reason{reason.New("plan.care_keep_short", "case", "item", it.Name, "where", where, "minutes", c.Minutes)}
	case t.Effect == "no_change":
		c.Verdict, c.Minutes, c.StopIf = "pause", 0, nil
		c.Reasons = []reason.Reason{reason.New("plan.care_no_change", "case", "item", it.Name)}
		return c, true
	default:
		return c, false
	}
	if len(ask) > 0 {
		c.Reasons = append(c.Reasons, reason.New("plan.care_ask_first", reason.ExpertOpinion, "questions", ask))
	}
	return c, true
}

// selfMinutes is the longest that anyone works on himself in one go.
const selfMinutes = 10

// openQuestions collects the flags that must be answered first, and reports
// whether an answer given excludes the item.
func openQuestions(why []reason.Reason) (ask []string, excluded bool) {
	for _, w := range why {
		switch w.Code {
		case "care.withheld", "care.ask_first":
			if q, ok := w.Params["flag"].(string); ok {
				ask = append(ask, q)
			}
		default:
			excluded = true
		}
	}
	return ask, excluded
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
		return CareAdvice{What: it.ID, Verdict: "try", Minutes: it.MaxMinutes, StopIf: stopSigns(it),
			Reasons: a.whyTry(it, why)}, true
	}
	return CareAdvice{}, false
}

func (a *athlete) whyTry(it care.Item, why []reason.Reason) []reason.Reason {
	out := []reason.Reason{reason.New("plan.care_try", reason.ExpertOpinion, "item", it.Name, "use", it.Dose)}
	if ask, _ := openQuestions(why); len(ask) > 0 {
		out = append(out, reason.New("plan.care_ask_first", reason.ExpertOpinion, "questions", ask))
	}
	return out
}

// likeWorse reports an item of the same kind as one that made it worse.
func (a *athlete) likeWorse(it care.Item) bool {
	return slices.ContainsFunc(a.in.Case.Tried, func(t intake.Tried) bool {
		other, ok := a.item(t.What)
		return ok && t.Effect == "worse" && other.Kind == it.Kind
	})
}

func stopSigns(it care.Item) []reason.Reason {
	var out []reason.Reason
	for _, s := range it.StopIf {
		out = append(out, reason.New("plan.care_stop", reason.ExpertOpinion, "sign", s))
	}
	return out
}
