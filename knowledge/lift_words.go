package knowledge

import (
	"io/fs"

	"spotter/internal/lift"
)

// readWords loads the vocabulary and the rules that turn tags into lifts. A
// phrase may stand once; a rule may only use tags that some word means.
func (b *liftBook) readWords(tree fs.FS) {
	t := readTable(tree, "lift_words.csv", "means", "lang", "phrases")
	first, tags := map[string]int{}, map[string]bool{}
	for i := range t.rows {
		w := lift.Word{Means: t.list(i, "means"), Lang: t.cell(i, "lang"), Phrases: t.list(i, "phrases")}
		if w.Lang == "" || len(w.Phrases) == 0 {
			t.fault(t.lines[i], "a word needs its language and at least one phrase")
		}
		for _, tag := range w.Means {
			tags[tag] = true
		}
		for _, p := range w.Phrases {
			if !b.strict {
				break // found by LiftFaults, not at start
			}
			key := lift.Fold(p)
			if key == "" {
				t.fault(t.lines[i], "an empty phrase")
			} else if line, twice := first[key]; twice {
				t.fault(t.lines[i], "%q already stands in line %d", p, line)
			}
			first[key] = t.lines[i]
		}
		b.parts.Words = append(b.parts.Words, w)
	}
	b.faults = append(b.faults, t.faults...)
	b.readRules(tree, tags)
}

func (b *liftBook) readRules(tree fs.FS, tags map[string]bool) {
	t := readTable(tree, "lift_rules.csv", "lift", "family", "pattern", "needs", "may")
	tags["tempo"] = true
	for i := range t.rows {
		r := lift.Rule{Lift: lift.ID(t.cell(i, "lift")), Family: t.cell(i, "family"), Pattern: t.cell(i, "pattern"),
			Needs: t.list(i, "needs"), May: t.list(i, "may")}
		switch {
		case r.Lift != "":
			b.known(t, i, "lift", r.Lift)
		case r.Family == "" || r.Pattern == "":
			t.fault(t.lines[i], "a rule names a lift, or a family and a pattern")
		}
		if len(r.Needs) == 0 {
			t.fault(t.lines[i], "a rule without needs would match everything")
		}
		for _, tag := range append(r.Needs[:len(r.Needs):len(r.Needs)], r.May...) {
			if !tags[tag] {
				t.fault(t.lines[i], "no word means %q", tag)
			}
		}
		b.parts.Rules = append(b.parts.Rules, r)
	}
	b.faults = append(b.faults, t.faults...)
}
