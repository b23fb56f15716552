package intake_test

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/intake"
)

// TestOnset: one way of telling the beginning each, in days; -1 is not told.
// The day of reading is Monday, 2 March 2026.
func TestOnset(t *testing.T) {
	for text, want := range map[string]int{
		"My knee hurts on squats. Been 5 months.":                                                    150,
		"My knee hurts on squats. Six weeks of this now.":                                            42,
		"My knee hurts on squats. Have 2 months.":                                                    60,
		"My elbow aches, about 6 weeks, since I went to a wider grip.":                               42,
		"My elbow aches. Going on four-five weeks.":                                                  32,
		"My elbow aches. Crept in over the winter.":                                                  46,
		"My hip hurts. It came back the second week of January.":                                     50,
		"My hip is sore. Onset: a long hike in February, can't date it better.":                      15,
		"My hip is sore since Thursday week.":                                                        11,
		"My shoulder has been at me since Hogmanay.":                                                 61,
		"My shoulder hurts. It began on the first of February.":                                      29,
		"My back hurts. For 40 hours it has been locked.":                                            2,
		"My knee hurts on squats. I train powerlifting since two years.":                             -1,
		"My knee hurts on squats. Been lifting four years.":                                          -1,
		"52 years, female, engineer. My knee hurts on squats.":                                       -1,
		"My knee hurts. I stopped leg press 3 weeks ago.":                                            -1,
		"My knee hurts. Side planks I'm doing since 10 days.":                                        -1,
		"My low back hurts on pulls. No fall, no numbness.":                                          -1,
		"My neck is sore. It's been tender since I started high bar three times, seven weeks maybe.": 49,
	} {
		c, err := intake.Read(text, day.Of(2026, 3, 2), lexicon(t))
		if err != nil || len(c.Problems) == 0 {
			t.Errorf("%q: %v %v", text, err, c.Problems)
			continue
		}
		got := -1
		if d := c.Problems[0].OnsetDaysAgo; d != nil {
			got = *d
		}
		if got != want {
			t.Errorf("%q: onset %d, want %d", text, got, want)
		}
	}
}

// TestCourseByMarks: what the marks tell of the course, and which is the worst.
func TestCourseByMarks(t *testing.T) {
	for _, c := range []struct {
		text, course string
		worst        int
	}{
		{"My neck hurts, it was a 7 at first, more like a 3 today.", "improving", 7},
		{"My back pain went from a 4 to a 1 since.", "improving", 4},
		{"My back is sore, a 4 the first week and a 7 now.", "worsening", 7},
		{"My elbow hurts. From 0 to 10 it is 3 in training and 6 the morning after.", "not_stated", 6},
		{"My knee is sore. Pain: 0 in the morning, 3 on a bad day.", "not_stated", 3},
		{"My hip hurts, it was waking me most nights and now it's one or two.", "improving", -1},
		{"My knee hurts. I went from 3 to 5 sets.", "not_stated", -1},
		{"My hip hurts: 4 out of 10, in bed on that side 6.", "not_stated", 6},
		{"My elbow hurts, it's a third better since I quit the skull crushers.", "improving", -1},
	} {
		got, err := intake.Read(c.text, day.Of(2026, 3, 2), lexicon(t))
		if err != nil || len(got.Problems) == 0 {
			t.Errorf("%q: %v %v", c.text, err, got.Problems)
			continue
		}
		worst := -1
		if s := got.Problems[0].Severity; s != nil {
			worst = *s
		}
		if p := got.Problems[0]; p.Course != c.course || worst != c.worst {
			t.Errorf("%q: %s, worst %d; want %s, %d", c.text, p.Course, worst, c.course, c.worst)
		}
	}
}
