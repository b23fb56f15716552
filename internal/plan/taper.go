package plan

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/reason"
)

// closing is what one lift gets on one day of the taper week: the bench its
// last heavy single, each lift one last light touch.
func (a *athlete) closing(m main, d day.Date, f frame) []Item {
	if m.Held {
		return nil
	}
	p := a.in.Peaking
	heavy, hasHeavy := nearest(a.in.MeetDate, f.dates, p.LastHeavy[m.Main].Window)
	final, hasFinal := nearest(a.in.MeetDate, f.dates, p.Final[m.Main].Window)
	it := Item{Lift: m.ID, Role: "competition", IfPain: a.ladder(m, m.ID)}
	switch {
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
		for range touch.Sets {
			it.Sets = append(it.Sets, a.set(m.ID, nil, d, ask{reps: touch.Reps, pct: share, rpe: f.row.RPE}))
		}
	case m.Main != lift.Deadlift && hasFinal && d.Before(final):
		it.Reasons = []reason.Reason{reason.New("plan.why_taper_touch", p.Taper.VolumeCut.Source, "lift", name(m.ID))}
		for range 2 {
			it.Sets = append(it.Sets, a.set(m.ID, nil, d, ask{reps: f.row.Reps, pct: f.row.Back[0], rpe: f.row.RPE - 0.5}))
		}
		if m.Hurt != fine && m.Main == lift.Squat {
			return nil // a sore lift is touched once in the taper
		}
	default:
		return nil
	}
	it.Find = a.findLoad(m.ID, nil, it.Sets)
	return []Item{it}
}

// mayHeavy reports whether the last heavy bench may be as heavy as that.
func (a *athlete) mayHeavy(m main, d day.Date) bool {
	ok, _ := a.g.Heavy(d)
	return m.Hurt == fine && (ok || !a.coming(d))
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
		return x.Sub(y)
	}), true
}
