package importer

import (
	"slices"

	"spotter/internal/lift"
)

// nameMap maps each exercise name once and counts its sets.
type nameMap struct {
	cat   *lift.Catalogue
	seen  map[string]int
	found []LiftCount
}

func newNames(cat *lift.Catalogue) *nameMap {
	return &nameMap{cat: cat, seen: map[string]int{}}
}

func (n *nameMap) of(name string, sets int) LiftCount {
	i, ok := n.seen[name]
	if !ok {
		i = len(n.found)
		n.seen[name] = i
		n.found = append(n.found, n.match(name))
	}
	n.found[i].Sets += sets
	return n.found[i]
}

// list is ordered by sets, most first, then by name.
func (n *nameMap) list() []LiftCount {
	out := slices.Clone(n.found)
	slices.SortFunc(out, func(a, b LiftCount) int {
		if a.Sets != b.Sets {
			return b.Sets - a.Sets
		}
		return compareText(a.Name, b.Name)
	})
	return out
}

// match asks the catalogue; without one, every name stays open.
func (n *nameMap) match(name string) LiftCount {
	if n.cat == nil {
		return LiftCount{Name: name, How: lift.HowNone}
	}
	m := n.cat.Match(name)
	return LiftCount{Name: name, Lift: m.ID, How: m.How}
}
