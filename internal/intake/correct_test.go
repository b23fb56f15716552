package intake

import (
	"reflect"
	"testing"

	"spotter/internal/body"
	"spotter/internal/day"
)

func sampleToCorrect() Case {
	s1, s2 := Span{3, 9}, Span{12, 20}
	return Case{
		AsOf:     day.MustParse("2026-03-02"),
		Problems: []Problem{{Region: body.UpperBack, Side: body.NotStated, Zones: []body.Zone{"medial_border"}, Course: "on_and_off", Span: &s1}},
		Triggers: []Trigger{{Lift: "squat_low_bar", Effect: "provokes", Span: &s1}, {Lift: "face_pull", Effect: "started", Span: &s2}},
		Reported: []Reported{{Lift: "squat_low_bar", Load: 405, Unit: "not_stated", Reps: 5}},
		RedFlags: RedFlags{Mentioned: []FlagFact{{ID: "night_pain"}}},
	}
}

func TestCorrectPutsFactsRight(t *testing.T) {
	c := sampleToCorrect()
	before := sampleToCorrect()
	got, left := Correct(c, []Fix{
		{Fact: "trigger.0", Field: "remove", Value: "yes"},
		{Fact: "trigger.1", Field: "effect", Value: "provokes"},
		{Fact: "problem.0", Field: "side", Value: "left"},
		{Fact: "problem.0", Field: "severity", Value: "4"},
		{Fact: "reported.0", Field: "unit", Value: "lb"},
		{Fact: "add", Field: "age", Value: "29"},
		{Fact: "add", Field: "meet_date", Value: "2026-04-20"},
		{Fact: "add", Field: "strength", Value: StrengthValue("bench_barbell", 130, "kg", 1)},
	})
	if len(left) != 0 {
		t.Fatalf("not applied: %+v", left)
	}
	if len(got.Triggers) != 1 || got.Triggers[0].Lift != "face_pull" || got.Triggers[0].Effect != "provokes" {
		t.Errorf("triggers: %+v", got.Triggers)
	}
	if p := got.Problems[0]; p.Side != body.Left || *p.Severity != 4 || len(p.Zones) != 1 {
		t.Errorf("problem: %+v", p)
	}
	if *got.Person.Age != 29 || *got.Goals[0].DaysAhead != 49 {
		t.Errorf("age or meet: %+v %+v", got.Person, got.Goals)
	}
	if kg, ok := got.Reported[0].Kg(); !ok || kg.String() != "183.7" {
		t.Errorf("unit: %v %v", kg, ok)
	}
	if r := got.Reported[1]; r.Unit != "kg" || !r.Max || r.Load != 130 {
		t.Errorf("strength: %+v", r)
	}
	if !reflect.DeepEqual(c, before) {
		t.Error("the case that was read has changed")
	}
}

func TestCorrectRefuses(t *testing.T) {
	other := Span{50, 60}
	for name, f := range map[string]Fix{
		"a side that does not exist":   {Fact: "problem.0", Field: "side", Value: "starboard"},
		"pain above ten":               {Fact: "problem.0", Field: "severity", Value: "11"},
		"a fact that is not there":     {Fact: "trigger.9", Field: "remove", Value: "yes"},
		"a passage that moved away":    {Fact: "trigger.0", Span: &other, Field: "remove", Value: "yes"},
		"clearing a red flag":          {Fact: "flag.0", Field: "remove", Value: "yes"},
		"a load without a unit":        {Fact: "add", Field: "strength", Value: "squat_low_bar 180 stone 5"},
		"a load nobody lifts":          {Fact: "add", Field: "strength", Value: "squat_low_bar 900 kg 5"},
		"a meet on no day":             {Fact: "add", Field: "meet_date", Value: "next spring"},
		"a negative index":             {Fact: "trigger.-1", Field: "remove", Value: "yes"},
		"a field this kind has not":    {Fact: "tried.0", Field: "load", Value: "1"},
		"not a number where one is":    {Fact: "reported.0", Field: "load", Value: "NaN"},
		"an unknown thing to be added": {Fact: "add", Field: "diagnosis", Value: "x"},
	} {
		c := sampleToCorrect()
		got, left := Correct(c, []Fix{f})
		if len(left) != 1 || !reflect.DeepEqual(got, c) {
			t.Errorf("%s was applied", name)
		}
	}
}

func TestFactKeyRoundTrip(t *testing.T) {
	s := Span{4, 17}
	for _, span := range []*Span{nil, &s} {
		fact, got, ok := ParseFactKey(FactKey("trigger", 2, span))
		if !ok || fact != "trigger.2" || !reflect.DeepEqual(got, span) {
			t.Errorf("got %q, %v, %v", fact, got, ok)
		}
	}
	if fact, _, ok := ParseFactKey("add"); !ok || fact != "add" {
		t.Error("add is a key too")
	}
	for _, key := range []string{"", "@1-2", "trigger.1@", "trigger.1@5", "trigger.1@a-b"} {
		if _, _, ok := ParseFactKey(key); ok {
			t.Errorf("%q is no key", key)
		}
	}
}

// TestCorrectFollowsItsPassage: another reading may number facts differently.
func TestCorrectFollowsItsPassage(t *testing.T) {
	at := Span{12, 20}
	got, left := Correct(sampleToCorrect(), []Fix{{Fact: "trigger.0", Span: &at, Field: "remove", Value: "yes"}})
	if len(left) != 0 || len(got.Triggers) != 1 || got.Triggers[0].Lift != "squat_low_bar" {
		t.Errorf("%+v %+v", got.Triggers, left)
	}
}
