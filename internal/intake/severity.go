package intake

import (
	"math"
	"strings"
)

// A pain number is a number up to ten that the words mark as pain: "6/10" or
// "6 out of 10" near a complaint, or a bare number that a pain word or a scale
// leads to and that counts nothing. Effort marks, sets, weeks, doses and
// grades of something else are no pain.

// severities gives every problem the worst number stated for it.
func (r *reader) severities(c *Case) {
	skip, marked := 0, -1
	for i := range r.toks {
		cl := r.clauseOf(i)
		if i < skip || !r.own(i) || cl.other || cl.hypo || cl.ask {
			continue
		}
		v, end, ok := r.painNumber(i)
		skip = end
		if !ok && marked == r.toks[i].sent {
			v, end, ok = r.chained(i)
		}
		if !ok {
			continue
		}
		marked = r.toks[i].sent
		r.marks = append(r.marks, mark{i, end, v, r.whenOf(i, end)})
		p := r.problemAt(c, i, end)
		if p == nil || p.Course == "resolved" {
			continue
		}
		if p.Severity == nil || *p.Severity < v {
			p.Severity = &v
		}
	}
}

// chained: behind a mark in the same sentence a further number that closes its
// clause is one too: "4 out of 10, in bed on that side 6".
func (r *reader) chained(i int) (v, end int, ok bool) {
	_, sent := r.sentence(i)
	v, ok = outOfTen(r.toks[i].w)
	if !ok || !r.countsNothing(i+1, sent) || i > 0 && (r.prevWord(i) == "@" || r.prevWord(i) == "x" || r.prevWord(i) == "rpe") {
		return 0, i + 1, false
	}
	switch r.prevWord(i) {
	case "and", "or", "then", "to", ",", "was", "is":
		return v, i + 1, true
	}
	cl := r.clauseOf(i)
	closes := i+1 >= sent || r.toks[i+1].kind == punct
	return v, i + 1, closes && r.toks[i].kind == number && !r.has("lift", cl.a, cl.b) && !r.has("meet", cl.a, cl.b) && i > cl.a+1
}

// scaleEnd: the ten of "from 0 to 10 it is 3" is the end of the scale, and so
// is the nought; the ten of "from zero to ten in a second" is not.
func (r *reader) scaleEnd(i int) bool {
	nought := func(w string) bool { return w == "0" || w == "zero" || w == "nought" || w == "1" || w == "one" }
	ten := func(w string) bool { return w == "10" || w == "ten" }
	_, end := r.sentence(i)
	at := i
	switch {
	case ten(r.toks[i].w) && i >= 2 && (r.prevWord(i) == "to" || r.prevWord(i) == "-") && nought(r.toks[i-2].w):
	case ten(r.toks[i].w) && i >= 1 && nought(r.prevWord(i)) && r.toks[i].from-r.toks[i-1].to == 1:
	case nought(r.toks[i].w) && i+2 < end && r.toks[i+1].w == "to" && ten(r.toks[i+2].w):
		at = i + 2
	default:
		return false
	}
	a, _ := r.sentence(i)
	for k := max(a, i-4); k < min(end, at+9); k++ {
		if w := r.toks[k].w; w == "scale" {
			return true
		}
		if _, mark := outOfTen(r.toks[k].w); mark && k > at && r.toks[k].kind == number {
			return true
		}
	}
	return false
}

// countsAfterTo: the three of "from 3 to 5 sets" counts what the five counts.
func (r *reader) countsAfterTo(i int) bool {
	_, end := r.sentence(i)
	if i+2 >= end || r.toks[i+1].w != "to" {
		return false
	}
	_, ok := outOfTen(r.toks[i+2].w)
	return ok && !r.countsNothing(i+3, end)
}

// countsNights: "waking me most nights and now it's one or two".
func (r *reader) countsNights(i int) bool {
	if r.toks[i].kind != word {
		return false
	}
	a, _ := r.sentence(i)
	for k := i - 1; k >= a; k-- {
		if w := r.toks[k].w; w == "nights" || w == "mornings" || w == "times" {
			return true
		}
	}
	return false
}

