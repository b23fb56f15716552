package trigger

import (
	"math"

	"spotter/internal/stats"
)

// Hyper is the logarithm of the level's parameters: rating noise, fast SD, fast
// time constant in hours, slow SD.
type Hyper [4]float64

// slowTau is fixed at 45 days, in hours: 25 days gave the same answers.
const slowTau = 45 * 24.0

var (
	hyperMean = Hyper{math.Log(0.7), math.Log(0.6), math.Log(40), math.Log(0.9)}
	hyperSD   = Hyper{0.4, 0.6, 0.7, 0.5}
)

func (h Hyper) level() stats.Level {
	return stats.Level{Noise: math.Exp(h[0]), Fast: math.Exp(h[1]), FastTau: math.Exp(h[2]), Slow: math.Exp(h[3]), SlowTau: slowTau}
}

func (h Hyper) logPrior() float64 {
	sum := 0.0
	for i := range h {
		z := (h[i] - hyperMean[i]) / hyperSD[i]
		sum -= float64(z*z) / 2
	}
	return sum
}

// sane keeps the search within five prior SDs.
func (h Hyper) sane() bool {
	for i := range h {
		if z := (h[i] - hyperMean[i]) / hyperSD[i]; !(z <= 5 && z >= -5) {
			return false
		}
	}
	return true
}

// node is one point of the integration over the level's parameters.
type node struct {
	at  Hyper
	log float64 // log weight, the prior included
}

// nodes are the mode and eight points along the axes of the curvature there
// (a central composite design: Rue, Martino and Chopin 2009, section 6.5).
func nodes(f func([]float64) float64, mode Hyper, best float64) []node {
	const step, far = 0.12, 2.4
	n := len(mode)
	at := func(i int, a float64, j int, b float64) float64 {
		x := mode
		x[i] += a
		x[j] += b
		return f(x[:])
	}
	curve := make([]float64, n*n)
	for i := range n {
		curve[i*n+i] = (at(i, step, i, 0) + at(i, -step, i, 0) - 2*best) / (step * step)
		for j := range i {
			c := (at(i, step, j, step) - at(i, step, j, -step) - at(i, -step, j, step) + at(i, -step, j, -step)) / (4 * step * step)
			curve[i*n+j], curve[j*n+i] = c, c
		}
	}
	values, vectors := stats.Eigen(curve, n)
	out := []node{{mode, math.Log(0.305) + mode.logPrior()}}
	for k := range n {
		width := far / math.Sqrt(math.Max(values[k], 1.5))
		for _, sign := range []float64{-1, 1} {
			x := mode
			for i := range x {
				x[i] += float64(float64(sign*width) * vectors[i*n+k])
			}
			out = append(out, node{x, math.Log(0.087) + far*far/2 + x.logPrior()})
		}
	}
	return out
}
