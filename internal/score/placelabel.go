package score

import "spotter/internal/intake"

// placeLabel is what the labels say of a region that a post names: one of its
// problems, an old one, or none. A region that only stands for another one
// that is named too says nothing.
func placeLabel(g Gold, m intake.Mention, all []intake.Mention) (role string, sure float64) {
	role, sure = "none", 1
	for _, it := range g.Problems {
		if !it.allows("region", m.ID) || role == "problem" {
			continue
		}
		role, sure = "problem", 1
		if it.str("course") == "resolved" {
			role = "old"
		}
		if it.optional() {
			sure = 0.5
		}
		if it.str("region") != m.ID && names(all, it.str("region")) {
			sure = 0
		}
	}
	return role, sure
}

func names(all []intake.Mention, region string) bool {
	for _, m := range all {
		if m.Head == "place" && m.ID == region {
			return true
		}
	}
	return false
}

// sideLabel is whether the present problem of a region has the side that a
// mention is named by; where no problem is there, nothing.
func sideLabel(g Gold, m intake.Mention) (role string, sure float64) {
	var of item
	for _, it := range g.Problems {
		if it.allows("region", m.ID) && it.str("course") != "resolved" && (of == nil || of.optional()) {
			of = it
		}
	}
	if of == nil {
		return "", 0
	}
	sure = 1
	if of.optional() {
		sure = 0.5
	}
	switch {
	case of.str("side") == m.Name:
		return "yes", sure
	case of.allows("side", m.Name):
		return "yes", sure * 0.3
	}
	return "no", sure
}
