package course_test

import (
	"context"
	"reflect"
	"testing"

	"spotter/internal/body"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/twin/course"
	"spotter/knowledge"
)

func catalogue(t *testing.T) *lift.Catalogue {
	t.Helper()
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

var rules = []course.Method{course.Push, course.Stop, course.Tenth, course.Ban}

func TestTheTableDoesNotDependOnTheWorkers(t *testing.T) {
	p := course.Plan{Athletes: 12, Methods: rules, Workers: 1, Options: course.Options{World: course.WorldA, Seed: 3}}
	one, err := course.Run(context.Background(), catalogue(t), p)
	if err != nil {
		t.Fatal(err)
	}
	p.Workers = 5
	five, err := course.Run(context.Background(), catalogue(t), p)
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(one, five) {
		t.Error("five workers gave another table than one")
	}
}

// What happens to everybody alike must not depend on what a policy did: the
// pain of a null athlete is the same under all of them.
func TestPoliciesMeetTheSameNoise(t *testing.T) {
	cat := catalogue(t)
	for _, w := range []course.World{course.WorldA, course.WorldB} {
		for id := range 10 {
			a := course.New(cat, id, course.Options{World: w, Null: true, Seed: 5})
			x, y := a.Play(course.Push), a.Play(course.Stop)
			for n := range x.Days {
				if x.Days[n].Morning != y.Days[n].Morning {
					t.Fatalf("world %s, athlete %d, day %d: %v and %v", w, id, n, x.Days[n].Morning, y.Days[n].Morning)
				}
			}
		}
	}
}

// The worlds must answer to load as the evidence files say they do: less load
// gives less pain, much less load costs strength, and pain costs a part of the
// total.
func TestBodiesAnswerToLoad(t *testing.T) {
	cat := catalogue(t)
	for _, w := range []course.World{course.WorldA, course.WorldB} {
		rows, err := course.Run(context.Background(), cat, course.Plan{Athletes: 60, Methods: rules, Workers: 2, Options: course.Options{World: w, Seed: 11}})
		if err != nil {
			t.Fatal(err)
		}
		s := course.Scores(rules, rows)
		if !(s[1].Flares.Hi < s[0].Flares.Lo) {
			t.Errorf("world %s: stopping what hurts gives %v flare days, pushing through %v", w, s[1].Flares, s[0].Flares)
		}
		if !(s[1].OfMade.Hi < 97) {
			t.Errorf("world %s: leaving out what hurts costs nothing: %v %% of the total", w, s[1].OfMade)
		}
		if !(s[0].Total.Hi < 100) {
			t.Errorf("world %s: pain costs nothing: %v %%", w, s[0].Total)
		}
	}
}

// The oracle is the bound that the others are measured by: nobody else may be
// better at both ends.
func TestTheOracleIsTheBound(t *testing.T) {
	if testing.Short() {
		t.Skip("some seconds")
	}
	methods := append([]course.Method{course.Oracle("oracle", 0.2)}, rules...)
	for _, w := range []course.World{course.WorldA, course.WorldB} {
		rows, err := course.Run(context.Background(), catalogue(t), course.Plan{Athletes: 10, Methods: methods, Workers: 2, Options: course.Options{World: w, Seed: 21}})
		if err != nil {
			t.Fatal(err)
		}
		s := course.Scores(methods, rows)
		for i := range rules {
			if o, r := s[0], s[i+1]; r.OfMade.Mean >= o.OfMade.Mean && r.Flares.Mean <= o.Flares.Mean {
				t.Errorf("world %s: %s (%.2f %%, %.2f flare days) beats the oracle (%.2f %%, %.2f)", w, r.Policy, r.OfMade.Mean, r.Flares.Mean, o.OfMade.Mean, o.Flares.Mean)
			}
		}
	}
}

// A worked case keeps the told case, and its body answers to the chosen cause.
func TestAFixedTruth(t *testing.T) {
	cat := catalogue(t)
	told := intake.Case{Problems: []intake.Problem{{Region: body.UpperBack}}}
	flares := map[lift.Demand]int{}
	for _, cause := range []lift.Demand{"shoulder_er_load", ""} {
		a := course.New(cat, 0, course.Options{World: course.WorldA, Seed: 1, Fixed: &course.Fixed{Case: told, Cause: cause, Course: "stable",
			Own:   map[lift.Main]float64{lift.Squat: 190, lift.Bench: 125, lift.Deadlift: 220},
			Mains: map[lift.Main]lift.ID{lift.Squat: "squat_low_bar", lift.Bench: "bench_comp", lift.Deadlift: "deadlift_conventional"},
			Usual: []lift.ID{"face_pull"}}})
		if len(a.Case.Problems) != 1 || a.Region != body.UpperBack {
			t.Fatalf("the told case was not kept: %+v", a.Case)
		}
		s := a.Play(course.Push)
		flares[cause] = s.Flares
		for _, w := range a.Weeks(s) {
			if got := a.Lifts(w); len(got) == 0 || got[0] != "squat_low_bar" {
				t.Fatalf("the competition lifts come first: %v", got)
			}
		}
	}
	if flares["shoulder_er_load"] <= flares[""]+5 {
		t.Errorf("pushing through what stings gives %v", flares)
	}
}
