package intake

import (
	"slices"
	"strconv"

	"spotter/internal/day"
)

// Mention is one thing that the text names and whose role must be decided: a
// lift, an activity, a remedy, a body part. Features are what the model sees.
type Mention struct {
	Head     string
	ID, Name string
	Span     Span
	Features []string
	Rule     string // what the rules say of it
}

// surround is the context of a mention: the list that it stands in, and what
// the sentence says around that list.
type surround struct {
	r      *reader
	a, b   int // the list: "squats, bench and rows"
	sa, sb int // its sentence
	peers  []string
	feats  []string
}

// around makes the features of mention h, whose list holds peers of the given kinds.
func (r *reader) around(h hit, peers ...string) []string {
	s := &surround{r: r, a: h.a, b: h.b, peers: peers}
	s.sa, s.sb = r.sentence(h.a)
	s.feats = make([]string, 0, 192)
	s.add("bias")
	s.grow()
	s.list(h)
	s.words(h)
	s.cues()
	s.flags(h)
	s.layout()
	s.neighbours()
	s.stretch()
	return s.feats
}

func (s *surround) add(parts ...string) {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	b := make([]byte, 0, n)
	for _, p := range parts {
		b = append(b, p...)
	}
	s.feats = append(s.feats, string(b))
}

// isPeer gives the end of a peer mention that starts at token i, or 0.
func (s *surround) isPeer(i int) int {
	for k := s.r.firstHit(i); k < len(s.r.hits) && s.r.hits[k].a == i; k++ {
		if slices.Contains(s.peers, s.r.hits[k].kind) {
			return s.r.hits[k].b
		}
	}
	return 0
}

// grow widens [a, b) over the list of peers that the mention is one of.
func (s *surround) grow() {
	for end := s.b; ; {
		i := end
		for i < s.sb && i < end+4 && s.isPeer(i) == 0 && s.joiner(i) {
			i++
		}
		to := 0
		if i < s.sb && i > end || i == end && i < s.sb {
			to = s.isPeer(i)
		}
		if to == 0 {
			break
		}
		s.b, end = to, to
	}
	for i := s.a - 1; i >= s.sa && i >= s.a-7; i-- {
		if to := s.isPeer(i); to > i && to <= s.a && s.joined(to, s.a) {
			s.a = i
			i = s.a
			continue
		}
	}
}

func (s *surround) joined(a, b int) bool {
	if b-a > 4 {
		return false
	}
	for i := a; i < b; i++ {
		if !s.joiner(i) {
			return false
		}
	}
	return true
}

// joiner: a word that may stand between two items of one list.
func (s *surround) joiner(i int) bool {
	t := s.r.toks[i]
	return t.w == "," || t.w == "/" || t.w == "&" || t.w == "+" || listWords[t.stem] || t.kind == number
}

var listWords = wordSet("and or plus then nor heavy light lighter my the any some even also especially both either paused close wide grip of barbell dumbbell db weighted seated standing bit a few all kinds sets reps x")

func bucket(d int) string {
	switch {
	case d <= 1:
		return "0"
	case d <= 3:
		return "1"
	case d <= 7:
		return "2"
	case d <= 15:
		return "3"
	}
	return "4"
}

func cap2(n int) string { return strconv.Itoa(min(n, 2)) }

// list tells where in its list the mention stands.
func (s *surround) list(h hit) {
	switch {
	case h.a == s.a && h.b == s.b:
		s.add("list:alone")
	case h.a == s.a:
		s.add("list:first")
	case h.b == s.b:
		s.add("list:last")
	default:
		s.add("list:mid")
	}
	s.add("id:", h.id)
}

// shown is how a token appears in features: by its kind where that is named.
func (s *surround) shown(i int) string { return s.r.shown(i) }

func (r *reader) shown(i int) string {
	t := r.toks[i]
	if t.kind == number {
		return "#"
	}
	for k := r.firstHit(i); k < len(r.hits) && r.hits[k].a == i; k++ {
		switch kind := r.hits[k].kind; kind {
		case "lift", "activity", "part", "med", "care", "meet":
			return "<" + kind + ">"
		}
	}
	return root(t.stem)
}

// root cuts the endings of a verb or adverb, as far as a table needs.
func root(w string) string {
	switch n := len(w); {
	case n > 6 && w[n-3:] == "ing":
		return w[:n-3]
	case n > 5 && w[n-2:] == "ed":
		return w[:n-2]
	case n > 5 && w[n-2:] == "ly":
		return w[:n-2]
	case n > 4 && w[n-1] == 'e':
		return w[:n-1]
	}
	return w
}

