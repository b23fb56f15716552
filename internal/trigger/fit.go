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
	r, err := Begin(l, o)
	if err != nil {
		return nil, err
	}
	return r.p, nil
}

// Begin is Fit with what it takes to go on from there.
func Begin(l *Log, o Options) (*Running, error) {
	d := newDesign(l, o)
	if len(d.t) < leastRatings {
		return &Running{log: l, o: o, d: d, p: prior(l, d, o)}, nil
	}
	f := &fitter{d: d, o: o, y: append([]float64(nil), d.y...)}
	r := &Running{log: l, o: o, d: d}
	var at []node
	r.mode, at = f.settle()
	if o.SessionCV > 0 {
		var err error
		if r.shocks, err = f.first(l, node{at: r.mode}); err != nil {
			return nil, err
		}
		f.shock = o.shock(l, r.shocks, d.t)
		r.mode, at = f.integrate(r.mode)
	}
	f.progress(0.3)
	r.blocks, r.ends = f.blocks(at)
	var err error
	if r.t, err = f.sample(r.blocks, o.Sweeps); err != nil {
		return nil, err
	}
	r.best = f.best(r.t)
	r.p = r.t.posterior(l, d, o.Least)
	r.p.Level = r.mode
	r.p.information(d, &r.blocks[r.best])
	f.look(r.p, r.mode)
	f.progress(1)
	return r, nil
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

// integrate tunes to the end and lays the nodes; a long log needs one only.
func (f *fitter) integrate(start Hyper) (Hyper, []node) {
	mode, best, loss := f.tune(start, 0.2, 1e-3, 120)
	if len(f.d.t) > longLog {
		return mode, []node{{at: mode}}
	}
	return mode, nodes(loss, mode, best)
}

// first is a short pass that says how big each lift's mean reaction is.
func (f *fitter) first(l *Log, at node) ([]float64, error) {
	blocks, _ := f.blocks([]node{at})
	t, err := f.sample(blocks, f.o.Sweeps/5)
	if err != nil {
		return nil, err
	}
	var means []float64
	for _, e := range t.posterior(l, f.d, f.o.Least).Lifts {
		means = append(means, e.Mean)
	}
	return means, nil
}

// shock lets each session's reaction vary: a share of its size becomes variance
// of the fast part before the next rating within three days.
func (o Options) shock(l *Log, means, times []float64) []float64 {
	out := make([]float64, len(times))
	i := 0
	for _, s := range l.Sessions {
		size := 0.0
		for _, x := range s.Done {
			size += means[x.Lift]
		}
		for i < len(times) && times[i] <= s.T+sessionLag {
			i++
		}
		if i < len(times) && times[i] < s.T+72 {
			v := float64(o.SessionCV * size)
			out[i] += float64(v * v)
		}
	}
	return out
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
