package trigger

import (
	"errors"
	"math"

	"spotter/internal/stats"
)

// ErrStopped says that a fit was called off. Nothing of it is used.
var ErrStopped = errors.New("the search for triggers was stopped")

// leastRatings below which only the prior can be given.
const leastRatings = 8

// Fit is the posterior of one log. The log's sessions and ratings must be in
// order of time (Tidy). Fewer than 8 ratings give the prior.
func Fit(l *Log, o Options) (*Posterior, error) {
	d := newDesign(l, o)
	if len(d.t) < leastRatings {
		return prior(l, d, o), nil
	}
	f := &fitter{d: d, o: o, y: append([]float64(nil), d.y...)}
	mode, at := f.settle()
	if o.SessionCV > 0 {
		if err := f.shocks(l, node{at: mode}); err != nil {
			return nil, err
		}
		mode, at = f.integrate(mode)
	}
	f.progress(0.3)
	blocks := f.blocks(at)
	t, err := f.sample(blocks, o.Sweeps)
	if err != nil {
		return nil, err
	}
	p := t.posterior(l, d, o.Least)
	p.Level = mode
	p.information(d, &blocks[f.best(t)])
	f.look(p, mode)
	f.progress(1)
	return p, nil
}

// settle tunes the level and the stand-ins of censored ratings in turn.
func (f *fitter) settle() (Hyper, []node) {
	mode := hyperMean
	if f.o.Censor {
		mode, _, _ = f.tune(mode, 0.35, 1e-2, 60)
		for range 2 {
			f.censor(mode)
			mode, _, _ = f.tune(mode, 0.15, 1e-2, 40)
		}
		f.censor(mode)
	}
	if f.o.SessionCV > 0 {
		mode, _, _ = f.tune(mode, 0.15, 1e-2, 60)
		return mode, nil
	}
	return f.integrate(mode)
}

// integrate tunes to the end and lays the nodes.
func (f *fitter) integrate(start Hyper) (Hyper, []node) {
	mode, best, loss := f.tune(start, 0.2, 1e-3, 120)
	return mode, nodes(loss, mode, best)
}

// shocks lets each session's reaction vary: a first, short pass says how big a
// session's reaction is; that share of it becomes variance of the fast part.
func (f *fitter) shocks(l *Log, at node) error {
	t, err := f.sample(f.blocks([]node{at}), f.o.Sweeps/5)
	if err != nil {
		return err
	}
	p := t.posterior(l, f.d, f.o.Least)
	f.shock = make([]float64, len(f.d.t))
	i := 0
	for _, s := range l.Sessions {
		size := 0.0
		for _, x := range s.Done {
			size += p.Lifts[x.Lift].Mean
		}
		for i < len(f.d.t) && f.d.t[i] <= s.T+sessionLag {
			i++
		}
		if i < len(f.d.t) && f.d.t[i] < s.T+72 {
			v := float64(f.o.SessionCV * size)
			f.shock[i] += float64(v * v)
		}
	}
	return nil
}

// sample runs the sampler: a fifth of the sweeps to forget the start, then the
// sweeps that count.
func (f *fitter) sample(blocks []block, sweeps int) (*tally, error) {
	s := newSampler(f.d, blocks, f.o.Seed)
	t := newTally(f.d)
	burn := sweeps / 5
	for i := range burn + sweeps {
		if i%64 == 0 && f.o.Stop != nil && f.o.Stop() {
			return nil, ErrStopped
		}
		s.sweep(t.in, t.visits)
		if i < burn {
			if i == burn-1 {
				s.settle(t.in, t.visits)
				clear(t.in)
				clear(t.visits)
			}
			continue
		}
		t.take(s, f.o)
		if i%256 == 0 && sweeps == f.o.Sweeps {
			f.progress(0.3 + float64(0.7*float64(i))/float64(burn+sweeps))
		}
	}
	return t, nil
}

func (f *fitter) progress(share float64) {
	if f.o.Progress != nil {
		f.o.Progress(share)
	}
}

// best is the modal node with the kernel that weighs most.
func (f *fitter) best(t *tally) int {
	k := 0
	for i, w := range t.kernels {
		if w > t.kernels[k] {
			k = i
		}
	}
	return k
}

// prior is what is believed without data, from draws of the priors alone.
func prior(l *Log, d *design, o Options) *Posterior {
	kn := len(trainKernels)
	nc := len(d.cols[0])
	empty := block{gram: make([]float64, nc*nc), rhs: make([]float64, nc), cols: nc}
	blocks := make([]block, kn)
	for k := range blocks {
		blocks[k] = empty
		blocks[k].kernel = k
	}
	f := &fitter{d: d, o: o}
	f.o.Stop, f.o.Progress = nil, nil
	t, _ := f.sample(blocks, max(o.Sweeps, 200))
	p := t.posterior(l, d, o.Least)
	p.Level = hyperMean
	for i := range p.Lifts {
		p.Lifts[i].SE = math.Inf(1)
	}
	return p
}

// information is what the data alone can tell of each lift, next to all the
// others at ridge strength: the standard error of its effect.
func (p *Posterior) information(d *design, b *block) {
	const ridge = 1 / (0.4 * 0.4)
	n := d.lifts - 1
	q, v := make([]float64, max(1, n*n)), make([]float64, max(1, n))
	for lift, c := range d.volume {
		others := make([]int, 0, n)
		for i, x := range d.volume {
			if i != lift {
				others = append(others, x)
			}
		}
		for i, x := range others {
			for j := range i + 1 {
				q[i*n+j] = b.gram[x*b.cols+others[j]]
			}
			q[i*n+i] += ridge
			v[i] = b.gram[x*b.cols+c]
		}
		known := b.gram[c*b.cols+c]
		if _, ok := stats.Cholesky(q, n); ok {
			stats.SolveLower(q, n, v)
			known -= stats.Dot(v[:n], v[:n])
		}
		p.Lifts[lift].SE = 1 / math.Sqrt(math.Max(known, 1e-4))
	}
}
