package trigger

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"slices"
	"sync"
)

// Shelf keeps the last few fits of mornings, so that a rating told during the
// day costs milliseconds. A report is a function of the log alone: the fit of
// everything up to midnight, and what was told since taken into it. Whether
// that fit was kept or is made anew changes no byte. Its zero value keeps
// nothing; it may be used by several at once.
type Shelf struct {
	mu   sync.Mutex
	size int
	kept []*morning // the one used last at the end
}

// NewShelf keeps so many fits (a few megabytes each).
func NewShelf(size int) *Shelf { return &Shelf{size: size} }

// morning is the fit of a log up to midnight, and what was worked out from it.
type morning struct {
	key [sha256.Size]byte
	log *Log
	run *Running

	mu     sync.Mutex
	moved  *int // what the placebo log names, once it was run
	plans  []Next
	ranked string // for which weeks and which lifts
}

// fit is the morning's fit and the posterior with the day taken in. Where the
// log up to midnight is too short to go on from, or the day does not go with
// it, everything is fitted at once.
func (k *Shelf) fit(l *Log, o Options) (*morning, *Posterior, error) {
	base := l.Until(float64(l.Days-1) * 24)
	if _, ok := Missing(base.Days, len(base.Ratings)); ok && len(base.Sessions) >= leastSessions {
		b, err := k.morning(base, o)
		if err != nil {
			return nil, nil, err
		}
		if p, ok := b.run.Take(l); ok {
			return b, p, nil
		}
	}
	b, err := k.morning(l, o)
	if err != nil {
		return nil, nil, err
	}
	return b, b.run.Posterior(), nil
}

// morning is the kept fit of a log, or a new one.
func (k *Shelf) morning(l *Log, o Options) (*morning, error) {
	key := keyOf(l, o)
	k.mu.Lock()
	for i, b := range k.kept {
		if b.key == key {
			k.kept = append(slices.Delete(k.kept, i, i+1), b)
			k.mu.Unlock()
			return b, nil
		}
	}
	k.mu.Unlock()
	run, err := Begin(l, o)
	if err != nil {
		return nil, err
	}
	b := &morning{key: key, log: l, run: run}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept = append(k.kept, b)
	k.kept = k.kept[max(0, len(k.kept)-k.size):]
	return b, nil
}

// keyOf is a hash over everything that a fit depends on.
func keyOf(l *Log, o Options) [sha256.Size]byte {
	o.Stop, o.Progress = nil, nil
	h := sha256.New()
	json.NewEncoder(h).Encode(l)
	fmt.Fprintf(h, "%+v", o)
	return [sha256.Size]byte(h.Sum(nil))
}

// placebo is how many lifts, and other things of a day, the same search names on the moved log.
func (b *morning) placebo(o Options) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.moved == nil {
		q, err := Fit(b.log.Placebo(), o)
		if err != nil {
			return 0, err
		}
		n := q.named() + q.namedLife()
		b.moved = &n
	}
	return *b.moved, nil
}

// suggest ranks the plans, once for the same rules.
func (b *morning) suggest(weeks int, may func(Mode, int) bool, seed uint64) []Next {
	rules := []byte{byte(weeks), byte(seed)}
	for i := range b.log.Lifts {
		for _, m := range []Mode{OnOff, Isolate} {
			if may(m, i) {
				rules = append(rules, '1')
			} else {
				rules = append(rules, '0')
			}
		}
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.ranked != string(rules) {
		b.plans, b.ranked = b.run.Posterior().Suggest(b.log, weeks, may, seed), string(rules)
	}
	return b.plans
}
