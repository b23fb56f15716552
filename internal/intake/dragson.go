package intake

import "slices"

// sixWeeks and twelveWeeks in days: the question of not_improving asks for more
// than six weeks in spite of sensible changes; after twelve a pain is long by itself.
const sixWeeks, twelveWeeks = 42, 84

// dragsOn raises not_improving where no words tell of it: the pain is older than
// six weeks, is not said to get better, and what was done about it has failed
// more than it helped, or it is older than twelve weeks and nothing has clearly
// helped. Older than six weeks alone only puts the question first.
func (r *reader) dragsOn(c *Case) {
	if len(c.Problems) == 0 {
		return
	}
	p := c.Problems[0]
	if p.OnsetDaysAgo == nil || *p.OnsetDaysAgo <= sixWeeks || p.Course == "improving" || p.Course == "resolved" {
		return
	}
	if failures(c, *p.OnsetDaysAgo) >= 2 {
		r.raise(c, "not_improving", r.onsetSpan)
		return
	}
	if !slices.ContainsFunc(c.RedFlags.Mentioned, func(m FlagFact) bool { return m.ID == "not_improving" }) {
		c.RedFlags.Possible = flagOnce(c.RedFlags.Possible, FlagFact{ID: "not_improving", Span: r.onsetSpan})
	}
}

// failures weighs in halves what was done in vain against what helped.
func failures(c *Case, days int) (n int) {
	if days >= twelveWeeks {
		n += 2
	}
	for _, t := range c.Tried {
		switch t.Effect {
		case "no_change", "worse", "temporary":
			n += 2
		case "partial":
			n--
		case "helped":
			n -= 2
		}
	}
	for _, m := range c.Medication {
		if m.Effect == "no_change" || m.Effect == "worse" || m.Effect == "temporary" {
			n += 2
		}
	}
	return n
}
