package intake

// voiceOfSentences scores what whole sentences give away: a question to "you",
// a guess at what it is, a cure of one's own, and the short answers by which
// the opener comes back.
func (r *reader) voiceOfSentences(p *paragraph) {
	for a := p.a; a < p.b; {
		b := min(r.ends[r.toks[a].sent], p.b)
		r.voiceOfSentence(p, a, b)
		a = b
	}
}

var guesses = map[string]bool{"sounds like": true, "sound like": true, "could be": true, "might be": true, "looks like": true, "may be": true, "probably a": true, "reckon it": true, "bet it": true}

var curedBy = map[string]bool{"fixed": true, "cleared": true, "sorted": true, "healed": true, "cured": true, "resolved": true, "saved": true}

var answers = map[string]bool{"left": true, "right": true, "both": true}

func (r *reader) voiceOfSentence(p *paragraph, a, b int) {
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
		case w == "had" && next == "the" && i+2 < b && r.toks[i+2].w == "same", w == "same" && next == "on":
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
	case asks && !me && b-a <= 6 && backAsks[first]:
		p.reply += 1.5
	}
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
