package strength

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/stats"
)

// Interval is where a lift is expected to be on a later day: 8 of 10 such
// lifters end between P10 and P90.
type Interval struct {
	P10, P50, P90 lift.Kg
	SD            float64 // of the log, the wider side
	Why           []reason.Reason
}

// Outlook is what a projection depends on besides today's strength.
type Outlook struct {
	Weeks      int
	PriorMeets *int // nil = unknown, taken as very experienced: the smallest gain
	Pain       bool // the lift is limited by pain now
}

// Change of the total between two meets of the same lifter, by weeks between
// them (middle of each class): median and 80 % range of the log-ish change.
// Computed from OpenPowerlifting, raw full power; survivors only.
var (
	changeWeeks = []float64{0, 2, 4.5, 9, 15, 22, 32.5, 45.5}
	changeP10   = []float64{0, -0.0399, -0.0287, -0.0271, -0.0265, -0.0252, -0.0277, -0.0324}
	changeP50   = []float64{0, 0.0108, 0.0204, 0.0231, 0.0264, 0.0314, 0.0353, 0.0419}
	changeP90   = []float64{0, 0.0750, 0.0824, 0.0866, 0.0938, 0.1053, 0.1194, 0.1468}
)

// medianFor is the median change over 6-12 weeks by number of earlier meets,
// same source.
func medianFor(meets *int) float64 {
	switch {
	case meets == nil || *meets >= 20:
		return 0.009
	case *meets >= 10:
		return 0.012
	case *meets >= 5:
		return 0.016
	case *meets >= 3:
		return 0.021
	case *meets == 2:
		return 0.027
	case *meets == 1:
		return 0.041
	}
	return 0.009 // a first meet: the data have nothing to compare with
}

// Project carries today's estimate to the meet: the usual change between two
// meets that far apart, scaled by experience, on top of today's doubt. The
// figures come from people who came back and were mostly well. For a lift in
// pain no gain is expected, the upper side is halved and the lower side is
// half as wide again; these three are our judgement.
func Project(e Estimate, o Outlook) Interval {
	weeks := float64(max(0, o.Weeks))
	scale := medianFor(o.PriorMeets) / 0.0231
	mid := stats.Interp(changeWeeks, changeP50, weeks)
	low := mid - stats.Interp(changeWeeks, changeP10, weeks)
	high := stats.Interp(changeWeeks, changeP90, weeks) - mid
	mid = float64(mid * scale)
	out := Interval{Why: []reason.Reason{reason.New("strength.change_between_meets", "opl_change_between_meets",
		"weeks", max(0, o.Weeks), "percent", math.Round(mid*1000)/10)}}
	if o.PriorMeets == nil {
		out.Why = append(out.Why, reason.New("strength.meets_unknown", reason.ExpertOpinion))
	}
	if o.Pain {
		mid, low, high = 0, low*1.5, high/2
		out.Why = append(out.Why, reason.New("strength.pain_holds_gain", reason.ExpertOpinion))
	}
	if e.P50 <= 0 {
		return out
	}
	m := math.Log(e.P50.Float()) + math.Log1p(mid)
	down := math.Hypot(e.SD, math.Log1p(low)/stats.Z80)
	up := math.Hypot(e.SD, math.Log1p(high)/stats.Z80)
	out.P50 = quarter(math.Exp(m))
	out.P10 = quarter(math.Exp(m - float64(stats.Z80*down)))
	out.P90 = quarter(math.Exp(m + float64(stats.Z80*up)))
	out.SD = math.Round(math.Max(down, up)*1e4) / 1e4
	return out
}
