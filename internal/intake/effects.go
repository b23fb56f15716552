package intake

// effectNear is what a remedy did: the nearest effect word after it, in its
// own clause, else its sentence, else the head of the next sentence.
func (r *reader) effectNear(h hit, kind string) (string, int) {
	cl := r.clauseOf(h.a)
	_, end := r.sentence(h.a)
	stop := end
	for _, o := range append(r.in("care", h.b, end), r.in("med", h.b, end)...) {
		if o.a < stop && r.toks[o.a].clause != r.toks[h.a].clause && !r.sameList(h, o) {
			stop = o.a
		}
	}
	if a, b, ok := r.bracket(h.b, end); ok { // "ice (no help), heat (good)"
		if e, at := r.inOrder(a, b); e != "" {
			return e, at
		}
	}
	if e, at := r.inOrder(h.b, stop); e != "" {
		return e, at
	}
	if e, at := r.pick(cl.a, h.a); e != "" {
		return e, at
	}
	if stop == end && end < len(r.toks) && r.refersBack(end) && r.toks[end].post == r.toks[h.a].post {
		_, e2 := r.sentence(end)
		if len(r.in("care", end, e2)) == 0 || r.toks[end].w == "it" {
			return r.pick(end, min(e2, end+18))
		}
	}
	return "", -1
}

// bracket is the stretch in brackets that follows within a few words.
func (r *reader) bracket(i, end int) (a, b int, ok bool) {
	for k := i; k < min(end, i+7); k++ {
		if len(r.in("care", k, k+1))+len(r.in("med", k, k+1)) > 0 {
			return 0, 0, false
		}
		if r.toks[k].w != "(" {
			continue
		}
		for b = k + 1; b < end && r.toks[b].w != ")"; b++ {
		}
		return k + 1, b, b > k+1
	}
	return 0, 0, false
}

// inOrder reads the effects of [a, b) clause by clause: the first one counts,
// but what followed may take a relief back ("lovely, but sore again by noon").
func (r *reader) inOrder(a, b int) (string, int) {
	if a >= b {
		return "", -1
	}
	e, at := "", -1
	for k := r.toks[a].clause; k < len(r.clauses) && r.clauses[k].a < b; k++ {
		c := r.clauses[k]
		f, to := r.pick(max(a, c.a), min(b, c.b))
		switch {
		case f == "":
		case e == "" || e == "unknown" || e == "no_change" && f == "worse":
			e, at = f, to
		case (e == "helped" || e == "partial") && (f == "temporary" || f == "worse" || f == "no_change"):
			e, at = f, to
		}
	}
	return e, at
}

// sameList: "wider hands plus wrist wraps (both better)".
func (r *reader) sameList(h, o hit) bool {
	for i := h.b; i < o.a; i++ {
		if w := r.toks[i].w; w != "and" && w != "plus" && w != "," && w != "&" && w != "+" {
			return false
		}
	}
	return true
}

func (r *reader) refersBack(i int) bool {
	switch r.toks[i].w {
	case "it", "that", "this", "which", "nothing", "no", "felt", "feels", "helped", "helps", "didnt", "works", "worked", "neither", "both", "they", "zero", "made", "seems", "seemed", "better", "took", "does", "did", "pain", "some", "lasts", "bliss":
		return true
	}
	return false
}

// undone: a no stands close before the effect, in the same clause.
func (r *reader) undone(h hit) bool {
	cl := r.clauseOf(h.a)
	for i := h.a - 1; i >= cl.a && i >= h.a-4; i-- {
		if negators[r.toks[i].w] {
			return !r.hedgedNo(i)
		}
	}
	return false
}

// pick weighs the effect words of [a, b): temporary says more than helped, and
// a denied help is no change.
func (r *reader) pick(a, b int) (string, int) {
	best, at := "", -1
	rank := map[string]int{"unknown": 1, "helped": 2, "no_change": 3, "partial": 4, "worse": 5, "temporary": 6}
	for _, h := range r.in("effect", a, b) {
		id := h.id
		if (id == "helped" || id == "partial") && r.undone(h) {
			id = "no_change"
		}
		if id == "worse" && r.undone(h) {
			continue
		}
		if rank[id] > rank[best] {
			best, at = id, h.b
		}
	}
	return best, at
}
