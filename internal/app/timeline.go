package app

import (
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/plan"
	"spotter/internal/timeline"
)

// TimelineDoc is what a line of time is made from: the diary as the gate sees
// it, and its notes. A stop stops it.
type TimelineDoc struct {
	timeline.Ask
	Stopped *plan.Stopped
}

// Timeline gathers what timeline.Make and its neighbours need.
func (a *App) Timeline(c intake.Case, entries []diary.Entry, asOf day.Date) (TimelineDoc, error) {
	s, err := a.stand(c, entries, asOf)
	if err != nil {
		return TimelineDoc{}, err
	}
	d := TimelineDoc{Stopped: a.worded(s.stopped())}
	if d.Stopped != nil {
		return d, nil
	}
	d.Ask = timeline.Ask{History: s.h, Catalogue: s.cat, AsOf: asOf}
	live, _ := diary.Live(entries, asOf)
	for _, e := range live {
		if at, err := day.Parse(e.At[:min(10, len(e.At))]); err == nil && e.Kind == "note" && e.Text != "" {
			d.Notes = append(d.Notes, timeline.Note{At: e.At, Day: at, Text: e.Text})
		}
	}
	return d, nil
}
