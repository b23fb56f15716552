package intake

import "math"

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
		if d, s, ok := r.onset(p, lone); ok {
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

// onset looks for when it began: near the problem's own sentence first, for the
// first problem anywhere.
func (r *reader) onset(p *Problem, first bool) (int, *Span, bool) {
	home := 0
	for _, t := range r.toks {
		if p.Span != nil && t.from >= p.Span[0] {
			home = t.sent
			break
		}
	}
	best, days := 99, 0
	var at *Span
	for s := range r.ends {
		if !first && (s < home || s > home) {
			continue
		}
		if v, w, ok := r.onsetIn(s); ok {
			away := s - home
			if away < 0 {
				away = -away + 1
			}
			if score := w + min(away, 6); score < best {
				best, days = score, v
				a, b := r.sentence(r.ends[s] - 1)
				at = r.span(a, b)
			}
		}
	}
	return days, at, best < 99
}

func (r *reader) onsetIn(s int) (days, score int, ok bool) {
	a := 0
	if s > 0 {
		a = r.ends[s-1]
	}
	end := r.ends[s]
	score = 99
	for i := a; i < end; i++ {
		cl := r.clauseOf(i)
		if !r.own(i) || cl.other || cl.hypo || cl.plan || cl.ask || r.has("meet", cl.a, cl.b) || r.has("care", cl.a, cl.b) || r.has("med", cl.a, cl.b) || r.has("history", cl.a, cl.b) {
			continue
		}
		if cl.old && !r.has("since", cl.a, cl.b) {
			continue
		}
		d, cost, to := r.onsetAt(i, end)
		if cost < score {
			days, score, ok = d, cost, true
		}
		if to > i {
			i = to - 1
		}
	}
	return
}

// onsetAt values one time expression: how likely it tells the beginning.
func (r *reader) onsetAt(i, end int) (days, cost, to int) {
	cl := r.clauseOf(i)
	cue := r.has("since", cl.a, cl.b)
	pain := r.has("pain", cl.a, cl.b) || r.has("part", cl.a, cl.b)
	if v, to, ok := duration(r.toks[:end], i); ok {
		next := ""
		if to < end {
			next = r.toks[to].w
		}
		if next == "out" || next == "away" || next == "off" || next == "to" || next == "straight" || next == "later" || next == "on" && false {
			return 0, 99, to
		}
		if next == "a" || next == "old" || v == 0 && !r.has("since", cl.a, cl.b) {
			return 0, 99, to
		}
		switch {
		case cue || next == "ago" || next == "now" || next == "ish":
			return int(math.Round(v)), pick(pain, 0, 2), to
		case pain || to >= cl.b || r.toks[to].kind == punct:
			return int(math.Round(v)), pick(pain, 3, 7), to
		}
		return 0, 99, to
	}
	if d, to, ok := r.agoAt(i, end); ok {
		switch {
		case cue || r.prevWord(i) == "since":
			return d, pick(pain, 1, 2), to
		case r.has("start", cl.a, cl.b) || r.has("injury", cl.a, cl.b):
			return d, pick(pain, 4, 5), to
		}
		return 0, 99, to
	}
	return 0, 99, i
}

func pick(c bool, a, b int) int {
	if c {
		return a
	}
	return b
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
