package diary

import (
	"strings"

	"spotter/internal/lift"
)

// match maps a name that another app wrote to a catalogue lift; "" = unknown.
// The name is kept in the set either way.
func match(cat *lift.Catalogue, name string) lift.ID {
	if cat == nil {
		return ""
	}
	for _, l := range cat.Lifts {
		if string(l.ID) == name || strings.EqualFold(l.Name, name) {
			return l.ID
		}
		for _, a := range l.Aliases {
			if strings.EqualFold(a, name) {
				return l.ID
			}
		}
	}
	return ""
}
