package pain

import (
	"slices"

	"spotter/internal/day"
)

// enough ratings for a mean to say anything; one rating is noise (source
// kovacs2008: smallest real change of a single score is 4 points).
const enough = 4

// Mean is the mean score of the ratings of one kind from one day to another,
// both included; several on one day count as their mean. nil with fewer than
// four days rated.
func Mean(rs []Rating, when When, from, to day.Date) *float64 {
	sum, days := 0.0, 0
	for _, scores := range byDay(rs, from, to, func(r Rating) bool { return r.When == when }) {
		s := 0
		for _, x := range scores {
			s += x
		}
		sum += float64(s) / float64(len(scores))
		days++
	}
	if days < enough {
		return nil
	}
	m := sum / float64(days)
	return &m
}

// byDay groups scores by day, in day order.
func byDay(rs []Rating, from, to day.Date, want func(Rating) bool) [][]int {
	groups := map[day.Date][]int{}
	for _, r := range rs {
		if want(r) && !r.Day.Before(from) && !r.Day.After(to) {
			groups[r.Day] = append(groups[r.Day], r.Score)
		}
	}
	var out [][]int
	for d := from; !d.After(to); d = d.Add(1) {
		if g := groups[d]; g != nil {
			out = append(out, g)
		}
	}
	return out
}

// UsualMorning is the mean morning pain of the 14 days up to and including a
// training day.
func UsualMorning(rs []Rating, on day.Date) *float64 { return Mean(rs, Morning, on.Add(-13), on) }

// SignalsOf gathers what the ratings say about an exposure on a day: the
// highest morning score of the next day, the usual mornings, and the two weeks
// in whichever kind of score is the most complete.
func SignalsOf(rs []Rating, on day.Date, set *int) Signals {
	s := Signals{Set: set, Usual: UsualMorning(rs, on)}
	for _, r := range rs {
		if r.When == Morning && r.Day == on.Add(1) && (s.Morning == nil || r.Score > *s.Morning) {
			score := r.Score
			s.Morning = &score
		}
	}
	most := -1
	for _, kind := range []When{Worst24, Average24, Morning, Now} {
		last, before := Mean(rs, kind, on.Add(-6), on), Mean(rs, kind, on.Add(-13), on.Add(-7))
		if last == nil || before == nil {
			continue
		}
		if n := len(byDay(rs, on.Add(-13), on, func(r Rating) bool { return r.When == kind })); n > most {
			most, s.Week, s.LastWeek = n, last, before
		}
	}
	return s
}

// Flare is a stretch of clearly more pain than usual (our own definition): the
// day's worst at least 2 above the mean of the 14 days before and at least 4,
// on two days running; or training changed because of pain. It ends after two
// days within 1 of that mean.
type Flare struct {
	Start, End day.Date // End zero = still running
	Peak       int
	Baseline   float64
	Changed    bool // training was changed because of it
}

// Flares finds the flares in day order. changed are the days on which training
// was changed because of pain. Days without a rating neither start nor end one.
func Flares(rs []Rating, changed []day.Date, asOf day.Date) []Flare {
	worst, days := worstByDay(rs, changed, asOf)
	var out []Flare
	var run *Flare
	raised, calm := 0, 0
	var begin day.Date
	for i, d := range days {
		score, rated := worst[d]
		cut := slices.Contains(changed, d)
		if run == nil {
			base, ok := baseline(worst, days[:i], d)
			high := ok && rated && float64(score) >= base+2 && score >= 4
			switch {
			case !high:
				raised = 0
			case raised == 0 || d.Sub(days[i-1]) > 1:
				raised, begin = 1, d
			default:
				raised++
			}
			if cut || raised >= 2 {
				if cut && raised < 1 {
					begin = d
				}
				out = append(out, Flare{Start: begin, Peak: max(score, worst[begin]), Baseline: base, Changed: cut})
				run, calm = &out[len(out)-1], 0
			}
			continue
		}
		run.Changed = run.Changed || cut
		if !rated {
			continue
		}
		run.Peak = max(run.Peak, score)
		if !cut && float64(score) <= run.Baseline+1 {
			calm++
		} else {
			calm = 0
		}
		if calm >= 2 {
			run.End, run, raised = d, nil, 0
		}
	}
	return out
}

// worstByDay is the worst24 of each day, or its highest score of any kind.
func worstByDay(rs []Rating, changed []day.Date, asOf day.Date) (map[day.Date]int, []day.Date) {
	worst, told := map[day.Date]int{}, map[day.Date]bool{}
	seen := map[day.Date]bool{}
	var days []day.Date
	note := func(d day.Date) {
		if !seen[d] {
			seen[d] = true
			days = append(days, d)
		}
	}
	for _, r := range rs {
		if r.Day.After(asOf) {
			continue
		}
		note(r.Day)
		old, has := worst[r.Day]
		switch {
		case r.When == Worst24 && !told[r.Day]:
			worst[r.Day], told[r.Day] = r.Score, true
		case told[r.Day] && r.When != Worst24:
		case !has || r.Score > old:
			worst[r.Day] = r.Score
		}
	}
	for _, d := range changed {
		if !d.After(asOf) {
			note(d)
		}
	}
	slices.SortFunc(days, func(a, b day.Date) int { return a.Sub(b) })
	return worst, days
}

// baseline is the mean of the day's worst over the 14 days before d; false
// with fewer than four rated days.
func baseline(worst map[day.Date]int, before []day.Date, d day.Date) (float64, bool) {
	sum, n := 0, 0
	for i := len(before) - 1; i >= 0 && d.Sub(before[i]) <= 14; i-- {
		if s, ok := worst[before[i]]; ok {
			sum += s
			n++
		}
	}
	if n < enough {
		return 0, false
	}
	return float64(sum) / float64(n), true
}
