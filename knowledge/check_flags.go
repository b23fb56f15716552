package knowledge

import (
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v3"

	"spotter/internal/body"
	"spotter/internal/safety"
)

const flagsName = "red_flags.yaml"

// FlagFaults lists everything wrong with the red-flag screen: unknown fields,
// ids that resolve to nothing, a flag without question, short label, reason or
// sourced evidence, and a sentence that claims what spotter must not claim.
func FlagFaults(tree fs.FS) []Fault {
	c := &checker{tree: tree}
	root := c.root(flagsName)
	if root == nil {
		return c.faults
	}
	var f flagFile
	if err := decodeYAML(tree, flagsName, &f); err != nil {
		c.fault(lineOf(err), "%v", err)
		return c.faults
	}
	sources, _ := SourcesOf(tree) // SourceFaults tells what is wrong with them
	k := flagCheck{checker: c, sources: sources, lines: idLines(root), ids: map[string]bool{}}
	for _, r := range f.Flags {
		k.newID(r.ID)
	}
	for _, q := range f.FollowUps {
		k.newID(q.ID)
		if q.Ask == "" || q.Why == "" {
			k.at(q.ID, "follow-up %q has no question or no why", q.ID)
		}
	}
	for _, r := range f.Flags {
		k.flag(r)
	}
	for _, r := range f.Rules {
		k.newID(r.ID)
		k.level(r.ID, r.Then)
		k.known(r.ID, slices.Concat(r.IfAll, r.IfAny, r.AndAny, r.Of))
		k.cited(r.ID, r.Src)
		if r.Why == "" {
			k.at(r.ID, "rule %q has no why", r.ID)
		}
		if len(r.IfAll)+len(r.IfAny)+r.MinYes == 0 {
			k.at(r.ID, "rule %q has no condition: it would always fire", r.ID)
		}
	}
	c.lintAll(root)
	return c.faults
}

type flagCheck struct {
	*checker
	sources map[string]Source
	lines   map[string]int
	ids     map[string]bool
}

func (k *flagCheck) at(id, format string, args ...any) { k.fault(k.lines[id], format, args...) }

func (k *flagCheck) newID(id string) {
	if id == "" || k.ids[id] {
		k.at(id, "id %q is empty or stands twice", id)
	}
	k.ids[id] = true
}

func (k *flagCheck) flag(r flagRow) {
	for _, field := range [][2]string{{"short", r.Short}, {"ask", r.Ask}, {"why", r.Why}} {
		if field[1] == "" {
			k.at(r.ID, "flag %q has no %s", r.ID, field[0])
		}
	}
	k.level(r.ID, r.Level)
	if r.Escalate.To != "" || len(r.Escalate.If) > 0 {
		k.level(r.ID, r.Escalate.To)
	}
	k.known(r.ID, slices.Concat(r.With, r.Escalate.If, r.Score.Of))
	if !r.Alone && len(r.With) == 0 {
		k.at(r.ID, "flag %q counts only with others, but names none", r.ID)
	}
	if r.Score.At > len(r.Score.Of) {
		k.at(r.ID, "flag %q can never reach its score", r.ID)
	}
	if len(r.For) == 0 {
		k.at(r.ID, "flag %q is asked of nobody", r.ID)
	}
	for _, x := range r.For {
		if x != "all" && !slices.Contains(body.Regions, body.Region(x)) {
			k.at(r.ID, "flag %q names no such region: %q", r.ID, x)
		}
	}
	if len(r.Evidence) == 0 {
		k.at(r.ID, "flag %q has no evidence", r.ID)
	}
	for _, e := range r.Evidence {
		if e.Claim == "" || !slices.Contains(Bases, e.Basis) {
			k.at(r.ID, "flag %q: an evidence row lacks its claim or basis", r.ID)
		}
		k.cited(r.ID, e.Src)
	}
}

func (k *flagCheck) level(id, word string) {
	if _, ok := safety.ParseUrgency(word); !ok {
		k.at(id, "%q: no such level %q", id, word)
	}
}

func (k *flagCheck) known(id string, refs []string) {
	for _, ref := range refs {
		if !k.ids[ref] {
			k.at(id, "%q names %q, which is no flag and no follow-up", id, ref)
		}
	}
}

func (k *flagCheck) cited(id string, src []string) {
	if len(src) == 0 {
		k.at(id, "%q names no source", id)
	}
	for _, s := range src {
		if _, ok := k.sources[s]; !ok && k.sources != nil {
			k.at(id, "%q: source %q is not in sources/", id, s)
		}
	}
}

// idLines finds the line of every entry that has an id.
func idLines(n *yaml.Node) map[string]int {
	lines := map[string]int{}
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		for i, m := range n.Content {
			if n.Kind == yaml.MappingNode && i%2 == 1 && n.Content[i-1].Value == "id" {
				lines[m.Value] = m.Line
			}
			walk(m)
		}
	}
	walk(n)
	return lines
}
