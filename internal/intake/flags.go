package intake

import (
	"slices"
	"strings"

	"spotter/internal/body"
)

// readFlags raises flags from phrases and from facts read before. A word of
// denial next to a phrase makes it a partial denial, never an answer.
func (r *reader) readFlags(c *Case) {
	for _, h := range r.flagHits() {
		switch r.standing(h) {
		case told:
			c.RedFlags.Mentioned = flagOnce(c.RedFlags.Mentioned, FlagFact{ID: h.id, Span: r.span(h.a, h.b)})
		case possible:
			c.RedFlags.Possible = flagOnce(c.RedFlags.Possible, FlagFact{ID: h.id, Span: r.span(h.a, h.b)})
		case denied:
			c.RedFlags.Denied = flagOnce(c.RedFlags.Denied, FlagFact{ID: h.id, Partial: true, Span: r.span(h.a, h.b)})
		}
	}
	for _, h := range r.of("deny") {
		if r.mine(h) {
			c.RedFlags.Denied = flagOnce(c.RedFlags.Denied, FlagFact{ID: h.id, Partial: true, Span: r.span(h.a, h.b)})
		}
	}
	r.derived(c)
	raised := func(f FlagFact) bool {
		return slices.ContainsFunc(c.RedFlags.Mentioned, func(m FlagFact) bool { return m.ID == f.ID })
	}
	c.RedFlags.Denied = slices.DeleteFunc(c.RedFlags.Denied, raised)
	c.RedFlags.Possible = slices.DeleteFunc(c.RedFlags.Possible, raised)
}

// flagHits are the phrases and sets of the text; the bare names of diseases
// come last, so that a flag is shown by the signs told of it.
func (r *reader) flagHits() []hit {
	all := append(r.of("flag"), r.sets...)
	slices.SortStableFunc(all, func(a, b hit) int { return len(attrOf(a.attr, "name")) - len(attrOf(b.attr, "name")) })
	return all
}

func flagOnce(list []FlagFact, f FlagFact) []FlagFact {
	if slices.ContainsFunc(list, func(o FlagFact) bool { return o.ID == f.ID }) {
		return list
	}
	return append(list, f)
}

// judgeFlag: attr "neg" patterns hold their own denial word; "ever" counts
// however long ago; "ask" counts inside a question too.
func (r *reader) judgeFlag(h hit) (raised, denied bool) {
	if attrOf(h.attr, "set") != "" {
		return true, false
	}
	cl := r.clauseOf(h.a)
	if !r.own(h.a) || cl.other && !r.ofKin(h) || r.notHers(h) && !r.ofKin(h) || r.calmed(h) || r.warnedOf(h) {
		return false, false
	}
	if h.id == "fever_unwell" && r.coolNumber(h) {
		return false, true
	}
	if attrOf(h.attr, "neg") == "" && (r.negated(h) && !r.mereNo(h) || r.deniedInside(h) || r.answeredNo(h) || r.deniedFar(h)) {
		return false, true
	}
	if passing[h.id] && r.excused(h) || r.outside(h) {
		return false, false
	}
	if cl.hypo && !cl.soft && cl.hypoAt < h.a || r.longPast(h) && attrOf(h.attr, "ever") == "" {
		return false, false
	}
	if cl.ask && attrOf(h.attr, "ask") == "" && !r.statedInQuestion(h) {
		return false, false
	}
	return true, false
}

// passing flags can have a plain outer cause: cold water, tight wraps, an arm
// that was slept on, legs after a set of twenty. Told beside the words, and with
// the words that it passed, that cause explains them; the screen still asks.
var passing = map[string]bool{"cord_signs": true, "numb_cold_limb": true, "progressive_weakness": true, "bilateral_leg": true, "cannot_move_or_bear": true}

func (r *reader) excused(h hit) bool {
	a, _ := r.sentence(h.a)
	_, b := r.sentence(h.b - 1)
	before := a
	if a > 0 {
		before, _ = r.sentence(a - 1)
	}
	return r.has("excuse", before, b) && r.over(a, b)
}

// ofKin: what a blood relative has counts where the question asks for it.
func (r *reader) ofKin(h hit) bool {
	if h.id != "aortic_risk" {
		return false
	}
	for i := r.clauseOf(h.a).a; i < h.b; i++ {
		if bloodKin[r.toks[i].w] {
			return true
		}
	}
	return false
}

var bloodKin = map[string]bool{"dad": true, "father": true, "mum": true, "mom": true, "mother": true, "brother": true, "sister": true, "uncle": true, "aunt": true, "grandad": true, "granddad": true,
	"grandfather": true, "grandmother": true, "gran": true, "nan": true, "cousin": true, "son": true, "daughter": true, "family": true}

