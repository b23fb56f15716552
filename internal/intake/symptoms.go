package intake

import "spotter/internal/body"

// readSymptoms lists symptoms other than the pain, present or denied.
func (r *reader) readSymptoms(c *Case) {
	for _, h := range r.of("symptom") {
		role := r.symptomRole(h)
		if role == "none" {
			continue
		}
		s := Symptom{What: h.id, Present: role == "present", Span: r.span(h.a, h.b)}
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

// symptomRole tells whether a symptom is present, denied or none of the
// person's: the rules' verdict, weighed by the model of how signs are spoken of.
func (r *reader) symptomRole(h hit) string {
	if !r.own(h.a) || r.has("care", h.a, h.b) {
		return "none"
	}
	rule := r.ruledSymptom(h)
	if r.lex.scope == nil && r.notes == nil {
		return rule
	}
	feats := append(r.scopeFeats(h), "rule:"+rule)
	if r.notes != nil {
		*r.notes = append(*r.notes, Mention{Head: "symptom", ID: h.id, Span: *r.span(h.a, h.b), Features: feats, Rule: rule})
	}
	if chance, _ := r.lex.scope.Judge("symptom", feats); chance != nil && chance[0] >= symptomSure {
		return "none"
	}
	return rule
}

// symptomSure is the chance of "none" from which the model sets aside what the
// rules found; it never turns a denial into a complaint or back.
const symptomSure = 0.9

func (r *reader) ruledSymptom(h hit) string {
	cl := r.clauseOf(h.a)
	switch {
	case r.answeredNo(h) && !cl.other:
		return "denied"
	case !r.mine(h) || cl.ask || cl.old:
		return "none"
	case r.negated(h) || r.deniesItself(h) || r.deniedFar(h) || attrOf(h.attr, "p") == "no" || h.id == "fever" && r.coolNumber(h):
		return "denied"
	}
	return "present"
}

// deniesItself: the phrase opens with the denial that it does not spell:
// "never locked".
func (r *reader) deniesItself(h hit) bool {
	return !h.holdsNo && negators[r.toks[h.a].w] && !r.hedgedNo(h.a)
}

// coolNumber: "temp 36.8" tells of no fever (below 37.8 °C).
func (r *reader) coolNumber(h hit) bool {
	_, end := r.sentence(h.a)
	for i := h.a; i < min(h.b+4, end); i++ {
		if v, ok := r.toks[i].amount(); ok && r.toks[i].kind == number && v >= 35 && v < 37.8 {
			return true
		}
	}
	return false
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

// readAsks lists what the person wants to know: by the model, which knows what
// the rules say; by the rules alone where none was learnt.
func (r *reader) readAsks(c *Case) {
	if c.Doc.Kind == "log" || c.Doc.Kind == "report" {
		return
	}
	for _, h := range r.of("ask") {
		cl := r.clauseOf(h.a)
		if !r.own(h.a) || !cl.ask && !r.has("wants", cl.a, h.b) && !r.asksBare(h) {
			continue
		}
		c.Asks = askOnce(c.Asks, Ask{What: h.id, Span: r.span(h.a, h.b)})
	}
	r.plainQuestions(c)
	if asks, ok := r.learntAsks(c.Asks); ok {
		c.Asks = asks
	}
}

func askOnce(list []Ask, a Ask) []Ask {
	for _, o := range list {
		if o.What == a.What {
			return list
		}
	}
	return append(list, a)
}

// asksBare: a question that opens its clause needs no question mark, unless
// it turns into a statement ("what helped was").
func (r *reader) asksBare(h hit) bool {
	cl := r.clauseOf(h.a)
	i := cl.a
	for i < h.a && (r.toks[i].kind == punct || fillers[r.toks[i].w]) {
		i++
	}
	if i != h.a || !bareAsks[r.toks[i].w] {
		return false
	}
	for k := h.b - 1; k < min(h.b+2, cl.b); k++ {
		if w := r.toks[k].w; w == "was" || w == "were" || w == "is" && k >= h.b {
			return false
		}
	}
	return true
}

var bareAsks = map[string]bool{"what": true, "how": true, "which": true, "should": true, "can": true, "could": true, "any": true, "anyone": true, "anybody": true, "who": true, "would": true, "is": true}

// readAdvice lists what others said.
func (r *reader) readAdvice(c *Case) {
	for i, p := range r.posts {
		if p.opener {
			continue
		}
		for _, kind := range []string{"counsel", "care"} {
			for _, h := range r.in(kind, p.a, p.b) {
				if r.toks[h.a].quoted {
					continue
				}
				if r.advised(c, h, i) {
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
	for _, h := range r.told {
		name := attrOf(h.attr, "n")
		if name == "" {
			name = r.words(h.a, h.b)
		}
		c.AdviceReceived = append(c.AdviceReceived, Advice{What: h.id, Name: name, Span: r.span(h.a, h.b)})
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
		end := 0
		for _, l := range r.in("keepable", h.a, r.keepEnd(h)) {
			if l.b > end {
				c.Keep = keepOnce(c.Keep, Kept{What: l.id, Span: r.span(h.a, max(h.b, l.b))})
				end = l.b
			}
		}
	}
}

// keepEnd is how far the words on what is kept reach.
func (r *reader) keepEnd(h hit) int {
	_, end := r.sentence(h.a)
	to := h.b
	for ; to < end && to < h.b+9; to++ {
		t := r.toks[to]
		if t.kind == punct && t.w != "-" && t.w != ":" || clauseWords[t.w] || stopsKeeping[t.w] {
			break
		}
	}
	return to
}

var stopsKeeping = map[string]bool{"as": true, "how": true, "what": true, "if": true, "when": true, "until": true, "till": true, "unless": true}

func keepOnce(list []Kept, k Kept) []Kept {
	for _, o := range list {
		if o.What == k.What {
			return list
		}
	}
	return append(list, k)
}

// advised: the same words, or the same poster's same remedy, stand already.
func (r *reader) advised(c *Case, h hit, by int) bool {
	if r.hisOwn(h) {
		return true
	}
	from, to := r.toks[h.a].from, r.toks[h.b-1].to
	for _, a := range c.AdviceReceived {
		if a.Span == nil {
			continue
		}
		if a.Span[0] < to && from < a.Span[1] {
			return true
		}
		near := a.Span[1] > r.toks[r.clauseOf(h.a).a].from && a.Span[0] < to
		same := a.What == h.id && a.Span[0] >= r.toks[r.posts[by].a].from
		if same && (near || h.id != "load_edit" && h.id != "other") {
			return true
		}
	}
	return false
}

// hisOwn: what a replier tells of his own past is no advice.
func (r *reader) hisOwn(h hit) bool {
	a, end := r.sentence(h.a)
	me := false
	for i := a; i < end; i++ {
		switch w := r.toks[i].w; {
		case w == "you" || w == "your" || w == "youre" || w == "i'd" || w == "would" || w == "should":
			return false
		case i < h.a && (w == "i" || w == "ive" || w == "my" || w == "mine"):
			me = true
		}
	}
	if !me {
		return false
	}
	for i := a; i < h.b; i++ {
		if ownPast[r.toks[i].w] {
			return true
		}
	}
	return false
}

var ownPast = map[string]bool{"had": true, "did": true, "used": true, "tried": true, "rested": true, "got": true, "took": true, "went": true, "was": true, "wore": true,
	"ended": true, "needed": true, "gave": true, "were": true, "started": true, "switched": true, "stopped": true, "iced": true, "stretched": true}
