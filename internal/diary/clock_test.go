package diary

import (
	"testing"

	"pgregory.net/rapid"
)

func TestClockFollowsButIsNotDragged(t *testing.T) {
	const noon = int64(1_772_452_800_000) // 2026-03-02T12:00:00Z
	hour := int64(60 * 60 * 1000)
	for name, c := range map[string]struct {
		own, remote Clock
		wall        int64
		want        Clock
	}{
		"first":                     {0, 0, noon, at(noon) + 1},
		"wall went back":            {at(noon) + 7, 0, noon - hour, at(noon) + 8},
		"remote a little before us": {at(noon), at(noon+hour) + 3, noon, at(noon+hour) + 4},
		"remote 24 h before us":     {at(noon), at(noon + 24*hour), noon, at(noon+24*hour) + 1},
		"remote a millisecond more": {at(noon), at(noon + 24*hour + 1), noon, at(noon) + 1},
		"remote of next year":       {at(noon), at(noon + 365*24*hour), noon, at(noon) + 1},
	} {
		if got := c.own.Seen(c.remote, c.wall); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// Whatever the wall clock does, a device's clock only grows, text order is
// clock order, and the text reads back.
func TestClockOnlyGrows(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var c Clock
		for range rapid.IntRange(1, 20).Draw(r, "steps") {
			wall := rapid.Int64Range(-1, 1<<48).Draw(r, "wall")
			next := c.Next(wall)
			if rapid.Bool().Draw(r, "remote") {
				next = c.Seen(Clock(rapid.Uint64Range(0, 1<<63).Draw(r, "from")), wall)
			}
			if next <= c || next.String() <= c.String() || ParseClock(next.String()) != next {
				r.Fatalf("%s then %s", c, next)
			}
			c = next
		}
	})
}

func TestABadClockIsNone(t *testing.T) {
	for _, s := range []string{"", "018e", "zzzzzzzzzzzzzzzz", "018e00000000000000", "-18e000000000000"} {
		if ParseClock(s) != 0 {
			t.Errorf("%q is a clock", s)
		}
	}
}

func TestRowIDsAgreeAndAreVersion8(t *testing.T) {
	a := RowID("strong", "2026-03-02T18:30", "Pull", "Row", "1")
	if a != RowID("strong", "2026-03-02T18:30", "Pull", "Row", "1") || a == RowID("strong", "2026-03-02T18:30", "Pull", "Row", "2") {
		t.Error("not the row's own")
	}
	if len(a) != 36 || a[14] != '8' || (a[19] != '8' && a[19] != '9' && a[19] != 'a' && a[19] != 'b') {
		t.Errorf("%s is no UUID of version 8", a)
	}
}
