package intake

import "strings"

// sortPart says whether a body part is where it hurts, as the model says, or
// the rules where no model was learnt; nth is how many the rules took so far.
func (r *reader) sortPart(p spot, ruled bool, nth int) (spot, bool) {
	if r.clauseOf(p.a).other {
		return p, false
	}
	rule := "none"
	switch {
	case ruled && p.resolved:
		rule = "old"
	case ruled:
		rule = "problem"
	}
	feats := append(r.around(p.hit, "part"), r.partFeatures(p, rule, nth)...)
	r.note("part", p.hit, "", feats, rule)
	c, roles := r.lex.roles.Judge("part", feats)
	if c == nil {
		return p, ruled
	}
	role := roles[c.Best()]
	p.sure = 1 - c[0]
	if role == rule || c[c.Best()] < overRule {
		return p, ruled
	}
	p.resolved, p.old, p.pain = role == "old", role == "old", role == "problem"
	return p, role != "none"
}

// overRule is the chance from which the model overrules the rules on a place.
const overRule = 0.7

// partFeatures show the model what the rules say of a body part.
func (r *reader) partFeatures(p spot, rule string, nth int) []string {
	out := []string{"rule:" + rule, "rule:" + rule + "/" + cap2(nth), "word:" + r.toks[p.b-1].stem, "nth:" + cap2(nth)}
	for _, f := range []struct {
		on   bool
		name string
	}{
		{p.pain, "pain"},
		{p.injury, "injury"},
		{p.old, "old"},
		{strings.Contains(p.attr, "weak:"), "weak"},
		{strings.Contains(p.attr, "strict:"), "strict"},
		{r.spread(p.hit), "spread"},
		{r.notHers(p.hit), "another's"},
		{r.negated(p.hit), "negated"},
		{r.overShoulder(p.hit), "over"},
		{open(p), "noside"},
		{r.treated(p.hit, r.clauseOf(p.a)), "treated"},
		{r.exceptedPart(p.hit, r.clauseOf(p.a)), "excepted"},
	} {
		if f.on {
			out = append(out, "is:"+f.name)
		}
	}
	return out
}
