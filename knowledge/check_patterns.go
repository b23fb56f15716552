package knowledge

import (
	"io/fs"
	"math"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"

	"spotter/internal/differential"
)

// organs are the questions that every pattern of the chest, the upper back,
// the shoulder and the neck must ask first (hazard H30).
var organs = map[string][]string{
	"upper_back": {"chest_pressure_now", "exertional_upper_body_pain", "tearing_pain", "pleuritic_pain", "visceral"},
	"shoulder":   {"chest_pressure_now", "exertional_upper_body_pain"},
	"neck":       {"chest_pressure_now"},
}

// PatternFaults checks patterns.yaml.
func PatternFaults(tree fs.FS) []Fault {
	c := &checker{tree: tree}
	v := vocabularyOf(tree)
	n := c.root("patterns.yaml")
	if n == nil {
		return c.faults
	}
	c.strict("patterns.yaml", &patternFile{})
	if len(v.flags) == 0 {
		c.fault(0, "red_flags.yaml names no flags, so none can be resolved")
	}
	first := c.firstLists(get(n, "first"), v)
	for _, t := range each(n, "tells") {
		c.tell(t, v)
	}
	c.uniqueAll(each(n, "tells"), "question")
	c.uniqueAll(each(n, "patterns"), "pattern")
	for _, p := range each(n, "patterns") {
		c.pattern(p, first, v)
	}
	return c.faults
}

func (c *checker) uniqueAll(rows []*yaml.Node, what string) {
	seen := map[string]int{}
	for _, r := range rows {
		c.unique(seen, r, what)
	}
}

// firstLists resolves the lists of questions that come first.
func (c *checker) firstLists(n *yaml.Node, v vocabulary) map[string][]string {
	out := map[string][]string{}
	if n == nil {
		c.fault(1, "no lists of questions that come first")
		return out
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		for _, f := range n.Content[i+1].Content {
			if !v.flag(f.Value) {
				c.fault(f.Line, "flag %q stands in no rule file", f.Value)
			}
			out[n.Content[i].Value] = append(out[n.Content[i].Value], f.Value)
		}
	}
	return out
}

func (c *checker) tell(t *yaml.Node, v vocabulary) {
	c.oneOf(t, "kind", "question", "movement")
	if str(t, "say") == "" {
		c.fault(t.Line, "a question without words")
	}
	if str(t, "kind") == "movement" && (str(t, "how") == "" || str(t, "stop") == "") {
		c.fault(t.Line, "a movement to try needs how to do it and when to stop")
	}
	for _, id := range each(t, "splits") {
		if !v.patterns[id.Value] {
			c.fault(id.Line, "pattern %q stands in no file", id.Value)
		}
	}
}

func (c *checker) pattern(p *yaml.Node, first map[string][]string, v vocabulary) {
	id := str(p, "id")
	if str(p, "name") == "" || len(each(p, "regions")) == 0 {
		c.fault(p.Line, "pattern %q needs a name and regions", id)
	}
	for _, r := range each(p, "regions") {
		if !isRegion(r.Value) {
			c.fault(r.Line, "region %q is not on the chart", r.Value)
		}
	}
	for _, z := range each(p, "zones") {
		if !isZone(z.Value) {
			c.fault(z.Line, "zone %q is not on the chart", z.Value)
		}
	}
	for _, f := range each(p, "flags") {
		if !v.flag(f.Value) {
			c.fault(f.Line, "flag %q stands in no rule file", f.Value)
		}
	}
	if a := str(p, "alias_of"); a != "" {
		if !v.patterns[a] {
			c.fault(lineAt(p, "alias_of"), "pattern %q stands in no file", a)
		}
		return
	}
	c.asksFirst(p, first)
	c.oneOf(p, "soon", "self", "weeks", "days", "now")
	if len(each(p, "who")) == 0 {
		c.fault(p.Line, "pattern %q names nobody to see", id)
	}
	rows := append(slices.Clone(each(p, "for")), each(p, "against")...)
	if len(each(p, "for")) == 0 || len(each(p, "against")) == 0 {
		c.fault(p.Line, "pattern %q needs findings for and against", id)
	}
	c.uniqueAll(rows, "finding")
	for _, f := range rows {
		c.finding(f, v)
	}
	facts := append(slices.Clone(each(p, "base")), each(p, "helps")...)
	if course := get(p, "course"); course != nil {
		facts = append(facts, course)
	} else {
		c.fault(p.Line, "pattern %q does not say how it usually goes", id)
	}
	for _, f := range facts {
		c.sourced(f, v.sources)
	}
	for _, h := range each(p, "helps") {
		c.oneOf(h, "level", "high", "moderate", "low", "very_low", "none")
	}
}

