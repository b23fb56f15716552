package intake

import (
	"strings"

	"spotter/internal/body"
)

// What is known of one mention of a body part, as short names: who says it, of
// when, what stands in its clause and its sentence. The model of places sums
// these over all mentions of a place (placescore.go).
func (r *reader) partFacts(h hit, nth int) []string {
	cl := r.clauseOf(h.a)
	a, b := r.sentence(h.a)
	var out named
	side := r.sideOf(h)
	out.add(!r.own(h.a), "notown")
	out.add(cl.other, "other")
	out.add(cl.hypo && !cl.soft, "hypo")
	out.add(cl.soft, "soft")
	out.add(cl.ask, "ask")
	out.add(cl.plan, "plan")
	out.add(cl.old, "old")
	out.add(r.oldWithin(a, b), "oldsent")
	out.add(r.negated(h), "neg")
	out.add(r.notHers(h), "nothers")
	out.add(r.held(h), "held")
	out.add(r.tool(h), "tool")
	out.add(r.modifies(h), "mod")
	out.add(r.adverbBack(h) || r.overShoulder(h) || r.joked(h), "adv")
	out.add(r.spread(h), "spread")
	out.add(r.treated(h, cl), "treated")
	out.add(r.exceptedPart(h, cl), "excepted")
	out.add(r.identified(h, cl), "identified")
	out.add(r.marked(h, cl), "marked")
	out.add(r.opening(h, cl), "opening")
	out.add(r.complaint(h, cl.a, cl.b), "painC")
	out.add(r.complaint(h, a, b), "painS")
	out.add(r.complaint(h, h.b, min(h.b+4, cl.b)), "painR")
	out.add(r.complaint(h, max(h.a-4, cl.a), h.a), "painL")
	out.add(r.complaint(h, max(h.a-1, cl.a), min(h.b+1, cl.b)), "pain1")
	out.add(r.failing(cl.a, cl.b), "symC")
	out.add(r.betterPlace(h), "better")
	for _, k := range placeCues {
		out.add(r.has(k, cl.a, cl.b), k+"C")
		out.add(r.has(k, a, b), k+"S")
	}
	out.add(r.has("care", max(h.a-4, a), h.a), "careL")
	out.add(r.has("lift", max(h.a-3, a), h.a), "liftL")
	out.add(r.has("lift", h.b, min(h.b+3, b)), "liftR")
	out.add(strings.Contains(h.attr, "weak:"), "weak")
	out.add(strings.Contains(h.attr, "strict:"), "strict")
	out.add(strings.Contains(h.attr, "self:"), "self")
	out.add(side == body.Left || side == body.Right, "sided")
	out.add(side == body.Both, "both")
	out.add(r.toks[h.b-1].w != r.toks[h.b-1].stem, "plural")
	out.add(r.toks[h.a].sent == 0, "sent0")
	out.add(r.toks[h.a].sent <= 2, "sent2")
	out.add(r.toks[b-1].w == "?", "?")
	out.add(!r.verbal(a, b), "noverb")
	out.add(nth == 0, "nth0")
	switch p := r.prevWord(h.a); p {
	case "my", "the", "his", "her", "a", "of", "to", "and", "on", "in", "at", ",", "with", "from", "this", "behind", "under", "between":
		out = append(out, "p:"+p)
	}
	me, he := r.persons(cl)
	out.add(me, "me")
	out.add(he, "he")
	out.add(b-a <= 6, "short")
	out.add(len(r.in("part", a, b)) > 2, "manyparts")
	return out
}

// placeCues are the kinds of words that say something of a place.
var placeCues = []string{"good", "fine", "bad", "start", "since", "injury", "symptom", "weak", "limit", "care", "med", "lift", "activity", "meet", "someone", "gone", "effect", "course", "severity", "history"}
