package intake

import "math"

// readGoals finds meets: a meet word or "weeks out", with its date and
// whether it is paid. A meet that is asked about as an "if" is none.
func (r *reader) readGoals(c *Case) {
	for _, h := range r.of("meet") {
		cl := r.clauseOf(h.a)
		if h.b < len(r.toks) && r.toks[h.b].kind == number && h.id == "meet" && r.toks[h.b].gap == 0 && r.toks[h.b].clause == r.toks[h.a].clause && !r.dateNext(h.b) {
			continue // "comp 142.5" is a lift
		}
		if !r.mine(h) || r.noMeet(h) || r.negatedMeet(h) || r.figure(h) || h.id == "no" || r.meetStyle(h) {
			continue
		}
		a, b := r.sentence(h.a)
		g := Goal{Kind: "meet", Span: r.span(h.a, h.b)}
		days, at, ok := r.ahead(h, a, b)
		if !ok && (cl.old || r.has("old", a, b)) {
			continue
		}
		if ok {
			g.DaysAhead = &days
			g.Span = r.span(min(h.a, at[0]), max(h.b, at[1]))
		}
		if h.id == "weak" && !ok {
			continue
		}
		g.Paid = r.paid(a, b)
		g.Withdrawn = r.has("withdrawn", a, b)
		addGoal(c, g)
	}
	r.paidFor(c)
}

// noMeet: "two comps a year", "the nationals camp", "took 6 days away from it"
// are no meets ahead.
func (r *reader) noMeet(h hit) bool {
	next, after := r.nextWord(h.b), r.nextWord(h.b+1)
	switch {
	case (next == "a" || next == "per" || next == "every") && unitDays[stem(after)] > 0:
		return true
	case next == "camp" || next == "squad" || next == "team" || next == "deadline" || next == "entry" && after == "deadline":
		return true
	case h.id == "out":
		last := r.toks[h.b-1].w
		return (last == "away" || next == "away" || next == "from") && (next == "from" || after == "from") && !r.has("meet", h.b, h.b+5)
	}
	return false
}

// meetStyle: "my competition stance" is no meet.
func (r *reader) meetStyle(h hit) bool {
	if h.b >= len(r.toks) || r.toks[h.b].sent != r.toks[h.a].sent {
		return false
	}
	switch r.toks[h.b].stem {
	case "stance", "squat", "bench", "deadlift", "lift", "style", "bar", "shoe", "singlet", "standard", "grip", "form", "legal", "pause", "command", "plate", "depth", "belt", "rep", "pull", "setup":
		return h.id == "meet"
	}
	return false
}

// paidFor finds a meet that is told without a word for one: paid or entered,
// and a day ahead ("I have paid for Cardiff, 3rd of October").
func (r *reader) paidFor(c *Case) {
	for _, h := range r.of("paid") {
		a, b := r.sentence(h.a)
		if h.id != "yes" || !r.mine(h) || len(c.Goals) > 0 || r.has("meet", a, b) || r.clauseOf(h.a).ask || !r.enters(h) {
			continue
		}
		if days, at, ok := r.ahead(h, a, b); ok && days > 0 && days < 500 && !r.endsBy(at[0]) {
			addGoal(c, Goal{Kind: "meet", DaysAhead: &days, Paid: r.paid(a, b), Span: r.span(min(h.a, at[0]), max(h.b, at[1]))})
		}
	}
}

// endsBy: "the block runs until the end of June" dates no meet.
func (r *reader) endsBy(at int) bool {
	a, _ := r.sentence(at)
	for k := max(a, at-4); k < at; k++ {
		switch r.toks[k].w {
		case "until", "till", "til", "ends", "end":
			return true
		}
	}
	return false
}

// enters: the words are those of a fee or an entry, not of a hotel or an
// appointment.
func (r *reader) enters(h hit) bool {
	a, b := r.sentence(h.a)
	if r.has("care", a, b) || r.has("med", a, b) || r.has("clinic", a, b) {
		return false
	}
	for i := h.a; i < h.b; i++ {
		switch r.toks[i].w {
		case "paid", "entered", "registered", "signed", "entry", "fee", "fees", "refundable", "nonrefundable", "pay", "enter", "register":
			return true
		}
	}
	return false
}

// figure: "nice to meet you", "met its match" are no meets.
func (r *reader) figure(h hit) bool {
	if r.toks[h.a].stem != "meet" || h.b-h.a > 1 {
		return false
	}
	if w := r.nextWord(h.b); r.toks[h.a].w == "meets" && (w == "the" || w == "my" || w == "a" || w == "his" || w == "her" || w == "your" || w == "ur" || w == "its" || w == "our") {
		return true // "where the neck meets the shoulder"
	}
	switch r.nextWord(h.b) {
	case "you", "up", "its", "his", "me", "him", "her", "them", "with", "halfway", "someone", "people", "everyone", "yall", "any":
		return true
	}
	p := r.prevWord(h.a)
	return p == "will" || p == "i'll" || p == "we" || p == "can" || p == "would"
}

