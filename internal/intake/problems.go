package intake

import (
	"strings"

	"spotter/internal/body"
)

type spot struct {
	hit
	side     body.Side
	pain     bool // a complaint in its clause
	old      bool
	injury   bool
	resolved bool
	mark     int // where the side stands, when that is apart
}

// readProblems finds where it hurts. The first sore place is the topic; any
// further place needs a complaint of its own.
func (r *reader) readProblems(c *Case) {
	ps := r.spots()
	if len(ps) == 0 {
		ps = r.anyPlace()
	}
	ruled := r.markSides(ps)
	ps = r.fillSides(r.judgePlaces(ruled), ruled)
	for _, p := range ps {
		r.addProblem(c, p)
	}
	r.describe(c, ps)
	r.details(c)
}

// spots are the body parts that the text complains of, in their order.
func (r *reader) spots() (ps []spot) {
	vague := struct { // the side of a vague word: "my back, left of the spine, about bra height"
		side body.Side
		sent int
	}{sent: -1}
	for _, h := range r.of("part") {
		if r.held(h) || r.tool(h) || r.modifies(h) || r.adverbBack(h) || r.overShoulder(h) || r.downstream(h, ps) || r.joked(h) || r.sameSpot(h, ps) {
			continue
		}
		if r.landmark(h, ps) {
			if n := len(ps) - 1; n >= 0 && r.toks[ps[n].a].sent == r.toks[h.a].sent {
				lend(&ps[n], r.sideOf(h))
			}
			continue
		}
		if p, ok := r.sore(h, len(ps) == 0); ok {
			if vague.sent == r.toks[h.a].sent {
				lend(&p, vague.side)
			}
			ps = append(ps, p)
		} else if s := r.sideOf(h); strings.Contains(h.attr, "weak:y") && (s == body.Left || s == body.Right) && r.mine(h) && r.has("pain", r.clauseOf(h.a).a, r.clauseOf(h.a).b) {
			vague.side, vague.sent = s, r.toks[h.a].sent
		} else if r.echo(h, ps) {
			ps = append(ps, spot{hit: h, side: r.sideOf(h)})
		}
	}
	return ps
}

// echo: the sentence names the sore place again, more finely perhaps ("my upper
// back, the part between spine and shoulder blade").
func (r *reader) echo(h hit, ps []spot) bool {
	if len(ps) == 0 || !r.mine(h) || r.negated(h) || r.notHers(h) || r.spread(h) || strings.Contains(h.attr, "strict:") || strings.Contains(h.attr, "weak:") {
		return false
	}
	last := ps[len(ps)-1]
	cl := r.clauseOf(h.a)
	return last.id == h.id && !last.resolved && r.toks[last.a].sent == r.toks[h.a].sent && !r.has("good", cl.a, cl.b) && !r.has("fine", cl.a, cl.b) && !cl.ask
}

func (r *reader) sore(h hit, first bool) (spot, bool) {
	cl := r.clauseOf(h.a)
	p := spot{hit: h}
	if !r.mine(h) || r.notHers(h) || r.negated(h) && !r.negatedPain(h) {
		return p, false
	}
	if strings.Contains(h.attr, "weak:") && !strings.Contains(h.attr, "self:") && (!first || r.toks[min(h.b, len(r.toks)-1)].w == "of" || r.finerPlace(h)) {
		return p, false
	}
	p.side = r.sideOf(h)
	if strings.Contains(h.attr, "strict:") && (p.side == body.NotStated || handy[r.toks[h.b-1].stem]) && !r.complaint(h, max(h.a-3, cl.a), min(h.b+4, cl.b)) && !r.failing(max(h.a-3, cl.a), min(h.b+4, cl.b)) {
		return p, false
	}
	a, b := r.sentence(h.a)
	if r.bracketed(cl) {
		cl = &r.clauses[r.toks[cl.a].clause-2]
		p.old = cl.old
	}
	p.old = p.old || cl.old && r.oldNear(h, cl) || r.has("injury", cl.a, cl.b) && r.oldWithin(a, b)
	p.injury = r.has("injury", cl.a, cl.b) || r.has("injury", a, b)
	p.pain = r.complaint(h, cl.a, cl.b) || r.has("limit", cl.a, cl.b) && !r.spread(h) || strings.Contains(h.attr, "self:")
	wide := r.complaint(h, a, b)
	if r.has("fine", cl.a, cl.b) && !p.pain && !r.exceptedPart(h, cl) || r.spread(h) {
		return p, false
	}
	if r.marked(h, cl) || first && r.soothed(h, cl) || r.exceptedPart(h, cl) || first && r.identified(h, cl) {
		p.pain = true
	}
	if r.treated(h, cl) && !p.pain || cl.plan && !p.pain {
		return p, false
	}
	if cl.ask && !(first && wide) {
		return p, false
	}
	p.resolved = p.old && (p.injury || p.pain)
	return p, p.pain || p.resolved || first && r.opening(h, cl) || wide && (first && !r.betterPlace(h) || p.side == body.Left || p.side == body.Right) || p.side != body.NotStated && (p.side != body.Both || !r.verbal(cl.a, cl.b) && !r.has("pain", cl.a, cl.b)) && !cl.plan && r.sidedTopic(h, cl)
}

