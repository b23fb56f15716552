package report

import (
	"slices"
	"strings"
)

// short is the letter in five lines: the problem, the warning signs, what
// matters in training, the meet, the questions. It repeats no more than what
// the first minute needs.
func (w writer) short() Section {
	s := Section{ID: "short", Title: w.say("letter.short")}
	add := func(code, text string) {
		if text != "" {
			s.Lines = append(s.Lines, Fact{Lead: w.say(code), Text: text})
		}
	}
	for i := range w.l.Places {
		add("letter.short_problem", w.placeShort(&w.l.Places[i]))
	}
	s.Lines = append(s.Lines, w.warned())
	add("letter.short_worse", w.named(func(e Effect) bool { return rank(e) <= 1 || e.Told == "started" }))
	add("letter.short_well", w.named(well))
	add("letter.short_meet", w.meet())
	if len(w.l.Keep) > 0 {
		add("letter.short_keep", w.list("web.keep_", w.l.Keep))
	}
	if len(w.l.Asks) > 0 {
		add("letter.short_asks", strings.ReplaceAll(w.list("letter.ask_", w.l.Asks), "?,", "?"))
	}
	return s
}

// well: said to go well, or rated often with nothing above 2.
func well(e Effect) bool {
	said := e.Told == "tolerated" || e.Told == "eases"
	return said && (e.Pain == nil || *e.Pain < sorePain) || e.Told == "" && e.Lift != "" && e.Rated >= 10 && *e.Pain <= finePain
}

func (w writer) placeShort(p *Place) string {
	since, course, bad := w.say("letter.no_since"), "", ""
	if !p.Since.IsZero() {
		since = w.say("letter.since", "date", w.date(p.Since)) + w.length(p)
	}
	if p.Course != "not_stated" {
		course = w.name("course.", p.Course)
	}
	switch {
	case p.Mean != nil:
		bad = w.say("letter.short_pain", "worst", *p.Worst, "mean", *p.Mean)
	case p.Worst != nil:
		bad = w.say("letter.short_worst", "worst", *p.Worst)
	case p.Told != nil:
		bad = w.say("letter.worst_told", "n", *p.Told)
	}
	return join(", ", w.place(p), since, course, bad)
}

// length is how long it has been, beside the date.
func (w writer) length(p *Place) string {
	if !w.dates() {
		return ""
	}
	return " (" + w.span(w.l.AsOf.Sub(p.Since)) + ")"
}

// warned says how many warning signs count, how urgent, and how many questions
// were not asked. It is loud when something counts.
func (w writer) warned() Fact {
	n := len(w.l.Safety.Fired)
	open := 0
	for _, a := range w.l.Safety.Screen {
		if a.Value == "" {
			open++
		}
	}
	l := Fact{Lead: w.say("letter.short_signs")}
	if n == 0 {
		l.Text = w.say("letter.short_none", "open", open)
	} else {
		l.Loud = true
		l.Text = w.say("letter.short_some", "n", n, "level", w.name("level.", w.l.Safety.Level), "open", open)
	}
	return l
}

// named lists the lifts and activities of some effects, each once.
func (w writer) named(which func(Effect) bool) string {
	var out []string
	for _, e := range w.l.Effects {
		if name := w.effectName(e); which(e) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	const most = 6
	if len(out) > most {
		out = append(out[:most:most], w.say("letter.and_more", "n", len(out)-most))
	}
	return commas(out)
}

func (w writer) effectName(e Effect) string {
	if e.Lift != "" {
		return w.lift(e.Lift)
	}
	return w.name("activity.", e.Activity)
}

func (w writer) meet() string {
	m := w.l.Meet
	if m == nil {
		return w.say("letter.no_meet")
	}
	on, fed, paid := w.say("letter.meet_days", "days", m.DaysOut), m.Federation, ""
	if w.dates() {
		on = w.say("letter.meet", "date", w.date(m.Date), "days", m.DaysOut)
	}
	if w.o.Forum && !w.o.Names {
		fed = ""
	}
	if m.Paid != nil && *m.Paid {
		paid = w.say("letter.paid")
	}
	return join(", ", on, fed, paid)
}

func (w writer) list(family string, ids []string) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = w.name(family, id)
	}
	return commas(out)
}

func (w writer) open() Section {
	s := Section{ID: "open", Title: w.say("letter.open")}
	if len(w.l.Open) > 0 {
		names := make([]string, len(w.l.Open))
		for i, id := range w.l.Open {
			names[i] = w.unknown(id)
		}
		s.Lines = append(s.Lines, Fact{Lead: w.say("letter.open_list"), Text: commas(names), Small: len(names) > 8})
	}
	if w.l.Apart > 0 {
		s.Lines = append(s.Lines, line(w.say("letter.apart", "n", w.l.Apart)))
	}
	s.Lines = orNone(s.Lines, w.say("letter.open_none"))
	return s
}

// orNone gives a section without statements the sentence that says so.
func orNone(l []Fact, none string) []Fact {
	if len(l) == 0 {
		return lines(none)
	}
	return l
}
