package report

import (
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/wording"
)

// TestALengthGivesNoDay: what was told as a length reads as about, the rougher
// the longer ago; the worst names the set it comes from.
func TestALengthGivesNoDay(t *testing.T) {
	book := wording.Book{"letter.since": "since {date}", "letter.since_about": "since about {date}", "letter.month_end": "the end of {month}", "letter.month_begin": "the beginning of {month}",
		"locale.date_month_year": "{month} {y}", "locale.month_6": "June", "letter.ago_days": "{n} days ago", "letter.ago_weeks": "{n} weeks ago", "letter.ago_months": "{n} months ago",
		"letter.short_worst": "worst {worst}", "letter.worst_rated": "{n}/10", "letter.worst_set": "{n}/10 in a set"}
	on := day.MustParse("2026-11-26")
	w := writer{words{book}, &Letter{AsOf: on}, Options{}}
	for _, c := range []struct {
		since, want string
	}{{"2026-06-29", "since about the end of June 2026 (5 months ago)"}, {"2026-11-20", "since"}, {"2026-10-20", "since about"}} {
		if got := w.since(&Place{Since: day.MustParse(c.since)}); !strings.HasPrefix(got, c.want) || c.want == "since" && strings.Contains(got, "about") {
			t.Errorf("%s: %q", c.since, got)
		}
	}
	two, five := 2, 5
	for _, c := range []struct {
		rated, set *int
		want       string
	}{{&two, &five, "Worst 5/10 in a set"}, {&five, &two, "Worst 5/10"}, {nil, &five, "Worst 5/10 in a set"}, {&two, nil, "Worst 2/10"}} {
		if got := w.bad(&Place{Worst: c.rated, InSet: c.set}); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