// words are those around the list, by side and distance, and those around the
// mention itself where that is within a list.
func (s *surround) words(h hit) {
	prev := ""
	for i, d := s.b, 0; i < s.sb && d < 10; i, d = i+1, d+1 {
		w := s.shown(i)
		s.add("R", bucket(d), w)
		if d < 3 {
			s.add("r", strconv.Itoa(d), w)
		}
		if d < 6 && prev != "" {
			s.add("rr", prev, "_", w)
		}
		prev = w
	}
	prev = ""
	for i, d := s.a-1, 0; i >= s.sa && d < 10; i, d = i-1, d+1 {
		w := s.shown(i)
		s.add("L", bucket(d), w)
		if d < 3 {
			s.add("l", strconv.Itoa(d), w)
		}
		if d < 5 && prev != "" {
			s.add("ll", w, "_", prev)
		}
		prev = w
	}
	if h.a > s.sa {
		s.add("m-", s.shown(h.a-1))
	}
	if h.b < s.sb {
		s.add("m+", s.shown(h.b))
	}
	cl := s.r.clauseOf(h.a)
	for i := cl.a; i < cl.b; i++ {
		if i < s.a || i >= s.b {
			s.add("C", s.shown(i))
		}
	}
}

// stretch are the words of what is said of the list: those behind it as far as
// the next peer, across the end of the sentence, and those before it as far as
// the last peer or the start of the sentence.
func (s *surround) stretch() {
	prev, no := "<", false
	post := s.r.toks[s.a].post
	for i, n := s.b, 0; i < len(s.r.toks) && n < 18 && s.isPeer(i) == 0; i, n = i+1, n+1 {
		t := s.r.toks[i]
		if t.post != post || t.gap > 1 {
			break
		}
		w := s.shown(i)
		name := "S"
		if i >= s.sb {
			name = "Z"
		}
		if no && t.kind == word {
			s.add(name, "!", w)
		}
		no = (no || negators[t.w]) && t.kind == word
		s.add(name, w)
		s.add(name, prev, "_", w)
		prev = w
	}
	next := ">"
	for i, n := s.a-1, 0; i >= s.sa && n < 14 && !s.endsPeer(i); i, n = i-1, n+1 {
		w := s.shown(i)
		s.add("B", w)
		s.add("B", w, "_", next)
		next = w
	}
}

// endsPeer: a peer mention ends right behind token i.
func (s *surround) endsPeer(i int) bool {
	for k := max(s.sa, i-5); k <= i; k++ {
		if s.isPeer(k) == i+1 {
			return true
		}
	}
	return false
}

// polar are the kinds of words that say how it goes.
var polar = wordSet("pain bad good fine start weak limit effect ease verdictbad verdictgood severity")

// telling are the kinds of words that a feature names.
var telling = wordSet("pain bad good fine start weak limit effect ease verdictbad verdictgood severity symptom since injury when dose often old keep keepany wants ask coming doing dosed gone passed still firsttime course history care med lift activity part meet someone hearsay counsel paid")

func (s *surround) kindOf(h hit) string {
	k := h.kind
	switch k {
	case "effect", "when", "course":
		k += "." + h.id
	}
	switch h.kind {
	case "pain", "bad", "effect", "symptom", "weak":
		if s.r.negated(h) && !h.holdsNo {
			k += "!"
		}
	case "good", "fine":
		if s.r.notJust(h) || h.kind == "good" && s.r.cannotWithout(h) {
			k += "!"
		}
	}
	return k
}

func (s *surround) cues() {
	var near [2]string
	dist := [2]int{99, 99}
	for i := s.r.firstHit(s.sa); i < len(s.r.hits) && s.r.hits[i].a < s.sb; i++ {
		h := s.r.hits[i]
		if !telling[h.kind] || h.a >= s.a && h.b <= s.b {
			continue
		}
		k, side, d, from, to := s.kindOf(h), 1, h.a-s.b, s.b, h.a
		dir := "R"
		if h.a < s.a {
			side, d, from, to, dir = 0, s.a-h.b, h.b, s.a, "L"
		}
		peers := s.peersIn(from, to)
		clauses := s.r.toks[h.a].clause - s.r.toks[s.a].clause
		if side == 1 {
			clauses = s.r.toks[h.a].clause - s.r.toks[s.b-1].clause
		}
		s.add("k:", k, dir, cap2(peers))
		s.add("d:", k, dir, bucket(max(d, 0)))
		s.add("c:", k, dir, cap2(abs(clauses)))
		if polar[h.kind] && d < dist[side] {
			dist[side], near[side] = d, k+"/"+cap2(peers)+cap2(abs(clauses))
		}
	}
	s.add("n:", near[0], "~", near[1])
	s.add("nL:", near[0], bucket(dist[0]))
	s.add("nR:", near[1], bucket(dist[1]))
	s.feeling()
}

