// Package trigger answers "which of this person's exposures come before more
// pain, by how many points, how sure is that, and what would settle it": one
// athlete, one sore place, one log. It gives a posterior, never a point, and
// refuses to name anything from a log that cannot tell.
//
// The model (docs/method.md has the formulas): a rating is a slow drift, fast
// flares, the mean effect of exposures spread over the next five days, and an
// error; ratings of 0 and 10 are censored. Each lift, each demand that lifts
// share, each kind of care and each lifestyle value is in or out of the model
// (spike and slab); the sampler is collapsed and deterministic.
//
// Terms: a lift's effect is the mean rise of pain, in points of the 0-10 scale,
// at the peak of the reaction to one of the person's own typical sessions.
// A trigger is an effect of at least half a point.
//
// It never says "causes". A trigger that it misses is "not shown", never
// "no effect".
package trigger

// Log is what the engine sees. Times are hours since the first day 00:00.
type Log struct {
	Days     int
	Lifts    []Lift
	Demands  []string // names of the demands, in the order of Lift.Demand
	Sessions []Session
	Ratings  []Rating // in order of time
	Courses  []Course // medicines taken over a stretch of time
	Care     []Series // self-care, one point a use (X = 1)
	Life     []Series // sleep, work, stress …; values of asked days are centred by the engine
}

// Lift is one exercise of the log.
type Lift struct {
	ID     string
	Demand []float64 // loading per demand, 0-1
	Odds   float64   // multiplies the prior odds: region, the athlete's suspicion; 0 counts as 1
}

// Session is one training session.
type Session struct {
	T    float64
	Done []Dose
}

// Dose is what was done of one lift in one session.
type Dose struct {
	Lift      int
	Sets      float64
	Intensity float64 // load over the estimated 1RM of the day, 0-1
}

// Rating is one pain rating, 0-10.
type Rating struct {
	T float64
	Y float64
}

// Course is a stretch of medicine.
type Course struct{ From, To float64 }

// Series is one kind of care or one lifestyle value over time.
type Series struct {
	ID     string
	Points []Point
	Rated  float64 // share of uses with a rating in the two hours before
	Coin   bool    // a coin decided when it was used: an even chance that it matters, and its size may be shown
	Events bool    // life: only what happened is written down, as with sets; not centred
}

// Point is one use (X = 1) or one value.
type Point struct{ T, X float64 }

// Options of a fit. The zero value is not usable; take Default.
type Options struct {
	Demands    bool    // lifts share effects through their demands
	Shapes     bool    // dose shapes: any session, volume, only heavy, only many sets
	Censor     bool    // 0 and 10 are censored
	Sweeps     int     // kept sweeps of the sampler
	SessionCV  float64 // one session's reaction varies by this share of the mean
	Discrepant float64 // SD of what is wrong about the model, as a share of the effect
	Least      float64 // effect in points that makes a trigger
	Seed       uint64
	// Stop, if set, is asked now and then; true ends the fit with ErrStopped.
	Stop func() bool
	// Progress, if set, is told the share done, 0-1.
	Progress func(float64)
}

// sessionVary is how much one session's reaction varies, as a share of the mean.
const sessionVary = 0.3

// Default is how the program fits.
func Default() Options {
	return Options{Demands: true, Shapes: true, Censor: true, Sweeps: 2000, SessionCV: sessionVary, Discrepant: 0.15, Least: 0.5, Seed: 1}
}

// Effect is what is believed of one exposure. Points are of the 0-10 scale.
type Effect struct {
	ID       string
	In       float64 // P(it has any effect)
	P        float64 // P(effect >= Least); for care P(effect <= -0.2)
	Mean     float64
	Lo, Hi   float64 // 90 % interval
	Lo80     float64
	Hi80     float64
	N        int     // logged sessions, uses or values
	SE       float64 // what the data alone can tell (lifts; SD0 of the method); 0 = not worked out
	Heavy    float64 // share of "only heavy or many" among the models with it
	Shape    [shapes]float64
	Alone    float64 // P that its own slot, not a shared demand, carries it
	PreRated float64 // care: share of uses with a rating before
}

// Posterior is the result of one fit.
type Posterior struct {
	Lifts, Demands, Care, Life []Effect
	Kernel                     []float64 // weight of each reaction kernel
	Level                      Hyper
	Least                      float64
	Draws                      [][]float64 // lift by draw: effects
	Ratings                    int
	Surprises                  []Surprise
	Fitted                     []Fitted
}

// Surprise is a rating that came out far above what was expected from all
// earlier ones: a flare that nothing in the log explains.
type Surprise struct {
	T, Y, Expected float64
	Z              float64 // in SDs of the one-step error
}

// Fitted is the model's level at one rating, with and without the exposures.
type Fitted struct {
	T, Y, Level, Base float64
}
