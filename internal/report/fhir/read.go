package fhir

import (
	"encoding/json"
	"errors"
	"fmt"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/report"
)

type resource struct {
	ResourceType string    `json:"resourceType"`
	Code         concept   `json:"code"`
	BodySite     concept   `json:"bodySite"`
	Component    []part    `json:"component"`
	Extension    []part    `json:"extension"`
	Date         string    `json:"date"`
	Name         []concept `json:"name"`
	Item         []struct {
		Extension []part `json:"extension"`
	} `json:"item"`
}

func (r *resource) kind() string {
	for _, c := range r.Code.Coding {
		if c.System == Own {
			return c.Code
		}
	}
	return ""
}

// Read is the letter that a bundle of this package was made from, without its
// trace. A bundle that holds a fact that is not understood, a place whose side
// is said in two ways, or another unit, is refused whole.
func Read(raw []byte) (report.Letter, error) {
	var b struct {
		ResourceType string `json:"resourceType"`
		Entry        []struct {
			Resource resource `json:"resource"`
		} `json:"entry"`
	}
	if err := json.Unmarshal(raw, &b); err != nil {
		return report.Letter{}, fmt.Errorf("this is no FHIR document: %w", err)
	}
	if b.ResourceType != "Bundle" || len(b.Entry) == 0 || b.Entry[0].Resource.ResourceType != "Composition" {
		return report.Letter{}, errors.New("this is no FHIR document: a Bundle that starts with a Composition is wanted")
	}
	l := empty()
	for i := range b.Entry {
		r := &b.Entry[i].Resource
		if err := l.take(r); err != nil {
			return report.Letter{}, fmt.Errorf("entry %d, %s %s: %w", i, r.ResourceType, r.kind(), err)
		}
	}
	return l.Letter, nil
}

type letter struct{ report.Letter }

func empty() *letter {
	return &letter{report.Letter{Safety: report.Safety{Fired: []report.Flag{}, Screen: []report.Answer{}}, Places: []report.Place{}, Chart: report.Chart{Spots: []report.Spot{}},
		Course: report.Course{Weeks: []report.Week{}, Flares: []report.Flare{}}, Lifts: []report.Line{}, Effects: []report.Effect{}, Helped: []report.Help{}, Medicine: []report.Medicine{},
		Symptoms: []report.Symptom{}, Told: []report.Said{}, Function: []report.Activity{}, Weekly: []report.Weekly{}, Measures: []report.Measure{}, Limits: []report.Limit{}, Notes: []report.Note{}, Keep: []string{}, Asks: []string{}, Open: []string{}}}
}

// another fills one more element of a list.
func another[T any](list *[]T, parts []part) error {
	var x T
	if err := fill(&x, parts); err != nil {
		return err
	}
	*list = append(*list, x)
	return nil
}

func (l *letter) take(r *resource) (err error) {
	switch r.ResourceType {
	case "Composition":
		l.AsOf, err = day.Parse(r.Date)
		return err
	case "Patient":
		if len(r.Name) > 0 {
			l.Who.Name = r.Name[0].Text
		}
		return nil
	case "MedicationStatement":
		return another(&l.Medicine, r.Extension)
	case "QuestionnaireResponse":
		for _, it := range r.Item {
			if err := another(&l.Safety.Screen, it.Extension); err != nil {
				return err
			}
		}
		return nil
	case "Observation":
		return l.observed(r)
	}
	return errors.New("a resource that the letter does not have")
}

