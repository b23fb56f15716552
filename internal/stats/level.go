package stats

import "math"

// Level is a pain level in continuous time: a slow and a fast Ornstein-Uhlenbeck
// process and the noise of each rating. Times are hours, deviations are in the
// units of the ratings.
//
// Source: Särkkä and Solin, Applied Stochastic Differential Equations (2019),
// section 6.2 for the exact discretisation; Durbin and Koopman, Time Series
// Analysis by State Space Methods (2012), chapter 4 for filter and smoother.
type Level struct {
	Noise   float64 // SD of one rating
	Fast    float64 // stationary SD of the fast part
	FastTau float64 // its time constant
	Slow    float64 // stationary SD of the slow part
	SlowTau float64
}

// state is mean and covariance of (fast, slow).
type state struct{ fast, slow, v11, v12, v22 float64 }

// Filter is where the Kalman filter stands after the ratings so far: it can go
// on from there.
type Filter struct {
	at    float64
	p     state
	carry []float64 // per column: the forecast of its fast and slow part
	begun bool
}

// Clone is a filter that goes on by itself.
func (f *Filter) Clone() *Filter {
	g := *f
	g.carry = append([]float64(nil), f.carry...)
	return &g
}

// Whiten runs the Kalman filter over every column with the gains of this level
// and writes the standardised one-step errors to out. Whitened ratings have
// independent errors of SD 1, and the whitened columns are their regressors.
// noise (nil, or 0 = the level's own) is the error variance of single ratings,
// shock (may be nil) the extra variance of the fast part before a rating. It
// returns the sum of the log variances.
func (l Level) Whiten(t, noise, shock []float64, cols, out [][]float64) float64 {
	return l.WhitenOn(&Filter{}, t, noise, shock, cols, out)
}

// WhitenOn is Whiten from where a filter stands; it leaves the filter behind
// the last rating. A new filter has seen nothing.
func (l Level) WhitenOn(from *Filter, t, noise, shock []float64, cols, out [][]float64) float64 {
	own, fastVar, slowVar := float64(l.Noise*l.Noise), float64(l.Fast*l.Fast), float64(l.Slow*l.Slow)
	if !from.begun {
		from.p = state{v11: fastVar, v22: slowVar}
		from.carry = make([]float64, 2*len(cols))
	}
	p, carry := from.p, from.carry
	logs := 0.0
	for i := range t {
		if from.begun {
			f, s := l.decay(t[i] - from.at)
			p = p.forward(f, s, fastVar, slowVar)
			if shock != nil {
				p.v11 += shock[i]
			}
			for c := 0; c < len(carry); c += 2 {
				carry[c] *= f
				carry[c+1] *= s
			}
		}
		from.at, from.begun = t[i], true
		r := own
		if noise != nil && noise[i] > 0 {
			r = noise[i]
		}
		g1, g2 := p.v11+p.v12, p.v12+p.v22
		total := g1 + g2 + r
		k1, k2, w := g1/total, g2/total, 1/math.Sqrt(total)
		logs += math.Log(total)
		for c, col := range cols {
			e := col[i] - carry[2*c] - carry[2*c+1]
			out[c][i] = float64(e * w)
			carry[2*c] += float64(k1 * e)
			carry[2*c+1] += float64(k2 * e)
		}
		p.v11 -= float64(k1 * g1)
		p.v12 -= float64(k1 * g2)
		p.v22 -= float64(k2 * g2)
	}
	from.p = p
	return logs
}

func (l Level) decay(hours float64) (fast, slow float64) {
	return math.Exp(-hours / l.FastTau), math.Exp(-hours / l.SlowTau)
}

// forward is the state after a gap with the given decays.
func (p state) forward(f, s, fastVar, slowVar float64) state {
	return state{fast: float64(f * p.fast), slow: float64(s * p.slow),
		v11: float64(f*f*p.v11) + float64(fastVar*(1-float64(f*f))),
		v12: float64(f * s * p.v12),
		v22: float64(s*s*p.v22) + float64(slowVar*(1-float64(s*s)))}
}