// bracketed: the clause stands in brackets behind another one of its sentence
// ("did a disc (L5) in 2016").
func (r *reader) bracketed(cl *clause) bool {
	k := r.toks[cl.a].clause
	return cl.b-cl.a <= 3 && cl.a > 0 && r.toks[cl.a-1].w == "(" && k >= 2 && r.clauses[k-2].sent == cl.sent
}

// identified: "it's the muscle between spine and blade", "where: top of the
// shoulder" tell the place of what was complained of.
func (r *reader) identified(h hit, cl *clause) bool {
	if r.has("good", cl.a, cl.b) || r.has("care", cl.a, cl.b) || cl.ask || cl.old || strings.Contains(h.attr, "strict:") {
		return false
	}
	for i := h.a - 1; i >= cl.a && i >= h.a-6; i-- {
		switch w := r.toks[i].w; {
		case w == "its" && i == cl.a || w == "is" && i == cl.a+1 && (r.toks[cl.a].w == "it" || r.toks[cl.a].w == "this") || w == "mines":
			return !r.negatedHere(cl)
		case between[w] || sideWord(w) != "" || placing[w] || r.toks[i].kind == punct:
		default:
			return false
		}
	}
	k := r.toks[h.a].clause
	if k == 0 || r.clauses[k-1].sent != cl.sent || r.toks[cl.a-1].w != ":" {
		return false
	}
	p := r.clauses[k-1]
	for i := p.a; i < p.b; i++ {
		switch r.toks[i].w {
		case "where", "location", "place", "site", "area", "problem", "injury":
			return p.b-p.a <= 4
		}
	}
	return false
}

func (r *reader) negatedHere(cl *clause) bool {
	for i := cl.a; i < cl.b; i++ {
		if negators[r.toks[i].w] {
			return true
		}
	}
	return false
}

var placing = wordSet("muscle bit spot in on at across under between down along near around just right really more like place point bone where one high low deep and or spine neck a an to kind sort basically mostly mainly literally exactly meaty fleshy bony thing area")

// betterPlace: the pain of the sentence stands in the clause of another part.
func (r *reader) betterPlace(h hit) bool {
	a, b := r.sentence(h.a)
	for _, o := range r.in("part", a, b) {
		if c := r.clauseOf(o.a); o.id != h.id && c != r.clauseOf(h.a) && r.complaint(o, c.a, c.b) && !strings.Contains(o.attr, "weak:") && !r.spread(o) {
			return true
		}
	}
	return false
}

// opening: the place that the first words are about ("I have had it with this
// elbow") is the topic of the text.
func (r *reader) opening(h hit, cl *clause) bool {
	if r.toks[h.a].sent > 2 || r.toks[h.a].post != 0 || cl.old || cl.plan || cl.ask || r.has("good", cl.a, cl.b) || r.has("fine", cl.a, cl.b) || r.has("care", cl.a, cl.b) || strings.Contains(h.attr, "strict:") {
		return false
	}
	a, b := r.sentence(h.a)
	if !r.verbal(a, b) && !r.has("lift", a, b) && b-a <= 16 {
		return true // "Back of the elbow." as a headline
	}
	for i := h.a - 1; i >= 0 && i >= h.a-3; i-- {
		switch r.toks[i].w {
		case "my", "this", "me", "ma", "his", "her", "that":
			return true
		}
	}
	return false
}

// lend gives the side of a landmark to the place that it describes.
func lend(p *spot, s body.Side) {
	if p.side == body.NotStated && (s != body.Both || paired[p.id]) {
		p.side = s
	}
}

