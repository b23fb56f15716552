package knowledge

import (
	"fmt"
	"io/fs"
	"sync"
)

// Source is one entry of a file in sources/: what is cited, where, and how it
// came to us.
type Source struct {
	ID    string `yaml:"-"`
	Cite  string `yaml:"cite"`
	URL   string `yaml:"url"`
	Basis string `yaml:"basis"` // seen, seen_2nd, memory, guess
	Note  string `yaml:"note"`
}

// Bases are the words for how we know something, surest first. "memory" and
// "guess" never look like evidence to a reader.
var Bases = []string{"seen", "seen_2nd", "memory", "guess"}

// Sources are all sources by id, the files of sources/ merged.
var Sources = sync.OnceValues(func() (map[string]Source, error) { return SourcesOf(files) })

// SourcesOf loads the sources of a knowledge tree. An id in two files is an error.
func SourcesOf(tree fs.FS) (map[string]Source, error) {
	names, err := fs.Glob(tree, "sources/*.yaml")
	if err != nil {
		return nil, err
	}
	all := map[string]Source{}
	for _, name := range names {
		var part map[string]Source
		if err := decodeYAML(tree, name, &part); err != nil {
			return nil, err
		}
		for id, s := range part {
			if _, twice := all[id]; twice {
				return nil, fmt.Errorf("%s: source %q stands in another file too", name, id)
			}
			s.ID = id
			all[id] = s
		}
	}
	return all, nil
}

// decodeYAML reads one file of the tree; an unknown field is an error that
// names the file (and, by the library, the line).
func decodeYAML(tree fs.FS, name string, into any) error {
	b, err := fs.ReadFile(tree, name)
	if err != nil {
		return err
	}
	if err := unmarshalYAML(b, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
