package app

import (
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

// Conflicts are the things that two devices told differently without seeing
// each other, as the diary settles them for now: what counts is the cautious
// version, until a person says which one is right.
func (a *App) Conflicts(entries []diary.Entry, asOf day.Date) ([]diary.Conflict, error) {
	s, err := a.stand(intake.Case{AsOf: asOf}, entries, asOf)
	return s.h.Conflicts, err
}
