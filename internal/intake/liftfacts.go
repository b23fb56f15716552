package intake

import (
	"slices"

	"spotter/internal/body"
)

// heading is the cue of words like "what brings it on:", which holds for the
// whole list after the colon, or for the lines under it.
func (r *reader) heading(m hit) (cue, bool) {
	a, _ := r.sentence(m.a)
	k := r.toks[m.a].clause
	if len(r.cueIn(k)) > 0 && r.toks[r.clauses[k].b-1].w != ":" {
		return cue{}, false
	}
	for k--; k >= 0 && r.clauses[k].a >= a; k-- {
		if c := r.clauses[k]; r.toks[c.b-1].w == ":" {
			return r.headCue(c.a, c.b)
		}
	}
	for s := r.toks[m.a].sent; s > 0 && bullet(r.toks[r.start(s)].w); s-- {
		if from, to := r.start(s-1), r.ends[s-1]; r.toks[to-1].w == ":" {
			return r.headCue(from, to)
		}
	}
	return r.runOnHead(m)
}

// runOnHead: "when: bottom of skullcrushers. Chins. Leaning on the desk." and
// "when not: deads, carries": a list under a heading whose items are parted by
// full stops.
func (r *reader) runOnHead(m hit) (cue, bool) {
	for s := r.toks[m.a].sent; s >= 0 && r.toks[r.start(s)].post == r.toks[m.a].post; s-- {
		a, b := r.start(s), r.ends[s]
		for k := a; k < min(b, a+7); k++ {
			if r.toks[k].w != ":" || k == a {
				continue
			}
			if w := r.toks[a].w; w == "when" && k-a <= 2 {
				return cue{hit: hit{kind: "bad", a: a, b: k}, bad: k-a == 1, effect: "provokes"}, k-a == 1 || r.toks[a+1].w == "not"
			}
			return cue{}, false
		}
		if s != r.toks[m.a].sent && r.toks[b-1].gap > 1 || len(r.plainCues(a, b)) > 0 || r.toks[a].gap > 1 {
			return cue{}, false
		}
	}
	return cue{}, false
}

// treasured: "keeping chins if I can, they're all I'm good at" praises and
// tells nothing of the pain.
func (r *reader) treasured(m hit) bool {
	a, b := r.sentence(m.a)
	if !r.has("keep", a, b) && !r.has("keepany", a, b) {
		return false
	}
	cl := r.clauseOf(m.a)
	return r.keptHere(m) || !r.has("pain", cl.a, cl.b) && len(r.cueIn(r.toks[m.a].clause)) == 0
}

// keptHere: "a way to work around this without having to drop squats or pulls"
// is a wish about squats and pulls, whatever else the clause complains of.
func (r *reader) keptHere(m hit) bool {
	a, _ := r.sentence(m.a)
	for _, k := range r.in("keepany", a, m.a) {
		i := k.b
		for i < m.a && (r.has("keepable", i, i+1) || r.has("lift", i, i+1) || r.toks[i].w == "or" || r.toks[i].w == "and" || r.toks[i].w == ",") {
			i++
		}
		if i == m.a && r.has("keepable", m.a, m.b) {
			return true
		}
	}
	return false
}

// theory: "he reckons a rib has popped from the bench" is somebody's guess,
// told by another.
func (r *reader) theory(m hit) bool {
	if r.role == "self" {
		return false
	}
	cl := r.clauseOf(m.a)
	for i := cl.a + 1; i < m.a; i++ {
		switch r.toks[i].w {
		case "reckons", "thinks", "believes", "swears", "blames", "claims", "convinced", "insists", "guesses":
			return true
		}
	}
	return false
}

func (r *reader) start(s int) int {
	if s == 0 {
		return 0
	}
	return r.ends[s-1]
}

func bullet(w string) bool { return w == "-" || w == "*" || w == "•" || w == "·" }

func (r *reader) headCue(a, b int) (cue, bool) {
	if q := r.cues(a, b); len(q) > 0 && !r.has("lift", a, b) && !r.has("activity", a, b) && !r.clauseOf(a).ask {
		best := q[0]
		for _, o := range q {
			if o.b > best.b {
				best = o
			}
		}
		return best, true
	}
	return cue{}, false
}

