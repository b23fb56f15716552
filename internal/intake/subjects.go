package intake

import "strings"

// findRole tells who writes: self, or someone writing for the lifter.
func (r *reader) findRole() {
	r.role = "self"
	for _, h := range r.of("proxy") {
		if r.own(h.a) && !r.clauseOf(h.a).ask && h.a < 120 && !r.ownStory(h) {
			r.role = h.id
			return
		}
	}
	if r.onlyOfAnother() {
		r.role = "friend"
		return
	}
	if role := r.toldOf(); role != "" {
		r.role = role
	}
}

// ownStory: "my wife has a bad hip. My left knee hurts" is the writer's story:
// a complaint of the writer's own, and more said of I than of he or she.
func (r *reader) ownStory(h hit) bool {
	if w := r.toks[h.a].w; w != "my" && w != "a" {
		return false
	}
	me, he, sore := 0, 0, false
	for i, t := range r.toks {
		if !r.own(i) || i >= h.a && i < h.b {
			continue
		}
		if firstPerson[t.w] {
			me++
		}
		if third[t.w] {
			he++
		}
		if t.w == "my" && i+1 < len(r.toks) {
			a, b := r.sentence(i)
			ps := r.in("part", i+1, min(i+4, b))
			sore = sore || len(ps) > 0 && r.has("pain", a, b) && !r.has("someone", i, i+1)
		}
	}
	return sore && me > he
}

// toldOf: a text whose first sentence has "my husband" or the like as its
// subject, and that goes on to say he or she more than it says I.
func (r *reader) toldOf() string {
	role, late := r.kinNamed(12), false
	if role == "" {
		role, late = r.kinNamed(40), true
	}
	if role == "" {
		return ""
	}
	me, he := 0, 0
	for i, t := range r.toks {
		switch {
		case !r.own(i):
		case third[t.w]:
			he++
		case t.w == "i" || t.w == "im" || t.w == "ive" || t.w == "me" || t.w == "mine" || t.w == "my" && i > 12:
			me++
		}
	}
	if he >= 3 && he > me && (!late || he >= 6 && he > 2*me) {
		return role
	}
	return ""
}

// kinNamed is the role of the first person named as the writer's own, or as
// the writer ("this is the wife"), at the head of a clause of the first words.
func (r *reader) kinNamed(words int) string {
	for i := 0; i+1 < len(r.toks) && i < words; i++ {
		if !r.own(i) {
			continue
		}
		p := r.prevWord(i)
		head := i == 0 || r.toks[i].sent != r.toks[i-1].sent || kinLeads[p]
		switch w := r.toks[i].w; {
		case !head:
		case w == "my" || w == "our" || w == "the" || w == "me":
			for k := i + 1; k < min(i+4, len(r.toks)) && r.toks[k].kind == word; k++ {
				if role := kin[r.toks[k].w]; role != "" && (k == i+1 || words > 12) {
					return role
				}
			}
		case bareKin[r.toks[i].stem]:
			return kin[r.toks[i].stem]
		}
	}
	return ""
}

// kinLeads are the words behind which a person may be named as the subject.
var kinLeads = map[string]bool{",": true, "so": true, "hi": true, "is": true, "its": true, "please": true, "about": true, "for": true, "from": true, "well": true, "hello": true, "it": true}

// bareKin stand for "my …" without the my: "hubby's at work".
var bareKin = map[string]bool{"hubby": true, "wifey": true, "bf": true, "gf": true, "mum": true, "dad": true}

var kin = map[string]string{"husband": "partner", "wife": "partner", "boyfriend": "partner", "girlfriend": "partner", "partner": "partner", "fella": "partner", "missus": "partner", "fiance": "partner", "fiancee": "partner", "hubby": "partner", "wifey": "partner", "bf": "partner", "gf": "partner", "spouse": "partner",
	"son": "parent", "daughter": "parent", "kid": "parent", "boy": "parent", "lad": "parent", "girl": "parent", "teenager": "parent", "stepson": "parent",
	"lifter": "coach", "athlete": "coach", "client": "coach", "junior": "coach", "trainee": "coach",
	"friend": "friend", "mate": "friend", "buddy": "friend", "brother": "friend", "sister": "friend", "dad": "friend", "mum": "friend", "mom": "friend", "father": "friend", "mother": "friend", "cousin": "friend", "roommate": "friend", "guy": "friend", "clubmate": "friend", "teammate": "friend", "flatmate": "friend", "housemate": "friend", "colleague": "friend", "uncle": "friend", "aunt": "friend", "neighbour": "friend", "neighbor": "friend", "nan": "friend", "granda": "friend", "grandpa": "friend", "gramps": "friend", "grandma": "friend", "gran": "friend", "grandfather": "friend", "grandmother": "friend", "grandad": "friend", "granny": "friend", "homie": "friend", "pal": "friend"}

// onlyOfAnother: a text that says he or she, or opens with "my son", and never
// speaks of its writer's own body, is told on somebody's behalf.
func (r *reader) onlyOfAnother() bool {
	he := 0
	for i, t := range r.toks {
		switch {
		case !r.own(i):
		case third[t.w]:
			he++
		case firstPerson[t.w] && !(t.w == "my" && r.has("someone", i, i+1)) && !(t.w == "my" && i < 3):
			return false
		}
	}
	first := r.of("someone")
	return he > 0 || len(first) > 0 && first[0].a < 4
}

var third = map[string]bool{"he": true, "hes": true, "his": true, "him": true, "she": true, "shes": true, "her": true, "he'll": true, "she'll": true, "hed": true}
var firstPerson = map[string]bool{"i": true, "im": true, "ive": true, "my": true, "mine": true, "mines": true, "me": true, "i'll": true, "i'd": true, "myself": true}

