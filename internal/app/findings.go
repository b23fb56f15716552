package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/report"
	"spotter/internal/safety"
	"spotter/knowledge"
)

// FindingsSchema is the format in which a clinician's findings come back.
const FindingsSchema = "spotter.findings/1"

// Findings are what a clinician found and limits, as on the form of the letter.
type Findings struct {
	Schema  string            `json:"schema"`
	Date    day.Date          `json:"date"`
	Answers map[string]string `json:"answers,omitempty"` // question of the screen: yes, no, unsure
	Notes   []string          `json:"notes,omitempty"`
	Limits  []Limited         `json:"limits,omitempty"`
}

// Limited is one limit. Lift is a catalogue id, or squat, bench, deadlift for
// every lift of that family; without lift and demand it is for all lifts.
type Limited struct {
	Lift      string   `json:"lift,omitempty"`
	Demand    string   `json:"demand,omitempty"`
	MaxKg     *float64 `json:"max_kg,omitempty"`
	MaxPct    *float64 `json:"max_pct,omitempty"`
	MaxDemand *float64 `json:"max_demand,omitempty"`
	Until     day.Date `json:"until,omitzero"`
}

// FindingsEntries are the diary entries of a findings file, by a clinician.
// The same file always gives the same ids, so that it counts once however
// often it is brought in. What is not understood is refused whole: a limit that
// is lost could raise a load.
func FindingsEntries(raw []byte) ([]diary.Entry, error) {
	var f Findings
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return nil, fmt.Errorf("these findings cannot be read: %w", err)
	}
	if f.Schema != FindingsSchema || f.Date.IsZero() {
		return nil, errors.New(`findings need "schema":"spotter.findings/1" and a "date"`)
	}
	rules, err := knowledge.Flags()
	if err != nil {
		return nil, err
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		return nil, err
	}
	var out []diary.Entry
	add := func(e diary.Entry) {
		e.At, e.By, e.Source = f.Date.String(), "clinician", "findings"
		e.ID = uuid.NewSHA1(uuid.NameSpaceOID, fmt.Appendf(slices.Clone(raw), "/%d", len(out))).String()
		out = append(out, e)
	}
	for _, fl := range rules.Flags { // in the order of the rules, whatever the order of the file
		if v, ok := f.Answers[fl.ID]; ok && safety.ParseAnswer(v) != safety.Unanswered {
			add(diary.Entry{Kind: "answer", Question: fl.ID, Value: string(safety.ParseAnswer(v))})
		}
	}
	if len(out) != len(f.Answers) {
		return nil, errors.New("an answer names no question of the screen, or is not yes, no or unsure; spotter screen CASE lists them")
	}
	for i, l := range f.Limits {
		lifts, known := liftsOf(cat, l.Lift)
		switch {
		case l.Lift != "" && !known:
			return nil, fmt.Errorf("limit %d: there is no lift %q", i+1, l.Lift)
		case l.Demand != "" && !lift.KnownDemand(lift.Demand(l.Demand)):
			return nil, fmt.Errorf("limit %d: there is no demand %q", i+1, l.Demand)
		case l.MaxKg == nil && l.MaxPct == nil && l.MaxDemand == nil:
			return nil, fmt.Errorf("limit %d needs max_kg, max_pct or max_demand", i+1)
		case !within(l.MaxKg, 1000) || !within(l.MaxPct, 100) || !within(l.MaxDemand, lift.MaxDemand):
			return nil, fmt.Errorf("limit %d has a figure that is none: kg 0 to 1000, percent 0 to 100, demand 0 to %d", i+1, lift.MaxDemand)
		case !l.Until.IsZero() && l.Until.Before(f.Date):
			return nil, fmt.Errorf("limit %d ends before the day of the findings", i+1)
		}
		for _, id := range lifts {
			e := diary.Entry{Kind: "limit", Lift: id, Demand: l.Demand, MaxKg: l.MaxKg, MaxPct: l.MaxPct, MaxDemand: l.MaxDemand}
			if !l.Until.IsZero() {
				e.Until = l.Until.String()
			}
			add(e)
		}
	}
	for _, n := range f.Notes {
		add(diary.Entry{Kind: "note", Text: n})
	}
	return out, nil
}

// liftsOf are the lifts that a limit names: one, or all of a family, or "" for
// every lift there is.
func liftsOf(cat *lift.Catalogue, name string) ([]string, bool) {
	if slices.Contains(lift.Mains, lift.Main(name)) {
		var out []string
		for _, id := range report.Family(cat, lift.Main(name)) {
			out = append(out, string(id))
		}
		return out, true
	}
	_, known := cat.Get(lift.ID(name))
	return []string{name}, known
}

// within: absent, or a number from 0 to most.
func within(v *float64, most float64) bool { return v == nil || *v >= 0 && *v <= most }