func (l *letter) observed(r *resource) error {
	c := r.Component
	switch r.kind() {
	case "letter":
		return l.top(c)
	case "who":
		name := l.Who.Name
		err := fill(&l.Who, c)
		l.Who.Name = name
		return err
	case "body_weight":
		return nil // among who, too
	case "flag":
		return another(&l.Safety.Fired, c)
	case "place":
		if err := another(&l.Places, c); err != nil {
			return err
		}
		return sameSide(r.BodySite, string(l.Places[len(l.Places)-1].Side))
	case "spot":
		if err := another(&l.Chart.Spots, c); err != nil {
			return err
		}
		return sameSide(r.BodySite, string(l.Chart.Spots[len(l.Chart.Spots)-1].Side))
	case "symptom":
		return another(&l.Symptoms, c)
	case "told":
		return another(&l.Told, c)
	case "week":
		return another(&l.Course.Weeks, c)
	case "flare":
		return another(&l.Course.Flares, c)
	case "lift_week":
		return l.liftWeek(c)
	case "effect":
		return another(&l.Effects, c)
	case "need":
		l.Need = &report.Need{}
		return fill(l.Need, c)
	case "tried":
		return another(&l.Helped, c)
	case "function", "measure":
		return l.scored(r.kind(), c)
	case "weekly":
		return another(&l.Weekly, c)
	case "limit":
		return another(&l.Limits, c)
	case "note":
		return another(&l.Notes, c)
	case "meet":
		l.Meet = &report.Meet{}
		return fill(l.Meet, c)
	case "keep":
		return words(&l.Keep, c)
	case "ask":
		return words(&l.Asks, c)
	case "open":
		return words(&l.Open, c)
	}
	return errors.New("a fact that the letter does not have")
}

// sameSide: the side stands in the body site and among the fields. Two sides
// for one place are a fault, never a choice.
func sameSide(site concept, side string) error {
	for _, c := range site.Coding {
		if c.Code == "side."+side {
			return nil
		}
	}
	return fmt.Errorf("the body site says %v and the place says %s", site.Text, side)
}

func words(list *[]string, c []part) error {
	var x word
	err := fill(&x, c)
	*list = append(*list, x.Text)
	return err
}

func (l *letter) top(c []part) error {
	var t top
	if err := fill(&t, c); err != nil {
		return err
	}
	l.Schema, l.Status, l.Knowledge, l.Hash, l.Search = t.Schema, t.Status, t.Knowledge, t.Hash, t.Search
	l.Safety.Verdict, l.Safety.Level, l.Safety.Private, l.Apart = t.Verdict, t.Level, t.Private, t.Apart
	l.ToldOn, _ = t.ToldOn.(day.Date)
	l.DataUntil, _ = t.DataUntil.(day.Date)
	l.Chart.On, _ = t.ChartOn.(day.Date)
	l.Course.Rated, l.Chart.From = t.RatedDays, t.ChartFrom
	return nil
}

func (l *letter) liftWeek(c []part) error {
	var w liftWeek
	if err := fill(&w, c); err != nil {
		return err
	}
	if w.N == 0 {
		l.Lifts = append(l.Lifts, report.Line{Lift: lift.ID(w.Lift)})
	}
	if len(l.Lifts) == 0 || string(l.Lifts[len(l.Lifts)-1].Lift) != w.Lift || len(l.Lifts[len(l.Lifts)-1].Weeks) != w.N {
		return errors.New("its weeks are not in order")
	}
	at := &l.Lifts[len(l.Lifts)-1].Weeks
	*at = append(*at, report.LiftPoint{Sets: w.Sets, Kg: w.Kg, Pain: w.Pain})
	return nil
}

func (l *letter) scored(kind string, c []part) error {
	var s scored
	if err := fill(&s, c); err != nil {
		return err
	}
	on, _ := s.On.(day.Date)
	p := report.Score{On: on, Value: s.Value}
	if kind == "measure" {
		if n := len(l.Measures); n == 0 || l.Measures[n-1].ID != s.Name {
			l.Measures = append(l.Measures, report.Measure{ID: s.Name})
		}
		at := &l.Measures[len(l.Measures)-1].Points
		*at = append(*at, p)
		return nil
	}
	if n := len(l.Function); n == 0 || l.Function[n-1].Name != s.Name {
		l.Function = append(l.Function, report.Activity{Name: s.Name})
	}
	at := &l.Function[len(l.Function)-1].Points
	*at = append(*at, p)
	return nil
}
