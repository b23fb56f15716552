package plan_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"spotter/internal/day"
	"spotter/internal/plan"
)

func TestCheckMeet(t *testing.T) {
	leap := day.MustParse("2028-02-29")
	for _, c := range []struct {
		name string
		asOf day.Date
		meet day.Date
		bad  string
	}{
		{"no meet", seven, day.Date{}, ""},
		{"yesterday", seven, seven.Add(-1), "1 day before"},
		{"last week", seven, seven.Add(-7), "7 days before"},
		{"today", seven, seven, ""},
		{"tomorrow", seven, seven.Add(1), ""},
		{"half a year", seven, seven.Add(169), ""},
		{"a slip of the year", seven, seven.Add(1200), "three years"},
		{"leap day", leap.Add(-1), leap, ""},
		{"day after the leap day", leap.Add(1), leap, "1 day before"},
	} {
		err := plan.CheckMeet(c.asOf, c.meet)
		var bad *plan.BadMeet
		switch {
		case c.bad == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.bad != "" && (!errors.As(err, &bad) || !strings.Contains(bad.What, c.bad) || bad.Cure == ""):
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestMeetDayAndTheDayBeforeHoldNoSession(t *testing.T) {
	for out := range 3 {
		in := input(t)
		in.MeetDate = in.AsOf.Add(out)
		in.Days = []time.Weekday{0, 1, 2, 3, 4, 5, 6}
		p := plan.Build(in, open())
		for _, w := range p.Weeks {
			for _, s := range w.Sessions {
				if in.MeetDate.Sub(s.Date) < 2 {
					t.Errorf("%d days out: a session on %s", out, s.Date)
				}
			}
		}
		if p.Status != "ok" || p.Meet == nil {
			t.Errorf("%d days out: status %s, meet %v", out, p.Status, p.Meet)
		}
	}
}

func TestToday(t *testing.T) {
	p := plan.Build(input(t), open())
	first := p.Weeks[0].Sessions[0]
	if s, ok := plan.Today(p, first.Date); !ok || s.Date != first.Date || len(s.Items) == 0 {
		t.Errorf("no session on %s", first.Date)
	}
	if _, ok := plan.Today(p, first.Date.Add(1)); ok {
		t.Error("a session on a rest day")
	}
}

// TestFollowThrough: the plan made on a later day holds the same sessions for
// the days that both cover, while nothing was logged and nothing changed.
func TestFollowThrough(t *testing.T) {
	in := input(t)
	monday := plan.Build(in, open())
	in.AsOf = in.AsOf.Add(1)
	tuesday := plan.Build(in, open())
	days := map[day.Date]bool{}
	for _, w := range tuesday.Weeks {
		for _, s := range w.Sessions {
			days[s.Date] = true
		}
	}
	for _, w := range monday.Weeks {
		for _, s := range w.Sessions {
			if !s.Date.Before(in.AsOf) && !days[s.Date] {
				t.Errorf("the session of %s is gone a day later", s.Date)
			}
		}
	}
}
