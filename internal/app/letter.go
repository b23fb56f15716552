package app

import (
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/report"
	"spotter/internal/trial"
	"spotter/knowledge"
)

// LetterRequest is all that a letter depends on, besides the knowledge.
type LetterRequest struct {
	Case    intake.Case
	Entries []diary.Entry
	AsOf    day.Date
	Name    string // "" = no name on it
	Private bool   // private answers may stand in it
	Explain bool   // keep the trace of every figure

	// Found is what the search for triggers says of the same case, diary and day.
	// The search takes a while in a long diary and a letter does not wait for it:
	// nil is a letter that says that it was not worked out.
	Found *TriggersDoc
}

// Letter is what a clinician reads first. A stop gives a letter all the same:
// the warning signs, and no load.
func (a *App) Letter(r LetterRequest) (report.Letter, error) {
	s, err := a.stand(r.Case, r.Entries, r.AsOf)
	if err != nil {
		return report.Letter{}, err
	}
	in := report.Input{Case: s.c, History: s.h, AsOf: r.AsOf, Knowledge: a.KnowledgeVersion(), Catalogue: s.cat, Answers: s.answers,
		Screen: s.screen, Verdict: s.permit.Verdict(), MeetDate: meetDate(s, day.Date{}), Name: r.Name, Private: r.Private, Explain: r.Explain}
	if in.Rules, err = knowledge.FlagsIn(a.lang); err != nil {
		return report.Letter{}, err
	}
	patterns, err := knowledge.Patterns()
	if err != nil {
		return report.Letter{}, err
	}
	for i := range patterns {
		for _, t := range patterns[i].Tells {
			in.Tests = append(in.Tests, t.ID) // more than once: the letter takes the first
		}
	}
	letterEntries(&in, r)
	if s.stopped() == nil {
		in.Search = report.NotWorkedOut
		if r.Found != nil {
			in.Triggers, in.Search = r.Found.Report, r.Found.Status
		}
		for _, p := range Trials(r.Entries) {
			in.Trials = append(in.Trials, report.Trialled{Protocol: p, Result: trial.Check(p, s.h, r.AsOf)})
		}
	}
	return report.Make(in), nil
}

// letterEntries reads what the fold leaves to others: drawings, clinicians'
// notes, and how far the diary reaches.
func letterEntries(in *report.Input, r LetterRequest) {
	in.DataUntil = r.Case.AsOf
	some, _ := diary.Live(r.Entries, r.AsOf)
	for _, e := range some {
		d, err := day.Parse(dayOf(e.At))
		if err != nil {
			continue
		}
		if d.After(in.DataUntil) && e.Kind != KindLetter {
			in.DataUntil = d
		}
		if e.Kind == "note" && e.By == "clinician" {
			in.Notes = append(in.Notes, report.Note{On: d, Text: e.Text})
		}
	}
	drawn, _ := Drawings(some)
	if n := len(drawn); n > 0 {
		in.Drawing, in.DrawnOn = &drawn[n-1].Drawing, drawn[n-1].Day
	}
}

// KindLetter is a letter that was given away: "what" is its form, "text" the
// hash on it. It is no fact about the person.
const KindLetter = "letter"

// Given is a letter that was given away, and how many entries that count have
// come since: with any, a newer letter says more.
type Given struct {
	On    day.Date
	Form  string
	Hash  string
	Since int
}

// LettersGiven lists them, newest first.
func LettersGiven(entries []diary.Entry) []Given {
	var out []Given
	since := 0
	for i := len(entries) - 1; i >= 0; i-- {
		e := &entries[i]
		switch {
		case e.Kind == "setting" || e.Kind == "advice":
		case e.Kind != KindLetter:
			since++
		default:
			if d, err := day.Parse(dayOf(e.At)); err == nil {
				out = append(out, Given{d, e.What, e.Text, since})
			}
		}
	}
	return out
}

// dayOf is the day of a time as entries write it.
func dayOf(at string) string {
	if len(at) > 10 {
		return at[:10]
	}
	return at
}
