// Package stats answers numeric questions only: the normal distribution and
// a few weighted means. Each function names its formula and source. It knows
// nothing of lifting, and refuses NaN by returning NaN.
package stats

import "math"

// Z80 is the standard normal quantile of 0.9: an interval of +-Z80 SD holds 80 %.
const Z80 = 1.2815515655446004

// Phi is the standard normal distribution function, by the complementary
// error function: Phi(z) = erfc(-z/sqrt 2)/2 (Abramowitz and Stegun 26.2.29).
func Phi(z float64) float64 { return 0.5 * math.Erfc(-z/math.Sqrt2) }

// Quantile is the inverse of Phi for p in (0, 1), by the inverse error
// function; 0 and 1 give the infinities, anything else NaN.
func Quantile(p float64) float64 {
	if !(p >= 0 && p <= 1) {
		return math.NaN()
	}
	return -math.Sqrt2 * math.Erfcinv(float64(2*p))
}

// Combine weights two normal estimates of one quantity by their precision
// (inverse variance) and gives the mean and variance of the result. A
// variance that is not positive counts as "no estimate".
func Combine(m1, v1, m2, v2 float64) (mean, variance float64) {
	switch {
	case !(v1 > 0):
		return m2, v2
	case !(v2 > 0):
		return m1, v1
	}
	k := v1 / (v1 + v2)
	return m1 + float64(k*(m2-m1)), v1 * (1 - k)
}

// Interp is the straight line through the points (xs ascending), held level
// beyond both ends. No points give NaN.
func Interp(xs, ys []float64, x float64) float64 {
	if len(xs) == 0 || len(xs) != len(ys) || math.IsNaN(x) {
		return math.NaN()
	}
	for i, right := range xs {
		if x > right {
			continue
		}
		if i == 0 {
			return ys[0]
		}
		share := (x - xs[i-1]) / (right - xs[i-1])
		return ys[i-1] + float64(share*(ys[i]-ys[i-1]))
	}
	return ys[len(ys)-1]
}
