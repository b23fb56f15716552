package intake

import (
	"slices"
	"strings"
)

// How a text speaks of a sign: does the person have it now (told), might that
// be meant (possible), is it denied, or is it somebody else's, long over, only
// feared, looked up, asked about, a figure of speech, or plainly explained
// (aside)? The rules give a first verdict; a model learnt from labelled texts
// weighs it against all that stands around the words (package teach, assert.go).
// The two only meet on the cautious side: what either takes for told raises at
// least its question.
type standing uint8

const (
	aside standing = iota
	denied
	possible
	told
)

var standingNames = [...]string{aside: "aside", denied: "denied", possible: "possible", told: "told"}

// Chances of "told" from which a reading counts. What the rules raise is put to
// the person as a question and stops nothing where the model is all but sure
// that it is not meant; it must be surer of that where an emergency is at stake.
// What only the model raises is never more than a question.
const (
	toldUrgent = 0.12
	toldOther  = 0.40
	possibleAt = 0.40
)

// standing decides for one phrase or set of signs.
func (r *reader) standing(h hit) standing {
	raised, no := r.judgeFlag(h)
	rule := aside
	switch {
	case raised:
		rule = told
	case no:
		rule = denied
	}
	if !r.own(h.a) || r.lex.scope == nil && r.notes == nil {
		return rule
	}
	feats := r.scopeFeats(h)
	feats = append(feats, "ruled:"+standingNames[rule], "rule:"+map[bool]string{true: "told", false: "not"}[rule == told])
	if r.notes != nil {
		*r.notes = append(*r.notes, Mention{Head: "flag", ID: h.id, Span: *r.span(h.a, h.b), Features: feats, Rule: standingNames[rule]})
	}
	if chance, _ := r.lex.scope.Judge("flag", feats); chance != nil {
		st := weighed(rule, chance[0], r.lex.Urgent(h.id))
		if st == possible && rule == told && r.plain(h) {
			return told
		}
		return st
	}
	return rule
}

// weighed joins the verdict of the rules with the chance that it is told.
func weighed(rule standing, p float64, urgent bool) standing {
	least := toldOther
	if urgent {
		least = toldUrgent
	}
	switch {
	case rule == told && !(p < least), rule == denied:
		return rule
	case rule == told, p >= possibleAt:
		return possible
	}
	return aside
}

// plain: the sentence gives no reason of its own for doubt, be it that somebody
// else is named, that it is denied, asked, jested, feared, past, over or laid to
// training. Such words are never weakened by the model.
func (r *reader) plain(h hit) bool {
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	for i := a; i < b; i++ {
		if i >= h.a && i < h.b || i < h.a && r.turns(i, h.a) || negators[r.toks[i].w] && lasting[r.nextWord(i+1)] {
			continue // the words of the sign itself; "probably nothing, but"; "never felt it coming"
		}
		for _, c := range cueClasses[r.toks[i].stem] {
			if weakens[c] {
				return false
			}
		}
	}
	return len(r.doubts(h)) == 0
}

// weakens are the classes of words that give reason for doubt.
var weakens = map[string]bool{"folk": true, "kin": true, "joke": true, "usual": true, "training": true, "fear": true, "asked": true, "no": true, "improving": true, "over": true}

// scopeFeats are what the model sees of a mention.
func (r *reader) scopeFeats(h hit) []string {
	head := h
	if _, end := r.sentence(h.a); head.b > end {
		head.b = end
	}
	around := &surround{r: r, a: head.a, b: head.b}
	around.sa, around.sb = r.sentence(h.a)
	around.feats = make([]string, 0, 160)
	around.add("bias")
	around.add("id:", h.id)
	around.words(head)
	around.flags(head)
	around.layout()
	around.feeling()
	feats := around.feats
	add := func(parts ...string) { feats = append(feats, strings.Join(parts, "")) }
	kind := "phrase"
	for _, k := range []string{"set", "name", "neg", "ever", "ask"} {
		if attrOf(h.attr, k) != "" {
			kind = k
			break
		}
	}
	add("kind:", kind)
	add("span:", bucket(h.b-h.a))
	add("sents:", cap2(r.toks[h.b-1].sent-r.toks[h.a].sent))
	add("spread:", cap2(r.toks[h.b-1].clause-r.toks[h.a].clause))
	for i := h.a; i < h.b; i++ {
		add("I", r.shown(i))
	}
	for _, d := range r.doubts(h) {
		add("dim:", d)
	}
	for _, z := range r.zones(h) {
		seen := map[string]bool{}
		for i := z.a; i < z.b; i++ {
			for _, c := range cueClasses[r.toks[i].stem] {
				if !seen[c] {
					seen[c] = true
					add("q:", c, z.name)
					if c != "no" && (z.name == "S" || z.name == "N") {
						add("qi:", c, h.id)
					}
				}
			}
		}
	}
	return feats
}

