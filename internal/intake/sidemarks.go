package intake

import "spotter/internal/body"

// A side mark is a side that the text gives apart from the body part: "it's the
// left one", "on the right", "left side.", "my dominant arm, and I'm a lefty".
// It belongs to the sore place told last before it, else to the next one.
type sideMark struct {
	at   int // token
	side body.Side
}

// markSides gives sides to the sore places that have none. One place that gets
// two different sides keeps none.
func (r *reader) markSides(ps []spot) []spot {
	given := map[string]body.Side{} // region → side
	at, told := map[string]int{}, map[string]int{}
	var other []spot
	for _, m := range r.sideMarks() {
		if k := r.correctedSpot(ps, m); k >= 0 {
			given[ps[k].id], at[ps[k].id], told[ps[k].id] = m.side, k, m.at
			continue
		}
		if p, ok := r.otherSideNow(ps, m); ok {
			other = append(other, p)
			continue
		}
		k := r.markedSpot(ps, m)
		if k < 0 || m.side == body.Both && !paired[ps[k].id] && !r.followedBy(m.at, "side") && !r.allSides(m.at) {
			continue
		}
		switch id := ps[k].id; given[id] {
		case "":
			given[id], at[id], told[id] = m.side, k, m.at
		case m.side:
		default:
			given[id] = body.NotStated
		}
	}
	for id, k := range at {
		ps[k].side, ps[k].mark = given[id], told[id]
		for j := range ps { // a corrected side holds for every mention
			if ps[j].id == id && !ps[j].resolved && r.corrects(told[id]) {
				ps[j].side = given[id]
			}
		}
	}
	r.treatedSide(ps)
	return append(ps, other...)
}

// otherSideNow: "my right knee used to hurt, now it's the left that aches".
func (r *reader) otherSideNow(ps []spot, m sideMark) (spot, bool) {
	cl := r.clauseOf(m.at)
	for _, p := range ps {
		if !p.resolved || r.toks[p.a].sent != r.toks[m.at].sent || p.a > m.at || p.side == m.side || m.side == body.Both {
			continue
		}
		if r.has("pain", m.at, cl.b) || r.has("pain", cl.a, m.at) || r.has("bad", cl.a, cl.b) {
			p.hit.a, p.hit.b = m.at, m.at+1
			p.side, p.resolved, p.old, p.pain = m.side, false, false, true
			return p, true
		}
	}
	return spot{}, false
}

// markedSpot is the unsided present place that a mark speaks of, or -1. A mark
// never reaches past another present place that has its side.
func (r *reader) markedSpot(ps []spot, m sideMark) int {
	limb := r.markLimb(m.at)
	before, after := -1, -1
	for k := range ps {
		switch {
		case ps[k].side == m.side && r.toks[ps[k].a].sent == r.toks[m.at].sent:
			return -1 // said of a place in the same sentence
		case ps[k].resolved:
		case limb != nil && !limb[body.Region(ps[k].id)]:
		case ps[k].a <= m.at:
			before = k
		case after < 0:
			after = k
		}
	}
	switch {
	case before >= 0 && open(ps[before]):
		return before
	case before >= 0:
		return -1
	case after >= 0 && open(ps[after]) && (after == 0 || r.toks[ps[after].a].sent-r.toks[m.at].sent <= 1):
		return after
	}
	return -1
}

func open(p spot) bool { return p.side == body.NotStated || p.side == "" }

// markLimb: "right arm", "left leg" only concern the regions of that limb.
func (r *reader) markLimb(at int) map[body.Region]bool {
	if at+1 < len(r.toks) {
		return limbOf[r.toks[at+1].stem]
	}
	return nil
}

func (r *reader) followedBy(at int, stem string) bool {
	return at+1 < len(r.toks) && r.toks[at+1].stem == stem
}

