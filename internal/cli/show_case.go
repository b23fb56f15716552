package cli

import (
	"fmt"
	"strings"

	"spotter/internal/app"
	"spotter/internal/body"
	"spotter/internal/intake"
	"spotter/internal/plan"
	"spotter/internal/safety"
)

// crisisFlag is the question about despair: its answer needs other words.
const crisisFlag = "distress_self_harm"

// showStop is the banner that comes before everything else.
func showStop(p *page, w *words, st *plan.Stopped) {
	if st == nil {
		return
	}
	head := w.say("app.stop_head")
	if st.Urgency == safety.LevelUpdate {
		head = w.say("app.stop_update_head")
	}
	lines := []string{head, w.name("safety.message_", st.Urgency)}
	for _, f := range st.Flags {
		lines = append(lines, "• "+w.of(f.Why))
		if f.ID == crisisFlag {
			lines = append(lines, w.say("safety.message_crisis"))
		}
	}
	p.banner(red, lines...)
}

// showCase prints what was read and what is missing.
func showCase(p *page, w *words, c intake.Case, text string, screen app.ScreenDoc) {
	showStop(p, w, screen.Stopped)
	p.title(w.say("app.case_title", "date", c.AsOf))
	for _, pr := range c.Problems {
		p.item(0, "•", problem(w, pr))
	}
	facts(p, w, c, text)
	list(p, w.say("app.case_advice"), func(add func(string)) {
		for _, a := range c.AdviceReceived {
			add(adviceWords(w, a))
		}
	})
	list(p, w.say("app.case_asks"), func(add func(string)) {
		for _, a := range c.Asks {
			add(w.name("ask.", a.What))
		}
	})
	list(p, w.say("app.case_unknown"), func(add func(string)) {
		names := make([]string, len(c.Unknown))
		for i, u := range c.Unknown {
			names[i] = w.unknown(u)
		}
		if len(names) > 0 {
			add(strings.Join(names, ", "))
		}
	})
	questions(p, w, c)
}

// questions are what to ask next, the first few only.
func questions(p *page, w *words, c intake.Case) {
	const shown = 8
	if len(c.NextQuestions) == 0 {
		return
	}
	p.head(w.say("app.case_next"))
	for i, q := range c.NextQuestions {
		if i == shown {
			p.text(3, faint, w.say("app.and_more", "n", len(c.NextQuestions)-shown))
			return
		}
		p.item(0, fmt.Sprintf("%d.", i+1), w.question(q.ID)+". "+p.paint(faint, w.say(q.Why)))
	}
}

// facts are the person's own words, sorted.
func facts(p *page, w *words, c intake.Case, text string) {
	list(p, w.say("app.case_triggers"), func(add func(string)) {
		for _, t := range c.Triggers {
			add(triggerLine(w, t) + quote(text, t.Span))
		}
	})
	list(p, w.say("app.case_tolerated"), func(add func(string)) {
		for _, t := range append(append([]intake.Trigger{}, c.Tolerated...), c.Eases...) {
			add(triggerLine(w, t) + quote(text, t.Span))
		}
	})
	list(p, w.say("app.case_tried"), func(add func(string)) {
		for _, t := range c.Tried {
			add(tried(w, t) + quote(text, t.Span))
		}
	})
	list(p, w.say("app.case_medication"), func(add func(string)) {
		for _, m := range c.Medication {
			add(medication(w, m) + quote(text, m.Span))
		}
	})
	list(p, w.say("app.case_symptoms"), func(add func(string)) {
		for _, x := range c.Symptoms {
			s := w.name("symptom.", x.What)
			if !x.Present {
				s = w.say("app.case_denied", "what", s)
			}
			add(s + quote(text, x.Span))
		}
	})
	list(p, w.say("app.case_goals"), func(add func(string)) {
		for _, g := range c.Goals {
			add(goal(w, c, g) + quote(text, g.Span))
		}
		for _, k := range c.Keep {
			add(w.say("app.case_keep", "what", w.name("keep.", k.What)) + quote(text, k.Span))
		}
	})
}

// list prints a headed list, or nothing when it is empty.
func list(p *page, head string, fill func(add func(string))) {
	first := true
	fill(func(s string) {
		if first {
			p.head(head)
			first = false
		}
		p.item(0, "•", up(s))
	})
}

