package intake_test

import (
	"strings"
	"testing"

	"spotter/internal/intake"
)

// TestThreadFormats: the same exchange in the shapes that forums copy to the
// clipboard. The knee, the numb foot and the prednisone are the replier's.
func TestThreadFormats(t *testing.T) {
	first := "My left elbow hurts on low bar squats, 3 weeks now. Bench is fine."
	reply := "Had that. My right knee was worse, my foot went numb and prednisone sorted it. Get an MRI."
	back := "Thanks. I tried ice, no change. No numbness here."
	for name, heads := range map[string][3]string{
		"wrote":     {"ironlass wrote:\n", "bigtom77 wrote:\n", "ironlass wrote:\n"},
		"colon":     {"ironlass: ", "bigtom77: ", "ironlass: "},
		"dated":     {"ironlass, 12 Feb 2026, 21:04\n", "bigtom77, 12 Feb 2026, 22:10\n", "ironlass, 13 Feb 2026, 07:31\n"},
		"brackets":  {"[2026-02-12 21:04] ironlass: ", "[2026-02-12 22:10] bigtom77: ", "[2026-02-13 07:31] ironlass: "},
		"paren":     {"ironlass (Feb 12, 2026)\n", "bigtom77 (Feb 12, 2026)\n", "ironlass (Feb 13, 2026)\n"},
		"ago":       {"ironlass · 3 days ago\n", "bigtom77 · 3 days ago\n", "ironlass · 2 days ago\n"},
		"clock":     {"ironlass 18:02\n", "bigtom77 18:10\n", "ironlass 18:15\n"},
		"user":      {"user: ironlass\n", "user: sore_knees\n", "user: ironlass\n"},
		"posted by": {"Posted by ironlass\n", "Posted by bigtom77\n", "Posted by ironlass\n"},
		"no names":  {"", "", ""},
	} {
		text := heads[0] + first + "\n\n" + heads[1] + reply + "\n\n" + heads[2] + back + "\n"
		c, err := intake.Read(text, asOf, lexicon(t))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if len(c.Problems) != 1 || c.Problems[0].Region != "elbow_forearm" || c.Problems[0].Side != "left" {
			t.Errorf("%s: problems %+v", name, c.Problems)
		}
		if len(c.Medication) != 0 || len(c.RedFlags.Mentioned) != 0 {
			t.Errorf("%s: the replier's medicine or flag: %+v %+v", name, c.Medication, c.RedFlags.Mentioned)
		}
		if len(c.Tried) != 1 || c.Tried[0].What != "ice" || c.Tried[0].Effect != "no_change" {
			t.Errorf("%s: tried %+v", name, c.Tried)
		}
		if c.Doc.Kind != "thread" || !strings.Contains(name, "no names") && c.Doc.Opener != "ironlass" {
			t.Errorf("%s: doc %+v", name, c.Doc)
		}
	}
}
