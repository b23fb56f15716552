package course

import (
	"context"
	"sync"

	"spotter/internal/lift"
)

// Plan of a comparison.
type Plan struct {
	Options
	Athletes int
	Methods  []Method
	Gate     func(Morning) func(id lift.ID, kg float64) bool // whether a set may be asked for; nil = not looked at
	Gated    int                                             // how many athletes are looked at
	Workers  int
	Tell     func(done int) // progress; called from one goroutine
}

// Run plays every athlete under every method. The rows do not depend on the
// number of workers. A cancelled context gives its error.
func Run(ctx context.Context, cat *lift.Catalogue, p Plan) ([]Row, error) {
	rows := make([]Row, p.Athletes)
	work, done := make(chan int), make(chan struct{}, p.Athletes)
	var wait sync.WaitGroup
	for range max(1, p.Workers) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for id := range work {
				rows[id] = p.row(cat, id)
				done <- struct{}{}
			}
		}()
	}
	sent, finished := 0, 0
	for finished < p.Athletes && ctx.Err() == nil {
		var to chan int
		if sent < p.Athletes {
			to = work
		}
		select {
		case to <- sent:
			sent++
		case <-done:
			finished++
			if p.Tell != nil {
				p.Tell(finished)
			}
		case <-ctx.Done():
		}
	}
	close(work)
	wait.Wait()
	return rows, ctx.Err()
}

func (p Plan) row(cat *lift.Catalogue, id int) Row {
	a := New(cat, id, p.Options)
	r := Row{Athlete: id, Kind: a.Kind, Reference: slim(a.Reference()), Gated: p.Gate != nil && id < p.Gated}
	for _, m := range p.Methods {
		a.gate = nil
		if r.Gated {
			a.gate = p.Gate
		}
		r.Seasons = append(r.Seasons, slim(a.Play(m)))
	}
	return r
}

// slim drops what only pictures need.
func slim(s Season) Season {
	s.Days, s.Diary, s.Mornings = nil, nil, nil
	return s
}
