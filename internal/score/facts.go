package score

import (
	"fmt"
	"strconv"
	"strings"

	"spotter/internal/intake"
)

func factsOf(c intake.Case) map[string][]fact {
	out := map[string][]fact{}
	add := func(field string, s *intake.Span, kv ...string) {
		m := map[string]string{}
		for i := 0; i+1 < len(kv); i += 2 {
			m[kv[i]] = kv[i+1]
		}
		out[field] = append(out[field], fact{m, s})
	}
	for _, p := range c.Problems {
		add("problems", p.Span, "region", string(p.Region), "side", string(p.Side), "course", p.Course, "severity", num(p.Severity), "onset", num(p.OnsetDaysAgo), "onset_days_ago", num(p.OnsetDaysAgo))
	}
	for name, l := range map[string][]intake.Trigger{"triggers": c.Triggers, "tolerated": c.Tolerated} {
		for _, t := range l {
			add(name, t.Span, "lift", string(t.Lift), "activity", t.Activity, "when", t.When, "effect", t.Effect)
		}
	}
	for _, t := range c.Tried {
		add("tried", t.Span, "what", t.What, "name", t.Name, "effect", t.Effect)
	}
	for _, m := range c.Medication {
		add("medication", m.Span, "class", m.Class, "name", m.Name, "effect", m.Effect, "for", m.For)
	}
	for _, g := range c.Goals {
		paid := ""
		if g.Paid != nil {
			paid = strconv.FormatBool(*g.Paid)
		}
		add("goals", g.Span, "kind", g.Kind, "days", num(g.DaysAhead), "days_ahead", num(g.DaysAhead), "paid", paid, "name", "")
	}
	for _, k := range c.Keep {
		add("keep", k.Span, "what", k.What)
	}
	for _, s := range c.Symptoms {
		add("symptoms", s.Span, "what", s.What, "present", fmt.Sprint(s.Present))
	}
	for _, f := range c.RedFlags.Mentioned {
		add("mentioned", f.Span, "id", f.ID)
	}
	for _, f := range c.RedFlags.Denied {
		add("denied", f.Span, "id", f.ID)
	}
	for _, a := range c.AdviceReceived {
		add("advice_received", a.Span, "what", a.What)
	}
	for _, a := range c.Asks {
		add("asks", a.Span, "what", a.What)
	}
	return out
}

func num(p *int) string {
	if p == nil {
		return ""
	}
	return strconv.Itoa(*p)
}

// faults lists what must never happen, whatever the recall.
func (r *Result) faults(text string, c intake.Case, f map[string][]fact, g Gold) {
	fault := func(kind string, hard bool, what string, a ...any) {
		r.Faults = append(r.Faults, Fault{r.ID, kind, fmt.Sprintf(what, a...), hard})
	}
	for _, p := range f["problems"] {
		for _, want := range g.Problems {
			side := sideKey(p.keys["side"])
			if want.allows("region", p.keys["region"]) && want.str("side") == "not_stated" && side != "not_stated" && !want.allows("side", side) && !knownSide(g, p.keys["region"], side) {
				fault("invented side", true, "%s %s%s", p.keys["region"], side, quote(text, p.span))
			}
		}
	}
	for _, m := range f["mentioned"] {
		for _, d := range g.RedFlags.Denied {
			if d.str("id") == m.keys["id"] {
				fault("denied taken as positive", true, "%s%s", m.keys["id"], quote(text, m.span))
			}
		}
	}
	for _, m := range f["denied"] {
		for _, d := range g.RedFlags.Mentioned {
			if d.str("id") == m.keys["id"] && !d.optional() {
				fault("mentioned taken as denied", true, "%s%s", m.keys["id"], quote(text, m.span))
			}
		}
	}
	for _, m := range g.MustNot {
		if field := m.str("field"); breaks(m, c, f, r.Triage) && field != "triage" {
			hard := strings.HasPrefix(field, "red_flags") || field == "problems.side"
			fault("must_not", hard, "%s: %s", field, m.str("why"))
		}
	}
	if len(g.Only) > 0 {
		return
	}
	if len(g.Asks) == 0 && len(c.Asks) > 0 {
		fault("invented question", false, "%s%s", c.Asks[0].What, quote(text, c.Asks[0].Span))
	}
	for _, goal := range c.Goals {
		if len(g.Goals) == 0 && goal.Kind == "meet" {
			fault("invented meet", false, "%s", quote(text, goal.Span))
		}
	}
}

func knownSide(g Gold, region, side string) bool {
	for _, p := range g.Problems {
		if p.allows("region", region) && p.allows("side", side) {
			return true
		}
	}
	return false
}

// breaks reports that a value at the field equals what must not be.
func breaks(m item, c intake.Case, f map[string][]fact, triage string) bool {
	field, sub, _ := strings.Cut(m.str("field"), ".")
	if field == "triage" {
		return matches(m["is"], triage)
	}
	if field == "person" {
		v := map[string]string{"role": c.Person.Role, "age": num(c.Person.Age), "sex": map[string]string{"male": "M", "female": "F"}[c.Person.Sex]}[sub]
		return m["any"] == true && v != "" || m["any"] != true && matches(m["is"], v)
	}
	if field == "doc" {
		return matches(m["is"], map[string]string{"kind": c.Doc.Kind, "opener": c.Doc.Opener}[sub])
	}
	if field == "red_flags" {
		field, sub = sub, "id"
	}
	for _, x := range f[field] {
		if m["any"] == true && (sub == "" || x.keys[sub] != "") {
			return true
		}
		if m["any"] != true && anyMatch(m["is"], x, sub) {
			return true
		}
	}
	return false
}

func anyMatch(is any, x fact, sub string) bool {
	switch v := is.(type) {
	case map[string]any:
		return mapMatch(v, x)
	case item:
		return mapMatch(v, x)
	case []any:
		for _, e := range v {
			if anyMatch(e, x, sub) {
				return true
			}
		}
		return false
	}
	if sub == "" {
		sub = "what"
	}
	return x.keys[sub] != "" && x.keys[sub] == fmt.Sprint(is)
}

func mapMatch(m map[string]any, x fact) bool {
	for k, v := range m {
		if x.keys[k] != fmt.Sprint(v) {
			return false
		}
	}
	return len(m) > 0
}

func matches(is any, got string) bool {
	if l, ok := is.([]any); ok {
		for _, v := range l {
			if fmt.Sprint(v) == got {
				return true
			}
		}
		return false
	}
	return got != "" && fmt.Sprint(is) == got
}
