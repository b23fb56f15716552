package differential

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Matcher is one line of a finding's "when": conditions joined by "&", all of
// which must hold. A condition is "key", "key:value" or "key:value=value";
// alternatives inside a value are split by "|"; a leading "!" turns it round.
//
// Three answers are possible: yes, no, unknown. What was not told is unknown,
// never no; "!unknown" is unknown. So a matcher can only speak when the case
// does.
type Matcher struct {
	text  string
	conds []condition
}

type condition struct {
	not  bool
	key  string
	vals []string // alternatives of the first value
	op   string   // ">=", "<=", "=", ""
	n    int
	want []string // alternatives after "="
}

// keys of the vocabulary, and the form of their value.
var keys = map[string]string{
	"region":                "list",   // this problem's region
	"also_region":           "list",   // the region of another present problem
	"zone":                  "list",   // the problem has one of the zones
	"zone_only":             "list",   // all its zones are among these
	"side":                  "list",   // left, right, both, midline
	"one_sided":             "bare",   // left or right
	"onset":                 "list",   // sudden, gradual
	"onset_days":            "number", // days since it began
	"course":                "list",   // improving, worsening, stable, on_and_off
	"severity":              "number", // worst pain stated, 0–10
	"age":                   "number",
	"symptom":               "list", // reported as present
	"no_symptom":            "list", // reported as absent
	"med":                   "pair", // class=effect
	"tried":                 "pair", // care id=effect
	"answer":                "pair", // question=yes or no
	"activity":              "list", // an activity that provokes
	"tolerated_activity":    "list",
	"trigger_lift":          "list",
	"trigger_lift_family":   "list",
	"tolerated_lift":        "list",
	"tolerated_lift_family": "list",
	"trigger_demand":        "demand", // a provoking lift asks for it, d>=n
	"started_demand":        "demand", // the lift it started with asks for it
	"tolerated_demand":      "demand", // a tolerated lift asks for it
	"trigger_dose":          "list",   // too_heavy, high_volume
	"trigger_any_lift":      "bare",
	"only_family":           "list", // every provoking lift is of the family
	"other_family":          "list", // a provoking lift is of another family
}

// ParseMatcher reads one line of the vocabulary.
func ParseMatcher(s string) (Matcher, error) {
	m := Matcher{text: s}
	for _, part := range strings.Split(s, "&") {
		c, err := parseCondition(strings.TrimSpace(part))
		if err != nil {
			return Matcher{}, fmt.Errorf("matcher %q: %w", s, err)
		}
		m.conds = append(m.conds, c)
	}
	return m, nil
}

func parseCondition(s string) (condition, error) {
	var c condition
	if rest, ok := strings.CutPrefix(s, "!"); ok {
		c.not, s = true, rest
	}
	key, val, hasVal := strings.Cut(s, ":")
	form, ok := keys[key]
	if !ok {
		return c, fmt.Errorf("unknown key %q", key)
	}
	c.key = key
	if hasVal == (form == "bare") {
		return c, fmt.Errorf("%q is written without a value it needs, or with one it does not take", key)
	}
	switch form {
	case "list":
		c.vals = strings.Split(val, "|")
	case "pair":
		left, right, ok := strings.Cut(val, "=")
		if !ok {
			return c, fmt.Errorf("%q needs name=value", key)
		}
		c.vals, c.want = strings.Split(left, "|"), strings.Split(right, "|")
	case "number":
		return c, c.compare(val)
	case "demand":
		i := strings.IndexAny(val, "<>")
		if i < 1 {
			return c, fmt.Errorf("%q needs demand>=number", key)
		}
		c.vals = []string{val[:i]}
		return c, c.compare(val[i:])
	}
	if slices.Contains(c.vals, "") || slices.Contains(c.want, "") {
		return c, fmt.Errorf("%q has an empty value", key)
	}
	return c, nil
}

// compare reads ">=3" or "<=3".
func (c *condition) compare(s string) error {
	if len(s) < 3 || (s[:2] != ">=" && s[:2] != "<=") {
		return fmt.Errorf("%q needs >= or <= and a number", c.key)
	}
	n, err := strconv.Atoi(s[2:])
	if err != nil {
		return fmt.Errorf("%q: %q is not a whole number", c.key, s[2:])
	}
	c.op, c.n = s[:2], n
	return nil
}

func (c condition) holds(n int) Tri {
	return tri(c.op == ">=" && n >= c.n || c.op == "<=" && n <= c.n)
}

// String is the line as written.
func (m Matcher) String() string { return m.text }

// Ref is an id that a matcher names, so that a check can find dangling ones.
type Ref struct{ Kind, ID string }

// Refs lists the ids that a matcher names: zones, regions, lifts, families,
// demands and questions.
func (m Matcher) Refs() []Ref {
	kind := map[string]string{"region": "region", "also_region": "region", "zone": "zone", "zone_only": "zone", "trigger_lift": "lift",
		"tolerated_lift": "lift", "trigger_demand": "demand", "started_demand": "demand", "tolerated_demand": "demand",
		"trigger_lift_family": "family", "tolerated_lift_family": "family", "only_family": "family",
		"other_family": "family", "answer": "question", "tried": "care", "activity": "activity",
		"tolerated_activity": "activity", "symptom": "symptom", "no_symptom": "symptom"}
	var out []Ref
	for _, c := range m.conds {
		if k := kind[c.key]; k != "" {
			for _, v := range c.vals {
				out = append(out, Ref{Kind: k, ID: v})
			}
		}
	}
	return out
}

// Tri is a three-valued answer.
type Tri int8

// The answers; the zero value is unknown.
const (
	Unknown Tri = 0
	Yes     Tri = 1
	No      Tri = -1
)

func tri(b bool) Tri {
	if b {
		return Yes
	}
	return No
}
