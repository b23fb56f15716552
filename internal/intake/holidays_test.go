package intake

import (
	"testing"

	"spotter/internal/day"
)

// TestHolidays holds the movable days to the calendars of some years.
func TestHolidays(t *testing.T) {
	for _, c := range []struct {
		name string
		want day.Date
	}{
		{"easter", day.Of(2024, 3, 31)}, {"easter", day.Of(2025, 4, 20)}, {"easter", day.Of(2026, 4, 5)}, {"easter", day.Of(2038, 4, 25)},
		{"carnival", day.Of(2026, 2, 17)}, {"thanksgiving", day.Of(2025, 11, 27)}, {"labor day", day.Of(2025, 9, 1)}, {"memorial day", day.Of(2026, 5, 25)},
	} {
		if got := holidays[c.name](c.want.Time().Year()); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
