package intake

import (
	"sort"
	"strings"

	"spotter/internal/lift"
)

// cue is a word that says how a lift or an activity goes.
type cue struct {
	hit
	bad    bool
	effect string
}

func (r *reader) cues(a, b int) []cue {
	var out []cue
	first := sort.Search(len(r.hits), func(i int) bool { return r.hits[i].a >= a })
	for _, h := range r.hits[first:] {
		if h.a >= b {
			break
		}
		if !r.own(h.a) || r.clauseOf(h.a).other || r.clauseOf(h.a).hypo {
			continue
		}
		switch h.kind {
		case "pain", "bad":
			out = append(out, cue{h, !r.negated(h), "provokes"})
		case "severity":
			if w := r.toks[h.a].w; strings.HasSuffix(w, "/10") && w != "0/10" {
				out = append(out, cue{h, true, "provokes"})
			}
		case "limit":
			out = append(out, cue{h, true, "limits_range"})
		case "start":
			out = append(out, cue{h, true, "started"})
		case "weak":
			out = append(out, cue{h, true, "reduced_strength"})
		case "good":
			out = append(out, cue{h, r.notJust(h), "provokes"})
		}
	}
	return out
}

// notJust: "isn't fine", "not ok": only a no right before turns a good word.
func (r *reader) notJust(h hit) bool {
	for i := h.a - 1; i >= 0 && i >= h.a-3 && r.toks[i].clause == r.toks[h.a].clause; i-- {
		switch w := r.toks[i].w; w {
		case "not", "isnt", "arent", "wasnt", "never", "doesnt", "dont", "longer", "aint":
			return true
		case "feel", "feels", "really", "very", "quite", "been", "go", "too", "so", "that", "all":
		default:
			return false
		}
	}
	return false
}

// readLifts sorts every lift and activity into what provokes and what is
// tolerated; one without a cue is neither.
func (r *reader) readLifts(c *Case) {
	for s := range r.ends {
		a := 0
		if s > 0 {
			a = r.ends[s-1]
		}
		b := r.ends[s]
		cues := r.cues(a, b)
		if len(cues) == 0 {
			continue
		}
		for _, kind := range []string{"lift", "activity"} {
			for _, m := range r.in(kind, a, b) {
				if !r.mine(m) || r.has("meet", m.a, m.b) || r.quotedAlone(m) {
					continue
				}
				r.settle(c, m, cues)
			}
		}
	}
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

func (r *reader) settle(c *Case, m hit, cues []cue) {
	best, at := 1000.0, -1
	for i, q := range cues {
		if d := r.distance(m, q.hit); d < best {
			best, at = d, i
		}
	}
	if at < 0 || best > 18 {
		return
	}
	q := cues[at]
	a, b := min(m.a, q.a), max(m.b, q.b)
	t := Trigger{When: r.when(m, q), Span: r.span(a, b)}
	if m.kind == "lift" {
		t.Lift = lift.ID(m.id)
	} else {
		t.Activity = m.id
	}
	if len(c.Problems) > 1 {
		t.Problem = c.Problems[0].Region
	}
	if q.bad {
		t.Effect = q.effect
		r.doses(&t, m)
		c.Triggers = addOnce(c.Triggers, t)
		return
	}
	t.When = ""
	c.Tolerated = addOnce(c.Tolerated, t)
}

func addOnce(list []Trigger, t Trigger) []Trigger {
	for _, o := range list {
		if o.Lift == t.Lift && o.Activity == t.Activity {
			return list
		}
	}
	return append(list, t)
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
		}
		d += cost
	}
	return d
}

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
