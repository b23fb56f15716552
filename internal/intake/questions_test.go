package intake_test

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/intake"
)

// TestPlainQuestions: questions that hold no set phrase are told by what they
// open with and name; rhetoric and other people's questions ask nothing.
func TestPlainQuestions(t *testing.T) {
	for text, want := range map[string]string{
		"My knee hurts. Is the noise damage?":                           "what_is_it",
		"My knee hurts. Somebody had the same?":                         "anyone_else",
		"My knee hurts. Is trap bar a safer job than the straight bar?": "substitute",
		"My back hurts. Must I have that ultrasound?":                   "see_whom",
		"My back hurts. Anyway, who counts?":                            "",
		"My back hurts. Why am I like this?":                            "",
	} {
		c, err := intake.Read(text, day.Of(2026, 3, 2), lexicon(t))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got := ""
		for _, a := range c.Asks {
			got = a.What
		}
		if got != want {
			t.Errorf("%q: asks %q, want %q", text, got, want)
		}
	}
}

// TestNoMeet: words of meets that name none ahead.
func TestNoMeet(t *testing.T) {
	for text, want := range map[string]int{
		"My knee hurts. I do two comps a year.":                                    -1,
		"My knee hurts since the nationals camp in mid February.":                  -1,
		"My knee hurts. I took 6 days away from dips.":                             -1,
		"My back went on the platform at the gym, it hurts.":                       -1,
		"My knee hurts. On Monday I tripped on the platform.":                      -1,
		"My side hurts where the armpit meets ur chest.":                           -1,
		"My knee hurts. The program runs until the end of June and I paid for it.": -1,
		"My knee hurts. The goal isn't a meet.":                                    -1,
		"My knee hurts. The novice comp is Saturday week.":                         12,
		"My knee hurts. Tournament I have the eleven of April.":                    40,
		"My knee hurts. 8 wks into Nationals.":                                     56,
	} {
		c, err := intake.Read(text, day.Of(2026, 3, 2), lexicon(t))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		got := -1
		for _, g := range c.Goals {
			got = 0
			if g.DaysAhead != nil {
				got = *g.DaysAhead
			}
		}
		if got != want {
			t.Errorf("%q: meet in %d days, want %d", text, got, want)
		}
	}
}