// sideMarks lists the marks that the person gives as facts of now.
func (r *reader) sideMarks() []sideMark {
	var out []sideMark
	for i := range r.toks {
		s := r.sideToken(i)
		if s == "" || !r.own(i) {
			continue
		}
		cl := r.clauseOf(i)
		if cl.other || cl.hypo || cl.ask || cl.old || r.onPart(i) || !r.nominal(i) || r.directed(i) || r.excludedSide(i) {
			continue
		}
		if k, ok := r.otherOfPair(i); ok && k < 0 {
			continue
		}
		if r.lesserToo(i) || r.allSides(i) {
			s = body.Both
		}
		out = append(out, sideMark{i, s})
	}
	return append(append(out, r.dominance()...), r.theOtherOne()...)
}

var handed = map[string]bool{"handed": true, "hander": true, "handers": true, "footed": true, "footer": true}

// corrections announce that a side was named wrongly.
var corrections = map[string]bool{"wait": true, "sorry": true, "actually": true, "hang": true, "scrap": true, "correction": true, "oops": true, "mean": true, "checked": true, "final": true, "so": true}

// corrects: "no wait, it's the left", "sorry, the LEFT", "so: left".
func (r *reader) corrects(at int) bool {
	a, _ := r.sentence(at)
	if p := r.toks[at].post; a > 0 && r.toks[a-1].post == p {
		a, _ = r.sentence(a - 1)
	}
	for i := at - 1; i >= a; i-- {
		switch w := r.toks[i].w; {
		case w == "so":
			if i+1 < at && r.toks[i+1].w == ":" {
				return true
			}
		case w == "hang":
			if r.toks[i+1].w == "on" {
				return true
			}
		case w == "mean":
			if r.prevWord(i) == "i" {
				return true
			}
		case w == "actually":
			if r.toks[i+1].w == "no" || r.toks[i+1].w == "its" {
				return true
			}
		case corrections[w] && w != "checked":
			return true
		}
	}
	return false
}

// correctedSpot is the last present place before a mark that corrects its
// side, or -1.
func (r *reader) correctedSpot(ps []spot, m sideMark) int {
	if m.side == body.Both || !r.corrects(m.at) {
		return -1
	}
	for k := len(ps) - 1; k >= 0; k-- {
		if ps[k].resolved || ps[k].a > m.at || r.toks[m.at].sent-r.toks[ps[k].a].sent > 4 && r.toks[m.at].post == r.toks[ps[k].a].post {
			continue
		}
		if limb := r.markLimb(m.at); limb != nil && !limb[body.Region(ps[k].id)] || ps[k].side == m.side {
			return -1
		}
		return k
	}
	return -1
}

// theOtherOne: "the left had an op in 2015. The other one is the issue now."
func (r *reader) theOtherOne() (out []sideMark) {
	for i, t := range r.toks {
		if t.w != "other" || !r.own(i) || i == 0 || r.toks[i-1].w != "the" || !(r.followedBy(i, "one") || r.followedBy(i, "side")) {
			continue
		}
		cl := r.clauseOf(i)
		if cl.other || cl.hypo || cl.ask || r.has("good", cl.a, cl.b) || !(r.problemWord(i+2, cl.b) || r.has("pain", i, cl.b) && !r.negatedHere(cl)) {
			continue
		}
		a, _ := r.sentence(i)
		if a > 0 && r.toks[a-1].post == t.post {
			a, _ = r.sentence(a - 1)
		}
		said := map[body.Side]bool{}
		for k := a; k < i; k++ {
			if s := r.sideToken(k); s != "" && !handed[r.toks[k+1].w] {
				said[s] = true
			}
		}
		switch {
		case said[body.Left] && !said[body.Right] && !said[body.Both]:
			out = append(out, sideMark{i, body.Right})
		case said[body.Right] && !said[body.Left] && !said[body.Both]:
			out = append(out, sideMark{i, body.Left})
		}
	}
	return out
}

// treatedSide: "had an injection in my right knee. Since Monday the knee is
// hot": a place without a side takes the one side that its treatment names.
func (r *reader) treatedSide(ps []spot) {
	for k := range ps {
		if !open(ps[k]) || ps[k].resolved {
			continue
		}
		found, at := body.Side(""), 0
		for _, h := range r.of("part") {
			cl := r.clauseOf(h.a)
			if h.id != ps[k].id || !r.mine(h) || r.notHers(h) || cl.old || cl.ask {
				continue
			}
			s := r.sideOf(h)
			if s == body.NotStated {
				continue
			}
			if found != "" && found != s || !(r.has("care", cl.a, cl.b) || r.has("med", cl.a, cl.b)) || r.has("injury", cl.a, cl.b) {
				found = body.NotStated
				break
			}
			found, at = s, h.a
		}
		if found != "" && found != body.NotStated {
			ps[k].side, ps[k].mark = found, at
		}
	}
}