// painNumber reads a pain number at token i; end is the token after it.
func (r *reader) painNumber(i int) (v, end int, ok bool) {
	v, ok = outOfTen(r.toks[i].w)
	if !ok || r.scaleEnd(i) || r.countsAfterTo(i) || r.countsNights(i) || r.clockHour(i) || tens[r.prevWord(i)] || r.prevWord(i) == "not" || r.prevWord(i) == "hurt" && v == 1 {
		return 0, i, false
	}
	switch r.prevWord(i) {
	case "@", "rpe", "$", "x", "week", "wk", "day", "block", "phase", "set", "top", "c", "l", "t", "s":
		return 0, i, false
	}
	_, sent := r.sentence(i)
	end = i + 1
	if end+1 < sent && (r.toks[end].w == "out" && r.toks[end+1].w == "of" || r.toks[end].w == "of" || r.toks[end].w == "from" || r.toks[end].w == "in" || r.toks[end].w == "over" || r.toks[end].w == "outta") {
		k := end + 1
		if r.toks[end].w == "out" {
			k++
		}
		if k < sent && (r.toks[k].w == "10" || r.toks[k].w == "ten") {
			return v, k + 1, !r.gradesElse(k+1) && !r.gradedThing(i) && (r.painAround(i) || r.saidAs(i) || r.prevWord(i) == "a" && r.saidAs(i-1))
		}
	}
	if strings.HasSuffix(r.toks[i].w, "/10") {
		return v, end, !r.gradesElse(end) && !r.gradedThing(i) && (r.painAround(i) || r.saidAs(i) || r.prevWord(i) == "at" && r.saidAs(i-1) || !r.has("care", r.clauseOf(i).a, i))
	}
	if strings.Contains(r.toks[i].w, "/") || !r.countsNothing(end, sent) {
		return 0, i, false
	}
	return v, end, r.scaleBefore(i)
}

// clockHour: "up every night around 2" is an hour.
func (r *reader) clockHour(i int) bool {
	if p := r.prevWord(i); p != "around" && p != "about" && p != "at" && p != "till" && p != "until" && p != "by" {
		return false
	}
	for k := max(r.clauseOf(i).a, i-5); k < i; k++ {
		switch r.toks[k].w {
		case "night", "nights", "morning", "up", "wake", "wakes", "woke", "awake", "waking":
			return !r.has("pain", r.clauseOf(i).a, i)
		}
	}
	return false
}

// tens: the nine of "thirty-nine" is no mark.
var tens = map[string]bool{"twenty": true, "thirty": true, "forty": true, "fifty": true, "sixty": true, "seventy": true, "eighty": true, "ninety": true, "hundred": true}

// gradesElse: "10/10 would recommend", "8/10 effort", "7/10 session".
func (r *reader) gradesElse(k int) bool {
	for n := 0; k < len(r.toks) && n < 2; k, n = k+1, n+1 {
		switch r.toks[k].w {
		case "would", "effort", "rpe", "recommend", "recommended", "again", "session", "workout", "intensity", "sleep", "motivation", "confidence", "movie", "idea", "sets", "set", "reps", "times", "days", "sessions", "workouts", "weeks", "lifters", "people", "hard", "difficulty", "stress", "energy":
			return true
		}
	}
	return false
}

// gradedThing: "the session was 9/10", "took 8 of 10 attempts".
func (r *reader) gradedThing(i int) bool {
	cl := r.clauseOf(i)
	for k := i - 1; k >= cl.a && k >= i-6; k-- {
		switch r.toks[k].stem {
		case "night", "time", "session", "workout", "sleep", "mood", "energy", "took", "made", "program", "stress", "form", "technique", "gym", "motivation", "hit", "effort", "rpe", "feeling", "recovery":
			return true
		}
	}
	return false
}

