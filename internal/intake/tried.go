package intake

import (
	"strings"
)

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

// readTried collects what was done about it, with what it did.
func (r *reader) readTried(c *Case) {
	chances := map[int]float64{} // of each remedy tried, how sure
	for _, m := range r.remediesTold() {
		if t, sure := r.sortRemedy(m); sure > 0 {
			c.addTried(t, sure, chances, strings.Contains(m.attr, "ease"))
		}
	}
	r.adopted(c)
	for _, h := range r.of("ease") {
		if r.mine(h) && !r.negated(h) && !r.clauseOf(h.a).ask {
			c.Eases = append(c.Eases, Trigger{What: h.id, Span: r.span(h.a, h.b)})
		}
	}
}

// toldRemedy is a remedy that the text names, and what the rules say that it did.
type toldRemedy struct {
	hit
	effect string // none: not tried
	at     int    // where the words on the effect end
}

// remediesTold lists the remedies that the opener tells of the person. What
// somebody told him to do is advice and not among them.
func (r *reader) remediesTold() []toldRemedy {
	var out []toldRemedy
	for _, h := range r.remedies() {
		if !r.own(h.a) || r.lex.roles == nil && r.notes == nil && r.clauseOf(h.a).other {
			continue
		}
		m := toldRemedy{hit: h, effect: "none", at: h.b}
		e, at, advice := r.triedOf(h)
		if advice {
			r.told = append(r.told, h)
			continue
		}
		if e != "" {
			m.effect, m.at = e, at
		}
		out = append(out, m)
	}
	return out
}

// triedOf weighs one remedy by the rules: done and with what effect, planned,
// or none of these (""); advice means that somebody told him to do it.
func (r *reader) triedOf(h hit) (effect string, to int, advice bool) {
	cl := r.clauseOf(h.a)
	if !r.asRemedyHere(h) {
		return "", 0, false
	}
	if !r.mine(h) || cl.ask || cl.hypo && !r.has("doing", cl.a, cl.b) || h.id == "relative_rest" && r.has("meet", cl.a, cl.b) {
		return "", 0, false
	}
	eff, at := r.effectNear(h, "care")
	_, b := r.sentence(h.a)
	if eff == "" {
		eff, at = r.praised(h, b)
	}
	told := r.toldTo(h)
	done, upTo := false, 0
	if told {
		done, upTo = r.doneAsTold(h)
	}
	switch {
	case r.negatedDoing(h):
	case told && !done && (eff == "" || at > b || !r.doing(h)):
		return "", 0, true
	case eff != "" && !done && !r.bound(h, at):
	case (cl.plan || r.toCome(h)) && (eff == "" || at > b):
		effect = "planned"
	case eff != "":
		effect = eff
	case done:
		if effect, at = r.pick(h.b, upTo); effect == "" {
			effect = "unknown"
		}
	case strings.Contains(h.attr, "sure"):
	case r.doing(h):
		effect = "unknown"
	}
	return effect, max(h.b, at), false
}

// doing: the clause of the remedy says that it was done.
func (r *reader) doing(h hit) bool {
	cl := r.clauseOf(h.a)
	for _, w := range [][2]int{{cl.a, h.a}, {h.b, min(h.b+4, cl.b)}} {
		for _, d := range r.in("doing", w[0], w[1]) {
			if d.b >= len(r.toks) || r.toks[d.b].w != "to" || d.b == h.a {
				return true
			}
		}
	}
	return strings.Contains(h.attr, "did") || h.kind == "care" && h.attr == "lift"
}

// bound: an effect that ends at token at is the remedy's, because the remedy
// was done or because nothing else stands between that the effect could be of.
func (r *reader) bound(h hit, at int) bool {
	if at <= h.a || r.doing(h) || r.has("dosed", r.clauseOf(h.a).a, r.clauseOf(h.a).b) {
		return true
	}
	if a, end := r.sentence(h.a); at > end {
		return r.has("doing", a, end) || end-a <= 12 && !r.has("lift", a, end)
	}
	first := at
	for _, e := range r.in("effect", h.b, at) {
		first = min(first, e.a)
	}
	return first-h.b <= 14 && !r.rival(h.b, first)
}

