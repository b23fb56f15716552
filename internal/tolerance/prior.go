package tolerance

import (
	"math"
	"slices"

	"spotter/internal/lift"
	"spotter/internal/trigger"
)

// belief before any rating, in points a typical session adds. Judgement.
type guess struct{ morning, set, doubt float64 }

var guesses = map[Word]guess{
	NotSaid:   {0.10, 0.20, 1},
	Fine:      {0, 0, 0.5},
	Sometimes: {0.5, 1.0, 1},
	Provokes:  {0.9, 2.0, 1},
}

// How far lifts may differ from the guess: what lifts of like demands share,
// and each lift's own part; in points.
const (
	sharedMorning = 0.7
	ownMorning    = 0.4
	sharedSet     = 1.2
	ownSet        = 0.9
	together      = 0.5 // a lift that hurts in the set tends to hurt the next morning
	elsewhere     = 0.3 // weight of a demand that does not load the sore place
	levelSD       = 2.0
)

// prior fills the mean and covariance.
func (b *Belief) prior(in Input) {
	n, dim := len(b.Lifts), b.dim()
	b.mean, b.cov = make([]float64, dim), make([]float64, dim*dim)
	b.mean[0] = 1
	if len(in.Matters) > 0 {
		b.mean[0] = 2
	}
	if in.Severity != nil {
		b.mean[0] = 0.4 * float64(*in.Severity) // the worst told; a usual morning is well below it
	}
	b.cov[0] = levelSD * levelSD
	b.cov[dim+1] = passingSD * passingSD
	amp := make([]float64, n)
	load := make([][]float64, n)
	doubt := make([]float64, n)
	for i, id := range b.Lifts {
		load[i], amp[i] = loading(in, id)
		g := guesses[in.Words[id]]
		b.mean[2+i], b.mean[2+n+i] = g.morning, g.set
		if in.Words[id] == NotSaid {
			b.mean[2+i], b.mean[2+n+i] = g.morning+0.2*amp[i], g.set+0.4*amp[i]
		}
		doubt[i] = g.doubt
	}
	for i := range n {
		for j := range n {
			like := alike(load[i], load[j]) * amp[i] * amp[j] * doubt[i] * doubt[j]
			own := 0.0
			if i == j {
				own = doubt[i] * doubt[i]
			}
			m := sharedMorning*sharedMorning*like + ownMorning*ownMorning*own
			s := sharedSet*sharedSet*like + ownSet*ownSet*own
			x := together * (sharedMorning*sharedSet*like + ownMorning*ownSet*own)
			b.cov[(2+i)*dim+2+j], b.cov[(2+n+i)*dim+2+n+j] = m, s
			b.cov[(2+i)*dim+2+n+j], b.cov[(2+n+i)*dim+2+j] = x, x
		}
	}
	b.reported(in.Report, in.Doubt)
}

// loading is what a lift asks, demand by demand, and the largest of it, 0-1.
func loading(in Input, id lift.ID) (v []float64, top float64) {
	l, _ := in.Catalogue.Get(id)
	v = make([]float64, len(lift.Demands))
	for k, d := range lift.Demands {
		w := elsewhere
		if slices.Contains(in.Matters, d) {
			w = 1
		}
		v[k] = w * float64(l.Demands[d]) / lift.MaxDemand
		top = math.Max(top, v[k])
	}
	return v, top
}

// alike is the cosine of two loadings; lifts without demands are like nothing.
func alike(x, y []float64) float64 {
	xy, xx, yy := 0.0, 0.0, 0.0
	for k := range x {
		xy += float64(x[k] * y[k])
		xx += float64(x[k] * x[k])
		yy += float64(y[k] * y[k])
	}
	if !(xx > 0 && yy > 0) {
		return 0
	}
	return xy / math.Sqrt(xx*yy)
}

// reported takes what the trigger engine found: each lift's interval as if it
// were one observation of its morning effect. The engine has read the same
// ratings, so its word is weighed at half, and less by the doubt.
func (b *Belief) reported(r *trigger.Report, doubt float64) {
	if !(doubt > 1) {
		doubt = 1
	}
	if r == nil || r.Status != trigger.OK {
		return
	}
	for _, f := range r.Effects {
		i, ok := b.at[lift.ID(f.Exposure)]
		if f.Kind != trigger.KindLift || !ok || f.Effect == nil || f.Interval90 == nil {
			continue
		}
		sd := (f.Interval90[1] - f.Interval90[0]) / 3.29
		if !(sd >= 0 && math.Abs(*f.Effect) <= 10) { // no interval
			continue
		}
		sd = math.Max(sd, 0.2)
		b.see(sparse{{2 + i, 1}}, *f.Effect, 2*doubt*sd*sd, exact)
	}
}