// toldLift is a lift or an activity that the text names, and what the rules say of it.
type toldLift struct {
	hit
	q     cue
	ruled bool
}

// readLifts sorts every lift and activity into what provokes and what is
// tolerated; one of which nothing is said is neither.
func (r *reader) readLifts(c *Case) {
	for s := range r.ends {
		a, b := r.start(s), r.ends[s]
		nt, ng := len(c.Triggers), len(c.Tolerated)
		for _, m := range r.liftsIn(a, b) {
			r.sortLift(c, m)
		}
		c.Tolerated = notBoth(c.Tolerated, ng, c.Triggers[nt:])
	}
}

// liftsIn lists the lifts and activities of the sentence [a, b) that the
// opener tells of the person, with the verdict of the rules.
func (r *reader) liftsIn(a, b int) []toldLift {
	answered := false
	cues := r.cues(a, b)
	if len(cues) == 0 {
		cues = r.answerCues(a, b)
		answered = len(cues) > 0
	}
	for _, more := range []func(a, b int) []cue{r.alike, r.beganThere} {
		if len(cues) == 0 {
			cues = more(a, b)
		}
	}
	var out []toldLift
	for _, kind := range []string{"lift", "activity"} {
		for _, m := range r.in(kind, a, b) {
			if !r.own(m.a) || r.lex.roles == nil && r.notes == nil && r.clauseOf(m.a).other || r.has("meet", m.a, m.b) {
				continue
			}
			t := toldLift{hit: m}
			if r.mine(m) && !r.treasured(m) && !r.theory(m) && (answered || !r.quotedAlone(m)) {
				if _, remedy := r.asRemedy(m); !remedy {
					t.q, t.ruled = r.ruling(m, cues)
				}
			}
			out = append(out, t)
		}
	}
	return out
}

// notBoth drops from list what its own sentence also complains of ("heavy
// bench hurts, light bench is fine"); n is where the sentence begins.
func notBoth(list []Trigger, n int, bad []Trigger) []Trigger {
	out := list[:n]
	for _, o := range list[n:] {
		if !slices.ContainsFunc(bad, func(t Trigger) bool { return t.Lift == o.Lift && t.Activity == o.Activity }) {
			out = append(out, o)
		}
	}
	return out
}

// quotedAlone: inside an asked or planned clause a lift is no fact unless the
// clause itself complains.
func (r *reader) quotedAlone(m hit) bool {
	cl := r.clauseOf(m.a)
	if !cl.ask && !cl.plan {
		return false
	}
	return len(r.in("pain", cl.a, cl.b)) == 0 && len(r.in("bad", cl.a, cl.b)) == 0 || cl.ask
}

// answerCues: "Leg extensions? Weirdly fine." asks and answers itself.
func (r *reader) answerCues(a, b int) []cue {
	if b >= len(r.toks) || b-a > 6 || r.toks[b-1].w != "?" {
		return nil
	}
	_, end := r.sentence(b)
	if end-b > 7 || r.has("lift", b, end) || r.toks[b].post != r.toks[a].post || r.toks[b].gap > 1 {
		return nil
	}
	return r.cues(b, end)
}

// ruling is the cue that the rules let speak of m, turned where it is set apart.
func (r *reader) ruling(m hit, cues []cue) (cue, bool) {
	reach := 18.0
	if q, ok := r.heading(m); ok {
		cues, reach = []cue{q}, 999
	}
	best, at := 1000.0, -1
	for i, q := range cues {
		if q.kind == "good" && q.a >= m.a && q.b <= m.b {
			continue // "cleans" is no praise
		}
		if d := r.distance(m, q.hit); d < best {
			best, at = d, i
		}
	}
	if at >= 0 && best > reach && cues[at].kind == "start" && r.loneLift(m) {
		best = reach // however long the story, it began on the one lift of it
	}
	if at < 0 || best > reach || m.kind == "activity" && !cues[at].bad && best > 9 {
		return cue{}, false
	}
	q := cues[at]
	if r.setApart(m) {
		q.bad, q.effect = !q.bad, "provokes"
	} else if !q.bad {
		if p, ok := r.turned(m, q, cues); ok {
			q = p
		}
	}
	if !q.bad && r.toks[q.a].stem == "help" && r.has("care", r.clauseOf(m.a).a, r.clauseOf(m.a).b) {
		return cue{}, false // a remedy that helps
	}
	return q, true
}