func addGoal(c *Case, g Goal) {
	for i := range c.Goals {
		o := &c.Goals[i]
		same := o.DaysAhead == nil || g.DaysAhead == nil || abs(*o.DaysAhead-*g.DaysAhead) <= 7
		if !same {
			continue
		}
		if o.DaysAhead == nil {
			o.DaysAhead, o.Span = g.DaysAhead, g.Span
		}
		if o.Paid == nil {
			o.Paid = g.Paid
		}
		o.Withdrawn = o.Withdrawn || g.Withdrawn
		return
	}
	c.Goals = append(c.Goals, g)
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

func (r *reader) negatedMeet(h hit) bool {
	cl := r.clauseOf(h.a)
	for i := h.a - 1; i >= cl.a && i >= h.a-4; i-- {
		switch r.toks[i].w {
		case "no", "not", "never", "dont", "without", "isnt", "wasnt":
			return !r.hedgedNo(i) && h.id != "out"
		}
	}
	return false
}

// ahead reads the days to the meet: near the meet word first, else anywhere in
// its sentence, else in the next sentence when that begins with it.
func (r *reader) ahead(h hit, a, b int) (int, [2]int, bool) {
	best, found := 1000, false
	var days int
	var at [2]int
	try := func(i, v, to int) {
		d := abs(i - h.a)
		if i < h.a {
			d += 3
		}
		if d < best {
			best, days, at, found = d, v, [2]int{i, to}, true
		}
	}
	for i := a; i < b; i++ {
		if v, to, ok := duration(r.toks[:b], i); ok {
			if v > 0 && r.countsAhead(i, to, b) {
				try(i, int(math.Round(v)), to)
			} else if to < b && r.toks[to].w == "ago" {
				try(i, -int(math.Round(v)), to+1)
			}
			i = to - 1
			continue
		}
		if d, to, ok := r.dateAt(i, b, 0); ok && !(r.prevWord(i) == "since" || r.prevWord(i) == "in" && r.toks[i].kind == number) {
			try(i, d.Sub(r.asOf), to)
			i = to - 1
		}
	}
	for i := a; i < b && !found; i++ {
		w, prev := r.toks[i], r.prevWord(i)
		if wd, ok := weekdays[w.stem]; ok && (prev == "this" || prev == "next" || prev == "on" || prev == "is") && len(w.w) > 3 {
			n := (int(wd) - int(r.asOf.Weekday()) + 7) % 7
			to := i + 1
			if n == 0 || prev == "next" && n < 3 {
				n += 7
			}
			if k := to; k < b && r.toks[k].w == "next" && k+1 < b && r.toks[k+1].w == "week" || k < b && r.toks[k].w == "week" {
				n, to = n%7+7, k+1 // "Saturday week"
			}
			try(i, n, to)
		}
		if w.w == "tomorrow" {
			try(i, 1, i+1)
		}
		if w.stem == "weekend" && (prev == "this" || prev == "next") {
			n := (6 - int(r.asOf.Weekday()) + 7) % 7
			if prev == "next" {
				n += 7
			}
			try(i, n, i+1)
		}
	}
	return days, at, found
}

// countsAhead: "in 9 weeks", "9 weeks out", "is 14 wks", "16 weeks to".
func (r *reader) countsAhead(i, to, b int) bool {
	if to < b {
		switch r.toks[to].w {
		case "out", "away", "off", "to", "till", "until", "from", "left", "and", "into":
			return true
		}
		if _, ok := weekdays[r.toks[to].stem]; ok { // "6 wks Saturday"
			return true
		}
		switch r.toks[to].w {
		case "on", "this", "next":
			if to+1 < b {
				_, ok := weekdays[r.toks[to+1].stem]
				return ok
			}
		case "ago", "now", "of":
			return false
		}
	}
	for k := i - 1; k >= 0 && k >= i-3 && r.toks[k].sent == r.toks[i].sent; k-- {
		switch r.toks[k].w {
		case "in", "is", "are", "s", "got", "have", "only":
			return true
		case "for", "since", "past":
			return false
		}
	}
	return to >= b || r.toks[to].kind == punct
}

// paid is said in the sentence of the meet, or in the one after it.
func (r *reader) paid(a, b int) *bool {
	for _, w := range [][2]int{{a, b}, {b, r.endAfter(b)}} {
		for _, h := range r.in("paid", w[0], w[1]) {
			v := h.id == "yes" && !r.negated(h)
			return &v
		}
	}
	return nil
}

func (r *reader) endAfter(b int) int {
	if b >= len(r.toks) {
		return b
	}
	_, e := r.sentence(b)
	return e
}

func (r *reader) dateNext(i int) bool {
	_, end := r.sentence(i)
	if _, _, ok := r.dateAt(i, end, 0); ok {
		return true
	}
	_, _, ok := duration(r.toks[:end], i)
	return ok
}
