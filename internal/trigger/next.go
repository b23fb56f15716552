package trigger

import (
	"math"
	"slices"

	"spotter/internal/stats"
)

// Mode is what a plan for the coming weeks changes.
type Mode string

// The plans that are compared. Competition lifts stay in all of them.
const (
	Keep    Mode = "keep"    // carry on, ratings as they come
	Prompt  Mode = "prompt"  // ratings before, after, next morning, evening
	OnOff   Mode = "on_off"  // pairs of sessions, one with and one without the lift
	Isolate Mode = "isolate" // the lift alone on a rest day, every second one
)

// Next is one plan and what it is expected to teach.
type Next struct {
	Mode  Mode
	Lifts []int   // indices into Log.Lifts
	Gain  float64 // expected drop in the entropy of "who is a trigger", in nats
	Weeks int
}

const (
	lookBack   = 28 // days whose sessions and ratings the plan repeats
	mostTested = 4
	futures    = 120
	draws      = 600
)

// Suggest ranks the plans for the coming weeks by expected information about
// the whole pattern of triggers (Lindley 1956, Annals of Mathematical
// Statistics 27:986), most first. allowed says which lifts may be tested and
// how: the gate and what the athlete keeps decide that, not this package.
func (p *Posterior) Suggest(l *Log, weeks int, allowed func(m Mode, lift int) bool, seed uint64) []Next {
	if len(p.Draws) == 0 || len(p.Draws[0]) == 0 {
		return nil
	}
	plans := []Next{{Mode: Keep}, {Mode: Prompt}}
	for _, lift := range p.suspects(l, func(i int) bool { return allowed(OnOff, i) }) {
		plans = append(plans, Next{Mode: OnOff, Lifts: []int{lift}})
	}
	alone := p.suspects(l, func(i int) bool { return allowed(Isolate, i) })
	for i, lift := range alone {
		plans = append(plans, Next{Mode: Isolate, Lifts: []int{lift}})
		if i > 0 {
			plans = append(plans, Next{Mode: Isolate, Lifts: slices.Clone(alone[:i+1])})
		}
	}
	belief := p.belief()
	for i := range plans {
		plans[i].Weeks = weeks
		plans[i].Gain = belief.gain(p.teaches(l, plans[i]), stats.NewRNG(seed, 3))
	}
	slices.SortStableFunc(plans, func(a, b Next) int { return cmpDown(decided(a.Gain), decided(b.Gain)) })
	return plans
}

// suspects are the lifts done at least twice in the last four weeks that are
// not as good as out of it, most uncertain first.
func (p *Posterior) suspects(l *Log, allowed func(int) bool) []int {
	count := make([]int, len(l.Lifts))
	for _, s := range l.Sessions {
		if s.T > float64(l.Days-lookBack)*24 {
			for _, d := range s.Done {
				count[d.Lift]++
			}
		}
	}
	var out []int
	for i, n := range count {
		if n >= 2 && decided(p.Lifts[i].P) >= probablyNot && allowed(i) {
			out = append(out, i)
		}
	}
	doubt := func(i int) float64 { return decided(p.Lifts[i].P * (1 - p.Lifts[i].P)) }
	slices.SortStableFunc(out, func(a, b int) int { return cmpDown(doubt(a), doubt(b)) })
	return out[:min(len(out), mostTested)]
}

// teaches is the information about the lifts' effects that a plan adds: the
// whitened columns of the sessions and ratings to come, with level, day
// rhythm and unspecific soreness taken out.
func (p *Posterior) teaches(l *Log, n Next) []float64 {
	sessions, times := n.layOut(l)
	count := len(l.Lifts)
	if len(times) < 4 {
		return make([]float64, count*count)
	}
	cols, shock := p.columns(sessions, times, count)
	out := stats.Whitened(len(cols), len(times))
	p.Level.level().Whiten(times, nil, shock, cols, out)
	nuisance := proxy{prior: []normal{levelPrior, dayPrior, dayPrior, {0, 0.4}}}
	k := len(nuisance.prior)
	a, h := make([]float64, k*k), make([]float64, k)
	nuisance.solve(make([]float64, len(times)), out[count:], a, h)
	cross := make([]float64, count*k)
	for i := range count {
		w := cross[i*k : (i+1)*k]
		for j := range w {
			w[j] = stats.Dot(out[count+j], out[i])
		}
		stats.SolveLower(a, k, w)
	}
	g := make([]float64, count*count)
	for i := range count {
		for j := range i + 1 {
			v := stats.Dot(out[i], out[j]) - stats.Dot(cross[i*k:(i+1)*k], cross[j*k:(j+1)*k])
			g[i*count+j], g[j*count+i] = v, v
		}
	}
	return g
}

// planned is a session to come.
type planned struct {
	t     float64
	lifts []int
}

// layOut repeats the last four weeks with the plan's changes, and the times at
// which pain would be rated.
func (n Next) layOut(l *Log) (sessions []planned, times []float64) {
	start := float64(l.Days-lookBack) * 24
	end := float64(n.Weeks*7) * 24
	trained, turn := map[int]bool{}, map[int]int{}
	for block := 0; float64(block*lookBack)*24 < end; block++ {
		shift := float64(block*lookBack)*24 - start
		for _, s := range l.Sessions {
			t := s.T + shift
			if s.T < start || t >= end {
				continue
			}
			trained[int(t/24)] = true
			p := planned{t: t}
			for _, d := range s.Done {
				if n.Mode == OnOff && slices.Contains(n.Lifts, d.Lift) {
					turn[d.Lift]++
					if turn[d.Lift]%4 >= 2 { // on, off, off, on: balanced pairs
						continue
					}
				}
				p.lifts = append(p.lifts, d.Lift)
			}
			sessions = append(sessions, p)
		}
		if n.Mode == Keep {
			for _, r := range l.Ratings {
				if t := r.T + shift; r.T >= start && t < end {
					times = append(times, t)
				}
			}
		}
	}
	if n.Mode == Isolate {
		sessions = append(sessions, n.alone(trained)...)
	}
	slices.SortStableFunc(sessions, func(a, b planned) int { return cmpDown(b.t, a.t) })
	if n.Mode != Keep {
		times = prompted(sessions, n.Weeks*7)
	}
	slices.Sort(times)
	return sessions, times
}

