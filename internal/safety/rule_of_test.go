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
	s = screen{rb: rb, yes: []bool{true, false, true, false}}
	if s.rule(&Rule{ID: "small", MinYes: 3, OfUrgency: MentionAtNextVisit}); len(s.fired) != 0 {
		t.Error("two are not three")
	}
}