// asksFirst: a pattern near the chest has its inner-organ questions.
func (c *checker) asksFirst(p *yaml.Node, first map[string][]string) {
	list, ok := first[str(p, "first")]
	if !ok {
		c.fault(lineAt(p, "first"), "pattern %q names no list of questions that come first", str(p, "id"))
		return
	}
	// The region it is written for first of all decides.
	regions := each(p, "regions")
	if len(regions) == 0 {
		return
	}
	for _, q := range organs[regions[0].Value] {
		if !slices.Contains(list, q) {
			c.fault(lineAt(p, "first"), "pattern %q is near the chest and does not ask %q first", str(p, "id"), q)
		}
	}
}

func (c *checker) finding(f *yaml.Node, v vocabulary) {
	c.sourced(f, v.sources)
	c.oneOf(f, "by", "self_report", "self_test", "clinician", "imaging")
	c.oneOf(f, "w", "", "++", "+", "(+)", "-", "--")
	figures := map[string]float64{}
	for _, key := range []string{"sens", "spec", "pos", "neg"} {
		if get(f, key) == nil {
			continue
		}
		x, err := strconv.ParseFloat(str(f, key), 64)
		if err != nil || !(x >= 0) || (key == "sens" || key == "spec") && !(x <= 1) {
			c.fault(lineAt(f, key), "%s %q is not a possible figure", key, str(f, key))
			continue
		}
		figures[key] = x
	}
	if len(figures) > 0 && str(f, "basis") == "guess" {
		c.fault(f.Line, "a guess must not carry figures")
	}
	if len(figures) > 0 && str(f, "w") != "" {
		c.fault(f.Line, "a finding has a published figure or our weight, not both")
	}
	c.ratios(f, figures)
	for _, w := range each(f, "when") {
		m, err := differential.ParseMatcher(w.Value)
		if err != nil {
			c.fault(w.Line, "%v", err)
			continue
		}
		for _, r := range m.Refs() {
			if !v.resolves(r) {
				c.fault(w.Line, "%s %q in a matcher is not known", r.Kind, r.ID)
			}
		}
	}
}

// ratios: a ratio that is marked as worked out must follow from sens and spec.
func (c *checker) ratios(f *yaml.Node, x map[string]float64) {
	sens, okS := x["sens"]
	spec, okP := x["spec"]
	if str(f, "calc") != "true" || !okS || !okP {
		return
	}
	if pos, ok := x["pos"]; ok && math.Abs(pos-sens/(1-spec)) > 0.06+0.02*pos {
		c.fault(lineAt(f, "pos"), "ratio %g does not follow from %g and %g", pos, sens, spec)
	}
	if neg, ok := x["neg"]; ok && math.Abs(neg-(1-sens)/spec) > 0.02 {
		c.fault(lineAt(f, "neg"), "ratio %g does not follow from %g and %g", neg, sens, spec)
	}
}

// resolves says whether an id that a matcher names exists.
func (v vocabulary) resolves(r differential.Ref) bool {
	switch r.Kind {
	case "region":
		return isRegion(r.ID)
	case "zone":
		return isZone(r.ID)
	case "lift":
		return v.lifts[r.ID]
	case "family":
		return v.families[r.ID]
	case "demand":
		return isDemand(r.ID)
	case "care":
		return v.care[r.ID]
	case "question":
		return v.tells[r.ID] || v.flag(r.ID)
	}
	return true
}
