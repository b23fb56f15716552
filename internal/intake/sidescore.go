package intake

import "spotter/internal/body"

// fillSide is the chance from which a side that is written belongs to a place
// to which the rules give none.
const fillSide = 0.85

// fillSides gives sides by the model to the places that the rules leave
// without one; ruled are the spots as the rules took them. A side is only given
// when the words give it: one of them must speak of here and now.
func (r *reader) fillSides(ps, ruled []spot) []spot {
	if r.lex.places == nil && r.notes == nil {
		return ps
	}
	said := r.saidSides()
	tales := make([][]string, len(said))
	for k, m := range said {
		tales[k] = r.spoilt(m)
	}
	for _, id := range r.placesNamed() {
		rule := ruledSide(ruled, id)
		side, best := body.NotStated, fillSide
		for _, s := range []body.Side{body.Left, body.Right, body.Both} {
			feats := r.sideFeatures(id, s, rule, said, tales)
			r.note("side", r.bestMention(id).hit, string(s), feats, map[bool]string{true: "yes", false: "no"}[rule == s])
			if c, _ := r.lex.places.Judge("side", feats); c != nil && c[1] >= best && r.written(id, s, said, tales, ps) {
				side, best = s, c[1]
			}
		}
		if rule != body.NotStated || side == body.NotStated {
			continue
		}
		for k := range ps {
			if ps[k].id == id && !ps[k].resolved {
				ps[k].side, ps[k].mark = side, r.nearestSaid(ps[k], side, said, tales)
				break
			}
		}
	}
	return ps
}

// ruledSide is the side of the first present spot of a region that has one.
func ruledSide(ps []spot, id string) body.Side {
	for _, p := range ps {
		if p.id == id && !p.resolved && !open(p) {
			return p.side
		}
	}
	return body.NotStated
}

// written: the words give this side, here and now, and not to another place;
// both may be given by the two apart.
func (r *reader) written(region string, s body.Side, said []saidSide, tales [][]string, ps []spot) bool {
	has := map[body.Side]bool{}
	for k, m := range said {
		has[m.side] = has[m.side] || len(tales[k]) == 0 && !r.ofAnother(m.at, region, ps)
	}
	return has[s] || s == body.Both && has[body.Left] && has[body.Right]
}

// ofAnother: the side stands with a part of another sore place (of any other
// place, where the region is one of the spine), or with a limb that the region
// is none of.
func (r *reader) ofAnother(i int, region string, ps []spot) bool {
	_, end := r.sentence(i)
	for _, p := range r.in("part", i+1, min(end, i+6)) {
		if _, ok := r.sideBefore(p); ok {
			if p.id != region && !limbOf[r.toks[p.a].stem][body.Region(region)] && (!paired[region] || ruledPlace(ps, p.id) == "problem") {
				return true
			}
			break
		}
	}
	limb := limbOf[r.nextStem(i)]
	return limb != nil && !limb[body.Region(region)]
}

func (r *reader) nextStem(i int) string {
	if i+1 < len(r.toks) {
		return r.toks[i+1].stem
	}
	return ""
}

// nearestSaid is the token of the word nearest to p that gives its side, or 0.
func (r *reader) nearestSaid(p spot, s body.Side, said []saidSide, tales [][]string) int {
	at := 0
	for k, m := range said {
		if m.side == s && len(tales[k]) == 0 && (at == 0 || abs(m.at-p.a) < abs(at-p.a)) {
			at = m.at
		}
	}
	return at
}

// sideFeatures sum what is known of one side for a region: of the words that
// give it (this), of those that give the other one (opp), of the rest (else).
func (r *reader) sideFeatures(region string, side, rule body.Side, said []saidSide, tales [][]string) []string {
	out := newFeatures("bias", "id:"+region)
	if side == body.Both {
		out.add("isboth")
		out.add("isboth:" + region)
	}
	count := map[body.Side]int{}
	last, corrected := body.Side(""), body.Side("")
	for k, m := range said {
		who := "opp:"
		switch {
		case m.side == side:
			who = "this:"
		case m.side == body.Both || side == body.Both:
			who = "else:"
		}
		for _, s := range tales[k] {
			out.add(who + "bad:" + s)
		}
		if len(tales[k]) > 0 {
			who += "bad&"
		} else {
			count[m.side]++
			last = m.side
			if m.side != body.Both && r.corrects(m.at) {
				corrected = m.side
			}
		}
		for _, f := range r.sideFacts(m, region) {
			out.add(who + f)
		}
	}
	if len(count) == 1 && count[side] > 0 {
		out.add("lone")
		out.add("lone:" + cap2(count[side]))
	}
	out.add("this#" + cap2(count[side]))
	out.add("opp#" + cap2(count[side.Mirror()]))
	out.add("both#" + cap2(count[body.Both]))
	out.which("last", last, side)
	out.which("corr", corrected, side)
	r.attached(out, region, side)
	switch rule {
	case side:
		out.add("rule:yes")
	case body.NotStated:
		out.add("rule:no")
		out.add("rule:none")
	default:
		out.add("rule:no")
		out.add("rule:else")
	}
	return out.list
}

// attached counts the sides that stand with the region's own mentions.
func (r *reader) attached(out *features, region string, side body.Side) {
	count, last := map[body.Side]int{}, body.Side("")
	for _, h := range r.of("part") {
		if h.id != region || !r.mine(h) || r.notHers(h) || r.clauseOf(h.a).old || r.spread(h) {
			continue
		}
		if s := r.sideOf(h); s != body.NotStated && s != "" {
			count[s]++
			last = s
		}
	}
	out.add("attthis#" + cap2(count[side]))
	out.add("attopp#" + cap2(len(count)-min(count[side], 1)))
	out.which("attlast", last, side)
}
