package trigger

import (
	"math"
	"slices"
	"strings"
)

// What is said of everything that is no lift: care, medicines, nights, and the
// other things of a day.

// Step is what one unit of a life exposure is: so many of what it is counted in.
// Amount 0 is its own usual swing.
type Step struct {
	Amount float64 `json:"amount"`
	Events bool    `json:"events,omitempty"` // only the days with it were written down
}

func (w writer) care(e Effect) Finding {
	kind, name := KindCare, e.ID
	if rest, ok := strings.CutPrefix(e.ID, MedicinePrefix); ok {
		kind, name = KindMed, rest
	}
	f := Finding{Exposure: name, Kind: kind, Probability: three(e.P), Unit: PerUse, N: e.N, Word: TooFew, Verdict: CannotTell}
	f.why("trigger.why_uses", "n", e.N)
	if kind == KindMed { // its effect is taken out of the search; nothing is said about it
		f.why("trigger.why_medicine")
		return f
	}
	f.Exposure, f.Coin = strings.CutPrefix(name, CoinPrefix)
	var size bool
	f.Word, size = HelpWord(e, w.lowered)
	size = size || f.Coin && f.Word != TooFew
	switch f.Word {
	case VeryLikely, LikelyWord:
		f.Verdict = Likely
	case Open:
		f.Verdict = Possible
	case UnlikelyYet:
		f.Verdict = Unlikely
	}
	if f.Coin {
		f.why("trigger.why_coin")
	}
	if size {
		f.sized(e)
	} else {
		f.why("trigger.why_no_size", "percent", math.Round(e.PreRated*100))
	}
	return f
}

// lifeLeast is how many logged nights or days anything is said from.
const lifeLeast = 10

// lifeWord says what a life exposure amounts to.
func lifeWord(e Effect, lowered bool) (Word, Verdict) {
	switch p := decided(e.P); {
	case e.N < lifeLeast:
		return TooFew, CannotTell
	case p >= veryLikelyAt && !lowered && e.Lo > 0:
		return VeryLikely, Likely
	case p >= likelyAt && !lowered && e.Mean > 0:
		return LikelyWord, Likely
	case p >= openAt:
		return Open, Possible
	}
	return UnlikelyYet, Unlikely
}

func (w writer) life(e Effect) Finding {
	f := Finding{Exposure: e.ID, Kind: KindSleep, Probability: three(e.P), Unit: PerHour, N: e.N}
	f.Word, f.Verdict = lifeWord(e, w.lowered)
	f.sized(e)
	if e.ID == ShortSleep {
		f.why("trigger.why_nights", "n", e.N)
		return f
	}
	f.Kind, f.Unit, f.Step = KindLife, PerStep, &Step{Amount: LifeUnit(e.ID)}
	if e.ID == PoorSleep {
		f.Step.Amount = 1
		f.why("trigger.why_nights", "n", e.N)
		return f
	}
	i := slices.IndexFunc(w.r.Life, func(s Series) bool { return s.ID == e.ID })
	if f.Step.Events = w.r.Life[i].Events; f.Step.Events {
		f.why("trigger.why_events", "n", e.N)
		return f
	}
	f.why("trigger.why_days", "n", e.N)
	return f
}

// courses are the medicines taken over a stretch of days: allowed for, and
// nothing said about them.
func (w writer) courses() (out []Finding) {
	for _, class := range sorted(w.r.Taken) {
		f := Finding{Exposure: class, Kind: KindMed, Unit: PerUse, N: w.r.Taken[class], Word: TooFew, Verdict: CannotTell}
		f.why("trigger.why_medicine")
		out = append(out, f)
	}
	return out
}
