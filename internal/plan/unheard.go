package plan

import "spotter/internal/lift"

// heardAfter is how many answered exposures of a lift that hurts are needed
// before its dose is chosen by prediction (our own figure; the rule book steps up
// after two, too).
const heardAfter = 2

// byRule reports a lift whose dose follows the rule book: always without
// prediction, and for a lift that hurts until its own log says how the body
// answers. Words alone say that it hurts, not how much of it does: fewer sets
// first, the block's lighter loads, what spares the sore part on the second day
// (program_templates.md, section 3).
func (a *athlete) byRule(m main) bool {
	return a.belief == nil || (m.Hurt != fine && !m.Held && m.Response.reds == 0 && m.Response.known < heardAfter)
}

// ruleOf is byRule for a competition lift or what stands in for it.
func (a *athlete) ruleOf(id lift.ID) bool {
	for _, m := range a.mains {
		if m.ID == id || m.Second == id {
			return a.byRule(m)
		}
	}
	return a.belief == nil
}

// ruled is the menu with the rule book's dose alone on it.
func (a *athlete) ruled(m main, f frame, r roles) [places]dose {
	d := a.dose(m, f, r)
	if f.deload {
		d = scale(d, a.in.Peaking.Deload.SetsKept)
	}
	d.cover, d.fixed = m.Second != "" && d.second+d.third > 0, true
	var out [places]dose
	for i := range out {
		out[i] = dose{cut: true}
	}
	out[places-1] = d
	return out
}