// countsNothing: after a bare pain number comes a pause or a word of place or
// time, never a thing that could be counted.
func (r *reader) countsNothing(k, sent int) bool {
	if k >= sent {
		return true
	}
	if _, ok := outOfTen(r.toks[k].w); ok && r.toks[k].kind == number && k+1 < sent && r.toks[k].from-r.toks[k-1].to == 1 {
		return r.toks[k-1].kind == number && r.countsNothing(k+1, sent)
	}
	if r.toks[k].kind == punct {
		return r.toks[k].w != "%" && r.toks[k].w != "@" && r.toks[k].w != "#"
	}
	switch r.toks[k].w {
	case "in":
		for n := k + 1; n < min(sent, k+3); n++ {
			switch r.toks[n].w {
			case "morning", "evening", "bed", "training", "gym", "car":
				return r.prevWord(k-1) != "at"
			}
		}
		return false
	case "on", "at", "when", "whenever", "after", "with", "if", "last", "during", "while", "for", "now", "right", "most", "max", "tops", "today", "yesterday", "maybe", "or", "to", "and", "but", "then", "otherwise",
		"unless", "by", "once", "before", "atm", "under", "going", "just", "currently", "though", "ish", "sometimes", "usually", "the", "this", "is", "i", "its", "it", "goes", "until", "all", "every", "walking", "benching", "squatting", "pulling", "sitting", "afterwards", "lately", "some", "instantly", "straight", "instead", "rather", "compared", "without", "these", "that":
		return true
	}
	return false
}

// scaleBefore: the words before a bare number make it a mark of pain.
func (r *reader) scaleBefore(i int) bool {
	cl := r.clauseOf(i)
	if r.labelledPain(cl) {
		return true
	}
	lead := false // "it's a 4", "call it a 5", "from a 6 to a 2"
	for k := i - 1; k >= cl.a && k >= i-8; k-- {
		w := r.toks[k].w
		switch {
		case w == "a" || w == "an" || w == "about" || w == "like" || w == "maybe" || w == "around" || w == "roughly" || w == "probably" || w == "only" || w == "more" || w == "at" || w == "is" || w == "was" || w == "of" || w == "to" || w == "from" ||
			w == "its" || w == "it" || w == "say" || w == "id" || w == "i'd" || w == "call" || w == "be" || w == "steady" || w == "solid" || w == "good" || w == "usually" || w == "often" || w == "now" || w == "mostly" || w == "up" || w == "down" || w == "that" || w == "just" || w == "mines" ||
			r.toks[k].kind == number && (k < i-1 || r.toks[i].from-r.toks[k].to == 1) || r.toks[k].kind == punct || isNumberWord(w) || w == "the" || w == "i" || w == "would" || w == "or" || w == "s" || w == "him" || w == "her" || w == "me" || w == "by" || w == "level" || w == "are" || w == "as":
			continue
		case w == "severity" || w == "score" || w == "scale" || w == "rate" || w == "rated" || w == "rates" || w == "rating" || w == "nprs" || w == "vas" || w == "pain" || w == "pains" || w == "ache" || w == "aches" || w == "soreness" || w == "hurts" || w == "hurt" || w == "discomfort" || w == "worst" || w == "peaks" || w == "throbs" || w == "twinge":
			return true
		case w == "dropped" || w == "drops" || w == "went" || w == "eased" || w == "hits" || w == "hit" || w == "spikes" || w == "stays" || w == "sits" || w == "sitting" || w == "climbs" || w == "settles" || w == "put" || w == "reached":
			lead = true
			continue
		default:
			k = cl.a
		}
	}
	prev := r.prevWord(i)
	if r.effortAround(i) {
		return false
	}
	frame := prev == "a" || prev == "an" || lead || i >= 2 && r.toks[i-2].w == "a"
	if !frame && i >= 1 {
		frame = r.saidAs(i)
	}
	if r.fromTo(i) || r.asMark(i) || !r.has("lift", cl.a, i) && r.plainMark(i) {
		return true
	}
	return frame && !r.has("lift", cl.a, i) && r.painAround(i) && (lead || r.prevWord(i) == "to" || r.toks[i].post > 0 || r.scaleWords(i))
}

