package intake

// A question that no phrase of the lists knows is told by what it opens with
// and what it names: a lift, a remedy, a medicine, a doctor.

// plainQuestions adds the asks of the opener's questions that hold no known
// phrase. What fits no kind stays out.
func (r *reader) plainQuestions(c *Case) {
	for s := range r.ends {
		a, b := r.question(s)
		if b-a < 2 || !r.own(a) || r.anyAsk(a, b) {
			continue
		}
		if what := r.questionKind(a, b); what != "" {
			c.Asks = askOnce(c.Asks, Ask{What: what, Span: r.span(a, b)})
		}
	}
}

// question is the asked part of sentence s, without its small leading words; it
// ends with a question mark.
func (r *reader) question(s int) (a, b int) {
	a, b = r.sentence(r.ends[s] - 1)
	if b <= a || r.toks[b-1].w != "?" || r.toks[b-1].quoted {
		return 0, 0
	}
	for a < b && !r.clauseOf(a).ask {
		a++
	}
	for a < b && (r.toks[a].kind == punct || fillers[r.toks[a].w] || r.toks[a].w == "question") {
		a++
	}
	if a >= b || r.clauseOf(a).other {
		return 0, 0
	}
	return a, b
}

func (r *reader) anyAsk(a, b int) bool {
	for _, h := range r.of("ask") {
		if h.a < b && h.b > a {
			return true
		}
	}
	return false
}

// questionKind is what a question wants to know, or "".
func (r *reader) questionKind(a, b int) string {
	w, next := r.toks[a].w, r.nextWord(a+1)
	switch {
	case openers["anyone"][w] || (w == "has" || w == "have" || w == "does" || w == "did" || w == "is") && openers["anyone"][next]:
		return "anyone_else"
	case r.has("med", a, b) && !r.has("lift", a, b):
		return "medication_ok"
	case r.namesClinic(a, b):
		return "see_whom"
	case w == "how" && (next == "long" || next == "soon"), w == "when" && openers["modal"][next]:
		return "how_long"
	case w == "how" && (next == "much" || next == "many" || next == "heavy" || next == "often"):
		return "how_much_load"
	case w == "why" && r.has("pain", a, b), w == "is" && r.damage(a, b), w == "what" && (next == "can" || next == "could") && r.toks[min(a+2, b-1)].w == "be":
		return "what_is_it"
	case !openers["modal"][w] && w != "is" && w != "are" || w == "do" && (next == "you" || next == "they" || next == "people"):
		return ""
	case r.has("lift", a, b) && r.comparesLifts(a, b):
		return "substitute"
	case openers["modal"][w] && (r.has("lift", a, b) || r.trainsIn(a, b)):
		return "keep_training"
	case r.has("care", a, b) && openers["modal"][w]:
		return "how_to_fix"
	}
	return ""
}

var openers = map[string]map[string]bool{
	"anyone": wordSet("anyone anybody someone somebody"),
	"modal":  wordSet("can could should would do does shall may might must will am"),
}

// damage: "is the noise damage?", "is it dangerous?"
func (r *reader) damage(a, b int) bool {
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "damage", "dangerous", "serious", "normal", "damaging", "harmful":
			return true
		}
	}
	return false
}

func (r *reader) comparesLifts(a, b int) bool {
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "safer", "better", "instead", "than", "easier", "kinder":
			return true
		}
	}
	return false
}

func (r *reader) trainsIn(a, b int) bool {
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "train", "training", "lift", "lifting", "gym", "compete", "continue", "session", "sessions":
			return true
		}
	}
	return false
}

// namesClinic: a doctor, a test or a picture is asked about.
func (r *reader) namesClinic(a, b int) bool {
	for i := a; i < b; i++ {
		switch r.toks[i].w {
		case "doctor", "gp", "physio", "physiotherapist", "mri", "xray", "ultrasound", "scan", "specialist", "ortho", "orthopaedist", "osteopath", "chiropractor", "neurologist", "hospital":
			return true
		case "test":
			return r.prevWord(i) == "nerve" || r.prevWord(i) == "blood"
		}
	}
	return false
}
