//go:build !js

package powercut_test

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"sync"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

const (
	tried = 1
	done  = 2
)

// batch is what one call appended, all or nothing.
type batch struct {
	writer  int
	ids     []string
	acked   bool
	earlier bool // the athlete was deleted after it
}

// person is what is known of one diary.
type person struct {
	added, addMaybe bool
	gone            bool // a deletion was acknowledged
	goneMaybe       bool // one was tried
	batches         []*batch
}

// model is what the store has told its callers, kept beside it.
type model struct {
	mu      sync.Mutex
	people  map[app.AthleteID]*person
	entries map[string]diary.Entry
	redact  map[string]int // entries whose words were to go: tried, or acknowledged
	next    int
	refused error // the store blamed its caller, who is blameless
}

func newModel() *model {
	return &model{people: map[app.AthleteID]*person{}, entries: map[string]diary.Entry{}, redact: map[string]int{}}
}

// entry makes one of the kinds that a fold reads, with a body of any length.
func (m *model) entry(rng *rand.Rand) diary.Entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.next++
	kg, reps, score := float64(40+rng.IntN(600)/10), 1+rng.IntN(8), rng.IntN(11)
	e := diary.Entry{ID: fmt.Sprintf("e%06d", m.next), At: fmt.Sprintf("2026-%02d-%02d", 1+rng.IntN(12), 1+rng.IntN(28)), Kind: "set", Lift: "squat_low_bar", Kg: &kg, Reps: &reps}
	switch rng.IntN(4) {
	case 0:
		e = diary.Entry{ID: e.ID, At: e.At, Kind: "pain", Score: &score, When: "now"}
	case 1:
		text := make([]byte, rng.IntN(3000))
		for i := range text {
			text[i] = byte('a' + rng.IntN(26))
		}
		e = diary.Entry{ID: e.ID, At: e.At, Kind: "note", Text: string(text)}
	}
	m.entries[e.ID] = e
	return e
}

// verdict counts what a run showed.
type verdict struct {
	acked, lost                     int
	corrupt, unopenable, wrong, hit int
	why                             string
}

func (v *verdict) bad() bool { return v.lost+v.corrupt+v.unopenable+v.wrong > 0 }

func (v *verdict) fault(counter *int, n int, format string, a ...any) {
	*counter += n
	if v.why == "" {
		v.why = fmt.Sprintf(format, a...)
	}
}

// judge compares a store that was opened after the cut with the model.
func (m *model) judge(s app.Store, v *verdict) {
	if m.refused != nil {
		v.fault(&v.wrong, 1, "refused: %v", m.refused)
	}
	all, err := s.Athletes(ctx)
	if err != nil {
		v.fault(&v.corrupt, 1, "athletes: %v", err)
		return
	}
	there := map[app.AthleteID]bool{}
	for _, a := range all {
		there[a.ID] = true
		if m.people[a.ID] == nil {
			v.fault(&v.wrong, 1, "nobody added %s", a.ID)
		}
	}
	for id, p := range m.people {
		v.acked += p.count()
		switch {
		case there[id] && p.gone:
			v.fault(&v.wrong, 1, "%s was deleted and is back", id)
		case !there[id] && p.added && !p.goneMaybe:
			v.fault(&v.lost, 1+p.count(), "%s is lost", id)
		case there[id]:
			m.judgeOne(s, id, p, v)
		}
	}
}

func (p *person) count() int {
	n := 0
	for _, b := range p.batches {
		if b.acked && !p.gone {
			n += len(b.ids)
		}
	}
	return n
}

// judgeOne: everything acknowledged is there, unchanged, each writer's in its
// order, every call whole or not at all, and nothing else; and the history
// that is folded from it is the one folded from what was given.
func (m *model) judgeOne(s app.Store, id app.AthleteID, p *person, v *verdict) {
	got, err := s.Entries(ctx, id)
	if err != nil {
		v.fault(&v.corrupt, 1, "entries of %s: %v", id, err)
		return
	}
	place := m.places(s, id, v)
	var given []diary.Entry
	for _, e := range got {
		given = append(given, m.entries[e.ID])
	}
	known := 0
	last := map[int]int{}
	for _, b := range p.batches {
		here := 0
		for _, e := range b.ids {
			at, ok := place[e]
			if !ok {
				continue
			}
			here++
			if before, any := last[b.writer]; any && before >= at {
				v.fault(&v.wrong, 1, "entry %s stands before an earlier one", e)
			}
			last[b.writer] = at
		}
		known += here
		switch missing := len(b.ids) - here; {
		case missing > 0 && b.acked:
			v.fault(&v.lost, missing, "%s lost %d acknowledged entries of %d", id, missing, len(b.ids))
		case missing > 0 && here > 0:
			v.fault(&v.wrong, 1, "%s has half of a call", id)
		}
	}
	if known != len(place) {
		v.fault(&v.wrong, 1, "%s has %d entries, %d are known", id, len(place), known)
	}
	a, _ := diary.Fold(got, nil, day.Date{})
	b, _ := diary.Fold(given, nil, day.Date{})
	if !reflect.DeepEqual(a, b) {
		v.fault(&v.wrong, 1, "the history of %s is not the fold of its entries", id)
	}
}

// places reads every row of a diary and holds it against what was given.
func (m *model) places(s app.Store, id app.AthleteID, v *verdict) map[string]int {
	place := map[string]int{}
	for row, err := range app.Stream(ctx, s, id, 0) {
		if err != nil {
			v.fault(&v.corrupt, 1, "rows of %s: %v", id, err)
			return place
		}
		e := row.Entry
		place[e.ID] = len(place)
		switch {
		case row.Redacted && m.redact[e.ID] == 0:
			v.fault(&v.lost, 1, "the words of %s are lost", e.ID)
		case !row.Redacted && m.redact[e.ID] == done:
			v.fault(&v.wrong, 1, "the words of %s are back", e.ID)
		case !row.Redacted && hash(e) != hash(m.entries[e.ID]):
			v.fault(&v.corrupt, 1, "entry %s is not what was given", e.ID)
		}
	}
	return place
}

func hash(e diary.Entry) [32]byte {
	raw, err := json.Marshal(e)
	if err != nil {
		panic(err)
	}
	return sha256.Sum256(raw)
}

// trust says whether an error is one that a failing disk may give; a refusal
// that blames the caller is not.
func trust(err error) bool {
	return !errors.Is(err, app.ErrConflict) && !errors.Is(err, app.ErrInvalid) && !errors.Is(err, app.ErrTaken)
}

func (m *model) set(f func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	f()
}

func (m *model) person(id app.AthleteID) *person {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.people[id] == nil {
		m.people[id] = &person{}
	}
	return m.people[id]
}

func (m *model) given(ids []string) []diary.Entry {
	m.mu.Lock()
	defer m.mu.Unlock()
	out := make([]diary.Entry, len(ids))
	for i, id := range ids {
		out[i] = m.entries[id]
	}
	return out
}