// labelledPain: "Pain: 0 in the morning".
func (r *reader) labelledPain(cl *clause) bool {
	k := r.toks[cl.a].clause
	if k == 0 || r.clauses[k-1].sent != cl.sent {
		return false
	}
	p := r.clauses[k-1]
	if r.toks[p.b-1].w != ":" || p.b-p.a > 3 {
		return false
	}
	w := r.toks[p.a].stem
	return w == "pain" || w == "severity" || w == "intensity" || w == "soreness" || w == "nrs" || w == "vas"
}

// effortAround: the number grades a single, an attempt or an effort.
func (r *reader) effortAround(i int) bool {
	a, _ := r.sentence(i)
	for k := i - 1; k >= a && k >= i-12; k-- {
		switch r.toks[k].stem {
		case "rpe", "single", "double", "triple", "opener", "attempt", "@", "effort", "rir", "what", "whatever":
			return true
		}
	}
	return false
}

// fromTo: "gone from an 8 to about a 4", "say from 5 to 3": one of two marks
// that a change leads from and to.
func (r *reader) fromTo(i int) bool {
	a, b := r.sentence(i)
	if r.has("lift", a, b) && r.has("dosed", a, b) {
		return false
	}
	from := -1
	for k := i - 1; k >= a && k >= i-10; k-- {
		if r.toks[k].w == "from" {
			from = k
			break
		}
	}
	if from < 0 || !r.changes(from, i) {
		return false
	}
	marks, to := 0, false
	for k := from + 1; k < b && k <= from+9; k++ {
		t := r.toks[k]
		if _, ok := outOfTen(t.w); ok {
			if !r.countsNothing(k+1, b) {
				return false
			}
			marks++
			continue
		}
		to = to || t.w == "to"
		if !fromWords[t.w] {
			break
		}
	}
	return marks >= 2 && to
}

// changes: the words around say that something eased, rose or was rated.
func (r *reader) changes(from, i int) bool {
	a, b := r.sentence(from)
	for k := max(a, from-12); k < min(b, i+10); k++ {
		switch r.toks[k].w {
		case "better", "worse", "pain", "gone", "went", "dropped", "eased", "down":
			return !r.has("lift", max(a, from-2), i)
		}
	}
	return false
}

var fromWords = wordSet("from to a an about maybe like roughly around solid good steady bad go goes gone down up all the way nearly almost just even")

// plainMark: "it's a six." or "was an 8 last week" near a complaint.
func (r *reader) plainMark(i int) bool {
	p, pp := r.prevWord(i), r.prev2(i)
	_, b := r.sentence(i)
	if p != "a" && p != "an" || !r.painAround(i) {
		return false
	}
	ends := i+1 >= b || r.toks[i+1].kind == punct
	time := !ends && (markTimes[r.toks[i+1].w] || strings.HasSuffix(r.toks[i+1].w, "ing"))
	switch pp {
	case "its", "is", "about", "was", "at", "maybe", "like", "call", "hit":
		return ends || time
	case "than", "without", "with", "sides", ",", "(", "-", "of":
		return pp != "of" && (ends || time) || pp == "of" && r.prevWord(i-2) == "instead"
	}
	return false
}

// asMark: beside a lift only a small number is a mark; a greater one may grade
// the effort.
func (r *reader) asMark(i int) bool {
	v, ok := outOfTen(r.toks[i].w)
	w := r.prev2(i)
	return ok && v <= 5 && (w == "maybe" || w == "about" || w == "call") && r.plainMark(i)
}

