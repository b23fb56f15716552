package intake

import (
	"slices"
	"strconv"
	"strings"
)

// A set raises a red flag when each of its slots holds a sign that the text
// states of the person: near each other, in any order, in one sentence or two
// in a row. Each sign is judged for itself, so a denied one leaves a hole.
type signSet struct {
	flag      string
	slots     [][]int // sign numbers, one of which must stand
	sentences int
	whole     bool // the slots may stand anywhere in the person's words
	foreign   bool // words of another language
}

// setReach is how many tokens a set may span; each further sentence adds
// sentenceReach.
const (
	setReach      = 34
	sentenceReach = 10
)

func (s signSet) reach() int { return setReach + sentenceReach*(s.sentences-1) }

// addSet compiles "2:a|b + c" for a flag; "W:" lets the signs, each telling by
// itself, stand anywhere in the text. The signs must be known by then.
func (l *Lexicon) addSet(flag, s string, foreign bool) bool {
	set := signSet{flag: flag, sentences: 1, foreign: foreign}
	if rest, ok := strings.CutPrefix(strings.TrimSpace(s), "W:"); ok {
		set.whole, s = true, rest
	}
	if n, rest, ok := strings.Cut(s, ":"); ok {
		v, err := strconv.Atoi(strings.TrimSpace(n))
		if err != nil {
			return false
		}
		set.sentences, s = v, rest
	}
	for _, slot := range strings.Split(s, "+") {
		var ids []int
		for _, name := range strings.Split(slot, "|") {
			id, ok := l.signs[strings.TrimSpace(name)]
			if !ok {
				return false
			}
			ids = append(ids, id)
		}
		set.slots = append(set.slots, ids)
	}
	l.sets = append(l.sets, set)
	return true
}

// findSets collects the flags raised by signs standing together, of the
// English sets or of those of other languages.
func (r *reader) findSets(foreign bool) {
	by := make([][]hit, len(r.lex.signs))
	for _, h := range r.hits {
		if masks(h) {
			h = hit{kind: "sign", id: "maskmed", attr: h.attr, a: h.a, b: h.b}
		}
		if h.kind == "sign" {
			if n := r.lex.signs[h.id]; foreign && r.own(h.a) || r.stated(h) {
				by[n] = append(by[n], h)
			}
		}
	}
	for _, set := range r.lex.sets {
		if set.foreign != foreign || slices.ContainsFunc(r.sets, func(h hit) bool { return h.id == set.flag }) {
			continue
		}
		if a, b, ok := r.together(set, 0, nil, by); ok {
			h := hit{kind: "flag", id: set.flag, attr: "set:y", a: a, b: b}
			if !r.calmed(h) {
				r.sets = append(r.sets, h)
			}
		}
	}
}

// together fills the slots from n on with hits near the ones chosen.
func (r *reader) together(set signSet, n int, chosen []hit, by [][]hit) (a, b int, ok bool) {
	if n == len(set.slots) {
		a, b = chosen[0].a, chosen[0].b
		for _, h := range chosen {
			a, b = min(a, h.a), max(b, h.b)
		}
		return a, b, true
	}
	for _, id := range set.slots[n] {
		near := by[id]
		if !set.whole {
			near = around(near, chosen, set.reach())
		}
		for _, h := range near {
			if !r.fits(set, chosen, h) {
				continue
			}
			if a, b, ok := r.together(set, n+1, append(chosen, h), by); ok {
				return a, b, true
			}
		}
	}
	return 0, 0, false
}

// around is the stretch of hits within reach of the first chosen one, so that
// a long text takes time by its length and not by its square. The hits stand
// in the order of the text.
func around(hits, chosen []hit, reach int) []hit {
	if len(chosen) == 0 {
		return hits
	}
	at := func(h hit, tok int) int { return h.a - tok }
	from, _ := slices.BinarySearchFunc(hits, chosen[0].a-reach, at)
	to, _ := slices.BinarySearchFunc(hits, chosen[0].a+reach+1, at)
	return hits[from:to]
}

// fits: h overlaps no chosen hit and stands within reach of all of them.
func (r *reader) fits(set signSet, chosen []hit, h hit) bool {
	for _, c := range chosen {
		if set.whole {
			if h.a < c.b && c.a < h.b {
				return false
			}
			continue
		}
		apart := r.toks[h.a].sent - r.toks[c.a].sent
		if h.a < c.b && c.a < h.b || h.a-c.a > set.reach() || c.a-h.a > set.reach() || apart >= set.sentences || -apart >= set.sentences || r.toks[h.a].post != r.toks[c.a].post {
			return false
		}
	}
	return true
}

// stated reports that a sign is told of the person as a fact of now.
func (r *reader) stated(h hit) bool {
	cl := r.clauseOf(h.a)
	if !r.own(h.a) || cl.other || r.notHers(h) || cl.hypo && !cl.soft && cl.hypoAt < h.a || r.longPast(h) {
		return false
	}
	if !h.holdsNo && r.negated(h) && !r.mereNo(h) || r.answeredNo(h) || r.warnedOf(h) || r.outside(h) || r.deniedFar(h) {
		return false
	}
	return !cl.ask || r.statedInQuestion(h)
}

