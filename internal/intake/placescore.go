package intake

import (
	"slices"
	"strings"

	"spotter/internal/body"
)

// TeachPlaces gives the reader the model that weighs places and their sides;
// nil leaves both to the rules. It must be called before the first reading.
func (l *Lexicon) TeachPlaces(m *Roles) { l.places = m }

const (
	// keepPlace is the chance of being or having been sore from which a place
	// that the text names is one of its problems.
	keepPlace = 0.6
	// lonePlace is the same for the likeliest place of a text that names none
	// more likely.
	lonePlace = 0.1
)

// judgePlaces lets the model of places decide which of the places that the
// text names are its problems. What the rules took of a place stays as they
// took it; a place that they did not take is read from its best mention.
func (r *reader) judgePlaces(ps []spot) []spot {
	if r.lex.places == nil && r.notes == nil {
		return ps
	}
	drop, best, most := map[string]bool{}, -1, lonePlace
	var late []spot
	for _, id := range r.placesNamed() {
		rule := ruledPlace(ps, id)
		feats := r.placeFeatures(id, rule, ps)
		p := r.bestMention(id)
		r.note("place", p.hit, "", feats, rule)
		c, _ := r.lex.places.Judge("place", feats)
		if c == nil {
			continue
		}
		sure := 1-c[0] >= keepPlace
		switch {
		case rule != "none":
			drop[id] = !sure
		case sure && c[1] > c[2] && r.maySore(p.hit, ps):
			late = append(late, p)
		}
		if c[1] > most && r.mine(p.hit) {
			most, best = c[1], p.a
		}
	}
	return r.judged(ps, late, drop, best)
}

// maySore: nothing in the words forbids that the person hurts here: not
// another's, not denied, not a hold, a tool, a landmark or where pain goes.
func (r *reader) maySore(h hit, ps []spot) bool {
	return r.mine(h) && !r.notHers(h) && !r.negated(h) && !r.held(h) && !r.tool(h) && !r.modifies(h) && !r.spread(h) && !r.landmark(h, ps) && !r.adverbBack(h) && !r.overShoulder(h) && !r.sameSpot(h, ps) &&
		!(strings.Contains(h.attr, "weak:") && r.finerPlace(h))
}

// judged are the spots whose place was not dropped and the late ones, in the
// order of the text; best is the first token of the mention that is kept where nothing
// else is, or -1.
func (r *reader) judged(ps, late []spot, drop map[string]bool, best int) []spot {
	var out []spot
	for _, p := range ps {
		if !drop[p.id] {
			out = append(out, p)
		}
	}
	out = append(out, late...)
	if len(out) == 0 {
		for _, p := range ps {
			if best >= 0 && p.id == r.partAt(best).id {
				out = append(out, p)
			}
		}
		if len(out) == 0 {
			return ps
		}
	}
	slices.SortStableFunc(out, func(a, b spot) int { return a.a - b.a })
	return out
}

// partAt is the body part that begins at token i.
func (r *reader) partAt(i int) hit {
	for _, h := range r.in("part", i, i+1) {
		return h
	}
	return hit{}
}

// placesNamed are the regions that the text names, in their order.
func (r *reader) placesNamed() (ids []string) {
	for _, h := range r.of("part") {
		if !slices.Contains(ids, h.id) {
			ids = append(ids, h.id)
		}
	}
	return ids
}

// ruledPlace is what the rules say of a region: problem, old or none.
func ruledPlace(ps []spot, id string) string {
	rule := "none"
	for _, p := range ps {
		switch {
		case p.id != id:
		case !p.resolved:
			return "problem"
		default:
			rule = "old"
		}
	}
	return rule
}

// bestMention is the mention by which a region is told best: the person's own,
// with a complaint in its clause or its sentence, with a side.
func (r *reader) bestMention(id string) spot {
	best, most := spot{}, -1
	for _, h := range r.of("part") {
		if h.id != id {
			continue
		}
		cl := r.clauseOf(h.a)
		a, b := r.sentence(h.a)
		p, n := spot{hit: h, side: body.NotStated}, 0
		if r.mine(h) && !r.notHers(h) && !cl.old && !r.spread(h) && !r.negated(h) {
			p.side = r.sideOf(h)
			n += 4
		}
		if r.complaint(h, cl.a, cl.b) {
			n += 2
		}
		if r.complaint(h, a, b) {
			n++
		}
		if !open(p) {
			n++
		}
		if n > most {
			best, most = p, n
		}
	}
	return best
}

// placeFeatures sum the facts of all mentions of a region, and count it among
// the others.
func (r *reader) placeFeatures(id, rule string, ps []spot) []string {
	out := newFeatures("bias", "id:"+id, "rule:"+rule)
	all, own := 0, 0
	var order []string // the regions that the person names
	for _, h := range r.of("part") {
		if r.own(h.a) && !slices.Contains(order, h.id) {
			order = append(order, h.id)
		}
		all++
		if h.id != id {
			continue
		}
		for _, f := range r.partFacts(h, own) {
			out.add("any:" + f)
		}
		own++
	}
	ruled := 0
	for _, p := range ps {
		if p.id == id && !p.resolved {
			ruled++
		}
	}
	out.add("n:" + cap2(own))
	out.add("others:" + bucket(all-own))
	out.add("order:" + cap2(max(slices.Index(order, id), 0)))
	out.add("regions:" + cap2(max(len(order)-1, 0)))
	if rule == "problem" {
		out.add("rule:times" + cap2(ruled))
	}
	return out.list
}
