package report

import (
	"strings"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/wording"
)

// Sheet is the letter in words, in the order in which it is read: safety
// first. Every form for people is made from it.
type Sheet struct {
	Title, Lead, Who, When, Proof string
	Stop                          string // "" = no stop
	Sections                      []Section
	Strip                         []string // the form to give back; its heading first
	Front, Back, Legend           string   // words of the body chart
	Left, Right                   string
	PainKey                       string
	LiftKeys                      []string // one for each of Letter.Lifts
	Page, More                    string
}

// Section is one numbered part.
type Section struct {
	ID, Title string
	Lines     []string
}

// Options say what a form may show.
type Options struct {
	Forum bool // for strangers: no name, no dates, no medicine, no clinician's notes
	Names bool // tick: the name after all
	Dates bool // tick: dates after all
	Drugs bool // tick: medicine after all
}

type writer struct {
	words
	l *Letter
	o Options
}

// Write words a letter.
func Write(l *Letter, book wording.Book, o Options) Sheet {
	w := writer{words{book}, l, o}
	s := Sheet{Title: w.say("letter.title"), Lead: w.say("letter.lead"), Who: w.who(), Front: w.say("letter.front"), Back: w.say("letter.back"),
		Left: "L", Right: "R", PainKey: w.say("letter.chart_pain"), Page: w.say("letter.page"), More: w.say("letter.more")}
	if o.Forum {
		s.Title = w.say("letter.forum_title")
	}
	if w.dates() {
		s.When = w.say("letter.date", "date", l.AsOf.Long(), "until", l.DataUntil.Long())
		s.Proof = w.say("letter.proof", "hash", l.Hash, "knowledge", l.Knowledge)
	}
	if l.Status == "stopped" {
		s.Stop = w.say("letter.stop")
	}
	switch l.Chart.From {
	case "drawing":
		s.Legend = w.say("letter.from_drawing", "date", w.date(l.Chart.On))
	case "words":
		s.Legend = w.say("letter.from_words")
	default:
		s.Legend = w.say("letter.no_chart")
	}
	for _, x := range l.Lifts {
		if s.Stop != "" {
			s.LiftKeys = append(s.LiftKeys, up(w.say("letter.chart_stop", "lift", w.lift(x.Lift))))
		} else {
			s.LiftKeys = append(s.LiftKeys, up(w.say("letter.chart_lift", "lift", w.lift(x.Lift))))
		}
	}
	for _, part := range []func() Section{w.safety, w.places, w.course, w.effects, w.helped, w.medicine, w.function, w.limits, w.ahead, w.open} {
		if x := part(); x.ID != "" {
			s.Sections = append(s.Sections, x)
		}
	}
	s.Strip = []string{w.say("letter.strip"), w.say("letter.strip_seen") + "   " + w.say("letter.strip_flags"), w.say("letter.strip_nerve"), w.say("letter.strip_limits"), w.say("letter.strip_until")}
	return s
}

func (w writer) dates() bool { return !w.o.Forum || w.o.Dates }

// date of a fact; for strangers only how long ago.
func (w writer) date(d day.Date) string {
	switch {
	case d.IsZero():
		return w.say("letter.med_unknown")
	case w.dates():
		return d.Long()
	}
	return num(float64(w.l.AsOf.Sub(d))) + " d"
}

func (w writer) who() string {
	p := w.l.Who
	var parts []string
	switch {
	case p.Name != "" && (!w.o.Forum || w.o.Names):
		parts = append(parts, w.say("letter.name", "name", p.Name))
	case !w.o.Forum:
		parts = append(parts, w.say("letter.no_name"))
	}
	if p.Age != nil {
		parts = append(parts, w.say("letter.age", "n", *p.Age))
	} else {
		parts = append(parts, w.say("letter.no_age"))
	}
	parts = append(parts, p.Sex)
	if p.Bodyweight != nil {
		parts = append(parts, w.say("letter.weight", "kg", tenth(*p.Bodyweight)))
	}
	if p.WrittenBy != "" {
		parts = append(parts, w.say("letter.by", "who", p.WrittenBy))
	}
	return join(" · ", parts...)
}

func (w writer) safety() Section {
	s := Section{ID: "safety", Title: w.say("letter.safety")}
	for _, f := range w.l.Safety.Fired {
		if f.Via == "mentioned" {
			s.Lines = append(s.Lines, w.say("letter.fired_words", "what", w.flag(f.ID), "level", w.name("level.", f.Level)))
		} else {
			s.Lines = append(s.Lines, w.say("letter.fired", "what", w.flag(f.ID), "level", w.name("level.", f.Level)))
		}
	}
	if len(s.Lines) == 0 {
		s.Lines = append(s.Lines, w.say("letter.none_fired"))
	}
	by := map[string][]string{}
	for _, a := range w.l.Safety.Screen {
		what := w.flag(a.ID)
		if a.By == "clinician" {
			what = w.say("letter.seen_by", "what", what, "date", w.date(a.On))
		}
		by[a.Value] = append(by[a.Value], what)
	}
	for _, v := range []string{"yes", "unsure"} {
		if n := len(by[v]); n > 0 {
			s.Lines = append(s.Lines, w.say("letter.answers", "n", n, "answer", w.say("letter."+v), "what", strings.Join(by[v], "; ")))
		}
	}
	if n := len(by[""]); n > 0 {
		s.Lines = append(s.Lines, w.say("letter.not_asked", "n", n, "what", strings.Join(by[""], "; ")))
	}
	if n := len(by["no"]); n > 0 {
		s.Lines = append(s.Lines, w.say("letter.answers", "n", n, "answer", w.say("letter.no"), "what", strings.Join(by["no"], "; ")))
	}
	if n := w.l.Safety.Private; n > 0 {
		s.Lines = append(s.Lines, w.say("letter.private", "n", n))
	}
	var yes, no []string
	for _, x := range w.l.Symptoms {
		name := join(" ", w.sideWord(x.Side), w.name("symptom.", x.What), x.Place)
		if x.Present {
			yes = append(yes, name)
		} else {
			no = append(no, name)
		}
	}
	if len(yes) > 0 {
		s.Lines = append(s.Lines, w.say("letter.symptom_yes", "what", strings.Join(yes, ", ")))
	}
	if len(no) > 0 {
		s.Lines = append(s.Lines, w.say("letter.symptom_no", "what", strings.Join(no, ", ")))
	}
	return s
}

func (w writer) sideWord(s body.Side) string {
	if s == "" || s == body.NotStated {
		return ""
	}
	return w.name("side.", string(s))
}
