package wording_test

import (
	"testing"
	"time"

	"spotter/internal/day"
	"spotter/internal/wording"
	"spotter/knowledge"
)

func TestLanguagesWriteFiguresAndDays(t *testing.T) {
	on := day.Of(2026, 11, 26)
	for lang, want := range map[string][]string{
		"en": {"Thu 26 Nov 2026", "26 Nov", "26 November 2026", "Thursday 26 November", "November 2026", "8.5 and 12345 and -0.5", "26 November 2026, 09:05"},
		"de": {"Do., 26. Nov. 2026", "26. Nov.", "26. November 2026", "Donnerstag, 26. November", "November 2026", "8,5 and 12.345 and -0,5", "26. November 2026, 09:05"},
	} {
		b, err := knowledge.TextIn(lang)
		if err != nil {
			t.Fatal(err)
		}
		b = wording.Book(b)
		got := []string{b.Date(on, "long"), b.Date(on, "day_month"), b.Date(on, "full"), b.Date(on, "weekday"), b.Date(on, "month_year"),
			b.Num(8.5) + " and " + b.Num(12345) + " and " + b.Num(-.5), b.When(time.Date(2026, 11, 26, 9, 5, 0, 0, time.UTC), "stamp")}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%s: %q, want %q", lang, got[i], want[i])
			}
		}
		if b.Lang() != lang {
			t.Errorf("%s calls itself %s", lang, b.Lang())
		}
	}
}

// TestABookWithoutALocale writes as the program itself does.
func TestABookWithoutALocale(t *testing.T) {
	b := wording.Book{"a": "{x} on {d}"}
	if got := b.Say("a", map[string]any{"x": 2.5, "d": day.Of(2026, 3, 2)}); got != "2.5 on Mon 2 Mar 2026" {
		t.Error(got)
	}
	if b.Date(day.Date{}, "long") != "" {
		t.Error("no date is no text")
	}
}
