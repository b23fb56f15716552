package backup

import (
	"context"
	"fmt"
	"io"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
)

// atOnce is how many entries are appended in one transaction.
const atOnce = 2000

// Fill puts a backup into an empty store. m is what Check gave for the same
// file; should the file have changed since, that is an error and the store is
// worth nothing. The store gets a new epoch, so that devices which saw more
// than the backup holds offer it again.
func Fill(ctx context.Context, r io.Reader, k Key, m Manifest, s app.Store, tell Progress) error {
	f := filler{ctx: ctx, s: s, m: m, at: -1}
	done := func(n, _ int) { tell.tell(n, m.Entries()) }
	again, err := walk(ctx, r, k, done, f.take)
	if err != nil {
		return err
	}
	if fmt.Sprint(again) != fmt.Sprint(m) {
		return changed("it changed while it was read")
	}
	if err := f.open(len(m.People)); err != nil { // people without entries, and the last batch
		return err
	}
	_, err = s.NewEpoch(ctx)
	return err
}

type filler struct {
	ctx   context.Context
	s     app.Store
	m     Manifest
	at    int // the person that batch is of
	batch []diary.Entry
}

func (f *filler) take(person int, row app.Stored) error {
	if person >= len(f.m.People) {
		return changed("it changed while it was read")
	}
	if person != f.at {
		if err := f.open(person); err != nil {
			return err
		}
	}
	if row.Redacted {
		return f.empty(row.Entry.ID)
	}
	f.batch = append(f.batch, row.Entry)
	if len(f.batch) >= atOnce {
		return f.flush()
	}
	return nil
}

// open ends the person before and adds all up to this one.
func (f *filler) open(person int) error {
	if err := f.flush(); err != nil {
		return err
	}
	for f.at < person {
		f.at++
		if f.at == len(f.m.People) {
			return nil
		}
		p := f.m.People[f.at]
		a := app.Athlete{ID: app.AthleteID(p.ID), Name: p.Name, Example: p.Example}
		if p.Created != "" {
			d, err := day.Parse(p.Created)
			if err != nil {
				return changed("%s: %v", p.File, err)
			}
			a.Created = d
		}
		if err := f.s.AddAthlete(f.ctx, a); err != nil {
			return &storeError{err}
		}
	}
	return nil
}

// empty puts an entry in its place and takes its contents away again.
func (f *filler) empty(id string) error {
	f.batch = append(f.batch, diary.Entry{Kind: diary.KindRedacted, ID: id, At: "1970-01-01"})
	if err := f.flush(); err != nil {
		return err
	}
	if err := f.s.Redact(f.ctx, app.AthleteID(f.m.People[f.at].ID), id); err != nil {
		return &storeError{err}
	}
	return nil
}

func (f *filler) flush() error {
	if len(f.batch) == 0 {
		return nil
	}
	err := f.s.Append(f.ctx, app.AthleteID(f.m.People[f.at].ID), f.batch...)
	f.batch = f.batch[:0]
	if err != nil {
		return &storeError{err}
	}
	return nil
}

// Compare reads a store and holds it against a manifest: the same people, the
// same entries byte for byte, and the same history folded from them. folded is
// false where another program or other knowledge made the backup: its folds
// may rightly differ and were not compared.
func Compare(ctx context.Context, s app.Store, m Manifest, info Info) (folded bool, err error) {
	all, err := s.Athletes(ctx)
	if err != nil {
		return false, err
	}
	if len(all) != len(m.People) {
		return false, fmt.Errorf("%d people came back, %d were saved", len(all), len(m.People))
	}
	folded = info.same(m)
	for i, a := range all {
		p, _, err := part(ctx, s, a, i, info)
		if err != nil {
			return folded, err
		}
		want := m.People[i]
		if !folded {
			p.Folded = want.Folded
		}
		if p != want {
			return folded, fmt.Errorf("%s came back with %d entries, sum %.12s, history %.12s; saved were %d, %.12s, %.12s",
				want.File, p.Entries, p.SHA256, p.Folded, want.Entries, want.SHA256, want.Folded)
		}
	}
	return folded, nil
}
