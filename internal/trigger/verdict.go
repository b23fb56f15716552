package trigger

import "math"

// Verdict is the word that goes with a probability.
type Verdict string

// The verdicts of the triggers document.
const (
	Likely     Verdict = "likely"
	Possible   Verdict = "possible"
	Unlikely   Verdict = "unlikely"
	CannotTell Verdict = "cannot_tell"
)

// Word is the finer wording inside a verdict.
type Word string

// The words, strongest first. A claim on the placebo log lowers by one.
const (
	VeryLikely  Word = "very_likely"
	LikelyWord  Word = "likely"
	Open        Word = "open"
	UnlikelyYet Word = "unlikely"
	ProbablyNot Word = "probably_not"
	Cleared     Word = "cleared"
	TooEarly    Word = "too_early"
	TooFew      Word = "too_few"
)

// Thresholds of the words.
const (
	veryLikelyAt = 0.90
	likelyAt     = 0.70
	openAt       = 0.30
	probablyNot  = 0.05
)

// decided rounds a probability before it is compared, so that the last bits of
// a machine's arithmetic decide nothing.
func decided(p float64) float64 { return math.Round(p*1e4) / 1e4 }

// WordOf says what a lift's effect amounts to. lowered is true when the same
// search on the placebo log named something.
func WordOf(e Effect, lowered bool) (Word, Verdict) {
	p, se := decided(e.P), decided(math.Min(e.SE, 1e6))
	switch {
	case e.N < leastSessions:
		return TooFew, CannotTell
	case p >= veryLikelyAt && lowered:
		return LikelyWord, Likely
	case p >= veryLikelyAt:
		return VeryLikely, Likely
	case !(se <= tooEarlySE):
		return TooEarly, CannotTell
	case p >= likelyAt && lowered:
		return Open, Possible
	case p >= likelyAt:
		return LikelyWord, Likely
	case p >= openAt:
		return Open, Possible
	case p >= probablyNot:
		return UnlikelyYet, Unlikely
	case se <= clearedSE && !lowered:
		return Cleared, Unlikely
	}
	return ProbablyNot, Unlikely
}

// HelpWord says what may be said of care. The size of help is only shown when
// at least 70 % of its uses had a rating before; before and after alone is
// mostly the pain going down by itself.
func HelpWord(e Effect, lowered bool) (w Word, size bool) {
	p := decided(e.P)
	size = decided(e.PreRated) >= likelyAt
	switch {
	case e.N < careLeastUses:
		return TooFew, false
	case p >= veryLikelyAt && !lowered:
		return VeryLikely, size
	case p >= likelyAt && !lowered, p >= veryLikelyAt:
		return LikelyWord, size
	case p >= openAt:
		return Open, false
	}
	return UnlikelyYet, false
}