func (s *surround) peersIn(a, b int) (n int) {
	for i := a; i < b; i++ {
		if s.isPeer(i) > 0 {
			n++
		}
	}
	return n
}

// feeling sums how pleasant the words on each side are, as far as the next peer.
func (s *surround) feeling() {
	sum := func(from, to, step int) int {
		v, no := 0, 0
		for i := from; i != to; i += step {
			if s.isPeer(i) > 0 {
				break
			}
			w := s.r.toks[i].w
			if negators[w] {
				no = 4
			}
			x := s.r.lex.feelings.Of(w)
			if no > 0 && step > 0 {
				x, no = -x, no-1
			}
			v += x
		}
		return v
	}
	s.add("vR:", sign(sum(s.b, s.sb, 1)))
	s.add("vL:", sign(sum(s.a-1, s.sa-1, -1)))
}

func sign(v int) string {
	switch {
	case v <= -20:
		return "--"
	case v < 0:
		return "-"
	case v == 0:
		return "0"
	case v < 20:
		return "+"
	}
	return "++"
}

func (s *surround) flags(h hit) {
	c := s.r.clauseOf(h.a)
	any := false
	for _, f := range []struct {
		on   bool
		name string
	}{{c.ask, "ask"}, {c.hypo && !c.soft, "hypo"}, {c.soft, "soft"}, {c.plan, "plan"}, {c.old, "old"}, {c.cond, "cond"}, {c.other, "other"}, {s.r.toks[s.sb-1].w == "?", "?"}, {s.r.role != "self", "proxy"}, {s.r.toks[h.a].quoted, "quoted"}} {
		if f.on {
			s.add("f:", f.name)
			any = true
		}
	}
	if !any {
		s.add("f:none")
	}
	for i := s.sa; i < min(s.sb, s.sa+2); i++ {
		s.add("s", strconv.Itoa(i-s.sa), s.shown(i))
	}
}

func (s *surround) layout() {
	s.add("len", bucket((s.sb-s.sa)/3))
	if bullet(s.r.toks[s.sa].w) {
		s.add("bullet")
	}
	colon := ""
	for i := s.sa; i < s.sb; i++ {
		if w := s.r.toks[i].w; w == ":" || w == "=" {
			colon = "after"
			if i < s.a {
				colon = "before"
			} else if i == s.b {
				colon = "next"
			}
			break
		}
	}
	s.add("colon:", colon)
	if s.a == s.sa {
		s.add("opens")
	}
	if s.b >= s.sb-1 {
		s.add("ends")
	}
	if s.r.toks[s.sa].sent == 0 {
		s.add("first")
	}
	if s.r.toks[s.sa].gap == 1 {
		s.add("line")
	}
}

// neighbours are the polar words of the sentences before and behind.
func (s *surround) neighbours() {
	n := s.r.toks[s.a].sent
	for _, k := range []struct {
		s    int
		name string
	}{{n - 1, "P"}, {n + 1, "N"}} {
		if k.s < 0 || k.s >= len(s.r.ends) || s.r.toks[s.r.start(k.s)].post != s.r.toks[s.a].post {
			s.add(k.name, ":none")
			continue
		}
		a, b := s.r.start(k.s), s.r.ends[k.s]
		peers := cap2(s.peersIn(a, b))
		s.add(k.name, ":peers", peers)
		s.add(k.name, "1:", s.shown(a))
		for i := a; i < min(b, a+9) && k.name == "N"; i++ {
			s.add("Nw", s.shown(i))
		}
		seen := ""
		for i := s.r.firstHit(a); i < len(s.r.hits) && s.r.hits[i].a < b; i++ {
			if h := s.r.hits[i]; polar[h.kind] || h.kind == "part" || h.kind == "ask" || h.kind == "meet" {
				if kind := s.kindOf(h); kind != seen {
					s.add(k.name, ":", kind, peers)
					seen = kind
				}
			}
		}
	}
}

// Mentions reads a text as Read does and gives what it names, for learning.
func Mentions(text string, asOf day.Date, lex *Lexicon) []Mention {
	if unreadable(text) != nil {
		return nil
	}
	r := newReader(text, asOf, lex)
	r.notes = &[]Mention{}
	r.build()
	return *r.notes
}
