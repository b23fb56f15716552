package intake

import (
	"slices"
	"sort"
	"strings"

	"spotter/internal/day"
)

// Read turns a text into a case as of a day. The error is *BadInput when the
// text cannot be read; BadInput.Flags then still holds emergency flags.
func Read(text string, asOf day.Date, lex *Lexicon) (Case, error) {
	if bad := unreadable(text); bad != nil {
		return Case{}, bad
	}
	r := newReader(text, asOf, lex)
	if bad := r.foreign(); bad != nil {
		return Case{}, bad
	}
	if bad := r.noComplaint(); bad != nil {
		return Case{}, bad
	}
	c := r.build()
	c.fill()
	Next(&c, lex)
	return c, nil
}

// reader holds one text on its way to a case.
type reader struct {
	text  string
	asOf  day.Date
	lex   *Lexicon
	toks  []token
	ends  []int // sentence → end token
	hits  []hit
	hitAt []int // token → first hit that starts there or later
	posts []post
	role  string
	// per clause
	clauses    []clause
	raised     []hit // flag hits that were kept
	cued       map[int][]cue
	sets       []hit // flags raised by signs together
	onsetSpan  *Span
	marks      []mark            // pain numbers in their order
	told       []hit             // remedies that somebody told the opener to use
	reliefSpan map[int]*Span     // byte of a medicine → the words on its relief
	ownTale    bool              // the writer says I at least twice as often as he or she
	notes      *[]Mention        // kept only where somebody learns from them
	sure       map[*Span]float64 // of each lift that was sorted, how sure
}

// clause is the smallest stretch that a cue reaches.
type clause struct {
	a, b, sent int
	other      bool // about somebody else than the person
	ask        bool // a question
	hypo       bool // if, would, should: not a fact
	hypoAt     int  // the word that makes it so
	soft       bool // hypo only by a worry or a might: a flag still counts
	plan       bool // still to come
	old        bool // long over
	cond       bool // the person is no longer so
}

func newReader(text string, asOf day.Date, lex *Lexicon) *reader {
	r := &reader{text: text, asOf: asOf, lex: lex}
	r.toks = tokenize(text)
	r.typos()
	r.ends = sentences(r.toks, hardWrapped(text))
	r.splitPosts()
	r.hits = lex.find(r.toks, r.ends)
	sort.SliceStable(r.hits, func(i, j int) bool {
		if r.hits[i].a != r.hits[j].a {
			return r.hits[i].a < r.hits[j].a
		}
		return r.hits[i].b > r.hits[j].b
	})
	r.longest()
	r.measured()
	r.indexHits()
	r.buildClauses()
	r.findRole()
	r.subjects()
	r.findSets(false)
	return r
}

func (r *reader) typos() {
	if len(r.toks) > 4000 {
		return
	}
	for i := range r.toks {
		t := &r.toks[i]
		if t.kind != word {
			continue
		}
		if w, ok := r.lex.correct(t.stem); ok {
			t.w, t.stem = w, stem(w)
		}
	}
}

// objects are kinds of which one stretch of text can only be one.
var objects = map[string]bool{"lift": true, "part": true, "activity": true, "care": true, "med": true, "idiom": true, "meet": true}

// longest drops an object that lies inside a longer one.
func (r *reader) longest() {
	out := r.hits[:0]
	end, kind := 0, ""
	med := 0 // end of the last medicine
	for _, h := range r.hits {
		if h.kind == "med" {
			if h.b <= med {
				continue
			}
			med = h.b
		}
		if h.kind == "lift" && attrOf(h.attr, "bare") != "" && !r.pullsWeight(h) {
			continue
		}
		if kind == "lift" && h.b <= end && (h.kind == "good" || h.kind == "pain" || h.kind == "bad" || h.kind == "effect" || h.kind == "symptom") {
			continue // "good mornings", "stiff leg"
		}
		if h.kind == "part" && r.toks[h.b-1].stem == "shoulder" && r.nextWord(h.b) == "blade" {
			continue // "the top of my shoulder blade" is no shoulder
		}
		if objects[h.kind] {
			if h.b <= end && (h.kind == kind || kind == "idiom" && !(h.kind == "care" && h.b == end) || kind == "lift" || h.kind == "lift" || (h.kind == "part" || h.kind == "activity") && kind == "care") {
				continue
			}
			if h.b > end {
				end, kind = h.b, h.kind
			}
		}
		out = append(out, h)
	}
	r.hits = out
	r.dropIdioms()
	r.widest()
}

// pullsWeight: "pulls are fine", "pulled 200" is the deadlift; "it pulls",
// "pulled a muscle", "pulls at the hip" is not.
func (r *reader) pullsWeight(h hit) bool {
	switch r.prevWord(h.a) {
	case "it", "that", "which", "something", "skin", "muscle", "still", "just", "feels", "slight", "pain", "not", "lat", "band", "face", "a", "have", "could", "ive", "strange", "weird", "cable", "groin", "hamstring", "will", "can", "slightly", "quad", "calf":
		return false
	}
	if h.b >= len(r.toks) {
		return true
	}
	next := r.toks[h.b]
	switch next.w {
	case "up", "ups", "down", "downs", "at", "against", "over", "apart", "aparts", "through", "out", "a", "my", "me", "in", "into", "to", "back", "away", "it", "something", "the", "throughs", "overs", "off", "his", "her", "this", "that":
		return false
	}
	switch r.toks[h.a].w {
	case "pull":
		return r.prevWord(h.a) == "i" || r.prevWord(h.a) == "to" && next.kind != number || r.prevWord(h.a) == "when" || next.kind == number && r.prevWord(h.a) != "the"
	case "pulled":
		return next.kind == number
	}
	return true
}

