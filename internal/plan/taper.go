package plan

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
	"spotter/internal/training"
)

// closing is what one lift gets on one day of the taper week: the bench its
// last heavy single, each lift one last light touch. A squat or deadlift whose
// own training day is exactly a week before the meet has its last heavy single
// on that day.
func (a *athlete) closing(m main, d day.Date, f frame, own int) []Item {
	if a.heldOn(m.ID, d) || a.light(m.ID, d) {
		return nil
	}
	p := a.in.Peaking
	heavy, hasHeavy := a.closes(m, f, p.LastHeavy[m.Main].Window)
	final, hasFinal := a.closes(m, f, p.Final[m.Main].Window)
	if m.Hurt != fine && m.Main == lift.Squat && hasFinal && d != final && !(own == 7 && a.daysOut(d) == 7) {
		return nil // a sore squat is touched once in the taper
	}
	it := Item{Lift: m.ID, Role: "competition", IfPain: a.ladder(m, m.ID)}
	if m.Practice && !(hasFinal && d == final) {
		return nil
	}
	switch {
	case m.Main != lift.Bench && a.daysOut(d) == 7 && own == 7 && a.heavyDay(m, d, f):
		it.Reasons = []reason.Reason{reason.New("plan.why_last_heavy", p.LastHeavy[m.Main].Source, "lift", name(m.ID), "days", 7)}
		rpe := 8.0
		if m.Hurt != fine {
			rpe = min(rpe, a.mostEffort(m, f))
		}
		it.Sets = append(it.Sets, a.set(m.ID, nil, d, ask{reps: 1, pct: min(p.LastHeavy[m.Main].Pct[0], pctOf(1, rpe)), rpe: rpe, top: true}))
		it.Sets = append(it.Sets, a.set(m.ID, nil, d, ask{reps: 2, pct: f.row.Back[0], rpe: f.row.RPE}))
	case m.Main == lift.Bench && hasHeavy && d == heavy && a.mayHeavy(m, d):
		top := p.LastHeavy[m.Main].Pct[0]
		it.Reasons = []reason.Reason{reason.New("plan.why_last_heavy", p.LastHeavy[m.Main].Source, "lift", name(m.ID), "days", a.daysOut(d))}
		it.Sets = append(it.Sets, a.set(m.ID, nil, d, ask{reps: 1, pct: top, rpe: 8, top: true}))
		for range 2 {
			it.Sets = append(it.Sets, a.set(m.ID, nil, d, ask{reps: 3, pct: f.row.Back[0], rpe: f.row.RPE}))
		}
	case hasFinal && d == final:
		touch := p.Final[m.Main]
		it.Reasons = []reason.Reason{reason.New("plan.why_final", touch.Source, "lift", name(m.ID), "days", a.daysOut(d))}
		share := touch.Pct[1]
		if m.Hurt != fine {
			share = touch.Pct[0]
		}
		rpe := f.row.RPE
		if m.Practice {
			share, rpe = min(share, p.Hurts.Practice.Pct), min(rpe, p.Hurts.Practice.RPE)
		}
		for range touch.Sets {
			it.Sets = append(it.Sets, a.set(m.ID, nil, d, ask{reps: touch.Reps, pct: share, rpe: rpe}))
		}
	case m.Main != lift.Deadlift && hasFinal && d.Before(final):
		it.Reasons = []reason.Reason{reason.New("plan.why_taper_touch", p.Taper.VolumeCut.Source, "lift", name(m.ID))}
		for range 2 {
			it.Sets = append(it.Sets, a.set(m.ID, nil, d, ask{reps: f.row.Reps, pct: f.row.Back[0], rpe: f.row.RPE - 0.5}))
		}
	default:
		return nil
	}
	it.Sets = a.withoutIdleSingle(it.Sets)
	it.Find = a.findLoad(m.ID, nil, d, it.Sets)
	return []Item{it}
}

// mayHeavy reports whether the last heavy bench may be as heavy as that.
func (a *athlete) mayHeavy(m main, d day.Date) bool {
	ok, _ := a.g.Heavy(d)
	return m.Hurt == fine && (ok || !a.coming(d))
}

// closes is the day of the taper week that a lift's last heavy single or last
// touch falls on. Where that day has passed and the lift was trained on it or
// since, none is left: what was done is not asked for again, nearer to the meet.
func (a *athlete) closes(m main, f frame, w Window) (day.Date, bool) {
	if d, ok := nearest(a.in.MeetDate, append(slices.Clone(f.passed), f.dates...), w); ok && d.Before(a.in.AsOf) && a.trainedSince(m, d) {
		return day.Date{}, false
	}
	return nearest(a.in.MeetDate, f.dates, w)
}

// trainedSince reports whether a lift of that kind was trained on the day or
// after it, before the day of the plan.
func (a *athlete) trainedSince(m main, d day.Date) bool {
	return slices.ContainsFunc(a.in.History.Sets, func(s training.Set) bool {
		return !s.Warmup && !s.Day.Before(d) && s.Day.Before(a.in.AsOf) && (s.Lift == m.ID || slices.Contains(styles[m.Main], s.Lift))
	})
}

