package intake

// details adds onset, course and severity to the problems.
func (r *reader) details(c *Case) {
	if len(c.Problems) == 0 {
		return
	}
	for i := range c.Problems {
		p := &c.Problems[i]
		if p.Course == "resolved" {
			continue
		}
		lone := i == 0
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
	}
	r.severities(c)
}

func (r *reader) course(p *Problem, first bool) string {
	if !first {
		return "not_stated"
	}
	rank := map[string]int{"stable": 1, "worsening": 2, "improving": 3, "on_and_off": 4}
	best := "not_stated"
	for _, h := range r.of("course") {
		cl := r.clauseOf(h.a)
		if !r.mine(h) || cl.ask || cl.old || r.negated(h) || r.has("care", cl.a, cl.b) || r.has("med", cl.a, cl.b) {
			continue
		}
		if rank[h.id] > rank[best] {
			best = h.id
		}
	}
	return best
}

func (r *reader) onsetKind() string {
	for _, h := range r.of("onsetkind") {
		if r.mine(h) && !r.clauseOf(h.a).ask {
			return h.id
		}
	}
	return ""
}
