package intake

import "strings"

// How far a denial reaches in a sentence: forward from its first word over a
// list ("haven't had fever, chills or anything like it", "ruled out a clot"),
// or back from its end over all that was listed ("fever, chills: none",
// "checked for weakness and found nothing", "…, all negative").

// deniedFar reports that a denial of the sentence reaches the words of h.
func (r *reader) deniedFar(h hit) bool {
	if h.holdsNo || attrOf(h.attr, "neg") != "" {
		return false
	}
	a, b := r.sentence(h.a)
	return r.deniedOnward(h, a, b) || r.deniedBack(h, min(h.b, b), b)
}

// deniedOnward: the last opener of a denial before h, with nothing between that
// breaks the list off.
func (r *reader) deniedOnward(h hit, a, b int) bool {
	for i := h.a - 1; i >= a; i-- {
		if end := r.opensDenial(i, b); end > i && end <= h.a {
			if r.toks[i].clause != r.toks[h.a].clause && (r.verbal(h.a, h.b) || h.b < b && verbs[r.toks[h.b].w]) {
				return false // "no pulse, arm hurts"
			}
			return !r.hedgedNo(i) && !r.resumes(end, h.a) && (r.listed(end, h.a) || r.tail(h.b, b) > 0)
		}
		if w := r.toks[i].w; breaks[w] || w == ":" && (i == a || r.opensDenial(i-1, b) == 0) {
			return false
		}
	}
	return false
}

// breaks are words behind which no denial reaches on.
var breaks = map[string]bool{"but": true, "however": true, "except": true, "though": true, "although": true, "just": true, "only": true, "now": true, ";": true, "yet": true, "instead": true, "because": true, "until": true, "then": true}

// opensDenial gives the end of words at i that deny what follows, or 0.
func (r *reader) opensDenial(i, b int) int {
	switch w := r.toks[i].w; w {
	case "no", "without", "zero", "nor", "neither", "minus", "denies", "denied", "denying":
		if w == "neither" && r.has("part", i+1, min(i+2, b)) {
			return 0 // "neither leg feels right"
		}
		return i + 1
	case "negatives", "negative", "absent", "denials":
		if i+1 < b && r.toks[i+1].w == ":" {
			return i + 2
		}
	case "havent", "hasnt", "hadnt", "not", "never", "dont", "didnt", "doesnt":
		for k := i + 1; k < min(i+4, b); k++ {
			if having[r.toks[k].w] && !r.likened(k+1, b) {
				return k + 1
			}
		}
	}
	for _, p := range denials {
		if n := len(p); i+n <= b {
			k := 0
			for k < n && r.toks[i+k].w == p[k] {
				k++
			}
			if k == n && !r.likened(i+n, b) {
				return i + n
			}
		}
	}
	return 0
}

// likened: "never felt anything like it", "nothing like this" stress what follows.
func (r *reader) likened(k, b int) bool {
	for i := k - 1; i+1 < min(k+3, b); i++ {
		if w := r.toks[i+1].w; r.toks[i].w == "like" && (w == "it" || w == "this" || w == "that") {
			return true
		}
	}
	return false
}

var having = wordSet("have had has get got getting having feel felt noticed notice seen experienced any anything experiencing developed")

var denials = fieldsOf("free of", "clear of", "free from", "ruled out", "rules out", "rule out", "ruling out", "negative for", "absence of", "nothing in the way of", "nothing like", "none of the", "none of that", "cant say ive", "couldnt say ive", "nothing resembling")

func fieldsOf(phrases ...string) (out [][]string) {
	for _, p := range phrases {
		out = append(out, strings.Fields(p))
	}
	return out
}

// resumes: between the denial and h the sentence begins to assert again: a
// subject with its verb behind a comma or an "and".
func (r *reader) resumes(from, to int) bool {
	for i := from; i < to; i++ {
		if t := r.toks[i]; t.w != "," && t.w != "and" && t.w != "-" && t.w != ":" {
			continue
		}
		for k := i + 1; k < min(i+4, to); k++ {
			switch w := r.toks[k].w; {
			case negators[w], w == "or", w == "nor":
				k = to
			case verbs[w], firstPerson[w], third[w], w == "it", w == "its", w == "theres", w == "there", w == "thats":
				return true
			}
		}
	}
	return false
}

// listed: what stands between a denial and h is a list of such signs, or h
// follows at once.
func (r *reader) listed(from, to int) bool {
	gap := 0
	for i := from; i < to; i++ {
		switch {
		case r.has("symptom", i, i+1) || r.has("sign", i, i+1) || r.has("flag", i, i+1) || r.has("part", i, i+1) || r.has("pain", i, i+1), r.toks[i].kind == punct, listWords[r.toks[i].stem]:
			gap = 0
		default:
			gap++
		}
		if gap > 3 {
			return false
		}
	}
	return true
}

// deniedBack: the words behind h close its list with a denial.
func (r *reader) deniedBack(h hit, from, b int) bool {
	t := r.tail(from, b)
	return t > 0 && !r.resumes(h.b, t)
}

// tail is where the words that deny a whole list begin, or 0: "…: none", "…, all
// clear", "… and none of it applies", "… and found nothing", "…, not at all".
func (r *reader) tail(from, b int) int {
	end := b
	for end > from && r.toks[end-1].kind == punct {
		end--
	}
	for i := from; i < end; i++ {
		p := r.toks[i].w
		if breaks[p] && p != "but" {
			return 0
		}
		if p != ":" && p != "," && p != "-" && p != "and" && p != "but" && p != ")" {
			continue
		}
		if k := i + 1; k < end && r.closes(k, end, p == ":") {
			return i
		}
	}
	return 0
}

// closes: [k, end) is nothing but a denial of what was listed.
func (r *reader) closes(k, end int, colon bool) bool {
	said := make([]string, 0, 8)
	for i := k; i < end && len(said) < 8; i++ {
		if r.toks[i].kind != punct {
			said = append(said, r.toks[i].w)
		}
	}
	if len(said) == 0 || len(said) > 6 {
		return false
	}
	if said[0] == "and" || said[0] == "but" {
		said = said[1:]
	}
	flat, nos := strings.Join(said, " "), true
	for _, w := range said {
		nos = nos && (w == "no" || w == "none" || w == "nope" || w == "nil" || w == "negative" || w == "never" || w == "nah")
	}
	if nos && len(said) > 0 {
		return true
	}
	if flat == "nothing" {
		return colon
	}
	for _, p := range closers {
		if flat == p || strings.HasPrefix(flat, p+" ") {
			return true
		}
	}
	return false
}

var closers = []string{"all no", "all negative", "all clear", "all absent", "all normal", "all nos", "none of it", "none of that", "none of them", "none of those", "none of these", "none of this", "neither of them",
	"theres none", "there is none", "there was none", "there are none", "ive got neither", "i have neither", "ive neither", "got neither", "have neither", "ive none", "ive got none", "i have none", "have none", "found nothing", "found none", "nothing found", "not at all", "no to all", "never had any", "dont have any", "dont have it", "didnt find any", "came back clear", "came back negative", "came back normal"}
