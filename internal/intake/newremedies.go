package intake

import "strings"

// verdictOnRemedy reads the verdict right behind a remedy: "Inversion: no.",
// "Voltaren gel, nah", "electric blanket, champion, right through till ten".
func (r *reader) verdictOnRemedy(from, stop int) (string, int) {
	sign := false
	for i := from; i < min(stop, from+7); i++ {
		t := r.toks[i]
		if sign && flatNo[t.w] && r.lastWord(i+1, stop) {
			return "no_change", i + 1
		}
		if v, ok := r.verdictAt(i, stop); ok && sign {
			switch {
			case noChanges[r.toks[v.a].w]:
				return "no_change", v.b
			case v.bad:
				return "worse", v.b
			case r.ends2(v.b, stop):
				return "temporary", v.b
			}
			return "helped", v.b
		}
		switch {
		case strings.Contains("=:-(),", t.w):
			sign = true
		case t.kind == number || verdictLeads[t.w] || thats[t.w]:
			sign = sign || thats[t.w]
		case i == from && t.kind == word && !verbs[t.w]:
		default:
			return "", -1
		}
	}
	return "", -1
}

var flatNo = map[string]bool{"no": true, "nope": true, "nah": true, "none": true, "nothing": true, "nowt": true, "nada": true, "zilch": true, "zero": true, "nein": true, "niets": true, "nichts": true, "nul": true, "niente": true}

var noChanges = map[string]bool{"no": true, "nah": true, "nope": true, "not": true, "nothing": true, "nada": true, "nowt": true, "zilch": true, "zero": true, "none": true, "whatever": true, "same": true, "useless": true, "rubbish": true, "pants": true, "unchanged": true, "hopeless": true, "nil": true, "zip": true}

var thats = map[string]bool{"thats": true, "that": true, "its": true, "it": true, "was": true, "is": true}

// ends2: the words that follow set an end to the good.
func (r *reader) ends2(a, stop int) bool {
	for i := a; i < min(stop, a+8); i++ {
		switch r.toks[i].w {
		case "till", "until", "til", "while", "for", "then", "as":
			return true
		}
	}
	return false
}

// newRemedies finds remedies that no list knows: a few words, a colon and a word
// on what it did ("Naprapat x 3: good for the afternoon"), next to a sentence
// that tells of a known remedy or medicine.
func (r *reader) newRemedies() []hit {
	var out []hit
	for s := range r.ends {
		a, b := r.start(s), r.ends[s]
		colon := -1
		for k := a + 1; k < min(b-1, a+10); k++ {
			if r.toks[k].w == ":" {
				colon = k
				break
			}
		}
		if colon < 0 || !r.own(a) || !r.plainThing(a, colon) || !r.besideRemedy(s) {
			continue
		}
		if e, _ := r.verdictOnRemedy(colon, b); e != "" {
			out = append(out, hit{kind: "care", id: "other", attr: "did:y", a: a, b: colon})
		} else if e, _ := r.pick(colon, b); e != "" && !r.has("lift", colon, b) {
			out = append(out, hit{kind: "care", id: "other", attr: "did:y", a: a, b: colon})
		}
	}
	return out
}

// plainThing: [a, b) names something that is no lift, place, symptom, heading
// or story.
func (r *reader) plainThing(a, b int) bool {
	for _, kind := range []string{"lift", "activity", "part", "pain", "symptom", "care", "med", "meet", "effect", "bad", "good", "ask", "flag", "severity", "doing", "wants", "start", "since", "verdictbad", "verdictgood", "limit", "course"} {
		if kind != "severity" && r.has(kind, a, b) {
			return false
		}
	}
	words := 0
	for i := a; i < b; i++ {
		if t := r.toks[i]; t.kind == word {
			words++
			if verbs[t.w] || firstPerson[t.w] && t.w != "my" || questionOpeners[t.w] || headings[t.w] {
				return false
			}
		}
	}
	return words > 0 && words <= 6
}

var headings = wordSet(`context background edit update note notes question questions problem issue history tldr stats ask asks goal goals plan situation story age sex height weight sleep stress job work diet food mood symptoms summary verdict short long version bonus ps fyi disclaimer spoiler result results
	findings treatment treatments cause victim location witnesses monday tuesday wednesday thursday friday saturday sunday morning evening afternoon night today yesterday week day days tolerated triggers better worse evidence bladder bowel legs toilet pee numbness tingling fever strength weakness red flags warning energy appetite`)

// besideRemedy: the sentence before or behind tells of a known remedy.
func (r *reader) besideRemedy(s int) bool {
	for _, k := range []int{s - 1, s + 1} {
		if k >= 0 && k < len(r.ends) && r.toks[r.start(k)].post == r.toks[r.start(s)].post && r.hasRemedy(r.start(k), r.ends[k]) {
			return true
		}
	}
	return false
}