// sidedTopic: who names one side of the body speaks of what is wrong with it,
// unless the words compare, praise or recall it.
func (r *reader) sidedTopic(h hit, cl *clause) bool {
	if r.has("good", cl.a, cl.b) || r.has("fine", cl.a, cl.b) || cl.old {
		return false
	}
	for i := h.a - 1; i >= cl.a && i >= h.a-4; i-- {
		switch r.toks[i].w {
		case "than", "not", "like", "unlike", "compared", "as", "from", "other":
			return false
		}
	}
	return true
}

// marked: "my back is about a 5 out of 10" is a complaint by its number.
func (r *reader) marked(h hit, cl *clause) bool {
	for i := h.b; i < min(cl.b, h.b+8); i++ {
		if v, _, ok := r.painNumber(i); ok && v > 0 {
			return true
		}
	}
	return false
}

// exceptedPart: "everything feels great apart from my right elbow".
func (r *reader) exceptedPart(h hit, cl *clause) bool {
	for i := cl.a; i < h.a; i++ {
		if w := r.toks[i].w; w == "never" || w == "nothing" || w == "havent" {
			return false // "never been hurt apart from a broken toe"
		}
	}
	for i := h.a - 1; i >= cl.a && i >= h.a-5; i-- {
		prev := r.prevWord(i)
		switch w := r.toks[i].w; {
		case w == "except" || w == "besides" || w == "bar" && (prev == "good" || prev == "fine" || prev == "well"):
			return true
		case (w == "from" && (prev == "apart" || prev == "aside")), w == "than" && prev == "other", w == "for" && (prev == "except" || prev == "save" || prev == "but"):
			return true
		}
	}
	return false
}

// soothed: "an ice pack on my neck" tells where it hurts.
func (r *reader) soothed(h hit, cl *clause) bool {
	for _, k := range r.in("care", cl.a, h.a) {
		if (k.id == "ice" || k.id == "heat" || k.id == "topical_nsaid") && k.b <= h.a && h.a-k.b <= 3 && h.a > 1 && (r.prevWord(h.a) == "my" || r.prevWord(h.a) == "the") && r.prev2(h.a) == "on" {
			return true
		}
	}
	return false
}

// treated: a remedy stands in the clause, and the part is only where it went.
func (r *reader) treated(h hit, cl *clause) bool {
	if r.sideOf(h) == body.NotStated {
		return r.has("care", cl.a, cl.b)
	}
	for _, k := range r.in("care", cl.a, h.a) {
		if h.a-k.b <= 6 {
			return true
		}
	}
	return false
}

// oldNear: in a run-on clause an old time reaches only a few words.
func (r *reader) oldNear(h hit, cl *clause) bool {
	if cl.b-cl.a <= 30 {
		return true
	}
	return r.has("old", max(cl.a, h.a-10), min(cl.b, h.b+10))
}

// oldWithin: a clause of the sentence [a, b) tells of old times.
func (r *reader) oldWithin(a, b int) bool {
	for k := r.toks[a].clause; k <= r.toks[b-1].clause; k++ {
		if r.clauses[k].old {
			return true
		}
	}
	return false
}

// finerPlace: the text names a part of which the weak word is the vague form:
// "back" where the low back is told, "arm" where the elbow is.
func (r *reader) finerPlace(h hit) bool {
	vague := attrOf(h.attr, "weak")
	for _, o := range r.of("part") {
		if strings.Contains(o.attr, "weak:") || !r.mine(o) || r.clauseOf(o.a).old || r.spread(o) || r.held(o) || r.tool(o) {
			continue
		}
		if o.id == "upper_back" || o.id == "low_back" || o.id == "neck" || vague == "jaw" || vague == "arm" && limbOf["arm"][body.Region(o.id)] && r.complaint(o, r.clauseOf(o.a).a, r.clauseOf(o.a).b) {
			return true
		}
	}
	return false
}

// notHers: in a letter for someone else "my knee" is the writer's.
func (r *reader) notHers(h hit) bool {
	if r.role == "self" {
		for i := h.a - 1; i >= 0 && i >= h.a-3 && r.toks[i].sent == r.toks[h.a].sent; i-- {
			if w := r.toks[i].w; w == "your" || w == "his" || w == "her" || w == "their" {
				return true
			}
		}
		return false
	}
	for i := h.a - 1; i >= 0 && i >= h.a-3; i-- {
		if r.toks[i].w == "my" {
			return true
		}
	}
	return false
}