// widest drops the words on an effect that lie inside longer ones ("came back
// exactly the same" is not "came back"), and likewise the words on how a lift
// goes ("a non-issue" is no "issue").
func (r *reader) widest() {
	r.hits = widestOf(widestOf(widestOf(r.hits, "effect"), "bad", "good"), "ask")
}

func widestOf(hits []hit, kinds ...string) []hit {
	from, end := 0, 0
	out := hits[:0]
	for _, h := range hits {
		if slices.Contains(kinds, h.kind) {
			if h.b <= end && h.b-h.a < end-from {
				continue
			}
			if h.b > end {
				from, end = h.a, h.b
			}
		}
		out = append(out, h)
	}
	return out
}

// dropIdioms removes every cue that is only part of a figure of speech, and
// every sign and body part that is only part of a thing ("tennis ball").
func (r *reader) dropIdioms() {
	covered, thing, figure := make([]bool, len(r.toks)), make([]bool, len(r.toks)), make([]bool, len(r.toks))
	for _, h := range r.hits {
		for i := h.a; i < h.b; i++ {
			covered[i] = covered[i] || h.kind == "idiom"
			thing[i] = thing[i] || h.kind == "thing"
			figure[i] = figure[i] || h.kind == "figure"
		}
	}
	out := r.hits[:0]
	for _, h := range r.hits {
		if (thing[h.a] || thing[h.b-1]) && bodily[h.kind] || (figure[h.a] || figure[h.b-1]) && (h.kind == "flag" || h.kind == "sign") {
			continue
		}
		if h.kind == "idiom" || h.kind == "effect" || h.kind == "care" || !covered[h.a] || (h.kind == "flag" && !covered[h.b-1]) {
			out = append(out, h)
		}
	}
	r.hits = out
}

// bodily are the kinds that a thing's name never tells.
var bodily = map[string]bool{"flag": true, "sign": true, "symptom": true, "part": true, "pain": true}

func (r *reader) span(a, b int) *Span {
	if a < 0 || b <= a || b > len(r.toks) {
		return nil
	}
	return &Span{r.toks[a].from, r.toks[b-1].to}
}

func (r *reader) words(a, b int) string {
	if s := r.span(a, b); s != nil {
		return strings.Join(strings.Fields(r.text[s[0]:s[1]]), " ")
	}
	return ""
}

func (r *reader) of(kind string) []hit {
	var out []hit
	for _, h := range r.hits {
		if h.kind == kind {
			out = append(out, h)
		}
	}
	return out
}

// in lists hits of a kind that start in tokens [a, b).
func (r *reader) in(kind string, a, b int) []hit {
	var out []hit
	for i := r.firstHit(a); i < len(r.hits) && r.hits[i].a < b; i++ {
		if r.hits[i].kind == kind {
			out = append(out, r.hits[i])
		}
	}
	return out
}

// firstHit is the first hit that starts at token a or behind it.
func (r *reader) firstHit(a int) int {
	if a < 0 {
		return 0
	}
	if a >= len(r.toks) {
		return len(r.hits)
	}
	return r.hitAt[a]
}

// indexHits fills hitAt, once the hits stay as they are.
func (r *reader) indexHits() {
	r.hitAt = make([]int, len(r.toks))
	i := 0
	for tok := range r.hitAt {
		for i < len(r.hits) && r.hits[i].a < tok {
			i++
		}
		r.hitAt[tok] = i
	}
}

func (r *reader) has(kind string, a, b int) bool {
	for i := r.firstHit(a); i < len(r.hits) && r.hits[i].a < b; i++ {
		if r.hits[i].kind == kind {
			return true
		}
	}
	return false
}

func (r *reader) clauseOf(tok int) *clause { return &r.clauses[r.toks[tok].clause] }

// sentence returns the token range of the sentence of a token.
func (r *reader) sentence(tok int) (a, b int) {
	s := r.toks[tok].sent
	if s > 0 {
		a = r.ends[s-1]
	}
	return a, r.ends[s]
}

// mine reports that a hit is a fact of the person: the opener's own words,
// about the person, not quoted, not asked, not imagined.
func (r *reader) mine(h hit) bool {
	c := r.clauseOf(h.a)
	return r.own(h.a) && !c.other && !c.hypo
}

func (r *reader) own(tok int) bool {
	t := r.toks[tok]
	return !t.quoted && r.posts[t.post].opener
}

func (r *reader) build() Case {
	c := Case{Schema: Schema, AsOf: r.asOf}
	r.readDoc(&c)
	r.readPerson(&c)
	r.readProblems(&c)
	r.readLifts(&c)
	r.readMeds(&c)
	r.readTried(&c)
	r.readGoals(&c)
	r.readSymptoms(&c)
	r.readFlags(&c)
	r.readAdvice(&c)
	r.readAsks(&c)
	r.readReported(&c)
	return c
}
