package stats

import (
	"math"
	"slices"
)

// Minimise looks for the lowest value of f near start with the downhill simplex
// (Nelder and Mead 1965, Computer Journal 7:308). It stops when the corners
// differ by less than tol or after the given number of steps, and gives the
// best corner and its value. f may return +Inf outside its domain.
func Minimise(f func([]float64) float64, start []float64, step, tol float64, steps int) ([]float64, float64) {
	n := len(start)
	corners := make([]corner, n+1)
	for i := range corners {
		x := slices.Clone(start)
		if i > 0 {
			x[i-1] += step
		}
		corners[i] = corner{x, f(x)}
	}
	byValue := func(a, b corner) int {
		switch {
		case a.v < b.v:
			return -1
		case a.v > b.v:
			return 1
		}
		return 0
	}
	for range steps {
		slices.SortStableFunc(corners, byValue)
		if corners[n].v-corners[0].v < tol {
			break
		}
		moveWorst(f, corners)
	}
	slices.SortStableFunc(corners, byValue)
	return corners[0].x, corners[0].v
}

type corner struct {
	x []float64
	v float64
}

// moveWorst reflects, stretches or pulls in the worst corner (the last), or
// shrinks all towards the best (the first).
func moveWorst(f func([]float64) float64, c []corner) {
	n := len(c) - 1
	mid := make([]float64, n)
	for _, k := range c[:n] {
		for j := range mid {
			mid[j] += k.x[j] / float64(n)
		}
	}
	try := func(share float64) corner {
		x := make([]float64, n)
		for j := range x {
			x[j] = mid[j] + float64(share*(c[n].x[j]-mid[j]))
		}
		return corner{x, f(x)}
	}
	mirror := try(-1)
	switch {
	case mirror.v < c[0].v:
		if far := try(-2); far.v < mirror.v {
			mirror = far
		}
		c[n] = mirror
		return
	case mirror.v < c[n-1].v:
		c[n] = mirror
		return
	}
	share := 0.5
	if mirror.v < c[n].v {
		share = -0.5
	}
	if near := try(share); near.v < math.Min(mirror.v, c[n].v) {
		c[n] = near
		return
	}
	for i := 1; i <= n; i++ {
		for j := range c[i].x {
			c[i].x[j] = c[0].x[j] + (c[i].x[j]-c[0].x[j])/2
		}
		c[i].v = f(c[i].x)
	}
}

// Density is the standard normal density.
func Density(z float64) float64 { return math.Exp(-float64(z*z)/2) / math.Sqrt(2*math.Pi) }

// QuantileOf is the q-quantile (0-1) of sorted values, with straight lines
// between them (type 7 of Hyndman and Fan 1996). No values give NaN.
func QuantileOf(sorted []float64, q float64) float64 {
	if len(sorted) == 0 {
		return math.NaN()
	}
	at := float64(q * float64(len(sorted)-1))
	i := int(at)
	if i+1 >= len(sorted) {
		return sorted[len(sorted)-1]
	}
	return sorted[i] + float64((at-float64(i))*(sorted[i+1]-sorted[i]))
}
