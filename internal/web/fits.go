package web

import (
	"context"
	"errors"
	"sync"

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
	defer func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		if err == nil {
			f.key, f.doc = key, doc
		}
		close(f.busy)
		f.busy = nil
	}()
	doc, err = search(func() bool { return ctx.Err() != nil })
	if errors.Is(err, trigger.ErrStopped) {
		err = ctx.Err()
	}
	return doc, err
}

// drop forgets what was kept.
func (f *fits) drop() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.key, f.doc, f.kept = fitKey{}, app.TriggersDoc{}, nil
}

// keptFits of mornings: today's, and the one before for who looks at both.
const keptFits = 2

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
	return s.fits.get(ctx, keyOf(sh), func(stop func() bool) (app.TriggersDoc, error) {
		return s.desk.Uses().Triggers(app.TriggersRequest{Case: sh.Case, Entries: sh.Entries, AsOf: sh.Today, Stop: stop, Kept: s.fits.mornings()})
	})
}