// rival: a lift or an activity of [a, b) that an effect could be of; what the
// remedy is used for or at ("wraps for front squats") is none.
func (r *reader) rival(a, b int) bool {
	for _, kind := range []string{"lift", "activity"} {
		for _, h := range r.in(kind, a, b) {
			switch r.prevWord(h.a) {
			case "for", "on", "during", "before", "after", "when", "while", "off", "from", "the", "my", "of", "every", "with", "heavy", "between", "to":
			default:
				return true
			}
		}
	}
	return false
}

// careName is the name of a remedy: its own, with the writer's word where
// that is another ("supplements (collagen)").
func (r *reader) careName(h hit) string {
	n, said := attrOf(h.attr, "n"), strings.ToLower(r.words(h.a, h.b))
	switch {
	case n == "":
		return said
	case h.id != "other" || sharesWord(n, said):
		return n
	}
	return n + " (" + said + ")"
}

func sharesWord(a, b string) bool {
	for _, w := range strings.Fields(a) {
		for _, v := range strings.Fields(b) {
			if stem(w) == stem(v) {
				return true
			}
		}
	}
	return false
}

// byRule is added to how sure a remedy is where a rule tells its effect.
const byRule = 1

// addTried keeps of several passages on one remedy the surest, with an effect
// where any of them tells one.
func (c *Case) addTried(t Tried, sure float64, chances map[int]float64, eases bool) {
	i := findTried(c.Tried, t)
	if i < 0 {
		i = len(c.Tried)
		c.Tried = append(c.Tried, t)
		chances[i] = sure
	} else {
		old := &c.Tried[i]
		switch {
		case sure >= byRule && chances[i] < byRule && t.Effect != "unknown":
			*old, chances[i] = t, sure
		case old.Effect == "unknown" || old.Effect == "planned" && t.Effect != "unknown":
			old.Effect = t.Effect
			if sure > chances[i] {
				old.Span, chances[i] = t.Span, sure
			}
		}
		return
	}
	if eases && (t.Effect == "helped" || t.Effect == "temporary") {
		c.Eases = append(c.Eases, Trigger{What: t.What, Span: t.Span})
	}
}

// doneAsTold: the advice was followed, in the rest of its sentence ("so I
// did") or in the next one ("I did for two weeks ..."); to is where that ends.
func (r *reader) doneAsTold(h hit) (did bool, to int) {
	_, b := r.sentence(h.a)
	for i := h.b; i+2 < b; i++ {
		if w := r.toks[i].w; (w == "so" || w == "and" || w == "which" || w == ",") && firstPerson[r.toks[i+1].w] && tookUp[r.toks[i+2].w] {
			return true, r.endAfter(b)
		}
	}
	if b < len(r.toks) && r.toks[b].post == r.toks[h.a].post && r.takesUp(b, r.endAfter(b)) && len(r.in("care", b, r.endAfter(b))) == 0 {
		return true, r.endAfter(b)
	}
	return false, 0
}

var tookUp = map[string]bool{"did": true, "have": true, "tried": true, "gave": true, "do": true, "am": true, "been": true, "started": true}

// toCome: "ordered a ball", "booked a massage", "gonna try".
func (r *reader) toCome(h hit) bool {
	cl := r.clauseOf(h.a)
	return r.has("coming", cl.a, min(h.b+4, cl.b))
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
		t := Tried{What: h.id, Name: r.careName(h), Effect: "unknown"}
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
		if o.What == t.What && (t.What != "other" && t.What != "load_edit" || plainName(o.Name) == plainName(t.Name)) {
			return i
		}
	}
	return -1
}

// plainName is a remedy's own name without the writer's word for it.
func plainName(s string) string {
	n, _, _ := strings.Cut(s, " (")
	return n
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
