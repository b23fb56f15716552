package knowledge

import (
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"spotter/internal/body"
	"spotter/internal/lift"
)

// checks are the rooms' own checks. A room that brings a knowledge file adds
// its check here; Check runs them all and stops at nothing.
var checks = []func(fs.FS) []Fault{
	LiftFaults,
	SourceFaults,
	PatternFaults,
	CareFaults,
	MeasureFaults,
	TextFaults,
	MirrorFaults,
	ProseFaults,
	CommonFaults,
	FlagFaults,
}

// Check lists everything that is wrong in a knowledge tree, every fault with
// its file and line, in a stable order. An empty list means that every id
// resolves, every figure names a source, and no sentence claims what spotter
// must not claim. It says nothing about whether the facts are true.
func Check(tree fs.FS) []Fault {
	once := &parsed{FS: tree, nodes: map[string]*yaml.Node{}}
	var all []Fault
	for _, check := range checks {
		all = append(all, check(once)...)
	}
	SortFaults(all)
	return slices.Compact(all)
}

// parsed is a tree that remembers what was parsed, so that one run of Check
// reads each file once. Files must not change during a run.
type parsed struct {
	fs.FS
	nodes map[string]*yaml.Node
	words *vocabulary
}

// checker holds what one check knows of the other files.
type checker struct {
	tree   fs.FS
	file   string
	lang   string // of the sentences; "" = English
	faults []Fault
}

func (c *checker) fault(line int, format string, args ...any) {
	c.faults = append(c.faults, Fault{File: c.file, Line: line, What: fmt.Sprintf(format, args...)})
}

// yamlLine finds the line in an error of the YAML library.
var yamlLine = regexp.MustCompile(`line (\d+)`)

// root parses the file into nodes that know their lines; nil and a fault when
// it cannot be read.
func (c *checker) root(file string) *yaml.Node {
	c.file = file
	if p, ok := c.tree.(*parsed); ok {
		if n := p.nodes[file]; n != nil {
			return n
		}
	}
	b, err := fs.ReadFile(c.tree, file)
	if err != nil {
		c.fault(0, "cannot be read")
		return nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		c.fault(lineOf(err), "is not YAML: %v", err)
		return nil
	}
	if len(doc.Content) == 0 {
		c.fault(1, "is empty")
		return nil
	}
	if p, ok := c.tree.(*parsed); ok {
		p.nodes[file] = doc.Content[0]
	}
	return doc.Content[0]
}

func lineOf(err error) int {
	if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	return 0
}

// strict decodes the file into its Go shape, so that an unknown field is a
// fault with its line.
func (c *checker) strict(file string, into any) {
	err := decodeYAML(c.tree, file, into)
	if err == nil {
		return
	}
	for _, m := range regexp.MustCompile(`line (\d+): ([^\n]+)`).FindAllStringSubmatch(err.Error(), -1) {
		n, _ := strconv.Atoi(m[1])
		c.fault(n, "%s", m[2])
	}
}