// masks: a medicine that can hide pain.
func masks(h hit) bool {
	return h.kind == "med" && !strings.Contains(h.attr, "_gel") && (h.id == "nsaid" || h.id == "opioid" || h.id == "oral_corticosteroid" || strings.Contains(h.attr, "n:cortisone_injection"))
}

// statedInQuestion: "my hands are numb, is that normal?" states before it
// asks; "why can't I feel my saddle area?" states inside the question; only
// "does/is/should/could/can …" about it does not.
func (r *reader) statedInQuestion(h hit) bool {
	cl := r.clauseOf(h.a)
	for i := cl.a; i < h.a; i++ {
		if w := r.toks[i].w; firstPerson[w] || w == "why" || w == "since" || third[w] && r.role != "self" {
			return true
		}
	}
	for i := h.a; i < h.b; i++ {
		if firstPerson[r.toks[i].w] {
			return true
		}
	}
	return false
}

// derived flags follow from facts: steroids within three months, relief only
// under a drug, no improvement after six weeks, age.
func (r *reader) derived(c *Case) {
	for _, m := range c.Medication {
		if m.Name == "cortisone injection" && m.DaysAgo != nil && *m.DaysAgo <= 92 {
			r.raise(c, "oral_steroid_recent", m.Span) // its question counts injections
			if m.Effect == "temporary" {
				r.raise(c, "steroid_masking", m.Span)
			}
		}
		if m.Class == "oral_corticosteroid" && (m.DaysAgo == nil || *m.DaysAgo <= 92) {
			r.raise(c, "oral_steroid_recent", m.Span)
		}
		if (m.Effect == "temporary" || m.Effect == "helped" && m.Class == "oral_corticosteroid") && (m.Class == "oral_corticosteroid" || m.Class == "nsaid" || m.Class == "opioid") {
			r.raise(c, "steroid_masking", r.reliefSpan[m.Span[0]])
		}
	}
	for _, h := range r.of("med") {
		if f := attrOf(h.attr, "flag"); f != "" && r.mine(h) && !r.refused(h) && !r.clauseOf(h.a).ask {
			r.raise(c, f, r.span(h.a, h.b))
		}
	}
	r.hardOnStomach(c)
	if a := c.Person.Age; a != nil && (*a < 18 || *a > 55) && slices.ContainsFunc(r.of("firsttime"), r.mine) {
		r.raise(c, "age_extreme", nil)
	}
	r.dragsOn(c)
}

// hardOnStomach: an anti-inflammatory taken beside what does not go with it.
// The words on the other thing alone raise nothing.
func (r *reader) hardOnStomach(c *Case) {
	taken := slices.ContainsFunc(r.of("med"), func(h hit) bool { return h.id == "nsaid" && r.mine(h) && !r.refused(h) })
	if !taken {
		c.RedFlags.Mentioned = slices.DeleteFunc(c.RedFlags.Mentioned, func(f FlagFact) bool { return f.ID == "nsaid_safety" })
		return
	}
	for _, h := range r.of("sign") {
		if h.id == "nsaidrisk" && r.stated(h) {
			r.raise(c, "nsaid_safety", r.span(h.a, h.b))
			return
		}
	}
	for _, h := range r.of("med") {
		if badWithNSAID(h) && r.mine(h) {
			r.raise(c, "nsaid_safety", r.span(h.a, h.b))
			return
		}
	}
}

func badWithNSAID(h hit) bool {
	return strings.Contains(h.attr, "flag:blood_thinner") || strings.Contains(h.attr, "n:lisinopril") || strings.Contains(h.attr, "n:blood_pressure") || strings.Contains(h.attr, "n:diuretic")
}

func (r *reader) raise(c *Case, id string, s *Span) {
	c.RedFlags.Mentioned = flagOnce(c.RedFlags.Mentioned, FlagFact{ID: id, Span: s})
}

// urgentFlags are the raised flags of a text that cannot become a case. No
// question follows such a text, so the rules decide alone.
func (r *reader) urgentFlags() []string {
	var out []string
	for _, h := range r.flagHits() {
		if up, _ := r.judgeFlag(h); up && !slices.Contains(out, h.id) {
			out = append(out, h.id)
		}
	}
	return out
}

// Applies reports whether a flag's question concerns one of the regions. With
// no region known every question applies.
func (f FlagInfo) Applies(regions []body.Region) bool {
	if f.All || len(regions) == 0 {
		return true
	}
	return slices.ContainsFunc(f.Regions, func(x body.Region) bool { return slices.Contains(regions, x) })
}