// nearest is the date inside the window that is closest to the day aimed for;
// if none is inside, the closest one outside on the early side.
func nearest(meet day.Date, dates []day.Date, w Window) (day.Date, bool) {
	in := slices.DeleteFunc(slices.Clone(dates), func(d day.Date) bool {
		n := meet.Sub(d)
		return n < w.Min || n > w.Max
	})
	if len(in) == 0 {
		return day.Date{}, false
	}
	return slices.MinFunc(in, func(x, y day.Date) int {
		dx, dy := abs(meet.Sub(x)-w.Default), abs(meet.Sub(y)-w.Default)
		if dx != dy {
			return dx - dy
		}
		return y.Sub(x) // the later day: the earlier one is the deadlift's
	}), true
}

// fitTaper keeps the taper's volume (repetitions of the main lifts) inside the
// published cut against the last full week of strength work: bench back-offs
// fill it up, the longest items give a set away.
func (a *athlete) fitTaper(weeks []Week) {
	n := len(weeks)
	if n < 3 || weeks[n-1].Phase != "taper" || len(weeks[n-3].Sessions) == 0 {
		return
	}
	before := float64(volume(weeks[n-3]))
	cut := a.in.Peaking.Taper.VolumeCut
	last := &weeks[n-1]
	least := 2
	if a.chosen != nil {
		least = 1 // a small dose before the taper leaves a smaller one in it
	}
	for range 24 {
		share := float64(volume(*last)) / before
		switch {
		case share > 1-cut.Min:
			if it := longest(last, least); it != nil {
				it.Sets = it.Sets[:len(it.Sets)-1]
				continue
			}
		case share < 1-cut.Max:
			if it := shortest(last); it != nil && (a.chosen == nil || a.fills()) {
				it.Sets = append(it.Sets, it.Sets[len(it.Sets)-1])
				continue
			}
		}
		return
	}
}

// fills reports whether bench work may fill the taper up: where the bench hurts,
// the taper is small instead.
func (a *athlete) fills() bool {
	return !slices.ContainsFunc(a.mains, func(m main) bool { return m.Main == lift.Bench && m.Hurt != fine })
}

// holdTaper keeps the taper of a lift that hurts from being more work than the
// week before it: the touches of the table are for a lift that had a full week.
// Sets go first, then whole touches from the earliest on, never the last one.
func (a *athlete) holdTaper(weeks []Week) {
	n := len(weeks)
	if n < 2 || weeks[n-1].Phase != "taper" || weeks[n-2].Starts.Before(a.in.AsOf) || len(weeks[n-2].Sessions) == 0 {
		return
	}
	for _, m := range a.mains {
		if m.Hurt == fine {
			continue
		}
		most := repsOf(weeks[n-2], m.ID)
		for most > 0 && repsOf(weeks[n-1], m.ID) > most {
			if it := longestOf(&weeks[n-1], m.ID); it != nil {
				it.Sets = it.Sets[:len(it.Sets)-1]
			} else if !dropFirst(&weeks[n-1], m.ID) {
				break
			}
		}
	}
}

// dropFirst takes a lift out of the first session of the week that has it; false
// where no later one has it too.
func dropFirst(w *Week, id lift.ID) bool {
	has := func(s Session) bool { return slices.ContainsFunc(s.Items, func(it Item) bool { return it.Lift == id }) }
	i := slices.IndexFunc(w.Sessions, has)
	if i < 0 || !slices.ContainsFunc(w.Sessions[i+1:], has) {
		return false
	}
	s := &w.Sessions[i]
	s.Items = slices.DeleteFunc(s.Items, func(it Item) bool { return it.Lift == id })
	if len(s.Items) == 0 {
		w.Sessions = slices.Delete(w.Sessions, i, i+1)
	}
	return true
}

// repsOf is the repetitions of one lift in a week.
func repsOf(w Week, id lift.ID) int {
	n := 0
	for _, s := range w.Sessions {
		for _, it := range s.Items {
			if it.Lift == id {
				for _, x := range it.Sets {
					n += x.Reps
				}
			}
		}
	}
	return n
}

// longestOf is the first of a lift's items with the most sets, more than one.
func longestOf(w *Week, id lift.ID) *Item {
	var out *Item
	for i := range w.Sessions {
		for j := range w.Sessions[i].Items {
			it := &w.Sessions[i].Items[j]
			if it.Lift == id && len(it.Sets) > 1 && (out == nil || len(it.Sets) > len(out.Sets)) {
				out = it
			}
		}
	}
	return out
}

// volume is the repetitions of competition lifts and their variants.
func volume(w Week) int {
	n := 0
	for _, s := range w.Sessions {
		for _, it := range s.Items {
			if it.Role == "competition" || it.Role == "variant" {
				for _, x := range it.Sets {
					n += x.Reps
				}
			}
		}
	}
	return n
}

// longest is the last of the items with the most sets, more than least.
func longest(w *Week, least int) *Item {
	var out *Item
	for i := range w.Sessions {
		for j := range w.Sessions[i].Items {
			it := &w.Sessions[i].Items[j]
			if len(it.Sets) > least && (out == nil || len(it.Sets) >= len(out.Sets)) {
				out = it
			}
		}
	}
	return out
}

// shortest is the bench item with the fewest sets; the bench recovers first.
func shortest(w *Week) *Item {
	var out *Item
	for i := range w.Sessions {
		for j := range w.Sessions[i].Items {
			it := &w.Sessions[i].Items[j]
			bench := slices.Contains(styles[lift.Bench], it.Lift)
			if bench && len(it.Sets) > 0 && len(it.Sets) < 6 && (out == nil || len(it.Sets) < len(out.Sets)) {
				out = it
			}
		}
	}
	return out
}
