package trigger

import (
	"math"
	"slices"

	"spotter/internal/stats"
)

// tally collects what the sampler visits, draw by draw.
type tally struct {
	in      []float64 // per slot: summed chance of being in, over its visits
	visits  []float64
	draws   []visited
	lifts   [][]float64 // per lift and draw: the effect
	big     [][]float64 // per lift and draw: chance of an effect of Least or more
	own     [][]uint8   // per lift and draw: the form of its own slot, 0 = out
	others  [][]float64 // per slot that is no lift, and draw: its coefficient
	kernels []float64   // per kernel: draws
	mix     []float64   // scratch
}

// visited is one draw: the block, and the coefficients of the columns in.
type visited struct {
	block int
	cols  []int
	coef  []float64
}

func newTally(d *design) *tally {
	n := len(d.slots)
	return &tally{in: make([]float64, n), visits: make([]float64, n), lifts: make([][]float64, d.lifts), big: make([][]float64, d.lifts),
		own: make([][]uint8, d.lifts), others: make([][]float64, n), kernels: make([]float64, len(trainKernels))}
}

// take draws the coefficients at the sampler's state and notes every effect.
func (t *tally) take(s *sampler, o Options) {
	t.kernels[s.blocks[s.at].kernel]++
	mean, draw := s.coefficients()
	t.draws = append(t.draws, visited{s.at, slices.Clone(s.in.cols), draw})
	for i := range s.d.slots {
		slot := &s.d.slots[i]
		if slot.group == ofLift {
			t.own[slot.ref] = append(t.own[slot.ref], uint8(s.state[i]))
			continue
		}
		x := 0.0
		if s.state[i] > 0 {
			x = draw[s.start[i]]
		}
		t.others[i] = append(t.others[i], x)
	}
	for lift := range s.d.lifts {
		x, big := t.effect(s, o, lift, mean, draw)
		t.lifts[lift], t.big[lift] = append(t.lifts[lift], x), append(t.big[lift], big)
	}
}

// effect of one lift: its own coefficient and its part of every demand that is
// in, and the chance that it reaches what counts. The draw gets an extra error
// for what is wrong about the model. A lift that nothing touches has exactly 0.
func (t *tally) effect(s *sampler, o Options, lift int, mean, draw []float64) (x, big float64) {
	if cap(t.mix) < len(mean) {
		t.mix = make([]float64, 2*len(mean))
	}
	t.mix = t.mix[:len(mean)]
	clear(t.mix)
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
		return 0, 0
	}
	m := stats.Dot(t.mix, mean)
	x = stats.Dot(t.mix, draw)
	wrong := float64(o.Discrepant * m)
	sd := math.Sqrt(s.variance(t.mix) + float64(wrong*wrong))
	return x + float64(wrong*s.rng.Normal()), stats.Phi((m - o.Least) / (sd + 1e-9))
}

// pick is the tally of some of the draws, each as often as it is named.
func (t *tally) pick(d *design, blocks []block, at []int) *tally {
	out := newTally(d)
	for _, i := range at {
		out.draws = append(out.draws, t.draws[i])
		out.kernels[blocks[t.draws[i].block].kernel]++
	}
	for i := range t.lifts {
		for _, k := range at {
			out.lifts[i], out.big[i], out.own[i] = append(out.lifts[i], t.lifts[i][k]), append(out.big[i], t.big[i][k]), append(out.own[i], t.own[i][k])
		}
	}
	for i, x := range t.others {
		out.visits[i] = float64(len(at))
		for _, k := range at {
			if len(x) > 0 {
				out.others[i] = append(out.others[i], x[k])
				if x[k] != 0 {
					out.in[i]++
				}
			}
		}
	}
	return out
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
	n := float64(max(1, len(t.draws)))
	p := &Posterior{Least: least, Draws: t.lifts, Kernel: t.kernels, Ratings: len(d.t)}
	for i := range p.Kernel {
		p.Kernel[i] /= n
	}
	for i, x := range l.Lifts {
		e := summary(x.ID, t.lifts[i])
		e.N = d.sessions[i]
		t.weigh(&e, &d.slots[i], n)
		p.Lifts = append(p.Lifts, e)
	}
	for i := range d.slots {
		t.other(l, p, &d.slots[i], i)
	}
	return p
}

// weigh counts the draws of a lift; its slot is the one of the same index.
func (t *tally) weigh(e *Effect, s *slot, n float64) {
	alone := 0.0
	for k, x := range t.lifts[s.ref] {
		e.P += t.big[s.ref][k] / n
		if x != 0 {
			e.In += 1 / n
		}
		if form := t.own[s.ref][k]; form > 0 {
			alone++
			e.Shape[s.forms[form-1].shape]++
		}
	}
	e.Alone = alone / n
	for i := range e.Shape {
		e.Shape[i] /= max(1, alone)
	}
	e.Heavy = e.Shape[heavyHalf] + e.Shape[heavyFourth] + e.Shape[manySets]
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
