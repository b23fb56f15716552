package intake

import (
	"math"

	"spotter/internal/body"
)

// onset looks for when it began: near the problem's own sentence first, for the
// first problem anywhere. A time that stands with another problem's place is
// that problem's.
func (r *reader) onset(c *Case, p *Problem, first bool) (int, *Span, bool) {
	home := 0
	for _, t := range r.toks {
		if p.Span != nil && t.from >= p.Span[0] {
			home = t.sent
			break
		}
	}
	best, days := 99, 0
	var at *Span
	for s := range r.ends {
		a, b := r.sentence(r.ends[s] - 1)
		own := r.about(c, p.Region, a, b)
		if !first && s != home && !(own && s > home) {
			continue
		}
		v, w, ok := r.onsetIn(c, p.Region, s, s == home || s == home-1)
		if !ok {
			continue
		}
		away := s - home
		if away < 0 {
			away = -away + 1
		}
		if score := w + min(away, 6); score < best {
			best, days = score, v
			at = r.span(a, b)
		}
	}
	return days, at, best < 99
}

// about: the tokens [a, b) name the region.
func (r *reader) about(c *Case, region body.Region, a, b int) bool {
	for _, h := range r.in("part", a, b) {
		if h.id == string(region) {
			return true
		}
	}
	return false
}

// anothers: [a, b) names another present problem's place and not this one's.
func (r *reader) anothers(c *Case, region body.Region, a, b int) bool {
	if r.about(c, region, a, b) {
		return false
	}
	for _, q := range c.Problems {
		if q.Region != region && r.about(c, q.Region, a, b) {
			return true
		}
	}
	return false
}

func (r *reader) onsetIn(c *Case, region body.Region, s int, home bool) (days, score int, ok bool) {
	a, end := r.sentence(r.ends[s] - 1)
	score = 99
	for i := a; i < end; i++ {
		cl := r.clauseOf(i)
		if !r.own(i) || cl.other || cl.hypo || cl.plan || cl.ask {
			continue
		}
		lo, hi := max(cl.a, i-8), min(cl.b, i+10)
		if r.has("care", lo, hi) && !r.sinceChange(lo, hi) || r.has("med", lo, hi) || r.has("paid", lo, hi) || r.has("history", lo, hi) || r.anothers(c, region, lo, hi) || r.anothers(c, region, a, end) && !r.about(c, region, cl.a, cl.b) {
			continue
		}
		if r.has("old", lo, hi) && !r.has("since", lo, hi) {
			continue
		}
		d, cost, to := r.onsetAt(i, end, lo, hi, home)
		if cost < 99 && r.has("meet", lo, hi) && !(to < end && r.toks[to].w == "ago" || r.prevWord(to) == "ago") {
			continue
		}
		if cost < score {
			days, score, ok = d, cost, true
		}
		if to > i {
			i = to - 1
		}
	}
	return
}

// sinceChange: "since I widened my stance in July" dates the beginning, though
// a changed stance is a remedy elsewhere.
func (r *reader) sinceChange(a, b int) bool {
	for i := a; i+1 < b; i++ {
		if w, n := r.toks[i].w, r.toks[i+1].w; (w == "since" || w == "after" || w == "when") && (n == "i" || n == "we" || n == "he" || n == "she" || n == "my" || n == "switching" || n == "changing" || n == "going") {
			return true
		}
	}
	return false
}

// onsetAt values one time expression: how likely it tells the beginning.
func (r *reader) onsetAt(i, end, lo, hi int, home bool) (days, cost, to int) {
	a, _ := r.sentence(i)
	cue := r.has("since", lo, hi)
	pain := r.has("pain", lo, hi) || r.has("part", lo, hi)
	event := r.has("start", lo, hi) || r.has("injury", lo, hi)
	if v, to, ok := duration(r.toks[:end], i); ok {
		if r.dosed(i, to, end) || v == 0 && !(to < end && r.toks[to].w == "ago") {
			return 0, 99, to
		}
		next := ""
		if to < end {
			next = r.toks[to].w
		}
		days = int(math.Round(v))
		switch {
		case next == "ago" || next == "back" || next == "now" || next == "ish" || to+1 < end && (next == "and" && r.toks[to+1].w == "counting" || next == "or" && r.toks[to+1].w == "so" || next == "," && r.toks[to+1].w == "give" || next == "give" || next == "plus") || next == "in" && to+1 < end && r.toks[to+1].kind == punct:
			return days, pick(pain || cue || event, 0, 2), to
		case cue:
			return days, pick(pain, 0, 2), to
		case next == "on" && (to+1 >= end || r.toks[to+1].kind == punct || r.toks[to+1].w == "and" || weekdays[r.toks[to+1].stem] > 0 || r.toks[to+1].w == "sunday"):
			return days, 2, to
		case pain || end-a <= 8 && (to >= end || r.toks[to].kind == punct):
			return days, pick(pain, 3, 7), to
		case (to >= end || r.toks[to].kind == punct) && (r.has("pain", a, end) || r.has("part", a, end)):
			return days, 6, to
		}
		return 0, 99, to
	}
	d, to, ok := r.agoAt(i, end)
	if !ok {
		return 0, 99, i
	}
	good := r.has("good", lo, hi) || r.has("fine", lo, hi)
	if prev := r.prevWord(i); prev == "till" || prev == "until" || prev == "by" || prev == "than" || prev == "before" && !vaguely[r.prev2(i)] || prev == "every" || prev == "next" {
		return 0, 99, to
	}
	next := ""
	if to < end {
		next = r.toks[to].w
	}
	switch {
	case r.prevWord(i) == "since" || r.prev2(i) == "since" || cue && !good:
		return d, pick(pain, 1, 2), to
	case next == "was" || good:
		return 0, 99, to
	case event:
		return d, pick(pain, 3, 4), to
	case home && pain && (r.has("pain", a, end) || r.has("start", a, end)):
		return d, 5, to
	case home && (r.has("pain", a, end) || r.has("start", a, end) || r.has("injury", a, end)):
		return d, 6, to
	}
	return 0, 99, to
}

func (r *reader) prev2(i int) string {
	if i < 2 {
		return ""
	}
	return r.toks[i-2].w
}

// vaguely: "sometime before Christmas".
var vaguely = map[string]bool{"since": true, "sometime": true, "just": true, "shortly": true, "right": true, "time": true, "bit": true}

// dosed: the duration tells how long something takes, how often, or how far
// ahead something is.
func (r *reader) dosed(i, to, end int) bool {
	if to < end {
		switch r.toks[to].w {
		case "out", "away", "off", "to", "straight", "later", "a", "old", "until", "till", "before", "per", "rest", "free", "from", "after", "between", "left", "lifting", "training", "break", "apart":
			return true
		}
	}
	if p := r.prevWord(i); (p == "have" || p == "had" || p == "was") && r.prev2(i) == "i" {
		return true // "since I have 12 years"
	}
	switch r.prevWord(i) {
	case "in", "next", "every", "within", "per", "after", "another", "takes", "took", "lasts", "lasted", "first", "until", "x", "times", "under", "by", "each":
		return true
	}
	return false
}

func pick(c bool, a, b int) int {
	if c {
		return a
	}
	return b
}
