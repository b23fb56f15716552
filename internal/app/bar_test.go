package app

import (
	"reflect"
	"slices"
	"testing"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/reason"
)

// squats is eight weeks of one squat under a name, rated and well tolerated.
func squats(id lift.ID) []diary.Entry {
	var out []diary.Entry
	for w := range 8 {
		d := asOf.Add(-4 - 7*w)
		for range 3 {
			kg, reps, rpe, pain := 150.0, 3, 7.5, 1
			out = append(out, diary.Entry{Kind: "set", At: d.String() + "T18:00:00+01:00", Lift: string(id), Kg: &kg, Reps: &reps, RPE: &rpe, Pain: &pain})
		}
	}
	return out
}

func withoutSource(p plan.Plan) plan.Plan {
	p.Basis, p.Assumes = "", nil
	return p
}

func assumesBar(p plan.Plan) bool {
	return slices.ContainsFunc(p.Assumes, func(r reason.Reason) bool { return r.Code == "app.assume_bar" })
}

func TestAPlainSquatInTheLogIsTheBarPositionTheCaseStates(t *testing.T) {
	a := ready(t)
	c := sore()
	c.Reported = nil
	named, err := a.Plan(PlanRequest{Case: c, AsOf: asOf, Entries: squats("squat_low_bar")})
	if err != nil {
		t.Fatal(err)
	}
	plain, err := a.Plan(PlanRequest{Case: c, AsOf: asOf, Entries: squats("squat_barbell")})
	if err != nil {
		t.Fatal(err)
	}
	if !assumesBar(plain) || assumesBar(named) {
		t.Errorf("assumed: plain log %v, named log %v", plain.Assumes, named.Assumes)
	}
	if !reflect.DeepEqual(withoutSource(plain), withoutSource(named)) {
		t.Error("the two logs give different plans")
	}
}

func TestTheBarPositionIsNotGuessed(t *testing.T) {
	for name, change := range map[string]func(*intake.Case){
		"none stated": func(c *intake.Case) { c.Triggers = nil },
		"both stated": func(c *intake.Case) {
			c.Tolerated = []intake.Trigger{{Lift: "squat_high_bar", When: "during", Effect: "tolerated"}}
		},
	} {
		c := sore()
		c.Reported = nil
		change(&c)
		p, err := ready(t).Plan(PlanRequest{Case: c, AsOf: asOf, Entries: squats("squat_barbell")})
		if err != nil {
			t.Fatal(err)
		}
		if assumesBar(p) {
			t.Errorf("%s: %v", name, p.Assumes)
		}
	}
	both := append(squats("squat_barbell"), squats("squat_high_bar")...)
	p, err := ready(t).Plan(PlanRequest{Case: sore(), AsOf: asOf, Entries: both})
	if err != nil || assumesBar(p) {
		t.Errorf("the diary names the other position: %v, %v", p.Assumes, err)
	}
}
