package intake

import "strconv"

func (r *reader) buildClauses() {
	for i, t := range r.toks {
		if len(r.clauses) == 0 || t.clause != r.toks[i-1].clause {
			r.clauses = append(r.clauses, clause{a: i, sent: t.sent})
		}
		r.clauses[len(r.clauses)-1].b = i + 1
	}
	for s := range r.ends {
		r.mood(s)
	}
}

var questionOpeners = map[string]bool{"do": true, "does": true, "did": true, "should": true, "shall": true, "can": true, "could": true, "is": true, "are": true,
	"am": true, "what": true, "whats": true, "how": true, "hows": true, "why": true, "which": true, "who": true, "where": true, "when": true, "would": true, "will": true,
	"anyone": true, "anybody": true, "has": true, "have": true, "any": true}

var futures = map[string]bool{"tomorrow": true, "tonight": true, "gonna": true, "planning": true, "plan": true, "next": true, "i'll": true, "he'll": true, "she'll": true,
	"will": true, "upcoming": true, "considering": true, "thinking": true, "might": true}

// mood marks what in sentence s is asked, imagined or still to come. A
// question begins at its opening word; without one it is the last clause.
func (r *reader) mood(s int) {
	a := 0
	if s > 0 {
		a = r.ends[s-1]
	}
	b := r.ends[s]
	if b <= a {
		return
	}
	first, last := r.toks[a].clause, r.toks[b-1].clause
	asked := r.toks[b-1].w == "?" || b-2 >= a && r.toks[b-2].w == "?"
	from := last + 1
	for k := first; k <= last; k++ {
		c := &r.clauses[k]
		lead := c.a
		for lead < c.b && (r.toks[lead].kind == punct || fillers[r.toks[lead].w]) {
			lead++
		}
		if asked && from > last && lead < c.b && questionOpeners[r.toks[lead].w] {
			from = k
		}
		r.moodOf(c, lead)
	}
	if asked && from > last {
		from = last
		if last > first && r.clauses[last].b-r.clauses[last].a <= 1 {
			from = last - 1
		}
	}
	for from > first && from <= last && r.toks[r.clauses[from].a].w == "or" && !r.verbal(r.clauses[from-1].a, r.clauses[from-1].b) {
		from-- // "deadlifts Wednesday as normal, or does this count as a deload?"
	}
	for k := from; k <= last; k++ {
		r.clauses[k].ask = true
	}
}

var fillers = map[string]bool{"and": true, "or": true, "so": true, "but": true, "well": true, "ok": true, "okay": true, "also": true, "then": true, "hi": true, "guys": true}

func (r *reader) moodOf(c *clause, lead int) {
	for i := lead; i < c.b; i++ {
		w := r.toks[i].w
		next := ""
		if i+1 < c.b {
			next = r.toks[i+1].w
		}
		was := c.hypo
		switch {
		case w == "if" && i == lead && next != "i" && next != "it" && next != "anything":
			c.hypo = !r.tried(i, c.b)
		case w == "if" && i == lead:
			c.hypo = hypothetical(r.toks[i+1:c.b]) || r.planned(i, r.ends[c.sent])
		case (w == "should" || w == "would" || w == "could") && (next == "i" || next == "he" || next == "she"), w == "i'd" && i == lead && !says[next], w == "whether":
			c.hypo = true
		case w == "might" || w == "wondering" || w == "worried" || w == "afraid" || w == "scared":
			c.soft = !c.hypo || c.soft
			c.hypo = true
		case futures[w] && !(w == "next" && (next == "morning" || next == "day" || next == "to")) && !(w == "will" && next == "not"):
			c.plan = true
		case r.pastYear(i):
			c.old = true
		}
		if c.hypo && !was {
			c.hypoAt = i
		}
	}
	if r.has("old", c.a, c.b) {
		c.old = true
	}
}

// pastYear: "in 2015", "back in '98" are long over; the current year is not.
func (r *reader) pastYear(i int) bool {
	t := r.toks[i]
	if t.kind != number || i == 0 {
		return false
	}
	switch p := r.toks[i-1].w; {
	case len(t.w) == 4:
		y, err := strconv.Atoi(t.w)
		return err == nil && y >= 1950 && y < r.asOf.Time().Year() && (p == "in" || p == "since" || p == "from" || p == "and" || p == "of")
	case len(t.w) == 2 && p == "'":
		return i > 1 && r.toks[i-2].w == "in"
	}
	return false
}

// tried: "if anyone presses on my spine", "if the doctor bends my knee" tell of
// what was done.
func (r *reader) tried(i, b int) bool {
	done := false
	for ; i < b; i++ {
		w := r.toks[i]
		if w.w == "would" || w.w == "could" || w.w == "were" || w.w == "should" {
			return false
		}
		done = done || tests[w.stem]
	}
	return done
}

var tests = wordSet("press presses pushes knock knocks tap taps touches touch squeezes bends moves pokes stretches lifts pulls prods")

// says: "i'd say it's a four" states a fact.
var says = map[string]bool{"say": true, "call": true, "put": true, "rate": true, "score": true, "give": true, "describe": true, "guess": true, "been": true, "had": true, "just": true}

// hypothetical: "if i squat it hurts" is a fact; "if i could", "if it were" is not.
func hypothetical(toks []token) bool {
	for i, t := range toks {
		if i > 3 {
			break
		}
		switch t.w {
		case "could", "were", "would", "should", "was", "had", "drop", "dropped", "stop", "switch", "change", "rest", "took", "helped":
			return true
		}
	}
	return false
}

