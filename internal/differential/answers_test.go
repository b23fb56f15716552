package differential_test

import (
	"testing"

	"spotter/internal/differential"
	"spotter/internal/safety"
)

// TestAnswersTellApart: the questions that are offered do what they promise.
func TestAnswersTellApart(t *testing.T) {
	cases := []struct {
		name    string
		answers map[string]safety.Answer
		first   string
		word    string
	}{
		{"nothing answered", nil, "neck_referral", "differential.fits_partly"},
		{"the neck changes it", map[string]safety.Answer{"neck_only": safety.Yes}, "neck_referral", "differential.fits_well"},
		{"the neck never changes it", map[string]safety.Answer{"neck_only": safety.No}, "ub_rhomboid_midtrap", "differential.fits_partly"},
		{"not sure is no answer", map[string]safety.Answer{"neck_only": safety.Unsure}, "neck_referral", "differential.fits_partly"},
		{"it grinds", map[string]safety.Answer{"grinding": safety.Yes, "neck_only": safety.No, "squeeze": safety.No}, "ub_rhomboid_midtrap", "differential.fits_partly"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			e := differential.Explain(seed(t), c.answers, safety.Result{}, patterns(t), lifts())
			g := e.Problems[0].Fits[0]
			if g.ID != c.first || g.Strength.Code != c.word {
				t.Errorf("%s %s first, want %s %s", g.ID, g.Strength.Code, c.first, c.word)
			}
			for _, g := range e.Problems[0].Fits {
				for _, s := range g.TellApart {
					if _, asked := c.answers[s.ID]; asked {
						t.Errorf("%s is asked again", s.ID)
					}
				}
			}
		})
	}
}

// TestGuessesKeepTheirMark: a point that rests on a guess carries that basis
// to the output, and never a published figure.
func TestGuessesKeepTheirMark(t *testing.T) {
	for _, p := range patterns(t) {
		for _, f := range append(append([]differential.Finding{}, p.For...), p.Against...) {
			if f.Published() && f.Basis == "guess" {
				t.Errorf("%s.%s is a guess with figures", p.ID, f.ID)
			}
		}
	}
	guesses := 0
	for _, g := range explain(t, seed(t)).Problems[0].Fits {
		for _, f := range g.For {
			if f.Basis == "guess" {
				guesses++
			}
		}
		for _, s := range g.TellApart {
			if s.Kind == "movement" && s.Validity.Code != "differential.self_run_not_validated" {
				t.Errorf("%s pretends to be validated", s.ID)
			}
			if s.Kind != "clinician_test" && (s.Sens != nil || s.LRPos != nil) {
				t.Errorf("%s shows an examiner's figures for a test done alone", s.ID)
			}
		}
	}
	if guesses == 0 {
		t.Error("no guess is marked, though the file holds many")
	}
}