// onPart: the side word stands with a body part of its own.
func (r *reader) onPart(i int) bool {
	_, end := r.sentence(i)
	for k := i + 1; k < min(end, i+6); k++ {
		if ps := r.in("part", k, k+1); len(ps) > 0 {
			_, ok := r.sideBefore(ps[0])
			return ok && (limbOf[r.toks[k].stem] == nil || k > i+1)
		}
		if !between[r.toks[k].stem] && r.toks[k].w != "," {
			return false
		}
	}
	return false
}

// nominal: the word names a side and is no verb, adverb or yes-saying.
func (r *reader) nominal(i int) bool {
	cl := r.clauseOf(i)
	prev, next := r.prevWord(i), ""
	if i+1 < len(r.toks) && r.toks[i+1].sent == r.toks[i].sent {
		next = r.toks[i+1].w
	}
	ends := i+1 >= cl.b || r.toks[i+1].kind == punct
	if both := r.sideToken(i) == body.Both; both {
		return r.bothMark(i, next, ends)
	}
	switch next {
	case "side", "sided", "one", "un", "hand", "lower", "upper":
		return next != "hand" || r.followedBy(i+1, "side")
	case "only", "mostly", "mainly", "btw", "unfortunately", "of course", "sorry", "though", "if", "specifically", "again", "is", "more", "worse", "hurts", "that":
		if prev == "the" || prev == "my" || answerWords[prev] && prev != "it" {
			return next != "is" || r.has("pain", i+1, cl.b) || r.has("bad", i+1, cl.b) || r.problemWord(i+1, cl.b)
		}
	}
	if limbOf[stem(next)] != nil {
		return r.shortAnswerAt(cl, i, 2)
	}
	if !ends {
		return false
	}
	switch prev {
	case "the", "my", "his", "her":
		return true
	case "-", "(", ",", ".", ":", "/":
		return r.shortAnswerAt(cl, i, 1)
	}
	return r.shortAnswerAt(cl, i, 1) && (r.sideToken(i) == body.Left || prev != "is" && prev != "its" && prev != "yes")
}

func (r *reader) bothMark(i int, next string, ends bool) bool {
	switch next {
	case "side", "sides", "hurt", "ache", "sore", "equally", "arms", "legs":
		return true
	case "of":
		w := ""
		if i+2 < len(r.toks) {
			w = r.toks[i+2].w
		}
		return w == "them" || w == "em" || w == "mine"
	}
	return ends && r.shortAnswerAt(r.clauseOf(i), i, 1)
}

// problemWord: "the left is the problem", "the right is the bad one".
func (r *reader) problemWord(a, b int) bool {
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "present", "problem", "bad", "worst", "worse", "culprit", "sore", "injured", "issue", "one", "affected", "trouble":
			return true
		}
	}
	return false
}

// shortAnswerAt: nothing but small words stands in the clause beside the n
// tokens from i on: "left.", "it's the right arm", "just my left leg btw".
func (r *reader) shortAnswerAt(c *clause, i, n int) bool {
	for k := c.a; k < c.b; k++ {
		if k >= i && k < i+n || r.toks[k].kind == punct || answerWords[r.toks[k].w] {
			continue
		}
		return false
	}
	return true
}

// directed: "twisting to the left", "look right" is a direction.
func (r *reader) directed(at int) bool {
	cl := r.clauseOf(at)
	for i := at - 1; i >= cl.a; i-- {
		switch r.toks[i].w {
		case "to", "towards", "toward":
			if p := r.prevWord(i); p == "more" || p == "bit" || p == "slightly" || p == "closer" || p == "nearer" || p == "off" {
				return false // "a bit more to the right" is a place
			}
			return at-i <= 2
		case "twist", "twisting", "turn", "turning", "rotate", "rotating", "rotation", "look", "looking", "lean", "leaning", "bend", "bending", "into", "shift", "shifting", "shifts", "turned", "moving", "hop", "drift", "drifting", "tilt", "tilting", "leans", "twists", "reach", "reaching", "facing":
			return true
		}
	}
	return false
}