// get is the value under a key of a mapping; nil if absent.
func get(n *yaml.Node, key string) *yaml.Node {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// str is the text under a key; "" if absent.
func str(n *yaml.Node, key string) string {
	if v := get(n, key); v != nil {
		return v.Value
	}
	return ""
}

// each are the members of the list under a key.
func each(n *yaml.Node, key string) []*yaml.Node {
	if v := get(n, key); v != nil && v.Kind == yaml.SequenceNode {
		return v.Content
	}
	return nil
}

// lineAt is the line of a key's value, or of the whole row.
func lineAt(n *yaml.Node, key string) int {
	if v := get(n, key); v != nil {
		return v.Line
	}
	return n.Line
}

// oneOf holds the value under a key against a closed list.
func (c *checker) oneOf(n *yaml.Node, key string, allowed ...string) {
	if v := str(n, key); !slices.Contains(allowed, v) {
		c.fault(lineAt(n, key), "%s %q is none of %s", key, v, strings.Join(allowed, ", "))
	}
}

// sourced demands a known basis and at least one source that resolves.
func (c *checker) sourced(n *yaml.Node, known map[string]bool) {
	c.oneOf(n, "basis", Bases...)
	src := each(n, "src")
	if len(src) == 0 {
		c.fault(n.Line, "no source: %s", short(str(n, "say")))
	}
	for _, s := range src {
		if !known[s.Value] {
			c.fault(s.Line, "source %q stands in no file of sources/", s.Value)
		}
	}
}

func short(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

// unique reports an id that stands twice.
func (c *checker) unique(seen map[string]int, n *yaml.Node, what string) {
	id := str(n, "id")
	if id == "" {
		c.fault(n.Line, "a %s without an id", what)
		return
	}
	if first, twice := seen[id]; twice {
		c.fault(lineAt(n, "id"), "%s %q already stands in line %d", what, id, first)
		return
	}
	seen[id] = lineAt(n, "id")
}

// knownSources are the ids of all source files.
func knownSources(tree fs.FS) map[string]bool {
	known := map[string]bool{}
	names, _ := fs.Glob(tree, "sources/*.yaml")
	for _, name := range names {
		c := checker{tree: tree}
		if n := c.root(name); n != nil && n.Kind == yaml.MappingNode {
			for i := 0; i < len(n.Content); i += 2 {
				known[n.Content[i].Value] = true
			}
		}
	}
	return known
}

// idsIn are the ids of the rows of a list in a file.
func idsIn(tree fs.FS, file, list string) map[string]bool {
	c := checker{tree: tree}
	out := map[string]bool{}
	n := c.root(file)
	for _, row := range each(n, list) {
		out[str(row, "id")] = true
	}
	return out
}

// vocabulary are the ids that other files define.
type vocabulary struct {
	sources, flags, patterns, care, tells map[string]bool
	lifts, families                       map[string]bool
}

func vocabularyOf(tree fs.FS) vocabulary {
	p, ok := tree.(*parsed)
	if ok && p.words != nil {
		return *p.words
	}
	v := vocabulary{sources: knownSources(tree), flags: idsIn(tree, "red_flags.yaml", "flags"),
		patterns: idsIn(tree, "patterns.yaml", "patterns"), care: idsIn(tree, "selfcare.yaml", "items"),
		tells: idsIn(tree, "patterns.yaml", "tells"), lifts: map[string]bool{}, families: map[string]bool{}}
	if cat, err := LiftsOf(tree); err == nil {
		for _, l := range cat.Lifts {
			v.lifts[string(l.ID)] = true
			v.families[l.Family] = true
		}
	}
	if ok {
		p.words = &v
	}
	return v
}

// flag says whether an id is a flag. While a tree holds no flags at all, that
// is one fault of its own, not one for every id.
func (v vocabulary) flag(id string) bool { return len(v.flags) == 0 || v.flags[id] }

func isRegion(id string) bool { return slices.Contains(body.Regions, body.Region(id)) }
func isZone(id string) bool   { _, ok := body.Zones[body.Zone(id)]; return ok }
func isDemand(id string) bool { return lift.KnownDemand(lift.Demand(id)) }

// SourceFaults checks the files of sources/: ids that stand twice, a basis we
// do not know, an entry without words.
func SourceFaults(tree fs.FS) []Fault {
	c := &checker{tree: tree}
	names, _ := fs.Glob(tree, "sources/*.yaml")
	if len(names) == 0 {
		return []Fault{{File: "sources", What: "holds no source files"}}
	}
	seen := map[string]string{}
	for _, name := range names {
		n := c.root(name)
		if n == nil {
			continue
		}
		part := map[string]Source{}
		c.strict(name, &part)
		for i := 0; i+1 < len(n.Content); i += 2 {
			id, row := n.Content[i], n.Content[i+1]
			if at, twice := seen[id.Value]; twice {
				c.fault(id.Line, "source %q already stands in %s", id.Value, at)
			}
			seen[id.Value] = fmt.Sprintf("%s:%d", name, id.Line)
			c.oneOf(row, "basis", Bases...)
			if str(row, "cite") == "" {
				c.fault(row.Line, "source %q says nothing", id.Value)
			}
			if b := str(row, "basis"); str(row, "url") == "" && (b == "seen" || b == "seen_2nd") && str(row, "note") == "" {
				c.fault(row.Line, "source %q was read, but neither address nor note says where", id.Value)
			}
		}
	}
	return c.faults
}
