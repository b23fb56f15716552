package trigger

import (
	"math"
	"slices"

	"spotter/internal/reason"
)

// How long until a log can tell: the standard error of a lift falls with the root
// of its sessions, and sessions come at the pace of the last four weeks.

// Ahead is how many more days that takes at this person's pace, and the range in
// which four of five forecasts came out.
type Ahead struct {
	Lifts    int `json:"lifts,omitempty"` // that are still open; 0 = this is about the whole log
	Days     int `json:"days"`
	From     int `json:"from"`
	To       int `json:"to"`
	Prompted int `json:"prompted,omitempty"` // days with ratings before, after, next morning and evening
	Ratings  int `json:"ratings_a_week,omitempty"`
}

// The standard error that came over the one forecast, at the tenth and the
// ninetieth of a hundred (1,487 lifts of 120 simulated logs, both worlds, as people
// log and prompted; docs/method.md).
const (
	aheadLow  = 0.82
	aheadHigh = 1.20
)

// mostAhead bounds a forecast: ten years.
const mostAhead = 3650

// longAhead is from when on a forecast is no help: a test is.
const longAhead = 365

// Ahead is when a lift could be judged at so many sessions a day; ok is false
// where it can be already, or where no pace is known.
func (e Effect) Ahead(perDay float64) (a Ahead, ok bool) {
	if e.N < leastSessions || !(e.SE > goodSE) || math.IsInf(e.SE, 1) || !(perDay > 0) {
		return a, false
	}
	days := func(miss float64) int {
		ratio := float64(e.SE*miss) / goodSE
		more := float64(e.N) * (float64(ratio*ratio) - 1)
		return int(math.Ceil(math.Min(mostAhead, math.Max(0, more)/perDay)))
	}
	a = Ahead{Days: max(1, days(1)), From: days(aheadLow), To: days(aheadHigh)}
	a.Prompted = int(math.Ceil(float64(a.Days) / promptGain))
	return a, true
}

// Pace is how many sessions of a lift there were a day in the last four weeks.
func (l *Log) Pace(lift int) float64 {
	n := 0
	for _, s := range l.Sessions {
		if s.T > float64(l.Days-lookBack)*24 {
			for _, d := range s.Done {
				if d.Lift == lift {
					n++
				}
			}
		}
	}
	return float64(n) / float64(min(max(1, l.Days), lookBack))
}

// aheadOf sums the lifts that are still open up: half of them are judged by then.
func aheadOf(l *Log, found []Finding, lifts []Effect) *Ahead {
	var days, from, to, prompted []int
	for i, e := range lifts {
		k := slices.IndexFunc(found, func(f Finding) bool { return f.Kind == KindLift && f.Exposure == e.ID })
		a, ok := e.Ahead(l.Pace(i))
		if !ok || found[k].Verdict == Likely {
			continue
		}
		days, from, to, prompted = append(days, a.Days), append(from, a.From), append(to, a.To), append(prompted, a.Prompted)
	}
	if len(days) == 0 {
		return nil
	}
	half := func(x []int) int {
		slices.Sort(x)
		return x[(len(x)-1)/2]
	}
	return &Ahead{Lifts: len(days), Days: half(days), From: half(from), To: half(to), Prompted: half(prompted)}
}

// aheadEarly is how many more days the ratings that are still needed take, at the
// pace since the first of them; nil where there is no pace yet, or only days are missing. So few ratings
// know their own pace only roughly.
func aheadEarly(l *Log, n Need) *Ahead {
	const least = 4
	if len(l.Ratings) < least || n.Ratings == 0 {
		return nil
	}
	since := math.Max(1, float64(l.Days)-math.Floor(l.Ratings[0].T/24))
	perDay := float64(len(l.Ratings)) / since
	wide := 1.28 / math.Sqrt(float64(len(l.Ratings)))
	days := func(pace float64) int {
		return max(n.Days, int(math.Ceil(float64(n.Ratings)/(perDay*pace))))
	}
	a := &Ahead{Days: days(1), From: days(1 + wide), To: days(1 - wide), Ratings: int(math.Round(perDay * 7))}
	if a.Days == 0 {
		return nil
	}
	return a
}

// Half of the triggers of a point or more were named after so many days of a
// simulated log (world 1, 64 athletes on two seeds: days 146 and 150, and 72 and 84
// prompted; docs/method.md).
const (
	halfPlain    = 150
	halfPrompted = 80
)

// Say is the forecast of a report in codes: when, what to log, and what is faster.
func (r *Report) Say() (out []reason.Reason) {
	a := r.Ahead
	add := func(code string, kv ...any) { out = append(out, reason.New(code, Source, kv...)) }
	if r.Status != OK {
		if a != nil {
			add("trigger.ahead_early", "week", a.Ratings, "days", a.Days, "from", a.From, "to", a.To)
		}
		add("trigger.ahead_rated", "prompted", halfPrompted, "plain", halfPlain)
		return out
	}
	if a == nil {
		return nil
	}
	switch {
	case a.Days > longAhead:
		add("trigger.ahead_long")
	case a.Lifts == 1:
		add("trigger.ahead_one", "days", a.Days, "from", a.From, "to", a.To)
	default:
		add("trigger.ahead", "lifts", a.Lifts, "days", a.Days, "from", a.From, "to", a.To)
	}
	if a.Prompted <= longAhead {
		add("trigger.ahead_prompted", "prompted", a.Prompted)
	}
	if r.NextTest != nil && r.NextTest.Mode == Isolate {
		add("trigger.ahead_test")
	}
	return out
}
