package intake

import "slices"

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
	if e, at := r.bareEffect(h, stop); e != "" {
		return e, at
	}
	if e, at := r.verdictOnRemedy(h.b, stop); e != "" {
		return e, at
	}
	if e, at := r.listEffect(h, cl.a); e != "" {
		return e, at
	}
	if stop == end {
		if e, at := r.toldLater(end, r.toks[h.a].post); e != "" {
			return e, at
		}
	}
	return r.ofAll(h)
}

// toldLater is the effect told in the sentence that begins at token i, when
// that speaks of what came before.
func (r *reader) toldLater(i, post int) (string, int) {
	if i >= len(r.toks) || r.toks[i].post != post || !r.own(i) {
		return "", -1
	}
	_, e2 := r.sentence(i)
	own := len(r.in("care", i, e2)) > 0
	if r.has("symptom", i, e2) || deniers[r.toks[i].w] && !r.has("effect", i, min(i+2, e2)) {
		return "", -1 // "no numbness" speaks of something else
	}
	switch {
	case r.refersBack(i) && (!own || r.toks[i].w == "it"):
		return r.inOrder(i, min(e2, i+18))
	case own || r.clauseOf(i).ask || len(r.in("med", i, e2)) > 0:
		return "", -1
	case r.opensWithEffect(i, e2), r.takesUp(i, e2):
		return r.inOrder(i, e2)
	}
	return "", -1
}

// deniers open the sentence of a denial as often as that of an effect.
var deniers = map[string]bool{"no": true, "nothing": true, "none": true, "not": true, "zero": true, "all": true, "still": true, "same": true}

// opensWithEffect: "Big mistake.", "Felt loose walking out, ..."
func (r *reader) opensWithEffect(a, b int) bool {
	for i := a; i < min(b, a+4); i++ {
		if r.has("lift", i, i+1) || r.has("part", i, i+1) {
			return false
		}
		if r.has("effect", i, i+1) {
			return true
		}
	}
	return false
}

// takesUp: "Tried it, ...", "I did for two weeks and ..."
func (r *reader) takesUp(a, b int) bool {
	for i := a; i < min(b, a+5); i++ {
		switch r.toks[i].w {
		case "tried", "did", "done", "doing", "been", "gave", "used", "stuck", "kept", "managed":
			return true
		case "cant", "not", "havent", "didnt", "never", "wont":
			return false
		}
	}
	return false
}

// bareEffect: "heat helps, ice doesn't": a bare verb right behind the remedy.
func (r *reader) bareEffect(h hit, stop int) (string, int) {
	for i := h.b; i < stop && i < h.b+3; i++ {
		w := r.toks[i].w
		if bareNo[w] && r.lastWord(i+1, stop) {
			return "no_change", i + 1
		}
		if (w == "does" || w == "did" || w == "has") && r.lastWord(i+1, stop) {
			return "helped", i + 1
		}
	}
	return "", -1
}

// listEffect: an effect before a list holds for all of it ("no luck with ice,
// heat or rolling", "nothing has worked: ice, heat").
func (r *reader) listEffect(h hit, clause int) (string, int) {
	a, _ := r.sentence(h.a)
	from := h.a
	for _, o := range r.backwards(a, h.a) {
		if !r.sameList(o, hit{a: from}) {
			return "", -1
		}
		from = o.a
		if c := r.clauseOf(o.a); c.a < clause {
			if e, at := r.pick(c.a, o.a); e != "" {
				return e, at
			}
			if k := r.toks[o.a].clause; k > 0 && c.a > a && r.toks[c.a-1].w == ":" {
				return r.pick(r.clauses[k-1].a, c.a)
			}
		}
	}
	if e, at := r.headedBy(h, a); e != "" {
		return e, at
	}
	if k := r.toks[from].clause; k > 0 && r.clauses[k].a > a {
		if p := r.toks[r.clauses[k].a-1].w; (p == ":" || p == "(") && r.toks[r.clauses[k].a].w != ")" {
			if prev := r.clauses[k-1]; len(r.in("care", prev.a, prev.b)) == 0 {
				return r.pick(prev.a, prev.b)
			}
		}
	}
	return "", -1
}

