package intake

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/body"
	"spotter/internal/keep"
)

// alias keeps the case's JSON shape without its methods.
type alias Case

// MarshalJSON writes the case and every top-level field kept from a newer version.
func (c Case) MarshalJSON() ([]byte, error) {
	return keep.Marshal(alias(c), c.Extra)
}

// UnmarshalJSON reads a case and keeps unknown top-level fields. It does not
// check values; Decode does.
func (c *Case) UnmarshalJSON(b []byte) error {
	var a alias
	extra, err := keep.Unmarshal(b, &a)
	if err != nil {
		return err
	}
	*c = Case(a)
	c.Extra = extra
	return nil
}

// Encode writes the case as spotter.case/1. A case that Decode would refuse is
// an error here too.
func Encode(c Case) ([]byte, error) {
	c.Schema = Schema
	c.fill()
	if err := c.check(); err != nil {
		return nil, err
	}
	return json.Marshal(c)
}

// Decode reads spotter.case/1. Errors name the place, like
// "problems[0].side", and the cure.
func Decode(data []byte) (Case, error) {
	var head struct {
		Schema string `json:"schema"`
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return Case{}, fmt.Errorf("the case is empty: make one with spotter read POST --json")
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return Case{}, fmt.Errorf("not a case: %w; a case is one JSON object, made by spotter read POST --json", place(data, err))
	}
	if err := checkSchema(head.Schema); err != nil {
		return Case{}, err
	}
	var c Case
	if err := json.Unmarshal(data, &c); err != nil {
		return Case{}, fmt.Errorf("the case cannot be read: %w", place(data, err))
	}
	c.fill()
	if err := c.check(); err != nil {
		return Case{}, err
	}
	return c, nil
}

func checkSchema(s string) error {
	name, version, _ := strings.Cut(s, "/")
	switch {
	case s == Schema:
		return nil
	case s == "":
		return fmt.Errorf("schema is missing: a case starts with \"schema\": %q", Schema)
	case name == "spotter.case":
		if v, err := strconv.Atoi(version); err == nil && v > 1 {
			return fmt.Errorf("schema is %q, from a newer spotter; this one reads %s", s, Schema)
		}
	}
	return fmt.Errorf("schema is %q, not %s: this file is not a case", s, Schema)
}

// place adds line and column to a JSON error that knows its offset.
func place(data []byte, err error) error {
	off := int64(-1)
	switch e := err.(type) {
	case *json.SyntaxError:
		off = e.Offset
	case *json.UnmarshalTypeError:
		return fmt.Errorf("%s must be a %s, not a %s", e.Field, e.Type, e.Value)
	}
	if off < 0 || off > int64(len(data)) {
		return err
	}
	return fmt.Errorf("line %d: %w", 1+bytes.Count(data[:off], []byte("\n")), err)
}

// fill turns missing lists into empty ones, so that JSON always shows them.
func (c *Case) fill() {
	fillList(&c.Problems)
	fillList(&c.Triggers)
	fillList(&c.Tolerated)
	fillList(&c.Eases)
	fillList(&c.Tried)
	fillList(&c.Medication)
	fillList(&c.Goals)
	fillList(&c.Keep)
	fillList(&c.Symptoms)
	fillList(&c.RedFlags.Mentioned)
	fillList(&c.RedFlags.Denied)
	fillList(&c.AdviceReceived)
	fillList(&c.Asks)
	fillList(&c.Unknown)
	fillList(&c.NextQuestions)
	for i := range c.Problems {
		if c.Problems[i].Course == "" {
			c.Problems[i].Course = "not_stated"
		}
		if c.Problems[i].Side == "" {
			c.Problems[i].Side = body.NotStated
		}
	}
}

func fillList[T any](l *[]T) {
	if *l == nil {
		*l = []T{}
	}
}

var (
	courses = []string{"improving", "worsening", "stable", "on_and_off", "resolved", "not_stated"}
	whens   = []string{"", "setup", "during", "after", "next_day", "not_stated"}
	does    = []string{"", "provokes", "started", "reduced_strength", "limits_range"}
	effects = []string{"", "helped", "temporary", "partial", "no_change", "worse", "unknown", "planned"}
	classes = []string{"nsaid", "oral_corticosteroid", "paracetamol", "opioid", "other"}
	kepts   = []string{"squat", "bench", "deadlift", "overhead", "bar_position", "frequency", "depth", "program", "meet", "training"}
)

// checker collects the first fault.
type checker struct{ err error }

func (k *checker) fail(path, format string, a ...any) {
	if k.err == nil {
		k.err = fmt.Errorf("%s: %s", path, fmt.Sprintf(format, a...))
	}
}

func (k *checker) oneOf(path, v string, ok []string) {
	if !slices.Contains(ok, v) {
		k.fail(path, "%q is not one of %s", v, strings.Join(slices.DeleteFunc(slices.Clone(ok), func(s string) bool { return s == "" }), ", "))
	}
}

