package intake

import "strconv"

// findAge is the lifter's stated age: a number of 10 to 95 in a frame that
// only an age has ("I'm 46", "a 23-year-old", "34m", "lifter, 52"), that no
// unit follows and that does not date an old event. In a letter for someone
// the writer's own age is not the lifter's.
func (r *reader) findAge() *int {
	best, cost := 0, 9
	for i, t := range r.toks {
		v, end := r.wholeNumber(i)
		if t.kind != number && end == i+1 && v < 20 || i > 0 && tensWord(r.toks[i-1].w) && t.kind == word {
			continue // a lone small number word dates more often than it ages
		}
		if v < 10 || v > 95 || !r.own(i) || r.clauseOf(i).ask {
			continue
		}
		if n := r.ageFrame(i, end); n < cost && !r.othersAge(i) {
			best, cost = v, n
			if r.nextBirthday(end) {
				best--
			}
		}
	}
	if cost == 9 {
		return nil
	}
	return &best
}

// wholeNumber reads 46, "46m" or "forty-six" at i; end is the token after it.
func (r *reader) wholeNumber(i int) (v, end int) {
	if v, err := strconv.Atoi(r.toks[i].w); err == nil {
		return v, i + 1
	}
	if !tensWord(r.toks[i].w) {
		return 0, i + 1
	}
	v, end = int(numberWords[r.toks[i].w]), i+1
	if end < len(r.toks) && r.toks[end].kind == word {
		if one, ok := numberWords[r.toks[end].w]; ok && one >= 1 && one <= 9 && len(r.toks[end].w) > 2 && r.toks[end].w != "couple" && r.toks[end].w != "few" {
			return v + int(one), end + 1
		}
	}
	return v, end
}

func tensWord(w string) bool {
	n, ok := numberWords[w]
	return ok && n >= 20 && n <= 90
}

// nextBirthday: "38 next week" is 37 today.
func (r *reader) nextBirthday(end int) bool {
	if end+1 >= len(r.toks) {
		return false
	}
	switch w := r.toks[end].w; w {
	case "next", "tomorrow":
		n := r.toks[end+1].w
		return w == "tomorrow" || n == "week" || n == "month"
	case "in":
		_, _, ok := duration(r.toks, end+1)
		return ok
	}
	return false
}

// ageFrame ranks the frame of the number in tokens [i, end): 0 sure, 9 no age.
func (r *reader) ageFrame(i, end int) int {
	w := func(k int) string {
		if k < 0 || k >= len(r.toks) || r.toks[k].sent != r.toks[i].sent {
			return ""
		}
		return r.toks[k].w
	}
	p, pp, n, nn := w(i-1), w(i-2), w(end), w(end+1)
	if p == "felt" || p == "feel" || p == "feels" || p == "like" || p == "was" || p == "when" || p == "since" || p == "before" || p == "until" || p == "at" && !(pp == "masters" || pp == "m") {
		if !((p == "at" || p == "was") && pp == "here") {
			return 9
		}
	}
	switch {
	case (n == "year" || n == "years" || n == "yr" || n == "yrs") && (nn == "old" || nn == "young"), n == "yo", n == "y" && nn == "o", n == "y" && nn == "/":
		return 0
	case (n == "year" || n == "years") && (p == "have" || p == "has" || r.be(p)) && ageEnds[nn]:
		return 1
	case p == "age" || p == "aged" || p == "age:" || pp == "age" && (p == ":" || p == "is" || p == "="):
		return 0
	case p == "turned" || p == "turning" || p == "turn":
		return 0
	}
	if r.unitAfter(n, nn) && !((n == "years" || n == "year" || n == "yrs" || n == "yr") && p == "," && (nn == "," || nn == "." || nn == "")) {
		return 9
	}
	sex := func(s string) bool { return s == "m" || s == "f" || s == "male" || s == "female" }
	switch {
	case sex(n) || (n == "/" || n == ",") && sex(nn):
		return 1
	case sex(p) && r.toks[i-1].to <= r.toks[i].from, (p == "/" || p == ",") && sex(pp):
		return 2
	case r.be(p) && (n == "" || ageEnds[n] || r.toks[end].kind != word || end < len(r.toks) && r.toks[end].kind == number):
		return 1
	case (p == "now" || p == "only" || p == "just" || p == "nearly" || p == "almost") && r.be(pp) && (ageEnds[n] || n == ""):
		return 2
	case (p == "," || p == "(" || p == "-" || p == "is" || p == "a") && agePerson[pp], agePerson[p]:
		if n == "" || r.toks[end].kind == punct || ageEnds[n] {
			return 3
		}
	case i == r.sentStart(i) && end < len(r.toks) && (n == "," || n == "." || n == "") && (sex(nn) || agePerson[nn] || nn == "lifting" || nn == "training" || nn == "been" || n == "." && w(end+2) == ""):
		return 4
	case i == r.sentStart(i) && (n == "," || n == "." || n == "") && i > 0: // "44, bp runs high"
		return 5
	case p == "(" && (n == "," || n == ")") && r.nounBefore(i-1) != "":
		return 3
	case (n == "years" || n == "year" || n == "yrs" || n == "yr") && p == "," && (nn == "," || nn == "." || nn == ""):
		return 4
	case p == "," && i-r.sentStart(i) <= 6 && (n == "." || n == ",") && agePerson[r.nounBefore(i-1)]:
		return 3
	case (p == "," || p == "/") && (n == "," || n == "." || n == "" || n == "/") && i < 60 && r.introduces(i):
		return 6
	case n == "btw" && nn != "years":
		return 3
	case (p == "," || p == ":" || i == r.sentStart(i)) && n == "," && end+2 < len(r.toks) && r.toks[end+1].kind == number && unitOf(w(end+2)) != "":
		return 4 // "22, 90 kg, junior"
	case (p == "," || i == r.sentStart(i)) && n == "from" && end+1 < len(r.toks) && !r.toks[end+1].small && r.toks[end+1].kind == word:
		return 5 // "17 from Manila"
	case (p == "," || i == r.sentStart(i)) && (n == "next" || n == "in") && r.nextBirthday(end):
		return 5
	}
	return 9
}

