package intake

import "spotter/internal/body"

// A body word may only pass by: "the drive back", "look over my shoulder", the
// foot that a pain from the back makes numb.

// adverbBack: "back" without a word that owns or describes it is a direction
// ("the drive back", "lowering the bar back"), unless pain stands right beside.
func (r *reader) adverbBack(h hit) bool {
	if h.b-h.a != 1 || r.toks[h.a].w != "back" {
		return false
	}
	if i := h.a; i == 0 || r.toks[i].clause != r.toks[i-1].clause || ownsBack[r.prevWord(i)] || sideWord(r.prevWord(i)) != "" {
		return false
	}
	for i := h.a + 1; i < min(len(r.toks), h.a+4) && r.toks[i].clause == r.toks[h.a].clause; i++ {
		if r.has("pain", i, i+1) || r.has("bad", i, i+1) || r.has("symptom", i, i+1) || verbs[r.toks[i].w] {
			return false
		}
	}
	return !r.has("pain", h.a-1, h.a) && !r.has("symptom", h.a-1, h.a)
}

// ownsBack are the words right before a back of the body.
var ownsBack = map[string]bool{"my": true, "me": true, "ma": true, "the": true, "his": true, "her": true, "your": true, "their": true, "this": true, "that": true, "a": true, "an": true, "our": true, "bad": true, "sore": true, "dodgy": true, "stiff": true, "tight": true, "lower": true, "low": true, "upper": true, "mid": true, "middle": true,
	"whole": true, "entire": true, "old": true, "in": true, "of": true, "and": true, "or": true, "with": true, "from": true, "into": true, "on": true, "/": true, "&": true, "down": true, "crook": true, "gammy": true, "buggered": true, "knackered": true, "poor": true, "aching": true, "painful": true, "hurt": true, "own": true, "no": true,
	"dem": true, "mein": true, "injured": true, "tweaked": true, "hurting": true, "for": true, "about": true, "any": true, "some": true, "as": true, "both": true, "is": true, "also": true, "just": true, "across": true, "re": true, "neck": true, "shoulder": true, "pulled": true, "hip": true, "s": true}

// overShoulder: "looking over my right shoulder" is where one looks.
func (r *reader) overShoulder(h hit) bool {
	if r.toks[h.b-1].stem != "shoulder" {
		return false
	}
	for i := h.a - 1; i >= 0 && i >= h.a-4 && r.toks[i].sent == r.toks[h.a].sent; i-- {
		switch w := r.toks[i].w; {
		case w == "over":
			return !r.has("pain", h.b, h.b+3) && !r.has("pain", max(i-3, 0), i)
		case w == "my" || w == "his" || w == "her" || w == "the" || w == "a" || sideWord(w) != "":
		default:
			return false
		}
	}
	return false
}

// upstream are the regions from which a nerve pain reaches hand or foot.
var upstream = map[string]map[body.Region]bool{
	"foot": {body.LowBack: true, body.HipGroin: true}, "feet": {body.LowBack: true, body.HipGroin: true}, "toe": {body.LowBack: true, body.HipGroin: true},
	"shin": {body.LowBack: true, body.HipGroin: true}, "calf": {body.LowBack: true, body.HipGroin: true}, "heel": {body.LowBack: true, body.HipGroin: true},
	"hand": {body.Neck: true, body.UpperBack: true, body.Shoulder: true, body.ElbowForearm: true}, "finger": {body.Neck: true, body.UpperBack: true, body.Shoulder: true, body.ElbowForearm: true},
	"pinky": {body.Neck: true, body.UpperBack: true, body.Shoulder: true, body.ElbowForearm: true},
}

// downstream: hand or foot, told after a sore place further up the same limb
// and with no word of pain of its own, is where that one reaches.
func (r *reader) downstream(h hit, ps []spot) bool {
	up := upstream[r.toks[h.b-1].stem]
	if up == nil {
		return false
	}
	a, b := r.sentence(h.a)
	for _, p := range ps {
		if up[body.Region(p.id)] && !p.resolved && r.toks[p.a].sent <= r.toks[h.a].sent {
			return !r.complaint(h, a, b) || r.ofFeeling(a, b)
		}
	}
	return false
}

// ofFeeling: the words are about sensation, where "dull" is no ache.
func (r *reader) ofFeeling(a, b int) bool {
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "sensation", "feeling", "numb", "numbness", "tingling", "tingles", "tingly", "pins":
			return true
		}
	}
	return false
}

// joked: "one knee (kidding, both knees)".
func (r *reader) joked(h hit) bool {
	a, b := r.sentence(h.a)
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "kidding", "joking", "jk":
			return !r.has("pain", a, b)
		}
	}
	return false
}

// sameSpot: "the bottom of my neck / top of my back" names one place twice.
func (r *reader) sameSpot(h hit, ps []spot) bool {
	if len(ps) == 0 || r.toks[ps[len(ps)-1].a].sent != r.toks[h.a].sent {
		return false
	}
	for i := h.a - 1; i > ps[len(ps)-1].b-1 && i >= h.a-3; i-- {
		if r.toks[i].w == "/" {
			return i-ps[len(ps)-1].b <= 2
		}
	}
	return false
}