// quote is the passage that a fact was read from.
func quote(text string, s *intake.Span) string {
	if s == nil || s[0] < 0 || s[1] > len(text) || s[0] >= s[1] {
		return ""
	}
	const most = 60
	q := []rune(strings.Join(strings.Fields(text[s[0]:s[1]]), " "))
	if len(q) > most {
		q = append(q[:most-1], '…')
	}
	return "  “" + string(q) + "”"
}

func problem(w *words, pr intake.Problem) string {
	s := w.name("region.", string(pr.Region))
	if pr.Region == body.Other && pr.Place != "" {
		s = pr.Place
	}
	switch pr.Side {
	case "", "not_stated":
		s += ", " + w.say("app.side_not_stated")
	default:
		s = w.name("side.", string(pr.Side)) + " " + s
	}
	if pr.OnsetDaysAgo != nil {
		s += ", " + w.say("app.since", "ago", w.ago(*pr.OnsetDaysAgo))
	}
	if pr.Course != "" && pr.Course != "not_stated" {
		s += ", " + w.name("course.", pr.Course)
	}
	if pr.Severity != nil {
		s += fmt.Sprintf(", %d/10", *pr.Severity)
	}
	return up(s)
}

// ago words a number of days roughly, as people say it.
func (w *words) ago(days int) string {
	switch {
	case days < 0:
		return w.n("cli.ago_future_", -days)
	case days == 0:
		return w.say("cli.ago_today")
	case days < 14:
		return w.n("cli.ago_days_", days)
	case days < 60:
		return w.n("cli.ago_weeks_", (days+3)/7)
	case days < 720:
		return w.n("cli.ago_months_", (days+15)/30)
	}
	return w.n("cli.ago_years_", (days+180)/365)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}

func triggerLine(w *words, t intake.Trigger) string {
	s := w.lift(t.Lift)
	if t.Lift == "" {
		s = w.name("activity.", t.Activity)
		if t.Activity == "" {
			s = w.name("care.", t.What)
		}
	}
	for _, more := range []struct{ family, id string }{{"often.", t.Often}, {"dose.", t.Dose}, {"when.", t.When}, {"effect.", t.Effect}} {
		if more.id != "" && more.id != "not_stated" && more.id != "provokes" {
			s += ", " + w.name(more.family, more.id)
		}
	}
	return s
}

func tried(w *words, t intake.Tried) string {
	s := w.name("care.", t.What)
	if t.What == "other" && t.Name != "" {
		s = t.Name
	}
	if t.Lift != "" {
		s += " (" + w.lift(t.Lift) + ")"
	}
	if t.Region != "" {
		s += ", " + w.name("region.", t.Region)
	}
	return s + ": " + w.name("effect.", t.Effect)
}

func medication(w *words, m intake.Medication) string {
	s := w.name("med.", m.Class)
	if m.Name != "" {
		s += " (" + m.Name + ")"
	}
	if m.DaysAgo != nil {
		s += ", " + w.ago(*m.DaysAgo)
	}
	if m.For != "" {
		s += w.say("cli.med_for", "what", strings.ReplaceAll(m.For, "_", " "))
	}
	if m.Effect != "" && m.Effect != "unknown" {
		s += ": " + w.name("effect.", m.Effect)
	}
	return s
}

func goal(w *words, c intake.Case, g intake.Goal) string {
	s := w.name("goal.", g.Kind)
	if g.DaysAhead != nil {
		d := c.AsOf.Add(*g.DaysAhead)
		s += w.say("cli.on_day", "day", d, "when", w.in(*g.DaysAhead))
	}
	if g.Paid != nil && *g.Paid {
		s += ", " + w.say("app.paid")
	}
	if g.Withdrawn {
		s += ", " + w.say("app.withdrawn")
	}
	return s
}

// in words the days to come.
func (w *words) in(days int) string {
	switch {
	case days < 0:
		return w.ago(-days)
	case days == 0:
		return w.say("cli.ago_today")
	case days >= 14 && days%7 == 0:
		return w.n("cli.in_weeks_", days/7)
	}
	return w.n("cli.in_days_", days)
}

func adviceWords(w *words, a intake.Advice) string {
	s := w.name("care.", a.What)
	if a.Name != "" {
		s = a.Name
	}
	if a.Lift != "" {
		s += " (" + w.lift(a.Lift) + ")"
	}
	return s
}