// complaint: a word of pain in [a, b) that is not denied.
func (r *reader) complaint(h hit, a, b int) bool {
	for _, p := range r.in("pain", a, b) {
		if w := r.toks[p.a].w; p.b-p.a == 1 && (w == "tight" || w == "tightness") && r.toks[h.b-1].w != r.toks[h.b-1].stem && p.a <= h.b+1 {
			continue // "hips tight, hamstrings tight" is no pain
		}
		if !r.negated(p) && !r.clauseOf(p.a).other && !r.clauseOf(p.a).hypo {
			return true
		}
	}
	return false
}

// failing: a hand or a leg that is numb, swollen or weak is sore enough.
func (r *reader) failing(a, b int) bool {
	for _, s := range r.in("symptom", a, b) {
		if !r.negated(s) && attrOf(s.attr, "p") != "no" {
			return true
		}
	}
	return false
}

func (r *reader) negatedPain(h hit) bool {
	c := r.clauseOf(h.a)
	return r.has("limit", c.a, c.b)
}

// spread: "down the left arm", "into the neck" is where pain goes, not where it is.
func (r *reader) spread(h hit) bool {
	for i := h.a - 1; i >= 0 && i >= h.a-4 && r.toks[i].sent == r.toks[h.a].sent; i-- {
		switch r.toks[i].w {
		case "into", "towards", "toward", "past":
			return true
		case "down": // "low down on the blade" is a place
			switch r.nextWord(i + 1) {
			case "on", "at", "in", "near", "by", "under", "below":
				return false
			}
			return true
		case "from": // "swollen from the shoulder down"
			return (r.nextWord(h.b) == "down" || r.nextWord(h.b) == "to") && (r.prevWord(i) == "swollen" || r.prevWord(i) == "numb" || r.prevWord(i) == "way")
		case "through":
			return i == 0 || !loads[r.prevWord(i)]
		case "spot", "place", "bit", "area", "point", "muscle":
			return false
		case "to":
			return i > 0 && (r.toks[i-1].w == "it" || r.toks[i-1].w == "down" || r.toks[i-1].w == "way" || r.toks[i-1].w == "up" || r.toks[i-1].w == "radiates" || r.toks[i-1].w == "spreads")
		}
	}
	return false
}

// loads go "through my left wrist" without spreading.
var loads = map[string]bool{"load": true, "weight": true, "force": true, "pressure": true, "anything": true, "it": true, "push": true, "drive": true}

// anyPlace is the fallback: a place named at all, in a text that complains.
func (r *reader) anyPlace() []spot {
	for _, h := range r.of("part") {
		c := r.clauseOf(h.a)
		if r.mine(h) && !r.notHers(h) && !r.negated(h) && !c.old && !r.has("care", c.a, c.b) && !r.has("fine", c.a, c.b) && !r.spread(h) && !r.held(h) && !r.tool(h) && !r.adverbBack(h) && !r.overShoulder(h) {
			return []spot{{hit: h, side: r.sideOf(h), pain: true}}
		}
	}
	return nil
}

func (r *reader) addProblem(c *Case, p spot) {
	region := body.Region(p.id)
	zone, word := body.Zone(""), ""
	for _, kv := range strings.Fields(p.attr) {
		switch k, v, _ := strings.Cut(kv, ":"); k {
		case "z":
			zone = body.Zone(v)
		case "place":
			word = v
		case "mid":
			if p.side == body.NotStated {
				word = "midline"
			}
		}
	}
	course := "not_stated"
	if p.resolved {
		course = "resolved"
	}
	for i := range c.Problems {
		q := &c.Problems[i]
		same := q.Region == region && (q.Course == "resolved") == p.resolved
		if !same {
			if q.Region == region && p.resolved && (p.side == q.Side || p.side == body.NotStated) {
				return // the same place, its history
			}
			continue
		}
		if p.side != body.NotStated && q.Side != body.NotStated && p.side != q.Side {
			return
		}
		r.widen(q, p)
		if q.Side == body.NotStated && p.side != body.NotStated {
			q.Side, q.Span = p.side, r.joined(q.Span, p)
		}
		if zone != "" && len(q.Zones) == 0 {
			q.Zones = []body.Zone{zone}
		}
		return
	}
	pr := Problem{Region: region, Side: p.side, Course: course, Place: word, Span: r.problemSpan(p)}
	if zone != "" {
		pr.Zones = []body.Zone{zone}
	}
	if len(c.Problems) >= 6 {
		return
	}
	if p.resolved && len(c.Problems) == 0 {
		pr.Course = "resolved"
	}
	c.Problems = append(c.Problems, pr)
}
