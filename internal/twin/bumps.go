package twin

import (
	"math"
)

// bumps is the first world: a baseline with slow and fast wandering and flares
// of its own, and for each session a reaction that rises and fades. Its kernels
// are partly of a family that the engine does not have.
type bumps struct {
	l          *life
	base       []float64 // by hour, what has nothing to do with training
	all        []bump
	rise, half float64
	logNormal  bool
	vary       float64
	sum, count []float64
}

type bump struct{ t, size float64 }

func newBumps(l *life) *bumps {
	b := &bumps{l: l, rise: l.between(0.7, 8), half: l.between(8, 40), logNormal: l.chance(0.4), vary: l.between(0.15, 0.6),
		sum: make([]float64, len(l.lifts)), count: make([]float64, len(l.lifts))}
	b.base = wander(l, l.between(-1, 3.5), l.between(0.3, 1.2), l.between(25, 120)*24, l.between(0.3, 1), l.between(20, 96))
	b.flares()
	return b
}

// wander is a level by hour: start, slow and fast Ornstein-Uhlenbeck parts.
func wander(l *life, start, slow, slowTau, fast, fastTau float64) []float64 {
	out := make([]float64, l.days*24+240)
	a, b := slow*l.rng.Normal(), fast*l.rng.Normal()
	fa, fb := math.Exp(-1/slowTau), math.Exp(-1/fastTau)
	for i := range out {
		a = fa*a + slow*math.Sqrt(1-fa*fa)*l.rng.Normal()
		b = fb*b + fast*math.Sqrt(1-fb*fb)*l.rng.Normal()
		out[i] = start + a + b
	}
	return out
}

// flares come by themselves, about one in forty days, and settle over days.
func (b *bumps) flares() {
	for d := range b.l.days {
		if b.l.chance(1.0 / 40) {
			size, fade := b.l.between(1, 3), b.l.between(24, 120)
			for h := d * 24; h < len(b.base); h++ {
				b.base[h] += size * math.Exp(-float64(h-d*24)/fade)
			}
		}
	}
}

func (b *bumps) session(t float64, lift int, size float64) {
	amount := b.l.effect[lift] * size * math.Exp(b.vary*b.l.rng.Normal()-b.vary*b.vary/2)
	b.sum[lift] += amount
	b.count[lift]++
	if amount != 0 {
		b.all = append(b.all, bump{t, amount})
	}
}

func (b *bumps) reaction(t float64) float64 {
	if t <= 0 || t > 240 {
		return 0
	}
	if b.logNormal {
		mode := 2*b.rise + 1
		z := math.Log(t/mode) / (math.Log((mode+b.half)/mode) / 1.1774)
		return math.Exp(-z * z / 2)
	}
	top := b.rise * math.Log1p(b.half/(math.Ln2*b.rise))
	at := func(t float64) float64 { return -math.Expm1(-t/b.rise) * math.Exp(-math.Ln2*t/b.half) }
	return at(t) / at(top)
}

func (b *bumps) pain(t float64) float64 {
	y := b.base[min(max(int(t), 0), len(b.base)-1)]
	for i := len(b.all) - 1; i >= 0 && t-b.all[i].t < 240; i-- {
		y += b.all[i].size * b.reaction(t-b.all[i].t)
	}
	return y
}

func (b *bumps) effects() []float64 { return means(b.sum, b.count) }

func means(sum, count []float64) []float64 {
	out := make([]float64, len(sum))
	for i := range out {
		if count[i] > 0 {
			out[i] = sum[i] / count[i]
		}
	}
	return out
}
