package web

import (
	"fmt"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/timeline"
)

// beforeView is the 72 hours before a flare.
type beforeView struct {
	Title string
	Days  []dayView
}

type dayView struct {
	Name  string // "3 days before" …
	Date  string
	Lines []dayLine
}

// dayLine is one thing that was logged; Kind is its name.
type dayLine struct{ Kind, Text string }

func (s *server) beforeView(days []timeline.Day, on day.Date, held bool) *beforeView {
	b := &beforeView{Title: s.words.T("see.before_title", "date", on)}
	for _, d := range days {
		x := dayView{Date: s.words.Book.Date(d.Day, "long"), Name: s.words.T("see.before_same")}
		if n := on.Sub(d.Day); n > 0 {
			x.Name = s.words.N("see.before_", n)
		}
		x.Lines = s.dayLines(d, held)
		b.Days = append(b.Days, x)
	}
	return b
}

func (s *server) dayLines(d timeline.Day, held bool) (out []dayLine) {
	add := func(kind, text string) { out = append(out, dayLine{s.words.T("see.kind_" + kind), sentence(text)}) }
	if d.Sleep != nil {
		add("sleep", s.words.T("see.slept", "hours", d.Sleep.Hours))
	}
	for _, l := range d.Life {
		add("life", s.lifeText(l))
	}
	for _, g := range d.Lifts {
		add("lift", s.groupText(g, held))
	}
	for _, r := range d.Ratings {
		add("pain", s.words.T("see.at", "what", s.words.T("see.rating_"+r.Kind, "n", r.Score), "time", clock(r.Hour)))
	}
	for _, c := range d.Care {
		add("care", s.careText(c))
	}
	for _, c := range d.Taken {
		add("med", s.course(c))
	}
	for _, n := range d.Notes {
		add("note", n.Text)
	}
	return out
}

// groupText words the sets of a lift: how many, the heaviest, the pain.
func (s *server) groupText(g timeline.Group, held bool) string {
	name := s.liftName(g.Lift, g.Name)
	text := name
	if !held {
		text = s.words.N("see.group_", g.Sets, "lift", name, "kg", g.Top.Load.String(), "reps", g.Top.Reps)
	}
	if g.Pain != nil {
		text = s.words.T("see.group_pain", "what", text, "pain", *g.Pain)
	}
	return text
}

func (s *server) careText(c diary.Care) string {
	text := s.words.Name("care", c.What)
	if c.Minutes != nil {
		text = s.words.T("see.care_minutes", "what", text, "minutes", *c.Minutes)
	}
	return text
}

// calendarView is two months.
type calendarView struct {
	Months       []monthView
	Older, Newer string
}

type monthView struct {
	Title string
	Days  []string // Mon …
	Weeks [][]cellView
}

type cellView struct {
	Day    int
	Class  string
	Sets   int
	Worst  string
	Step   string // of the pain, for its look
	Care   bool
	Masked bool
	Say    string // all of it in words
}

// monthViews are the month that lies so many months back, and the one before.
func (s *server) monthViews(ask timeline.Ask, v timeline.View, at lookAt) calendarView {
	var out calendarView
	for back := at.Back + 1; back >= at.Back; back-- {
		m := timeline.MonthOf(ask, v.Place, back)
		x := monthView{Title: s.words.Book.Date(m.First, "month_year")}
		for _, c := range m.Weeks[0] {
			x.Days = append(x.Days, s.words.Book.Date(c.Day, "wd"))
		}
		for _, week := range m.Weeks {
			var row []cellView
			for _, c := range week {
				row = append(row, s.monthCell(c))
			}
			x.Weeks = append(x.Weeks, row)
		}
		out.Months = append(out.Months, x)
		if back > at.Back && m.First.After(v.First) {
			out.Older = at.to(func(l *lookAt) { l.Back += 2 }, "#calendar")
		}
	}
	if at.Back > 0 {
		out.Newer = at.to(func(l *lookAt) { l.Back = max(0, l.Back-2) }, "#calendar")
	}
	return out
}

func (s *server) monthCell(c timeline.Cell) cellView {
	x := cellView{Day: c.Day.Time().Day(), Sets: c.Sets, Care: c.Care > 0, Masked: c.Masked && !c.Future}
	switch {
	case c.Other:
		x.Class = "other"
	case c.Future:
		x.Class = "future"
	}
	say := s.words.Book.Date(c.Day, "long")
	if c.Sets > 0 {
		say += ", " + s.words.N("see.sets_", c.Sets)
	}
	if c.Worst != nil {
		x.Worst, x.Step = fmt.Sprint(*c.Worst), painStep(*c.Worst)
		say += ", " + s.words.T("see.worst", "n", *c.Worst)
	}
	if x.Care {
		say += ", " + s.words.T("see.kind_care")
	}
	if x.Masked {
		say += ", " + s.words.T("see.masked")
	}
	x.Say = say
	return x
}

// painStep sorts a rating into four looks.
func painStep(n int) string {
	switch {
	case n >= 7:
		return "high"
	case n >= 4:
		return "mid"
	case n >= 1:
		return "low"
	}
	return "none"
}
