package care

import (
	"slices"

	"spotter/internal/body"
	"spotter/internal/reason"
)

// Allowed says whether an item may be offered, given the answers known so far
// (flag id → yes, no, unsure; a symptom of the case as "symptom.<what>").
//
//   - A medicine is never offered.
//   - Yes or unsure to an excluding flag takes the item away.
//   - An excluding flag that is not answered: an item whose exclusion is
//     serious (Item.Withhold: what it would do harm to is a nerve, a bone, an
//     infection, the heart or lungs) is withheld until it is answered; any
//     other is offered with the question attached (reason care.ask_first).
//   - Symptoms are known from the case: not named means not reported, so an
//     open symptom never blocks; its stop condition covers it.
//
// Every reason is returned, not only the first, so that a page can show what
// would have to be answered.
func Allowed(it Item, answers map[string]string) (bool, []reason.Reason) {
	if it.Medicine {
		return false, []reason.Reason{reason.New("care.medicine", reason.ExpertOpinion, "item", it.Name)}
	}
	ok := true
	var why []reason.Reason
	for _, flag := range it.NeverIf {
		switch answers[flag] {
		case "no":
			continue
		case "":
			if isSymptom(flag) {
				continue
			}
			if slices.Contains(it.Withhold, flag) {
				ok = false
				why = append(why, reason.New("care.withheld", reason.ExpertOpinion, "item", it.Name, "flag", word(flag)))
			} else {
				why = append(why, reason.New("care.ask_first", reason.ExpertOpinion, "item", it.Name, "flag", word(flag)))
			}
		default: // yes, unsure, and any word we do not know
			ok = false
			why = append(why, reason.New("care.excluded", reason.ExpertOpinion, "item", it.Name, "flag", word(flag)))
		}
	}
	return ok, why
}

// AskFirst lists the flags that must be asked before an allowed item is used.
func AskFirst(it Item, answers map[string]string) []string {
	var ask []string
	for _, flag := range it.NeverIf {
		if answers[flag] == "" && !isSymptom(flag) {
			ask = append(ask, flag)
		}
	}
	return ask
}

// AllowedOn says whether an item may be used on these zones: none of them may
// be one that it keeps off. An unknown place (no zones) is not refused here;
// the item's cautions name the places to keep off.
func AllowedOn(it Item, zones []body.Zone) (bool, []reason.Reason) {
	var why []reason.Reason
	for _, z := range zones {
		if slices.Contains(it.AvoidZones, z) {
			why = append(why, reason.New("care.keep_off", reason.ExpertOpinion, "item", it.Name, "zone", "zone."+string(z)))
		}
	}
	return len(why) == 0, why
}

// word is the name of a flag or symptom in the book of sentences.
func word(id string) string {
	if isSymptom(id) {
		return id
	}
	return "ask." + id
}

func isSymptom(id string) bool { return len(id) > 8 && id[:8] == "symptom." }
