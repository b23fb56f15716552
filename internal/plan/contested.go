package plan

import "spotter/internal/lift"

// Contested are the lifts of the meet, each in the variant that this person
// competes with.
func Contested(in Input) map[lift.Main]lift.ID {
	out := map[lift.Main]lift.ID{}
	if in.Catalogue == nil || in.Peaking == nil {
		return out
	}
	for _, m := range survey(in, in.gate()).mains {
		out[m.Main] = m.ID
	}
	return out
}
