package trigger

import (
	"math"

	"spotter/internal/stats"
)

// sampler walks over which slots are in, by collapsed Gibbs steps: the
// coefficients are integrated out, so a step compares whole models (George and
// McCulloch 1997, Statistica Sinica 7:339).
type sampler struct {
	d      *design
	blocks []block
	rng    *stats.RNG
	at     int   // the block in use
	state  []int // per slot: 0 = out, else its form + 1
	in     active
	start  []int // per slot in the model: its first column in `in`
	whole  factor
	fresh  bool    // whole holds the factor of `in` on the block in use
	value  float64 // what the columns in gain there
	sweeps int
	score  []float64
	logs   []float64 // per block
	probe  active
	turn   []int // per slot: it is visited every so many sweeps
}

// exchanges are offered this often a sweep.
const exchanges = 4

// A slot that was in less often than this while the sampler forgot its start is
// visited every fourth sweep only. How often depends on nothing that the
// counted sweeps see, so they still draw from the posterior.
const (
	rareChance = 0.05
	rareTurn   = 4
)

func newSampler(d *design, blocks []block, seed uint64) *sampler {
	return &sampler{d: d, blocks: blocks, rng: stats.NewRNG(seed, 77), state: make([]int, len(d.slots)),
		start: make([]int, len(d.slots)), score: make([]float64, 16), logs: make([]float64, len(blocks)), turn: make([]int, len(d.slots))}
}

// settle says how often each slot is visited from now on, from its summed
// chances over its visits so far.
func (s *sampler) settle(in, visits []float64) {
	for i := range s.turn {
		s.turn[i] = 1
		if decided(in[i]/max(1, visits[i])) < rareChance {
			s.turn[i] = rareTurn
		}
	}
}

// load lists the columns of the slots that are in.
func (s *sampler) load() {
	s.in.reset()
	for i := range s.d.slots {
		s.start[i] = len(s.in.cols)
		if s.state[i] > 0 {
			s.in.add(&s.d.slots[i].forms[s.state[i]-1])
		}
	}
	s.fresh = false
}

// factored makes sure that whole belongs to `in`.
func (s *sampler) factored() {
	if !s.fresh {
		s.value = s.whole.extend(&s.blocks[s.at], &s.in, 0)
		s.fresh = true
	}
}

// sweep visits the slots whose turn it is, offers exchanges, and every second
// time draws the block anew. in gets each visited slot's chance of being in,
// visits counts.
func (s *sampler) sweep(in, visits []float64) {
	for i := range s.d.slots {
		if s.turn[i] > 1 && (s.sweeps+i)%s.turn[i] != 0 {
			continue
		}
		in[i] += s.visit(i)
		visits[i]++
	}
	for range exchanges {
		s.exchange()
	}
	if s.sweeps++; s.sweeps%2 == 0 {
		s.drawBlock()
	}
}

// visit draws one slot's state given all others and returns its chance of being in.
func (s *sampler) visit(i int) float64 {
	slot := &s.d.slots[i]
	was := s.state[i]
	if was > 0 {
		s.state[i] = 0
		s.load()
	}
	s.factored()
	k := len(s.in.cols)
	score := s.score[:len(slot.forms)+1]
	score[0] = slot.out
	top := score[0]
	for f := range slot.forms {
		form := &slot.forms[f]
		score[f+1] = math.Inf(-1)
		if k+len(form.cols) <= most {
			s.probe.cols = append(append(s.probe.cols[:0], s.in.cols...), form.cols...)
			s.probe.prior = append(append(s.probe.prior[:0], s.in.prior...), form.slabs...)
			score[f+1] = form.log + s.whole.extend(&s.blocks[s.at], &s.probe, k)
		}
		top = math.Max(top, score[f+1])
	}
	sum := 0.0
	for f := range score {
		score[f] = math.Exp(score[f] - top)
		sum += score[f]
	}
	u := float64(s.rng.Float64() * sum)
	pick := 0
	for pick < len(score)-1 && u >= score[pick] {
		u -= score[pick]
		pick++
	}
	s.state[i] = pick
	if pick > 0 {
		s.load()
	}
	return 1 - score[0]/sum
}

// exchange offers to put one lift or demand in for another. Without it two
// that look alike in the data would trade places too rarely.
func (s *sampler) exchange() {
	var in, out []int
	for i := range s.d.slots {
		switch {
		case s.d.slots[i].group > ofDemand:
		case s.state[i] > 0:
			in = append(in, i)
		default:
			out = append(out, i)
		}
	}
	if len(in) == 0 || len(out) == 0 {
		return
	}
	a, b := in[s.rng.IntN(len(in))], out[s.rng.IntN(len(out))]
	s.factored()
	now, was := s.value, s.state[a]
	shares := make([]float64, len(s.d.slots[b].forms))
	for i, f := range s.d.slots[b].forms {
		shares[i] = f.share
	}
	s.state[a], s.state[b] = 0, 1+s.rng.Pick(shares)
	s.load()
	odds := func(p float64) float64 { return math.Log(p / (1 - p)) }
	s.factored()
	gain := s.value - now + odds(s.d.slots[b].chance) - odds(s.d.slots[a].chance)
	if len(s.in.cols) > most || math.Log(s.rng.Float64()+1e-300) > gain {
		s.state[a], s.state[b] = was, 0
		s.load()
	}
}

// likelihood of the slots that are in, on a block.
func (s *sampler) likelihood(block int) float64 {
	if len(s.in.cols) > most {
		return math.Inf(-1)
	}
	s.fresh = false
	return s.blocks[block].logs + s.whole.extend(&s.blocks[block], &s.in, 0)
}

// drawBlock draws level parameters and kernel given the slots.
func (s *sampler) drawBlock() {
	top := math.Inf(-1)
	for i := range s.blocks {
		s.logs[i] = s.blocks[i].weight + s.likelihood(i)
		top = math.Max(top, s.logs[i])
	}
	for i := range s.logs {
		s.logs[i] = math.Exp(s.logs[i] - top)
	}
	s.at = s.rng.Pick(s.logs)
	s.fresh = false
}

// coefficients gives mean and one draw of the coefficients of what is in, and
// leaves the factor in whole.
func (s *sampler) coefficients() (mean, draw []float64) {
	s.factored()
	n := len(s.in.cols)
	mean, draw = make([]float64, n), make([]float64, n)
	copy(mean, s.whole.h[:n])
	for i := range draw {
		draw[i] = mean[i] + s.rng.Normal()
	}
	s.back(mean)
	s.back(draw)
	return mean, draw
}

// back solves L' x = b in place.
func (s *sampler) back(b []float64) {
	for i := len(b) - 1; i >= 0; i-- {
		v := b[i]
		for k := i + 1; k < len(b); k++ {
			v -= float64(s.whole.l[i*most+k] * b[k])
		}
		b[i] = float64(v * s.whole.over[i])
	}
}

// variance of the combination c of the coefficients; c is used up.
func (s *sampler) variance(c []float64) float64 {
	sum := 0.0
	for i := range c {
		x := float64(c[i] * s.whole.over[i])
		sum += float64(x * x)
		for k := i + 1; k < len(c); k++ {
			c[k] -= float64(x * s.whole.l[i*most+k])
		}
	}
	return sum
}
