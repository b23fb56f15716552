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
		if s := sideWord(r.toks[i].w); s != "" && (s != body.Both || paired[h.id]) && !(s == body.Right && adverbRight[r.nextWord(i+1)]) {
			return s
		}
	}
	if r.twoOf(h) {
		return body.Both
	}
	if s := r.sideAhead(h); s != body.NotStated {
		return s
	}
	return r.sideTail(h)
}

// paired are the regions of which there are two.
var paired = map[string]bool{"elbow_forearm": true, "wrist": true, "knee": true, "hip_groin": true, "shoulder": true}

// sideTail: a side that stands alone between commas or brackets later in the
// sentence ("both of them", "left leg"), or "on the right" in the same clause.
func (r *reader) sideTail(h hit) body.Side {
	_, end := r.sentence(h.a)
	for i := h.b; i+4 < end; i++ {
		if s := sideWord(r.toks[i+2].w); s != "" && r.toks[i].w == "to" && r.toks[i+1].w == "the" && r.toks[i+3].w == "of" && r.ofSpine(i+4, end) {
			return s
		}
	}
	if n := r.toks[h.a].sent + 1; n < len(r.ends) && r.ends[n]-end <= 4 && r.toks[end].post == r.toks[h.a].post { // "Wrists. Both."
		if s := sideWord(r.toks[end].w); s != "" && (r.ends[n]-end <= 2 || r.toks[end+1].stem == "side" || r.toks[end+1].w == "of" || r.toks[end+1].w == "one") {
			return s
		}
	}
	for i := h.b; i < end && i < h.b+16; i++ {
		s := sideWord(r.toks[i].w)
		if s == "" {
			if ps := r.in("part", i, i+1); len(ps) > 0 && ps[0].id != h.id && !limbOf[r.toks[i].stem][body.Region(h.id)] || r.toks[i].w == "over" || r.toks[i].w == "hand" {
				return body.NotStated
			}
			continue
		}
		cl := r.clauseOf(i)
		a := i
		for a > cl.a && (r.toks[a-1].kind == punct || answerWords[r.toks[a-1].w]) {
			a--
		}
		b := i + 1
		for b < cl.b && (r.toks[b].kind == punct || r.toks[b].stem == "side" || r.toks[b].w == "of" || r.toks[b].w == "them" || r.toks[b].w == "one" || r.toks[b].w == "em" || r.toks[b].w == "only" || limbOf[r.toks[b].stem][body.Region(h.id)]) {
			b++
		}
		if a == cl.a && b == cl.b && r.toks[i].clause != r.toks[h.a].clause && r.prevWord(i) != "to" && !cl.other && (s != body.Both || r.inPair(h) || b > i+2) {
			return s
		}
		on := s != body.Both && i >= 2 && r.prevWord(i) == "the" && r.prev2(i) == "on" && (i+1 >= end || r.toks[i+1].kind == punct || r.toks[i+1].w == "side" && (i+2 >= end || r.toks[i+2].w != "of"))
		if on && r.toks[i].clause == r.toks[h.a].clause && !r.has("lift", h.b, i) {
			return s
		}
		return body.NotStated
	}
	return body.NotStated
}

func sideWord(w string) body.Side {
	switch w {
	case "left", "lhs", "lefthand", "lh", "lft", "lt", "links", "linke", "linken", "linker", "linkes", "izquierdo", "izquierda", "sinistro", "sinistra", "gauche", "esquerdo", "esquerda":
		return body.Left
	case "right", "rhs", "rt", "righthand", "rh", "rgt", "rite", "rechts", "rechte", "rechten", "rechter", "rechtes", "derecho", "derecha", "destro", "destra", "droite", "direito", "direita":
		return body.Right
	case "both", "bilateral", "bilaterally":
		return body.Both
	}
	return ""
}

// sideToken also takes a capital L or R before "side" or alone in brackets.
func (r *reader) sideToken(i int) body.Side {
	t := r.toks[i]
	if t.kind == word && !t.small && i+1 < len(r.toks) && (r.toks[i+1].w == "side" || r.toks[i+1].w == "one" || r.toks[i+1].w == ")" && r.prevWord(i) == "(") {
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
		if (w == "l" || w == "r") && i == h.a-2 && r.toks[i+1].w == ")" && !r.toks[i].small {
			return map[string]body.Side{"l": body.Left, "r": body.Right}[w], true
		}
		if !between[w] && !(w == ")" && i == h.a-1) {
			return "", false
		}
	}
	return "", false
}

// adverbRight: "right under the blade", "right on the knee" is no side.
var adverbRight = map[string]bool{"under": true, "between": true, "in": true, "on": true, "at": true, "around": true, "below": true, "behind": true, "above": true, "the": true, "where": true, "when": true, "after": true, "before": true, "by": true, "against": true, "along": true, "over": true, "as": true, "away": true, "down": true, "up": true, "into": true, "through": true, "there": true, "here": true, "next": true, "near": true, "beside": true, "inside": true, "outside": true, "middle": true, "now": true,
	"across": true, "beneath": true, "underneath": true, "off": true, "round": true, "about": true, "level": true, "out": true, "from": true, "towards": true, "toward": true}

