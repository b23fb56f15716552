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
}

// readProblems finds where it hurts. The first sore place is the topic; any
// further place needs a complaint of its own.
func (r *reader) readProblems(c *Case) {
	var ps []spot
	for _, h := range r.of("part") {
		if p, ok := r.sore(h, len(ps) == 0); ok {
			ps = append(ps, p)
		}
	}
	if len(ps) == 0 {
		ps = r.anyPlace()
	}
	r.markSides(ps)
	for _, p := range ps {
		r.addProblem(c, p)
	}
	r.details(c)
}

func (r *reader) sore(h hit, first bool) (spot, bool) {
	cl := r.clauseOf(h.a)
	p := spot{hit: h}
	if !r.mine(h) || r.notHers(h) || r.negated(h) && !r.negatedPain(h) {
		return p, false
	}
	if strings.Contains(h.attr, "weak:") && (!first || r.toks[min(h.b, len(r.toks)-1)].w == "of" || r.otherBack()) {
		return p, false
	}
	if strings.Contains(h.attr, "strict:") && !r.complaint(h, max(h.a-3, cl.a), min(h.b+4, cl.b)) || r.verbBefore(h) {
		return p, false
	}
	a, b := r.sentence(h.a)
	p.old = cl.old && r.oldNear(h, cl) || r.has("injury", cl.a, cl.b) && r.oldWithin(a, b)
	p.injury = r.has("injury", cl.a, cl.b) || r.has("injury", a, b)
	p.pain = r.complaint(h, cl.a, cl.b) || r.has("limit", cl.a, cl.b) && !r.spread(h) || strings.Contains(h.attr, "self:")
	wide := r.complaint(h, a, b)
	if r.has("fine", cl.a, cl.b) && !p.pain || r.spread(h) {
		return p, false
	}
	if first && r.soothed(h, cl) {
		p.pain = true
	}
	if r.has("care", cl.a, cl.b) && !p.pain || cl.plan && !p.pain {
		return p, false
	}
	if cl.ask && !(first && wide) {
		return p, false
	}
	p.side = r.sideOf(h)
	p.resolved = p.old && (p.injury || p.pain)
	return p, p.pain || p.resolved || wide && (first || p.side != body.NotStated) || p.side != body.NotStated && !cl.plan && r.headline(h)
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

// headline: a sided place in a short sentence without a finite verb, or one
// given as the reason for a change ("bc left wrist"), is what the text is about.
func (r *reader) headline(h hit) bool {
	a, b := r.sentence(h.a)
	if r.toks[h.a].post != 0 || r.has("good", a, b) || r.has("fine", a, b) || r.has("care", a, b) {
		return false
	}
	for i := r.clauseOf(h.a).a; i < h.a; i++ {
		if w := r.toks[i].w; w == "bc" || w == "because" || w == "cos" {
			return true
		}
	}
	return b-a <= 26 && !r.verbal(a, h.a) && a < 60
}

// otherBack: the text names a finer part of the back.
func (r *reader) otherBack() bool {
	for _, h := range r.of("part") {
		if (h.id == "upper_back" || h.id == "low_back" || h.id == "neck") && h.attr != "weak:y" && r.own(h.a) {
			return true
		}
	}
	return false
}

// verbBefore: "getting my hands into position" moves a part, it does not hurt.
func (r *reader) verbBefore(h hit) bool {
	for i := h.a - 1; i >= 0 && i >= h.a-2; i-- {
		switch r.toks[i].w {
		case "getting", "putting", "moving", "placing", "using", "shot", "move", "put", "wash", "use":
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
		if !r.negated(p) && !r.clauseOf(p.a).other && !r.clauseOf(p.a).hypo {
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
		case "into", "down", "towards", "toward", "past", "through":
			return true
		case "above", "near", "nearer", "parallel":
			return i == h.a-1 || i == h.a-2
		case "to":
			return i > 0 && (r.toks[i-1].w == "it" || r.toks[i-1].w == "up" || r.toks[i-1].w == "radiates" || r.toks[i-1].w == "spreads")
		}
	}
	return false
}

// anyPlace is the fallback: a place named at all, in a text that complains.
func (r *reader) anyPlace() []spot {
	for _, h := range r.of("part") {
		c := r.clauseOf(h.a)
		if r.mine(h) && !r.notHers(h) && !r.negated(h) && !c.old && !r.has("care", c.a, c.b) && !r.has("fine", c.a, c.b) && !r.spread(h) {
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

// joined keeps the first passage too when the side stands in its sentence.
func (r *reader) joined(old *Span, p spot) *Span {
	s := r.problemSpan(p)
	a, b := r.sentence(p.a)
	if all := r.span(a, b); old != nil && s != nil && old[0] >= all[0] && old[1] <= all[1] {
		return &Span{min(old[0], s[0]), max(old[1], s[1])}
	}
	return s
}

// problemSpan covers the place and the complaint of its clause.
func (r *reader) problemSpan(p spot) *Span {
	cl := r.clauseOf(p.a)
	a, b := p.a, p.b
	for _, h := range append(r.in("pain", cl.a, cl.b), r.in("side", cl.a, cl.b)...) {
		a, b = min(a, h.a), max(b, min(h.b, cl.b))
	}
	return r.span(a, b)
}
