package strength

import (
	"math"

	"spotter/internal/day"
	"spotter/internal/stats"
)

// The filter's constants (fatigue_models section 3): drift SD 0.25 % a day,
// twice that variance in the first four weeks of a lift and after a layoff.
const (
	drift      = 0.0025 * 0.0025 // variance of log 1RM per day
	newLift    = 28              // days
	layoff     = 21              // days without the lift
	robustZ    = 3.0
	lightDay   = 0.10 // unrated sets further below than this are a light day, not a loss
	firstExtra = 0.02 // one session alone is less sure than its noise says
)

// Loss of strength after a full stop, by weeks (peaking.yaml full_stop; sizes
// remembered, direction from Bosquet 2013). Beyond eight weeks 1 % a week more,
// our guess.
var (
	stopWeeks = []float64{1, 2, 3, 4, 6, 8, 21}
	stopLoss  = []float64{0, 0.02, 0.04, 0.06, 0.09, 0.12, 0.25}
)

// StopLoss is the share of strength (0-0.25) expected to be gone after days
// without any training of the lift's family.
func StopLoss(days int) float64 { return stats.Interp(stopWeeks, stopLoss, float64(days)/7) }

// level is the random-walk state of one lift: log 1RM and its variance.
type level struct {
	m, v     float64
	n, hurt  int
	first    day.Date
	last     day.Date // last observation
	exposure day.Date // last training of the lift or its family
	lost     float64  // share taken off for the present gap
	told     bool
	unrated  int
	far      int // sessions in a row far above (+) or below (-) what was expected
}

// forward carries the state to a day: variance grows, and a gap without any
// training of the family takes strength off, with half the loss as its own SD.
// It returns a copy; the gap is charged again from the same start each time.
func (l level) forward(to day.Date) level {
	days := to.Sub(l.last)
	if days <= 0 {
		return l
	}
	q := drift
	if to.Sub(l.first) <= newLift || days >= layoff {
		q *= 2
	}
	l.v += float64(q * float64(days))
	if loss := StopLoss(to.Sub(l.exposure)); loss > 0 {
		l.m += math.Log(1 - loss)
		l.v += float64(loss * loss / 4)
		l.lost = loss
	}
	return l
}

// update takes one observation on its day.
func (l level) update(o obs) level {
	r := float64(o.sd * o.sd)
	if l.n == 0 {
		return level{m: o.y, v: r + firstExtra*firstExtra, n: 1, hurt: count(o.pain), first: o.day,
			last: o.day, exposure: o.day, told: o.told, unrated: count(o.kind == atLeast && !o.pain)}
	}
	l = l.forward(o.day)
	l.lost = 0
	l.last, l.exposure = o.day, o.day
	l.n++
	l.hurt += count(o.pain)
	gap := o.y - l.m
	switch {
	case o.kind == atLeast && gap < 0 && (o.pain || o.easy || gap < -lightDay):
		return l // says nothing about the upper end
	case o.kind == atLeast && gap < 0:
		r *= 4 // an unrated set a little below: a weak hint
	case o.kind == atMost && gap > 0:
		return l
	}
	if o.kind == atLeast && !o.pain {
		l.unrated++
	}
	l, r = l.doubt(gap, r)
	l.m, l.v = stats.Combine(l.m, l.v, o.y, r)
	return l
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// doubt handles a session more than 3 SD away: alone it is weighed as if it
// were 3 SD away (Huber); when the next ones say the same - two below, three
// above - the level itself has moved, and the state opens up to follow.
func (l level) doubt(gap, r float64) (level, float64) {
	if !(gap*gap > float64(robustZ*robustZ*(l.v+r))) {
		l.far = 0
		return l, r
	}
	if gap > 0 {
		l.far = max(l.far, 0) + 1
	} else {
		l.far = min(l.far, 0) - 1
	}
	if l.far <= -2 || l.far >= 3 {
		l.v = math.Max(l.v, float64(gap*gap)/(robustZ*robustZ))
		return l, r
	}
	return l, float64(gap*gap)/(robustZ*robustZ) - l.v
}
