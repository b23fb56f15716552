package intake

import "strings"

// A verdict is a word of praise or blame that stands where a predicate stands:
// right behind a lift or an activity, with nothing but a form of "be", an
// adverb, a sign or the sets done between ("deads calm", "pushups normal =
// nah", "SSB 130x5: nothing"). In that place far more words tell how it goes
// than could anywhere else in a sentence.
func (r *reader) verdicts(out []cue, a, b int) []cue {
	for i := r.firstHit(a); i < len(r.hits) && r.hits[i].a < b; i++ {
		m := r.hits[i]
		if m.kind != "lift" && m.kind != "activity" || !r.mine(m) {
			continue
		}
		q, ok := r.verdictOn(m, b)
		if ok && !r.cueBetween(m.b, max(q.b, m.b+1)) {
			out = append(out, q)
		}
	}
	return out
}

// verdictOn finds the verdict right behind m.
func (r *reader) verdictOn(m hit, b int) (cue, bool) {
	sign := false
	for i := m.b; i < min(b, m.b+9); i++ {
		if r.clauseOf(i).ask || r.clauseOf(i).hypo {
			return cue{}, false
		}
		t := r.toks[i]
		if bad, ok := markSigns[t.w]; ok {
			return cue{hit: hit{kind: "good", a: i, b: i + 1}, bad: bad, effect: "provokes"}, true
		}
		if v, ok := r.verdictAt(i, b); ok && (sign || m.kind == "lift") {
			return v, true
		}
		switch {
		case t.kind == number || strings.Contains("=:-(),", t.w) || t.w == "×" || t.w == "@":
			sign = sign || t.w == "=" || t.w == ":" || t.w == "-"
			if t.w == "," && i > m.b {
				return cue{}, false
			}
		case verdictLeads[t.w]:
		default:
			return cue{}, false
		}
	}
	return cue{}, false
}

// verdictAt is the verdict that begins at token i and ends its clause, or is
// followed by a word that begins something new.
func (r *reader) verdictAt(i, b int) (cue, bool) {
	best := hit{}
	for _, kind := range []string{"verdictbad", "verdictgood"} {
		for _, h := range r.in(kind, i, i+1) {
			if h.b > best.b {
				best = h
			}
		}
	}
	if best.b == 0 {
		return cue{}, false
	}
	if best.b < b && r.toks[best.b].kind == word && !verdictEnds[r.toks[best.b].w] && r.toks[best.b].clause == r.toks[i].clause {
		return cue{}, false // "bench good mornings", "squat hard sets"
	}
	return cue{hit: hit{kind: "good", a: best.a, b: best.b, holdsNo: best.holdsNo}, bad: best.kind == "verdictbad", effect: "provokes"}, true
}

// markSigns are the pictures by which a log says how it went: true is bad.
var markSigns = map[string]bool{"✅": false, "✔": false, "👍": false, "👌": false, "💪": false, "🟢": false, "❌": true, "👎": true, "🚫": true, "🔴": true, "✖": true}

var verdictLeads = wordSet(`is are was were be been being am feel feels felt seem seems go goes went still just also all etc always usually mostly weirdly oddly
	surprisingly thankfully luckily obviously totally completely pretty really very quite so has have had normal normally paused light heavy lightly strict comp today now
	kg kgs kilos lb lbs reps sets set rpe x y themselves itself i think honestly actually stays stay remain remains get gets a an the that thats its it`)

var verdictEnds = wordSet(`and but so if when as on in at with until till up though tho although because cos now today either again too also for from after before unless while whilst during
	even then i he she or lol haha mate bro thankfully luckily weirdly oddly strangely afterwards yesterday tomorrow the my it its that this only except apart which every most once above below past under to since`)
