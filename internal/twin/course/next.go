package course

// EndOnPain ends a lift for the day once a set of it hurt more than its cap, as
// the app does.
func EndOnPain(done []Done, left []Set) []Set {
	if len(done) == 0 {
		return left
	}
	last := done[len(done)-1]
	if last.Pain == nil || *last.Pain <= last.Set.Pain {
		return left
	}
	var out []Set
	for _, s := range left {
		if s.Lift != last.Lift {
			out = append(out, s)
		}
	}
	return out
}
