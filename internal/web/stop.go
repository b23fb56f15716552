package web

import (
	"time"

	"spotter/internal/diary"
	"spotter/internal/safety"
)

// Stop is the one card that stands in place of all advice.
type Stop struct {
	Level     string // emergency_now, urgent_24h
	Title, Do string
	Led       []Led
}

// Led is one thing that led to the stop.
type Led struct {
	Question, Why string
	Via           string // yes, unsure, mentioned, rule, escalated
	ID            string // question to answer again; "" = it cannot be answered away
	Slip          string // entry of a yes given minutes ago, which a slip of the finger can take back
	Later         bool   // a yes of today: it stands until another day
}

// crisisFlag asks for other words than a call for an ambulance (hazard H27).
const crisisFlag = "distress_self_harm"

// stopOf builds the card from what fired. Only what reaches the stop is named.
func (s *server) stopOf(sh Sheet) *Stop {
	level := sh.Screen.Level
	if sh.Screen.Stopped != nil {
		level = sh.Screen.Stopped.Urgency
	} else if sh.Plan.Stopped != nil {
		level = sh.Plan.Stopped.Urgency
	}
	st := s.stopCard(level)
	for _, f := range sh.Screen.Fired {
		if f.Urgency >= safety.Urgent24h {
			st.Led = append(st.Led, s.led(f, sh))
		}
		if f.ID == crisisFlag {
			st.Title, st.Do = s.words.T("web.stop_crisis_title"), s.words.T("safety.message_crisis")
		}
	}
	return st
}

// stopCard is the card without what led to it. A level that is not known
// counts as an emergency.
func (s *server) stopCard(level string) *Stop {
	if level == safety.LevelUpdate {
		return &Stop{Level: level, Title: s.words.T("web.stop_update_title"), Do: s.words.T("safety.message_update")}
	}
	if level == "urgent_24h" {
		return &Stop{Level: level, Title: s.words.T("web.stop_urgent_24h_title"), Do: s.words.T("safety.message_urgent_24h")}
	}
	return &Stop{Level: "emergency_now", Title: s.words.T("web.stop_emergency_now_title"), Do: s.words.T("safety.message_emergency_now")}
}

// led names one flag and the way to answer it anew. Not sure may be answered
// again at any time, a yes on another day, and minutes after the tap where the
// finger slipped.
func (s *server) led(f safety.Fired, sh Sheet) Led {
	l := Led{Via: f.Via, Why: Cover(s.words.Why(f.Why)), Question: s.questionText(f.ID)}
	for _, g := range sh.Given {
		switch {
		case g.ID != f.ID || f.Via != "yes" && f.Via != "unsure" && f.Via != "escalated":
		case g.Value != "yes" || g.Day != sh.Today:
			l.ID = f.ID
		case justNow(g.At, sh.Now):
			l.ID, l.Slip = f.ID, g.Entry
		default:
			l.Later = true
		}
	}
	return l
}

// justNow reports that an answer was given only minutes ago.
func justNow(at string, now time.Time) bool {
	t, err := time.Parse(time.RFC3339, at)
	since := now.Sub(t)
	return err == nil && since >= -time.Minute && since <= diary.SlipSeconds*time.Second
}

// questionText is the wording of a question, or its short name.
func (s *server) questionText(id string) string {
	all, err := s.desk.Questions()
	if err != nil {
		s.log("questions", err)
	}
	if q, ok := all[id]; ok && q.Text != "" {
		return q.Text
	}
	return sentence(s.words.Name("ask", id))
}
