package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/lift"
)

// Fix is one thing put right by the person after reading. The post stays as it
// is; fixes are applied to what was read from it, in order, so a later one
// wins. Fact is "kind.index" as in "trigger.2", counted in the case as read,
// or "add" for something the post does not say. Span guards against applying
// a fix to another fact after the reading rules have changed.
type Fix struct {
	Fact  string
	Span  *Span
	Field string
	Value string
}

// FactKey names a fact for a form: its kind, its place in the list and the
// passage it rests on. ParseFactKey is its inverse.
func FactKey(kind string, index int, span *Span) string {
	key := fmt.Sprintf("%s.%d", kind, index)
	if span != nil {
		key = fmt.Sprintf("%s@%d-%d", key, span[0], span[1])
	}
	return key
}

// ParseFactKey reads a key written by FactKey; "add" stands for itself.
func ParseFactKey(key string) (fact string, span *Span, ok bool) {
	fact, at, spanned := strings.Cut(key, "@")
	if fact == "" {
		return "", nil, false
	}
	if !spanned {
		return fact, nil, true
	}
	var s Span
	if n, err := fmt.Sscanf(at, "%d-%d", &s[0], &s[1]); n != 2 || err != nil {
		return "", nil, false
	}
	return fact, &s, true
}

// Correct applies fixes to a case as read and returns the case put right and
// the fixes that could not be applied. It never touches red flags: words in a
// post raise a flag and no correction clears one.
func Correct(c Case, fixes []Fix) (Case, []Fix) {
	x := &corrector{c: detachFacts(c), gone: map[string]bool{}}
	var left []Fix
	for _, f := range fixes {
		if !x.apply(f) {
			left = append(left, f)
		}
	}
	x.sweep()
	return x.c, left
}

// detachFacts copies the lists and the numbers that a fix may change.
func detachFacts(c Case) Case {
	c.Problems = slices.Clone(c.Problems)
	c.Triggers = slices.Clone(c.Triggers)
	c.Tolerated = slices.Clone(c.Tolerated)
	c.Eases = slices.Clone(c.Eases)
	c.Tried = slices.Clone(c.Tried)
	c.Medication = slices.Clone(c.Medication)
	c.Goals = slices.Clone(c.Goals)
	c.Keep = slices.Clone(c.Keep)
	c.Symptoms = slices.Clone(c.Symptoms)
	c.Reported = slices.Clone(c.Reported)
	return c
}

type corrector struct {
	c    Case
	gone map[string]bool // facts taken out, by "kind.index"
}

func (x *corrector) apply(f Fix) bool {
	if f.Fact == "add" {
		return x.add(f)
	}
	kind, i, ok := x.locate(f)
	if !ok {
		return false
	}
	id := fmt.Sprintf("%s.%d", kind, i)
	switch f.Field {
	case "remove":
		if kind == "since" {
			return false
		}
		x.gone[id] = f.Value == "yes"
		return true
	}
	switch kind {
	case "problem", "since":
		return fixProblem(&x.c.Problems[i], f)
	case "trigger":
		return fixTrigger(&x.c.Triggers[i], f)
	case "tried":
		return fixOneOf(&x.c.Tried[i].Effect, f, "effect", "helped", "temporary", "partial", "no_change", "worse", "unknown", "planned")
	case "medication":
		return f.Field == "days_ago" && fixNumber(&x.c.Medication[i].DaysAgo, f.Value, 0, 3650)
	case "goal":
		return f.Field == "date" && fixMeet(&x.c.Goals[i], f.Value, x.c.AsOf)
	case "reported":
		return fixReported(&x.c.Reported[i], f)
	}
	return false
}

// locate finds the fact: at its index, or where its passage now stands.
func (x *corrector) locate(f Fix) (kind string, i int, ok bool) {
	kind, index, found := strings.Cut(f.Fact, ".")
	i, err := strconv.Atoi(index)
	spans := x.spans(kind)
	if !found || err != nil || i < 0 {
		return "", 0, false
	}
	same := func(s *Span) bool { return f.Span == nil || s != nil && *s == *f.Span }
	if i < len(spans) && same(spans[i]) {
		return kind, i, true
	}
	if f.Span == nil {
		return "", 0, false
	}
	i = slices.IndexFunc(spans, same)
	return kind, i, i >= 0
}

