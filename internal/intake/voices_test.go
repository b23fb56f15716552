package intake_test

import (
	"testing"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/knowledge"
)

// TestRepliersKeepTheirOwnStories: threads copied without names, in which a
// replier tells of another side, a tear of his own and a cure.
func TestRepliersKeepTheirOwnStories(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text string
		side body.Side
	}{
		{"Elbow pain benching, help\n\nInside of my elbow has been killing me for about two months. Worst on close grip bench and chin ups.\n\n" +
			"Which elbow? And do you lift in sleeves? I had the same on my left and rested it for six weeks, sorted.\n\n" +
			"Could be golfers elbow. My dad had that, needed a jab. I'd drop the chins.\n\n" +
			"Right one. No sleeves yet. Tried eccentrics for a week last month, made it angrier if anything.", body.Right},
		{"Hip pinch at the bottom of squats\n\nBeen getting a pinch in the front of the hip, bottom of every squat, since January.\n\n" +
			"How deep are you going? Try a wider stance and point your toes out more. Fixed my right hip in a couple weeks.\n\n" +
			"Honestly sounds like a labral tear, get an MRI. I tore mine and couldn't walk.\n\n" +
			"Cheers. It's my left. Went a bit wider today and it was better.", body.Left},
	} {
		got, err := intake.Read(c.text, day.MustParse("2026-03-02"), lex)
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Problems) != 1 || got.Problems[0].Side != c.side {
			t.Errorf("problems %+v, want one on the %s", got.Problems, c.side)
		}
		for _, f := range got.RedFlags.Mentioned {
			if f.ID == "cannot_move_or_bear" {
				t.Error("a replier's own tear was taken for the opener's")
			}
		}
		for _, x := range got.Tried {
			if x.What == "relative_rest" {
				t.Error("a replier's own rest was taken for the opener's")
			}
		}
		if len(got.AdviceReceived) == 0 {
			t.Error("no advice seen")
		}
	}
}
