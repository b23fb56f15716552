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
		"posted by": {"Posted by ironlass\n", "Posted by bigtom77\n", "Posted by ironlass\n"},
		"on a line": {"Posted by ironlass: ", "Posted by bigtom77: ", "Posted by ironlass: "},
		"date bar":  {"12 Feb 2026, 21:04 | ironlass\n", "12 Feb 2026, 22:10 | bigtom77\n", "13 Feb 2026, 07:31 | ironlass\n"},
		"names":     {"IronLass\n", "bigtom77\n", "IronLass\n"},
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
		if c.Doc.Kind != "thread" || !strings.Contains(name, "no names") && !strings.EqualFold(c.Doc.Opener, "ironlass") {
			t.Errorf("%s: doc %+v", name, c.Doc)
		}
	}
}

// TestWhoQuotesWhom: nobody quotes himself, so in a thread without names the
// quotes tell who speaks.
func TestWhoQuotesWhom(t *testing.T) {
	c, err := intake.Read("Left knee, front of it, sore on squats for a month.\n\n"+
		"do you wear sleeves? mine went numb from tight ones, right leg\n\n"+
		"> do you wear sleeves\nOnly above 80%. Leg press is fine. Iced it, no change.\n\n"+
		"Lighter sleeves and a slower descent, that is the whole secret.\n", asOf, lexicon(t))
	if err != nil {
		t.Fatal(err)
	}
	if c.Doc.Kind != "thread" || len(c.Problems) != 1 || c.Problems[0].Side != "left" {
		t.Errorf("%+v %+v", c.Doc, c.Problems)
	}
	if len(c.Tolerated) != 1 || c.Tolerated[0].Lift != "leg_press" || len(c.Tried) != 1 || c.Tried[0].What != "ice" {
		t.Errorf("tolerated %+v, tried %+v", c.Tolerated, c.Tried)
	}
	for _, s := range c.Symptoms {
		if s.What == "numbness" && s.Present {
			t.Error("the replier's numbness was taken for the opener's")
		}
	}
}

// TestOneWriter: questions to oneself, questions that are told of, headings and a
// bare question at the end make no thread.
func TestOneWriter(t *testing.T) {
	for _, text := range []string{
		"Hurt my low back on Thursday and read the horror list.\n\nFrom then on I watched everything. Is it slow? Is it worse? Is it numb? It was not.\n\nSitting is the main thing that winds it up.",
		"My left shoulder aches on bench.\n\nThe app asked \"does it wake you?\" Yes. \"Have you lost weight?\" Yes, on purpose. \"Do you smoke?\" No.\n\nSquats are fine.",
		"Right elbow, three weeks, sore on curls.\n\nRows hurt it too.\n\nHow many sets a week?",
		"My dad has a sore knee. He squats in the garage and he won't ask.\n\nSo far: heat, which he says works, and then walking every day. He takes the stairs. Had he asked me I'd say stop.\n\nLunges hurt him.",
	} {
		c, err := intake.Read(text, asOf, lexicon(t))
		if err != nil {
			t.Fatal(err)
		}
		if c.Doc.Kind == "thread" {
			t.Errorf("a thread of %d: %q", c.Doc.Posters, text)
		}
	}
}
