package cli

import (
	"fmt"
	"slices"
	"strings"

	"spotter/internal/plan"
	"spotter/internal/reason"
)

// load is the weight of a set; while no kilograms are known, the share of the
// day's best single that it should come to.
func (v planView) load(s plan.Set) string {
	switch {
	case s.Kg != nil:
		return v.mass(*s.Kg)
	case s.Pct != nil:
		return fmt.Sprintf("~%.0f %%", *s.Pct)
	}
	return ""
}

// finds says how to find the weights that are not named, once for every lift
// that needs it; lifts that are found the same way stand together.
func (v planView) finds(ss []plan.Session) {
	var told told
	percent := false
	for _, s := range ss {
		for _, it := range s.Items {
			if it.Find != nil {
				told.add(v.w.of(*it.Find), v.itemName(it))
			}
			percent = percent || slices.ContainsFunc(it.Sets, func(x plan.Set) bool { return x.Kg == nil && x.Pct != nil })
		}
	}
	if len(told.lines) == 0 {
		return
	}
	v.p.head(v.w.say("app.plan_find"))
	if percent {
		v.p.text(0, "", v.w.say("app.plan_percent"))
	}
	for _, l := range told.lines {
		v.p.item(0, "•", strings.Join(l.who, ", ")+": "+l.say)
	}
}

// ladderSteps is the order in which the ladder is climbed down.
var ladderSteps = []string{"if_pain_setup", "if_pain_drop", "if_pain_cut", "if_pain_swap",
	"if_pain_stop", "if_pain_morning", "if_pain_accessory"}

// ladder says once what to do when a set passes its pain limit: steps that
// all lifts share stand without a name.
func (v planView) ladder(ss []plan.Session) {
	steps := make([]told, len(ladderSteps))
	for _, s := range ss {
		for _, it := range s.Items {
			for _, r := range it.IfPain {
				if i := slices.IndexFunc(ladderSteps, func(p string) bool { return strings.HasPrefix(r.Code, "plan."+p) }); i >= 0 {
					steps[i].add(v.w.of(r), v.itemName(it))
				}
			}
		}
	}
	if !slices.ContainsFunc(steps, func(t told) bool { return len(t.lines) > 0 }) {
		return
	}
	v.p.head(v.w.say("app.plan_ladder"))
	for _, t := range steps {
		for _, l := range t.lines {
			line := l.say
			if len(t.lines) > 1 {
				line = strings.Join(l.who, ", ") + ": " + l.say
			}
			v.p.item(0, "!", line)
		}
	}
}

// told collects sentences and whom each is about, in the order they come.
type told struct{ lines []line }

type line struct {
	say string
	who []string
}

func (t *told) add(say, who string) {
	i := slices.IndexFunc(t.lines, func(l line) bool { return l.say == say })
	if i < 0 {
		t.lines = append(t.lines, line{say: say})
		i = len(t.lines) - 1
	}
	if l := &t.lines[i]; !slices.Contains(l.who, who) {
		l.who = append(l.who, who)
	}
}

// unsaid leaves out the limits that stand above already, under whom to see: in
// the same words, or as the same count of weeks gone by.
func (v planView) unsaid(limits []reason.Reason, see []plan.See) []reason.Reason {
	return slices.DeleteFunc(slices.Clone(limits), func(r reason.Reason) bool {
		return slices.ContainsFunc(see, func(s plan.See) bool {
			weeks, dated := s.Why.Params["weeks"]
			return v.w.of(s.Why) == v.w.of(r) ||
				dated && r.Code == "safety.delay_long" && fmt.Sprint(weeks) == fmt.Sprint(r.Params["weeks"])
		})
	})
}
