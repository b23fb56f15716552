package intake

import "spotter/internal/body"

// lateSides gives a side to problems that have none yet, from side words which
// the model takes for the side of a complaint ("mine's the left", "she only
// moans about the right one"). A side is never made up: the word must stand in
// the text, and two different ones leave the side open.
func (r *reader) lateSides(c *Case, ps []spot) {
	for i := range r.toks {
		s := r.sideToken(i)
		if s == "" || !r.own(i) || r.clauseOf(i).other {
			continue
		}
		if sure := r.sideChance(i, s); sure < sideSure || !r.sideNoun(i) {
			continue
		}
		if k := r.sideTarget(c, ps, i); k >= 0 {
			q := &c.Problems[k]
			switch {
			case q.Side == body.NotStated && q.late == "":
				q.late = s
			case q.late != "" && q.late != s:
				q.late = body.NotStated
			}
		}
	}
	for k := range c.Problems {
		if q := &c.Problems[k]; q.Side == body.NotStated && q.late != "" && (q.late != body.Both || paired[string(q.Region)] || q.Region == body.UpperBack) {
			q.Side = q.late
		}
	}
}

// sideSure is the chance from which a side word counts: an invented side is
// worse than none.
const sideSure = 0.7

// sideChance is how sure the model is that the word at i is the side of a complaint.
func (r *reader) sideChance(i int, s body.Side) float64 {
	h := hit{kind: "side", id: string(s), a: i, b: i + 1}
	feats := append(r.around(h, "side"), "w:"+r.toks[i].w)
	for _, f := range []struct {
		on   bool
		name string
	}{
		{r.directed(i), "directed"}, {r.excludedSide(i), "excluded"}, {r.onPart(i), "onpart"}, {r.nominal(i), "nominal"}, {i+1 < len(r.toks) && adverbRight[r.toks[i+1].w], "adverb"},
		{r.complaint(h, r.clauseOf(i).a, r.clauseOf(i).b), "pain"},
	} {
		if f.on {
			feats = append(feats, "is:"+f.name)
		}
	}
	r.note("side", h, "", feats, "")
	p, roles := r.lex.roles.Judge("side", feats)
	for k, role := range roles {
		if role == "side" {
			return p[k]
		}
	}
	return 0
}

// sideNoun: the word stands as a noun or by itself, in no direction, and is not set
// against the sore side.
func (r *reader) sideNoun(i int) bool {
	if r.directed(i) || r.excludedSide(i) || i+1 < len(r.toks) && adverbRight[r.toks[i+1].w] && r.toks[i+1].sent == r.toks[i].sent {
		return false
	}
	switch r.prevWord(i) {
	case "the", "my", "his", "her", "mine", "mines", "hers", "its":
		return true
	}
	return r.nominal(i)
}

// sideTarget is the problem that a side word at token i speaks of: the place
// named last before it, else the next one; -1 where that has been told as old.
func (r *reader) sideTarget(c *Case, ps []spot, i int) int {
	limb := r.markLimb(i)
	best, far := -1, 1<<30
	for _, p := range ps {
		if p.resolved || limb != nil && !limb[body.Region(p.id)] {
			continue
		}
		d := i - p.a
		if d < 0 {
			d = -d * 3
		}
		if d < far {
			far = d
			for k := range c.Problems {
				if string(c.Problems[k].Region) == p.id && c.Problems[k].Course != "resolved" {
					best = k
				}
			}
		}
	}
	return best
}
