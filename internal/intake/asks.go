package intake

import (
	"slices"
	"strconv"
	"strings"
)

// What a sentence asks is judged by the model's head "ask": one role for each
// kind of question, and none. A sentence may ask several things.

// askSure is the chance from which a kind counts as asked: the model spreads
// its trust over kinds that often go together.
const askSure = 0.2

// askRuled is the chance that is enough where the rules find the kind too.
const askRuled = 0.05

// learntAsks gives, in the order of the text, what the sentences ask by the
// model; ruled are the asks that the rules find. ok is false without a model.
func (r *reader) learntAsks(ruled []Ask) (out []Ask, ok bool) {
	sure := map[string]float64{}
	for s := range r.ends {
		a, b := r.start(s), r.ends[s]
		if b <= a || !r.own(a) || !r.mayAsk(a, b) {
			continue
		}
		kinds := r.kindsIn(ruled, a, b)
		feats := r.askFeatures(a, b, kinds)
		from := r.askedFrom(a, b)
		r.note("ask", hit{a: a, b: b}, "", feats, strings.Join(kinds, "+"))
		p, roles := r.lex.roles.Judge("ask", feats)
		if p == nil {
			continue
		}
		for k, role := range roles {
			least := askSure
			if slices.Contains(kinds, role) {
				least = askRuled
			}
			if role == "none" || p[k] < least || p[k] <= sure[role] {
				continue
			}
			sure[role] = p[k]
			out = slices.DeleteFunc(out, func(o Ask) bool { return o.What == role })
			out = append(out, Ask{What: role, Span: r.spanOfAsk(ruled, role, from, a, b)})
		}
	}
	return out, r.lex.roles.has("ask")
}

// spanOfAsk is the rule's own span where a rule found the same in the sentence.
func (r *reader) spanOfAsk(ruled []Ask, what string, from, a, b int) *Span {
	for _, o := range ruled {
		if o.What == what && r.inside(o, a, b) {
			return o.Span
		}
	}
	return r.span(from, b)
}

func (r *reader) inside(o Ask, a, b int) bool {
	return o.Span != nil && o.Span[0] < r.toks[b-1].to && r.toks[a].from < o.Span[1]
}

func (r *reader) kindsIn(ruled []Ask, a, b int) (out []string) {
	for _, o := range ruled {
		if r.inside(o, a, b) {
			out = append(out, o.What)
		}
	}
	return out
}

// askedFrom is where the question of a sentence begins.
func (r *reader) askedFrom(a, b int) int {
	for i := a; i < b; i++ {
		if r.clauseOf(i).ask && r.toks[i].kind != punct {
			return i
		}
	}
	return a
}

// seeking are words by which a sentence without a question mark may ask.
var seeking = wordSet("whether advice tips ideas thoughts suggestions recommend wondering suggest opinion know")

// openings are words that a question may begin with, besides questionOpeners.
var openings = wordSet("kindly advice tips ideas thoughts suggestions recommend wondering wonder suggest help opinion tell ok okay safe worth")

// mayAsk: the sentence could be a question; most others are never shown to the model.
func (r *reader) mayAsk(a, b int) bool {
	for i := a; i < b; i++ {
		if r.toks[i].w == "?" || seeking[r.toks[i].w] || r.clauseOf(i).ask || r.has("ask", i, i+1) || r.has("wants", i, i+1) {
			return true
		}
	}
	i := r.leadOf(a, b)
	return i < b && (questionOpeners[r.toks[i].w] || openings[r.toks[i].w])
}

// leadOf is the first word of a sentence that is no filler.
func (r *reader) leadOf(a, b int) int {
	for a < b && (r.toks[a].kind != word || fillers[r.toks[a].w]) {
		a++
	}
	return a
}

// askFeatures are what the model sees of a sentence.
func (r *reader) askFeatures(a, b int, kinds []string) []string {
	out := []string{"bias", "len" + strconv.Itoa(min(4, (b-a)/5)), "q:" + strconv.FormatBool(r.hasWord(a, b, "?"))}
	for _, k := range kinds {
		out = append(out, "rule:"+k)
	}
	if len(kinds) == 0 {
		out = append(out, "rule:none")
	}
	for _, f := range []struct {
		on   bool
		name string
	}{{r.clauseOf(r.askedFrom(a, b)).ask, "ask"}, {b == len(r.toks), "last"}, {a == 0, "first"}, {a > 0 && r.toks[a-1].w == "?", "prevq"}} {
		if f.on {
			out = append(out, "is:"+f.name)
		}
	}
	for i := r.firstHit(a); i < len(r.hits) && r.hits[i].a < b; i++ {
		h := r.hits[i]
		out = append(out, "h:"+h.kind)
		switch h.kind {
		case "ask", "wants", "care", "keep":
			out = append(out, "h:"+h.kind+"."+h.id)
		}
	}
	return r.askWords(out, a, b)
}

// askWords adds the words, their pairs and how it opens.
func (r *reader) askWords(out []string, a, b int) []string {
	var w []string
	for i := r.leadOf(a, b); i < b; i++ {
		w = append(w, r.shown(i))
	}
	for i := range w {
		out = append(out, "w:"+w[i])
		if i+1 < len(w) {
			out = append(out, "b:"+w[i]+"_"+w[i+1])
		}
		if i < 3 {
			out = append(out, "o"+strconv.Itoa(i)+":"+w[i], "oo:"+strings.Join(w[:i+1], "_"))
		}
	}
	return out
}

func (r *reader) hasWord(a, b int, w string) bool {
	return slices.ContainsFunc(r.toks[a:b], func(t token) bool { return t.w == w })
}
