package score

import "spotter/internal/intake"

// FlagLabel is how the labels of a post speak of one mention of a flag: "told"
// or "not", with how sure that is. Where the flag is told in other words of the
// post, a mention may be either.
func FlagLabel(text string, g Gold, m intake.Mention) (role string, sure float64) {
	if len(g.Only) > 0 && !labelled(g, m.Head) {
		return "", 0
	}
	for _, it := range g.RedFlags.Mentioned {
		switch {
		case it.str("id") != m.ID:
		case overlaps(text, &m.Span, it):
			return "told", 1
		default:
			return "told", 0.3
		}
	}
	return "not", 1
}

// SymptomLabel is how the labels speak of one mention of a symptom: "present",
// "denied" or "none". One that is labelled in other words of the post may go
// either way here.
func SymptomLabel(text string, g Gold, m intake.Mention) (role string, sure float64) {
	if len(g.Only) > 0 && !labelled(g, m.Head) {
		return "", 0
	}
	elsewhere := false
	for _, it := range g.Symptoms {
		if it.str("what") != m.ID {
			continue
		}
		if overlaps(text, &m.Span, it) {
			return map[bool]string{true: "present", false: "denied"}[it["present"] == true], 1
		}
		elsewhere = true
	}
	if elsewhere {
		return "none", 0.3
	}
	return "none", 1
}
