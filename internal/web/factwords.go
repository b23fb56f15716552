package web

import (
	"slices"
	"strings"

	"spotter/internal/body"
	"spotter/internal/intake"
	"spotter/internal/lift"
)

// lower is a lift's name inside a sentence.
func (w Words) lower(id lift.ID) string {
	s := w.Lift(id)
	if w.Book.Lang() != "en" { // nouns keep their capital
		return s
	}
	if len(s) > 1 && s[1] >= 'a' && s[1] <= 'z' || len(s) > 1 && s[1] == '-' {
		return strings.ToLower(s[:1]) + s[1:]
	}
	return s
}

// sided puts the side behind a text: in words, in the body's own frame.
func (w Words) sided(text, side string) string {
	if side == "" || side == string(body.NotStated) {
		return text
	}
	return w.T("web.with_side", "what", text, "side", w.Name("side", side))
}

func (w Words) place(p intake.Problem) string {
	text := sentence(w.Name("region", string(p.Region)))
	if p.Region == body.Other && p.Place != "" {
		text = sentence(p.Place)
	}
	side := string(p.Side)
	if side == "" || side == string(body.NotStated) {
		text = w.T("web.side_unknown", "what", text)
	} else {
		text = w.sided(text, side)
	}
	zones := make([]string, len(p.Zones))
	for i, z := range p.Zones {
		zones[i] = w.Name("zone", string(z))
	}
	if len(zones) > 0 {
		text = w.T("web.with_zones", "what", text, "zones", strings.Join(zones, ", "))
	}
	if p.Severity != nil {
		text = w.T("web.with_severity", "what", text, "n", *p.Severity)
	}
	return text
}

func (w Words) placeFields(p intake.Problem) []Field {
	regions := make([]string, len(body.Regions))
	for i, r := range body.Regions {
		regions[i] = string(r)
	}
	return []Field{
		w.choice("side", string(p.Side), "left", "right", "both", "midline", "not_stated"),
		w.choice("region", string(p.Region), regions...),
		{Name: "severity", Label: w.T("web.field_severity"), Hint: w.T("web.hint_severity"), Type: "number", Value: optional(p.Severity), Min: "0", Max: "10"},
	}
}

// choice is a select field; its label and options are named in the book.
func (w Words) choice(name, value string, options ...string) Field {
	f := Field{Name: name, Label: w.T("web.field_" + name), Type: "select", Value: value}
	found := false
	for _, o := range options {
		on := o == value
		found = found || on
		f.Options = append(f.Options, Option{Value: o, Text: sentence(w.Name(name, o)), On: on})
	}
	if !found {
		f.Options = append([]Option{{Value: "", Text: w.T("web.not_said"), On: true}}, f.Options...)
	}
	return f
}

func (w Words) since(p intake.Problem) string {
	var parts []string
	if p.OnsetDaysAgo != nil {
		parts = append(parts, w.ago(*p.OnsetDaysAgo))
	}
	if p.Onset != "" {
		parts = append(parts, w.T("web.began", "how", w.Name("onset", p.Onset)))
	}
	if p.Course != "" && p.Course != "not_stated" {
		parts = append(parts, w.Name("course", p.Course))
	}
	return sentence(w.T("web.fact_since", "region", w.Name("region", string(p.Region)), "what", strings.Join(parts, ", ")))
}

// ago words a number of days in the unit a person would use; always "about".
func (w Words) ago(days int) string {
	switch {
	case days < 0:
		return w.T("web.ago_unknown")
	case days < 14:
		return w.N("web.ago_days_", days)
	case days < 60:
		return w.N("web.ago_weeks_", (days+3)/7)
	case days < 730:
		return w.N("web.ago_months_", (days+15)/30)
	}
	return w.N("web.ago_years_", (days+180)/365)
}

func (w Words) what(t intake.Trigger) string {
	switch {
	case t.Lift != "":
		return w.lower(t.Lift)
	case t.Activity != "":
		return w.Name("activity", t.Activity)
	}
	return w.Name("care", t.What)
}

