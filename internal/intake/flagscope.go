package intake

// What stands around the words of a flag and takes away that they are told as
// a fact of the person: they were looked up, they name a disease that is asked
// about or feared, they are long over and were cleared, they are what to do if.

// outside reports that the words of a flag or a sign are no fact of the person
// for what stands around them.
func (r *reader) outside(h hit) bool {
	if h.id == "distress_self_harm" || h.id == "selfharm" {
		return false
	}
	return r.lookedUp(h) || r.ofHer(h) || r.longCleared(h) || attrOf(h.attr, "name") != "" && !r.claimed(h)
}

// sources say what might be, not what is.
var sources = map[string]bool{"google": true, "googled": true, "googling": true, "googles": true, "webmd": true, "internet": true, "chatgpt": true, "gpt": true, "reddit": true,
	"wikipedia": true, "tiktok": true, "youtube": true, "forum": true, "forums": true, "article": true, "leaflet": true, "instagram": true, "whatsapp": true, "podcast": true}

// lookedUp: "google says rhabdo", "read about clumsy hands", "there's this
// thing where the nerve goes". Signs must stand in the same clause as the
// source, with no word of the person between; names of diseases may follow
// anywhere in the sentence.
func (r *reader) lookedUp(h hit) bool {
	a, _ := r.sentence(h.a)
	if name := attrOf(h.attr, "name") != ""; !name {
		a = max(a, r.clauseOf(h.a).a)
	}
	for i := h.a - 1; i >= a; i-- {
		w, next := r.toks[i].w, r.toks[i+1].w
		switch {
		case firstPerson[w] && attrOf(h.attr, "name") == "":
			return false
		case sources[w], w == "read" && (next == "about" || next == "that" || next == "of" || next == "up" || next == "on" || next == "somewhere"), w == "thing" && (next == "where" || next == "called"):
			return true
		}
	}
	return false
}

// claims are the words by which a person says that a named disease is there
// now; "had" is over.
var claims = wordSet("have has having got diagnosed known definitely sure confirmed confirms suspects suspected suspect reckon reckons classic its is looks says say said shows showed found think thinks with")

// doubts are the words by which it is only feared, asked, jested or past belief.
var doubts = wordSet("told thought worry worried worries worrying scared afraid terrified paranoid panic panicking panicked fear fears fearing if whether maybe wonder wondering wondered hypochondriac excluded exclude ruled rule risk avoid prevent without like telling tell tells says about asked asks ask check checked tested test read seen case story convinced imagine joke joking jokes anything basically")

// claimed: a disease is named as one that the person has: "I think I have
// rhabdo", "doctor says it's shingles"; not "is it rhabdo?", "worried it's a
// clot", "thought I had sepsis".
func (r *reader) claimed(h hit) bool {
	cl := r.clauseOf(h.a)
	a, b := r.sentence(h.a)
	if cl.ask || cl.hypo || r.toks[b-1].w == "?" {
		return false
	}
	if inverted(r.toks[cl.a:cl.b]) {
		return false
	}
	for i := h.a - 1; i >= a && i >= h.a-8; i-- {
		if doctors[r.toks[i].stem] {
			return true
		}
	}
	told := false
	for i := h.a - 1; i >= a; i-- {
		w := r.toks[i]
		switch {
		case doubts[w.stem]:
			return false
		case claims[w.stem] && i >= h.a-5 && i >= cl.a:
			told = true
		}
	}
	return told
}

var doctors = wordSet("doctor doc gp consultant hospital physio er diagnosed scan mri xray ct ultrasound surgeon nurse")

// inverted: "did I just have a stroke", "is it rhabdo" ask without a mark.
func inverted(toks []token) bool {
	for i := 0; i+1 < len(toks); i++ {
		if toks[i].kind == punct || fillers[toks[i].w] {
			continue
		}
		if !questionOpeners[toks[i].w] {
			return false
		}
		switch toks[i+1].w {
		case "i", "he", "she", "this", "that", "there", "they", "we":
			return true
		case "it":
			return toks[i].w != "did" && toks[i].w != "has"
		}
		return false
	}
	return false
}

// longCleared: "hit my head years ago, worst headache ever, was checked, fine":
// the sentence opens in the past, ends well, and has nothing of now.
func (r *reader) longCleared(h hit) bool {
	a, b := r.sentence(h.a)
	old := r.toks[h.a].clause
	for old >= 0 && r.clauses[old].a >= a && !r.clauses[old].old {
		old--
	}
	if old < 0 || r.clauses[old].a < a || r.usedTo(r.clauses[old]) {
		return false
	}
	cleared := false
	for i := a; i < b; i++ {
		w := r.toks[i].w
		if i > r.clauses[old].a && presents[stem(w)] {
			return false
		}
		cleared = cleared || i >= h.b && clearings[stem(w)]
	}
	return cleared
}

func (r *reader) usedTo(c clause) bool {
	for i := c.a; i < c.b; i++ {
		if r.toks[i].w == "used" {
			return true
		}
	}
	return false
}

var (
	presents  = wordSet("now still today again is are am has have feels gets hurts keeps cant cannot wont isnt arent yesterday tonight currently lately")
	clearings = wordSet("fine gone healed cleared clear recovered treated sorted mended ok okay better finished discharged")
)