func (x *corrector) spans(kind string) []*Span {
	var out []*Span
	switch kind {
	case "problem", "since":
		for _, v := range x.c.Problems {
			out = append(out, v.Span)
		}
	case "trigger":
		return triggerSpans(x.c.Triggers)
	case "tolerated":
		return triggerSpans(x.c.Tolerated)
	case "eases":
		return triggerSpans(x.c.Eases)
	case "tried":
		for _, v := range x.c.Tried {
			out = append(out, v.Span)
		}
	case "medication":
		for _, v := range x.c.Medication {
			out = append(out, v.Span)
		}
	case "goal":
		for _, v := range x.c.Goals {
			out = append(out, v.Span)
		}
	case "keep":
		for _, v := range x.c.Keep {
			out = append(out, v.Span)
		}
	case "symptom":
		for _, v := range x.c.Symptoms {
			out = append(out, v.Span)
		}
	case "reported":
		for _, v := range x.c.Reported {
			out = append(out, v.Span)
		}
	}
	return out
}

func triggerSpans(ts []Trigger) []*Span {
	out := make([]*Span, len(ts))
	for i, t := range ts {
		out[i] = t.Span
	}
	return out
}

// sweep takes the removed facts out, after every fix has found its place.
func (x *corrector) sweep() {
	x.c.Problems = keptFacts(x, "problem", x.c.Problems)
	x.c.Triggers = keptFacts(x, "trigger", x.c.Triggers)
	x.c.Tolerated = keptFacts(x, "tolerated", x.c.Tolerated)
	x.c.Eases = keptFacts(x, "eases", x.c.Eases)
	x.c.Tried = keptFacts(x, "tried", x.c.Tried)
	x.c.Medication = keptFacts(x, "medication", x.c.Medication)
	x.c.Goals = keptFacts(x, "goal", x.c.Goals)
	x.c.Keep = keptFacts(x, "keep", x.c.Keep)
	x.c.Symptoms = keptFacts(x, "symptom", x.c.Symptoms)
	x.c.Reported = keptFacts(x, "reported", x.c.Reported)
}

func keptFacts[T any](x *corrector, kind string, all []T) []T {
	out := all[:0:0]
	for i, v := range all {
		if !x.gone[fmt.Sprintf("%s.%d", kind, i)] {
			out = append(out, v)
		}
	}
	if all != nil && out == nil {
		out = []T{}
	}
	return out
}

func fixProblem(p *Problem, f Fix) bool {
	switch f.Field {
	case "side":
		s := body.Side(f.Value)
		if !slices.Contains(body.Sides, s) {
			return false
		}
		p.Side = s
	case "region":
		r := body.Region(f.Value)
		if !slices.Contains(body.Regions, r) {
			return false
		}
		if r != p.Region {
			p.Zones = nil // zones of the old region say nothing about the new one
		}
		p.Region = r
	case "severity":
		return fixNumber(&p.Severity, f.Value, 0, 10)
	case "onset_days_ago":
		return fixNumber(&p.OnsetDaysAgo, f.Value, 0, 20000)
	case "course":
		return fixOneOf(&p.Course, f, "course", "improving", "worsening", "stable", "on_and_off", "resolved", "not_stated")
	default:
		return false
	}
	return true
}

func fixTrigger(t *Trigger, f Fix) bool {
	if f.Field == "lift" && f.Value != "" {
		t.Lift = lift.ID(f.Value)
		return true
	}
	return fixOneOf(&t.Effect, f, "effect", "provokes", "started", "reduced_strength", "limits_range")
}

func fixReported(r *Reported, f Fix) bool {
	if f.Field == "unit" {
		return fixOneOf(&r.Unit, f, "unit", "kg", "lb")
	}
	v, err := strconv.ParseFloat(f.Value, 64)
	if f.Field != "load" || err != nil || !(v > 0 && v <= 1200) {
		return false
	}
	r.Load = v
	return true
}

func fixMeet(g *Goal, value string, asOf day.Date) bool {
	d, err := day.Parse(value)
	if err != nil || asOf.IsZero() {
		return false
	}
	n := d.Sub(asOf)
	g.Kind, g.DaysAhead = "meet", &n
	return true
}

// fixNumber sets a whole number within bounds; "" makes it unknown again.
func fixNumber(to **int, value string, lo, hi int) bool {
	if value == "" {
		*to = nil
		return true
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < lo || n > hi {
		return false
	}
	*to = &n
	return true
}

func fixOneOf(to *string, f Fix, field string, values ...string) bool {
	if f.Field != field || !slices.Contains(values, f.Value) {
		return false
	}
	*to = f.Value
	return true
}
