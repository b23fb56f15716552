package intake

import "spotter/internal/body"

// named are the names of what holds.
type named []string

func (n *named) add(on bool, name string) {
	if on {
		*n = append(*n, name)
	}
}

// features is a list without repetition, in the order in which it was made.
type features struct {
	list []string
	seen map[string]bool
}

func newFeatures(names ...string) *features {
	f := &features{seen: map[string]bool{}}
	for _, n := range names {
		f.add(n)
	}
	return f
}

func (f *features) add(name string) {
	if !f.seen[name] {
		f.seen[name] = true
		f.list = append(f.list, name)
	}
}

// which adds whether a side that was found, if one was, is the wanted one.
func (f *features) which(name string, found, wanted body.Side) {
	switch found {
	case "":
	case wanted:
		f.add(name + ":this")
	default:
		f.add(name + ":else")
	}
}
