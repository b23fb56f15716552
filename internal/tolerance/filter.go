package tolerance

import (
	"math"

	"spotter/internal/stats"
)

// term is one entry of a sparse row.
type term struct {
	at int
	by float64
}

type sparse []term

// kind says what a rating can say.
type kind int

const (
	exact   kind = iota
	atLeast      // the scale ends, or a medicine may have hidden the rest
	atMost
)

// The noise of the world, in points and days. Judgement.
const (
	levelDrift  = 0.10 // SD of the level's daily step
	passingSD   = 0.7  // SD of flares that come and go by themselves
	passingDays = 2.0  // their time constant
	effectDrift = 0.03 // SD of the daily step of an effect: tolerance changes
	ratingSD    = 0.9  // of one morning's rating
	setSD       = 1.1  // of the pain in a set
	otherSD     = 1.3  // of a rating at another time
	farOut      = 3.0  // beyond so many SDs a rating is weighed less
)

// forward lets days pass.
func (b *Belief) forward(days float64) {
	if !(days > 0) {
		return
	}
	n := b.dim()
	keep := math.Exp(-days / passingDays)
	b.mean[1] *= keep
	for k := range n {
		b.cov[n+k] *= keep
		b.cov[k*n+1] *= keep
	}
	b.cov[n+1] += passingSD * passingSD * (1 - keep*keep)
	b.cov[0] += levelDrift * levelDrift * days
	for k := 2; k < n; k++ {
		b.cov[k*n+k] += effectDrift * effectDrift * days
	}
}

// see takes one rating y = h·x + error of variance r, and returns the log of
// how likely it was.
func (b *Belief) see(h sparse, y, r float64, what kind) float64 {
	n := b.dim()
	ph := make([]float64, n)
	mu, v := 0.0, 0.0
	for _, t := range h {
		mu += float64(t.by * b.mean[t.at])
		row := b.cov[t.at*n : t.at*n+n]
		for k, c := range row {
			ph[k] += float64(t.by * c)
		}
	}
	for _, t := range h {
		v += float64(t.by * ph[t.at])
	}
	if !(v > 1e-12) {
		return 0
	}
	m2, v2, like := moments(mu, v, y, r, what)
	if !(v2 > 0) {
		v2 = 1e-9
	}
	gain, less := (m2-mu)/v, (v-v2)/(v*v)
	for i, x := range ph {
		if x == 0 {
			continue
		}
		b.mean[i] += float64(gain * x)
		f := less * x
		row := b.cov[i*n : i*n+n]
		for k, z := range ph {
			row[k] -= float64(f * z)
		}
	}
	return like
}

// moments of h·x after the rating, and the log-likelihood.
func moments(mu, v, y, r float64, what kind) (m2, v2, like float64) {
	switch what {
	case atMost:
		m2, v2 = stats.BelowMoments(mu, v, r, y)
		return m2, v2, math.Log(math.Max(stats.Phi((y-mu)/math.Sqrt(v+r)), 1e-9))
	case atLeast:
		m2, v2 = stats.BelowMoments(-mu, v, r, -y)
		return -m2, v2, math.Log(math.Max(stats.Phi((mu-y)/math.Sqrt(v+r)), 1e-9))
	}
	d := y - mu
	s := v + r
	like = -0.5 * (math.Log(s) + math.Min(d*d/s, farOut*farOut))
	if d*d > farOut*farOut*s {
		r = d*d/(farOut*farOut) - v
		s = v + r
	}
	return mu + v*d/s, v * r / s, like
}

func root(x float64) float64 { return math.Sqrt(math.Max(x, 0)) }
