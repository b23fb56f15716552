package tolerance

import (
	"math"
	"slices"

	"spotter/internal/lift"
	"spotter/internal/stats"
)

// Node is one answer that may come the next morning, so many standard deviations
// above the forecast, with its chance.
type Node struct{ Z, P float64 }

// Nodes of a normal answer: Gauss-Hermite, five points, exact up to the ninth
// moment.
var Nodes = [...]Node{{-2.8569700138728, 0.011257411327721}, {-1.3556261799743, 0.222075922005613}, {0, 0.533333333333333},
	{1.3556261799743, 0.222075922005613}, {2.8569700138728, 0.011257411327721}}

// Answers is what would be believed after each of the Nodes' answers to a session in
// so many days (0 = today), rated the next morning. The model is linear and
// Gaussian: the variances after an answer are the same whatever it is, and the
// means move along one line; nothing is drawn. That a rating cannot be below 0 is
// left out, so an answer on a very calm morning counts for a little too much.
func (b *Belief) Answers(items []Item, in int) [len(Nodes)]*Belief {
	start := float64(window + in)
	h := b.left(start+1+morningAt, items, start+sessionAt)
	mu, v := b.row(h)
	x := *b
	x.mean, x.cov = slices.Clone(b.mean), slices.Clone(b.cov)
	r := ratingSD * ratingSD
	x.see(h, mu, r, exact) // the forecast itself: only the variances move
	var out [len(Nodes)]*Belief
	sd := root(v + r)
	for k, n := range Nodes {
		y := x
		y.mean = b.moved(h, float64(n.Z*sd)/(v+r))
		out[k] = &y
	}
	return out
}

// moved is the mean along the gain of a row.
func (b *Belief) moved(h sparse, by float64) []float64 {
	n := b.dim()
	out := slices.Clone(b.mean)
	for _, t := range h {
		for k, c := range b.cov[t.at*n : t.at*n+n] {
			out[k] += float64(float64(t.by*c) * by)
		}
	}
	return out
}

// Above is the chance that a typical session of a lift adds so many points to the
// next morning; false for a lift that is not followed.
func (b *Belief) Above(id lift.ID, points float64) (float64, bool) {
	e, ok := b.Morning(id)
	if !ok {
		return 0, false
	}
	return stats.Phi((e.Mean - points) / math.Max(e.SD, 1e-9)), true
}

// Mean is the mean of Spread alone.
func (b *Belief) Mean(parts []Part) float64 {
	sum := 0.0
	for _, p := range parts {
		if i, ok := b.at[p.Lift]; ok {
			sum += float64(p.By * b.mean[2+i])
		}
	}
	return sum
}
