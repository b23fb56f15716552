package intake

import "spotter/internal/body"

// between are the words that may stand between a side and its body part.
var between = map[string]bool{"side": true, "hand": true, "upper": true, "lower": true, "inner": true, "outer": true, "front": true, "back": true, "rear": true, "inside": true,
	"outside": true, "of": true, "the": true, "my": true, "me": true, "our": true, "these": true, "his": true, "her": true, "edge": true, "bottom": true, "top": true, "tip": true, "corner": true, "medial": true, "lateral": true,
	"dominant": true, "part": true, "mid": true, "middle": true, "one": true, "anterior": true, "posterior": true, "big": true, "little": true, "bad": true, "sore": true, "dodgy": true, "sided": true,
	"under": true, "around": true, "below": true, "behind": false, "on": false, "s": true, "deep": true, "patellar": true, "quad": true, "proximal": true, "distal": true}

// sideOf is the side written for a body part, or NotStated. Directions and
// spreads are no sides, and nothing is guessed.
func (r *reader) sideOf(h hit) body.Side {
	if s, ok := r.sideBefore(h); ok {
		return s
	}
	if s, ok := r.sideAfter(h); ok {
		return s
	}
	for i := h.a; i < h.b; i++ {
		if s := sideWord(r.toks[i].w); s != "" && s != body.Both {
			return s
		}
	}
	return r.sideAhead(h)
}

func sideWord(w string) body.Side {
	switch w {
	case "left", "lhs", "lefthand", "lh":
		return body.Left
	case "right", "rhs", "rt", "righthand", "rh":
		return body.Right
	case "both", "bilateral", "bilaterally":
		return body.Both
	}
	return ""
}

// sideToken also takes a capital L or R before "side".
func (r *reader) sideToken(i int) body.Side {
	t := r.toks[i]
	if t.kind == word && !t.small && i+1 < len(r.toks) && r.toks[i+1].w == "side" {
		switch t.w {
		case "l":
			return body.Left
		case "r":
			return body.Right
		}
	}
	return sideWord(t.w)
}

func (r *reader) sideBefore(h hit) (body.Side, bool) {
	sent := r.toks[h.a].sent
	for i := h.a - 1; i >= 0 && i >= h.a-7 && r.toks[i].sent == sent; i-- {
		w := r.toks[i].w
		if s := sideWord(w); s != "" {
			if i > 0 && (r.toks[i-1].w == "not" || r.toks[i-1].w == "the" && i > 1 && r.toks[i-2].w == "not") {
				return "", false
			}
			if s == body.Right && h.a-i > 1 && r.toks[i+1].w != "side" && r.toks[i+1].w != "hand" && r.toks[i+1].kind == word && adverbRight[r.toks[i+1].w] {
				return "", false
			}
			if s == body.Right && i == h.a-1 && adverbRight[r.toks[h.a].w] {
				return "", false
			}
			if i >= 2 && r.toks[i-1].w == "and" && sideWord(r.toks[i-2].w) != "" {
				return body.Both, true
			}
			return s, true
		}
		if (w == "l" || w == "r") && i == h.a-1 && !r.toks[i].small {
			return map[string]body.Side{"l": body.Left, "r": body.Right}[w], true
		}
		if w == "," && i > 0 && (r.toks[i-1].w == "one" || r.toks[i-1].w == "side") {
			continue // "the right one, the bump on top"
		}
		if !between[w] {
			return "", false
		}
	}
	return "", false
}

// adverbRight: "right under the blade", "right on the knee" is no side.
var adverbRight = map[string]bool{"under": true, "between": true, "in": true, "on": true, "at": true, "around": true, "below": true, "behind": true, "above": true, "the": true, "next": true, "near": true, "beside": true, "inside": true, "outside": true, "middle": true, "now": true}

