package knowledge

import (
	"io/fs"

	"go.yaml.in/yaml/v3"
)

// checkLiftSources holds every source id of the lift tables against the ids
// that stand in sources/*.yaml.
func checkLiftSources(tree fs.FS, b *liftBook) []Fault {
	known := map[string]bool{}
	names, err := fs.Glob(tree, "sources/*.yaml")
	if err != nil {
		return []Fault{{File: "sources", What: err.Error()}}
	}
	var faults []Fault
	for _, name := range names {
		text, err := fs.ReadFile(tree, name)
		var part map[string]any
		if err == nil {
			err = yaml.Unmarshal(text, &part)
		}
		if err != nil {
			faults = append(faults, Fault{File: name, What: err.Error()})
		}
		for id := range part {
			known[id] = true
		}
	}
	for _, c := range b.cites {
		if !known[c.id] {
			faults = append(faults, Fault{c.file, c.line, "source " + c.id + " stands in no file of sources/"})
		}
	}
	return faults
}
