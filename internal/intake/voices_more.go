package intake

import (
	"strings"
	"unicode"
)

// voiceOfSentences scores what whole sentences give away: a question to "you",
// a guess at what it is, a cure of one's own, and the short answers by which
// the opener comes back.
func (r *reader) voiceOfSentences(p *paragraph) {
	asked := false
	for a := p.a; a < p.b; {
		b := min(r.ends[r.toks[a].sent], p.b)
		if r.headed(a, b) {
			p.open += 2
		}
		asked = r.voiceOfSentence(p, a, b, asked) || asked
		a = b
	}
}

// headed: "So far: ...", "What stirs it: ..." set out a story of one's own.
func (r *reader) headed(a, b int) bool {
	for i := a + 1; i < min(b-1, a+6); i++ {
		if r.toks[i].w == ":" {
			return ownHeads[r.toks[a].w] && r.toks[a+1].w != "you" && r.toks[a+1].w != "about"
		}
	}
	return false
}

var ownHeads = wordSet("so what where hurts hurt tried done doing background history since now today trigger triggers worse better bad good fine age")

// quotedAs uses who quotes whom: nobody quotes himself, so what is quoted out of
// a later paragraph was somebody else's, and who quotes that is the opener as a
// rule; who quotes the first paragraph replies to it.
func (r *reader) quotedAs(ps []paragraph) {
	found := false
	for i := 1; i < len(ps); i++ {
		q := r.quoteOf(ps[i])
		if q == "" {
			continue
		}
		for j := i - 1; j >= 0; j-- {
			if !strings.Contains(r.unquoted(ps[j]), q) {
				continue
			}
			found = true
			if j == 0 {
				ps[i].reply += 3
			} else {
				ps[j].reply += 3
				ps[i].open += 4
			}
			break
		}
	}
	for i := range ps {
		if found && i > 0 && !r.ofMe(ps[i]) && r.quoteOf(ps[i]) == "" {
			ps[i].reply++ // in a talk, who says nothing of himself advises
		}
	}
}

// ofMe: the paragraph says I, my or me.
func (r *reader) ofMe(p paragraph) bool {
	for i := p.a; i < p.b; i++ {
		if firstPerson[r.toks[i].w] {
			return true
		}
	}
	return false
}

// quoteOf is the last quoted line at the head of a paragraph, as bare words.
func (r *reader) quoteOf(p paragraph) string {
	q := ""
	lines := strings.Split(r.text, "\n")
	for i := p.a; i < p.b; i++ {
		if i > p.a && r.toks[i].line == r.toks[i-1].line {
			continue
		}
		line := strings.TrimSpace(lines[r.toks[i].line-1])
		if !strings.HasPrefix(line, ">") {
			break
		}
		q = bare(strings.TrimLeft(line, "> "))
	}
	if len(q) < 6 {
		return ""
	}
	return q
}

// unquoted is a paragraph without its quoted lines, as bare words.
func (r *reader) unquoted(p paragraph) string {
	var b strings.Builder
	lines := strings.Split(r.text, "\n")
	for i := p.a; i < p.b; i++ {
		if i > p.a && r.toks[i].line == r.toks[i-1].line {
			continue
		}
		if line := strings.TrimSpace(lines[r.toks[i].line-1]); !strings.HasPrefix(line, ">") {
			b.WriteString(bare(line) + " ")
		}
	}
	return b.String()
}

// bare keeps the letters of a text, one space between words.
func bare(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }), " ")
}

// ofOneLifter: a letter about him or her goes on about him or her.
func (r *reader) ofOneLifter(ps []paragraph) {
	if r.thirds(ps[0]) < 2 {
		return
	}
	for i := range ps[1:] {
		if r.thirds(ps[i+1]) >= 2 {
			ps[i+1].open += 1.5
		}
	}
}

func (r *reader) thirds(p paragraph) (n int) {
	for i := p.a; i < p.b; i++ {
		if third[r.toks[i].w] {
			n++
		}
	}
	return n
}

var guesses = map[string]bool{"sounds like": true, "sound like": true, "could be": true, "might be": true, "looks like": true, "may be": true, "probably a": true, "reckon it": true, "bet it": true}

var curedBy = map[string]bool{"fixed": true, "cleared": true, "sorted": true, "healed": true, "cured": true, "resolved": true, "saved": true}

var answers = map[string]bool{"left": true, "right": true, "both": true}

func (r *reader) voiceOfSentence(p *paragraph, a, b int, asked bool) (askedBack bool) {
	if said := r.toks[a].w == `"` || b < len(r.toks) && r.toks[b].w == `"`; said && r.toks[b-1].w == "?" {
		return false // a question that is told of
	}
	you, me, asks := false, false, b > a && r.toks[b-1].w == "?"
	for i := a; i < b; i++ {
		w, next := r.toks[i].w, ""
		if i+1 < b {
			next = r.toks[i+1].w
		}
		you = you || w == "you" || w == "your" || w == "youre"
		me = me || firstPerson[w]
		switch {
		case guesses[w+" "+next] && i-a <= 3 && !asks:
			p.reply += 1.5
		case curedBy[w] && i-a <= 4 && r.mineSoon(i+1, min(b, i+5)):
			p.reply += 2
		case w == "had" && next == "the" && i+2 < b && r.toks[i+2].w == "same" && (i == a || firstPerson[r.toks[i-1].w]), w == "same" && next == "on":
			p.reply += 2
		case (w == "tore" || w == "did" || w == "hurt" || w == "had" || w == "rested" || w == "got") && next == "mine":
			p.reply += 2
		case i == a && answers[w] && (next == "one" || next == "side" || next == "," || next == "." || b-a <= 2):
			p.open += 2
		}
	}
	first := r.toks[a].w
	switch {
	case asks && r.asksReaders(a, b):
		p.open++
	case asks && you && !me:
		p.reply += 1.5
	case asks && !me && b-a <= 6 && backAsks[first] && !asked && p.b < len(r.toks):
		p.reply += 1.5
		return true
	}
	return false
}

func (r *reader) mineSoon(a, b int) bool {
	for i := a; i < b; i++ {
		if w := r.toks[i].w; w == "my" || w == "mine" || w == "me" {
			return true
		}
	}
	return false
}

// asksReaders: "when would you return her to sumo?", "what do you reckon?" asks
// for advice, as only the opener does.
func (r *reader) asksReaders(a, b int) bool {
	for i := a; i+1 < b; i++ {
		w, next := r.toks[i].w, r.toks[i+1].w
		switch {
		case (w == "would" || w == "should") && (next == "you" || next == "i" || next == "he" || next == "she" || next == "we" || next == "anyone"),
			w == "you" && (next == "think" || next == "reckon" || next == "suggest" || next == "recommend" || next == "advise" || next == "guys" || next == "all"):
			return true
		}
	}
	return false
}
