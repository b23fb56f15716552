package intake

import "strings"

// remedyLifts are exercises that people do for the sore place as much as for
// training: the care that they are, and its name where that is "other".
var remedyLifts = map[string]hit{
	"band_pull_apart":     {id: "scap_neck_strength", attr: "l:band_pull_apart"},
	"band_pull_apart_low": {id: "scap_neck_strength"},
	"face_pull":           {id: "scap_neck_strength", attr: "l:face_pull"},
	"face_pull_band":      {id: "scap_neck_strength", attr: "l:face_pull_band"},
	"external_rotation":   {id: "scap_neck_strength", attr: "l:external_rotation"},
	"y_raise":             {id: "scap_neck_strength", attr: "l:y_raise"},
	"prone_t":             {id: "scap_neck_strength", attr: "l:prone_t"},
	"wall_slide":          {id: "scap_neck_strength", attr: "l:wall_slide"},
	"serratus_punch":      {id: "scap_neck_strength", attr: "l:serratus_punch"},
	"push_up_plus":        {id: "scap_neck_strength", attr: "l:push_up_plus"},
	"scap_pull_up":        {id: "scap_neck_strength", attr: "l:scap_pull_up"},
	"rear_delt_fly_db":    {id: "scap_neck_strength"},
	"neck_flexion":        {id: "scap_neck_strength"},
	"neck_extension":      {id: "scap_neck_strength"},
	"dead_hang":           {id: "other", attr: "n:dead_hangs l:dead_hang"},
	"copenhagen_plank":    {id: "isometrics", attr: "l:copenhagen_plank"},
	"reverse_hyper":       {id: "other", attr: "n:reverse_hypers l:reverse_hyper"},
	"bird_dog":            {id: "other", attr: "n:core_work l:bird_dog"},
	"dead_bug":            {id: "other", attr: "n:core_work l:dead_bug"},
	"plank":               {id: "other", attr: "n:core_work l:plank"},
	"side_plank":          {id: "other", attr: "n:core_work l:side_plank"},
	"glute_bridge":        {id: "other", attr: "n:glute_work l:glute_bridge"},
	"hip_abduction":       {id: "other", attr: "n:glute_work l:hip_abduction"},
	"hip_adduction":       {id: "other", attr: "n:adductor_work l:hip_adduction"},
	"wrist_curl":          {id: "other", attr: "n:wrist_curls l:wrist_curl"},
	"curl_reverse":        {id: "other", attr: "n:reverse_curls l:curl_reverse"},
	"nordic_curl":         {id: "other", attr: "n:nordics l:nordic_curl"},
	"back_extension":      {id: "other", attr: "n:back_extensions l:back_extension"},
	"calf_standing":       {id: "other", attr: "n:calf_raises l:calf_standing"},
}

// asRemedy is the remedy that lift m is told as, if it is: done so and so
// often, or with an effect that only a remedy has.
func (r *reader) asRemedy(m hit) (hit, bool) {
	care, ok := remedyLifts[m.id]
	if !ok || m.kind != "lift" {
		return hit{}, false
	}
	care.kind, care.a, care.b = "care", m.a, m.b
	cl := r.clauseOf(m.a)
	_, end := r.sentence(m.a)
	for _, d := range r.in("dosed", cl.a, min(end, m.b+8)) {
		if d.b >= len(r.toks) || r.toks[d.b].w != "to" {
			return care, true
		}
	}
	for _, h := range r.in("effect", m.b, min(end, m.b+8)) {
		for i := h.a; i < h.b; i++ {
			if remedyWords[r.toks[i].stem] {
				return care, !r.has("lift", m.b, h.a)
			}
		}
	}
	return hit{}, false
}

// asRemedyHere: the rules take h for a remedy; a lift only where it is told as one.
func (r *reader) asRemedyHere(h hit) bool {
	for _, m := range r.in("lift", h.a, h.a+1) {
		if _, known := remedyLifts[m.id]; known && m.b == h.b {
			_, ok := r.asRemedy(m)
			return ok
		}
	}
	return true
}

var remedyWords = map[string]bool{"help": true, "helped": true, "helping": true, "nothing": true, "difference": true, "change": true, "joy": true, "dice": true, "luck": true,
	"work": true, "worked": true, "fixed": true, "relief": true, "sorted": true, "loosen": true, "trick": true, "wonder": true, "useless": true, "pointles": true, "jack": true, "zilch": true}

// remedies lists the care hits and the lifts told as remedies, in order.
func (r *reader) remedies() []hit {
	out := make([]hit, 0, 8)
	for _, h := range r.hits {
		switch h.kind {
		case "care":
			out = append(out, h)
		case "lift":
			if care, ok := remedyLifts[h.id]; ok {
				care.kind, care.a, care.b = "care", h.a, h.b
				out = append(out, care)
			}
		}
	}
	return specific(append(out, r.newRemedies()...), r)
}

// specific lets the exercise that is named behind "physio gave me" stand for
// both, under either name where it has no care of its own.
func specific(hs []hit, r *reader) []hit {
	out := hs[:0]
	for i := 0; i < len(hs); i++ {
		h, n := hs[i], attrOf(hs[i].attr, "n")
		if !(n == "physio exercises" || n == "physio" || n == "rehab exercises") || i+1 >= len(hs) {
			out = append(out, h)
			continue
		}
		next := hs[i+1]
		if next.a-h.b >= 5 || r.toks[next.a].sent != r.toks[h.a].sent || attrOf(next.attr, "n") == n || next.kind != "care" {
			out = append(out, h)
			continue
		}
		if next.id != "other" {
			continue
		}
		h.b = max(h.b, next.b)
		h.attr = strings.Replace(h.attr, "n:"+strings.ReplaceAll(n, " ", "_"), "n:"+strings.ReplaceAll(n+" "+attrOf(next.attr, "n"), " ", "_"), 1)
		out = append(out, h)
		i++
	}
	return out
}