func (w Words) trigger(t intake.Trigger) string {
	effect := t.Effect
	if effect == "" {
		effect = "provokes"
	}
	text := w.T("web.trigger_"+effect, "what", w.what(t))
	var extra []string
	for _, x := range [][2]string{{"often", t.Often}, {"dose", t.Dose}, {"when", t.When}} {
		if x[1] != "" && x[1] != "not_stated" {
			extra = append(extra, w.Name(x[0], x[1]))
		}
	}
	if len(extra) > 0 {
		text += " (" + strings.Join(extra, ", ") + ")"
	}
	return sentence(text)
}

func (w Words) triggerFields(t intake.Trigger) []Field {
	effect := w.choice("effect", t.Effect, "provokes", "started", "reduced_strength", "limits_range")
	effect.Label = w.T("web.field_does")
	if t.Lift == "" {
		return []Field{effect}
	}
	return []Field{w.liftField(t.Lift), effect}
}

// liftField offers the lifts of the same family, since a wrong reading is most
// often the wrong variant.
func (w Words) liftField(id lift.ID) Field {
	f := Field{Name: "lift", Label: w.T("web.field_lift"), Type: "select", Value: string(id)}
	if w.Lifts == nil {
		f.Options = []Option{{Value: string(id), Text: w.Lift(id), On: true}}
		return f
	}
	own, _ := w.Lifts.Get(id)
	for _, l := range w.Lifts.Lifts {
		if l.ID == id || (own.Family != "" && l.Family == own.Family) {
			f.Options = append(f.Options, Option{Value: string(l.ID), Text: w.Listed(l), On: l.ID == id})
		}
	}
	return f
}

func (w Words) tried(t intake.Tried) string {
	what := w.Name("care", t.What)
	switch {
	case t.Name != "":
		what = t.Name
	case t.Lift != "":
		what = w.lower(t.Lift)
	}
	if t.Region != "" {
		what = w.T("web.tried_on", "what", what, "where", w.treated(t.Region))
	}
	return sentence(w.T("web.tried_line", "what", what, "effect", w.Name("effect", t.Effect)))
}

// treated is the place that something was tried on: a zone or a whole region.
func (w Words) treated(place string) string {
	if slices.Contains(body.Regions, body.Region(place)) {
		return w.Name("region", place)
	}
	return w.Name("zone", place)
}

func (w Words) medicine(m intake.Medication) string {
	text := m.Name
	if text == "" {
		text = w.Name("med", m.Class)
	}
	if m.DaysAgo != nil {
		text = w.T("web.med_when", "what", text, "ago", w.ago(*m.DaysAgo))
	}
	if m.For != "" {
		text = w.T("web.med_for", "what", text, "for", strings.ReplaceAll(m.For, "_", " "))
	}
	if m.Effect != "" && m.Effect != "unknown" {
		text = w.T("web.tried_line", "what", text, "effect", w.Name("effect", m.Effect))
	}
	return sentence(text)
}

func (w Words) goal(g intake.Goal, c intake.Case) string {
	if g.Kind != "meet" {
		return w.T("web.goal_other")
	}
	text := w.T("web.goal_meet")
	if g.DaysAhead != nil {
		switch d := *g.DaysAhead; {
		case d < 0:
			text = w.T("web.goal_meet_over")
		case c.AsOf.IsZero():
			text = w.N("web.goal_meet_days_", d)
		default:
			text = w.N("web.goal_meet_days_", d) + " (" + w.Book.Date(c.AsOf.Add(d), "long") + ")"
		}
	}
	if g.Withdrawn {
		return w.T("web.goal_withdrawn", "what", text)
	}
	if g.Paid != nil && *g.Paid {
		text = w.T("web.goal_paid", "what", text)
	}
	return text
}

func (w Words) reported(r intake.Reported) string {
	load := num(r.Load)
	switch r.Unit {
	case "kg", "lb":
		load += " " + r.Unit
	default:
		load = w.T("web.no_unit", "load", load)
	}
	if r.Reps > 0 {
		load = w.T("web.load_reps", "load", load, "reps", r.Reps)
	}
	text := w.T("web.lift_reported", "lift", w.Lift(r.Lift), "load", load)
	if r.Max {
		text = w.T("web.lift_best", "what", text)
	}
	return text
}
