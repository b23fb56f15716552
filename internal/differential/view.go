package differential

import (
	"slices"

	"spotter/internal/body"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/safety"
)

// Said is the fact of the case that answers a finding, and where it stands in
// the text.
type Said struct {
	Reason reason.Reason `json:"reason"`
	Span   *intake.Span  `json:"span,omitempty"`
}

// view is the case as one problem sees it.
type view struct {
	c       intake.Case
	p       intake.Problem
	answers map[string]safety.Answer
	cat     *lift.Catalogue
}

// mine says whether a trigger belongs to this problem.
func (v *view) mine(t intake.Trigger) bool { return t.Problem == "" || t.Problem == v.p.Region }

// eval evaluates one matcher: no wins over unknown, unknown over yes.
func (v *view) eval(m Matcher) (Tri, []Said) {
	all := Yes
	var said []Said
	for _, c := range m.conds {
		t, s := v.cond(c)
		if c.not {
			t = -t
		}
		switch {
		case t == No:
			return No, nil
		case t == Unknown:
			all = Unknown
		}
		said = append(said, s...)
	}
	if all != Yes {
		return all, nil
	}
	return Yes, said
}

// finding evaluates a finding: yes if any matcher says yes, no if all say no.
func (v *view) finding(f Finding) (Tri, []Said) {
	if len(f.When) == 0 {
		return Unknown, nil
	}
	noes := 0
	for _, m := range f.When {
		t, said := v.eval(m)
		switch t {
		case Yes:
			return Yes, said
		case No:
			noes++
		}
	}
	if noes == len(f.When) {
		return No, nil
	}
	return Unknown, nil
}

func (v *view) cond(c condition) (Tri, []Said) {
	switch c.key {
	case "region", "also_region", "zone", "zone_only", "side", "one_sided":
		return v.place(c)
	case "onset", "onset_days", "course", "severity", "age":
		return v.history(c)
	case "symptom", "no_symptom":
		return v.symptom(c)
	case "med", "tried", "answer":
		return v.pair(c)
	case "activity":
		return v.activity(c, v.c.Triggers, v.c.Tolerated)
	case "tolerated_activity":
		return v.activity(c, v.c.Tolerated, v.c.Triggers)
	}
	return v.lifts(c)
}

func (v *view) place(c condition) (Tri, []Said) {
	switch c.key {
	case "region":
		return tri(slices.Contains(c.vals, string(v.p.Region))), []Said{{reason.New("differential.said_region", "", "region", "region."+string(v.p.Region)), v.p.Span}}
	case "also_region":
		for _, p := range v.c.Problems {
			if p.Region != v.p.Region && p.Course != "resolved" && slices.Contains(c.vals, string(p.Region)) {
				return Yes, []Said{{reason.New("differential.said_region", "", "region", "region."+string(p.Region)), p.Span}}
			}
		}
		return No, nil
	case "zone":
		if len(v.p.Zones) == 0 {
			return Unknown, nil
		}
		for _, z := range v.p.Zones {
			if slices.Contains(c.vals, string(z)) {
				return Yes, []Said{{reason.New("differential.said_zone", "", "zone", "zone."+string(z)), v.p.Span}}
			}
		}
		return No, nil
	case "zone_only":
		if len(v.p.Zones) == 0 {
			return Unknown, nil
		}
		for _, z := range v.p.Zones {
			if !slices.Contains(c.vals, string(z)) {
				return No, nil
			}
		}
		return Yes, []Said{{reason.New("differential.said_zone_only", "", "zone", "zone."+string(v.p.Zones[0])), v.p.Span}}
	}
	if v.p.Side == body.NotStated || v.p.Side == "" {
		return Unknown, nil
	}
	hit := slices.Contains(c.vals, string(v.p.Side))
	if c.key == "one_sided" {
		hit = v.p.Side == body.Left || v.p.Side == body.Right
	}
	return tri(hit), []Said{{reason.New("differential.said_side", "", "side", "side."+string(v.p.Side)), v.p.Span}}
}