// afterwards: the clause tells of a later time ("then", "until").
func (r *reader) afterwards(i int) bool {
	for k := i; k < min(len(r.toks), i+3); k++ {
		switch r.toks[k].w {
		case "then", "until", "till", "til", "once", "afterwards", "later", "next":
			return true
		}
	}
	return false
}

// headedBy: "things that did nothing: a band, my mate's gun, arnica". The
// heading may stand in the line above the list.
func (r *reader) headedBy(h hit, a int) (string, int) {
	for k := r.toks[h.a].clause - 1; k >= 0 && r.clauses[k].a >= a; k-- {
		c := r.clauses[k]
		if r.toks[c.b-1].w != ":" {
			continue
		}
		if r.hasRemedy(c.a, c.b) {
			return "", -1
		}
		return r.pick(c.a, c.b)
	}
	for s := r.toks[h.a].sent; s > 0 && bullet(r.toks[r.start(s)].w); s-- {
		if from, to := r.start(s-1), r.ends[s-1]; r.toks[to-1].w == ":" && !r.hasRemedy(from, to) {
			return r.pick(from, to)
		}
	}
	return "", -1
}

func (r *reader) hasRemedy(a, b int) bool { return r.has("care", a, b) || r.has("med", a, b) }

// backwards lists the remedies and medicines of [a, b), the last one first.
func (r *reader) backwards(a, b int) []hit {
	var out []hit
	for i := r.firstHit(a); i < len(r.hits) && r.hits[i].a < b; i++ {
		if k := r.hits[i].kind; k == "care" || k == "med" {
			out = append(out, r.hits[i])
		}
	}
	slices.Reverse(out)
	return out
}

var ofAllWords = map[string]bool{"none": true, "nothing": true, "neither": true, "both": true, "all": true, "each": true, "everything": true, "any": true, "nowt": true}

// ofAll is the effect that is told of a whole list, behind it: "neither
// helped", "all of it feels nice and none of it lasts".
func (r *reader) ofAll(h hit) (string, int) {
	s := r.toks[h.a].sent
	best, at := "", -1
	for k := r.toks[h.a].clause + 1; k < len(r.clauses) && r.clauses[k].sent <= s+1; k++ {
		c := &r.clauses[k]
		if r.toks[c.a].post != r.toks[h.a].post || c.other {
			break
		}
		lead := c.a
		for lead < c.b && (r.toks[lead].kind == punct || fillers[r.toks[lead].w]) {
			lead++
		}
		if lead >= c.b || !ofAllWords[r.toks[lead].w] || r.has("lift", c.a, c.b) || !r.ofRemedies(lead, c.b) {
			if best != "" {
				break
			}
			continue
		}
		if e, to := r.inOrder(lead, r.endOf(c.sent)); e != "" && best == "" {
			best, at = e, to
		}
	}
	return best, at
}

func (r *reader) endOf(s int) int { return r.ends[s] }

// ofRemedies: the words are of what helped or lasted, not of symptoms or lifts.
func (r *reader) ofRemedies(a, b int) bool {
	if r.has("symptom", a, b) || r.has("part", a, b) {
		return false
	}
	for i := a; i < b; i++ {
		switch w := r.toks[i].stem; {
		case remedyWords[w] && w != "nothing" || w == "last" || w == "lasted" || w == "touch" || w == "touched" || w == "did" || w == "made" || w == "feel" || w == "felt":
			return true
		}
	}
	return b-a <= 5
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
	later := false // the good is past: "then" or "until" was said
	for k := r.toks[a].clause; k < len(r.clauses) && r.clauses[k].a < b; k++ {
		c := r.clauses[k]
		f, to := r.pick(max(a, c.a), min(b, c.b))
		later = later || e != "" && r.afterwards(c.a)
		switch {
		case f == "":
		case e == "" || e == "unknown" || e == "no_change" && f == "worse":
			e, at = f, to
		case (e == "helped" || e == "partial") && f == "unknown":
			e, at = f, to
		case (e == "helped" || e == "partial") && (f == "temporary" || later && (f == "worse" || f == "no_change")):
			e, at = "temporary", to
		case (e == "helped" || e == "partial") && (f == "worse" || f == "no_change"):
			e, at = f, to
		}
	}
	return e, at
}