// zone is a stretch around a mention.
type zone struct {
	name string
	a, b int
}

// zones: inside the words, the rest of the clause before and behind, the rest
// of the sentence before and behind, the next sentence and the one before.
func (r *reader) zones(h hit) []zone {
	ca, cb := r.clauseOf(h.a).a, r.clauseOf(h.b-1).b
	sa, _ := r.sentence(h.a)
	_, sb := r.sentence(h.b - 1)
	out := []zone{{"I", h.a, h.b}, {"b", ca, h.a}, {"a", h.b, cb}, {"B", sa, ca}, {"A", cb, sb}, {"S", sa, sb}}
	if sb < len(r.toks) && r.toks[sb].post == r.toks[h.a].post && r.toks[sb].gap < 2 {
		_, nb := r.sentence(sb)
		out = append(out, zone{"N", sb, nb})
	}
	if sa > 0 && r.toks[sa-1].post == r.toks[h.a].post && r.toks[sa].gap < 2 {
		pa, _ := r.sentence(sa - 1)
		out = append(out, zone{"P", pa, sa})
	}
	return out
}

// cueClasses gives, for a word, what it says of a mention near it.
var cueClasses = invert(map[string]string{
	"no":        "no not never without dont doesnt didnt isnt wasnt hasnt havent arent aint nor neither zero none nope nothing hardly wont werent wouldnt hadnt minus cannot barely",
	"now":       "now today tonight currently still since yesterday lately overnight morning woke keeps ongoing anymore again suddenly hour hours minutes ago typing",
	"past":      "used was were had ago once previously before 2015 2016 2017 2018 2019 2020 2021 2022 2023 2024 year years childhood teens school older former former formerly",
	"over":      "gone cleared clear fine healed sorted settled passed recovered back normal mended fixed over resolved faded disappeared finished okay ok loosens eased settles fades",
	"kin":       "mum mom dad mother father brother sister wife husband son daughter kid kids baby uncle aunt cousin gran nan grandad mate friend buddy bloke partner girlfriend boyfriend colleague neighbour teammate coworker roommate boss coach clubmate guy lad someone somebody",
	"folk":      "people they everyone everybody anybody anyone folks guys others internet google reddit forum webmd article video chatgpt youtube tiktok read googled googling searched leaflet poster list story post thread",
	"fear":      "worried worry scared afraid paranoid panic fear feared anxious convinced terrified freaking wondering wonder thought suspect suspected hypochondriac catastrophising imagining",
	"asked":     "asked asks checked checks tested tests test screened examined scan scanned ecg ekg ultrasound xray bloods doctor doc gp physio nurse hospital er cardiologist consultant",
	"cond":      "if unless should would case whenever when",
	"joke":      "lol haha hahaha ha joke joking kidding jk lmao rofl xd legend literally drama dramatic",
	"training":  "doms pump pumped session workout set sets reps rep squats deadlifts legday leg day training wod murph volume amrap drop warmup bath shower sauna cream heat cold winter garage strap belt sleeves wraps tan beetroot vitamins water beer flight desk phone",
	"usual":     "always usual usually normal every forever lifelong naturally ever standard typical same familiar regular",
	"mine":      "i im ive my me mine myself",
	"thirds":    "he she his her him hes shes their them",
	"bad":       "worst cant agony killing severe unbearable horrible awful terrible screaming crying excruciating never barely wont unable lost huge massive emergency",
	"growing":   "worse worsening spreading spread growing bigger increasing climbing creeping doubled progressively rapidly more",
	"improving": "better improving less improved easing half progress",
	"tried":     "tried did done rested rehab physio exercises weeks months rest backed",
})

func invert(m map[string]string) map[string][]string {
	out := map[string][]string{}
	for class, words := range m {
		for w := range wordSet(words) {
			out[w] = append(out[w], class)
		}
	}
	for _, l := range out {
		slices.Sort(l)
	}
	return out
}
