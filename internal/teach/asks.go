package teach

import (
	"strings"

	"spotter/internal/intake"
	"spotter/internal/score"
)

// askKinds are the roles of the head "ask".
var askKinds = []string{"none", "what_is_it", "keep_training", "how_to_fix", "substitute", "how_much_load", "plan_check", "see_whom", "anyone_else", "how_long", "technique", "medication_ok"}

// labelsOf are the roles of one mention with what each counts: one for most
// heads, as many as it asks for a sentence, none where nobody labelled it.
func labelsOf(p Post, m intake.Mention, all []intake.Mention) []score.Role {
	switch {
	case p.AsksOnly != (m.Head == "ask") && p.Marks != nil, p.AsksOnly && m.Head != "ask":
		return nil
	case p.AsksOnly:
		return markedAsks(p, m)
	case p.Marks != nil:
		return []score.Role{{Name: markedRole(p, m), Sure: markedWeight}}
	case p.Plain && m.Head == "ask":
		return shared(strings.Split(m.Rule, "+"), plainWeight)
	case p.Plain:
		return []score.Role{{Name: m.Rule, Sure: plainWeight}}
	case m.Head == "ask":
		return score.AskLabels(p.Text, p.Gold, m.Span)
	}
	role, sure := score.Label(p.Text, p.Gold, m, all)
	return []score.Role{{Name: role, Sure: sure}}
}

// markedAsks are the kinds of the braces that a sentence touches.
func markedAsks(p Post, m intake.Mention) []score.Role {
	var kinds []string
	for _, k := range p.Marks {
		if m.Span[0] < k.to && k.from < m.Span[1] {
			kinds = append(kinds, strings.Split(k.code[1:], "+")...)
		}
	}
	if m.Span[1] <= len(complaint) {
		return nil // the complaint before the line
	}
	return shared(append(kinds, ""), askedWeight)
}

// shared lets several kinds share one weight; no kind is none.
func shared(kinds []string, weight float64) (out []score.Role) {
	for _, k := range kinds {
		if k != "" {
			out = append(out, score.Role{Name: k, Sure: weight})
		}
	}
	if len(out) == 0 {
		return []score.Role{{Name: "none", Sure: weight}}
	}
	for i := range out {
		out[i].Sure /= float64(len(out))
	}
	return out
}
