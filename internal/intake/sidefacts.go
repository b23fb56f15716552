package intake

import "spotter/internal/body"

// A saidSide is a side that the opener's words give, wherever they stand.
type saidSide struct {
	at   int
	side body.Side
	made bool // by words without a side of their own: "my dominant arm", "the two knees"
}

// saidSides lists them: the words, capital letters before a place, two of a
// kind, the dominant one, the other one.
func (r *reader) saidSides() (out []saidSide) {
	for i := range r.toks {
		if !r.own(i) {
			continue
		}
		s := r.sideToken(i)
		if w := r.toks[i].w; s == "" && (w == "l" || w == "r") && !r.toks[i].small && r.has("part", i+1, min(i+3, len(r.toks))) {
			s = map[string]body.Side{"l": body.Left, "r": body.Right}[w]
		}
		if s != "" {
			out = append(out, saidSide{i, s, false})
		}
	}
	for _, h := range r.of("part") {
		if r.own(h.a) && r.twoOf(h) {
			out = append(out, saidSide{h.a, body.Both, true})
		}
	}
	for _, m := range append(r.dominance(), r.theOtherOne()...) {
		out = append(out, saidSide{m.at, m.side, true})
	}
	return out
}

// spoilt says why a word of side gives no side of now and here; nothing where
// it may give one.
func (r *reader) spoilt(m saidSide) []string {
	var out named
	i := m.at
	cl := r.clauseOf(i)
	a, b := r.sentence(i)
	next := r.nextWord(i + 1)
	out.add(cl.other, "other")
	out.add(cl.hypo, "hypo")
	out.add(cl.ask, "ask")
	out.add(cl.old, "old")
	out.add(r.directed(i), "directed")
	out.add(r.excludedSide(i), "excluded")
	out.add(handed[next], "handed")
	out.add(m.side == body.Right && (adverbRight[next] && !owner[r.prevWord(i)] || r.prevWord(i) == "all"), "adverb")
	out.add(next == "lean" || next == "shift" || next == "twist" || next == "rotation", "directed")
	out.add(m.side == body.Left && r.leftVerb(i, next), "verb")
	out.add(handy[stem(next)] && gripping[r.nextWord(i+2)], "grip")
	out.add(b-a <= 2 && i == a && r.toks[i].sent == 0, "lead") // "Right. I spent the night …"
	return out
}

// leftVerb: "I left the gym", "it is left alone".
func (r *reader) leftVerb(i int, next string) bool {
	switch next {
	case "alone", "the", "a", "an", "me", "my", "it", "him", "her", "them", "this", "that", "out":
		return true
	}
	switch r.prevWord(i) {
	case "i", "he", "she", "we", "they", "have", "has", "had", "ive", "be", "been", "nothing", "weeks", "days":
		return true
	}
	return false
}

// gripping: "left hand over" tells how a bar is held.
var gripping = wordSet("over under overhand underhand supinated pronated forward further first goes grip out closer wider slightly")

// owner are the words that make a side of a right or left behind them.
var owner = map[string]bool{"the": true, "my": true, "his": true, "her": true}

// sideFacts are what is known of a word of side, as seen from a region.
func (r *reader) sideFacts(m saidSide, region string) []string {
	var out named
	i := m.at
	cl := r.clauseOf(i)
	a, b := r.sentence(i)
	self := hit{a: i, b: i + 1}
	out.add(m.made, "made")
	out.add(cl.plan, "plan")
	out.add(r.oldWithin(a, b), "oldS")
	out.add(r.nominal(i), "nominal")
	out.add(owner[r.prevWord(i)], "art")
	out.add(r.has("care", cl.a, cl.b), "care")
	out.add(r.has("lift", cl.a, cl.b), "lift")
	out.add(r.has("good", cl.a, cl.b) || r.has("fine", cl.a, cl.b), "good")
	out.add(r.complaint(self, cl.a, cl.b), "painC")
	out.add(r.complaint(self, a, b), "painS")
	out.add(r.failing(cl.a, cl.b), "sym")
	out.add(r.corrects(i), "corrects")
	out.add(r.toks[i].sent <= 1, "first")
	out.add(cl.b-cl.a <= 4, "shortC")
	out.add(b-a <= 5, "shortS")
	out.add(r.onPart(i), "onpart")
	out.add(true, r.sideNoun(i, b, region))
	out.add(true, r.sideReach(m, region))
	for _, h := range r.in("part", a, b) {
		if h.id == region {
			out.add(true, "same")
			out.add(r.sideOf(h) == m.side && abs(h.a-i) < 9, "of")
			s, ok := r.sideBefore(h)
			out.add(ok && s == m.side && h.a > i && h.a-i < 8, "before")
			break
		}
	}
	near, d := r.nearestPart(i, "")
	out.add(d < 99 && near.id == region, "nearest")
	out.add(d < 99 && near.id != region, "nearestother")
	return out
}

// sideNoun names what the side is a side of.
func (r *reader) sideNoun(i, end int, region string) string {
	switch {
	case r.followedBy(i, "side"):
		return "n:side"
	case r.followedBy(i, "one"):
		return "n:one"
	case i+1 >= end || r.toks[i+1].kind == punct:
		return "n:end"
	}
	switch limb := limbOf[r.toks[i+1].stem]; {
	case limb == nil:
		return "n:none"
	case limb[body.Region(region)]:
		return "n:limb"
	}
	return "n:otherlimb"
}

// sideReach is how far the region's nearest mention is from the word.
func (r *reader) sideReach(m saidSide, region string) string {
	_, d := r.nearestPart(m.at, region)
	return "d:" + bucket(d)
}

// nearestPart is the mention nearest to token i of a region, or of any for "",
// with its distance: words, and eight for each end of a sentence; 99 is none.
func (r *reader) nearestPart(i int, region string) (near hit, best int) {
	best = 99
	for _, h := range r.of("part") {
		if !r.own(h.a) || region != "" && h.id != region {
			continue
		}
		d := h.a - i
		if h.a < i {
			d = i - h.b + 1
		}
		if d += 8 * abs(r.toks[h.a].sent-r.toks[i].sent); d < best {
			best, near = d, h
		}
	}
	return near, best
}
