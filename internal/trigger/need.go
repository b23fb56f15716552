package trigger

import "math"

// What has to be there before anything is said (method section 8).
const (
	leastSessions = 3
	leastDays     = 21
	leastRated    = 20
	tooEarlySE    = 0.6  // standard error above which a lift is "too early"
	clearedSE     = 0.35 // and up to which "probably not" may be called cleared
	goodSE        = 0.3  // at which an effect of 1.2 points stands out four-fold
	promptGain    = (2.05 / 1.4) * (2.05 / 1.4)
)

// Need is what more to log, in plain numbers.
type Need struct {
	Days     int // more days of log before anything is said
	Ratings  int // more ratings before anything is said
	Sessions int // of this lift, until an effect of 1.2 points would show
	Prompted int // the same with ratings before, after, next morning and evening
}

// Missing is what the whole log still lacks before anything is said of it.
func Missing(days, ratings int) (n Need, ok bool) {
	n = Need{Days: max(0, leastDays-days), Ratings: max(0, leastRated-ratings)}
	return n, n.Days == 0 && n.Ratings == 0
}

// Sessions more of one lift, from the standard error that n sessions left: it
// falls with the root of the number.
func (e Effect) Sessions() Need {
	if e.N < leastSessions || !(e.SE > 0) || math.IsInf(e.SE, 1) {
		return Need{Sessions: leastSessions - min(e.N, leastSessions)}
	}
	ratio := e.SE / goodSE
	more := float64(e.N) * (float64(ratio*ratio) - 1)
	if more <= 0 {
		return Need{}
	}
	return Need{Sessions: int(math.Ceil(more)), Prompted: int(math.Ceil(more / promptGain))}
}
