package app

import (
	"spotter/internal/care"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/reason"
	"spotter/knowledge"
)

// CareItem is one kind of self-care and whether it may be tried now.
type CareItem struct {
	care.Item
	Allowed bool
	Why     []reason.Reason // why not; or, where it is allowed, what to answer first
}

// CareItems are the kinds of self-care that a trial could be about, as the
// answers so far allow them. Medicines are not among them, nor what cannot be
// put on and off from one day to the next; after a stop there are none.
func (a *App) CareItems(c intake.Case, entries []diary.Entry, asOf day.Date) ([]CareItem, error) {
	s, err := a.stand(c, entries, asOf)
	if err != nil || s.stopped() != nil {
		return nil, err
	}
	items, err := knowledge.CareIn(a.lang)
	if err != nil {
		return nil, err
	}
	var out []CareItem
	for _, it := range items {
		if it.Medicine || it.MaxMinutes == 0 || (it.TrialUnit != "session" && it.TrialUnit != "day") {
			continue
		}
		ok, why := allowedCare(s, it)
		out = append(out, CareItem{it, ok, why})
	}
	return out, nil
}
