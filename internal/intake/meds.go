package intake

import "strings"

func (r *reader) readMeds(c *Case) {
	for _, h := range r.of("med") {
		cl := r.clauseOf(h.a)
		if !r.mine(h) && !r.swallowed(h) || cl.ask || r.refused(h) || cl.plan && !r.has("doing", cl.a, cl.b) {
			continue
		}
		m := Medication{Class: h.id, Name: attrOf(h.attr, "n"), Span: r.span(h.a, h.b)}
		if m.Name == "" {
			m.Name = strings.ToLower(r.words(h.a, h.b))
		}
		var at int
		m.Effect, at = r.effectNear(h, "med")
		if r.reliefSpan == nil {
			r.reliefSpan = map[int]*Span{}
		}
		r.reliefSpan[m.Span[0]] = r.span(min(h.a, max(at-1, 0)), max(h.b, at))
		if m.Effect == "" {
			m.Effect = "unknown"
			if a, b := r.sentence(h.a); r.has("gone", a, b) {
				m.Effect = "temporary"
			}
		}
		m.DaysAgo = r.lastTaken(h)
		m.For = r.purpose(h)
		if dup := findMed(c.Medication, m); dup >= 0 {
			old := &c.Medication[dup]
			if old.Effect == "unknown" {
				old.Effect = m.Effect
			}
			if old.DaysAgo == nil {
				old.DaysAgo = m.DaysAgo
			}
			continue
		}
		c.Medication = append(c.Medication, m)
	}
}

func findMed(ms []Medication, m Medication) int {
	for i, o := range ms {
		if o.Class == m.Class && (o.Name == m.Name || m.Class != "other" && m.Class != "nsaid") {
			return i
		}
	}
	return -1
}

// refused: "no ibuprofen for me", "haven't taken anything", "not on X".
func (r *reader) refused(h hit) bool {
	cl := r.clauseOf(h.a)
	for i := h.a - 1; i >= cl.a && i >= h.a-5; i-- {
		switch w := r.toks[i].w; w {
		case "bar", "except", "apart", "besides", "other":
			return false
		case "avoid", "avoiding", "allergic", "cant", "stopped", "off":
			return w != "stopped" && w != "off"
		default:
			if negators[w] {
				return !r.hedgedNo(i)
			}
		}
	}
	return r.declined(h)
}

// declined: "he offered co-codamol, I said no thanks".
func (r *reader) declined(h hit) bool {
	_, end := r.sentence(h.a)
	for i := h.b; i+1 < end && i < h.b+9; i++ {
		switch w, next := r.toks[i].w, r.toks[i+1].w; {
		case firstPerson[w] && (next == "dont" || next == "cant" || next == "wont" || next == "avoid" || next == "refuse") && r.toks[i].clause == r.toks[h.a].clause:
			return len(r.in("med", h.b, i)) == 0 && i+2 < end && (next == "avoid" || next == "refuse" || r.toks[i+2].w == "take" || r.toks[i+2].w == "touch" || r.toks[i+2].w == "use" || r.toks[i+2].w == "have")
		case w == "declined", w == "refused", w == "said" && next == "no", w == "no" && next == "thanks",
			w == "turned" && (next == "it" || next == "them" || next == "that"), (w == "didnt" || w == "never") && (next == "take" || next == "took" || next == "taken" || next == "filled"):
			return len(r.in("med", h.b, i)) == 0
		}
	}
	return false
}

func (r *reader) purpose(h hit) string {
	_, end := r.sentence(h.a)
	for i := h.b; i < end && i < h.b+12; i++ {
		if r.toks[i].w == "for" && i+1 < end {
			if _, _, ok := duration(r.toks, i+1); ok {
				continue
			}
			b := i + 1
			for b < end && b < i+6 && r.toks[b].kind != punct && !clauseWords[r.toks[b].w] && r.toks[b].w != "and" {
				b++
			}
			if b > i+1 {
				return r.words(i+1, b)
			}
		}
	}
	return ""
}

// swallowed: "took Flexeril my brother had" is the person's, whoever owned it.
func (r *reader) swallowed(h hit) bool {
	cl := r.clauseOf(h.a)
	if !r.own(h.a) || cl.hypo {
		return false
	}
	i := cl.a
	for i < h.a && (r.toks[i].kind == punct || fillers[r.toks[i].w] || firstPerson[r.toks[i].w]) {
		i++
	}
	switch r.toks[i].w {
	case "took", "popped", "tried", "taking", "taken", "necked", "swallowed", "ate", "used", "borrowed":
		return i < h.a
	}
	return false
}
