package plan_test

import (
	"fmt"
	"testing"

	"spotter/internal/plan"
	"spotter/knowledge"
)

func say(s plan.Set) string {
	out := fmt.Sprintf("%d@%g", s.Reps, s.RPEMax)
	if s.Pct != nil {
		out += fmt.Sprintf("/%g%%", *s.Pct)
	}
	if s.Kg != nil {
		out += "/" + s.Kg.String() + "kg"
	}
	return out
}

func input(t testing.TB) plan.Input {
	t.Helper()
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	peak, err := knowledge.Peaking()
	if err != nil {
		t.Fatal(err)
	}
	items, err := knowledge.Care()
	if err != nil {
		t.Fatal(err)
	}
	return plan.Input{Case: seed(), Catalogue: cat, Peaking: peak, Care: items, AsOf: seven, MeetDate: seven.Add(49), Knowledge: "test"}
}
