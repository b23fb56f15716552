package web

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"spotter/internal/intake"
)

// Fact is one thing that was read, as a line beside the post.
type Fact struct {
	N         int // its number in the text and in the list, from 1
	Key       string
	Kind      string // where, since, trigger, fine, tried, medicine, goal, sign, lift, advice
	Text      string
	Spans     []intake.Span
	Fields    []Field // what can be put right; none = it can only be removed
	Corrected bool    // put right or added by hand
	Fixed     bool    // cannot be removed
}

// Anchor is the id of its passage in the text.
func (f Fact) Anchor() string { return fmt.Sprintf("in-text-%d", f.N) }

// ID is the id of its line in the list.
func (f Fact) ID() string { return fmt.Sprintf("fact-%d", f.N) }

// Marked says whether it has a passage in the text.
func (f Fact) Marked() bool { return len(f.Spans) > 0 }

// Field is one part of a fact that a form can change.
type Field struct {
	Name, Label, Value, Hint string
	Type                     string // select, number, text, date
	Min, Max                 string
	Options                  []Option
}

// Option of a select field.
type Option struct {
	Value, Text string
	On          bool
}

// Group of facts under one heading.
type Group struct {
	Kind, Title string
	Facts       []Fact
}

// lister numbers facts in the order in which they are listed.
type lister struct {
	w      Words
	n      int
	stop   bool // a stop stands: no load figure
	groups []Group
}

func (l *lister) add(kind string, f Fact) {
	l.n++
	f.N, f.Kind = l.n, kind
	if l.stop {
		f.Text = Cover(f.Text)
	}
	for i := range l.groups {
		if l.groups[i].Kind == kind {
			l.groups[i].Facts = append(l.groups[i].Facts, f)
			return
		}
	}
	l.groups = append(l.groups, Group{Kind: kind, Title: l.w.T("web.group_" + kind), Facts: []Fact{f}})
}

// facts lists what a case holds, grouped in a fixed order. What others said
// stands in a group of its own, "advice".
func facts(w Words, c intake.Case, stop bool) []Group {
	l := &lister{w: w, stop: stop}
	l.places(c)
	l.triggers(c)
	l.done(c)
	l.aims(c)
	l.signs(c)
	l.others(c)
	return l.groups
}

func (l *lister) places(c intake.Case) {
	w := l.w
	for i, p := range c.Problems {
		l.add("where", Fact{Key: intake.FactKey("problem", i, p.Span), Text: w.place(p), Spans: spans(p.Span), Fields: w.placeFields(p)})
	}
	for i, p := range c.Problems {
		if p.OnsetDaysAgo == nil && (p.Course == "" || p.Course == "not_stated") && p.Onset == "" {
			continue
		}
		l.add("since", Fact{Key: intake.FactKey("since", i, p.Span), Text: w.since(p), Fixed: true, Fields: []Field{
			{Name: "onset_days_ago", Label: w.T("web.field_onset_days"), Type: "number", Value: optional(p.OnsetDaysAgo), Min: "0", Max: "20000"},
			w.choice("course", p.Course, "improving", "stable", "on_and_off", "worsening", "resolved"),
		}})
	}
}

func (l *lister) triggers(c intake.Case) {
	for i, t := range c.Triggers {
		l.add("trigger", Fact{Key: intake.FactKey("trigger", i, t.Span), Text: l.w.trigger(t), Spans: spans(t.Span), Fields: l.w.triggerFields(t)})
	}
	for i, t := range c.Tolerated {
		l.add("fine", Fact{Key: intake.FactKey("tolerated", i, t.Span), Text: l.w.T("web.fact_fine", "what", l.w.what(t)), Spans: spans(t.Span)})
	}
	for i, t := range c.Eases {
		l.add("fine", Fact{Key: intake.FactKey("eases", i, t.Span), Text: l.w.T("web.fact_eases", "what", l.w.what(t)), Spans: spans(t.Span)})
	}
}

func (l *lister) done(c intake.Case) {
	w := l.w
	for i, t := range c.Tried {
		l.add("tried", Fact{Key: intake.FactKey("tried", i, t.Span), Text: w.tried(t), Spans: spans(t.Span), Fields: []Field{
			w.choice("effect", t.Effect, "helped", "temporary", "partial", "no_change", "worse", "planned", "unknown"),
		}})
	}
	for i, m := range c.Medication {
		l.add("medicine", Fact{Key: intake.FactKey("medication", i, m.Span), Text: w.medicine(m), Spans: spans(m.Span), Fields: []Field{
			{Name: "days_ago", Label: w.T("web.field_days_ago"), Type: "number", Value: optional(m.DaysAgo), Min: "0", Max: "3650"},
		}})
	}
}

func (l *lister) aims(c intake.Case) {
	w := l.w
	for i, g := range c.Goals {
		f := Fact{Key: intake.FactKey("goal", i, g.Span), Text: w.goal(g, c), Spans: spans(g.Span)}
		if g.Kind == "meet" {
			date := ""
			if g.DaysAhead != nil && !c.AsOf.IsZero() {
				date = c.AsOf.Add(*g.DaysAhead).String()
			}
			f.Fields = []Field{{Name: "date", Label: w.T("web.field_meet"), Type: "date", Value: date}}
		}
		l.add("goal", f)
	}
	for i, k := range c.Keep {
		l.add("goal", Fact{Key: intake.FactKey("keep", i, k.Span), Text: w.T("web.fact_keep", "what", w.Name("keep", k.What)), Spans: spans(k.Span)})
	}
	for i, r := range c.Reported {
		l.add("lift", Fact{Key: intake.FactKey("reported", i, r.Span), Text: sentence(w.reported(r)), Spans: spans(r.Span), Fields: []Field{
			{Name: "load", Label: w.T("web.field_load"), Type: "number", Value: l.loadValue(r.Load), Min: "0", Max: "1200"},
			w.choice("unit", r.Unit, "kg", "lb"),
		}})
	}
}

func (l *lister) loadValue(load float64) string {
	if l.stop {
		return ""
	}
	return num(load)
}

func (l *lister) signs(c intake.Case) {
	w := l.w
	for i, s := range c.Symptoms {
		code := "web.fact_sign"
		if !s.Present {
			code = "web.fact_no_sign"
		}
		l.add("sign", Fact{Key: intake.FactKey("symptom", i, s.Span), Text: w.sided(w.T(code, "what", w.Name("symptom", s.What)), string(s.Side)), Spans: spans(s.Span)})
	}
	for _, f := range c.RedFlags.Mentioned {
		l.add("sign", Fact{Key: "", Fixed: true, Text: w.T("web.fact_flag", "what", w.flagName(f.ID)), Spans: spans(f.Span)})
	}
}

func (l *lister) others(c intake.Case) {
	w := l.w
	for _, a := range c.AdviceReceived {
		what := w.Name("care", a.What)
		switch {
		case a.Name != "":
			what = a.Name
		case a.Lift != "":
			what = w.T("web.advice_on_lift", "what", w.Name("advice", a.What), "lift", w.lower(a.Lift))
		}
		l.add("advice", Fact{Fixed: true, Text: what, Spans: spans(a.Span)})
	}
}

func spans(s *intake.Span) []intake.Span {
	if s == nil {
		return nil
	}
	return []intake.Span{*s}
}

func optional(n *int) string {
	if n == nil {
		return ""
	}
	return fmt.Sprint(*n)
}

// flat lists all facts of all groups.
func flat(groups []Group) []Fact {
	var out []Fact
	for _, g := range groups {
		out = append(out, g.Facts...)
	}
	return out
}

// sentence starts a text with a capital letter.
func sentence(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}
