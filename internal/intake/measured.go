package intake

import (
	"sort"
	"strconv"
	"strings"
)

// Signs that stand in numbers and not in words: one calf thicker than the
// other, a temperature, a blood pressure, a body weight that fell.

// measured adds the hits that numbers give.
func (r *reader) measured() {
	n := len(r.hits)
	for i, t := range r.toks {
		if t.kind != number {
			continue
		}
		v, err := strconv.ParseFloat(strings.ReplaceAll(t.w, ",", "."), 64)
		switch {
		case err != nil:
			r.bloodPressure(i)
		case r.thicker(i, v), r.fell(i, v), r.bloodPressure(i):
		default:
			r.feverish(i, v)
		}
	}
	if len(r.hits) > n {
		sort.SliceStable(r.hits, func(i, j int) bool { return r.hits[i].a < r.hits[j].a })
	}
}

func (r *reader) sign(id string, a, b int) bool {
	if _, ok := r.lex.signs[id]; ok {
		r.hits = append(r.hits, hit{kind: "sign", id: id, a: a, b: b})
	}
	return true
}

// near reports that one of the words stands within n tokens of i, in its sentence.
func (r *reader) near(i, n int, words map[string]bool) bool {
	a, b := r.bounds(i)
	for k := max(a, i-n); k < min(b, i+n+1); k++ {
		if words[r.toks[k].stem] {
			return true
		}
	}
	return false
}

// bounds is sentence() before the clauses are built.
func (r *reader) bounds(i int) (a, b int) {
	s := r.toks[i].sent
	if s > 0 {
		a = r.ends[s-1]
	}
	return a, r.ends[s]
}

var (
	tapeWords   = wordSet("cm centimetre centimetres centimeters inch inches measure measures measured measuring tape circumference girth around")
	sideWords   = wordSet("left right other side one")
	thinWords   = wordSet("smaller thinner wasted shrunk shrunken atrophy skinnier atrophied stance grip width wide kg lb lbs")
	feverWords  = wordSet("temp temperature thermometer fever feverish")
	degreeWords = wordSet("degrees c celsius f fahrenheit °")
	roomWords   = wordSet("gym garage room outside weather sauna bath water office heat summer sun kg lb lbs")
	limbWords   = wordSet("bicep biceps calf thigh forearm quad")
	powerWords  = wordSet("grip strength power dynamometer squeeze")
	fallWords   = wordSet("down dropped lost gone went fell")
)

// thicker: "43 on that side and 39.5 on the other": two girths of a limb that
// differ by 1.5 or more, in whatever unit.
func (r *reader) thicker(i int, v float64) bool {
	if v < 10 || v > 90 || !r.near(i, 14, tapeWords) && !r.near(i, 3, limbWords) || r.near(i, 14, thinWords) {
		return false
	}
	_, b := r.bounds(i)
	sides := false
	for k := i + 1; k < min(b, i+12); k++ {
		sides = sides || sideWords[r.toks[k].stem]
		o, err := strconv.ParseFloat(r.toks[k].w, 64)
		if err != nil || r.toks[k].kind != number || o < 10 || o > 90 {
			continue
		}
		if d := o - v; sides && (d >= 1.5 || d <= -1.5) && d < 15 && d > -15 {
			return r.sign("girth", i, k+1)
		}
	}
	return false
}

// fell: "down from 252 to 231" is a body weight that lost a twentieth or more,
// "grip went from 60 to 30" a strength that lost three tenths.
func (r *reader) fell(i int, v float64) bool {
	if v < 5 || v > 400 || i < 2 || i+2 >= len(r.toks) || r.toks[i-1].w != "from" || r.toks[i+1].w != "to" || !r.near(i, 5, fallWords) {
		return false
	}
	o, err := strconv.ParseFloat(r.toks[i+2].w, 64)
	switch {
	case err != nil || o <= 0:
		return false
	case r.near(i, 8, powerWords):
		return o <= 0.7*v && r.sign("strengthfell", i-2, i+3)
	}
	return v >= 40 && o > 35 && o <= 0.95*v && r.sign("weightfell", i-2, i+3)
}

// feverish: 38.7 near a thermometer, not in a hot gym.
func (r *reader) feverish(i int, v float64) bool {
	if !(v >= 38 && v < 42 || v >= 100.4 && v < 107) || r.near(i, 8, roomWords) {
		return false
	}
	if !r.near(i, 4, feverWords) && !(i+1 < len(r.toks) && degreeWords[r.toks[i+1].stem]) {
		return false
	}
	return r.sign("feverish", i, i+1)
}

// highTop is the upper figure from which a blood pressure is called very high
// here; the question is the screen's.
const highTop = 150

// bloodPressure: "BP is 180/110", "blood pressure 165 over 95".
func (r *reader) bloodPressure(i int) bool {
	top, _, slash := strings.Cut(r.toks[i].w, "/")
	v, err := strconv.ParseFloat(top, 64)
	if err != nil || v < highTop || v > 260 || !slash && !(i+1 < len(r.toks) && r.toks[i+1].w == "over") {
		return false
	}
	a, _ := r.bounds(i)
	for k := max(a, i-9); k < i; k++ {
		if w := r.toks[k].w; w == "bp" || w == "pressure" {
			r.hits = append(r.hits, hit{kind: "flag", id: "aortic_risk", attr: "ever:y", a: k, b: i + 1})
			return true
		}
	}
	return false
}