var negators = map[string]bool{"no": true, "not": true, "never": true, "without": true, "dont": true, "doesnt": true, "didnt": true, "isnt": true, "wasnt": true,
	"hasnt": true, "havent": true, "arent": true, "aint": true, "nor": true, "neither": true, "zero": true, "none": true, "nope": true, "nothing": true, "hardly": true,
	"wont": true, "werent": true, "nothings": true, "nae": true, "denies": true, "cannot": false, "wouldnt": true, "hadnt": true, "minus": true}

// negated reports that a denial reaches the hit: before it in its clause, in a
// list that began with one, or right after it ("fever: none").
func (r *reader) negated(h hit) bool {
	c := r.clauseOf(h.a)
	for i := h.a - 1; i >= c.a && i >= h.a-7; i-- {
		t := r.toks[i]
		if t.kind == punct {
			continue
		}
		if negators[t.w] {
			return !r.hedgedNo(i)
		}
		if t.w == "but" || t.w == "just" && h.a-i > 3 || t.w == "only" {
			return false
		}
		if t.w == "and" && (verbs[r.toks[i+1].w] || says[r.toks[i+1].w] || r.toks[i+1].w == "says") {
			break // "no grip and have pins and needles"
		}
	}
	if r.listDenied(h, c) {
		return true
	}
	return r.deniedAfter(h)
}

// hedgedNo: "not only", "not sure if", "no idea", "no doubt" deny nothing.
func (r *reader) hedgedNo(i int) bool {
	if i+1 >= len(r.toks) {
		return false
	}
	switch r.toks[i+1].w {
	case "only", "sure", "idea", "doubt", "matter", "longer", "wonder", "joke", "clue":
		return true
	}
	return false
}

// listDenied: "no clicking, pop or bruises" denies all three.
func (r *reader) listDenied(h hit, c *clause) bool {
	k := r.toks[h.a].clause
	for k > 0 {
		cur, prev := r.clauses[k], r.clauses[k-1]
		if prev.sent != cur.sent || r.verbal(cur.a, h.a) || cur.b > h.b && r.verbal(h.b, min(cur.b, h.b+3)) || r.verbal(h.a, h.b) {
			return false
		}
		lead := prev.a
		for lead < prev.b && r.toks[lead].kind == punct {
			lead++
		}
		if r.toks[prev.b-1].w == ":" || r.toks[prev.b-1].w == ";" {
			return false
		}
		for i := lead; i < prev.b; i++ {
			if negators[r.toks[i].w] && !r.hedgedNo(i) && !goesOn[r.nextWord(i+1)] {
				return !r.corrected(i, cur)
			}
		}
		if r.verbal(prev.a, prev.b) {
			return false
		}
		k--
	}
	return false
}

// goesOn: "indigestion that won't go, both arms ache" denies the end alone.
var goesOn = map[string]bool{"go": true, "stop": true, "ease": true, "settle": true, "budge": true, "shift": true, "quit": true, "clear": true, "leave": true, "fade": true, "let": true, "help": true, "come": true, "heal": true}

// corrected: "not the elbow, the wrist" denies the elbow alone.
func (r *reader) corrected(no int, next clause) bool {
	w := r.nextWord(next.a)
	if r.toks[next.a].kind != punct {
		w = r.toks[next.a].w
	}
	switch r.nextWord(no + 1) {
	case "the", "my", "in", "on":
		return r.toks[no].w == "not" && (w == "the" || w == "my" || w == "its" || w == "in" || w == "on" || w == "more")
	}
	return false
}

// verbal reports a finite verb or a subject, so the clause is no mere list item.
func (r *reader) verbal(a, b int) bool {
	for i := a; i < b; i++ {
		switch w := r.toks[i].w; {
		case subjects[w] && w != "the" && w != "that" && w != "my", verbs[w], w == "but", w == "some", w == "yes", w == "except":
			return true
		}
	}
	return false
}

var verbs = map[string]bool{"is": true, "are": true, "was": true, "were": true, "has": true, "have": true, "had": true, "get": true, "got": true, "gets": true,
	"feel": true, "feels": true, "felt": true, "hurts": true, "hurt": true, "started": true, "went": true, "gone": true, "do": true, "does": true, "did": true, "can": true, "cant": true, "am": true,
	"looks": true, "looked": true, "seems": true, "keeps": true, "keep": true, "turned": true, "swelled": true, "wont": true}

func (r *reader) deniedAfter(h hit) bool {
	_, end := r.sentence(h.a)
	if (h.kind == "flag" || h.kind == "sign") && r.normalAfter(h, end) {
		return true
	}
	for i := h.b; i < end && i <= h.b+2; i++ {
		switch r.toks[i].w {
		case ":", "-", ",", "=", "?", "(":
			continue
		case "none", "nope", "nil", "negative":
			return true
		case "no", "zero", "nothing":
			return i+1 >= end || r.toks[i+1].kind == punct
		}
		return false
	}
	return false
}

// normalAfter: "bladder has no complaints", "speech is normal" denies what it
// names; "hurts but fine at rest" does not.
func (r *reader) normalAfter(h hit, end int) bool {
	for i := h.b; i < end && i < h.b+3; i++ {
		switch r.toks[i].w {
		case "is", "are", "has", "have", "all", "totally", "completely", "feel", "feels", "been", "works", "as":
			continue
		case "normal", "unchanged", "intact":
			return i > h.b || i+1 >= end || r.toks[i+1].kind == punct
		case "fine", "ok", "okay", "good", "clear":
			if h.kind == "sign" {
				return i+1 >= end || r.toks[i+1].kind == punct || r.toks[i+1].w == "and"
			}
		default:
			if h.kind == "sign" {
				return false
			}
		}
		for _, g := range r.in("good", i, i+1) {
			return g.b >= end || r.toks[g.b].kind == punct || r.toks[g.b].w == "and" || r.toks[g.b].gap > 0
		}
		return false
	}
	return false
}
