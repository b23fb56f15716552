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
		if r.has("care", lo, hi) && !r.sinceChange(lo, hi) && !r.beganAt(lo, i) || r.ceased(lo, i) || r.has("med", lo, hi) || r.has("paid", lo, hi) || r.has("history", lo, hi) || r.anothers(c, region, lo, hi) || r.anothers(c, region, a, end) && !r.about(c, region, cl.a, cl.b) {
			continue
		}
		if r.has("old", lo, hi) && !r.has("since", lo, hi) {
			continue
		}
		d, cost, to := r.onsetAt(i, end, lo, hi, home)
		if cost < 99 && r.has("meet", lo, hi) && !r.sinceWord(lo, i) && !(to < end && r.toks[to].w == "ago" || r.prevWord(to) == "ago") {
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

// beganAt: a verb of beginning stands close before the time.
func (r *reader) beganAt(a, i int) bool {
	for k := max(a, i-6); k < i; k++ {
		switch r.toks[k].w {
		case "started", "began", "begun", "crept", "kicked":
			return r.prevWord(k) != "i" && r.prevWord(k) != "we" && r.prevWord(k) != "ive" && r.prevWord(k) != "he" && r.prevWord(k) != "she"
		}
	}
	return false
}

// ceased: "stopped the pulldowns 2 weeks ago" dates a change.
func (r *reader) ceased(a, i int) bool {
	for k := max(a, i-6); k < i; k++ {
		switch r.toks[k].w {
		case "stopped", "quit", "dropped", "binned", "ditched", "rested", "swapped", "switched", "deloaded", "tried", "finished", "retired":
			return k == 0 || !(r.prevWord(k) == "since" || r.prev2(k) == "since" || r.prev2(k) == "when" || r.prev2(k) == "after")
		}
	}
	return false
}

// sinceWord: the very word stands close before the time.
func (r *reader) sinceWord(a, i int) bool {
	for k := max(a, i-7); k < i; k++ {
		if r.toks[k].w == "since" {
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
		if r.dosed(i, to, end) || v == 0 && !(to < end && r.toks[to].w == "ago") || r.trainedFor(i, to, v, a, end) {
			return 0, 99, to
		}
		if r.bareTime(i, to, a, end) {
			return int(math.Round(v)), 1, to
		}
		next := ""
		if to < end {
			next = r.toks[to].w
		}
		days = int(math.Round(v))
		switch {
		case next == "ago" || next == "back" || next == "now" || next == "ish" || to+1 < end && (next == "and" && r.toks[to+1].w == "counting" || next == "or" && r.toks[to+1].w == "so" || next == "," && r.toks[to+1].w == "give" || next == "give" || next == "plus") || next == "in" && to+1 < end && r.toks[to+1].kind == punct:
			return days, pick(pain || cue || event, 0, 2), to
		case cue && r.workedAt(i):
			return 0, 99, to
		case cue:
			return days, pick(pain, 0, 2), to
		case r.cueBeside(i, a, end):
			return days, 3, to
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
	vague := pick(seasons[r.toks[i].w], 1, 0)
	switch {
	case r.prevWord(i) == "since" || r.prev2(i) == "since" || cue && !good || r.cameBack(a, i):
		return d, pick(pain, 1, 2) + vague, to
	case next == "was" || good:
		return 0, 99, to
	case event:
		return d, pick(pain, 3, 4) + vague, to
	case r.cueBeside(i, a, end):
		return d, 5, to
	case home && pain && (r.has("pain", a, end) || r.has("start", a, end)):
		return d, 5, to
	case home && (r.has("pain", a, end) || r.has("start", a, end) || r.has("injury", a, end)):
		return d, 6, to
	case home && i-a <= 2 && !r.clauseOf(i).plan:
		return d, 6, to // "Sunday, third rep, my back just went."
	}
	return 0, 99, to
}

// workedAt: "side planks I'm doing since 10 days" dates the exercise.
func (r *reader) workedAt(i int) bool {
	cl := r.clauseOf(i)
	for k := i - 1; k >= cl.a && k >= i-4; k-- {
		switch r.toks[k].w {
		case "doing", "using", "taking", "wearing", "do":
			return r.has("lift", cl.a, k) || r.has("care", cl.a, k)
		}
	}
	return false
}

// cameBack: this round began when it came back.
func (r *reader) cameBack(a, i int) bool {
	for k := max(a, i-5); k+1 < i; k++ {
		if w := r.toks[k].w; (w == "came" || w == "returned" || w == "flared") && (w != "came" || r.toks[k+1].w == "back") {
			return true
		}
	}
	return false
}

// seasons are vaguer than any date beside them.
var seasons = map[string]bool{"spring": true, "summer": true, "autumn": true, "fall": true, "winter": true}

// cueBeside: the beginning is told in another clause of the sentence ("that was
// the start of it, end of May"), which speaks of no remedy and no meet.
func (r *reader) cueBeside(i, a, end int) bool {
	if r.bareClause(i) || r.labelled(i) {
		return true
	}
	a, end = max(a, i-16), min(end, i+8)
	if r.has("care", a, end) || r.has("med", a, end) || r.has("meet", a, end) || r.has("good", a, end) {
		return false
	}
	if cl := r.clauseOf(i); r.has("lift", cl.a, cl.b) {
		return false
	}
	return r.tellsStart(a, end)
}

// labelled: "Onset: sprint crunch in Feb".
func (r *reader) labelled(i int) bool {
	k := r.toks[i].clause
	if k == 0 || r.clauses[k-1].sent != r.clauses[k].sent || i-r.clauses[k].a > 8 {
		return false
	}
	p := r.clauses[k-1]
	return r.toks[p.b-1].w == ":" && p.b-p.a <= 4 && r.tellsStart(p.a, p.b)
}

// tellsStart: [a, b) speaks of a beginning; a mere "for the" or "maybe" does not.
func (r *reader) tellsStart(a, b int) bool {
	for _, h := range r.in("since", a, b) {
		if w := r.toks[h.a].w; w != "for" && w != "maybe" && w != "perhaps" {
			return true
		}
	}
	return r.has("start", a, b)
}

// bareClause: a clause of a time alone stands behind one of pain or beginning:
// "it's been tender since I went high bar, seven weeks maybe".
func (r *reader) bareClause(i int) bool {
	k := r.toks[i].clause
	cl := r.clauses[k]
	for t := cl.a; t < cl.b; t++ {
		if w := r.toks[t].w; r.toks[t].kind == word && unitDays[r.toks[t].stem] == 0 && !timeLeads[w] && !timeTails[w] && !isNumberWord(w) && months[w] == 0 && r.toks[t].stem != "day" {
			return false
		}
	}
	if k == 0 || r.clauses[k-1].sent != cl.sent {
		return false
	}
	p := r.clauses[k-1]
	return (!r.has("care", p.a, p.b) || r.sinceChange(p.a, p.b)) && !r.has("med", p.a, p.b) && !r.has("meet", p.a, p.b) && !r.has("good", p.a, p.b) && (r.tellsStart(p.a, p.b) || r.has("pain", p.a, p.b) && r.toks[cl.b-1].w != ":")
}

// bareTime: the sentence says nothing but how long it is ("Been 5 months.",
// "Six weeks of this now"), or goes on with "since".
func (r *reader) bareTime(i, to, a, end int) bool {
	for k := a; k < i; k++ {
		if r.toks[k].kind != punct && !timeLeads[r.toks[k].w] {
			return false
		}
	}
	next := func(k int) string {
		if k < end {
			return r.toks[k].w
		}
		return ""
	}
	switch {
	case next(to) == "of" && (next(to+1) == "this" || next(to+1) == "it" || next(to+1) == "that"):
		return true
	case next(to) == "from" && r.toks[a].w == "now", next(to) == "," && next(to+1) == "since", next(to) == "it" && next(to+1) == "is", next(to) == "now" && i-a <= 2:
		return true
	}
	for k := to; k < end; k++ {
		if r.toks[k].kind != punct && !timeTails[r.toks[k].w] {
			return false
		}
	}
	return r.toks[end-1].w != "?"
}

var timeLeads = wordSet("been its it has have had now so about maybe roughly call say duration onset since for nearly almost only well around approx approximately probably perhaps there this like that was must be just over going on a good id i'd reckon guess think and i ive carry")

var timeTails = wordSet("now ago of this it that in so far ish or plus already is maybe give take and counting roughly at least if not longer more on running total id say i'd off i guess thus probably almost nearly the problem pain")

// trainedFor: the time tells how long somebody trains, or how old he is, not
// how long it hurts.
func (r *reader) trainedFor(i, to int, days float64, a, end int) bool {
	if days >= 14*365 && !r.has("pain", r.clauseOf(i).a, r.clauseOf(i).b) {
		return true
	}
	for k := i - 1; k >= a && k >= i-6; k-- {
		if r.has("pain", k, k+1) || r.has("part", k, k+1) || r.toks[k].kind == punct && k < i-2 {
			return false
		}
		if trains[r.toks[k].w] {
			return !(r.prevWord(k) == "while" || r.prevWord(k) == "when" || r.prevWord(k) == "from" || r.prevWord(k) == "after")
		}
	}
	return to+1 < end && r.toks[to].w == "of" && trains[r.toks[to+1].w]
}

var trains = wordSet("train trained training lift lifted lifting lifts powerlifting powerlifter weightlifting weightlifter gym crossfit crossfitter strongman compete competed competing coaching coach coached bodybuilding natural natty sport")

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
