package intake

// A course can be told by the marks alone: "a 7 at first, more like a 3 today",
// "gone from a 4 to a 1 since", "it's down to a 5".

// mark is a pain number of the person and when it held: -1 earlier, 1 now, 0
// not said.
type mark struct{ at, end, v, when int }

// trend is the course that the marks tell, or "".
func (r *reader) trend() string {
	for i := range r.toks {
		if v, ok := r.downTo(i); ok {
			return v
		}
	}
	was, now := -1, -1
	for _, m := range r.marks {
		switch m.when {
		case -1:
			was = max(was, m.v)
		case 1:
			now = m.v
		}
	}
	switch {
	case was < 0 || now < 0 || was == now:
		return ""
	case now < was:
		return "improving"
	}
	return "worsening"
}

// downTo: "from a 7 to a 3", "6 down to 3", "down to a 5", "up to a 7 now".
func (r *reader) downTo(i int) (string, bool) {
	if r.toks[i].w != "to" || i == 0 || !r.own(i) {
		return "", false
	}
	cl := r.clauseOf(i)
	if cl.other || cl.hypo || cl.ask || cl.plan || r.has("med", cl.a, cl.b) {
		return "", false
	}
	to, ok := r.markNear(i+1, 1)
	if !ok {
		return "", false
	}
	k := i - 1
	down := r.toks[k].w == "down"
	if down || r.toks[k].w == "up" || r.toks[k].w == "go" || r.toks[k].w == "gone" {
		k--
	}
	from, had := r.markNear(k, -1)
	switch {
	case had && from > to:
		return "improving", true
	case had && from < to && r.fromTo(i+1):
		return "worsening", true
	case !had && down && r.isMark(i):
		return "improving", true
	}
	return "", false
}

// markNear is a number that was taken for a mark beside token i.
func (r *reader) markNear(i, step int) (int, bool) {
	for n := 0; n < 4 && i >= 0 && i < len(r.toks); i, n = i+step, n+1 {
		for _, m := range r.marks {
			if m.at == i {
				return m.v, true
			}
		}
		if !fromWords[r.toks[i].w] {
			return 0, false
		}
	}
	return 0, false
}

func (r *reader) isMark(i int) bool {
	_, ok := r.markNear(i+1, 1)
	return ok
}

// whenOf: the words beside a mark that say when it held, those behind it first,
// never past another number.
func (r *reader) whenOf(at, end int) int {
	cl := r.clauseOf(at)
	for k := end; k < min(cl.b, end+4) && r.toks[k].kind != number; k++ {
		if w := r.timeOf(k, true); w != 0 {
			return w
		}
	}
	for k := at - 1; k >= max(cl.a, at-6) && r.toks[k].kind != number; k-- {
		if w := r.timeOf(k, false); w != 0 {
			return w
		}
	}
	return 0
}

func (r *reader) timeOf(k int, behind bool) int {
	switch w := r.toks[k].w; w {
	case "today", "currently", "tonight", "atm":
		return 1
	case "now":
		return pick(k > 0 && unitDays[r.toks[k-1].stem] > 0, 0, 1) // "10 days now"
	case "morning", "afternoon", "evening", "week":
		switch r.prevWord(k) {
		case "this":
			return 1
		case "first", "last":
			return -1
		}
	case "first":
		if r.prevWord(k) == "at" || r.prevWord(k) == "the" && behind {
			return -1
		}
	case "initially", "yesterday", "originally":
		return -1
	case "then":
		return pick(behind, -1, 0)
	}
	if behind && weekdays[r.toks[k].stem] > 0 && r.prevWord(k) == "on" {
		return -1
	}
	return 0
}