// aching are the words of pain that may stand between a body part and its side.
var aching = map[string]bool{"is": true, "are": true, "sore": true, "stiff": true, "tight": true, "strain": true, "strained": true, "ache": true, "aches": true, "aching": true, "achy": true,
	"hurts": true, "hurting": true, "tender": true, "tweak": true, "tweaked": true, "pinch": true, "pinches": true, "niggle": true, "twinge": true, "pulled": true, "feels": true}

func (r *reader) sideAfter(h hit) (body.Side, bool) {
	_, end := r.sentence(h.a)
	hurt := false // a word of pain stands between: "trap is stiff on the right"
	for i, steps := h.b, 0; i < end && steps < 7; i, steps = i+1, steps+1 {
		w := r.toks[i].w
		if s := r.sideToken(i); s != "" {
			prev := r.toks[i-1].w
			if hurt && !(prev == "the" && r.prev2(i) == "on") && !(s == body.Left && aching[prev] && prev != "is" && prev != "are" && prev != "feels" && (i+1 >= end || r.toks[i+1].w != "of")) {
				return "", false
			}
			next := ""
			if i+1 < end {
				next = r.toks[i+1].w
			}
			if prev == "the" && i >= 2 && r.prev2(i) == "to" && next == "of" && r.ofSpine(i+2, end) {
				return s, true
			}
			if i == h.b && s != body.Both && (i+1 >= end || r.toks[i+1].w == ",") {
				return s, true // "Achilles right, two fingers up"
			}
			if prev == "to" || prev == "not" || s == body.Right && prev != "the" && adverbRight[next] || r.otherPart(h, i+1, min(i+4, end)) || next == "over" || next == "turn" {
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
		case "to":
			if i+3 >= end || r.toks[i+3].w != "of" || !r.ofSpine(i+4, end) {
				return "", false
			}
		case "(", ",", "-", "on", "in", "the", "my", "side", "his", "her", "only", "mostly", "mainly", "just", ")", "pain", "area", "of", "s", "muscle", "body", "for", "its":
		default:
			if aching[w] {
				hurt = true
				continue
			}
			return "", false
		}
	}
	return "", false
}

// ofSpine: "of the spine", "of my backbone" after a side.
func (r *reader) ofSpine(i, end int) bool {
	for k := i; k < end && k < i+3; k++ {
		switch r.toks[k].w {
		case "spine", "backbone", "midline", "vertebrae", "vertebra", "sternum", "tailbone", "centre", "center":
			return true
		}
	}
	return false
}

// otherPart: [a, b) names a place that is not the limb of h.
func (r *reader) otherPart(h hit, a, b int) bool {
	for _, p := range r.in("part", a, b) {
		if !limbOf[r.toks[p.a].stem][body.Region(h.id)] || p.a != a {
			return true
		}
	}
	return false
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

// answerWords are the small words of a clause that only answers "which side?".
var answerWords = map[string]bool{"the": true, "my": true, "its": true, "it": true, "is": true, "just": true, "only": true, "yes": true, "yeah": true, "yep": true, "so": true, "mainly": true, "mostly": true, "sorry": true, "oh": true, "ah": true,
	"offending": true, "affected": true, "painful": true, "sore": true, "bad": true, "dodgy": true, "problem": true, "side": true, "one": true, "was": true, "thats": true, "this": true, "on": true, "in": true, "btw": true, "forgot": true, "say": true, "said": true, "should": true, "have": true,
	"mention": true, "i": true, "mean": true, "and": true, "edit": true, "ps": true, "unfortunately": true, "always": true, "more": true, "for": true, "me": true, "of": true, "them": true, "em": true, "his": true, "her": true, "hers": true, "mine": true, "specifically": true, "both": true, "course": true, "by": true, "way": true, "un": true, "to": true, "ofc": true, "again": true, "tbh": true,
	"but": true, "actually": true, "final": true, "answer": true}

var limbOf = map[string]map[body.Region]bool{
	"arm":      {body.Shoulder: true, body.ElbowForearm: true, body.Wrist: true},
	"leg":      {body.HipGroin: true, body.Knee: true, body.Other: true},
	"shoulder": {body.Shoulder: true, body.UpperBack: true},
	"elbow":    {body.ElbowForearm: true},
	"knee":     {body.Knee: true},
	"hip":      {body.HipGroin: true},
	"wrist":    {body.Wrist: true},
	"hand":     {body.Wrist: true},
	"foot":     {body.Other: true},
}

// inPair: of the part there are two, by its region or by its plural.
func (r *reader) inPair(h hit) bool {
	last := r.toks[h.b-1]
	return paired[h.id] || last.w != last.stem
}

// twoOf: "his two knees", "the two shoulder blades" are both.
func (r *reader) twoOf(h hit) bool {
	last := r.toks[h.b-1]
	if last.w == last.stem && last.w != "feet" {
		return false
	}
	for i := h.b - 2; i >= 0 && i >= h.a-2 && r.toks[i].sent == r.toks[h.a].sent; i-- {
		if w := r.toks[i].w; w == "two" {
			p := r.prevWord(i)
			return p != "between" && r.prev2(i) != "between"
		}
	}
	return false
}

// allSides: the sentence says left, right and both: "it's the left more than
// the right but both really".
func (r *reader) allSides(at int) bool {
	a, b := r.sentence(at)
	said := map[body.Side]bool{}
	for i := a; i < b; i++ {
		said[sideWord(r.toks[i].w)] = true
	}
	return said[body.Left] && said[body.Right] && said[body.Both] && !r.has("good", a, b)
}