// markTimes follow a mark that was given for a day.
var markTimes = map[string]bool{"or": true, "instead": true, "then": true, "by": true, "with": true, "without": true, "today": true, "yesterday": true, "now": true, "last": true, "this": true, "most": true, "at": true, "when": true, "on": true, "after": true, "and": true}

// saidAs: "rate it 6", "call it 4", "mine is 5", "the elbow more 5".
func (r *reader) saidAs(i int) bool {
	switch r.prevWord(i) {
	case "to": // "zero to ten"
		return i >= 2 && (r.toks[i-2].w == "zero" || r.toks[i-2].w == "0" || r.toks[i-2].kind == number)
	case "it", "its", "more", "like", "maybe", "about", "say", "says", "probably", "around", "was", "is":
		return true
	}
	return false
}

// scaleWords: the sentence, or the pain before it, speaks of a mark.
func (r *reader) scaleWords(i int) bool {
	a, b := r.sentence(i)
	for k := max(a-14, 0); k < min(b, i+8); k++ {
		switch r.toks[k].w {
		case "scale", "rate", "rated", "rates", "pain", "painful", "ache", "call", "put", "scored", "score", "hurts", "worst", "mines", "sharp", "nagging", "averages", "average", "say", "says", "sore", "said", "pains", "reckons":
			return true
		}
	}
	return false
}

// painAround: a complaint in the sentence of the number or in one beside it.
func (r *reader) painAround(i int) bool {
	a, b := r.sentence(i)
	s := r.toks[i].sent
	if s > 0 {
		a, _ = r.sentence(r.ends[s-1] - 1)
	}
	if s > 1 {
		a, _ = r.sentence(r.ends[s-2] - 1)
	}
	if r.toks[i].post > 0 {
		return true // an answer of the opener, who opened with the complaint
	}
	for _, kind := range []string{"pain", "part"} {
		for _, h := range r.in(kind, a, b) {
			if r.own(h.a) {
				return true
			}
		}
	}
	return false
}

// problemAt is the problem a number speaks of: the one whose place or side is
// named nearest in its clause or sentence, else the first.
func (r *reader) problemAt(c *Case, i, end int) *Problem {
	if len(c.Problems) == 0 {
		return nil
	}
	a, b := r.sentence(i)
	cl := r.clauseOf(i)
	for _, w := range [][2]int{{cl.a, i}, {end, cl.b}, {a, i}, {end, b}} {
		hs := r.in("part", w[0], w[1])
		for k := len(hs) - 1; k >= 0; k-- {
			if p := problemOf(c, hs[k].id); p != nil {
				return p
			}
		}
		if w[0] == cl.a {
			for k := w[1] - 1; k >= w[0]; k-- {
				if p := problemOnSide(c, r.toks[k].w); p != nil {
					return p
				}
			}
		}
	}
	return &c.Problems[0]
}

func problemOf(c *Case, region string) *Problem {
	for i := range c.Problems {
		if string(c.Problems[i].Region) == region && c.Problems[i].Course != "resolved" {
			return &c.Problems[i]
		}
	}
	return nil
}

func problemOnSide(c *Case, w string) *Problem {
	s := sideWord(w)
	if s == "" || len(c.Problems) < 2 {
		return nil
	}
	for i := range c.Problems {
		if c.Problems[i].Side == s {
			return &c.Problems[i]
		}
	}
	return nil
}

func outOfTen(s string) (int, bool) {
	if v, ok := numberWords[s]; ok && v == math.Trunc(v) && v <= 10 && s != "a" && s != "an" && s != "couple" && s != "few" && s != "several" {
		return int(v), true
	}
	v, n := 0, 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		v = v*10 + int(s[n]-'0')
		n++
	}
	if n == 0 || n > 2 || v > 10 {
		return 0, false
	}
	rest := s[n:]
	if rest == "" || rest == "/10" {
		return v, true
	}
	if rest[0] == '.' && (len(rest) == 2 || len(rest) == 5 && rest[2:] == "/10") {
		return min(v+1, 10), true
	}
	return 0, false
}
