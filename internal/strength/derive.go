package strength

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/stats"
)

// belief is a level with the words that explain it.
type belief struct {
	m, v  float64
	n     int
	last  day.Date
	basis Basis
	why   []reason.Reason
}

// estimates joins each lift's own sessions with what the best related lift
// says: first the lifts that were done and the competition lifts, then every
// lift one ratio away from those.
func (t *tracker) estimates(asOf day.Date) map[lift.ID]Estimate {
	own := map[lift.ID]belief{}
	for id, l := range t.levels {
		own[id] = direct(l, asOf)
	}
	near := map[lift.ID]belief{}
	t.each(func(id lift.ID, class lift.Class) {
		if b, ok := t.join(id, own); ok && (own[id].n > 0 || class == lift.Competition) {
			near[id] = b
		}
	}, own)
	out := map[lift.ID]Estimate{}
	t.each(func(id lift.ID, _ lift.Class) {
		b, ok := near[id]
		if !ok {
			b, ok = t.join(id, near)
		}
		if ok {
			out[id] = b.estimate(id, asOf)
		}
	}, own)
	return out
}

// each visits every lift of the catalogue in order, and lifts seen but unknown
// to it.
func (t *tracker) each(visit func(lift.ID, lift.Class), own map[lift.ID]belief) {
	done := map[lift.ID]bool{}
	if t.cat != nil {
		for i := range t.cat.Lifts {
			done[t.cat.Lifts[i].ID] = true
			visit(t.cat.Lifts[i].ID, t.cat.Lifts[i].Class)
		}
	}
	for id := range own { // each visit touches only its own lift: order cannot matter
		if !done[id] {
			visit(id, "")
		}
	}
}

// join combines a lift's own belief with the surest one that a ratio carries
// over. Only one relative has a say: several would repeat the same sessions.
func (t *tracker) join(id lift.ID, from map[lift.ID]belief) (belief, bool) {
	b, has := from[id]
	best, bestTie := belief{v: math.Inf(1)}, ratio{}
	var bestFrom lift.ID
	for _, i := range t.tiesOf[id] {
		r := t.ties[i]
		other, shift := r.from, r.m
		if other == id {
			other, shift = r.to, -r.m
		}
		if o, ok := from[other]; ok && o.v+r.v < best.v {
			best = belief{m: o.m + shift, v: o.v + r.v, n: o.n, last: o.last, basis: o.basis}
			bestTie, bestFrom = r, other
		}
	}
	if bestFrom == "" {
		return b, has
	}
	why := reason.New("strength.from_related_lift", bestTie.source, "lift", "lift."+string(bestFrom),
		"percent", math.Round(math.Expm1(math.Abs(bestTie.m))*1000)/10, "own", bestTie.learned > 0)
	if !has {
		best.why = []reason.Reason{why}
		if best.basis == FromSets {
			best.basis = Derived
		}
		return best, true
	}
	if best.basis == Told && b.basis == FromSets {
		return b, true
	}
	if gap := best.m - b.m; gap*gap > 4*(best.v+b.v) {
		b.why = append(b.why[:len(b.why):len(b.why)], reason.New("strength.relative_disagrees", reason.ExpertOpinion,
			"lift", "lift."+string(bestFrom)))
		return b, true // what was done in the lift itself outweighs a usual ratio
	}
	b.m, b.v = stats.Combine(b.m, b.v, best.m, best.v)
	b.why = append(b.why[:len(b.why):len(b.why)], why)
	if best.last.After(b.last) {
		b.last = best.last
	}
	return b, true
}

// direct words a lift's own level.
func direct(l level, asOf day.Date) belief {
	b := belief{m: l.m, v: l.v, n: l.n, last: l.last, basis: FromSets}
	add := func(r reason.Reason) { b.why = append(b.why, r) }
	if l.told {
		b.basis = Told
		add(reason.New("strength.only_told", reason.ExpertOpinion, "days", asOf.Sub(l.last)))
		return b
	}
	add(reason.New("strength.from_sessions", "local_level_filter", "n", l.n, "last", l.last))
	if l.n < 3 {
		add(reason.New("strength.few_sessions", reason.ExpertOpinion, "n", l.n))
	}
	if l.lost > 0 {
		add(reason.New("strength.lost_in_gap", "detraining_full_stop", "weeks", asOf.Sub(l.exposure)/7,
			"percent", math.Round(l.lost*1000)/10))
	}
	if l.hurt > 0 {
		add(reason.New("strength.pain_limited", "censored_low", "n", l.hurt))
	}
	if 2*l.unrated > l.n {
		add(reason.New("strength.effort_not_logged", reason.ExpertOpinion, "n", l.unrated))
	}
	return b
}

func (b belief) estimate(id lift.ID, asOf day.Date) Estimate {
	sd := math.Round(math.Sqrt(b.v)*1e4) / 1e4
	e := Estimate{Lift: id, Day: asOf, SD: sd, N: b.n, Last: b.last, Basis: b.basis, Why: b.why}
	e.P10, e.P50, e.P90 = interval(b.m, sd)
	return e
}
