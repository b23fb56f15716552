package course

import "spotter/internal/stats"

// dice are the random numbers of one athlete. Each is drawn by what it is for and
// on which day, never in order of use, so that every policy meets the same noise
// on the same day whatever it did before.
type dice struct {
	seed, athlete uint64
	quiet         bool // the oracle's view: every draw is its mean
}

// what a number is for.
const (
	forTruth = iota
	forProgram
	forForm
	forReaction
	forRating
	forEffort
	forMissing
	forSkipping
	forPills
	forLoading
	forMeet
	forTelling
	forBase
)

func (d dice) stream(day, what, i int) *stats.RNG {
	return stats.NewRNG(d.seed, d.athlete*1_000_003+uint64(day+4096)*65_537+uint64(what)*1_009+uint64(i)*16_777_259)
}

// even is uniform on [0, 1); quiet it is one half.
func (d dice) even(day, what, i int) float64 {
	if d.quiet {
		return 0.5
	}
	return d.stream(day, what, i).Float64()
}

// normal is standard normal; quiet it is 0.
func (d dice) normal(day, what, i int) float64 {
	if d.quiet {
		return 0
	}
	return d.stream(day, what, i).Normal()
}

// chance reports an event of probability p; quiet it never happens.
func (d dice) chance(p float64, day, what, i int) bool {
	return !d.quiet && d.stream(day, what, i).Float64() < p
}
