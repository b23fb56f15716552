package web

import (
	"iter"
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
	last    int64 // place of the newest row that was read
	sheets  map[part]Sheet
}

// moment is what a sheet is a function of.
type moment struct {
	who   app.AthleteID
	head  app.Head
	epoch string
	today day.Date
	heard int // of which search the plans know
}

// get is the sheet of a moment, made by fill when it is not there yet. stream
// reads the rows after a place. A fault is not kept.
func (s *shelf) get(at moment, want part, stream func(int64) iter.Seq2[app.Stored, error], fill func([]diary.Entry) (Sheet, error)) (Sheet, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.sheets == nil || s.at != at {
		if err := s.read(at, stream); err != nil {
			return Sheet{}, err
		}
		s.at, s.sheets = at, map[part]Sheet{}
	}
	if sh, ok := s.sheets[want]; ok {
		return sh, nil
	}
	sh, err := fill(s.entries)
	if err == nil {
		s.sheets[want] = sh
	}
	return sh, err
}

// read brings the entries up to date: what was read before stays, as a diary
// only grows, but for contents that were taken out for good. Then, and for
// another person or another epoch, everything is read anew.
func (s *shelf) read(at moment, stream func(int64) iter.Seq2[app.Stored, error]) error {
	entries, last := s.entries[:len(s.entries):len(s.entries)], s.last
	was := s.at.head // a diary that was deleted and begun anew counts on from the old places with fewer rows
	grown := s.sheets != nil && s.at.who == at.who && s.at.epoch == at.epoch && at.head.Srv >= last && at.head.Srv-was.Srv == at.head.Count-was.Count
	if !grown {
		entries, last = nil, 0
	}
	for row, err := range stream(last) {
		if err != nil {
			s.sheets = nil
			return err
		}
		if grown && taken(row) {
			s.sheets = nil
			return s.read(at, stream)
		}
		last = row.Srv
		if !row.Redacted {
			entries = append(entries, row.Entry)
		}
	}
	s.entries, s.last = entries, last
	return nil
}

// taken reports a row that changes rows before it.
func taken(row app.Stored) bool {
	return row.Redacted || row.Entry.Kind == diary.KindRedact || row.Entry.Kind == diary.KindRedacted
}
