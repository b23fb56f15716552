package app

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/plan"
	"spotter/internal/safety"
	"spotter/internal/training"
)

// SwapDay is the swap of a whole day: the session planned for "to" (a day) is
// done on the day of the entry instead. It makes no session more, only another
// day, and every load is bounded by what the gate allows on that day.
const SwapDay = "day"

// A session may come forward by at most so many days, and not before two
// nights have passed since the last sets: what a plan spaces for a sore place
// stays spaced.
const (
	forwardDays = 3
	restDays    = 2
)

// MoveEntry is the entry that brings the session of a day forward to today.
func MoveEntry(from day.Date) diary.Entry {
	return diary.Entry{Kind: KindSwap, To: from.String(), What: SwapDay}
}

// movedTo is the day whose session is done on a day instead, with the entry's
// id; zero when none is.
func movedTo(entries []diary.Entry, on day.Date) (from day.Date, id string) {
	now, _ := live(entries, KindSwap)
	for _, e := range now {
		at, errAt := day.Parse(e.At)
		to, errTo := day.Parse(e.To)
		if e.What == SwapDay && errAt == nil && errTo == nil && at == on {
			from, id = to, e.ID
		}
	}
	return from, id
}

// mayMove reports whether the session of a day may be done today: nothing
// stops or hands over, the questions are answered, it is near enough, and the
// last sets are far enough back.
func mayMove(s standing, from day.Date) bool {
	v := s.permit.Verdict()
	if v != safety.Go && v != safety.Limit || !s.screen.Complete {
		return false
	}
	if n := from.Sub(s.asOf); !(n >= 1 && n <= forwardDays) {
		return false
	}
	return !slices.ContainsFunc(s.h.Sets, func(x training.Set) bool {
		n := s.asOf.Sub(x.Day)
		return !x.Warmup && n >= 1 && n < restDays
	})
}

// moved takes the days into a plan that was made: today's session from a later
// day, and none on a day whose session was done before it.
func moved(p plan.Plan, s standing, entries []diary.Entry, rack lift.Plates) plan.Plan {
	if p.Stopped != nil {
		return p
	}
	for back := 1; back <= forwardDays; back++ {
		done := s.asOf.Add(-back)
		if from, _ := movedTo(entries, done); !from.IsZero() && !from.Before(s.asOf) && from.Sub(done) <= forwardDays && trainedOn(s, done) {
			p = withoutDay(p, from)
		}
	}
	from, _ := movedTo(entries, s.asOf)
	if from.IsZero() || !mayMove(s, from) {
		return p
	}
	if _, taken := plan.Today(p, s.asOf); taken {
		return p
	}
	session, ok := plan.Today(p, from)
	if !ok {
		return p
	}
	session.Date = s.asOf
	session.Items = slices.Clone(session.Items)
	for i, it := range session.Items {
		session.Items[i] = tightened(it, s, rack)
	}
	return withDay(withoutDay(p, from), session)
}

func trainedOn(s standing, d day.Date) bool {
	return slices.ContainsFunc(s.h.Sets, func(x training.Set) bool { return x.Day == d && !x.Warmup })
}

// withoutDay is a plan without the session of a day.
func withoutDay(p plan.Plan, d day.Date) plan.Plan {
	p.Weeks = slices.Clone(p.Weeks)
	for i, w := range p.Weeks {
		p.Weeks[i].Sessions = slices.DeleteFunc(slices.Clone(w.Sessions), func(s plan.Session) bool { return s.Date == d })
	}
	return p
}

// withDay is a plan with one more session, in the week of its day.
func withDay(p plan.Plan, s plan.Session) plan.Plan {
	p.Weeks = slices.Clone(p.Weeks)
	at := 0
	for i, w := range p.Weeks {
		if !s.Date.Before(w.Starts) {
			at = i
		}
	}
	if len(p.Weeks) > 0 {
		list := append(slices.Clone(p.Weeks[at].Sessions), s)
		slices.SortStableFunc(list, func(a, b plan.Session) int { return a.Date.Sub(b.Date) })
		p.Weeks[at].Sessions = list
	}
	return p
}
