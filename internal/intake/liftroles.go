package intake

import (
	"spotter/internal/lift"
)

// sortLift puts one lift where the model says that it belongs; where no model
// was learnt, where the rules say.
func (r *reader) sortLift(c *Case, m toldLift) {
	feats := append(r.around(m.hit, "lift", "activity"), r.ruleFeatures(m)...)
	r.note(m.kind, m.hit, "", feats, ruleOf(m))
	role, sure := ruleOf(m), 1.0
	if p, roles := r.lex.roles.Judge(m.kind, feats); p != nil {
		role, sure = roles[p.Best()], p[p.Best()]
	}
	q := m.q
	if !m.ruled || role != ruleOf(m) {
		q = r.nearestCue(m.hit, role == "trigger")
	}
	t := Trigger{Span: r.span(min(m.a, q.a), max(m.b, q.b))}
	if m.kind == "lift" {
		t.Lift = lift.ID(m.id)
	} else {
		t.Activity = bodyAct(c, m.hit)
	}
	if len(c.Problems) > 1 {
		t.Problem = c.Problems[0].Region
	}
	switch role {
	case "trigger":
		t.When, t.Effect = r.when(m.hit, q), q.effect
		r.doses(&t, m.hit)
		c.Triggers = r.addSurest(c.Triggers, t, sure)
	case "tolerated":
		c.Tolerated = r.addSurest(c.Tolerated, t, sure)
	}
}

// addSurest keeps of several passages on one lift the one that the model is
// surest of.
func (r *reader) addSurest(list []Trigger, t Trigger, sure float64) []Trigger {
	if r.sure == nil {
		r.sure = map[*Span]float64{}
	}
	r.sure[t.Span] = sure
	for i, o := range list {
		if o.Lift == t.Lift && o.Activity == t.Activity {
			if sure > r.sure[o.Span] {
				list[i] = t
			}
			return list
		}
	}
	return append(list, t)
}

// ruleOf is the verdict of the rules by the model's names.
func ruleOf(m toldLift) string {
	switch {
	case !m.ruled:
		return "none"
	case m.q.bad:
		return "trigger"
	}
	return "tolerated"
}

// ruleFeatures show the model what the rules say, and on what ground.
func (r *reader) ruleFeatures(m toldLift) []string {
	verdict := ruleOf(m)
	out := []string{"rule:" + verdict}
	if m.ruled {
		out = append(out, "rule:"+verdict+"/"+m.q.kind, "rule:"+verdict+"/"+bucket(int(r.distance(m.hit, m.q.hit))))
	}
	if r.setApart(m.hit) {
		out = append(out, "apart")
	}
	if r.treasured(m.hit) {
		out = append(out, "treasured")
	}
	if _, ok := r.asRemedy(m.hit); ok {
		out = append(out, "asremedy")
	}
	return out
}

// nearestCue is the word of pain, or of ease, that stands nearest to m in its
// sentence, else the first one of the next two sentences, as far as they name
// no lift of their own; m itself where there is none.
func (r *reader) nearestCue(m hit, bad bool) cue {
	a, b := r.sentence(m.a)
	best := cue{hit: m, bad: bad}
	if h, ok := r.cueNear(m, a, b, bad); ok {
		best.hit = h
	} else if h, ok := r.cueBehind(b, r.toks[m.a].post, bad); ok {
		best.hit = h
	}
	if bad {
		best.effect = "provokes"
		switch best.kind {
		case "limit":
			best.effect = "limits_range"
		case "start":
			best.effect = "started"
		case "weak":
			best.effect = "reduced_strength"
		}
	}
	return best
}

func (r *reader) cueNear(m hit, a, b int, bad bool) (best hit, ok bool) {
	far := 1000
	for i := r.firstHit(a); i < len(r.hits) && r.hits[i].a < b; i++ {
		h := r.hits[i]
		if !polar[h.kind] || badKinds[h.kind] != bad {
			continue
		}
		if d := max(h.a-m.b, m.a-h.b, 0); d < far {
			far, best, ok = d, h, true
		}
	}
	return best, ok
}

func (r *reader) cueBehind(a, post int, bad bool) (hit, bool) {
	for range 2 {
		if a >= len(r.toks) || r.toks[a].post != post || !r.own(a) {
			break
		}
		b := r.endAfter(a)
		if r.has("lift", a, b) {
			break
		}
		if h, ok := r.cueNear(hit{a: a, b: a}, a, b, bad); ok {
			return h, true
		}
		a = b
	}
	return hit{}, false
}

var badKinds = wordSet("pain bad start weak limit severity verdictbad")

// note keeps a mention with its features for whoever learns from it.
func (r *reader) note(head string, h hit, name string, feats []string, rule string) {
	if r.notes == nil {
		return
	}
	*r.notes = append(*r.notes, Mention{Head: head, ID: h.id, Name: name, Span: *r.span(h.a, h.b), Features: feats, Rule: rule})
}
