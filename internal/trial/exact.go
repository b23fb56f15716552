package trial

import (
	"math"

	"spotter/internal/stats"
)

// The randomisation test: under "no difference" each pair could as well have
// come out the other way round, because a coin decided. p is the share of all
// such outcomes whose mean lies at least as far from 0 as the one seen
// (Fisher 1935, The Design of Experiments, section 21). Up to 16 pairs all
// 65,536 outcomes are counted.
func randomisation(diffs []float64) float64 {
	n := len(diffs)
	if n == 0 {
		return 1
	}
	seen := math.Abs(sum(diffs)) - 1e-9
	hits := 0
	total := 0.0
	for _, d := range diffs {
		total += d
	}
	signs := make([]bool, n) // Gray code: one pair is turned at a time
	for i := range 1 << n {
		if i > 0 {
			k := trailing(i)
			if signs[k] = !signs[k]; signs[k] {
				total -= 2 * diffs[k]
			} else {
				total += 2 * diffs[k]
			}
		}
		if math.Abs(total) >= seen {
			hits++
		}
	}
	return float64(hits) / float64(int(1)<<n)
}

func trailing(i int) int {
	k := 0
	for i&1 == 0 {
		i >>= 1
		k++
	}
	return k
}

func sum(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s
}

// interval are the effects that the test at level alpha does not rule out,
// found by shifting the differences (inversion of the test), to 0.01 points.
func interval(diffs []float64, alpha float64) (lo, hi float64) {
	mean := sum(diffs) / float64(len(diffs))
	shifted := make([]float64, len(diffs))
	fits := func(effect float64) bool {
		for i, d := range diffs {
			shifted[i] = d - effect
		}
		return randomisation(shifted) > alpha
	}
	edge := func(sign float64) float64 {
		in, out := mean, mean+sign*20
		for math.Abs(out-in) > 0.005 {
			if mid := (in + out) / 2; fits(mid) {
				in = mid
			} else {
				out = mid
			}
		}
		return math.Round(in*100) / 100
	}
	return edge(-1), edge(1)
}

const powerDraws = 300

// power is the chance that the test says p <= 0.05 when the true effect has
// this size and differences have this SD, by simulation with a fixed stream.
// Differences of whole-number ratings are whole numbers.
func power(points, sd float64, pairs int) float64 {
	rng := stats.NewRNG(uint64(pairs), 52)
	hits := 0
	diffs := make([]float64, min(pairs, 10))
	for range powerDraws {
		for i := range diffs {
			diffs[i] = math.Round(-points + float64(sd*rng.Normal()))
		}
		if pairs <= 10 {
			if randomisation(diffs) <= usualAlpha {
				hits++
			}
			continue
		}
		if tTest(points, sd, pairs, rng) {
			hits++
		}
	}
	return float64(hits) / powerDraws
}

// tTest draws one trial with more than ten pairs and judges it by Student's t,
// which the randomisation test comes close to there.
func tTest(points, sd float64, pairs int, rng *stats.RNG) bool {
	var total, square float64
	for range pairs {
		d := math.Round(-points + float64(sd*rng.Normal()))
		total += d
		square += float64(d * d)
	}
	n := float64(pairs)
	mean := total / n
	v := (square - float64(n*mean*mean)) / (n - 1)
	return math.Abs(mean) >= tCritical[pairs]*math.Sqrt(v/n)
}

// tCritical is the 97.5 % point of Student's t with pairs-1 degrees of freedom
// (table in Fisher and Yates 1963).
var tCritical = map[int]float64{11: 2.228, 12: 2.201, 13: 2.179, 14: 2.160, 15: 2.145, 16: 2.131}

// enough is the least number of pairs with a chance of 80 % for one point.
func enough(sd float64) int {
	for n := LeastPairs; n < MostPairs; n++ {
		if power(1, sd, n) >= 0.8 {
			return n
		}
	}
	return MostPairs
}
