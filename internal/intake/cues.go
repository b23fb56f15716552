package intake

import (
	"sort"
	"strings"
)

// cue is a word that says how a lift or an activity goes.
type cue struct {
	hit
	bad    bool
	effect string
}

// cues lists what [a, b) says of how lifts and activities go.
func (r *reader) cues(a, b int) []cue { return r.verdicts(r.ellipses(r.plainCues(a, b), a, b), a, b) }

// plainCues are the cues that the word lists spell out.
func (r *reader) plainCues(a, b int) []cue {
	var out []cue
	first := sort.Search(len(r.hits), func(i int) bool { return r.hits[i].a >= a })
	for _, h := range r.hits[first:] {
		if h.a >= b {
			break
		}
		if !r.own(h.a) || r.clauseOf(h.a).other || r.clauseOf(h.a).hypo {
			continue
		}
		switch h.kind {
		case "pain", "bad":
			if h.b < len(r.toks) && r.toks[h.b-1].w == "no" && h.b-h.a == 2 && r.toks[h.b].kind == word {
				continue // "is no big deal"
			}
			out = append(out, cue{h, !r.negated(h) && (h.kind == "pain" || !r.noInside(h)), "provokes"})
		case "severity":
			if bad, ok := r.rating(h.a); ok {
				out = append(out, cue{h, bad, "provokes"})
			}
		case "limit":
			out = append(out, cue{h, true, "limits_range"})
		case "start":
			if r.beganRemedy(h) {
				continue
			}
			out = append(out, cue{h, true, "started"})
		case "weak":
			out = append(out, cue{h, true, "reduced_strength"})
		case "good":
			out = append(out, cue{h, r.notJust(h) || r.cannotWithout(h), "provokes"})
		}
	}
	return out
}

// noInside: a no stands in the gap of words that spell none: "is no problem".
func (r *reader) noInside(h hit) bool {
	for i := h.a; i < h.b && !h.holdsNo; i++ {
		if w := r.toks[i].w; negators[w] || w == "non" || w == "hardly" {
			return true
		}
	}
	return false
}

// rating: "4/10", "maybe a 3", "I'd call it a 5" speak of pain; none of it at
// nought.
func (r *reader) rating(i int) (bad, ok bool) {
	w := r.toks[i].w
	if n, found := strings.CutSuffix(w, "/10"); found {
		return n != "0" && n != "1", true
	}
	p := r.prevWord(i)
	if len(w) != 1 && w != "10" || p != "a" && p != "an" || w < "1" {
		return false, false
	}
	if i+1 < len(r.toks) {
		switch next := r.toks[i+1]; {
		case next.kind == punct && next.w != "-" && next.w != "/" && next.w != "x", next.w == "out", next.w == "or", next.w == "at", next.w == "on", next.w == "and", next.w == "when", next.w == "for", next.w == "in", next.sent != r.toks[i].sent:
		default:
			return false, false
		}
	}
	a, _ := r.sentence(i)
	for k := i - 1; k >= a && k >= i-5; k-- {
		switch r.toks[k].w {
		case "maybe", "call", "its", "is", "was", "about", "around", "say", "like", "solid", "rate", "at", "give", "to", "from", "hits", "hit", "probably", "of":
			return true, true
		}
	}
	return false, false
}

// beganRemedy: "I started doing pull-aparts", "I began from the empty bar" is
// no start of the pain.
func (r *reader) beganRemedy(h hit) bool {
	began := -1
	for i := h.a; i < h.b; i++ {
		if w := r.toks[i].w; w == "started" || w == "began" || w == "starting" || w == "begun" {
			began = i
			break
		}
	}
	if began < 0 {
		return false
	}
	p := r.prevWord(began)
	if r.toks[began].w == "started" && r.toks[h.b-1].w == "doing" || r.toks[began].w == "starting" && r.toks[h.b-1].w == "doing" {
		switch p {
		case "it", "pain", "this", "that", "which", "all", "first", "ache", "problem":
			return false
		}
		return true
	}
	switch p {
	case "i", "ive", "he", "she", "we", "just", "only":
		return !feels[r.nextWord(began+1)] && !(r.nextWord(began+1) == "to" && feels[r.nextWord(began+2)])
	}
	return false
}

// feels are verbs by which a person begins to have a pain.
var feels = map[string]bool{"feel": true, "feeling": true, "notice": true, "noticing": true, "get": true, "getting": true, "have": true, "having": true, "hurt": true, "hurting": true, "ache": true, "aching": true, "suffer": true, "suffering": true, "wake": true, "waking": true, "struggle": true, "struggling": true, "limp": true, "limping": true}

// notJust: "isn't fine", "not ok": only a no right before turns a good word.
func (r *reader) notJust(h hit) bool {
	for i := h.a - 1; i >= 0 && i >= h.a-3 && r.toks[i].clause == r.toks[h.a].clause; i-- {
		switch w := r.toks[i].w; w {
		case "not", "isnt", "arent", "wasnt", "never", "doesnt", "dont", "longer", "aint":
			return true
		case "feel", "feels", "really", "very", "quite", "been", "go", "too", "so", "that", "all":
		default:
			return false
		}
	}
	return false
}

// cannotWithout: "can't do dips without pain" complains.
func (r *reader) cannotWithout(h hit) bool {
	if r.toks[h.a].w != "without" {
		return false
	}
	a, _ := r.sentence(h.a)
	for i := h.a - 1; i >= a && i >= h.a-10; i-- {
		switch w := r.toks[i].w; {
		case w == "but" || w == ";":
			return false
		case w == "cant" || w == "cannot" || w == "couldnt" || w == "unable" || w == "struggle" || w == "hard" || w == "impossible" || negators[w]:
			return !r.hedgedNo(i)
		}
	}
	return false
}