// bodyAct: "I can't bend it" of a knee is not bending over.
func bodyAct(c *Case, m hit) string {
	if m.id == "bending" && m.b-m.a == 1 && len(c.Problems) == 1 && c.Problems[0].Region == body.Knee {
		return "bending_knee"
	}
	return m.id
}

// loneLift: m is the only lift of its sentence.
func (r *reader) loneLift(m hit) bool {
	a, b := r.sentence(m.a)
	return m.kind == "lift" && len(r.in("lift", a, b)) == 1
}

// distance prefers a cue in the same clause, after the lift; every clause
// between costs, less when it only continues a list.
func (r *reader) distance(m, q hit) float64 {
	mc, qc := r.toks[m.a].clause, r.toks[q.a].clause
	d := 0.0
	switch {
	case q.a >= m.b:
		d = float64(q.a - m.b)
	case m.a >= q.b:
		d = float64(m.a-q.b) + 1.5
	}
	if m.b <= q.a && r.looksAhead(q) {
		d += 20
	}
	if d > 12 && mc == qc {
		d = 12 + (d-12)/4
	}
	lo, hi := min(mc, qc), max(mc, qc)
	for k := lo + 1; k <= hi; k++ {
		cost := 5.0
		switch {
		case clauseWords[r.toks[r.clauses[k].a].w]:
			cost = 14
		case qc > mc && r.listOnly(m, k-1) && r.listOnly(m, k) && k < hi:
			cost = 0.5
		case qc > mc && r.listOnly(m, k-1):
			cost = 1
		case qc < mc && r.listOnly(m, mc) && len(r.cueIn(mc)) == 0:
			cost = 2
		case qc < mc && len(r.cueIn(k)) == 0 && !r.verbal(r.clauses[k].a, r.clauses[k].b):
			cost = 1.5
		}
		d += cost
	}
	return d
}

// looksAhead: "never when", "only with", "worst on" speak of what follows,
// where a lift or an activity does follow.
func (r *reader) looksAhead(q hit) bool {
	if !aheadWords[r.toks[q.b-1].w] {
		return false
	}
	to := min(q.b+7, r.clauseOf(q.b-1).b)
	return r.has("lift", q.b, to) || r.has("activity", q.b, to)
}

var aheadWords = map[string]bool{"when": true, "whenever": true, "with": true, "during": true, "while": true, "whilst": true, "on": true, "in": true, "for": true, "at": true, "from": true, "after": true, "if": true, "doing": true, "by": true, "i": true}

// cueIn lists the cues of one clause, found once.
func (r *reader) cueIn(k int) []cue {
	if r.cued == nil {
		r.cued = map[int][]cue{}
	}
	if c, ok := r.cued[k]; ok {
		return c
	}
	c := r.cues(r.clauses[k].a, r.clauses[k].b)
	r.cued[k] = c
	return c
}

// listOnly: the clause holds a lift and little else, as in a list.
func (r *reader) listOnly(m hit, k int) bool {
	c := r.clauses[k]
	n := c.b - c.a
	for _, h := range append(r.in("lift", c.a, c.b), r.in("activity", c.a, c.b)...) {
		n -= h.b - h.a
	}
	return n <= 4 && len(r.cueIn(k)) == 0
}

func (r *reader) when(m hit, q cue) string {
	a, b := r.sentence(m.a)
	for _, h := range r.in("when", a, b) {
		if h.a >= min(m.a, q.a)-6 && h.a <= max(m.b, q.b)+7 {
			return h.id
		}
	}
	if q.effect == "started" {
		return "during"
	}
	return "during"
}

func (r *reader) doses(t *Trigger, m hit) {
	cl := r.clauseOf(m.a)
	for _, h := range r.in("often", cl.a, cl.b) {
		t.Often = h.id
	}
	for _, h := range r.in("dose", cl.a, cl.b) {
		t.Dose = h.id
	}
}
