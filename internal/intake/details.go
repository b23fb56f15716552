package intake

// details adds onset, course and severity to the problems.
func (r *reader) details(c *Case) {
	if len(c.Problems) == 0 {
		return
	}
	r.severities(c)
	lone := true // the first present problem
	for i := range c.Problems {
		p := &c.Problems[i]
		if p.Course == "resolved" {
			continue
		}
		if d, s, ok := r.onset(c, p, lone); ok {
			p.OnsetDaysAgo = &d
			if lone {
				r.onsetSpan = s
			}
		}
		p.Course = r.course(p, lone)
		if lone {
			p.Onset = r.onsetKind()
		}
		lone = false
	}
}

func (r *reader) course(p *Problem, first bool) string {
	if !first {
		return "not_stated"
	}
	rank := map[string]int{"stable": 1, "worsening": 2, "improving": 3, "on_and_off": 4}
	best := "not_stated"
	for _, h := range r.of("course") {
		cl := r.clauseOf(h.a)
		if !r.mine(h) || cl.ask || cl.old || r.negated(h) || h.id == "improving" && r.rises(h) || r.has("care", cl.a, cl.b) && !r.sinceThen(h) || r.has("med", cl.a, cl.b) {
			continue
		}
		if rank[h.id] > rank[best] {
			best = h.id
		}
	}
	if t := r.trend(); t != "" && best != "improving" {
		return t
	}
	return best
}

// rises: "from 0 to 10" is no improvement.
func (r *reader) rises(h hit) bool {
	first, n := 0.0, 0
	for i := h.a; i < h.b; i++ {
		v, ok := r.toks[i].amount()
		if !ok || r.toks[i].w == "a" || r.toks[i].w == "an" {
			continue
		}
		if n++; n == 2 {
			return v >= first
		}
		first = v
	}
	return false
}

// sinceThen: "a third better since I quit the skull crushers".
func (r *reader) sinceThen(h hit) bool {
	return r.toks[h.b-1].w == "since" || r.nextWord(h.b) == "since"
}

func (r *reader) onsetKind() string {
	for _, h := range r.of("onsetkind") {
		if r.mine(h) && !r.clauseOf(h.a).ask {
			return h.id
		}
	}
	return ""
}
