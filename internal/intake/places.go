package intake

import "spotter/internal/body"

// A body part in a text is not always where it hurts: it is held, moved,
// measured by, worked with, or it only says whereabouts another place is.

// held: "elbows tucked", "keep my knees out", "shoulder width", "hip drive".
func (r *reader) held(h hit) bool {
	next, after := r.nextWord(h.b), r.nextWord(h.b+1)
	if w := r.toks[h.b-1].w; w == "strap" || w == "line" || w == "band" {
		return false // "about bra strap height" is a place
	}
	if measures[next] && !(next == "high" && after == "up") {
		return true
	}
	last := r.toks[h.b-1]
	if last.w == last.stem && last.w != "chest" {
		return false // one part is sore, two parts are held
	}
	cl := r.clauseOf(h.a)
	if p := r.prevWord(h.a); (p == "the" || p == "my" || p == "his" || p == "her") && r.prev2(h.a) == "between" && (r.has("care", cl.a, h.a) || last.stem == "knee" || last.stem == "leg" || last.stem == "thigh") {
		return true // "a ball between the knees"
	}
	for i := h.a - 1; i >= cl.a && i >= h.a-3; i-- {
		if holds[r.toks[i].w] {
			return true
		}
		if w := r.toks[i].w; w != "my" && w != "the" && w != "your" && w != "both" && w != "those" && w != "out" && w != "his" && w != "her" {
			break
		}
	}
	return postures[next] && !(r.has("pain", h.b, h.b+1) && next != "flared" && next != "flaring")
}

var measures = map[string]bool{"width": true, "height": true, "level": true, "wide": true, "deep": true, "drive": true, "hinge": true, "mobility": true, "flexion": true, "extension": true, "abduction": true, "rotation": true,
	"placement": true, "position": true, "travel": true, "angle": true, "spacing": true, "sleeves": true, "sleeve": true, "wraps": true, "wrap": true, "day": true, "days": true, "workout": true, "session": true, "sessions": true, "girth": true, "length": true, "bracing": true, "supported": true}

var holds = map[string]bool{"keep": true, "keeping": true, "kept": true, "tuck": true, "tucking": true, "flare": true, "flaring": true, "drive": true, "driving": true, "push": true, "pushing": true, "shove": true, "shoving": true, "squeeze": true, "squeezing": true,
	"spread": true, "spreading": true, "pin": true, "pinning": true, "engage": true, "engaging": true, "activate": true, "set": true, "setting": true, "retract": true, "retracting": true, "depress": true, "lock": true, "bend": true, "break": true, "straighten": true, "pack": true, "packing": true, "rotate": true, "move": true, "moving": true, "moved": true, "train": true, "hit": true, "wrap": true, "wrapped": true, "wrapping": true, "with": true}

var postures = map[string]bool{"tucked": true, "tuck": true, "flared": true, "flaring": true, "in": true, "out": true, "up": true, "down": true, "back": true, "forward": true, "forwards": true, "straight": true, "bent": true, "high": true, "low": true, "stacked": true, "locked": true,
	"neutral": true, "narrow": true, "apart": true, "together": true, "under": true, "packed": true, "retracted": true, "pinned": true, "outside": true, "inside": true, "caving": true, "cave": true, "track": true, "first": true, "rise": true, "shoot": true, "rising": true, "turned": true, "closer": true, "wider": true}

// tool: "dig my thumb into it", "with my left hand", "left hand over".
func (r *reader) tool(h hit) bool {
	for i := h.a - 1; i >= 0 && i >= h.a-4 && r.toks[i].sent == r.toks[h.a].sent; i-- {
		w := r.toks[i].w
		if tools[w] {
			return (w != "with" || handy[r.toks[h.b-1].stem]) && !r.has("pain", h.b, h.b+2)
		}
		if w != "my" && w != "the" && w != "a" && w != "his" && w != "her" && sideWord(w) == "" && w != "own" {
			break
		}
	}
	if !handy[r.toks[h.b-1].stem] {
		return false
	}
	switch r.nextWord(h.b) {
	case "under", "over", "overhand", "underhand", "supinated", "pronated", "forward", "further", "first", "goes", "grip", "out", "closer", "wider", "slightly":
		return true
	}
	return false
}

var handy = map[string]bool{"hand": true, "foot": true, "leg": true, "palm": true, "toe": true, "heel": true, "thumb": true, "finger": true}

var tools = map[string]bool{"with": true, "using": true, "pressing": true, "press": true, "push": true, "pushing": true, "dig": true, "digging": true, "stick": true, "sticking": true, "put": true, "putting": true, "use": true, "getting": true, "moving": true, "placing": true, "shot": true, "wash": true}

// landmark: the part only says whereabouts the place before it is: "lat, up
// near the armpit", "the neck where it meets the left shoulder". A part after
// "above", "parallel to" or "meets" alone is one too.
func (r *reader) landmark(h hit, ps []spot) bool {
	near := false
	for i := h.a - 1; i >= 0 && i >= h.a-7 && r.toks[i].sent == r.toks[h.a].sent; i-- {
		if beside[r.toks[i].w] {
			near = true
			break
		}
		if !between[r.toks[i].w] && sideWord(r.toks[i].w) == "" && r.toks[i].w != "to" && r.toks[i].w != "where" && r.toks[i].w != "it" && r.toks[i].w != "bone" && r.toks[i].w != "a" {
			break
		}
	}
	var last hit
	for _, p := range r.in("part", max(0, h.a-14), h.a) {
		if r.toks[p.a].sent == r.toks[h.a].sent {
			last = p
		}
	}
	if last.kind == "" || last.id == h.id {
		return false
	}
	sore := len(ps) > 0 && r.toks[ps[len(ps)-1].a].sent == r.toks[h.a].sent
	if sore && limbOf[r.toks[h.a].stem][body.Region(last.id)] && h.a-last.b <= 6 {
		near = near || r.has("pain", last.a, h.a) && !r.has("pain", h.b, h.b+3) || h.a-last.b <= 3
	}
	return near && (sore || !r.complaint(h, last.b, h.a))
}

var beside = map[string]bool{"near": true, "nearer": true, "by": true, "close": true, "beside": true, "meets": true, "meet": true, "joins": true, "join": true, "connects": true, "attaches": true, "inserts": true, "next": true, "above": true, "below": true, "under": true, "over": true, "underneath": true, "parallel": true, "from": true, "behind": true, "between": true, "towards": true, "toward": true, "where": true}

// modifies: "biceps tendonitis in my right shoulder" is about the shoulder;
// "knee pain in my left leg" is about the knee.
func (r *reader) modifies(h hit) bool {
	cl := r.clauseOf(h.a)
	in := false
	for i := h.b; i < cl.b && i < h.b+7; i++ {
		for _, p := range r.in("part", i, i+1) {
			return in && p.id != h.id && limbOf[r.toks[p.a].stem][body.Region(h.id)] == false
		}
		switch w := r.toks[i].w; {
		case w == "in" || w == "at" || w == "of":
			in = true
		case tendons[w] || between[w] || sideWord(w) != "":
		default:
			return false
		}
	}
	return false
}

var tendons = map[string]bool{"tendon": true, "tendonitis": true, "tendinitis": true, "tendinopathy": true, "long": true, "head": true, "attachment": true, "insertion": true}

func (r *reader) nextWord(i int) string {
	if i >= len(r.toks) || i > 0 && r.toks[i].sent != r.toks[i-1].sent {
		return ""
	}
	return r.toks[i].w
}