// sameList: "wider hands plus wrist wraps (both better)", "ice, then heat".
func (r *reader) sameList(h, o hit) bool {
	if o.b > 0 && o.b < len(r.toks) && (r.toks[o.b].w == "that" || r.toks[o.b].w == "which") {
		return false // "physio, a gadget that did nothing"
	}
	for i := h.b; i < o.a; i++ {
		if t := r.toks[i]; !joins[t.w] && t.kind != number && !r.inRemedy(i) {
			return false
		}
	}
	return true
}

var joins = map[string]bool{"and": true, "or": true, "plus": true, "then": true, ",": true, "&": true, "+": true, "/": true, "-": true, "a": true, "the": true, "some": true, "few": true, "my": true, "more": true, "of": true,
	"also": true, "nightly": true, "daily": true, "regular": true, "lots": true, "loads": true, "week": true, "weeks": true, "days": true, "off": true, "an": true, "new": true, "even": true, "bit": true, "with": true, "doing": true, "using": true}

func (r *reader) inRemedy(i int) bool {
	for k := max(0, i-5); k <= i; k++ {
		for _, kind := range []string{"care", "med"} {
			for _, h := range r.in(kind, k, k+1) {
				if h.b > i {
					return true
				}
			}
		}
	}
	return false
}

func (r *reader) refersBack(i int) bool { return backWords[r.toks[i].w] }

// backWords open a sentence that goes on about what was said before.
var backWords = map[string]bool{
	"it": true, "that": true, "this": true, "which": true, "nothing": true, "no": true, "felt": true, "feels": true, "helped": true, "helps": true,
	"didnt": true, "works": true, "worked": true, "neither": true, "both": true, "they": true, "zero": true, "made": true, "seems": true, "seemed": true,
	"better": true, "took": true, "does": true, "did": true, "pain": true, "some": true, "lasts": true, "bliss": true, "still": true, "same": true,
	"big": true, "huge": true, "not": true, "zilch": true, "meh": true, "hasnt": true, "havent": true, "doesnt": true, "cant": true, "barely": true,
	"only": true, "feeling": true, "makes": true, "gives": true, "gave": true, "wore": true, "all": true, "none": true, "great": true, "good": true,
	"bad": true, "worse": true, "lovely": true, "honestly": true, "quite": true, "really": true, "early": true, "too": true, "couldnt": true,
	"definitely": true, "probably": true, "slight": true, "slightly": true, "little": true,
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

// comfortBefore: a spell of days ("for a week") is how long the good lasted
// only where something good was said just before; else it is how long it was
// done.
func (r *reader) comfortBefore(h hit) bool {
	a, _ := r.sentence(h.a)
	for _, o := range r.in("effect", max(a, h.a-7), h.a) {
		if o.id == "helped" || o.id == "partial" || o.id == "temporary" && o.attr == "" {
			return true
		}
	}
	return len(r.in("good", max(a, h.a-5), h.a)) > 0
}

// keptUp: "I'll keep it up until I get in with a therapist" is how long it will be
// done, not how long it helped.
func (r *reader) keptUp(h hit) bool {
	if w := r.toks[h.a].w; w != "until" && w != "till" && w != "til" {
		return false
	}
	for i := max(0, h.a-5); i < h.a; i++ {
		switch r.toks[i].w {
		case "keep", "keeping", "continue", "continuing", "stick", "sticking", "carry", "carrying":
			return true
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
		if attrOf(h.attr, "spell") != "" && !r.comfortBefore(h) {
			continue
		}
		if id == "temporary" && r.keptUp(h) {
			continue
		}
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
