package knowledge

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"spotter/internal/body"
	"spotter/internal/lift"
)

// parameter is one "{name}" of a sentence.
var parameter = regexp.MustCompile(`\{([a-z][a-z0-9_]*)\}`)

// choice is "{name|day|days}": the words for one and for any other number.
var choice = regexp.MustCompile(`\{[a-z][a-z0-9_]*\|[^{}|]*\|[^{}|]*\}`)

// codeForm is how a code is written: room.snake_case (words for ids may hold
// a further part).
var codeForm = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$`)

// TextFaults checks the sentences of each language: a code in two places, a
// parameter that is not written well, a claim that must not be made, a word
// for an id that does not exist, an id without a word.
func TextFaults(tree fs.FS) []Fault {
	var all []Fault
	for _, lang := range Languages {
		all = append(all, textFaults(tree, lang)...)
	}
	return all
}

func textFaults(tree fs.FS, lang string) []Fault {
	c := &checker{tree: tree, lang: lang}
	names, _ := fs.Glob(tree, "text/"+lang+"/*.yaml")
	seen := map[string]Fault{}
	for _, name := range names {
		c.file = name
		b, err := fs.ReadFile(tree, name)
		if err == nil && len(strings.TrimSpace(string(b))) == 0 {
			continue
		}
		n := c.root(name)
		if n == nil {
			continue
		}
		for i := 0; i+1 < len(n.Content); i += 2 {
			code, text := n.Content[i], n.Content[i+1]
			if at, twice := seen[code.Value]; twice {
				c.fault(code.Line, "code %q already stands in %s:%d", code.Value, at.File, at.Line)
			}
			seen[code.Value] = Fault{File: name, Line: code.Line}
			c.sentence(code.Value, text.Value, text.Line)
		}
	}
	c.words(seen)
	return c.faults
}

func (c *checker) sentence(code, text string, line int) {
	if !codeForm.MatchString(code) {
		c.fault(line, "code %q is not written as room.name", code)
	}
	if strings.TrimSpace(text) == "" {
		c.fault(line, "code %q has no sentence", code)
	}
	if rest := parameter.ReplaceAllString(choice.ReplaceAllString(text, ""), ""); strings.ContainsAny(rest, "{}") {
		c.fault(line, "code %q has a parameter that is not written as {name}", code)
	}
	for _, what := range LintIn(c.lang, text) {
		c.fault(line, "%s", what)
	}
}

// words: every region, side and demand has a word, and no word stands for an
// id that does not exist.
func (c *checker) words(seen map[string]Fault) {
	ids := map[string][]string{"side": {}, "region": {}, "zone": {}, "demand": {}}
	for _, s := range body.Sides {
		ids["side"] = append(ids["side"], string(s))
	}
	for _, r := range body.Regions {
		ids["region"] = append(ids["region"], string(r))
	}
	for z := range body.Zones {
		ids["zone"] = append(ids["zone"], string(z))
	}
	for _, d := range lift.Demands {
		ids["demand"] = append(ids["demand"], string(d))
	}
	for kind, list := range ids {
		for _, id := range list {
			if _, ok := seen[kind+"."+id]; !ok {
				c.faults = append(c.faults, Fault{File: "text/" + c.lang, What: "no word for " + kind + "." + id})
			}
		}
	}
	for code, at := range seen {
		kind, id, _ := strings.Cut(code, ".")
		if list, ok := ids[kind]; ok && !slices.Contains(list, id) {
			c.faults = append(c.faults, Fault{File: at.File, Line: at.Line, What: "word " + code + " stands for nothing"})
		}
	}
}
