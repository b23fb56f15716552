package intake

import "strings"

// framedRemedies finds things that no list knows by where they stand: behind a
// word for doing ("tried those spiky mats"), or before one on what it did
// ("the donut cushion helped"). Most are none; the model sorts them.
func (r *reader) framedRemedies() []hit {
	if r.lex.roles == nil && r.notes == nil {
		return nil
	}
	var out []hit
	end := 0
	add := func(a, b int, frame string) {
		if a < end || b <= a || !r.newThing(a, b) {
			return
		}
		end = b
		out = append(out, hit{kind: "care", id: "other", attr: "frame:" + frame, a: a, b: b})
	}
	for _, h := range r.hits {
		cl := r.clauseOf(h.a)
		if !r.own(h.a) || cl.other || h.a < end || r.hasRemedy(cl.a, cl.b) {
			continue
		}
		switch h.kind {
		case "doing", "coming":
			a := r.pastSmall(h.b, cl.b)
			add(a, r.chunkEnd(a, cl.b), h.kind)
		case "effect":
			a := r.pastSmall(cl.a, h.a)
			if b := r.chunkEnd(a, h.a); h.a-b <= 2 {
				add(a, b, "effect")
			}
		}
	}
	return out
}

// pastSmall steps over articles and the like.
func (r *reader) pastSmall(i, end int) int {
	for i < end && (r.toks[i].kind == punct || fillers[r.toks[i].w] || smallWords[r.toks[i].w]) {
		i++
	}
	return i
}

var smallWords = wordSet("a an the some my his her those these of this that out with on it using doing wearing new few couple bit little more lots loads other even also only just them all to in at up for from been had got get have put tried try")

// chunkEnd is where a noun of at most four words ends.
func (r *reader) chunkEnd(i, end int) int {
	b := i
	for b < end && b < i+4 {
		t := r.toks[b]
		if t.kind != word || chunkStops[t.w] || verbs[t.w] || clauseWords[t.w] || subjects[t.w] && t.w != "her" {
			break
		}
		b++
	}
	return b
}

var chunkStops = map[string]bool{"for": true, "on": true, "at": true, "in": true, "with": true, "from": true, "every": true, "twice": true, "and": true, "or": true, "before": true, "after": true, "to": true, "of": true, "as": true, "so": true, "if": true, "when": true, "which": true, "who": true, "did": true, "does": true,
	"made": true, "makes": true, "make": true, "really": true, "only": true, "also": true, "each": true, "once": true, "per": true, "daily": true, "last": true, "this": true, "since": true, "until": true, "till": true, "during": true, "while": true, "helped": true, "helps": true, "help": true, "not": true, "no": true, "by": true, "about": true, "today": true, "yesterday": true, "than": true, "like": true, "there": true, "theres": true, "told": true, "be": true, "been": true, "was": true, "something": true, "things": true, "thing": true, "stuff": true, "spot": true, "time": true, "times": true}

// newThing: [a, b) holds a word of weight and names nothing that is known.
func (r *reader) newThing(a, b int) bool {
	if _, _, ok := duration(r.toks, a); ok {
		return false
	}
	weight := false
	if _, day := weekdays[r.toks[a].stem]; day {
		return false
	}
	for i := a; i < b; i++ {
		weight = weight || len(r.toks[i].w) >= 4 && !smallWords[r.toks[i].w] && !firstPerson[r.toks[i].w] && !third[r.toks[i].w] && !negators[r.toks[i].w] && !backWords[r.toks[i].w]
		for k := r.firstHit(i); k < len(r.hits) && r.hits[k].a == i; k++ {
			switch r.hits[k].kind {
			case "care", "med", "lift", "activity", "part", "pain", "symptom", "meet", "effect", "ask", "when", "since", "bad", "good", "doing", "someone":
				return false
			}
		}
	}
	return weight
}

// edits finds the clauses that may tell of a change to the training: one for
// each clause with a word of change or a lift, in sentences where no list word
// names such a change.
func (r *reader) edits() []toldRemedy {
	if r.lex.roles == nil && r.notes == nil {
		return nil
	}
	var out []toldRemedy
	for s := range r.ends {
		a, b := r.start(s), r.ends[s]
		if r.namesEdit(a, b) || !r.own(a) {
			continue
		}
		var best toldRemedy
		top := 0.0
		for k := r.toks[a].clause; k <= r.toks[b-1].clause; k++ {
			if m, sure := r.editIn(r.clauses[k]); sure > top {
				best, top = m, sure
			}
		}
		if top > 0 {
			out = append(out, best)
		}
	}
	return out
}

func (r *reader) namesEdit(a, b int) bool {
	for _, h := range r.in("care", a, b) {
		if h.id == "load_edit" || h.id == "relative_rest" {
			return true
		}
	}
	return false
}

// editIn asks the model what kind of change a clause tells, if any.
func (r *reader) editIn(c clause) (toldRemedy, float64) {
	if c.other || c.b-c.a < 2 || r.has("care", c.a, c.b) {
		return toldRemedy{}, 0
	}
	anchor := -1
	for i := c.a; i < c.b; i++ {
		if changing[r.toks[i].stem] || changing[root(r.toks[i].stem)] || r.has("lift", i, i+1) {
			anchor = i
			break
		}
	}
	if anchor < 0 {
		return toldRemedy{}, 0
	}
	h := hit{kind: "care", id: "load_edit", a: r.pastSmall(c.a, anchor), b: anchor + 1}
	feats := r.around(h, "care", "med")
	for i := c.a; i < c.b; i++ {
		feats = append(feats, "I"+r.shown(i))
		if i+1 < c.b {
			feats = append(feats, "I"+r.shown(i)+"_"+r.shown(i+1))
		}
	}
	r.note("edit", hit{id: "load_edit", a: c.a, b: c.b}, "", feats, "")
	p, roles := r.lex.roles.Judge("edit", feats)
	if p == nil || 1-p[0] < editSure {
		return toldRemedy{}, 0
	}
	p[0] = 0
	h.id = roles[p.Best()]
	m := toldRemedy{hit: h, effect: "unknown", at: c.b}
	if r.has("lift", anchor, anchor+1) && r.cueBetween(anchor, c.b) {
		return toldRemedy{}, 0 // a lift that hurts or is fine is no change
	}
	if e, at := r.inOrder(anchor, r.ends[c.sent]); e != "" {
		m.effect, m.at = e, max(at, anchor+1)
	}
	return m, p[p.Best()]
}

// editSure is the chance from which a clause counts as telling of a change.
const editSure = 0.5

// changing are words with which a change to the training is told.
var changing = wordSet(strings.Join([]string{
	"swap swapped swapping switch switched switching change changed changing drop dropped dropping quit cut cutting stop stopped gave given skip skipped skipping reduce reduced reducing lower lowered lighten lighter lightened",
	"narrow narrower narrowed wider widen widened closer tuck tucked deload backed back taken take took gone going went moved move use using used wear wearing wore straps strap wraps wrap belt sleeve sleeves heel heels shoes shoe",
	"only instead without half percent fewer less rest off out grip stance hands feet toes box pause paused tempo slow slower partial range rom pad towel board blocks block removed remove limited keep kept stick stuck started"}, " "))
