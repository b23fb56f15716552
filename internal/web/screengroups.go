package web

import (
	"slices"

	"spotter/internal/safety"
)

// The questions come in short screens by theme, most dangerous first. Theme and
// size are a matter of reading; what is asked, and what an answer means, is
// package safety's alone.

// themes are the themes by question, in the order in which they are laid out
// beside each other. A question in none of them stands under "more".
var themes = []struct {
	name string
	ids  []string
}{
	{"heart", []string{"chest_pressure_now", "exertional_upper_body_pain", "tearing_pain", "aortic_risk", "aaa"}},
	{"breath", []string{"pleuritic_pain", "breath_pain_only", "recent_resp_illness"}},
	{"flow", []string{"dvt_leg", "dvt_arm", "numb_cold_limb", "compartment", "blood_thinner"}},
	{"nerves", []string{"stroke_signs", "neck_headache_sudden", "cord_signs", "bladder_bowel", "bilateral_leg", "progressive_weakness", "sudden_severe_then_weak", "scapula_wings"}},
	{"infection", []string{"fever_unwell", "meningitis", "spreading_skin_infection", "hot_joint", "infection_risk"}},
	{"injury", []string{"major_trauma", "pop_bruise_deformity", "cannot_move_or_bear", "spine_bone_tender", "scaphoid", "bone_stress", "locked_joint", "osteoporosis"}},
	{"body", []string{"rhabdo", "groin_emergency", "flank_urine", "visceral", "shingles"}},
	{"slow", []string{"cancer_history", "weight_loss", "night_constant_pain", "lung_apex", "lump", "age_extreme", "inflammatory_back", "many_joints", "not_improving"}},
	{"medicine", []string{"oral_steroid_recent", "steroid_masking", "fluoroquinolone", "aas_use", "nsaid_safety"}},
	{"mind", []string{"distress_self_harm"}},
}

// themeOf is the place of a question's theme; a follow-up has one of its own.
func themeOf(a safety.Ask) string {
	if a.FollowUp {
		return "follow"
	}
	for _, t := range themes {
		if slices.Contains(t.ids, a.ID) {
			return t.name
		}
	}
	return "more"
}

// askGroup is one theme of a screen.
type askGroup struct {
	Theme, Title string
	Ask          []safety.Ask
}

// nextScreen takes the questions of the next screen from those that are open:
// the level and the theme of the first, all that is left of that theme, and
// further themes while there is room for all they have at this level.
func nextScreen(open []safety.Ask) []askGroup {
	if len(open) == 0 {
		return nil
	}
	level := open[0].Level
	var order []string
	by := map[string][]safety.Ask{}
	for _, a := range open {
		if a.Level != level {
			break
		}
		t := themeOf(a)
		if by[t] == nil {
			order = append(order, t)
		}
		by[t] = append(by[t], a)
	}
	var out []askGroup
	room := perPage
	if open[0].Urgency == safety.EmergencyNow {
		room = perEmergency
	}
	for _, t := range order {
		if len(out) > 0 && len(by[t]) > room {
			continue
		}
		n := min(len(by[t]), room)
		out = append(out, askGroup{Theme: t, Ask: by[t][:n]})
		if room -= n; room == 0 {
			break
		}
	}
	return out
}

// mustAsk are the questions before which no page names a load.
func mustAsk(open []safety.Ask) []safety.Ask {
	return slices.DeleteFunc(slices.Clone(open), func(a safety.Ask) bool { return a.Urgency < safety.Urgent24h })
}

// screensLeft counts the screens that the open questions fill, as they stand:
// an answer may open further ones.
func screensLeft(open []safety.Ask) int {
	n := 0
	for len(open) > 0 {
		gone := map[string]bool{}
		for _, g := range nextScreen(open) {
			for _, a := range g.Ask {
				gone[a.ID] = true
			}
		}
		open = slices.DeleteFunc(slices.Clone(open), func(a safety.Ask) bool { return gone[a.ID] })
		n++
	}
	return n
}
