package course

import "math"

// pools is the strength of world B: a quick and a slow pool that each session
// fills less the fuller it is, a loss by days since the lift was last done
// heavily, and tiredness that costs more the more was done lately (the form of
// busso2003, as fatigue_models has it).
type pools struct {
	p              *poolsTruth
	quick, slow    [3]float64
	today, apart   [3]float64
	strain, tir    [3]float64
	practise, have [3]float64
}

// poolsTruth are the hidden figures.
type poolsTruth struct{ quick, slow, reach, lost, far, tire, rest, again float64 }

func newPools(a *Athlete) *pools {
	a.pools = poolsTruth{quick: a.between(500, 0.02, 0.05), slow: a.between(501, 0.05, 0.14), reach: a.between(502, 3, 6), lost: a.between(503, 0.04, 0.09),
		far: a.between(504, 18, 35), tire: a.between(505, 0.004, 0.012), rest: a.between(506, 3, 7), again: a.between(507, 0.2, 0.8)}
	b := &pools{p: &a.pools}
	for i := range b.quick {
		b.quick[i], b.slow[i] = 0.62, 0.55
		b.have[i] = b.raw(i)
	}
	return b
}

func (b *pools) clone() muscles { c := *b; return &c }

func (b *pools) set(x *move, d dose) {
	s := math.Pow(d.share/0.8, 2) * math.Sqrt(d.reps/3) * math.Min(1.1, math.Max(0.1, (d.rpe-4)/3.5))
	for i := range b.quick {
		b.today[i] += x.keeps[i] * s
	}
	if x.skill > 0 {
		b.practise[x.main] = math.Max(b.practise[x.main], x.skill*math.Min(1, math.Max(0, (d.share-0.5)/0.25)))
	}
}

func (b *pools) dawn() {
	p := b.p
	for i := range b.quick {
		full := -math.Expm1(-b.today[i] / p.reach)
		b.quick[i] += 0.18*full*(1-b.quick[i]) - b.quick[i]*0.028
		b.slow[i] += 0.030*full*(1-b.slow[i]) - b.slow[i]*0.0050
		b.strain[i] = b.strain[i]*math.Exp(-1.0/14) + full
		b.tir[i] = b.tir[i]*math.Exp(-1/p.rest) + p.tire*full*(1+p.again*b.strain[i]/4)
		b.apart[i] = (b.apart[i] + 1) * (1 - b.practise[i])
		b.today[i], b.practise[i] = 0, 0
	}
}

func (b *pools) raw(i int) float64 { return b.p.quick*b.quick[i] + b.p.slow*b.slow[i] }

func (b *pools) now(i int) float64 {
	far := b.p.lost * -math.Expm1(-math.Max(0, b.apart[i]-7)/b.p.far)
	return (1 + b.raw(i) - b.have[i]) * (1 - far) * (1 - math.Min(0.3, b.tir[i]))
}