func (v *view) history(c condition) (Tri, []Said) {
	switch c.key {
	case "onset":
		if v.p.Onset == "" || v.p.Onset == "unknown" {
			return Unknown, nil
		}
		return tri(slices.Contains(c.vals, v.p.Onset)), []Said{{reason.New("differential.said_onset", "", "onset", "onset."+v.p.Onset), v.p.Span}}
	case "course":
		if v.p.Course == "" || v.p.Course == "not_stated" {
			return Unknown, nil
		}
		return tri(slices.Contains(c.vals, v.p.Course)), []Said{{reason.New("differential.said_course", "", "course", "course."+v.p.Course), v.p.Span}}
	case "onset_days":
		return v.number(c, v.p.OnsetDaysAgo, reason.New("differential.said_since", "", "n", deref(v.p.OnsetDaysAgo)))
	case "severity":
		return v.number(c, v.p.Severity, reason.New("differential.said_severity", "", "n", deref(v.p.Severity)))
	}
	t, said := v.number(c, v.c.Person.Age, reason.New("differential.said_age", "", "n", deref(v.c.Person.Age)))
	for i := range said {
		said[i].Span = nil
	}
	return t, said
}

func (v *view) number(c condition, n *int, r reason.Reason) (Tri, []Said) {
	if n == nil {
		return Unknown, nil
	}
	return c.holds(*n), []Said{{r, v.p.Span}}
}

func deref(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// symptom compares with what was reported. A symptom that was reported the
// other way round means no; one that was not named is unknown.
func (v *view) symptom(c condition) (Tri, []Said) {
	want := c.key == "symptom"
	found, fact := Unknown, []Said(nil)
	for _, s := range v.c.Symptoms {
		if !slices.Contains(c.vals, s.What) {
			continue
		}
		r := reason.New("differential.said_symptom", "", "symptom", "symptom."+s.What)
		if !s.Present {
			r = reason.New("differential.said_no_symptom", "", "symptom", "symptom."+s.What)
		}
		fact = []Said{{r, s.Span}}
		if s.Present == want {
			return Yes, fact
		}
		found = No
	}
	return found, fact
}

func (v *view) pair(c condition) (Tri, []Said) {
	found := Unknown
	switch c.key {
	case "med":
		for _, m := range v.c.Medication {
			if !slices.Contains(c.vals, m.Class) || m.Effect == "" || m.Effect == "unknown" {
				continue
			}
			if slices.Contains(c.want, m.Effect) {
				return Yes, []Said{{reason.New("differential.said_med", "", "med", "med."+m.Class, "effect", "effect."+m.Effect), m.Span}}
			}
			found = No
		}
	case "tried":
		for _, t := range v.c.Tried {
			if !slices.Contains(c.vals, t.What) || t.Effect == "unknown" || t.Effect == "planned" {
				continue
			}
			if slices.Contains(c.want, t.Effect) {
				return Yes, []Said{{reason.New("differential.said_tried", "", "care", "care."+t.What, "effect", "effect."+t.Effect), t.Span}}
			}
			found = No
		}
	case "answer":
		return v.answer(c)
	}
	return found, nil
}

// answer looks at the answers, then at words of the text that raise a flag.
// Words never answer no.
func (v *view) answer(c condition) (Tri, []Said) {
	for _, q := range c.vals {
		a := string(v.answers[q])
		if a == "" {
			a = v.c.Answers[q]
		}
		if a == "yes" || a == "no" {
			return tri(slices.Contains(c.want, a)), []Said{{reason.New("differential.said_answer", "", "question", "ask."+q, "answer", a), nil}}
		}
		for _, f := range v.c.RedFlags.Mentioned {
			if f.ID == q && !f.Partial {
				return tri(slices.Contains(c.want, "yes")), []Said{{reason.New("differential.said_mentioned", "", "question", "ask."+q), f.Span}}
			}
		}
	}
	return Unknown, nil
}
