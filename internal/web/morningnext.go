package web

import (
	"strings"

	"spotter/internal/pain"
)

// followView is what follows from the morning: what today's session has become,
// and why.
type followView struct {
	Score    int
	Lead     string
	Sessions []string // lifts with their dose, or only their names while loads are held
	Why      []Line
	Ask      bool // the safety questions come again
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
	n := &followView{Score: score, Why: b.Why, Ask: b.State == "locked"}
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
