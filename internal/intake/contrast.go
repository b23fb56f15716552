package intake

// Contrast: a lift that is set against the rest of its sentence ("fine with
// bench but not with dips", "everything except rows hurts"), and good news
// that turns ("fine up to 100, then it bites", "ok at the time, sore after").

// setApart reports that lift or activity m is named as the exception.
func (r *reader) setApart(m hit) bool {
	a, _ := r.sentence(m.a)
	for i := m.a - 1; i >= a && i >= m.a-7; i-- {
		t := r.toks[i]
		prev := ""
		if i > a {
			prev = r.toks[i-1].w
		}
		switch w := t.w; {
		case w == "except", w == "excluding", w == "barring", w == "excepting",
			w == "from" && (prev == "apart" || prev == "aside"),
			w == "than" && prev == "other",
			(w == "but" || w == "bar") && (prev == "everything" || prev == "anything" || prev == "all" || prev == "nothing" || prev == "exercise" || prev == "lift" || prev == "movement"):
			return true
		case (w == "not" || w == "never") && m.a-i <= 4 && !r.cueBetween(i+1, m.a) && !r.verbal(i+1, m.a) && !(prev == "is" || prev == "are" || prev == "was" || prev == "if" || prev == "or" || prev == "why" || prev == "do" || prev == "does" || prev == "did" || prev == "am" || prev == "im" || prev == "can" || prev == "could" || prev == "will"):
			return !r.hedgedNo(i)
		case r.has("lift", i, i+1) || r.has("activity", i, i+1) || t.kind == punct && m.a-i > 1 || w == "or" || w == "and" || w == "the" || w == "for" || w == "on" || w == "with" || w == "in" || w == "any" || w == "when" || w == "i" || w == "doing" || w == "my" || w == "heavy" || w == "light" || w == "during":
		default:
			if i < m.a-3 {
				return false
			}
		}
	}
	return false
}

func (r *reader) cueBetween(a, b int) bool { return a < b && len(r.plainCues(a, b)) > 0 }

// turned is the cue by which good news q about m turns: behind "then", "up
// to", "once", or told of the time after.
func (r *reader) turned(m hit, q cue, cues []cue) (cue, bool) {
	_, end := r.sentence(m.a)
	for _, p := range cues {
		if p.bad && p.a >= q.b && p.a >= m.b && p.a < end && r.turnsOn(max(q.b, m.b), p) {
			return p, true
		}
	}
	if end >= len(r.toks) || r.toks[end].post != r.toks[m.a].post || !r.own(end) || q.b < end-8 && m.b < end-8 {
		return cue{}, false
	}
	_, e2 := r.sentence(end)
	if !r.has("when", end, min(end+4, e2)) {
		return cue{}, false
	}
	for _, p := range r.cues(end, e2) {
		if p.bad && r.turnsOn(end, p) {
			return p, true
		}
	}
	return cue{}, false
}

// turnsOn: between a and the bad cue p stands a word of turning and no other
// lift, and none comes after p in its clause.
func (r *reader) turnsOn(a int, p cue) bool {
	if r.has("lift", a, p.a) || len(r.in("lift", p.b, r.clauseOf(p.a).b))+len(r.in("activity", p.b, r.clauseOf(p.a).b)) > 0 {
		return false
	}
	for _, h := range r.in("when", a, r.clauseOf(p.a).b) {
		if h.id == "after" || h.id == "next_day" {
			return true
		}
	}
	for i := a; i < p.a; i++ {
		switch r.toks[i].w {
		case "then", "until", "till", "once", "above", "over", "past", "beyond", "heavier":
			return true
		}
	}
	return false
}

// alike: "same with rows", "ditto dips": the sentence has no cue of its own
// and takes that of the one before.
func (r *reader) alike(a, b int) []cue {
	if a == 0 || b-a > 12 || r.toks[a].post != r.toks[a-1].post {
		return nil
	}
	i := a
	for i < b && fillers[r.toks[i].w] {
		i++
	}
	if i >= b || !alikes[r.toks[i].w] && !r.endsAlike(a, b) && !r.topic(a, b) {
		return nil
	}
	p, _ := r.sentence(a - 1)
	q := r.cues(p, a)
	if len(q) == 0 {
		return nil
	}
	last := q[len(q)-1]
	last.a, last.b = i, i+1
	return []cue{last}
}

// endsAlike: "In incline also.", "Dips too."
func (r *reader) endsAlike(a, b int) bool {
	for b > a && r.toks[b-1].kind == punct {
		b--
	}
	if b-a < 2 || b-a > 8 {
		return false
	}
	w := r.toks[b-1].w
	return w == "also" || w == "too" || w == "well" && r.toks[b-2].w == "as" || w == "same" || w == "ditto"
}

// topic: "Bench: when I bridge." behind "Low bar: it pulls.": a lift is named,
// and when it happens.
func (r *reader) topic(a, b int) bool {
	for i := a; i+1 < min(b, a+5); i++ {
		if r.toks[i].w == ":" {
			w := r.toks[i+1].w
			return r.has("lift", a, i) && (w == "when" || w == "if" || w == "only" || w == "at" || w == "in" || w == "during" || w == "while")
		}
	}
	return false
}

// beganThere: "Third squat, 272.5. Something popped.": the next sentence tells
// of the start and names no lift of its own.
func (r *reader) beganThere(a, b int) []cue {
	if b >= len(r.toks) || r.toks[b].post != r.toks[a].post || r.toks[b].gap > 1 {
		return nil
	}
	_, end := r.sentence(b)
	if r.has("lift", b, end) || r.has("activity", b, end) || r.has("care", a, b) {
		return nil
	}
	logged := r.toks[b].gap == 0 && !r.verbal(a, b)
	for _, q := range r.plainCues(b, min(end, b+12)) {
		if q.kind == "start" || logged && q.bad && r.has("severity", a, b) {
			return []cue{q}
		}
	}
	return nil
}

var alikes = map[string]bool{"same": true, "ditto": true, "likewise": true, "as": true, "so": true, "also": true, "plus": true}
