package web

import (
	"context"
	"errors"
	"time"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// What the desk does for the pages of import and of the person's data.

func (d *liveDesk) Now() time.Time  { return d.now() }
func (d *liveDesk) Today() day.Date { return d.today() }
func (d *liveDesk) At() string      { return d.at() }

// Mine is the person's own diary; nothing while only the example is there.
func (d *liveDesk) Mine(ctx context.Context) ([]diary.Entry, error) {
	a, found, err := d.who(ctx)
	if err != nil || !found || a.Example {
		return nil, err
	}
	return d.store.Entries(ctx, a.ID)
}

// Keep appends to the person's own diary, which it opens when there is none.
// Whoever began without one is left without one when it fails.
func (d *liveDesk) Keep(ctx context.Context, entries []diary.Entry) error {
	a, found, err := d.who(ctx)
	if err != nil {
		return err
	}
	if found && !a.Example {
		return d.store.Append(ctx, a.ID, entries...)
	}
	id, err := d.mine(ctx)
	if err != nil {
		return err
	}
	if err := d.store.Append(ctx, id, entries...); err != nil {
		return errors.Join(err, d.store.DeleteAthlete(context.WithoutCancel(ctx), id))
	}
	return nil
}

// People says who is there: the person, the example.
func (d *liveDesk) People(ctx context.Context) (own, example bool, err error) {
	all, err := d.store.Athletes(ctx)
	for _, a := range all {
		own, example = own || !a.Example, example || a.Example
	}
	return own, example, err
}

// Clear deletes the example, or everybody.
func (d *liveDesk) Clear(ctx context.Context, example bool) error {
	all, err := d.store.Athletes(ctx)
	if err != nil {
		return err
	}
	for _, a := range all {
		if example && !a.Example {
			continue
		}
		if err := d.store.DeleteAthlete(ctx, a.ID); err != nil && !errors.Is(err, app.ErrNoAthlete) {
			return err
		}
	}
	return nil
}
