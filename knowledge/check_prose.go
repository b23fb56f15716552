package knowledge

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// spoken says which keys of which lists of a knowledge file hold words that
// people read, and so are translated. Evidence, claims and notes of sources
// stay in English beside their source.
var spoken = []struct {
	file  string
	lists []string
	keys  []string
}{
	{"patterns.yaml", []string{"tells", "patterns"}, []string{"say", "how", "stop", "name", "clinical", "note", "worse", "better", "edits", "who"}},
	{"red_flags.yaml", []string{"flags", "follow_ups"}, []string{"ask", "why"}},
	{"selfcare.yaml", []string{"items"}, []string{"name", "use", "stop_if"}},
}

// ProseFaults holds the words of the knowledge files against their
// translations: none is missing, none stands for words that are gone, none
// makes a claim that must not be made; and every lift has a name.
func ProseFaults(tree fs.FS) []Fault {
	var all []Fault
	for _, lang := range Languages[1:] {
		c := &checker{tree: tree, lang: lang}
		for _, s := range spoken {
			c.translations(s.file, s.lists, s.keys)
		}
		c.liftNames()
		all = append(all, c.faults...)
	}
	return all
}

func (c *checker) translations(file string, lists, keys []string) {
	n := c.root(file)
	want := map[string]*yaml.Node{}
	where := map[string]string{}
	for _, l := range lists {
		for _, row := range each(n, l) {
			c.speech(row, str(row, "id"), keys, want, where)
		}
	}
	name := "prose/" + c.lang + "/" + file
	own := c.root(name)
	have := map[string]bool{}
	for i := 0; own != nil && i+1 < len(own.Content); i += 2 {
		key, text := own.Content[i], own.Content[i+1]
		_, sum, _ := strings.Cut(key.Value, "@")
		have[sum] = true
		if want[sum] == nil {
			c.fault(key.Line, "%s stands for no English words of %s", key.Value, file)
		}
		if strings.TrimSpace(text.Value) == "" {
			c.fault(key.Line, "%s says nothing", key.Value)
		}
		for _, what := range LintIn(c.lang, text.Value) {
			c.fault(text.Line, "%s", what)
		}
	}
	c.file = file
	for sum, node := range want {
		if !have[sum] {
			c.fault(node.Line, "no words in %s: add %s@%s", name, where[sum], sum)
		}
	}
}

// speech collects the words under the given keys, with the place of the first.
func (c *checker) speech(n *yaml.Node, place string, keys []string, want map[string]*yaml.Node, where map[string]string) {
	add := func(v *yaml.Node, at string) {
		if sum := proseKey(v.Value); want[sum] == nil && v.Value != "" {
			want[sum], where[sum] = v, at
		}
	}
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		key, v := n.Content[i].Value, n.Content[i+1]
		at := place + "." + key
		switch {
		case slices.Contains(keys, key) && v.Kind == yaml.ScalarNode:
			add(v, at)
		case slices.Contains(keys, key) && v.Kind == yaml.SequenceNode:
			for j, x := range v.Content {
				add(x, fmt.Sprintf("%s.%d", at, j))
			}
		case v.Kind == yaml.MappingNode:
			c.speech(v, at, keys, want, where)
		case v.Kind == yaml.SequenceNode:
			for _, x := range v.Content {
				c.speech(x, strings.TrimSuffix(at+"."+str(x, "id"), "."), keys, want, where)
			}
		}
	}
}

func (c *checker) liftNames() {
	cat, err := LiftsOf(c.tree)
	name := "prose/" + c.lang + "/lifts.yaml"
	n := c.root(name)
	if err != nil || n == nil {
		return
	}
	known := map[string]bool{}
	for _, l := range cat.Lifts {
		known[string(l.ID)] = true
		if str(n, string(l.ID)) == "" {
			c.fault(1, "no name for the lift %s", l.ID)
		}
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if key := n.Content[i]; !known[key.Value] {
			c.fault(key.Line, "%s is no lift of the catalogue", key.Value)
		}
	}
}
