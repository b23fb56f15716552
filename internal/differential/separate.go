package differential

import (
	"slices"
	"strings"

	"spotter/internal/reason"
	"spotter/internal/safety"
)

// separators picks what would tell a group from the other fits: one question,
// one movement, one clinician's test. What has been answered is not asked
// again.
func (v *view) separators(g []standing, named, used map[string]bool) []Separator {
	out := []Separator{}
	inGroup := map[string]bool{}
	for _, s := range g {
		inGroup[s.p.ID] = true
	}
	for _, kind := range []string{"question", "movement"} {
		if t, ok := v.pick(g, kind, named, inGroup, used); ok {
			used[t.ID] = true
			out = append(out, separatorOf(t))
		}
	}
	if f, ok := bestTest(g); ok {
		out = append(out, f)
	}
	return out
}

// pick takes the first tell in file order (the file stands in the order of
// what we think it tells most) that is new and splits the group from another
// fit; else a new one; else one that splits but was shown already.
func (v *view) pick(g []standing, kind string, named, inGroup, used map[string]bool) (Tell, bool) {
	best, rank := Tell{}, 0
	for _, s := range g {
		for _, t := range s.p.Tells {
			if t.Kind != kind || v.known(t.ID) {
				continue
			}
			splits := slices.ContainsFunc(t.Splits, func(id string) bool { return named[id] && !inGroup[id] })
			r := 0
			switch {
			case splits && !used[t.ID]:
				r = 3
			case !used[t.ID]:
				r = 2
			case splits:
				r = 1
			}
			if r > rank {
				best, rank = t, r
			}
		}
	}
	return best, rank > 0
}

func separatorOf(t Tell) Separator {
	s := Separator{ID: t.ID, Kind: t.Kind, Text: t.Text, How: t.How, Stop: t.Stop,
		Validity: reason.New("differential.question_not_validated", reason.ExpertOpinion)}
	if t.Kind == "movement" {
		s.Validity = reason.New("differential.self_run_not_validated", reason.ExpertOpinion)
	}
	return s
}

// known says whether a question has been answered already, by an answer or
// by the case itself.
func (v *view) known(id string) bool {
	if a := v.answers[id]; a != safety.Unanswered {
		return true
	}
	if v.c.Answers[id] != "" {
		return true
	}
	switch id {
	case "point":
		return len(v.p.Zones) > 0
	case "arm_symptoms":
		return slices.ContainsFunc([]string{"tingling", "numbness"}, func(s string) bool {
			t, _ := v.symptom(condition{key: "symptom", vals: []string{s}})
			return t != Unknown
		})
	case "grinding":
		t, _ := v.symptom(condition{key: "symptom", vals: []string{"clicking"}})
		return t != Unknown
	}
	return false
}

// bestTest is the clinician's test of a group with the best published
// accuracy: read sources before recalled ones, then the larger positive
// ratio. A test whose accuracy nobody published comes last.
func bestTest(g []standing) (Separator, bool) {
	var best *Finding
	var id string
	for _, s := range g {
		for _, f := range append(slices.Clone(s.p.For), s.p.Against...) {
			if f.By != "clinician" && f.By != "imaging" {
				continue
			}
			if best == nil || betterTest(f, *best) {
				ff := f
				best, id = &ff, s.p.ID+"."+f.ID
			}
		}
	}
	if best == nil {
		return Separator{}, false
	}
	r := reason.New("differential.clinician_run", strings.Join(best.Sources, "+"))
	if !best.Published() {
		r = reason.New("differential.no_published_accuracy", reason.ExpertOpinion)
	}
	return Separator{ID: id, Kind: "clinician_test", Text: best.Text, Sens: best.Sens, Spec: best.Spec, LRPos: best.LRPos,
		LRNeg: best.LRNeg, Computed: best.Calc, Sources: best.Sources, Basis: best.Basis, Note: best.Note, Validity: r}, true
}

// basisOrder: what was read comes before what was recalled or guessed.
var basisOrder = map[string]int{"seen": 3, "seen_2nd": 2, "memory": 1}

func betterTest(a, b Finding) bool {
	if a.Published() != b.Published() {
		return a.Published()
	}
	if x, y := basisOrder[a.Basis], basisOrder[b.Basis]; x != y {
		return x > y
	}
	return value(a.LRPos) > value(b.LRPos)
}

func value(f *float64) float64 {
	if f == nil {
		return 0
	}
	return *f
}

// openQuestions are the first questions worth asking when nothing fits yet.
func (v *view) openQuestions(all []standing) []Separator {
	out := []Separator{}
	seen := map[string]bool{}
	for _, s := range all {
		for _, t := range s.p.Tells {
			if s.primary && !seen[t.ID] && !v.known(t.ID) && len(out) < 3 {
				seen[t.ID] = true
				out = append(out, separatorOf(t))
			}
		}
	}
	return out
}

// askFirst lists the questions about inner organs and other serious causes
// that come before any pattern, with the answers known so far.
func askFirst(all []standing, v *view, screen safety.Result) []Question {
	text := map[string]string{}
	for _, a := range screen.Ask {
		text[a.ID] = a.Question
	}
	var out []Question
	seen := map[string]bool{}
	for _, s := range all {
		for _, id := range s.p.ExamineFirst {
			if seen[id] {
				continue
			}
			seen[id] = true
			out = append(out, Question{ID: id, Text: text[id], Answer: v.told(id)})
		}
	}
	return out
}

// told is what is known about a question: an answer, or words of the text
// that raise it (they count as yes). Empty means it is open.
func (v *view) told(id string) string {
	if a := v.answers[id]; a != safety.Unanswered {
		return string(a)
	}
	if a := v.c.Answers[id]; a != "" {
		return a
	}
	for _, f := range v.c.RedFlags.Mentioned {
		if f.ID == id && !f.Partial {
			return "yes"
		}
	}
	return ""
}