// subjects marks the clauses that are about somebody else.
func (r *reader) subjects() {
	if r.role != "self" {
		r.writersOwn()
		return
	}
	me, he := 0, 0
	for i, t := range r.toks {
		if r.own(i) && firstPerson[t.w] {
			me++
		} else if r.own(i) && third[t.w] {
			he++
		}
	}
	r.ownTale = me >= 2*he
	about := false // the running subject is another person
	post := -1
	for k := range r.clauses {
		c := &r.clauses[k]
		if p := r.toks[c.a].post; p != post || r.toks[c.a].gap >= 2 {
			about, post = false, p
		}
		me, he := r.persons(c)
		if k > 0 && c.sent != r.clauses[k-1].sent && about {
			a, b := r.sentence(c.a)
			if m, h := r.persons(&clause{a: a, b: b}); m && !h && !r.has("someone", a, b) {
				about = false // the next sentence is the writer's again
			}
		}
		for _, h := range r.in("someone", c.a, c.b) {
			if h.a-c.a <= 4 && !r.meAfter(h.b, c.b) && !r.saysOfMe(h, c) && !causatives[r.prevWord(h.a)] && !r.lends(h) && !r.givenBy(h) && !r.treats(h, c) {
				about, he = true, true
			}
		}
		switch {
		case me && !he:
			about = false
		case about && (he || !me):
			c.other = true
		}
		if c.b-c.a > 0 && r.toks[c.b-1].w == "." && !he {
			about = false
		}
	}
}

// lends: "a mate's massage gun" is not about the mate; "a mate's knee" is.
func (r *reader) lends(h hit) bool {
	t := r.toks[h.b-1]
	raw := r.text[t.from:t.to]
	return strings.HasSuffix(raw, "s") && r.has("care", h.b, h.b+1)
}

// givenBy: "massage from my girl" was given to the person.
func (r *reader) givenBy(h hit) bool {
	p := r.prevWord(h.a)
	return (p == "from" || p == "by") && r.has("care", max(h.a-4, r.clauseOf(h.a).a), h.a-1)
}

// treats: "my daughter gave it a rub" is done to the person.
func (r *reader) treats(h hit, c *clause) bool {
	if h.b >= c.b || !treatments[r.toks[h.b].w] || !r.has("care", h.a, c.b) {
		return false
	}
	for i := h.b; i < c.b; i++ {
		if w := r.toks[i].w; w == "it" || w == "me" || w == "my" {
			return true
		}
	}
	return false
}

var treatments = map[string]bool{"put": true, "puts": true, "pressed": true, "presses": true, "stuck": true, "tried": true, "used": true, "uses": true, "has": true,
	"gave": true, "gives": true, "rubbed": true, "rubs": true, "digs": true, "dug": true, "massaged": true, "massages": true, "worked": true, "works": true,
	"cracked": true, "taped": true, "stretched": true, "stands": true, "stood": true, "walked": true, "kneads": true, "kneaded": true}

// causatives: "had the missus work on it" is done to the person.
var causatives = map[string]bool{"had": true, "got": true, "get": true, "let": true, "have": true, "made": true, "having": true, "getting": true, "letting": true, "asked": true,
	"carrying": true, "carry": true, "lifting": true, "lift": true, "picking": true, "holding": true, "hold": true, "hugging": true, "hug": true}

func (r *reader) persons(c *clause) (me, he bool) {
	for i := c.a; i < c.b; i++ {
		w := r.toks[i].w
		me = me || firstPerson[w] && !(w == "my" && r.has("someone", i, i+1))
		he = he || third[w]
	}
	return me, he
}

func (r *reader) meAfter(a, b int) bool {
	for i := a; i < min(b, a+8); i++ {
		switch r.toks[i].w {
		case "me", "my", "mine", "myself":
			return true
		}
	}
	return false
}

// opines: "i think", "i told", "i noticed" speak about somebody else.
func (r *reader) opines(c *clause) bool {
	for i := c.a; i < c.b; i++ {
		switch r.toks[i].w {
		case "think", "reckon", "believe", "guess", "know", "told", "noticed", "say", "said", "suspect", "wonder", "asked", "coach", "thought", "suggested":
			return true
		}
	}
	return false
}

// saysOfMe: "my girlfriend noticed I limp" is about the writer.
func (r *reader) saysOfMe(h hit, c *clause) bool {
	for i := h.b; i+1 < c.b && i < h.b+3; i++ {
		switch r.toks[i].w {
		case "noticed", "notices", "says", "said", "thinks", "reckons", "spotted", "saw", "sees", "jokes":
			return firstPerson[r.toks[i+1].w] || r.toks[i+1].w == "that" && i+2 < c.b && firstPerson[r.toks[i+2].w]
		}
	}
	return false
}

// writersOwn: in a letter on someone's behalf, the writer's own body is not
// the lifter's.
func (r *reader) writersOwn() {
	for k := range r.clauses {
		c := &r.clauses[k]
		me, he := r.persons(c)
		if he || r.has("proxy", c.a, c.b) {
			continue
		}
		if me && !r.opines(c) && r.has("pain", c.a, c.b) && r.has("part", c.a, c.b) {
			c.other = true
		}
		for i := c.a; i < c.b; i++ {
			w, next := r.toks[i].w, ""
			if i+1 < c.b {
				next = r.toks[i+1].w
			}
			if w == "mine" || w == "me" && next == "," || w == "my" && (next == "own" || r.has("part", i+1, min(i+4, c.b))) || (w == "i" && (next == "had" || next == "did" || next == "got" || next == "tore" || next == "broke")) && r.has("part", i, c.b) {
				c.other = true
			}
		}
	}
}
