package diary_test

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
)

// TestASlipTakesBackOneTap: only a marked answer that names the yes, on the same
// device and within ten minutes, clears it on the same day.
func TestASlipTakesBackOneTap(t *testing.T) {
	yes := diary.Entry{Kind: "answer", ID: "y", At: "2026-03-02T18:00:00+01:00", Question: "cord_signs", Value: "yes", Device: "phone"}
	slip := diary.Entry{Kind: "answer", ID: "s", At: "2026-03-02T18:09:59+01:00", Question: "cord_signs", Value: "no", What: diary.Slip,
		Replaces: []string{"y"}, Device: "phone"}
	earlier := yes
	earlier.ID, earlier.At = "e", "2026-03-02T17:59:00+01:00"
	for name, c := range map[string]struct {
		bend    func(*diary.Entry)
		more    []diary.Entry
		cleared bool
	}{
		"a slip":                {func(*diary.Entry) {}, nil, true},
		"too late":              {func(e *diary.Entry) { e.At = "2026-03-02T18:10:01+01:00" }, nil, false},
		"before the tap":        {func(e *diary.Entry) { e.At = "2026-03-02T17:59:59+01:00" }, nil, false},
		"no clock":              {func(e *diary.Entry) { e.At = "2026-03-02" }, nil, false},
		"not marked":            {func(e *diary.Entry) { e.What = "" }, nil, false},
		"names nothing":         {func(e *diary.Entry) { e.Replaces = nil }, nil, false},
		"another device":        {func(e *diary.Entry) { e.Device = "laptop" }, nil, false},
		"another question":      {func(e *diary.Entry) { e.Question = "tearing_pain" }, nil, false},
		"an earlier yes stands": {func(*diary.Entry) {}, []diary.Entry{earlier}, false},
	} {
		e := slip
		c.bend(&e)
		h, faults := diary.Fold(append([]diary.Entry{yes, e}, c.more...), nil, day.MustParse("2026-03-02"))
		if len(diary.Broken(faults)) > 0 {
			t.Fatal(name, faults)
		}
		stands := false
		for _, a := range h.Answers {
			stands = stands || a.Question == "cord_signs" && a.Value == "yes"
		}
		if stands == c.cleared {
			t.Errorf("%s: cleared %v, want %v: %+v", name, !stands, c.cleared, h.Answers)
		}
	}
}