// introduces: the sentence so far tells who writes and neither a lift nor
// another number ("Bench-only granny from Tupelo, 59, 4 state records").
func (r *reader) introduces(i int) bool {
	a := r.sentStart(i)
	for k := a; k < i; k++ {
		if r.toks[k].kind == number && i-k < 4 || third[r.toks[k].w] && r.role == "self" {
			return false
		}
	}
	return i-a >= 2 && !r.has("best", a, i) && !r.has("pain", a, i) && !r.has("dosed", a, i)
}

func (r *reader) sentStart(i int) int { a, _ := r.sentence(i); return a }

// nounBefore is the last person word in the sentence before token i.
func (r *reader) nounBefore(i int) string {
	for k := i - 1; k >= r.sentStart(i); k-- {
		if agePerson[r.toks[k].w] {
			return r.toks[k].w
		}
	}
	return ""
}

func (r *reader) be(w string) bool {
	switch w {
	case "whos", "im", "hes", "shes", "is", "am", "i'm", "he's", "she's", "being":
		return true
	}
	return false
}

// unitAfter: what follows makes the number something other than an age.
func (r *reader) unitAfter(n, nn string) bool {
	if n == "-" || n == "and" {
		n = nn
	}
	if _, is := unitDays[stem(n)]; is {
		return true
	}
	switch n {
	case "%", "kg", "kgs", "kilos", "lb", "lbs", "x", "reps", "sets", "mg", "cm", "in", "inches", "out", "percent", "minutes", "times", "sessions", "kilo", "pounds", "th", "k", "more", "class":
		return true
	}
	return false
}

var ageEnds = map[string]bool{"from": true, "here": true, "living": true, "married": true, "which": true, "because": true, "since": true, "started": true, "on": true, "and": true, "so": true, "but": true, "with": true, "lifting": true, "been": true, "now": true, "if": true, "old": true, "next": true, "this": true, "last": true, "male": true, "female": true,
	"training": true, "who": true, "in": true, "woman": true, "man": true, "guy": true, "girl": true, "btw": true, "today": true, "yesterday": true, "years": true, "weigh": true, "at": true, "weighing": true, "powerlifting": true, "natty": true, "yet": true, ",": true, ".": true, "": true, ")": true, "total": true, "compete": true, "competing": true, "train": true, "just": true, "not": true, "or": true, "lad": true, "bloke": true}

var agePerson = map[string]bool{"lifter": true, "guy": true, "man": true, "woman": true, "male": true, "female": true, "girl": true, "junior": true, "master": true, "masters": true, "bloke": true, "lad": true, "dude": true, "mum": true, "mom": true, "dad": true, "powerlifter": true,
	"m": true, "f": true, "lurker": true, "athlete": true, "daughter": true, "son": true, "husband": true, "wife": true, "boyfriend": true, "girlfriend": true, "mate": true, "friend": true, "lady": true, "novice": true, "teenager": true, "strongman": true, "weightlifter": true, "user": true, "poster": true, "friends": true, "buddy": true, "partner": true, "brother": true, "sister": true}

// othersAge: the number tells the age of somebody else than the lifter.
func (r *reader) othersAge(i int) bool {
	if r.role != "self" {
		for k := i - 1; k >= i-3 && k >= 0; k-- {
			switch r.toks[k].w {
			case "im", "i", "am":
				return true
			case "she", "he", "hes", "shes", "whos", "who", "is":
				return false
			}
		}
		return false
	}
	if p := r.prevWord(i); p == "im" || p == "am" {
		return false
	}
	for k := i - 1; k >= i-3 && k >= 0 && r.toks[k].sent == r.toks[i].sent; k-- {
		if w := r.toks[k].w; third[w] {
			return true
		}
	}
	if p := r.prevWord(i); p == "age" || p == "aged" {
		return false
	}
	return r.clauseOf(i).other
}
