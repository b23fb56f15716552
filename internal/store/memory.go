package store

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"

	"spotter/internal/app"
	"spotter/internal/diary"
)

var errClosed = errors.New("the store is closed")

// Memory is an app.Store that is gone with the process.
type Memory struct {
	mu     sync.RWMutex
	closed bool
	people []app.Athlete
	diary  map[app.AthleteID][]packed
}

// NewMemory is an empty store.
func NewMemory() *Memory { return &Memory{diary: map[app.AthleteID][]packed{}} }

func (m *Memory) ready(ctx context.Context) error {
	if m.closed {
		return errClosed
	}
	return ctx.Err()
}

// AddAthlete implements app.Store.
func (m *Memory) AddAthlete(ctx context.Context, a app.Athlete) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return err
	}
	if a.ID == "" {
		return fmt.Errorf("an athlete needs an id: %w", app.ErrInvalid)
	}
	if m.find(a.ID) >= 0 {
		return app.ErrTaken
	}
	m.people = append(m.people, a)
	return nil
}

func (m *Memory) find(id app.AthleteID) int {
	return slices.IndexFunc(m.people, func(a app.Athlete) bool { return a.ID == id })
}

// Athletes implements app.Store.
func (m *Memory) Athletes(ctx context.Context) ([]app.Athlete, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	return slices.Clone(m.people), nil
}

// Athlete implements app.Store.
func (m *Memory) Athlete(ctx context.Context, id app.AthleteID) (app.Athlete, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.ready(ctx); err != nil {
		return app.Athlete{}, err
	}
	if i := m.find(id); i >= 0 {
		return m.people[i], nil
	}
	return app.Athlete{}, app.ErrNoAthlete
}

// Append implements app.Store.
func (m *Memory) Append(ctx context.Context, id app.AthleteID, entries ...diary.Entry) error {
	rows, err := pack(entries)
	if err != nil {
		return err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return err
	}
	if m.find(id) < 0 {
		return app.ErrNoAthlete
	}
	have := slices.Clip(m.diary[id])
	bodies := make(map[string]string, len(have))
	for _, p := range have {
		bodies[p.id] = p.body
	}
	for _, p := range rows {
		old, twice := bodies[p.id]
		switch {
		case twice && old != p.body:
			return fmt.Errorf("entry %s: %w", p.id, app.ErrConflict)
		case !twice:
			have = append(have, p)
			bodies[p.id] = p.body
		}
	}
	m.diary[id] = have
	return nil
}

// Entries implements app.Store.
func (m *Memory) Entries(ctx context.Context, id app.AthleteID) ([]diary.Entry, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.ready(ctx); err != nil {
		return nil, err
	}
	if m.find(id) < 0 {
		return nil, app.ErrNoAthlete
	}
	out := make([]diary.Entry, 0, len(m.diary[id]))
	for _, p := range m.diary[id] {
		e, err := unpack(p.body)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

// DeleteAthlete implements app.Store.
func (m *Memory) DeleteAthlete(ctx context.Context, id app.AthleteID) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return err
	}
	i := m.find(id)
	if i < 0 {
		return app.ErrNoAthlete
	}
	m.people = slices.Delete(m.people, i, i+1)
	delete(m.diary, id)
	return nil
}

// Close implements app.Store.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

var _ app.Store = (*Memory)(nil)
