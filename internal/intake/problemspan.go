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
