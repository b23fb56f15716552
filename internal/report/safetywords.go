package report

import (
	"strings"

	"spotter/internal/body"
)

// safety: what counts, what was answered, what was not asked, and the symptoms
// that were told. A question that was not asked is never among the no.
func (w writer) safety() Section {
	s := Section{ID: "safety", Title: w.say("letter.safety")}
	fired := map[string]bool{}
	for _, f := range w.l.Safety.Fired {
		fired[f.ID] = true
		lead := w.say("letter.fired")
		if f.Via == "mentioned" {
			lead = w.say("letter.fired_words")
		}
		s.Lines = append(s.Lines, Fact{Lead: lead, Text: w.flag(f.ID) + " (" + w.name("letter.level_", f.Level) + ")", Loud: true})
	}
	if len(s.Lines) == 0 {
		s.Lines = lines(w.say("letter.none_fired"))
	}
	by := map[string][]string{}
	for _, a := range w.l.Safety.Screen {
		what := w.flag(a.ID)
		if a.By == "clinician" {
			what = w.say("letter.seen_by", "what", what, "date", w.date(a.On))
		} else if a.Value == "yes" && fired[a.ID] {
			continue // said above
		}
		by[a.Value] = append(by[a.Value], what)
	}
	for _, v := range []struct{ value, code string }{{"yes", "letter.yes"}, {"unsure", "letter.unsure"}, {"", "letter.not_asked"}, {"no", "letter.no"}} {
		if n := len(by[v.value]); n > 0 {
			s.Lines = append(s.Lines, Fact{Lead: w.say(v.code, "n", n), Text: strings.Join(by[v.value], "; ") + ".", Small: n > 8})
		}
	}
	if n := w.l.Safety.Private; n > 0 {
		s.Lines = append(s.Lines, line(w.say("letter.private", "n", n)))
	}
	return w.symptoms(s)
}

func (w writer) symptoms(s Section) Section {
	var yes, no []string
	for _, x := range w.l.Symptoms {
		if x.Present {
			yes = append(yes, w.symptom(x))
		} else {
			no = append(no, w.symptom(x))
		}
	}
	if len(yes) > 0 {
		s.Lines = append(s.Lines, Fact{Lead: w.say("letter.symptom_yes"), Text: commas(yes)})
	}
	if len(no) > 0 {
		s.Lines = append(s.Lines, Fact{Lead: w.say("letter.symptom_no"), Text: commas(no)})
	}
	return s
}

func (w writer) symptom(x Symptom) string {
	return join(" ", w.sideWord(x.Side), w.name("symptom.", x.What), w.name("place.", x.Place))
}

func (w writer) sideWord(s body.Side) string {
	if s == "" || s == body.NotStated {
		return ""
	}
	return w.name("side.", string(s))
}

// chart words the body chart.
func (w writer) chart() ChartWords {
	c := ChartWords{Front: w.say("letter.front"), Back: w.say("letter.back"), Left: w.say("letter.left"), Right: w.say("letter.right"), Legend: w.say("letter.no_chart")}
	switch w.l.Chart.From {
	case "drawing":
		c.Legend = w.say("letter.from_drawing", "date", w.date(w.l.Chart.On))
	case "words":
		c.Legend = w.say("letter.from_words")
	}
	var spots []string
	for _, m := range Labels(w.l.Chart) {
		name := w.spot(m.Spots[0])
		if n := len(m.Spots); n > 1 {
			name = w.say("letter.spots", "what", name, "n", n-1)
		}
		if m.Intensity != nil {
			name += " " + num(float64(*m.Intensity)) + "/10"
		}
		spots = append(spots, name)
	}
	if len(spots) > 0 {
		c.Alt = w.say("letter.chart_alt", "what", commas(spots))
	} else {
		c.Alt = c.Legend
	}
	return c
}

// spot is a place of the chart with its side, in the body's own frame.
func (w writer) spot(s Spot) string {
	return join(" ", w.sideWord(s.Side), w.name("place.", s.Place))
}
