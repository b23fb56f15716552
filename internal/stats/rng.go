package stats

import "math"

// RNG is splitmix64 (Steele, Lea and Flood 2014, OOPSLA): small, fast, and the
// same numbers on every machine. Not for secrets.
type RNG struct {
	state uint64
	spare float64
	has   bool
}

// NewRNG starts a stream. Streams of one seed do not overlap in practice.
func NewRNG(seed, stream uint64) *RNG {
	r := &RNG{state: mix(seed) ^ mix(stream+0x6A09E667F3BCC909)}
	r.Uint64()
	return r
}

func mix(z uint64) uint64 {
	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9
	z = (z ^ (z >> 27)) * 0x94D049BB133111EB
	return z ^ (z >> 31)
}

// Uint64 is the next 64 bits.
func (r *RNG) Uint64() uint64 {
	r.state += 0x9E3779B97F4A7C15
	return mix(r.state)
}

// Float64 is uniform on [0, 1).
func (r *RNG) Float64() float64 { return float64(r.Uint64()>>11) / (1 << 53) }

// IntN is uniform on 0 … n-1; n must be positive.
func (r *RNG) IntN(n int) int { return int(float64(r.Float64() * float64(n))) }

// Normal is a standard normal number, by Box and Muller (1958).
func (r *RNG) Normal() float64 {
	if r.has {
		r.has = false
		return r.spare
	}
	u := math.Max(r.Float64(), 1e-300)
	length := math.Sqrt(-2 * math.Log(u))
	sin, cos := math.Sincos(2 * math.Pi * r.Float64())
	r.spare, r.has = float64(length*sin), true
	return float64(length * cos)
}

// Pick is an index drawn with chances in proportion to the weights, which must
// not be negative and must sum to more than zero.
func (r *RNG) Pick(weights []float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	u := float64(r.Float64() * sum)
	for i, w := range weights {
		if u < w {
			return i
		}
		u -= w
	}
	return len(weights) - 1
}
