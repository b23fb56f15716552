package intake

import "strings"

// sentences numbers sentences and clauses on the tokens and returns the end
// (exclusive token index) of each sentence.
func sentences(toks []token, hardWrap bool) (ends []int) {
	sent, clause, start := 0, 0, 0
	for i := range toks {
		if i > 0 {
			switch {
			case endsSentence(toks, i-1, hardWrap) || i-start >= longSentence:
				start = i
				ends = append(ends, i)
				sent++
				clause++
			case splitsClause(toks, i):
				clause++
			}
		}
		toks[i].sent, toks[i].clause = sent, clause
	}
	if len(toks) > 0 {
		ends = append(ends, len(toks))
	}
	return ends
}

// longSentence bounds the work on a text without full stops, in tokens.
const longSentence = 160

// endsSentence: a full stop, ! or ? that is followed by something else, a
// blank line, or a line end that is not a mere line wrap.
func endsSentence(toks []token, i int, hardWrap bool) bool {
	t, next := toks[i], toks[i+1]
	if next.gap >= 2 {
		return true
	}
	if next.gap == 1 {
		return !hardWrap || !wrapped(toks, i)
	}
	if t.kind == punct && (t.w == "." || t.w == "!" || t.w == "?") {
		if next.kind == punct && next.w != "(" && next.w != `"` && next.w != ">" && next.w != "-" {
			return false
		}
		return !(t.w == "." && i > 0 && abbreviations[toks[i-1].w])
	}
	return t.kind == symbol || asksAnew(t, next)
}

// asksAnew: "piss looks like cola Should I train?" lacks its full stop.
func asksAnew(t, next token) bool {
	return t.kind == word && t.small && next.kind == word && !next.small && next.w != "i" && len(next.w) > 1 && questionOpeners[next.w]
}

var abbreviations = map[string]bool{"approx": true, "vs": true, "dr": true, "e": true, "g": true, "mr": true, "mrs": true, "ca": true}

// wrapped: a hard-wrapped line goes on in small letters after a long line.
func wrapped(toks []token, i int) bool {
	t, next := toks[i], toks[i+1]
	if t.kind == punct && t.w != "," || next.kind != word {
		return false
	}
	j := i
	for j > 0 && toks[j].line == t.line && i-j < 40 {
		j--
	}
	return toks[i].to-toks[j].from >= 50 && next.small
}

var clauseWords = map[string]bool{"but": true, "though": true, "although": true, "whereas": true, "while": true, "then": true,
	"because": true, "cos": true, "cuz": true, "bc": true, "however": true, "except": true, "otherwise": true}

var subjects = map[string]bool{"i": true, "im": true, "ive": true, "it": true, "its": true, "he": true, "hes": true, "she": true, "shes": true, "they": true,
	"now": true, "my": true, "the": true, "i'll": true, "i'd": true, "that": true, "then": true, "her": true, "his": true, "we": true, "you": true,
	"they're": true, "theyre": true}

// splitsClause reports that token i opens a new clause.
func splitsClause(toks []token, i int) bool {
	p := toks[i-1]
	if p.kind == punct {
		switch p.w {
		case ",", ";", ":", "(", ")", "-", "?", "!", ".", "=", ">":
			return p.w != "="
		}
	}
	t := toks[i]
	if t.gap == 0 && t.from-p.to >= 2 && t.kind == word && p.kind == word && t.from-p.to < 8 && toks[i-1].w != "" {
		return true // a wide space stands for a full stop
	}
	if t.kind == punct && (t.w == "(" || t.w == ")") {
		return true
	}
	if clauseWords[t.w] {
		return true
	}
	return (t.w == "and" || t.w == "or" || t.w == "so") && i+1 < len(toks) && subjects[toks[i+1].w]
}

// hardWrapped: most lines were broken at a fixed width, as old mail programs do.
func hardWrapped(text string) bool {
	wide, all := 0, 0
	for _, l := range strings.Split(text, "\n") {
		if n := len(strings.TrimSpace(l)); n > 0 {
			all++
			if n > 110 {
				return false
			}
			if n >= 55 {
				wide++
			}
		}
	}
	return wide >= 4 && wide*2 > all
}
