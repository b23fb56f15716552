package intake

// Words that stand for a whole predicate: "squats don't", "nor does bench",
// "bench is not", "what does: rows". What they say turns on the predicate
// that they stand for: "bench hurts, rows don't" against "bench is fine, rows
// aren't".

var bareNo = map[string]bool{"doesnt": true, "dont": true, "didnt": true, "isnt": true, "arent": true, "wasnt": true, "werent": true, "aint": true, "wont": true, "hasnt": true, "havent": true}

var bareYes = map[string]bool{"does": true, "do": true, "did": true, "is": true, "are": true, "was": true, "were": true, "has": true, "have": true, "will": true}

var beVerbs = map[string]bool{"isnt": true, "arent": true, "wasnt": true, "werent": true, "aint": true, "is": true, "are": true, "was": true, "were": true}

// ellipses adds the bare verbs of [a, b) to the cues found there.
func (r *reader) ellipses(out []cue, a, b int) []cue {
	found := len(out)
	for i := a; i < b; i++ {
		if cl := r.clauseOf(i); !r.own(i) || cl.other || cl.hypo {
			continue
		}
		switch w := r.toks[i].w; {
		case (w == "nor" || w == "neither") && i+1 < b && bareYes[r.toks[i+1].w]:
			out = append(out, cue{hit: hit{kind: "good", a: i, b: i + 2}, bad: !r.hurts(out[:found], i, true)})
		case bareNo[w] && r.lastWord(i+1, b) && !orderBefore[r.prevWord(i)]:
			out = append(out, cue{hit: hit{kind: "good", a: i, b: i + 1}, bad: !r.hurts(out[:found], i, !beVerbs[w]), effect: "provokes"})
		case bareYes[w] && i+1 < b && r.toks[i+1].w == "not" && r.lastWord(i+2, b):
			out = append(out, cue{hit: hit{kind: "good", a: i, b: i + 2}, bad: !r.hurts(out[:found], i, !beVerbs[w]), effect: "provokes"})
		case (w == "not" || w == "no" || w == "yes" || w == "yep" || w == "nope") && r.lastWord(i+1, b) && r.liftEnds(i) && (found > 0 || b-a <= 5):
			out = append(out, cue{hit: hit{kind: "good", a: i, b: i + 1}, bad: r.hurts(out[:found], i, true) == (w[0] == 'y'), effect: "provokes"})
		case bareYes[w] && r.lastWord(i+1, b) && i > a && (r.toks[i-1].w == "what" || r.liftEnds(i)) && r.toks[b-1].w != "?":
			out = append(out, cue{hit: hit{kind: "bad", a: i, b: i + 1}, bad: r.hurts(out[:found], i, true), effect: "provokes"})
		}
	}
	return out
}

// orderBefore: "I'm not giving up benching so don't" forbids, and tells nothing.
var orderBefore = map[string]bool{"so": true, "please": true, "just": true, "pls": true, "really": false}

// lastWord: nothing of weight follows a bare verb.
func (r *reader) lastWord(i, b int) bool {
	if i >= b || i >= len(r.toks) || r.toks[i].kind == punct && r.toks[i].w != "'" || clauseWords[r.toks[i].w] {
		return true
	}
	switch r.toks[i].w {
	case "either", "though", "tho", "and", "so", "thankfully", "luckily", "oddly", "weirdly", "strangely", "anymore":
		return true
	case "at":
		return i+1 < b && r.toks[i+1].w == "all"
	}
	return false
}

// liftEnds: a lift or an activity ends right before token i.
func (r *reader) liftEnds(i int) bool {
	if i > 0 && (r.toks[i-1].w == ":" || r.toks[i-1].w == "=") {
		i--
	}
	for k := max(0, i-6); k < i; k++ {
		for _, kind := range []string{"lift", "activity"} {
			for _, h := range r.in(kind, k, k+1) {
				if h.b == i {
					return true
				}
			}
		}
	}
	return false
}

// hurts: the predicate that a bare verb at i stands for is one of pain. It is
// the last one before it, in this sentence or the one before.
func (r *reader) hurts(cues []cue, i int, otherwise bool) bool {
	at := -1
	for k, q := range cues {
		if q.a < i && (at < 0 || q.a > cues[at].a) {
			at = k
		}
	}
	if at >= 0 {
		return predicateHurts(cues[at])
	}
	if s := r.toks[i].sent; s > 0 && r.toks[r.start(s)].post == r.toks[r.start(s-1)].post {
		if q := r.plainCues(r.start(s-1), r.ends[s-1]); len(q) > 0 {
			return predicateHurts(q[len(q)-1])
		}
	}
	return otherwise
}

// predicateHurts: "doesn't hurt" is good news of a word of pain, "not good"
// bad news of a word of comfort.
func predicateHurts(q cue) bool {
	if q.kind == "good" {
		return q.holdsNo
	}
	return q.kind != "bad" || !q.holdsNo
}