// calmed: words in the same sentence explain the sign away. Where the cause is
// an outer one (wraps, cold, a long drive), it must also be told that it passed.
func (r *reader) calmed(h hit) bool {
	if passing[h.id] && r.excused(h) || resolves[h.id] && r.passedOff(h) || lifelong[h.id] && r.always(h) {
		return true
	}
	if r.coloured(h) {
		return true
	}
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	return slices.ContainsFunc(r.in("calm", a, b), func(c hit) bool {
		return c.id == h.id && r.own(c.a) && attrOf(c.attr, "text") == "" && !r.turns(c.b, h.a) && (attrOf(c.attr, "passed") == "" || r.over(a, b))
	})
}

// coloured: red urine, or the disease it was feared to be, where something eaten
// explains the colour and the urine is told to be clear again. Swollen or weak
// muscles are not explained by it.
func (r *reader) coloured(h hit) bool {
	if attrOf(h.attr, "name") == "" && !slices.ContainsFunc(r.in("sign", h.a, h.b), func(s hit) bool { return s.id == "pee" || s.id == "peeblood" }) {
		return false
	}
	clear := slices.ContainsFunc(r.of("sign"), func(s hit) bool { return s.id == "urineclear" && r.own(s.a) && !r.negated(s) })
	return clear && slices.ContainsFunc(r.of("calm"), func(c hit) bool {
		return c.id == h.id && attrOf(c.attr, "text") != "" && r.own(c.a) && !r.clauseOf(c.a).other && !r.negated(c)
	})
}

// turns: what stands before [a, b) is set against what follows: "the gym was
// cold but I'm burning up", "come back if it goes numb, and now it is".
func (r *reader) turns(a, b int) bool {
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "but", "now", "however", "yet":
			return true
		}
	}
	return false
}

// over: the words around [a, b) tell that it passed and not that it stays.
func (r *reader) over(a, b int) bool {
	after := b
	if b < len(r.toks) {
		_, after = r.sentence(b)
	}
	for i := a; i < b; i++ {
		if w := r.toks[i].w; w == "even" || w == "still" || w == "without" || w == "since" {
			return false // "even with the wraps off"
		}
	}
	return r.has("passed", a, after)
}

// mereNo: the only denial before a sign restricts or stresses it: "never when
// I bench, gone when I stop", "never felt anything like it", "from nothing to".
func (r *reader) mereNo(h hit) bool {
	a, _ := r.sentence(h.a)
	for i := h.a - 1; i >= a; i-- {
		if !negators[r.toks[i].w] || r.hedgedNo(i) {
			continue
		}
		prev, next := "", r.toks[i+1].w
		if i > a {
			prev = r.toks[i-1].w
		}
		far := r.toks[i].clause != r.toks[h.a].clause
		switch {
		case prev == "from", prev == "like", next == "felt" && far, next == "like", next == "stop", next == "stops":
		case far && restricts[next]:
		default:
			return false
		}
	}
	return !r.deniedAfter(h)
}

// warnedOf: "come back if I can't pee", "told me to stop if it pops", "should
// it swell": what to watch for is not what is there.
func (r *reader) warnedOf(h hit) bool {
	a, _ := r.sentence(h.a)
	for i := h.a - 1; i >= a; i-- {
		if w := r.toks[i].w; w != "if" && w != "unless" && !(w == "for" && i > a && (r.toks[i-1].w == "watch" || r.toks[i-1].w == "out" || r.toks[i-1].w == "look")) {
			continue
		}
		for k := max(a, i-9); k < i && !r.turns(i, h.a); k++ {
			if warnings[r.toks[k].w] {
				return true
			}
		}
	}
	return false
}

var warnings = map[string]bool{"come": true, "said": true, "told": true, "warned": true, "call": true, "ring": true, "straight": true, "hospital": true, "er": true, "emergency": true,
	"seek": true, "watch": true, "look": true, "phone": true, "promised": true, "instructed": true, "advised": true, "only": true}

// answeredNo: "Pain after meals? No, only after squats."
func (r *reader) answeredNo(h hit) bool {
	_, e := r.sentence(h.b - 1)
	if e >= len(r.toks) || r.toks[e-1].w != "?" || r.toks[e].post != r.toks[h.a].post {
		return false
	}
	switch r.toks[e].w {
	case "no", "nope", "none", "never", "nah", "nothing", "not":
		return true
	}
	return false
}

var restricts = map[string]bool{"when": true, "with": true, "on": true, "during": true, "while": true, "from": true, "in": true, "lifting": true, "benching": true, "a": true, "an": true, "the": true, "my": true, "just": true, "had": true}

// deniedInside: a denial between the first and the last word of a phrase that
// has none of its own: "arm isn't swollen".
func (r *reader) deniedInside(h hit) bool {
	if h.holdsNo || attrOf(h.attr, "neg") != "" {
		return false
	}
	for i := h.a; i < h.b-1; i++ {
		t := r.toks[i]
		if !negators[t.w] || t.w == "wont" || r.hedgedNo(i) || lasting[r.toks[i+1].w] {
			continue
		}
		if t.clause == r.toks[h.a].clause || t.clause == r.toks[h.b-1].clause {
			return true
		}
	}
	return false
}

// lasting: "doesn't stop", "never goes away" deny the end, not the sign.
var lasting = map[string]bool{"stop": true, "stopped": true, "go": true, "goes": true, "ease": true, "feel": true, "felt": true, "let": true, "lets": true,
	"settle": true, "had": true, "help": true, "fade": true, "blanch": true, "want": true, "even": true, "go-away": true, "like": true, "just": true}
