package web

import (
	"strings"

	"spotter/internal/day"
	"spotter/internal/pain"
	"spotter/internal/plan"
)

// followView is what follows from the morning: what today's session has become,
// and why.
type followView struct {
	Score    int
	Lead     string
	Sessions []string // lifts with their dose, or only their names while loads are held
	Why      []Line
	Ask      bool     // the safety questions come again
	Up       string   // that the waking pain is clearly above the days before
	Plan     string   // what the plan did since yesterday, in one line
	Moved    []string // and what it changed
}

// Waking pain is told to be up from riseFrom points over the mean of the
// mornings before; usualDays is how far back these reach (both expert opinion).
const (
	riseFrom  = 2.0
	usualDays = 14
)

// risen words how far the waking pain is above the mornings before, "" where it
// is not, or where no morning before was told.
func (s *server) risen(sh Sheet, score int) string {
	sum, n := 0, 0
	for _, e := range sh.Entries {
		on, err := day.Parse(e.At)
		if err != nil || e.Kind != "pain" || e.When != string(pain.Morning) || e.Score == nil || !on.Before(sh.Today) || on.Before(sh.Today.Add(-usualDays)) || placeIn(sorePlaces(sh), e.Region, e.Side) > 0 {
			continue
		}
		sum, n = sum+*e.Score, n+1
	}
	if n == 0 {
		return ""
	}
	usual := float64(sum) / float64(n)
	if !(float64(score)-usual >= riseFrom) {
		return ""
	}
	return s.words.T("morning.up", "rise", s.words.one(float64(score)-usual), "usual", s.words.one(usual), "n", n)
}

// planMoved says what the plan of today changed against that of yesterday.
func (s *server) planMoved(n *followView, p plan.Plan) {
	n.Plan = s.words.T("morning.up_same")
	v := planner{s: s, p: p, cited: map[string]bool{}}
	for _, c := range p.Changed {
		text := s.words.Book.Date(c.Date, "short") + ": " + s.words.Lift(c.Lift) + ", " + s.words.T(c.Word()) + "."
		if why := lead(v.lines(c.Reasons)); why != "" {
			text += " " + why
		}
		n.Moved = append(n.Moved, text)
	}
	if len(n.Moved) > 0 {
		n.Plan = s.words.T("morning.up_changed")
	}
}

// afterMorning words what follows from the pain told this morning, nil while
// none was told or while a stop stands.
func (s *server) afterMorning(sh Sheet) *followView {
	score, told := -1, false
	for _, r := range sh.Gym.Ratings {
		if r.When == pain.Morning {
			score, told = r.Score, true
		}
	}
	if !told || sh.Empty() || sh.Stopped() {
		return nil
	}
	v := gymView{s: s, sh: sh, lb: sh.Gym.Settings.Lb}
	b := v.body()
	n := &followView{Score: score, Why: b.Why, Ask: b.State == "locked", Up: s.risen(sh, score)}
	switch {
	case b.State == "locked":
		n.Lead = s.words.T("morning.next_locked")
	case b.State == "rest":
		n.Lead = s.words.T("morning.next_rest")
		if b.Next != "" {
			n.Lead += " " + s.words.T("today.next", "day", b.Next)
		}
	default:
		n.Lead = s.words.N("morning.next_session_", len(sh.Gym.Lifts))
	}
	for _, l := range b.Lifts {
		text := l.Name
		if l.State == "extra" {
			continue
		}
		for _, g := range sh.Gym.Lifts {
			if !v.locked() && v.name(g) == l.Name {
				text = strings.TrimSpace(text + " " + v.sum(g.Item.Sets))
				n.Why = append(n.Why, v.planner().lines(g.Item.Reasons)...)
			}
		}
		n.Sessions = append(n.Sessions, text)
	}
	n.Why = fresh(n.Why, map[string]bool{})
	return n
}
