package differential

import (
	"encoding/json"
	"strings"
	"testing"

	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/safety"
)

// a case with something of everything
const matchCase = `{
 "person": {"age": 30},
 "problems": [
  {"region": "upper_back", "side": "left", "zones": ["medial_border"], "onset_days_ago": 90, "onset": "gradual", "course": "on_and_off", "severity": 6},
  {"region": "wrist", "side": "both", "course": "stable"},
  {"region": "knee", "side": "both", "course": "resolved"}],
 "triggers": [{"lift": "squat", "dose": "too_heavy"}, {"lift": "pull", "effect": "started"}, {"activity": "looking_up"}, {"lift": "curl", "problem": "elbow_forearm"}],
 "tolerated": [{"lift": "bench"}, {"activity": "sitting"}],
 "tried": [{"what": "ball_pressure", "effect": "worse"}, {"what": "heat", "effect": "unknown"}],
 "medication": [{"class": "oral_corticosteroid", "effect": "helped"}],
 "symptoms": [{"what": "tingling", "present": true}, {"what": "numbness", "present": false}],
 "red_flags": {"mentioned": [{"id": "visceral"}, {"id": "lump", "partial": true}], "denied": [{"id": "cord_signs"}]},
 "answers": {"scapula_wings": "no", "arc": "unsure"}}`

func matchView(t *testing.T) *view {
	var c intake.Case
	if err := json.Unmarshal([]byte(matchCase), &c); err != nil {
		t.Fatal(err)
	}
	cat := lift.NewCatalogue(lift.Parts{Lifts: []lift.Lift{
		{ID: "squat", Family: "squat", Demands: map[lift.Demand]int{"scap_retraction": 3}},
		{ID: "pull", Family: "upper back", Demands: map[lift.Demand]int{"scap_retraction": 2}},
		{ID: "bench", Family: "bench", Demands: map[lift.Demand]int{"scap_retraction": 3, "elbow_extensor": 3}},
		{ID: "curl", Family: "arms", Demands: map[lift.Demand]int{"elbow_flexor": 3}},
	}})
	return &view{c: c, p: c.Problems[0], cat: cat, answers: map[string]safety.Answer{"hand_on_head": safety.Yes}}
}

// TestMatchers: every key, each with a line that says yes, one that says no
// and one that cannot say.
func TestMatchers(t *testing.T) {
	v := matchView(t)
	for line, want := range map[string]Tri{
		"region:upper_back": Yes, "region:knee": No, "region:neck": No, "also_region:wrist": Yes, "also_region:upper_back": No, "also_region:knee": No,
		"zone:medial_border": Yes, "zone:upper_trap": No, "zone_only:medial_border|upper_trap": Yes, "zone_only:upper_trap": No,
		"side:left": Yes, "side:right": No, "one_sided": Yes,
		"onset:gradual": Yes, "onset:sudden": No, "onset_days:>=90": Yes, "onset_days:>=91": No, "onset_days:<=90": Yes,
		"course:on_and_off": Yes, "course:stable|worsening": No, "severity:>=6": Yes, "severity:<=5": No, "age:<=30": Yes, "age:>=31": No,
		"symptom:tingling": Yes, "symptom:numbness": No, "symptom:clicking": Unknown,
		"no_symptom:numbness": Yes, "no_symptom:tingling": No, "no_symptom:clicking": Unknown,
		"med:oral_corticosteroid=helped": Yes, "med:oral_corticosteroid=no_change": No, "med:nsaid=helped": Unknown,
		"tried:ball_pressure=worse": Yes, "tried:ball_pressure=helped": No, "tried:heat=helped": Unknown, "tried:ice=helped": Unknown,
		"answer:hand_on_head=yes": Yes, "answer:scapula_wings=yes": No, "answer:scapula_wings=no": Yes, "answer:arc=yes": Unknown,
		"answer:visceral=yes": Yes, "answer:lump=yes": Unknown, "answer:cord_signs=no": Unknown, "answer:aaa=yes": Unknown,
		"activity:looking_up": Yes, "activity:sitting": No, "activity:stairs": Unknown, "tolerated_activity:sitting": Yes, "tolerated_activity:looking_up": No,
		"trigger_lift:squat": Yes, "trigger_lift:bench": No, "trigger_lift:dip": Unknown, "trigger_lift_family:upper back": Yes,
		"tolerated_lift:bench": Yes, "tolerated_lift:squat": No, "tolerated_lift_family:bench": Yes, "tolerated_demand:elbow_extensor>=2": Yes,
		"trigger_demand:scap_retraction>=3": Yes, "trigger_demand:grip>=1": Unknown, "trigger_demand:elbow_flexor>=3": Unknown,
		"started_demand:scap_retraction>=2": Yes, "started_demand:scap_retraction>=3": Unknown,
		"trigger_dose:too_heavy": Yes, "trigger_dose:high_volume": Unknown, "trigger_any_lift": Yes,
		"only_family:squat": No, "other_family:squat": Yes, "other_family:squat|upper back": No, "only_family:squat|upper back": Yes,
		"!symptom:tingling": No, "!symptom:clicking": Unknown, "!symptom:numbness": Yes,
		"symptom:tingling & side:left": Yes, "symptom:tingling & side:right": No, "symptom:tingling & symptom:clicking": Unknown,
		"symptom:clicking & side:right": No,
	} {
		m, err := ParseMatcher(line)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		got, said := v.eval(m)
		if got != want {
			t.Errorf("%s = %d, want %d", line, got, want)
		}
		if got == Yes && len(said) == 0 {
			t.Errorf("%s says yes without a fact", line)
		}
	}
}

// TestEmptyCaseNeverAnswers: with nothing told, no line of the vocabulary but
// the region may say yes.
func TestEmptyCaseNeverAnswers(t *testing.T) {
	v := &view{c: intake.Case{}, p: intake.Problem{Side: "not_stated", Course: "not_stated"}}
	for key, form := range keys {
		if key == "region" || key == "also_region" {
			continue
		}
		line := key + map[string]string{"list": ":left", "bare": "", "number": ":>=0", "pair": ":a=yes", "demand": ":grip>=0"}[form]
		m, err := ParseMatcher(line)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := v.eval(m); got != Unknown {
			t.Errorf("%s = %d on an empty case, want unknown", line, got)
		}
	}
}

func TestParseMatcherRefuses(t *testing.T) {
	for _, line := range []string{"", "zones:x", "zone", "one_sided:left", "onset_days:90", "onset_days:>=x", "onset_days:>",
		"med:nsaid", "med:=helped", "trigger_demand:grip", "trigger_demand:>=2", "zone:", "zone:a|", "zone:a & ", "symptom: & x"} {
		if m, err := ParseMatcher(line); err == nil {
			t.Errorf("%q was taken as %v", line, m.conds)
		}
	}
}

func FuzzParseMatcher(f *testing.F) {
	f.Add("trigger_demand:scap_retraction>=2 & !symptom:tingling")
	f.Fuzz(func(t *testing.T, line string) {
		m, err := ParseMatcher(line)
		if err != nil {
			return
		}
		if m.String() != line || len(m.conds) != strings.Count(line, "&")+1 {
			t.Errorf("%q lost something", line)
		}
		(&view{}).eval(m)
		m.Refs()
	})
}
