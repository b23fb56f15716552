package meet_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/lift"
	"spotter/internal/meet"
)

func meanOf(ends []meet.Outcome) (kg, p float64) {
	for _, o := range ends {
		kg += o.Kg.Float() * o.P
		p += o.P
	}
	return kg, p
}

// TestOutcomesAreTheCardTakenApart: same mean, same chance of nothing, and all of
// it adds up to one.
func TestOutcomesAreTheCardTakenApart(t *testing.T) {
	book := rules(t)
	rapid.Check(t, func(t *rapid.T) {
		in := outlookInput(t, book)
		res := meet.Card(in)
		var each [][]meet.Outcome
		for _, c := range res.Choices {
			ends := in.Outcomes(c)
			kg, p := meanOf(ends)
			if math.Abs(kg-c.Expected) > 0.06 || math.Abs(p-1) > 1e-6 {
				t.Fatalf("%s: mean %.3f for %.3f, chances add up to %.9f", c.Lift, kg, c.Expected, p)
			}
			if ends[0].Kg != 0 || math.Abs(ends[0].P-c.PBomb) > 1e-4 {
				t.Fatalf("%s: none %v for %v", c.Lift, ends[0], c.PBomb)
			}
			each = append(each, ends)
		}
		all := meet.Totals(each...)
		kg, p := meanOf(all)
		if math.Abs(kg-res.ExpectedTotal) > 0.3 || math.Abs(p-1) > 1e-6 || math.Abs(all[0].P-res.PBomb) > 2e-4 {
			t.Fatalf("total %.2f for %.2f, chances %.9f, none %.5f for %.5f", kg, res.ExpectedTotal, p, all[0].P, res.PBomb)
		}
		lo, mid, hi := meet.Quantile(all, 0.1), meet.Quantile(all, 0.5), meet.Quantile(all, 0.9)
		if !(lo > 0 && lo <= mid && mid <= hi) {
			t.Fatalf("quantiles %s, %s, %s", lo, mid, hi)
		}
	})
}

// TestACardHasNoOtherWeights: leaving the tables out changes no figure.
func TestACardHasNoOtherWeights(t *testing.T) {
	book := rules(t)
	rapid.Check(t, func(t *rapid.T) {
		in := outlookInput(t, book)
		a, b := meet.Card(in), meet.Choose(in)
		if a.ExpectedTotal != b.ExpectedTotal || a.PBomb != b.PBomb {
			t.Fatalf("%v %v, %v %v", a.ExpectedTotal, b.ExpectedTotal, a.PBomb, b.PBomb)
		}
		for i, c := range a.Choices {
			if !equal(c.Attempts, b.Choices[i].Attempts) {
				t.Fatalf("%v and %v", c.Attempts, b.Choices[i].Attempts)
			}
		}
	})
}

func equal(a, b []lift.Kg) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

func outlookInput(t *rapid.T, book meet.Rules) meet.Input {
	in := meet.Input{Rules: book, Capacity: map[lift.Main]meet.Capacity{}, Flaring: map[lift.Main]bool{},
		Risk: rapid.SampledFrom([]meet.Risk{meet.Low, meet.Standard, meet.High}).Draw(t, "risk")}
	for _, l := range lift.Mains {
		in.Capacity[l] = meet.Capacity{P50: lift.Kg(rapid.IntRange(80_00, 300_00).Draw(t, string(l))), SD: rapid.Float64Range(0.02, 0.08).Draw(t, "sd")}
		in.Flaring[l] = rapid.Bool().Draw(t, "flaring")
	}
	return in
}
