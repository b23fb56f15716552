package intake

import "strings"

// doubts are the reasons in the words around a mention for which it may be no
// fact of the person now: whose it is, when it was, who says so, whether it is
// asked, set under a condition, over, cleared or explained.
func (r *reader) doubts(h hit) (out []string) {
	for _, d := range doubtTests {
		if d.is(r, h) {
			out = append(out, d.name)
		}
	}
	return out
}

var doubtTests = []struct {
	name string
	is   func(*reader, hit) bool
}{
	{"kin", (*reader).doubtKin}, {"folk", (*reader).doubtFolk}, {"past", (*reader).doubtPast}, {"over", (*reader).doubtOver},
	{"cleared", (*reader).doubtCleared}, {"asked", (*reader).doubtAsked}, {"cond", (*reader).doubtCond}, {"usual", (*reader).doubtUsual},
	{"sore", (*reader).doubtSore}, {"joke", (*reader).doubtJoke}, {"self", (*reader).doubtSelfAsk},
}

// ofStems: one of the words stands in [a, b).
func (r *reader) ofStems(set map[string]bool, a, b int) bool {
	for i := max(a, 0); i < b; i++ {
		if set[r.toks[i].stem] {
			return true
		}
	}
	return false
}

func (r *reader) phraseIn(a, b int, phrases ...string) bool {
	for i := a; i < b; i++ {
		for _, p := range phrases {
			ws := strings.Fields(p)
			if i+len(ws) > b {
				continue
			}
			ok := true
			for k, w := range ws {
				ok = ok && r.toks[i+k].w == w
			}
			if ok {
				return true
			}
		}
	}
	return false
}

var (
	mineWords  = wordSet("i im ive my me mine myself")
	kinWords   = wordSet("mum mom dad mother father brother sister wife husband son daughter kid baby uncle aunt cousin gran nan granny grandad grandpa mate friend buddy bloke girlfriend boyfriend colleague neighbour neighbor teammate coworker roommate flatmate boss guy lad someone somebody dog cat client lifter")
	folkWords  = wordSet("people they everyone everybody anybody anyone folks guys others google googled googling reddit forum webmd article video chatgpt youtube tiktok read leaflet poster post internet")
	stillWords = wordSet("still now again since keeps today tonight currently yet ongoing")
	testWords  = wordSet("ecg ekg scan scans scanned mri xray ct ultrasound bloods doppler doctor doc gp physio nurse hospital er cardiologist consultant specialist checked tested examined neurologist")
	clearWords = wordSet("clear cleared clean fine normal negative nothing ruled fit ok okay good healed")
	usualWords = wordSet("always usual usually normal lifelong regular")
	soreWords  = wordSet("doms pump pumped legday")
	jokeWords  = wordSet("lol haha hahaha ha joke joking kidding jk lmao rofl literally 😂 🤣 😅")
	overWords  = wordSet("gone passed settled faded vanished disappeared healed recovered sorted")
)

// doubtKin: the clause opens with somebody else and says nothing of the writer.
func (r *reader) doubtKin(h hit) bool {
	c := r.clauseOf(h.a)
	if r.role != "self" {
		return false
	}
	return r.ofStems(kinWords, c.a, h.a) && !r.ofStems(mineAlone, h.a, h.b) && !r.iBetween(c.a, h.a)
}

var mineAlone = wordSet("i im ive me mine myself my")

// iBetween: the writer speaks of himself behind the last other person.
func (r *reader) iBetween(a, b int) bool {
	for i := b - 1; i >= a; i-- {
		if kinWords[r.toks[i].stem] {
			return false
		}
		if mineWords[r.toks[i].stem] {
			return true
		}
	}
	return false
}

func (r *reader) doubtFolk(h hit) bool {
	a, _ := r.sentence(h.a)
	a = max(a, r.clauseOf(h.a).a-12)
	if !r.ofStems(folkWords, a, h.a) {
		return false
	}
	for i := h.a - 1; i >= a && !folkWords[r.toks[i].stem]; i-- {
		if mineWords[r.toks[i].stem] {
			return false
		}
	}
	return true
}

func (r *reader) doubtPast(h hit) bool {
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	if r.ofStems(stillWords, a, b) {
		return false
	}
	return r.phraseIn(a, b, "last year", "last month", "last winter", "last summer", "last spring", "last autumn", "last fall", "years ago", "months ago", "used to", "as a kid", "back in", "at school", "in january", "in february", "in march", "in april", "in may", "in june", "in july", "in august", "in september", "in october", "in november", "in december", "a year ago", "one time", "once had")
}

func (r *reader) doubtOver(h hit) bool {
	_, b := r.sentence(h.b - 1)
	return r.ofStems(overWords, h.b, b) || r.phraseIn(h.b, b, "back to normal", "fine now", "fine since", "all good now", "next day", "an hour", "a minute", "minutes")
}

func (r *reader) doubtCleared(h hit) bool {
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	if b < len(r.toks) && r.toks[b].post == r.toks[h.a].post {
		_, b = r.sentence(b)
	}
	for i := a; i < b; i++ {
		if testWords[r.toks[i].stem] && r.ofStems(clearWords, i-5, min(i+9, b)) {
			return true
		}
	}
	return false
}

func (r *reader) doubtAsked(h hit) bool {
	a, _ := r.sentence(h.a)
	return r.phraseIn(a, h.a, "asked", "asks", "asked about", "when should", "how do i know", "signs of", "symptoms of", "checked for", "tested for", "worried about", "look out for", "watch for", "watch out")
}

func (r *reader) doubtCond(h hit) bool {
	c := r.clauseOf(h.a)
	return r.ofStems(wordSetIf, c.a, h.a)
}

var wordSetIf = wordSet("if unless whether")

func (r *reader) doubtUsual(h hit) bool {
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	return r.ofStems(usualWords, a, b)
}

func (r *reader) doubtSore(h hit) bool {
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	return r.ofStems(soreWords, a, b)
}

func (r *reader) doubtJoke(h hit) bool {
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	return r.ofStems(jokeWords, a, b)
}

func (r *reader) doubtSelfAsk(h hit) bool {
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	if r.toks[b-1].w != "?" {
		return false
	}
	for i := a; i < h.b; i++ {
		if (r.toks[i].w == "is" || r.toks[i].w == "are" || r.toks[i].w == "was" || r.toks[i].w == "did" || r.toks[i].w == "could") && (i == a || r.toks[i-1].kind == punct) {
			return true
		}
	}
	return false
}
