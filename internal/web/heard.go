package web

import (
	"slices"
	"strings"
	"sync"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// heard is the last search for triggers that came to an end, for the plans made
// after it: no page with a plan waits for a search. It is of one state of one
// diary, and is used while that diary only grew. A session that was begun keeps
// what it was made with: a search that ends after the day's first set is for
// tomorrow's plan.
type heard struct {
	mu    sync.Mutex
	now   search
	later search
	n     int // how often something new is to be used
}

// search is a finished search and the state of the diary that it read.
type search struct {
	doc *app.TriggersDoc
	key fitKey
}

// of reports that a diary has grown out of the state that was searched.
func (x search) of(entries []diary.Entry) bool {
	n := x.key.n
	return x.doc != nil && n > 0 && n <= len(entries) && entries[n-1].ID == x.key.last && x.key.last != ""
}

// found keeps a search that came to an end.
func (h *heard) found(sh Sheet, d app.TriggersDoc) {
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	x := search{&d, keyOf(sh)}
	switch {
	case d.Report == nil || d.Stopped != nil || h.now.key == x.key || h.later.key == x.key:
	case trainedOn(sh.Entries, sh.Today):
		h.later = x
	default:
		h.now, h.later = x, search{}
		h.n++
	}
}

// use is what the plans of a day are made with, and a number that changes with it.
func (h *heard) use(today day.Date) (search, int) {
	if h == nil {
		return search{}, 0
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.later.doc != nil && h.later.doc.AsOf.Before(today) {
		h.now, h.later = h.later, search{}
		h.n++
	}
	return h.now, h.n
}

func trainedOn(entries []diary.Entry, d day.Date) bool {
	return slices.ContainsFunc(entries, func(e diary.Entry) bool { return e.Kind == "set" && strings.HasPrefix(e.At, d.String()) })
}
