package web

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/trigger"
)

// fits keeps the last search for triggers, which takes a tenth of a second and
// more. It is good for one state of one diary on one day: a diary only grows,
// so its length and the id of its last entry tell its states apart. Beside it,
// the fits of the mornings are kept: a rating more is then taken into them.
type fits struct {
	mu   sync.Mutex
	kept *trigger.Shelf
	key  fitKey
	doc  app.TriggersDoc
	busy chan struct{} // closed when the search that runs is over
	next fitKey        // what is searched for without anybody waiting
	gone int           // how often all was dropped: what was begun before is not kept
}

type fitKey struct {
	n     int
	last  string
	today day.Date
}

func keyOf(sh Sheet) fitKey {
	k := fitKey{n: len(sh.Entries), today: sh.Today}
	if k.n > 0 {
		k.last = sh.Entries[k.n-1].ID
	}
	return k
}

// get is the kept search, or a new one. Who comes while one runs waits for it.
// A context that ends calls the search off; the error is then the context's.
func (f *fits) get(ctx context.Context, key fitKey, search func(stop func() bool) (app.TriggersDoc, error)) (app.TriggersDoc, error) {
	for {
		f.mu.Lock()
		if f.key == key && f.doc.Report != nil {
			defer f.mu.Unlock()
			return f.doc, nil
		}
		running := f.busy
		if running == nil {
			f.busy = make(chan struct{})
			f.mu.Unlock()
			return f.run(ctx, key, search)
		}
		f.mu.Unlock()
		select {
		case <-running:
		case <-ctx.Done():
			return app.TriggersDoc{}, ctx.Err()
		}
	}
}

func (f *fits) run(ctx context.Context, key fitKey, search func(stop func() bool) (app.TriggersDoc, error)) (doc app.TriggersDoc, err error) {
	f.mu.Lock()
	gone := f.gone
	f.mu.Unlock()
	defer func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		if err == nil && gone == f.gone {
			f.key, f.doc = key, doc
		}
		close(f.busy)
		f.busy = nil
	}()
	doc, err = search(func() bool { return ctx.Err() != nil })
	if errors.Is(err, trigger.ErrStopped) && ctx.Err() != nil {
		err = ctx.Err()
	}
	return doc, err
}

// patience is how long a page that can do without the search waits for it: the
// search of half a year is done by then.
const patience = 400 * time.Millisecond

// soon is the kept search, or the new one if it is done within the patience.
// Else it goes on without anybody waiting, and false is said; a later call
// finds it done. A search for an older state of the diary is called off.
func (f *fits) soon(key fitKey, patience time.Duration, search func(stop func() bool) (app.TriggersDoc, error)) (app.TriggersDoc, bool, error) {
	type answer struct {
		doc app.TriggersDoc
		err error
	}
	done := make(chan answer, 1)
	f.mu.Lock()
	if f.key == key && f.doc.Report != nil {
		defer f.mu.Unlock()
		return f.doc, true, nil
	}
	f.next = key
	f.mu.Unlock()
	go func() {
		var a answer
		defer func() {
			if x := recover(); x != nil { // nobody else would catch it, and the program would end
				a.err = fmt.Errorf("the search for triggers: %v", x)
			}
			done <- a
		}()
		a.doc, a.err = f.get(context.Background(), key, func(stop func() bool) (app.TriggersDoc, error) {
			return search(func() bool { return stop() || !f.wanted(key) })
		})
	}()
	wait := time.NewTimer(patience)
	defer wait.Stop()
	select {
	case a := <-done:
		return a.doc, a.err == nil, a.err
	case <-wait.C:
		return app.TriggersDoc{}, false, nil
	}
}

// wanted says whether the latest page that could do without a search asked for
// this one.
func (f *fits) wanted(key fitKey) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.next == key
}

// drop forgets what was kept.
func (f *fits) drop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.key, f.doc, f.kept, f.next = fitKey{}, app.TriggersDoc{}, nil, fitKey{}
	f.gone++
}

// keptFits of mornings: today's of up to four places, and the one before for who
// looks at both.
const keptFits = 5

// mornings is the shelf of fits.
func (f *fits) mornings() *trigger.Shelf {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.kept == nil {
		f.kept = trigger.NewShelf(keptFits)
	}
	return f.kept
}

// triggers looks for what comes before the pain, once per state of the diary.
func (s *server) triggers(ctx context.Context, sh Sheet) (app.TriggersDoc, error) {
	return s.fits.get(ctx, keyOf(sh), s.search(sh))
}

// triggersSoon is the same for a page that can do without it.
func (s *server) triggersSoon(sh Sheet) (app.TriggersDoc, bool, error) {
	return s.fits.soon(keyOf(sh), patience, s.search(sh))
}

func (s *server) search(sh Sheet) func(stop func() bool) (app.TriggersDoc, error) {
	uses, kept := s.desk.Uses(), s.fits.mornings()
	return func(stop func() bool) (app.TriggersDoc, error) {
		d, err := uses.Triggers(app.TriggersRequest{Case: sh.Case, Entries: sh.Entries, AsOf: sh.Today, Stop: stop, Kept: kept, Sites: true})
		if err == nil {
			s.desk.Heard(sh, d)
		}
		return d, err
	}
}
