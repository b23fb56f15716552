package knowledge

import (
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// MirrorFaults holds each further language against English: the same codes,
// and in each sentence the same parameters. What is only there in one of the
// two is named with the file in which it stands.
func MirrorFaults(tree fs.FS) []Fault {
	en := (&checker{tree: tree}).sentences("en")
	var all []Fault
	for _, lang := range Languages[1:] {
		c := &checker{tree: tree}
		c.mirror(lang, en, c.sentences(lang))
		all = append(all, c.faults...)
	}
	return all
}

// said is one sentence with its place.
type said struct {
	file string
	line int
	text string
}

func (c *checker) sentences(lang string) map[string]said {
	out := map[string]said{}
	names, _ := fs.Glob(c.tree, "text/"+lang+"/*.yaml")
	for _, name := range names {
		n := c.root(name)
		if n == nil {
			continue
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			code, text := n.Content[i], n.Content[i+1]
			out[code.Value] = said{name, code.Line, text.Value}
		}
	}
	c.faults = nil // what cannot be read is TextFaults' to say
	return out
}

func (c *checker) mirror(lang string, en, own map[string]said) {
	for _, code := range slices.Sorted(maps.Keys(en)) {
		mine, ok := own[code]
		if !ok {
			c.file = en[code].file
			c.fault(en[code].line, "%s has no sentence in text/%s", code, lang)
			continue
		}
		if a, b := paramsOf(en[code].text), paramsOf(mine.text); a != b {
			c.file = mine.file
			c.fault(mine.line, "%s has the parameters %q, in English %q", code, b, a)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(own)) {
		if _, ok := en[code]; !ok {
			c.file = own[code].file
			c.fault(own[code].line, "%s stands for no English sentence", code)
		}
	}
}

// paramsOf lists the parameters of a sentence, each once, in order.
func paramsOf(text string) string {
	found := parameter.FindAllString(text, -1)
	slices.Sort(found)
	return strings.Join(slices.Compact(found), " ")
}
