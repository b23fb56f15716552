package intake

import (
	"strings"

	"spotter/internal/lift"
)

func (r *reader) readMeds(c *Case) {
	for _, h := range r.of("med") {
		cl := r.clauseOf(h.a)
		if !r.mine(h) || cl.ask || r.refused(h) || cl.plan && !r.has("doing", cl.a, cl.b) {
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
		case w == "declined", w == "refused", w == "said" && next == "no", w == "no" && next == "thanks",
			w == "turned" && (next == "it" || next == "them" || next == "that"), (w == "didnt" || w == "never") && (next == "take" || next == "took" || next == "taken" || next == "filled"):
			return len(r.in("med", h.b, i)) == 0
		}
	}
	return false
}

// attrOf reads k:value from an attribute list; _ stands for a space.
func attrOf(attr, k string) string {
	for _, kv := range strings.Fields(attr) {
		if key, v, ok := strings.Cut(kv, ":"); ok && key == k {
			if k != "n" {
				return v
			}
			return strings.ReplaceAll(v, "_", " ")
		}
	}
	return ""
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

// readTried collects what was done about it, with what it did.
func (r *reader) readTried(c *Case) {
	for _, h := range r.of("care") {
		cl := r.clauseOf(h.a)
		if !r.mine(h) || cl.ask || cl.hypo && !r.has("doing", cl.a, cl.b) || h.id == "relative_rest" && r.has("meet", cl.a, cl.b) {
			continue
		}
		t := Tried{What: h.id, Name: attrOf(h.attr, "n"), Lift: lift.ID(attrOf(h.attr, "l"))}
		if t.Name == "" {
			t.Name = strings.ToLower(r.words(h.a, h.b))
		}
		eff, at := r.effectNear(h, "care")
		_, b := r.sentence(h.a)
		if eff == "" {
			eff, at = r.praised(h, b)
		}
		did := r.has("doing", cl.a, h.a) || r.has("doing", h.b, min(h.b+4, cl.b)) || strings.Contains(h.attr, "did")
		switch {
		case r.negatedDoing(h):
			continue
		case r.toldTo(h) && (eff == "" || at > b):
			r.told = append(r.told, h)
			continue
		case cl.plan && eff == "":
			t.Effect = "planned"
		case eff != "":
			t.Effect = eff
		case did:
			t.Effect = "unknown"
		default:
			continue
		}
		t.Span = r.span(h.a, max(h.b, min(at, b)))
		if i := findTried(c.Tried, t); i >= 0 {
			if c.Tried[i].Effect == "unknown" || c.Tried[i].Effect == "planned" && t.Effect != "unknown" {
				c.Tried[i].Effect = t.Effect
			}
			continue
		}
		c.Tried = append(c.Tried, t)
		if (t.Effect == "helped" || t.Effect == "temporary") && strings.Contains(h.attr, "ease") {
			c.Eases = append(c.Eases, Trigger{What: t.What, Span: t.Span})
		}
	}
	r.adopted(c)
	for _, h := range r.of("ease") {
		if r.mine(h) && !r.negated(h) && !r.clauseOf(h.a).ask {
			c.Eases = append(c.Eases, Trigger{What: h.id, Span: r.span(h.a, h.b)})
		}
	}
}

// adopted: the opener quotes a piece of advice and says that he did it
// ("> try a band", "did that for a week, no change").
func (r *reader) adopted(c *Case) {
	for _, h := range append(r.of("care"), r.of("counsel")...) {
		if !r.toks[h.a].quoted || !r.posts[r.toks[h.a].post].opener || h.id == "scan" || h.id == "see_clinician" {
			continue
		}
		s := r.toks[h.a].sent
		if s+1 >= len(r.ends) || r.toks[r.ends[s]].quoted || r.toks[r.ends[s]].post != r.toks[h.a].post {
			continue
		}
		a, b := r.ends[s], r.ends[s+1]
		did, end := r.takenUp(a, b)
		if !did {
			continue
		}
		t := Tried{What: h.id, Name: attrOf(h.attr, "n"), Effect: "unknown"}
		if t.Name == "" {
			t.Name = strings.ToLower(r.words(h.a, h.b))
		}
		if eff, at := r.pick(end, b); eff != "" {
			t.Effect, end = eff, at
		} else if e2 := r.endAfter(b); r.toks[b-1].post == r.toks[min(b, len(r.toks)-1)].post {
			if eff, at := r.pick(b, e2); eff != "" && len(r.in("care", b, e2)) == 0 {
				t.Effect, end = eff, at
			}
		}
		if t.Effect == "unknown" && r.comingUp(a, b) {
			t.Effect = "planned"
		}
		t.Span = r.span(a, max(end, min(a+1, b)))
		if findTried(c.Tried, t) < 0 {
			c.Tried = append(c.Tried, t)
		}
	}
}

// takenUp: "did that", "started those", "ok i start this"; not "can't do that".
func (r *reader) takenUp(a, b int) (bool, int) {
	verb := false
	for i := a; i < min(b, a+9); i++ {
		switch w := r.toks[i].w; {
		case negators[w] || w == "cant" || w == "if" || w == "should" || w == "could":
			return false, 0
		case w == "did" || w == "done" || w == "doing" || w == "started" || w == "start" || w == "tried" || w == "trying" || w == "been" || w == "began" || w == "will" || w == "i'll" || w == "gave":
			verb = true
		case verb && (w == "that" || w == "those" || w == "them" || w == "these" || w == "this" || w == "it"):
			return true, i + 1
		}
	}
	return false, 0
}

// comingUp: the sentence speaks of a start still to come.
func (r *reader) comingUp(a, b int) bool {
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "will", "i'll", "start", "tomorrow", "tonight", "from", "next", "gonna":
			return true
		}
	}
	return false
}

// praised: any good word right after a remedy, with no lift between that it
// could speak of.
func (r *reader) praised(h hit, end int) (string, int) {
	to := min(end, h.b+8)
	for _, q := range r.cues(h.b, to) {
		if q.kind == "good" && !q.bad && !r.has("lift", h.a, q.a) && !r.has("activity", h.b, q.b) && !r.has("care", h.b, q.a) {
			return "helped", q.b
		}
	}
	return "", -1
}

// toldTo: "my physio told me to rest" is advice until the person does it.
func (r *reader) toldTo(h hit) bool {
	a, _ := r.sentence(h.a)
	for i := h.a - 1; i >= a && i >= h.a-12; i-- {
		switch w := r.toks[i].w; w {
		case "told", "suggested", "suggests", "recommended", "recommends", "advised", "advises", "says", "said", "reckons":
			return i > a && !firstPerson[r.toks[i-1].w]
		case "did", "tried", "done", "doing", "started", "so", "bought", "been":
			return false
		}
	}
	return false
}

func findTried(ts []Tried, t Tried) int {
	for i, o := range ts {
		if o.What == t.What && (t.What != "other" && t.What != "load_edit" || o.Name == t.Name) {
			return i
		}
	}
	return -1
}

// negatedDoing: "haven't tried", "not deloading", "never stretched".
func (r *reader) negatedDoing(h hit) bool {
	cl := r.clauseOf(h.a)
	for i := h.a - 1; i >= cl.a && i >= h.a-4; i-- {
		switch w := r.toks[i].w; w {
		case "not", "havent", "hasnt", "never", "dont", "wont", "refuse", "avoid", "no", "without", "didnt":
			return !r.hedgedNo(i)
		}
	}
	return false
}