// alone puts the lifts in turn on every second day without training.
func (n Next) alone(trained map[int]bool) (out []planned) {
	for d := 0; d < n.Weeks*7; d += 2 {
		if !trained[d] {
			out = append(out, planned{float64(d)*24 + 17.5, []int{n.Lifts[len(out)%len(n.Lifts)]}})
		}
	}
	return out
}

// prompted are ratings each morning and evening, and round each session.
func prompted(sessions []planned, days int) (times []float64) {
	for d := range days {
		times = append(times, float64(d)*24+7.4, float64(d)*24+21.5)
	}
	for _, s := range sessions {
		times = append(times, s.t-0.3, s.t+1.6)
	}
	return times
}

// columns are the exposures (lifts first, then level, day rhythm, soreness) at
// the times, with the likeliest kernel, and the shocks of the sessions.
func (p *Posterior) columns(sessions []planned, times []float64, lifts int) (cols [][]float64, shock []float64) {
	k := trainKernels[(&fitter{}).best(&tally{kernels: p.Kernel})]
	sore := newKernel(2, 20)
	each := make([][]pulse, lifts)
	var all []pulse
	shock = make([]float64, len(times))
	for _, s := range sessions {
		at, size := s.t+sessionLag, 0.0
		for _, lift := range s.lifts {
			each[lift] = append(each[lift], pulse{at, 1})
			size += p.Lifts[lift].Mean
		}
		all = append(all, pulse{at, 1})
		if i, _ := slices.BinarySearch(times, at); i < len(times) {
			v := float64(sessionVary * size)
			shock[i] += float64(v * v)
		}
	}
	for _, e := range each {
		cols = append(cols, k.spread(e, times))
	}
	one, sin, cos := make([]float64, len(times)), make([]float64, len(times)), make([]float64, len(times))
	for i, t := range times {
		one[i] = 1
		sin[i], cos[i] = math.Sincos(2 * math.Pi * t / 24)
	}
	return append(cols, one, sin, cos, sore.spread(all, times)), shock
}

// belief is a sample of the posterior: effects, and the pattern of triggers
// that each draw stands for.
type belief struct {
	effects  [][]float64
	pattern  []int
	patterns int
}

func (p *Posterior) belief() belief {
	n := len(p.Draws[0])
	m := min(n, draws)
	b := belief{}
	ids := map[string]int{}
	key := make([]byte, len(p.Draws))
	for i := range m {
		v := make([]float64, len(p.Draws))
		for e := range v {
			v[e] = p.Draws[e][i*(n/m)]
			key[e] = '0'
			if v[e] >= p.Least {
				key[e] = '1'
			}
		}
		id, ok := ids[string(key)]
		if !ok {
			id = len(ids)
			ids[string(key)] = id
		}
		b.effects = append(b.effects, v)
		b.pattern = append(b.pattern, id)
	}
	b.patterns = len(ids)
	return b
}

// gain is the mean drop in entropy of the pattern when data with information g
// come in: draws are taken as the truth in turn, data are drawn from each, and
// all draws are weighed by them.
func (b belief) gain(g []float64, rng *stats.RNG) float64 {
	m, n := len(b.effects), len(b.effects[0])
	seen, quad := make([][]float64, m), make([]float64, m)
	for i, v := range b.effects {
		seen[i] = make([]float64, n)
		for e := range v {
			seen[i][e] = stats.Dot(g[e*n:(e+1)*n], v)
		}
		quad[i] = stats.Dot(seen[i], v)
	}
	l := slices.Clone(g)
	for e := range n {
		l[e*n+e] += 1e-6
	}
	if _, ok := stats.Cholesky(l, n); !ok {
		return 0
	}
	share := make([]float64, b.patterns)
	for _, id := range b.pattern {
		share[id] += 1 / float64(m)
	}
	before, after := entropy(share), 0.0
	z, noise, weight := make([]float64, n), make([]float64, n), make([]float64, m)
	for f := range futures {
		truth := f * m / futures
		for e := range noise {
			noise[e] = rng.Normal()
		}
		for e := range z {
			z[e] = seen[truth][e] + stats.Dot(l[e*n:e*n+e+1], noise[:e+1])
		}
		after += b.entropyGiven(z, quad, weight, share) / futures
	}
	return before - after
}

// entropyGiven weighs the draws by data z and gives the pattern's entropy.
func (b belief) entropyGiven(z, quad, weight, share []float64) float64 {
	top := math.Inf(-1)
	for i, v := range b.effects {
		weight[i] = stats.Dot(z, v) - quad[i]/2
		top = math.Max(top, weight[i])
	}
	clear(share)
	sum := 0.0
	for i := range weight {
		w := math.Exp(weight[i] - top)
		share[b.pattern[i]] += w
		sum += w
	}
	for i := range share {
		share[i] /= sum
	}
	return entropy(share)
}

func entropy(share []float64) float64 {
	h := 0.0
	for _, p := range share {
		if p > 0 {
			h -= float64(p * math.Log(p))
		}
	}
	return h
}
