package knowledge

import (
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// CommonFaults holds every YAML file of the tree's top folder against the
// rules that all of them share: a source that is named exists, a basis is one
// of ours, no text claims what must not be claimed. Files without a check of
// their own are covered by this at least.
func CommonFaults(tree fs.FS) []Fault {
	c := &checker{tree: tree}
	known := knownSources(tree)
	names, _ := fs.Glob(tree, "*.yaml")
	for _, name := range names {
		n := c.root(name)
		if n == nil {
			continue
		}
		c.shared(n, known)
		if !strings.HasPrefix(name, "lexicon") { // words of other people, not ours
			c.lintAll(n)
		}
	}
	return c.faults
}

// sourceKeys are the keys under which source ids stand.
var sourceKeys = []string{"src", "source", "sources"}

// shared walks a tree of nodes for sources and bases.
func (c *checker) shared(n *yaml.Node, known map[string]bool) {
	if n.Kind != yaml.MappingNode {
		for _, m := range n.Content {
			c.shared(m, known)
		}
		return
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, v := n.Content[i].Value, n.Content[i+1]
		switch {
		case slices.Contains(sourceKeys, key) && v.Kind == yaml.SequenceNode:
			for _, s := range v.Content {
				c.source(s, known)
			}
		case slices.Contains(sourceKeys, key) && v.Kind == yaml.ScalarNode:
			c.source(v, known)
		case key == "basis" && v.Kind == yaml.ScalarNode && !slices.Contains(Bases, v.Value):
			c.fault(v.Line, "basis %q is none of %s", v.Value, strings.Join(Bases, ", "))
		default:
			c.shared(v, known)
		}
	}
}

func (c *checker) source(n *yaml.Node, known map[string]bool) {
	if n.Kind == yaml.ScalarNode && !known[n.Value] {
		c.fault(n.Line, "source %q stands in no file of sources/", n.Value)
	}
}
