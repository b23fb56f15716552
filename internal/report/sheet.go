package report

import (
	"strings"

	"spotter/internal/day"
	"spotter/internal/wording"
)

// Sheet is the letter in words, in the order in which it is read: what it is
// about in five lines, then safety. Every form for people is made from it.
type Sheet struct {
	Lang, Title, Lead, Who, When, Proof string
	Stop                                string // "" = neither a stop nor a hand over
	Sections                            []Section
	Strip                               []string // the form to give back; its heading first
	Chart                               ChartWords
	Time                                TimeWords
	More                                string
}

// ChartWords are what stands on and beside the body chart.
type ChartWords struct {
	Front, Back, Legend string
	Left, Right         string // marks of the body's own sides
	Alt                 string // the chart in a sentence, for those who do not see it
}

// TimeWords are what stands on and beside the time line.
type TimeWords struct {
	Title, Pain, Key string
	Lifts            []string   // one for each of Letter.Lifts
	Bars             [][]string // what stands in the bars of each, as figures are written in the language
	Starts           []string   // the first day of each week, short
	Until            string
	Alt              string
}

// Section is one part: lines, or a table, or both.
type Section struct {
	ID, Title string
	Table     *Table
	Lines     []Fact
}

// Fact is one statement. Lead is what the eye should catch first; a loud line
// is a warning, a small one a long list.
type Fact struct {
	Lead, Text  string
	Loud, Small bool
}

// String is the whole line.
func (l Fact) String() string { return join(" ", l.Lead, l.Text) }

// Table has a heading for every column; the first cell of a row names it.
type Table struct {
	Head []string
	Rows [][]string
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
	s := Sheet{Lang: book.Lang(), Title: w.say("letter.title"), Lead: w.say("letter.lead"), Who: w.who(), More: w.say("letter.more")}
	if o.Forum {
		s.Title = w.say("letter.forum_title")
	}
	if w.dates() {
		s.When = w.say("letter.date", "date", w.date(l.AsOf), "until", w.date(l.DataUntil))
	}
	if !o.Forum || o.Dates {
		s.Proof = w.say("letter.proof", "hash", l.Hash, "knowledge", l.Knowledge)
	}
	switch {
	case l.Status == "stopped":
		s.Stop = w.say("letter.stop")
	case l.Safety.Verdict == "hand_over":
		s.Stop = w.say("letter.hand_over")
	}
	s.Chart, s.Time = w.chart(), w.time()
	for _, part := range []func() Section{w.short, w.safety, w.places, w.course, w.effects, w.helped, w.medicine, w.function, w.limits, w.open} {
		if x := part(); x.ID != "" {
			s.Sections = append(s.Sections, x)
		}
	}
	s.Strip = []string{w.say("letter.strip"), w.say("letter.strip_seen") + "   " + w.say("letter.strip_flags"), w.say("letter.strip_nerve"), w.say("letter.strip_limits"), w.say("letter.strip_until")}
	return s
}

// Section of an id; an empty one when the letter has none.
func (s Sheet) Section(id string) Section {
	for _, x := range s.Sections {
		if x.ID == id {
			return x
		}
	}
	return Section{}
}

func (w writer) dates() bool { return !w.o.Forum || w.o.Dates }

// date of a fact; for strangers only how long ago.
func (w writer) date(d day.Date) string {
	switch {
	case d.IsZero():
		return w.say("letter.med_unknown")
	case w.dates():
		return w.book.Date(d, "day_mon_year")
	}
	return w.span(w.l.AsOf.Sub(d))
}

// span is a stretch of days in the unit a person would use.
func (w writer) span(days int) string {
	switch {
	case days == 0:
		return w.say("letter.today")
	case days < 0:
		return w.say("letter.ahead_days", "n", -days)
	case days < 14:
		return w.say("letter.ago_days", "n", days)
	case days < 84:
		return w.say("letter.ago_weeks", "n", (days+3)/7)
	}
	return w.say("letter.ago_months", "n", (days+15)/30)
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
	if p.Sex != "" {
		parts = append(parts, w.name("letter.sex_", p.Sex))
	} else {
		parts = append(parts, w.say("letter.no_sex"))
	}
	if p.Bodyweight != nil {
		parts = append(parts, w.say("letter.weight", "kg", tenth(*p.Bodyweight)))
	}
	if p.WrittenBy != "" {
		parts = append(parts, w.say("letter.by", "who", w.name("letter.role_", p.WrittenBy)))
	}
	return join(" · ", parts...)
}

// line is one statement without a lead.
func line(text string) Fact { return Fact{Text: text} }

// lines are statements without leads; what is empty is left out.
func lines(texts ...string) []Fact {
	var out []Fact
	for _, t := range texts {
		if t != "" {
			out = append(out, line(t))
		}
	}
	return out
}

func commas(list []string) string { return strings.Join(list, ", ") }
