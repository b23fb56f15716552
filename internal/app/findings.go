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
	"spotter/internal/safety"
	"spotter/knowledge"
)

// FindingsSchema is the format in which a clinician's findings come back.
const FindingsSchema = "spotter.findings/1"

// Findings are what a clinician found and limits, as on the form of the letter.
type Findings struct {
	Schema  string            `json:"schema"`
	Date    day.Date          `json:"date"`
	Answers map[string]string `json:"answers"` // question of the screen: yes, no, unsure
	Notes   []string          `json:"notes"`
	Limits  []struct {
		Lift      string   `json:"lift"`
		Demand    string   `json:"demand"`
		MaxKg     *float64 `json:"max_kg"`
		MaxPct    *float64 `json:"max_pct"`
		MaxDemand *float64 `json:"max_demand"`
		Until     day.Date `json:"until"`
	} `json:"limits"`
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
		_, known := cat.Get(lift.ID(l.Lift))
		switch {
		case l.Lift != "" && !known:
			return nil, fmt.Errorf("limit %d: there is no lift %q", i+1, l.Lift)
		case l.Demand != "" && !lift.KnownDemand(lift.Demand(l.Demand)):
			return nil, fmt.Errorf("limit %d: there is no demand %q", i+1, l.Demand)
		case l.MaxKg == nil && l.MaxPct == nil && l.MaxDemand == nil:
			return nil, fmt.Errorf("limit %d needs max_kg, max_pct or max_demand", i+1)
		}
		e := diary.Entry{Kind: "limit", Lift: l.Lift, Demand: l.Demand, MaxKg: l.MaxKg, MaxPct: l.MaxPct, MaxDemand: l.MaxDemand}
		if !l.Until.IsZero() {
			e.Until = l.Until.String()
		}
		add(e)
	}
	for _, n := range f.Notes {
		add(diary.Entry{Kind: "note", Text: n})
	}
	return out, nil
}