func (r *reader) sideAfter(h hit) (body.Side, bool) {
	_, end := r.sentence(h.a)
	for i, steps := h.b, 0; i < end && steps < 7; i, steps = i+1, steps+1 {
		w := r.toks[i].w
		if s := sideWord(w); s != "" {
			prev := r.toks[i-1].w
			next := ""
			if i+1 < end {
				next = r.toks[i+1].w
			}
			if prev == "to" || prev == "not" || s == body.Right && adverbRight[next] || len(r.in("part", i+1, min(i+4, end))) > 0 || next == "over" || next == "turn" {
				return "", false
			}
			if s == body.Right && !(prev == "the" || prev == "my" || prev == "his" || prev == "her" || prev == "(" || prev == "," || next == "side" || next == "one" || next == ")" || prev == "-") {
				return "", false
			}
			if s == body.Both && next != "side" && next != "sides" && r.toks[min(i+1, len(r.toks)-1)].kind != punct {
				return "", false
			}
			if s == body.Left && (prev == "i" || prev == "was" || prev == "has" || prev == "have" || next == "the" || next == "me") {
				return "", false
			}
			return s, true
		}
		switch w {
		case "(", ",", "-", "on", "the", "my", "side", "his", "her", "only", "mostly", "mainly", "just", ")", "pain", "area", "of", "s", "muscle", "body", "for", "its":
		default:
			return "", false
		}
	}
	return "", false
}

// sideAhead: "Right side, the inside edge of my shoulder blade".
func (r *reader) sideAhead(h hit) body.Side {
	a, end := r.sentence(h.a)
	found := body.Side("")
	for i := a; i < end-1; i++ {
		s := r.sideToken(i)
		if s == "" || r.toks[i+1].stem != "side" && !(s == body.Both && r.toks[i+1].stem == h.id) {
			continue
		}
		if i+2 < end && r.toks[i+2].w == "of" && !r.has("part", i+3, min(i+6, end)) || i > a && r.toks[i-1].w == "to" {
			continue
		}
		if near := r.in("part", i+2, min(i+6, end)); len(near) > 0 && near[0].id != h.id {
			continue
		}
		if found != "" && found != s {
			return body.NotStated
		}
		found = s
	}
	if found == "" {
		return body.NotStated
	}
	return found
}

// answeredSide looks for a side that answers "which one?" without a body part.
func (r *reader) answeredSide() body.Side {
	found := body.Side("")
	for _, h := range r.of("sideanswer") {
		if !r.mine(h) || r.negated(h) || r.clauseOf(h.a).ask || r.clauseOf(h.a).old {
			continue
		}
		c := r.clauseOf(h.a)
		if other := r.in("part", c.a, c.b); len(other) > 0 {
			continue
		}
		s := body.Side(h.id)
		if len(r.posts) < 2 && !r.sideNoun(h) {
			continue
		}
		if found != "" && found != s {
			return body.NotStated
		}
		found = s
	}
	if found == "" {
		return r.shortAnswer()
	}
	return found
}

// shortAnswer: a later turn of the opener that says "right arm", "the left
// knee" or "lefty" in a few words after somebody asked.
func (r *reader) shortAnswer() body.Side {
	for k := range r.clauses {
		c := &r.clauses[k]
		if r.toks[c.a].post == 0 || !r.own(c.a) || c.other || c.ask || c.old || c.b-c.a > 6 {
			continue
		}
		for i := c.a; i+1 < c.b; i++ {
			if s := sideWord(r.toks[i].w); s != "" && limbs[r.toks[i+1].stem] && r.prevWord(i) != "not" && r.prevWord(i) != "to" {
				return s
			}
		}
	}
	return body.NotStated
}

var limbs = map[string]bool{"arm": true, "leg": true, "shoulder": true, "elbow": true, "knee": true, "hip": true, "wrist": true, "hand": true, "foot": true}

// sideNoun: outside a thread only "left side" or "both sides" answers.
func (r *reader) sideNoun(h hit) bool {
	for i := h.a; i < h.b; i++ {
		if r.toks[i].stem == "side" {
			return true
		}
	}
	return false
}
