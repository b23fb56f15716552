package trial

import (
	"math"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/reason"
)

// Check judges a trial from the diary as of a day. Every pair counts as it was
// assigned, whether it was followed or not: only that keeps the coin's promise.
// Pairs without both ratings are left out, and it says how many.
func Check(p Protocol, h diary.History, asOf day.Date) Result {
	r := Result{Schema: Schema, ID: p.ID, Reasons: []reason.Reason{}}
	if !p.Intact() {
		r.State = Changed
		r.why("trial.changed")
		return r
	}
	at := mornings(h.Pain, p.Region, p.Side)
	r.days(p, h, at, asOf)
	last := p.Slots[len(p.Slots)-1].Day
	switch {
	case r.stopped(p, h, asOf):
		r.State = Stopped
		return r
	case asOf.Before(p.Slots[0].Day):
		r.State = Planned
		return r
	case !asOf.After(last):
		r.State = Running
		r.why("trial.no_peeking")
		return r
	}
	r.State = Done
	r.judge(p)
	return r
}

func (r *Result) why(code string, kv ...any) {
	r.Reasons = append(r.Reasons, reason.New(code, Source, kv...))
}

// days fills adherence, the pairs, and what is on today.
func (r *Result) days(p Protocol, h diary.History, at map[day.Date]float64, asOf day.Date) {
	r.Pairs = make([]PairResult, p.Pairs)
	for i, s := range p.Slots {
		switch {
		case s.Day == asOf:
			r.Today = &p.Slots[i]
		case s.Day.After(asOf) && r.Next == nil:
			r.Next = &p.Slots[i]
		}
		if !s.Day.Before(asOf) {
			continue
		}
		r.Adherence.Past++
		if p.followed(s, h) {
			r.Adherence.As++
		}
		pair := &r.Pairs[s.Pair-1]
		pair.Pair = s.Pair
		y, ok := at[s.Day.Add(1)]
		if !ok || s.Day.Add(1).After(asOf) {
			continue
		}
		r.Adherence.Rated++
		n := int(y)
		if s.Arm == "a" {
			pair.A = &n
		} else {
			pair.B = &n
		}
	}
	var kept []PairResult
	for _, x := range r.Pairs {
		if x.Pair > 0 {
			kept = append(kept, x)
		}
		if x.A != nil && x.B != nil {
			r.Adherence.Complete++
		}
	}
	r.Pairs = kept
}

// followed reports whether the diary shows the day as it was assigned.
func (p Protocol) followed(s Slot, h diary.History) bool {
	mine, other := p.A, p.B
	if s.Arm == "b" {
		mine, other = p.B, p.A
	}
	return (mine.IsNothing() || done(mine, s.Day, h)) && (other.IsNothing() || !done(other, s.Day, h))
}

func done(a Arm, d day.Date, h diary.History) bool {
	if a.Lift != "" {
		for _, s := range h.Sets {
			if s.Day == d && s.Lift == a.Lift && !s.Warmup {
				return true
			}
		}
		return false
	}
	for _, c := range h.Care {
		if c.Day == d && c.What == a.Care {
			return true
		}
	}
	return false
}

// stopped applies the stop rule to the days of the trial so far.
func (r *Result) stopped(p Protocol, h diary.History, asOf day.Date) bool {
	why, stop := p.Stop.Due(h, p.Region, p.Side, p.Slots[0].Day, asOf)
	if stop {
		r.Reasons = append(r.Reasons, why)
	}
	return stop
}

// Due reports whether the rule ended what began on first, and why: one rating
// that is too high, or a rise above the usual of the four weeks before that
// lasts.
func (rule StopRule) Due(h diary.History, region body.Region, side body.Side, first, asOf day.Date) (reason.Reason, bool) {
	usual, n := 0.0, 0
	for d, y := range mornings(h.Pain, region, side) {
		if d.Before(first) && first.Sub(d) <= 28 {
			usual += y
			n++
		}
	}
	high := 0
	for d := first; !d.After(asOf); d = d.Add(1) {
		worst := -1
		for _, x := range h.Pain {
			if x.Day == d && (region == "" || x.Region == region) {
				worst = max(worst, x.Score)
			}
		}
		if worst >= rule.Pain {
			return reason.New("trial.stop_pain", Source, "pain", worst, "date", d), true
		}
		if worst < 0 {
			continue
		}
		if n > 0 && float64(worst) >= usual/float64(n)+float64(rule.Rise) {
			high++
		} else {
			high = 0
		}
		if high*24 > rule.Hours {
			return reason.New("trial.stop_rise", Source, "rise", rule.Rise, "hours", rule.Hours, "date", d), true
		}
	}
	return reason.Reason{}, false
}

// judge gives the verdict that was agreed on before the start.
func (r *Result) judge(p Protocol) {
	var diffs []float64
	for _, x := range r.Pairs {
		if x.A != nil && x.B != nil {
			diffs = append(diffs, float64(*x.A-*x.B))
		}
	}
	if missing := p.Pairs - len(diffs); missing > 0 {
		r.why("trial.pairs_missing", "n", missing, "of", p.Pairs)
	}
	if len(diffs) < LeastPairs {
		r.Verdict = TooFew
		r.why("trial.too_few", "n", len(diffs), "least", LeastPairs)
		return
	}
	mean := math.Round(sum(diffs)/float64(len(diffs))*100) / 100
	pv := math.Round(randomisation(diffs)*1e4) / 1e4
	lo, hi := interval(diffs, 0.10)
	r.Effect, r.P, r.Interval = &mean, &pv, &[2]float64{lo, hi}
	r.Verdict = NotShown
	switch {
	case pv <= p.Alpha && mean < 0:
		r.Verdict = Less
		r.why("trial.less", "points", -mean, "from", -hi, "to", -lo)
	case pv <= p.Alpha && mean > 0:
		r.Verdict = More
		r.why("trial.more", "points", mean, "from", lo, "to", hi)
	default:
		r.why("trial.not_shown", "from", lo, "to", hi)
	}
	r.why("trial.not_blind")
	if a := r.Adherence; a.As*10 < a.Past*8 {
		r.why("trial.adherence", "as", a.As, "past", a.Past)
	}
}
