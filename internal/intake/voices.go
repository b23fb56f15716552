package intake

// Threads without names: the first paragraph is the opener's. A later one is
// a reply when it speaks as an adviser (orders, "mine was", a bare question
// back) and not as somebody in pain; a thank-you, an answer or a repeated own
// detail brings the opener back.

type paragraph struct {
	a, b  int
	blank int
	reply float64
	open  float64
}

func (r *reader) unnamed(ls []lineTok) {
	var ps []paragraph
	for i, l := range ls {
		if i == 0 || l.blank >= 1 {
			ps = append(ps, paragraph{a: l.a, blank: l.blank})
		}
		ps[len(ps)-1].b = l.b
	}
	r.posts = []post{{a: 0, b: len(r.toks), opener: true}}
	if len(ps) < 2 {
		return
	}
	replies := 0
	for i := range ps {
		r.voice(&ps[i])
	}
	r.quotedAs(ps)
	r.ofOneLifter(ps)
	for i := range ps[1:] {
		if q := ps[i]; i > 0 && q.reply-q.open >= 2 && q.b-q.a <= 14 && r.toks[q.b-1].w == "?" {
			ps[i+1].open += 1.5 // an answer to a bare question
		}
		if ps[i+1].reply-ps[i+1].open >= 2 {
			replies++
		}
	}
	if replies == 0 || !r.answered(ps) {
		return
	}
	r.assign(ps)
}

// answered guards against an author who merely addresses the readers: a
// thread needs a paragraph that is clearly advice.
func (r *reader) answered(ps []paragraph) bool {
	for _, p := range ps[1:] {
		if p.reply >= 3 && p.reply-p.open >= 2 {
			return true
		}
	}
	return false
}

func (r *reader) assign(ps []paragraph) {
	wide := 0 // blank lines between posts, when posts are set apart by more
	for _, p := range ps {
		wide = max(wide, p.blank)
	}
	r.posts = nil
	opener := true
	n := 0
	for i, p := range ps {
		starts := i == 0 || wide < 2 || p.blank >= 2
		if starts && i > 0 {
			reply, open := p.reply, p.open
			if wide >= 2 { // judge the whole post
				for j := i + 1; j < len(ps) && ps[j].blank < 2; j++ {
					reply += ps[j].reply
					open += ps[j].open
				}
			}
			was := opener
			switch {
			case reply-open >= 1:
				opener = false
			case open-reply >= 1:
				opener = true
			}
			if was && !opener || !was {
				n++
			}
		}
		if len(r.posts) == 0 || r.posts[len(r.posts)-1].opener != opener || starts && !opener {
			r.posts = append(r.posts, post{a: p.a, opener: opener})
		}
		r.posts[len(r.posts)-1].b = p.b
	}
	for k := range r.posts {
		for i := r.posts[k].a; i < r.posts[k].b; i++ {
			r.toks[i].post = k
		}
	}
}

var orders = map[string]bool{"stop": true, "try": true, "get": true, "drop": true, "lay": true, "foam": true, "take": true, "keep": true, "rest": true, "switch": true, "go": true, "do": true,
	"roll": true, "ice": true, "stretch": true, "open": true, "see": true, "change": true, "use": true, "swap": true, "back": true, "deload": true, "avoid": true, "cut": true, "warm": true, "start": true,
	"look": true, "work": true, "check": true, "replace": true, "dont": true, "focus": true, "add": true, "heat": true, "skip": true, "give": true, "put": true, "make": true, "consider": true, "strengthen": true, "hang": true}

var backAsks = map[string]bool{"which": true, "both": true, "is": true, "does": true, "have": true, "where": true, "did": true, "are": true, "how": true, "what": true, "any": true, "left": true, "do": true, "can": true, "has": true, "when": true}