func (k *checker) within(path string, v *int, lo, hi int) {
	if v != nil && (*v < lo || *v > hi) {
		k.fail(path, "%d is outside %d to %d", *v, lo, hi)
	}
}

func (k *checker) span(path string, s *Span) {
	if s != nil && (s[0] < 0 || s[1] <= s[0]) {
		k.fail(path+".span", "[%d,%d] is not a stretch of text", s[0], s[1])
	}
}

const longAgo = 36500 // days; a hundred years

func (c *Case) check() error {
	k := &checker{}
	if c.AsOf.IsZero() {
		k.fail("as_of", "is missing: write the day the text was read, like 2026-03-02")
	}
	k.within("person.age", c.Person.Age, 5, 110)
	k.oneOf("person.sex", c.Person.Sex, []string{"", "male", "female"})
	if w := c.Person.Bodyweight; w != nil && !(*w >= 20 && *w <= 350) {
		k.fail("person.bodyweight_kg", "%v is outside 20 to 350", *w)
	}
	c.checkProblems(k)
	c.checkTriggers(k)
	c.checkRest(k)
	return k.err
}

func (c *Case) checkProblems(k *checker) {
	for i, p := range c.Problems {
		at := fmt.Sprintf("problems[%d]", i)
		if !slices.Contains(body.Regions, p.Region) {
			k.fail(at+".region", "%q is not a region: use one of %v", p.Region, body.Regions)
		}
		if !slices.Contains(body.Sides, p.Side) {
			k.fail(at+".side", "%q is not a side: use one of %v", p.Side, body.Sides)
		}
		for j, z := range p.Zones {
			if _, ok := body.Zones[z]; !ok {
				k.fail(fmt.Sprintf("%s.zones[%d]", at, j), "%q is not a zone of the body chart", z)
			}
		}
		k.oneOf(at+".course", p.Course, courses)
		k.oneOf(at+".onset", p.Onset, []string{"", "sudden", "gradual", "unknown"})
		k.within(at+".severity", p.Severity, 0, 10)
		k.within(at+".onset_days_ago", p.OnsetDaysAgo, 0, longAgo)
		k.span(at, p.Span)
	}
}

func (c *Case) checkTriggers(k *checker) {
	for name, list := range map[string][]Trigger{"triggers": c.Triggers, "tolerated": c.Tolerated} {
		for i, t := range list {
			at := fmt.Sprintf("%s[%d]", name, i)
			if t.Lift == "" && t.Activity == "" {
				k.fail(at, "names neither a lift nor an activity")
			}
			k.oneOf(at+".when", t.When, whens)
			k.oneOf(at+".effect", t.Effect, does)
			k.span(at, t.Span)
		}
	}
}

func (c *Case) checkRest(k *checker) {
	for i, t := range c.Tried {
		at := fmt.Sprintf("tried[%d]", i)
		k.oneOf(at+".effect", t.Effect, effects)
		k.span(at, t.Span)
	}
	for i, m := range c.Medication {
		at := fmt.Sprintf("medication[%d]", i)
		k.oneOf(at+".class", m.Class, classes)
		k.oneOf(at+".effect", m.Effect, effects)
		k.within(at+".days_ago", m.DaysAgo, 0, longAgo)
		k.span(at, m.Span)
	}
	for i, g := range c.Goals {
		at := fmt.Sprintf("goals[%d]", i)
		k.oneOf(at+".kind", g.Kind, []string{"meet", "other"})
		k.within(at+".days_ahead", g.DaysAhead, -longAgo, longAgo)
	}
	for i, kept := range c.Keep {
		k.oneOf(fmt.Sprintf("keep[%d].what", i), kept.What, kepts)
	}
	for i, r := range c.Reported {
		at := fmt.Sprintf("lifts_reported[%d]", i)
		k.oneOf(at+".unit", r.Unit, []string{"kg", "lb", "not_stated"})
		if !(r.Load > 0 && r.Load <= 1500) || math.IsNaN(r.Load) {
			k.fail(at+".load", "%v is not a load that a person lifts", r.Load)
		}
		if r.RPE != nil && !(*r.RPE >= 1 && *r.RPE <= 10) {
			k.fail(at+".rpe", "%v is outside 1 to 10", *r.RPE)
		}
	}
	for _, q := range sortedKeys(c.Answers) {
		if v := c.Answers[q]; v == "" || len(v) > 200 {
			k.fail("answers."+q, "must be yes, no, unsure, a number or a few words")
		}
	}
}

func sortedKeys(m map[string]string) []string {
	out := make([]string, 0, len(m))
	for q := range m {
		out = append(out, q)
	}
	slices.Sort(out)
	return out
}
