package trigger

// Priors, in points of the 0-10 scale. They are judgement, not measurement: a
// thing that matters is expected to hurt by about a point.
type normal struct{ mean, sd float64 }

// weight is the precision.
func (n normal) weight() float64 { return 1 / float64(n.sd*n.sd) }

var (
	liftSlab   = normal{0.9, 1.1}
	demandSlab = normal{1.2, 1.0} // of a lift that loads the demand fully
	anySlab    = normal{0.25, 0.35}
	lifeSlab   = normal{0.3, 0.5}
	careSlab   = normal{-0.4, 0.8}
	weekSlab   = normal{0, 0.5} // each of the six waves of a week

	levelPrior  = normal{2, 2.5}
	dayPrior    = normal{0, 0.5}
	coursePrior = normal{-1, 1.5}
)

// Chances of being in the model, before the data.
const (
	liftChance   = 0.07
	demandChance = 0.07
	anyChance    = 0.40
	lifeChance   = 0.25
	careChance   = 0.35
	weekChance   = 0.30
	coinChance   = 0.5 // care that a coin decided on: it was not taken because it hurt
)

const (
	demandLeast   = 0.25 // a lift belongs to a demand from this loading on
	demandSpread  = 0.4  // lifts of one demand differ by this share of the loading
	careLeastUses = 3
)

// demandShapes are the dose shapes of a shared demand and their shares.
var demandShapes = []struct {
	shape int
	share float64
}{{anySession, 0.25}, {byVolume, 0.50}, {heavyHalf, 0.25}}

// chance is a prior chance after its odds were multiplied.
func chance(p, odds float64) float64 {
	if !(odds > 0) {
		return p
	}
	o := float64(odds*p) / (1 - p)
	return o / (1 + o)
}