// voice scores a paragraph before the word lists are applied.
func (r *reader) voice(p *paragraph) {
	n := p.b - p.a
	you, me := 0, 0
	for i := p.a; i < p.b; i++ {
		w, next, prev := r.toks[i].w, "", ""
		if i+1 < p.b {
			next = r.toks[i+1].w
		}
		if i > p.a {
			prev = r.toks[i-1].w
		}
		head := i == p.a || r.toks[i].sent != r.toks[i-1].sent || prev == "-" || prev == ":"
		switch {
		case w == "your" || w == "yours" || w == "youre" || w == "you're" || w == "yourself":
			you++
			p.reply += 0.7
		case w == "you" && (next == "should" || next == "need" || next == "could" || next == "can" || next == "might" || next == "have" || next == "probably" || next == "want"):
			p.reply++
		case w == "mine" && (next == "was" || next == "turned" || next == "did" || next == "went" || next == "is"):
			p.reply += 2
		case (w == "same" && (next == "thing" || next == "here" || next == "issue" || next == "problem" || next == "exact")) && prev != "do":
			p.reply++
		case (w == "would" && prev == "i" || w == "i'd") && !says[next]:
			p.reply += 1.5
		case head && w == "had" && (next == "that" || next == "this" || next == "the" || next == "it" || next == "similar" || next == "exactly"):
			p.reply += 2
		case w == "been" && next == "there" && (head || prev == "ive"):
			p.reply += 2
		case w == "told" && next == "you", w == "suit" && next == "yourself", w == "good" && next == "luck", w == "hope" && (next == "this" || next == "that"):
			p.reply += 2
		case head && (w == "agree" || w == "agreed" || w == "seconded" || w == "been" && next == "there" || w == "welcome" || w == "mate" || w == "bro" || w == "dude" || w == "hows"):
			p.reply += 2
		case head && w == "if" && next == "i":
			p.reply++
		case head && orders[w] && next != "you" && next != "i" && !(w == "do" || w == "back" && next != "off"):
			p.reply += 1.5
		case head && (w == "thank" || w == "thanks" || w == "cheers" || w == "appreciate" || w == "nope" || w == "yes" || w == "yep" || w == "yeah" || w == "no"):
			p.open += 2
		case i-p.a < 4 && (w == "cheers" || w == "ta" || w == "legend" || w == "legends" || w == "appreciated"):
			p.open += 2
		case w == "thank" || w == "thanks":
			p.open++
		case head && w == "just" && next == "the":
			p.open += 2
		case w == "i" || w == "ive" || w == "im" || w == "my":
			me++
		}
		if head && i > p.a && w == "i" && (next == "tried" || next == "forgot") {
			p.open += 2
		}
	}
	r.voiceOfWhole(p, n, you, me)
	r.voiceOfSentences(p)
}

func (r *reader) voiceOfWhole(p *paragraph, n, you, me int) {
	first := r.toks[p.a].w
	asks := r.toks[p.b-1].w == "?"
	switch {
	case r.asksReaders(p.a, p.b):
	case asks && p.b == len(r.toks) && you == 0: // the writer's own question at the end
	case asks && n <= 14 && me == 0 && (backAsks[first] || you > 0):
		p.reply += 3
	case backAsks[first] && me == 0 && r.questionFirst(p):
		p.reply += 2
	}
	for i := p.a; i < p.b-1; i++ {
		a, b := r.toks[i].w, r.toks[i+1].w
		switch {
		case a == "i" && (b == "tried" || b == "get" || b == "cant" || b == "feel" || b == "worked" || b == "squat" || b == "am" || b == "still" || b == "have" || b == "do" || b == "compete"),
			a == "ive" && (b == "been" || b == "tried" || b == "got" || b == "had"), a == "im" && b != "sorry", a == "been" && b == "using":
			p.open += 0.8
		case a == "my" && b != "guess" && b != "advice" && b != "experience":
			p.open += 0.5
		case a == "i" && b == "had":
			p.reply += 1
		case (a == "fixed" || a == "helped" || a == "helps" || a == "took") && (b == "me" || b == "mine"):
			p.reply += 1.5
		case a == "theres" && b == "your", a == "there" && b == "your":
			p.reply += 2
		}
	}
}

func (r *reader) questionFirst(p *paragraph) bool {
	for i := p.a; i < p.b && r.toks[i].sent == r.toks[p.a].sent; i++ {
		if r.toks[i].w == "?" {
			return i-p.a <= 10
		}
	}
	return false
}
