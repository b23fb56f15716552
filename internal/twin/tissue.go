package twin

import "math"

// tissue is the second world. Load adds irritation to one tissue; irritation
// passes through a slower inflammation, which clears at a rate of its own, and
// tolerance falls when irritation is high and recovers over weeks. Pain is what
// inflammation lies above tolerance, so that the same session hurts in a bad
// week and not in a good one. There is no kernel and no sum of bumps in it.
type tissue struct {
	l          *life
	base       []float64
	at         float64
	fresh      float64 // irritation that has not yet become inflammation
	heat       float64 // inflammation
	give       float64 // tolerance
	rest       float64 // tolerance that it returns to
	turn       float64 // hours: irritation to inflammation
	clear      float64 // hours: inflammation clears
	mend       float64 // hours: tolerance comes back
	sum, count []float64
}

func newTissue(l *life) *tissue {
	x := &tissue{l: l, rest: l.between(0.1, 0.6), turn: l.between(2, 10), clear: l.between(14, 44), mend: l.between(200, 600),
		sum: make([]float64, len(l.lifts)), count: make([]float64, len(l.lifts))}
	x.give = x.rest
	x.base = wander(l, l.between(-0.5, 2.5), l.between(0.3, 1), l.between(20, 90)*24, l.between(0.2, 0.8), l.between(10, 60))
	return x
}

// forward moves the state to a time in steps of at most an hour.
func (x *tissue) forward(t float64) {
	for x.at < t {
		h := math.Min(1, t-x.at)
		flow := x.fresh * -math.Expm1(-h/x.turn)
		x.fresh -= flow
		x.heat = x.heat*math.Exp(-h/x.clear) + flow
		x.give += (x.rest-x.give)*-math.Expm1(-h/x.mend) - 0.0015*h*math.Max(0, x.heat-1)
		x.give = math.Max(0, x.give)
		x.at += h
	}
}

func (x *tissue) session(t float64, lift int, size float64) {
	x.forward(t)
	load := 1.25 * x.l.effect[lift] * size * math.Exp(0.35*x.l.rng.Normal())
	x.count[lift]++
	x.sum[lift] += x.rise(load)
	x.fresh += load
}

// rise is the peak difference in pain over five days with and without a load,
// from the state as it is.
func (x *tissue) rise(load float64) float64 {
	if load == 0 {
		return 0
	}
	with, without := *x, *x
	with.fresh += load
	top := 0.0
	for h := 1.0; h <= 96; h += 3 {
		with.forward(x.at + h)
		without.forward(x.at + h)
		top = math.Max(top, with.hurts()-without.hurts())
	}
	return top
}

func (x *tissue) hurts() float64 { return math.Max(0, x.heat-x.give) }

func (x *tissue) pain(t float64) float64 {
	x.forward(t)
	return x.base[min(max(int(t), 0), len(x.base)-1)] + x.hurts()
}

func (x *tissue) effects() []float64 { return means(x.sum, x.count) }
