package intake

import "spotter/internal/body"

// readSymptoms lists symptoms other than the pain, present or denied.
func (r *reader) readSymptoms(c *Case) {
	for _, h := range r.of("symptom") {
		cl := r.clauseOf(h.a)
		if !r.mine(h) || cl.ask || cl.old || r.has("care", h.a, h.b) {
			continue
		}
		s := Symptom{What: h.id, Present: !r.negated(h) && attrOf(h.attr, "p") != "no", Span: r.span(h.a, h.b)}
		s.Side, s.Place = r.symptomPlace(h)
		seen := false
		for _, o := range c.Symptoms {
			seen = seen || o.What == s.What && o.Present == s.Present
		}
		if !seen {
			c.Symptoms = append(c.Symptoms, s)
		}
	}
}

func (r *reader) symptomPlace(h hit) (body.Side, string) {
	cl := r.clauseOf(h.a)
	for _, p := range r.in("part", h.a, cl.b) {
		if p.a-h.b <= 5 {
			if s := r.sideOf(p); s != body.NotStated {
				return s, r.words(p.a, p.b)
			}
			return "", r.words(p.a, p.b)
		}
	}
	return "", ""
}

// readAsks lists what the person wants to know.
func (r *reader) readAsks(c *Case) {
	if c.Doc.Kind == "log" || c.Doc.Kind == "report" {
		return
	}
	for _, h := range r.of("ask") {
		cl := r.clauseOf(h.a)
		if !r.own(h.a) || !cl.ask && !r.has("wants", cl.a, h.b) && attrOf(h.attr, "x") == "" {
			continue
		}
		seen := false
		for _, o := range c.Asks {
			seen = seen || o.What == h.id
		}
		if !seen {
			c.Asks = append(c.Asks, Ask{What: h.id, Span: r.span(h.a, h.b)})
		}
	}
}

// readAdvice lists what others said.
func (r *reader) readAdvice(c *Case) {
	for i, p := range r.posts {
		if p.opener {
			continue
		}
		for _, kind := range []string{"care", "counsel"} {
			for _, h := range r.in(kind, p.a, p.b) {
				if r.toks[h.a].quoted {
					continue
				}
				if r.advised(c, h) {
					continue
				}
				a := Advice{What: h.id, Name: attrOf(h.attr, "n"), By: r.posts[i].author, Span: r.span(h.a, h.b)}
				if a.Name == "" {
					a.Name = r.words(h.a, h.b)
				}
				c.AdviceReceived = append(c.AdviceReceived, a)
			}
		}
	}
	for _, h := range r.of("hearsay") {
		if r.own(h.a) {
			c.AdviceReceived = append(c.AdviceReceived, Advice{What: h.id, Name: r.words(h.a, h.b), Span: r.span(h.a, h.b)})
		}
	}
}

func (r *reader) readKeep(c *Case) {
	for _, h := range r.of("keep") {
		cl := r.clauseOf(h.a)
		if !r.own(h.a) || cl.other {
			continue
		}
		if cl.ask {
			continue
		}
		c.Keep = keepOnce(c.Keep, Kept{What: h.id, Span: r.span(h.a, h.b)})
	}
	for _, h := range r.of("keepany") { // "not dropping X or Y", "X is staying"
		cl := r.clauseOf(h.a)
		if !r.own(h.a) || cl.other || cl.ask {
			continue
		}
		_, end := r.sentence(h.a)
		to := h.b
		for to < end && to < h.b+9 && !(r.toks[to].kind == punct && r.toks[to].w != "-") && !clauseWords[r.toks[to].w] && r.toks[to].w != "as" {
			to++
		}
		for _, l := range r.in("keepable", h.a, to) {
			c.Keep = keepOnce(c.Keep, Kept{What: l.id, Span: r.span(h.a, h.b)})
		}
	}
}

func keepOnce(list []Kept, k Kept) []Kept {
	for _, o := range list {
		if o.What == k.What {
			return list
		}
	}
	return append(list, k)
}

// advised: the same stretch of words already gave this piece of advice.
func (r *reader) advised(c *Case, h hit) bool {
	for _, a := range c.AdviceReceived {
		if a.Span != nil && (a.What == h.id || r.toks[h.a].from < a.Span[1]) && a.Span[1] > r.toks[r.clauseOf(h.a).a].from {
			return true
		}
	}
	return false
}
