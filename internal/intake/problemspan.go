package intake

import "slices"

// widen lets the span of a problem reach the later words on it in the same
// sentence, and moves it to a later mention that tells more: that it hurts, on
// which side, how it began. The first words of a text weigh more.
func (r *reader) widen(q *Problem, p spot) {
	s, all := r.problemSpan(p), r.span(r.sentence(p.a))
	if q.Span == nil || s == nil {
		return
	}
	switch {
	case q.Span[0] >= all[0] && q.Span[0] < all[1]:
		q.Span = &Span{min(q.Span[0], s[0]), max(q.Span[1], s[1])}
	case p.pain && r.tells(p.a, p) > r.tells(r.tokenAt(q.Span[0]), spot{side: q.Side}):
		q.Span = s
	}
}

// tells weighs what the words around token i say of a problem.
func (r *reader) tells(i int, p spot) int {
	cl := r.clauseOf(i)
	a, b := r.sentence(i)
	n := 0
	if r.complaint(hit{a: i, b: i + 1}, cl.a, cl.b) {
		n += 2
	}
	for k := cl.a; k < cl.b; k++ {
		if r.sideToken(k) != "" {
			n++
			break
		}
	}
	if r.has("since", a, b) || r.has("start", a, b) {
		n++
	}
	if r.toks[i].sent <= 2 {
		n += 2
	}
	for k := cl.a; k < cl.b; k++ {
		if locating[r.toks[k].w] {
			n++
			break
		}
	}
	if r.has("care", a, b) || r.has("med", a, b) {
		n -= 2
	}
	return n
}

// tokenAt is the token that begins at or behind a byte.
func (r *reader) tokenAt(at int) int {
	i, _ := slices.BinarySearchFunc(r.toks, at, func(t token, at int) int { return t.from - at })
	return min(i, len(r.toks)-1)
}

// joined keeps the first passage too when the side stands in its sentence.
func (r *reader) joined(old *Span, p spot) *Span {
	s := r.problemSpan(p)
	a, b := r.sentence(p.a)
	if all := r.span(a, b); old != nil && s != nil && old[0] >= all[0] && old[1] <= all[1] {
		return &Span{min(old[0], s[0]), max(old[1], s[1])}
	}
	return s
}

// problemSpan covers the place and the complaint of its clause.
func (r *reader) problemSpan(p spot) *Span {
	cl := r.clauseOf(p.a)
	a, b := p.a, p.b
	for _, h := range append(r.in("pain", cl.a, cl.b), r.in("side", cl.a, cl.b)...) {
		a, b = min(a, h.a), max(b, min(h.b, cl.b))
	}
	if at := p.mark; at > 0 && r.toks[at].sent-r.toks[p.a].sent <= 3 && r.toks[at].post == r.toks[p.a].post {
		a, b = min(a, r.clauseOf(at).a), max(b, r.clauseOf(at).b)
	}
	if !r.has("pain", cl.a, cl.b) {
		if to := r.painAfter(p); to > b {
			b = to
		}
	}
	return r.span(a, b)
}

// painAfter is the end of the first complaint behind a place in its sentence,
// or 0: "my shoulder (the left one) has been cranky".
func (r *reader) painAfter(p spot) int {
	_, end := r.sentence(p.a)
	for _, h := range r.in("pain", p.b, min(end, p.b+30)) {
		if len(r.in("part", p.b, h.a)) == 0 && !r.negated(h) {
			return h.b
		}
	}
	return 0
}

// describe lets the spans of the problems reach what tells more of the place:
// the clause that gives its side, and the bare words of place right behind it
// ("Upper back. Dead centre, on the spine.").
func (r *reader) describe(c *Case, ps []spot) {
	for i := range c.Problems {
		q := &c.Problems[i]
		if q.Span == nil {
			continue
		}
		for _, p := range ps {
			if p.mark > 0 && !p.resolved && p.id == string(q.Region) && p.side == q.Side {
				q.Span = r.reachMark(q.Span, p.mark)
			}
		}
		q.Span = r.reachFragment(q.Span, string(q.Region))
	}
}

// reachMark joins a span with the clause of a side where that is near; one
// further off that complains too tells more than the place alone.
func (r *reader) reachMark(s *Span, mark int) *Span {
	at, cl := r.tokenAt(s[0]), r.clauseOf(mark)
	all := r.span(cl.a, cl.b)
	sents, words := abs(r.toks[at].sent-r.toks[mark].sent), abs(at-mark)
	switch {
	case all == nil || r.toks[at].post != r.toks[mark].post:
	case sents <= 1 || sents <= 3 && words <= 40 || words <= 30:
		return &Span{min(s[0], all[0]), max(s[1], all[1])}
	case r.complaint(hit{a: mark, b: mark + 1}, cl.a, cl.b):
		return all
	}
	return s
}

// reachFragment joins a span with the sentence behind its own where that has no
// verb and does nothing but place it.
func (r *reader) reachFragment(s *Span, region string) *Span {
	_, b := r.sentence(r.tokenAt(s[1] - 1))
	if at := r.tokenAt(s[0]); b >= len(r.toks) || r.toks[b].post != r.toks[at].post || r.toks[b].gap > 1 {
		return s
	}
	e := r.endAfter(b)
	places, n := 0, 0
	for i := b; i < e; i++ {
		w := r.toks[i].w
		ps := r.in("part", i, i+1)
		switch {
		case r.toks[i].kind == punct:
			continue
		case len(ps) > 0 && ps[0].id != region:
			return s
		case len(ps) > 0 || r.sideToken(i) != "" || locating[w]:
			places++
		case placing[w] || between[w] || w == "my" || w == "so" || w == "there":
		default:
			n++
		}
	}
	if places == 0 || n > places || r.has("lift", b, e) || r.has("care", b, e) || r.has("med", b, e) || r.has("good", b, e) || r.toks[e-1].w == "?" {
		return s
	}
	return &Span{s[0], r.toks[e-1].to}
}

// locating are the words by which a place is told more finely.
var locating = wordSet("inside outside inner outer edge below above under underneath top bottom front middle centre center deep spine between corner border tip midline dead side sides bra cap height level inch inches cm fingers")
