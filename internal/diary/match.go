package diary

import "spotter/internal/lift"

// match maps a name that another app wrote to a catalogue lift; "" = unknown,
// or known only as a family. The name is kept in the set either way.
func match(cat *lift.Catalogue, name string) lift.ID {
	if cat == nil {
		return ""
	}
	return cat.Match(name).ID
}
