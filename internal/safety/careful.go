package safety

import (
	"slices"

	"spotter/internal/body"
	"spotter/internal/reason"
)

// settled are the places for which the wider pain limit may stand: the published
// limits let pain reach 5 in a set and were made for tendon and kneecap
// (load_and_pain.md, section 1); that muscle and joint pain of a limb, the low
// back or the hip may be handled alike is our own judgement. The upper back
// (nobody has explained it, and organs are felt there), the neck (a nerve root is
// near) and every place that is not known stay outside.
var settled = []string{string(body.Shoulder), string(body.ElbowForearm), string(body.Wrist), string(body.LowBack), string(body.HipGroin), string(body.Knee)}

// careful says why pain in a set may reach only PainCapDefault: a place outside,
// a nerve sign, a screen that is not finished, or a question about bone, tendon
// tear or nerve that is open or not answered no. "" = the wider limit may stand.
// What is not known is on the careful side.
func (f Facts) careful() string {
	switch {
	case f.Nerve:
		return "nerve"
	case len(f.Sore) == 0:
		return "place"
	case !f.Screen.Complete:
		return "screen"
	}
	for _, s := range f.Sore {
		if !slices.Contains(settled, s) {
			return "place"
		}
	}
	for _, x := range f.Screen.Fired {
		if x.Careful {
			return "sign"
		}
	}
	for _, x := range f.Screen.Ask {
		if x.Careful {
			return "question"
		}
	}
	return ""
}

// painCap is the highest pain that a set may reach (SG-014).
func (p Permit) painCap() float64 {
	if p.facts.careful() != "" {
		return PainCapDefault
	}
	return PainCapCeiling
}

// painReason says what the limit is, and what makes it the stricter one.
func (p Permit) painReason() reason.Reason {
	switch p.facts.careful() {
	case "":
		return because("safety.pain_cap", "SG-014", "max", PainCapCeiling)
	case "nerve":
		return because("safety.pain_cap_nerve", "SG-014", "max", PainCapDefault)
	case "screen":
		return because("safety.pain_cap_screen", "SG-014", "max", PainCapDefault)
	case "sign":
		return because("safety.pain_cap_sign", "SG-014", "max", PainCapDefault)
	case "question":
		return because("safety.pain_cap_question", "SG-014", "max", PainCapDefault)
	}
	return because("safety.pain_cap_place", "SG-014", "max", PainCapDefault)
}