// Smooth gives mean and variance of the level (fast plus slow) at each time,
// from all of y: the fixed-interval smoother of Rauch, Tung and Striebel (1965).
func (l Level) Smooth(t, noise, y []float64) (mean, variance []float64) {
	n := len(t)
	own, fastVar, slowVar := float64(l.Noise*l.Noise), float64(l.Fast*l.Fast), float64(l.Slow*l.Slow)
	before, after, decay := make([]state, n), make([]state, n), make([][2]float64, n)
	p := state{v11: fastVar, v22: slowVar}
	for i := range t {
		if i > 0 {
			f, s := l.decay(t[i] - t[i-1])
			decay[i] = [2]float64{f, s}
			p = p.forward(f, s, fastVar, slowVar)
		}
		before[i] = p
		r := own
		if noise != nil && noise[i] > 0 {
			r = noise[i]
		}
		p = p.update(y[i], r)
		after[i] = p
	}
	mean, variance = make([]float64, n), make([]float64, n)
	for i := n - 1; i >= 0; i-- {
		if i < n-1 {
			p = after[i].back(before[i+1], p, decay[i+1])
		}
		mean[i] = p.fast + p.slow
		variance[i] = p.v11 + 2*p.v12 + p.v22
	}
	return mean, variance
}

// update takes one rating in.
func (p state) update(y, r float64) state {
	g1, g2 := p.v11+p.v12, p.v12+p.v22
	total := g1 + g2 + r
	k1, k2 := g1/total, g2/total
	e := y - p.fast - p.slow
	return state{p.fast + float64(k1*e), p.slow + float64(k2*e),
		p.v11 - float64(k1*g1), p.v12 - float64(k1*g2), p.v22 - float64(k2*g2)}
}

// back carries what is known later (smooth, against the forecast q) to p.
func (p state) back(q, smooth state, d [2]float64) state {
	b11, b12 := float64(p.v11*d[0]), float64(p.v12*d[1])
	b21, b22 := float64(p.v12*d[0]), float64(p.v22*d[1])
	det := float64(q.v11*q.v22) - float64(q.v12*q.v12)
	j11 := (float64(b11*q.v22) - float64(b12*q.v12)) / det
	j12 := (float64(b12*q.v11) - float64(b11*q.v12)) / det
	j21 := (float64(b21*q.v22) - float64(b22*q.v12)) / det
	j22 := (float64(b22*q.v11) - float64(b21*q.v12)) / det
	d1, d2 := smooth.fast-q.fast, smooth.slow-q.slow
	e11, e12, e22 := smooth.v11-q.v11, smooth.v12-q.v12, smooth.v22-q.v22
	return state{
		fast: p.fast + float64(j11*d1) + float64(j12*d2),
		slow: p.slow + float64(j21*d1) + float64(j22*d2),
		v11:  p.v11 + float64(j11*j11*e11) + float64(2*j11*j12*e12) + float64(j12*j12*e22),
		v12:  p.v12 + float64(j11*j21*e11) + float64((float64(j11*j22)+float64(j12*j21))*e12) + float64(j12*j22*e22),
		v22:  p.v22 + float64(j21*j21*e11) + float64(2*j21*j22*e12) + float64(j22*j22*e22),
	}
}

// Whitened builds the columns to write to, one block of memory.
func Whitened(cols, n int) [][]float64 {
	buf := make([]float64, cols*n)
	out := make([][]float64, cols)
	for i := range out {
		out[i] = buf[i*n : (i+1)*n]
	}
	return out
}

// BelowMoments is the mean and variance of x ~ N(m, v) once x plus an error of
// variance r is known to lie below edge (moment matching for a censored
// rating; Minka 2001, expectation propagation).
func BelowMoments(m, v, r, edge float64) (mean, variance float64) {
	sd := math.Sqrt(v + r)
	z := (edge - m) / sd
	h := hazard(z)
	return m - float64(v*h)/sd, v - float64(v*v*h*(z+h))/(v+r)
}

// hazard is the density over the probability of lying below z. Far out in the
// tail both vanish, and their ratio is that of the asymptotic series
// (Abramowitz and Stegun 26.2.12).
func hazard(z float64) float64 {
	if z < -30 {
		q := 1 / float64(z*z)
		return -z / (1 - q + 3*float64(q*q))
	}
	return Density(z) / Phi(z)
}
