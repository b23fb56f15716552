package meet_test

import (
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/lift"
	"spotter/internal/meet"
)

func TestForecastSpeaksOnlyWhereThereIsAModel(t *testing.T) {
	f := rules(t).Model.Forecast
	made := []meet.Made{{Lift: lift.Squat, Kg: 180_00, Good: true}}
	for name, s := range map[string]meet.Spot{
		"an opener without a known best": {Lift: lift.Squat, Kg: 180_00},
		"a fourth attempt":               {Lift: lift.Squat, Kg: 200_00, Taken: append(append(made, made...), made...)},
		"no weight":                      {Lift: lift.Squat, Taken: made},
		"another lift":                   {Lift: "press", Kg: 100_00, Taken: made},
	} {
		if p, ok := f.Chosen(s); ok {
			t.Errorf("%s: %v", name, p)
		}
	}
}

// In the data a repeat after a miss is made less often than a step after a good lift.
func TestARepeatAfterAMissIsMadeLessOften(t *testing.T) {
	f := rules(t).Model.Forecast
	for _, l := range lift.Mains {
		good, _ := f.Chosen(meet.Spot{Lift: l, Kg: 190_00, Taken: []meet.Made{{Lift: l, Kg: 180_00, Good: true}}})
		again, _ := f.Chosen(meet.Spot{Lift: l, Kg: 180_00, Taken: []meet.Made{{Lift: l, Kg: 180_00}}})
		if !(again < good) || !(again > 0.5) {
			t.Errorf("%s: after a good lift %.2f, a repeat %.2f", l, good, again)
		}
	}
}

func TestForecastIsAChance(t *testing.T) {
	f := rules(t).Model.Forecast
	rapid.Check(t, func(r *rapid.T) {
		s := meet.Spot{Lift: rapid.SampledFrom(lift.Mains[:]).Draw(r, "lift"), Sex: rapid.SampledFrom([]string{"", "female", "male"}).Draw(r, "sex"),
			Kg: lift.Kg(rapid.IntRange(1, 600_00).Draw(r, "kg")), BestKg: lift.Kg(rapid.IntRange(0, 600_00).Draw(r, "best")),
			LastKg: lift.Kg(rapid.IntRange(0, 600_00).Draw(r, "last")), GapDays: rapid.IntRange(-5, 4000).Draw(r, "gap"), Meets: rapid.IntRange(-1, 100).Draw(r, "meets")}
		for range rapid.IntRange(0, 4).Draw(r, "taken") {
			s.Taken = append(s.Taken, meet.Made{Kg: lift.Kg(rapid.IntRange(1, 600_00).Draw(r, "before")), Good: rapid.Bool().Draw(r, "good")})
		}
		if p, ok := f.Chosen(s); ok && !(p >= 0 && p <= 1) {
			r.Fatalf("%v gives %v", s, p)
		}
	})
}

func TestTheNextAttemptSaysHowOftenSuchStepsAreMade(t *testing.T) {
	r, err := meet.Next(usual(t), []meet.Made{{Lift: lift.Squat, Kg: 180_00, Good: true, RPE: ptr(7.5)}})
	if err != nil {
		t.Fatal(err)
	}
	for _, why := range r.Steps[0].Why {
		if why.Code == "meet.chosen_made" {
			if p := why.Params["percent"].(float64); !(p > 60 && p < 100) {
				t.Errorf("%v", why)
			}
			return
		}
	}
	t.Errorf("no word on how often such steps are made: %v", r.Steps[0].Why)
}
