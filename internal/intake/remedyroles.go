package intake

import (
	"strings"

	"spotter/internal/lift"
)

// sortRemedy says what came of one remedy: what the model says, or the rules
// where no model was learnt. The chance is how sure the model is that it was
// tried; 0 where it was not.
func (r *reader) sortRemedy(m toldRemedy) (Tried, float64) {
	t := Tried{What: m.id, Name: r.careName(m.hit), Lift: lift.ID(attrOf(m.attr, "l")), Effect: m.effect, Span: r.span(m.a, m.at)}
	around := r.around(m.hit, "care", "med")
	feats := append(around, r.remedyFeatures(m)...)
	rule := "done"
	if m.effect == "none" || m.effect == "planned" {
		rule = m.effect
	}
	enough := 0.0
	if rule == "none" && !r.asRemedyHere(m.hit) {
		enough = 0.75 // an exercise is training before it is a remedy
	}
	r.note("remedy", m.hit, t.Name, feats, rule)
	r.note("effect", m.hit, t.Name, feats, m.effect)
	p, roles := r.lex.roles.Judge("remedy", feats)
	if p == nil {
		return t, map[bool]float64{true: byRule}[m.effect != "none"]
	}
	if 1-p[0] < enough || r.negatedDoing(m.hit) {
		return t, 0
	}
	switch role := roles[p.Best()]; role {
	case "none":
		return t, 0
	case "planned":
		t.Effect = role
		return t, p[p.Best()]
	}
	if m.effect == "none" || m.effect == "unknown" || m.effect == "planned" {
		e, effects := r.lex.roles.Judge("effect", feats)
		t.Effect = effects[e.Best()]
		return t, p[p.Best()]
	}
	return t, p[p.Best()] + byRule
}

// remedyFeatures show the model what the rules say, and on what ground.
func (r *reader) remedyFeatures(m toldRemedy) []string {
	out := []string{"rule:" + m.effect}
	for _, f := range []struct {
		on   bool
		name string
	}{
		{m.kind == "care" && strings.Contains(m.attr, "sure"), "sure"},
		{strings.Contains(m.attr, "did"), "did"},
		{r.doing(m.hit), "doing"},
		{r.negatedDoing(m.hit), "notdone"},
		{r.toCome(m.hit), "tocome"},
		{attrOf(m.attr, "l") != "", "exercise"},
		{!r.asRemedyHere(m.hit), "aslift"},
	} {
		if f.on {
			out = append(out, "is:"+f.name)
		}
	}
	return out
}
