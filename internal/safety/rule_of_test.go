package safety

import (
	"slices"
	"testing"
)

// TestACombinationNamesWhatItCounts: "three small things" says which three.
func TestACombinationNamesWhatItCounts(t *testing.T) {
	rb := &Rulebook{Flags: []Flag{{ID: "a", Urgency: MentionAtNextVisit}, {ID: "b", Urgency: MentionAtNextVisit}, {ID: "c", Urgency: MentionAtNextVisit}, {ID: "d", Urgency: MentionAtNextVisit}}}
	s := screen{rb: rb, yes: []bool{true, false, true, true}}
	s.rule(&Rule{ID: "small", MinYes: 3, OfUrgency: MentionAtNextVisit, Then: SeeClinicianSoon})
	if len(s.fired) != 1 || s.fired[0].Why.Code != "safety.rule_of" || !slices.Equal(s.fired[0].Why.Params["flags"].([]string), []string{"flag.a", "flag.c", "flag.d"}) {
		t.Errorf("%+v", s.fired)
	}
	if got := withGuard(s.fired[0].Why, "SG-023").Params; len(got["flags"].([]string)) != 3 || got["guard"] != "SG-023" {
		t.Errorf("on the way through the gate: %v", got)
	}
	s = screen{rb: rb, yes: []bool{true, false, true, false}}
	if s.rule(&Rule{ID: "small", MinYes: 3, OfUrgency: MentionAtNextVisit}); len(s.fired) != 0 {
		t.Error("two are not three")
	}
}
