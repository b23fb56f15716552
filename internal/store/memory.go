package store

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"

	"spotter/internal/app"
	"spotter/internal/diary"
)

// Memory is an app.Store that is gone with the process.
type Memory struct {
	mu     sync.RWMutex
	closed bool
	epoch  string
	people []*person
	gone   map[app.AthleteID]int64 // the last place of deleted people
}

type person struct {
	app.Athlete
	base int64 // the place before the first row
	rows []row
	at   map[string]int // index in rows by id
}

// NewMemory is an empty store.
func NewMemory() *Memory {
	return &Memory{epoch: uuid.NewString(), gone: map[app.AthleteID]int64{}}
}

func (m *Memory) ready(ctx context.Context) error {
	if m.closed {
		return errClosed
	}
	return ctx.Err()
}

// reading and changing hold the lock for one call.
func (m *Memory) reading(ctx context.Context, f func() error) error {
	m.mu.RLock()
	defer m.mu.RUnlock()
	if err := m.ready(ctx); err != nil {
		return err
	}
	return f()
}

func (m *Memory) changing(ctx context.Context, f func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := m.ready(ctx); err != nil {
		return err
	}
	return f()
}

func (m *Memory) find(id app.AthleteID) (*person, error) {
	for _, p := range m.people {
		if p.ID == id {
			return p, nil
		}
	}
	if _, was := m.gone[id]; was {
		return nil, app.ErrGone
	}
	return nil, app.ErrNoAthlete
}

// AddAthlete implements app.Store.
func (m *Memory) AddAthlete(ctx context.Context, a app.Athlete) error {
	if err := checkAthlete(a); err != nil {
		return err
	}
	return m.changing(ctx, func() error {
		if _, err := m.find(a.ID); err == nil {
			return app.ErrTaken
		}
		m.people = append(m.people, &person{Athlete: a, base: m.gone[a.ID], at: map[string]int{}})
		delete(m.gone, a.ID)
		return nil
	})
}

// Athletes implements app.Store.
func (m *Memory) Athletes(ctx context.Context) (out []app.Athlete, err error) {
	err = m.reading(ctx, func() error {
		for _, p := range m.people {
			out = append(out, p.Athlete)
		}
		return nil
	})
	return out, err
}

// Athlete implements app.Store.
func (m *Memory) Athlete(ctx context.Context, id app.AthleteID) (a app.Athlete, err error) {
	err = m.reading(ctx, func() error {
		p, err := m.find(id)
		if err == nil {
			a = p.Athlete
		}
		return err
	})
	return a, err
}

// Append implements app.Store.
func (m *Memory) Append(ctx context.Context, id app.AthleteID, entries ...diary.Entry) error {
	rows, err := pack(entries)
	if err != nil {
		return err
	}
	return m.changing(ctx, func() error {
		p, err := m.find(id)
		if err != nil {
			return err
		}
		return p.append(rows)
	})
}

// append takes all rows or none.
func (p *person) append(rows []packed) error {
	before := len(p.rows)
	for _, r := range rows {
		i, known := p.at[r.id]
		switch {
		case !known:
			p.at[r.id] = len(p.rows)
			p.rows = append(p.rows, row{p.base + int64(len(p.rows)) + 1, time.Now().UnixMilli(), r.id, r.body, r.hash})
		case p.rows[i].body != "" && !bytes.Equal(p.rows[i].hash, r.hash):
			p.cut(before)
			return fmt.Errorf("entry %s: %w", r.id, app.ErrConflict)
		}
	}
	return nil
}

// cut takes back what was appended after n rows.
func (p *person) cut(n int) {
	for _, r := range p.rows[n:] {
		delete(p.at, r.id)
	}
	p.rows = slices.Clip(p.rows[:n])
}

// Entries implements app.Store.
func (m *Memory) Entries(ctx context.Context, id app.AthleteID) ([]diary.Entry, error) {
	rows, err := m.since(ctx, id, 0, -1)
	if err != nil {
		return nil, err
	}
	out := make([]diary.Entry, 0, len(rows))
	for some := range slices.Chunk(rows, 1024) {
		if out, err = appendLive(out, some); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// EntriesSince implements app.Store.
func (m *Memory) EntriesSince(ctx context.Context, id app.AthleteID, srv int64, limit int) ([]app.Stored, error) {
	rows, err := m.since(ctx, id, srv, page(limit))
	if err != nil {
		return nil, err
	}
	return unpack(rows)
}

// since copies the rows after a place; a limit below zero is none.
func (m *Memory) since(ctx context.Context, id app.AthleteID, srv int64, limit int) (out []row, err error) {
	err = m.reading(ctx, func() error {
		p, err := m.find(id)
		if err != nil {
			return err
		}
		from := min(max(srv-p.base, 0), int64(len(p.rows)))
		out = slices.Clone(p.rows[from:])
		if limit >= 0 && len(out) > limit {
			out = out[:limit]
		}
		return nil
	})
	return out, err
}

// Head implements app.Store.
func (m *Memory) Head(ctx context.Context, id app.AthleteID) (h app.Head, err error) {
	err = m.reading(ctx, func() error {
		p, err := m.find(id)
		if err == nil {
			h = app.Head{Srv: p.base + int64(len(p.rows)), Count: int64(len(p.rows))}
		}
		return err
	})
	return h, err
}

// Redact implements app.Store.
func (m *Memory) Redact(ctx context.Context, id app.AthleteID, entry string, record ...diary.Entry) error {
	rows, err := pack(record)
	if err != nil {
		return err
	}
	return m.changing(ctx, func() error {
		p, err := m.find(id)
		if err != nil {
			return err
		}
		i, known := p.at[entry]
		if !known {
			return app.ErrNoEntry
		}
		if err := p.append(rows); err != nil {
			return err
		}
		p.rows[i].body, p.rows[i].hash = "", nil
		return nil
	})
}

// DeleteAthlete implements app.Store.
func (m *Memory) DeleteAthlete(ctx context.Context, id app.AthleteID) error {
	return m.changing(ctx, func() error {
		p, err := m.find(id)
		if err != nil {
			return err
		}
		m.gone[id] = p.base + int64(len(p.rows))
		m.people = slices.DeleteFunc(m.people, func(q *person) bool { return q == p })
		return nil
	})
}

// Meta implements app.Store. Memory has no form that could be old.
func (m *Memory) Meta(ctx context.Context) (meta app.Meta, err error) {
	err = m.reading(ctx, func() error { meta.Epoch = m.epoch; return nil })
	return meta, err
}

// NewEpoch implements app.Store.
func (m *Memory) NewEpoch(ctx context.Context) (meta app.Meta, err error) {
	err = m.changing(ctx, func() error {
		m.epoch = uuid.NewString()
		meta.Epoch = m.epoch
		return nil
	})
	return meta, err
}

// Check implements app.Store.
func (m *Memory) Check(ctx context.Context) error {
	return m.reading(ctx, func() error {
		for _, p := range m.people {
			if _, err := understand(p.rows); err != nil {
				return err
			}
		}
		return nil
	})
}

// Close implements app.Store.
func (m *Memory) Close() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.closed = true
	return nil
}

var _ app.Store = (*Memory)(nil)
