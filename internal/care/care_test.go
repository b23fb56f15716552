package care_test

import (
	"slices"
	"testing"

	"spotter/internal/body"
	"spotter/internal/care"
	"spotter/knowledge"
)

func catalogue(t *testing.T) []care.Item {
	t.Helper()
	items, err := knowledge.Care()
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// flags are all flags that any item names, plus one that none does.
func flags(items []care.Item) []string {
	out := []string{"a_flag_nobody_names"}
	for _, it := range items {
		for _, f := range it.NeverIf {
			if !slices.Contains(out, f) {
				out = append(out, f)
			}
		}
	}
	return out
}

// TestExcludedPairsAreAbsent is the matrix of hazard H29: every item against
// every flag, answered yes, unsure and no, with all its other questions
// answered no.
func TestExcludedPairsAreAbsent(t *testing.T) {
	items := catalogue(t)
	pairs := 0
	for _, it := range items {
		for _, flag := range flags(items) {
			excluded := slices.Contains(it.NeverIf, flag)
			for _, a := range []string{"yes", "unsure", "no", "maybe?"} {
				answers := map[string]string{}
				for _, f := range it.NeverIf {
					answers[f] = "no"
				}
				answers[flag] = a
				ok, why := care.Allowed(it, answers)
				want := !it.Medicine && !(excluded && a != "no")
				if ok != want {
					t.Errorf("%s with %s=%s: offered %v, want %v", it.ID, flag, a, ok, want)
				}
				if !ok && len(why) == 0 {
					t.Errorf("%s with %s=%s: refused without a reason", it.ID, flag, a)
				}
				if excluded && a != "no" {
					pairs++
				}
			}
		}
	}
	if pairs < 60 {
		t.Errorf("only %d excluded pairs were tried: the matrix is too thin", pairs)
	}
}

// TestUnansweredIsNeverNo: what is open is withheld or asked first.
func TestUnansweredIsNeverNo(t *testing.T) {
	for _, it := range catalogue(t) {
		ok, why := care.Allowed(it, nil)
		if it.Medicine {
			if ok {
				t.Errorf("%s is a medicine and was offered", it.ID)
			}
			continue
		}
		if ok != (len(it.Withhold) == 0) {
			t.Errorf("%s with nothing answered: offered %v, though %v must be answered", it.ID, ok, it.Withhold)
		}
		if asked := care.AskFirst(it, nil); len(asked) != len(why) {
			t.Errorf("%s: %d questions to ask, %d reasons", it.ID, len(asked), len(why))
		}
	}
}

func TestTheHazardFileByName(t *testing.T) {
	byID := map[string]care.Item{}
	for _, it := range catalogue(t) {
		byID[it.ID] = it
	}
	for _, pair := range [][2]string{
		{"ball_pressure", "blood_thinner"}, {"foam_rolling", "blood_thinner"}, {"massage", "blood_thinner"},
		{"ball_pressure", "osteoporosis"}, {"foam_rolling", "osteoporosis"}, {"isometrics", "fluoroquinolone"},
		{"ice", "symptom.numbness"}, {"ice", "numb_cold_limb"}, {"heat", "symptom.numbness"}, {"stretching", "symptom.tingling"},
		{"ball_pressure", "symptom.tingling"}, {"heat", "fever_unwell"}, {"nsaid_oral", "blood_thinner"},
	} {
		if !slices.Contains(byID[pair[0]].NeverIf, pair[1]) {
			t.Errorf("%s must be excluded by %s (H29, H33)", pair[0], pair[1])
		}
	}
}

// TestNoAdviceOnAnExclusionZone: every item on every zone of the chart (H33).
func TestNoAdviceOnAnExclusionZone(t *testing.T) {
	for _, it := range catalogue(t) {
		for z := range body.Zones {
			ok, why := care.AllowedOn(it, []body.Zone{"upper_trap", z})
			if off := slices.Contains(it.AvoidZones, z); ok == off || off != (len(why) > 0) {
				t.Errorf("%s on %s: allowed %v", it.ID, z, ok)
			}
		}
		if it.Kind == "pressure" && len(it.AvoidZones) < 3 {
			t.Errorf("%s presses and keeps off only %v", it.ID, it.AvoidZones)
		}
		if (it.Kind == "pressure" || it.Kind == "cold" || it.Kind == "heat" || it.Kind == "current") && (it.MaxMinutes <= 0 || it.MaxMinutes > 60) {
			t.Errorf("%s has no sensible maximum: %d minutes", it.ID, it.MaxMinutes)
		}
		if len(it.StopIf) == 0 || len(it.Evidence) == 0 {
			t.Errorf("%s without stop condition or evidence", it.ID)
		}
	}
}