// excludedSide: "not the left", "than the right", "the left is fine", "the
// left hand over", a side that the pain goes down.
func (r *reader) excludedSide(at int) bool {
	cl := r.clauseOf(at)
	for i := at - 1; i >= cl.a && i >= at-4; i-- {
		switch r.toks[i].w {
		case "not", "than", "unlike", "as", "compared", "like", "versus", "vs", "never", "without", "other", "used", "with", "from":
			return true
		case "down":
			return at-i <= 2
		}
	}
	if r.has("good", at+1, cl.b) || r.has("fine", at, cl.b) || r.has("gone", at, cl.b) {
		return !r.has("pain", cl.a, cl.b)
	}
	return false
}

// otherOfPair: "the right hand but now also the left" speaks of the hand. It
// gives the token of that part, or -1 when what comes in pairs is no part.
func (r *reader) otherOfPair(at int) (int, bool) {
	a, _ := r.sentence(at)
	for i := at - 1; i >= a; i-- {
		if s := r.sideToken(i); s == "" || s == r.sideToken(at) || handed[r.toks[i+1].w] {
			continue
		}
		for k := i + 1; k < min(at, i+4); k++ {
			if ps := r.in("part", k, k+1); len(ps) > 0 {
				if handy[r.toks[k].stem] {
					return -1, true
				}
				return k, true
			}
		}
		return -1, r.toks[i+1].kind == word && !clauseWords[r.toks[i+1].w] && i+1 < at-1
	}
	return -1, false
}

// lesserToo: "the right worse than the left": both are sore.
func (r *reader) lesserToo(at int) bool {
	_, end := r.sentence(at)
	worse := false
	for i := at + 1; i < min(end, at+8); i++ {
		switch w := r.toks[i].w; {
		case w == "worse" || w == "more" || w == "sorer":
			worse = true
		case worse && sideWord(w) != "" || worse && w == "other":
			return true
		}
	}
	return false
}

// dominance: "my dominant elbow" with "I'm a lefty" told anywhere, "my non
// dominant side" with "right handed".
func (r *reader) dominance() (out []sideMark) {
	hand := body.Side("")
	for i, t := range r.toks {
		next := ""
		if i+1 < len(r.toks) {
			next = r.toks[i+1].w
		}
		switch {
		case !r.own(i) || r.clauseOf(i).other:
		case t.w == "lefty" || t.w == "southpaw" || t.w == "lefthanded" || t.w == "left" && (next == "handed" || next == "hander"):
			hand = body.Left
		case t.w == "righty" || t.w == "righthanded" || t.w == "right" && (next == "handed" || next == "hander"):
			hand = body.Right
		}
	}
	if hand == "" {
		return nil
	}
	for i, t := range r.toks {
		if t.w != "dominant" && t.w != "nondominant" || !r.own(i) || r.clauseOf(i).other {
			continue
		}
		s := hand
		if p := r.prevWord(i); t.w == "nondominant" || p == "non" || p == "not" {
			s = hand.Mirror()
		}
		if r.domLimb(i + 1) {
			out = append(out, sideMark{r.partSoon(i), s})
		}
	}
	return out
}

// domLimb: what is dominant is the sore side, not a hand in passing.
func (r *reader) domLimb(i int) bool {
	if i >= len(r.toks) {
		return true
	}
	return r.toks[i].w == "side" || r.toks[i].kind == punct || r.toks[i].w == "one" || limbOf[r.toks[i].stem] != nil || len(r.in("part", i, i+1)) > 0
}

// partSoon is the body part that stands right behind token i, else i itself.
func (r *reader) partSoon(i int) int {
	if ps := r.in("part", i+1, i+4); len(ps) > 0 && r.toks[ps[0].a].sent == r.toks[i].sent {
		return ps[0].a
	}
	return i
}