// planned: "if it gets red and spreads I'll see a doctor".
func (r *reader) planned(i, end int) bool {
	for ; i+1 < end; i++ {
		switch r.toks[i].w {
		case "i'll", "i'd", "will", "would", "ill", "id":
			for k := i + 1; k < min(i+5, end); k++ {
				if visits[r.toks[k].stem] {
					return true
				}
			}
		}
	}
	return false
}

var visits = wordSet("see go get call ring stop book head visit phone hospital doctor straight be")

// resolves are flags whose sign is no warning once it is told, right behind
// the words, that it is gone. What comes and goes of heart, brain or bladder
// is not among them.
var resolves = map[string]bool{"cannot_move_or_bear": true, "compartment": true, "fever_unwell": true, "spreading_skin_infection": true, "dvt_leg": true, "dvt_arm": true, "sudden_severe_then_weak": true, "progressive_weakness": true}

// passedOff: "couldn't lift my arms after chest day, normal now", "gone next
// day": a later clause of the sentence, without a subject of its own, that opens
// with the end of it.
func (r *reader) passedOff(h hit) bool {
	_, b := r.sentence(h.b - 1)
	for i := h.b; i < b; i++ {
		if w := r.toks[i].w; w == "still" || w == "but" || w == "not" || w == "keeps" || w == "except" {
			return false
		}
	}
	for i := h.b; i < b; i++ {
		p := r.toks[i-1]
		if p.kind != punct && p.w != "and" && p.w != "then" || !endings[r.toks[i].w] {
			continue
		}
		if i+1 < b && endTails[r.toks[i+1].w] || p.w != "and" && (i+1 == b || r.toks[i+1].kind == punct) {
			return true
		}
	}
	return false
}

var (
	endings  = map[string]bool{"gone": true, "normal": true, "fine": true, "over": true, "ok": true, "okay": true, "flat": true, "soft": true, "healed": true, "sorted": true, "recovered": true, "back": true, "clear": true}
	endTails = map[string]bool{"now": true, "since": true, "next": true, "after": true, "afterwards": true, "again": true, "in": true, "within": true, "by": true, "the": true, "it": true, "to": true, "today": true, "a": true}
)

// lifelong are flags that ask for something new.
var lifelong = map[string]bool{"numb_cold_limb": true, "scapula_wings": true, "dvt_leg": true, "dvt_arm": true, "cord_signs": true, "progressive_weakness": true, "locked_joint": true}

// always: "feet always cold since I was a kid" is nothing new.
func (r *reader) always(h hit) bool {
	a, b := r.sentence(h.a)
	for i := a; i < b; i++ {
		if i < h.a && r.turns(i, h.a) {
			continue
		}
		next := ""
		if i+2 < b {
			next = r.toks[i+1].w + " " + r.toks[i+2].w
		}
		switch w := r.toks[i].w; {
		case (w == "since" || w == "from") && next == "i was" && i+3 < b && youth[r.toks[i+3].w], (w == "since" || w == "from") && i+1 < b && (r.toks[i+1].w == "childhood" || r.toks[i+1].w == "birth"),
			w == "all" && next == "my life", w == "my" && next == "whole life", w == "always" && i+1 < b && everWas[r.toks[i+1].w], w == "always" && i > a && everWas[r.toks[i-1].w]:
			return true
		}
	}
	return false
}

var everWas = map[string]bool{"was": true, "been": true, "have": true, "had": true, "has": true, "is": true, "are": true, "were": true, "did": true, "does": true, "do": true}

var youth = map[string]bool{"a": true, "young": true, "little": true, "born": true, "ten": true, "twelve": true, "small": true, "at": true, "in": true}

// longPast: the words stand in a clause of the past; "used to push back, now
// it's rock hard" speaks of now.
func (r *reader) longPast(h hit) bool {
	for _, k := range []int{r.toks[h.a].clause, r.toks[h.b-1].clause} {
		if r.clauses[k].old && !(r.usedTo(r.clauses[k]) && r.nowAfter(r.clauses[k])) {
			return true
		}
	}
	return false
}

func (r *reader) nowAfter(c clause) bool {
	for i := c.b; i < r.ends[c.sent]; i++ {
		if w := r.toks[i].w; w == "now" || w == "today" {
			return true
		}
	}
	return false
}

// ofHer: a writer who speaks for himself tells of another in a clause that he
// or she opens: "Mum had one, she couldn't walk". What she says is another matter.
func (r *reader) ofHer(h hit) bool {
	if r.role != "self" || !r.ownTale {
		return false
	}
	for i := h.a; i < h.b; i++ {
		if w := r.toks[i].w; w == "himself" || w == "herself" {
			return true
		}
	}
	c := r.clauseOf(h.a)
	i := c.a
	for i < c.b && (r.toks[i].kind == punct || fillers[r.toks[i].w] || clauseWords[r.toks[i].w]) {
		i++
	}
	if i >= h.a || !third[r.toks[i].w] || r.toks[i].w == "her" || r.toks[i].w == "his" || r.toks[i].w == "him" {
		return false
	}
	for ; i < c.b; i++ {
		if w := r.toks[i].w; firstPerson[w] || says[w] || w == "says" || w == "said" || w == "thinks" || w == "reckons" || w == "it" || w == "its" {
			return false
		}
	}
	return true
}
