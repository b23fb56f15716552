package knowledge

import (
	"io/fs"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v3"
)

// CareFaults checks selfcare.yaml: every item keeps off what its kind must
// keep off, knows when to stop, and no medicine is offered.
func CareFaults(tree fs.FS) []Fault {
	c := &checker{tree: tree}
	v := vocabularyOf(tree)
	n := c.root("selfcare.yaml")
	if n == nil {
		return c.faults
	}
	c.strict("selfcare.yaml", &careFile{})
	kinds := get(n, "kinds")
	if kinds != nil {
		for i := 0; i+1 < len(kinds.Content); i += 2 {
			c.zonesAndFlags(kinds.Content[i+1], "zones", "flags", v)
		}
	}
	c.uniqueAll(each(n, "items"), "item")
	for _, it := range each(n, "items") {
		c.careItem(it, kinds, v)
	}
	return c.faults
}

func (c *checker) zonesAndFlags(n *yaml.Node, zones, flags string, v vocabulary) {
	for _, z := range each(n, zones) {
		if !isZone(z.Value) {
			c.fault(z.Line, "zone %q is not on the chart", z.Value)
		}
	}
	for _, f := range each(n, flags) {
		if !isSymptomKey(f.Value) && !v.flag(f.Value) {
			c.fault(f.Line, "flag %q stands in no rule file", f.Value)
		}
	}
}

func isSymptomKey(id string) bool { return len(id) > 8 && id[:8] == "symptom." }

func (c *checker) careItem(it, kinds *yaml.Node, v vocabulary) {
	id := str(it, "id")
	c.zonesAndFlags(it, "avoid", "never_if", v)
	never := values(each(it, "never_if"))
	for _, w := range each(it, "withhold") {
		if !slices.Contains(never, w.Value) {
			c.fault(w.Line, "%s waits for %q, which is not among what excludes it", id, w.Value)
		}
	}
	kind := get(kinds, str(it, "kind"))
	if kind == nil {
		c.fault(lineAt(it, "kind"), "%s is of kind %q, which is not described", id, str(it, "kind"))
	}
	avoid := values(each(it, "avoid"))
	for _, z := range each(kind, "zones") {
		if !slices.Contains(avoid, z.Value) {
			c.fault(lineAt(it, "avoid"), "%s ignores an exclusion zone: %s", id, z.Value)
		}
	}
	for _, f := range each(kind, "flags") {
		if !slices.Contains(never, f.Value) {
			c.fault(lineAt(it, "never_if"), "%s ignores an exclusion: %s", id, f.Value)
		}
	}
	if len(each(it, "evidence")) == 0 {
		c.fault(it.Line, "%s names no evidence", id)
	}
	for _, e := range each(it, "evidence") {
		c.sourced(e, v.sources)
		c.oneOf(e, "sure", "high", "moderate", "low", "very_low")
	}
	if len(each(it, "stop_if")) == 0 {
		c.fault(lineAt(it, "stop_if"), "%s does not say when to stop", id)
	}
	c.minutes(it, id)
}

// minutes: what is put on the body has a maximum; a medicine has no amount
// and no trial.
func (c *checker) minutes(it *yaml.Node, id string) {
	n, err := strconv.Atoi(str(it, "max_minutes"))
	if err != nil || n < 0 || n > 120 {
		c.fault(lineAt(it, "max_minutes"), "%s: %q is not a sensible number of minutes", id, str(it, "max_minutes"))
	}
	onBody := []string{"pressure", "cold", "heat", "current", "hold", "stretch"}
	if n == 0 && slices.Contains(onBody, str(it, "kind")) {
		c.fault(lineAt(it, "max_minutes"), "%s needs a maximum of minutes", id)
	}
	if str(it, "medicine") != "true" {
		return
	}
	if str(it, "use") != "recorded only" || n != 0 || str(get(it, "trial"), "pairs") != "0" {
		c.fault(lineAt(it, "use"), "%s is a medicine: it is recorded only, without amounts and trials", id)
	}
}

func values(ns []*yaml.Node) []string {
	var out []string
	for _, n := range ns {
		out = append(out, n.Value)
	}
	return out
}

// MeasureFaults checks measures.yaml: nothing with a licence question shows
// its items.
func MeasureFaults(tree fs.FS) []Fault {
	c := &checker{tree: tree}
	known := knownSources(tree)
	n := c.root("measures.yaml")
	if n == nil {
		return c.faults
	}
	c.strict("measures.yaml", &struct {
		Measures []Measure `yaml:"measures"`
	}{})
	c.uniqueAll(each(n, "measures"), "measure")
	for _, m := range each(n, "measures") {
		c.oneOf(m, "ship", "built_in", "score_only", "left_out")
		licence := get(m, "licence")
		if licence == nil {
			c.fault(m.Line, "%s says nothing about its licence", str(m, "id"))
			continue
		}
		c.oneOf(licence, "status", "free", "free_with_conditions", "licence_required", "unclear")
		c.oneOf(licence, "basis", Bases...)
		for _, s := range each(licence, "src") {
			if !known[s.Value] {
				c.fault(s.Line, "source %q stands in no file of sources/", s.Value)
			}
		}
		open := str(licence, "status") == "free"
		if !open && (str(m, "ship") == "built_in" || len(each(m, "items")) > 0) {
			c.fault(lineAt(m, "ship"), "%s has a licence question: its items must not be shown", str(m, "id"))
		}
		for _, f := range each(m, "change") {
			c.sourced(f, known)
		}
	}
	return c.faults
}
