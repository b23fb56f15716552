package web

import (
	"sync"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// shelf keeps the sheets of one moment: of one person, one day, and one head
// of their diary. The head counts up with every entry, so anything told makes
// all of them stale at once; a restore changes the epoch. What is kept is only
// ever read.
type shelf struct {
	mu      sync.Mutex
	at      moment
	entries []diary.Entry
	sheets  map[part]Sheet
}

// moment is what a sheet is a function of.
type moment struct {
	who   app.AthleteID
	head  app.Head
	epoch string
	today day.Date
}

// get is the sheet of a moment, made by make when it is not there yet. load
// reads the diary. A fault is not kept.
func (s *shelf) get(at moment, want part, load func() ([]diary.Entry, error), make func([]diary.Entry) (Sheet, error)) (Sheet, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sheets == nil || s.at != at {
		entries, err := load()
		if err != nil {
			return Sheet{}, err
		}
		s.at, s.entries, s.sheets = at, entries, map[part]Sheet{}
	}
	if sh, ok := s.sheets[want]; ok {
		return sh, nil
	}
	sh, err := make(s.entries)
	if err == nil {
		s.sheets[want] = sh
	}
	return sh, err
}
