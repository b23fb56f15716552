package report

import (
	"slices"
	"strconv"
	"strings"

	"spotter/internal/day"
)

// inShort is how many places stand in the first lines; more have a part of their own.
const inShort = 3

// short is what the first minute needs: the places with all that is known of
// them, warning signs, night and nerves, what matters in training, what was
// tried, the meet, the questions.
func (w writer) short() Section {
	s := Section{ID: "short", Title: w.say("letter.short")}
	add := func(code, text string) {
		if text != "" {
			s.Lines = append(s.Lines, Fact{Lead: w.say(code), Text: text})
		}
	}
	for i := range min(len(w.l.Places), inShort) {
		add("letter.short_problem", w.placeLine(&w.l.Places[i]))
	}
	if len(w.l.Places) == 0 {
		add("letter.short_problem", w.say("letter.place_none"))
	}
	s.Lines = append(s.Lines, w.warned(), w.nerves())
	add("letter.short_worse", w.worse())
	add("letter.short_well", w.named(well))
	add("letter.short_tried", w.tried())
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

// placeLine is all that is known of a place.
func (w writer) placeLine(p *Place) string {
	since, onset, course := w.say("letter.no_since"), "", ""
	if !p.Since.IsZero() {
		since = w.since(p)
	}
	if p.Onset != "" {
		onset = w.name("letter.onset_", p.Onset)
	}
	if p.Course != "not_stated" {
		course = w.name("course.", p.Course)
	}
	return join(". ", join(", ", w.place(p), since, onset, course), w.bad(p)) + "."
}

// since is from when on. What was told as a length ("about five months") gives
// no day: the longer ago, the rougher the date.
func (w writer) since(p *Place) string {
	days := w.l.AsOf.Sub(p.Since)
	switch {
	case !w.dates() || days < 14:
		return w.say("letter.since", "date", w.date(p.Since)) + w.length(p)
	case days < 84:
		return w.say("letter.since_about", "date", w.date(p.Since)) + w.length(p)
	}
	return w.say("letter.since_about", "date", w.roughly(p.Since)) + w.length(p)
}

// roughly is the part of a month that a day lies in.
func (w writer) roughly(d day.Date) string {
	part := "end"
	switch n := d.Time().Day(); {
	case n <= 10:
		part = "begin"
	case n <= 20:
		part = "middle"
	}
	return w.say("letter.month_"+part, "month", w.book.Date(d, "month_year"))
}

// length is how long it has been, beside the date.
func (w writer) length(p *Place) string {
	if !w.dates() {
		return ""
	}
	return " (" + w.span(w.l.AsOf.Sub(p.Since)) + ")"
}

// bad is how bad a place is: the last fourteen days, else as told.
func (w writer) bad(p *Place) string {
	var out []string
	worst := ""
	if p.Worst != nil {
		worst = w.say("letter.worst_rated", "n", *p.Worst)
	}
	if s := p.InSet; s != nil && (p.Worst == nil || *s > *p.Worst) {
		worst = w.say("letter.worst_set", "n", *s)
	}
	switch {
	case p.Mean != nil:
		out = append(out, w.say("letter.short_pain", "worst", worst, "mean", *p.Mean, "days", p.Days))
	case worst != "":
		out = append(out, w.say("letter.short_worst", "worst", worst, "days", p.Days))
	default:
		out = append(out, w.say("letter.place_unrated"))
	}
	if p.Last != nil {
		out = append(out, w.say("letter.last", "n", *p.Last, "date", w.date(p.LastOn)))
	}
	if p.Told != nil {
		out = append(out, w.say("letter.worst_told", "n", *p.Told))
	}
	if len(p.Quality) > 0 {
		out = append(out, w.list("body.quality_", p.Quality))
	}
	return up(commas(out))
}

// places are those that the first lines have no room for.
func (w writer) places() Section {
	if len(w.l.Places) <= inShort {
		return Section{}
	}
	s := Section{ID: "places", Title: w.say("letter.places")}
	for i := inShort; i < len(w.l.Places); i++ {
		s.Lines = append(s.Lines, line(w.placeLine(&w.l.Places[i])))
	}
	return s
}

// warned says how many warning signs count, how urgent, and how many questions
// were not asked. It is loud when something counts.
func (w writer) warned() Fact {
	n, open := len(w.l.Safety.Fired), 0
	for _, a := range w.l.Safety.Screen {
		if a.Value == "" {
			open++
		}
	}
	l := Fact{Lead: w.say("letter.short_signs"), Text: w.say("letter.short_none"), Loud: n > 0}
	if n > 0 {
		l.Text = w.say("letter.short_some", "n", n, "level", w.name("level.", w.l.Safety.Level))
	}
	rest := w.say("letter.short_all")
	if open > 0 {
		rest = w.say("letter.short_open", "open", open)
	}
	l.Text += " " + rest
	return l
}

// asked are the three things that are asked first: a symptom, the questions
// that would tell, and the warning sign that is about it.
var asked = []struct {
	code                string
	symptoms, questions []string
	flag                string
}{
	{"letter.first_night", []string{"night_pain"}, []string{"night_pain"}, ""},
	{"letter.first_numb", []string{"numbness", "tingling", "radiating_pain"}, []string{"arm_symptoms", "leg_symptoms"}, ""},
	{"letter.first_weak", []string{"weakness"}, nil, "progressive_weakness"},
}

// nerves says what is known of pain at night, numbness and weakness. What was
// not told is never a no.
func (w writer) nerves() Fact {
	var parts []string
	for _, x := range asked {
		said := w.say("letter.first_unknown")
		for _, a := range w.l.Safety.Screen {
			if a.ID == x.flag && a.Value != "" {
				said = w.answer(a.Value)
			}
		}
		for _, q := range x.questions {
			if t := w.l.told(q); t != nil && w.shown(t.Value) {
				said = w.answer(t.Value)
			}
		}
		yes, no := w.symptomsOf(x.symptoms)
		switch {
		case len(yes) > 0:
			said = w.say("letter.first_yes", "what", commas(yes))
		case no && said == w.say("letter.first_unknown"):
			said = w.answer("no")
		}
		parts = append(parts, w.say(x.code)+" "+said)
	}
	return Fact{Lead: w.say("letter.short_nerves"), Text: strings.Join(parts, "; ") + "."}
}

// symptomsOf are those of a kind that are there, with their places, and
// whether one was told to be absent.
func (w writer) symptomsOf(whats []string) (yes []string, no bool) {
	for _, s := range w.l.Symptoms {
		if !slices.Contains(whats, s.What) {
			continue
		}
		if s.Present {
			yes = append(yes, w.symptom(s))
		} else {
			no = true
		}
	}
	return yes, no
}

// answer words yes, no and unsure; anything else stands as it was told.
func (w writer) answer(v string) string { return w.name("letter.said_", v) }

// tried are what helped and what made it worse, and medicine by name.
func (w writer) tried() string {
	var out []string
	for _, h := range w.l.Helped {
		if h.How == "told" && h.Effect != "planned" && h.Effect != "unknown" && !(w.o.Forum && !w.o.Drugs && isDrug(h.What)) {
			out = append(out, w.what(h)+" ("+w.name("effect.", h.Effect)+")")
		}
	}
	if !w.o.Forum || w.o.Drugs {
		for _, m := range w.l.Medicine {
			name := join(" ", w.name("med.", m.Class), m.Name)
			if m.Effect != "" && m.Effect != "unknown" {
				name += " (" + w.name("effect.", m.Effect) + ")"
			}
			out = append(out, name)
		}
	}
	if len(out) == 0 {
		return ""
	}
	return w.few(out)
}

// few are the first six, and how many more there are.
func (w writer) few(out []string) string {
	const most = 6
	if len(out) > most {
		out = append(out[:most:most], w.say("letter.and_more", "n", len(out)-most))
	}
	return commas(out)
}

// named lists the lifts and activities of some effects, each once.
// worse are the things that set it off, each with what the log says where it says
// so clearly, and how much later.
func (w writer) worse() string {
	var out, seen []string
	for _, e := range w.l.Effects {
		name := w.effectName(e)
		if !(rank(e) <= 1 || e.Told == "started") || slices.Contains(seen, name) {
			continue
		}
		seen = append(seen, name)
		if (e.Word == "very_likely" || e.Word == "likely") && e.LagDays != nil {
			name += " (" + w.say("letter.short_log", "word", w.name("letter.log_", e.Word), "lag", w.lag(*e.LagDays)) + ")"
		}
		out = append(out, name)
	}
	return w.few(out)
}

func (w writer) named(which func(Effect) bool) string {
	var out []string
	for _, e := range w.l.Effects {
		if name := w.effectName(e); which(e) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return w.few(out)
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
	on, fed, paid := w.span(-m.DaysOut), m.Federation, ""
	if w.dates() {
		on = w.date(m.Date) + " (" + on + ")"
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

// open are answers to questions that are no warning signs, and what is not
// known yet.
func (w writer) open() Section {
	s := Section{ID: "open", Title: w.say("letter.open")}
	if len(w.l.Told) > 0 {
		s.Title = w.say("letter.open_told")
	}
	var said []string
	for _, x := range w.l.Told {
		if w.shown(x.Value) {
			said = append(said, w.unknown(x.Question)+": "+w.answer(x.Value))
		}
	}
	if len(said) > 0 {
		s.Lines = append(s.Lines, Fact{Lead: w.say("letter.told"), Text: strings.Join(said, "; ") + "."})
	}
	if len(w.l.Open) > 0 {
		names := make([]string, len(w.l.Open))
		for i, id := range w.l.Open {
			names[i] = w.unknown(id)
		}
		s.Lines = append(s.Lines, Fact{Lead: w.say("letter.open_list"), Text: strings.Join(names, "; ") + ".", Small: len(names) > 8})
	}
	if w.l.Apart > 0 {
		s.Lines = append(s.Lines, line(w.say("letter.apart", "n", w.l.Apart)))
	}
	s.Lines = orNone(s.Lines, w.say("letter.open_none"))
	return s
}

// shown: strangers see no words that a person typed.
func (w writer) shown(value string) bool {
	_, err := strconv.ParseFloat(value, 64)
	return !w.o.Forum || err == nil || slices.Contains([]string{"yes", "no", "unsure"}, value)
}

// orNone gives a section without statements the sentence that says so.
func orNone(l []Fact, none string) []Fact {
	if len(l) == 0 {
		return lines(none)
	}
	return l
}
