package trigger

import (
	"math"
	"slices"

	"spotter/internal/stats"
)

// tally collects what the sampler visits.
type tally struct {
	kept    int
	in      []float64 // per slot: summed chance of being in, over its visits
	visits  []float64
	lifts   [][]float64 // per lift: effect draws
	big     []float64   // per lift: summed chance of an effect of Least or more
	alone   []float64   // per lift: draws in which its own slot carries it
	any     []float64   // per lift: draws with any effect
	shape   [][shapes]float64
	others  [][]float64 // per slot that is no lift: coefficient draws
	kernels []float64
	mix     []float64 // scratch
}

func newTally(d *design) *tally {
	n := len(d.slots)
	return &tally{in: make([]float64, n), visits: make([]float64, n), lifts: make([][]float64, d.lifts), big: make([]float64, d.lifts), alone: make([]float64, d.lifts),
		any: make([]float64, d.lifts), shape: make([][shapes]float64, d.lifts), others: make([][]float64, n), kernels: make([]float64, len(trainKernels))}
}

// take draws the coefficients at the sampler's state and notes every effect.
func (t *tally) take(s *sampler, o Options) {
	t.kept++
	t.kernels[s.blocks[s.at].kernel]++
	mean, draw := s.coefficients()
	for i := range s.d.slots {
		slot := &s.d.slots[i]
		x := 0.0
		if s.state[i] > 0 {
			x = draw[s.start[i]]
		}
		switch {
		case slot.group != ofLift:
			t.others[i] = append(t.others[i], x)
		case s.state[i] > 0:
			t.alone[slot.ref]++
			t.shape[slot.ref][slot.forms[s.state[i]-1].shape]++
		}
	}
	for lift := range s.d.lifts {
		t.lifts[lift] = append(t.lifts[lift], t.effect(s, o, lift, mean, draw))
	}
}

// effect of one lift: its own coefficient and its part of every demand that is
// in. The draw gets an extra error for what is wrong about the model.
func (t *tally) effect(s *sampler, o Options, lift int, mean, draw []float64) float64 {
	t.mix = append(t.mix[:0], make([]float64, len(mean))...)
	touched := false
	for i := range s.d.slots {
		slot := &s.d.slots[i]
		if slot.group > ofDemand {
			break
		}
		if s.state[i] == 0 {
			continue
		}
		f := &slot.forms[s.state[i]-1]
		if f.load[lift] > 0 {
			t.mix[s.start[i]] += f.load[lift]
			touched = true
		}
		if f.dev[lift] > 0 {
			t.mix[s.start[i]+f.dev[lift]]++
		}
	}
	if !touched {
		return 0
	}
	t.any[lift]++
	m, x := stats.Dot(t.mix, mean), stats.Dot(t.mix, draw)
	wrong := float64(o.Discrepant * m)
	sd := math.Sqrt(s.variance(t.mix) + float64(wrong*wrong))
	t.big[lift] += stats.Phi((m - o.Least) / (sd + 1e-9))
	return x + float64(wrong*s.rng.Normal())
}

// summary turns draws into an effect.
func summary(id string, draws []float64) Effect {
	e := Effect{ID: id}
	if len(draws) == 0 {
		return e
	}
	sorted := slices.Clone(draws)
	slices.Sort(sorted)
	for _, x := range draws {
		e.Mean += x / float64(len(draws))
	}
	e.Lo, e.Hi = stats.QuantileOf(sorted, 0.05), stats.QuantileOf(sorted, 0.95)
	e.Lo80, e.Hi80 = stats.QuantileOf(sorted, 0.10), stats.QuantileOf(sorted, 0.90)
	return e
}

// careHelps is the effect of one use, in points, from which on care helps.
const careHelps = -0.2

// posterior sums the tally up.
func (t *tally) posterior(l *Log, d *design, least float64) *Posterior {
	n := float64(max(1, t.kept))
	p := &Posterior{Least: least, Draws: t.lifts, Kernel: t.kernels, Ratings: len(d.t)}
	for i := range p.Kernel {
		p.Kernel[i] /= n
	}
	for i, x := range l.Lifts {
		e := summary(x.ID, t.lifts[i])
		e.In, e.P, e.N, e.Alone = t.any[i]/n, t.big[i]/n, d.sessions[i], t.alone[i]/n
		if t.alone[i] > 0 {
			for s := range shapes {
				e.Shape[s] = t.shape[i][s] / t.alone[i]
			}
			e.Heavy = e.Shape[heavyHalf] + e.Shape[heavyFourth] + e.Shape[manySets]
		}
		p.Lifts = append(p.Lifts, e)
	}
	for i := range d.slots {
		t.other(l, p, &d.slots[i], i)
	}
	return p
}

// other files what is no lift.
func (t *tally) other(l *Log, p *Posterior, s *slot, i int) {
	e := summary(s.id, t.others[i])
	e.In = t.in[i] / max(1, t.visits[i])
	share := func(yes func(float64) bool) (sum float64) {
		for _, x := range t.others[i] {
			if yes(x) {
				sum += 1 / float64(len(t.others[i]))
			}
		}
		return sum
	}
	switch s.group {
	case ofDemand:
		e.P = share(func(x float64) bool { return x >= p.Least })
		p.Demands = append(p.Demands, e)
	case ofLife:
		e.P, e.N = e.In, len(l.Life[s.ref].Points)
		p.Life = append(p.Life, e)
	case ofCare:
		e.P = share(func(x float64) bool { return x < careHelps })
		e.N, e.PreRated = len(l.Care[s.ref].Points), l.Care[s.ref].Rated
		p.Care = append(p.Care, e)
	}
}
