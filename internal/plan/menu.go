package plan

import (
	"spotter/internal/lift"
	"spotter/internal/tolerance"
)

// menu is what may be chosen for one lift in one week, smallest first. Every
// lift has as many places, so that a place means about the same in each week; a
// place that cannot be is not ok.
func (a *athlete) menu(m main, full dose, cover bool) [places]dose {
	full.cut = false
	c, s, t := full.comp, full.second, full.third
	out := [places]dose{
		{comp: min(2, c)},
		{comp: min(3, c)},
		{comp: min(2, c), second: min(3, s), cover: true},
		{comp: min(3, c), second: s, cover: true},
		{comp: min(3, c), second: min(3, s)},
		{comp: c, second: min(2, s)},
		{comp: c, second: s, cover: true},
		{comp: c, second: s, third: t},
	}
	if m.Main == lift.Bench {
		out[5] = dose{comp: c, second: s}
		out[6] = dose{comp: c, second: s, third: t, cover: true}
	}
	for i := range out {
		d := &out[i]
		a.afterBad(m, d)
		switch {
		case m.Held: // the stand-in alone
			*d = dose{second: d.second, cover: true, cut: !cover || d.second == 0 || !d.cover}
			if i == 0 && !cover {
				d.cut = false
			}
		case d.cover && (!cover || d.second == 0):
			d.cut = true
		}
	}
	return out
}

// afterBad holds the dose of a lift whose last session went badly: two sets of
// it, on one day; the rest is for the stand-in. A lift that is only practised
// has no second day either.
func (a *athlete) afterBad(m main, d *dose) {
	if m.Practice {
		d.comp = min(d.comp, a.in.Peaking.Hurts.Practice.Sets)
	}
	if m.Response.reds > 0 {
		d.comp = min(d.comp, a.in.Peaking.MinimumDose.Sets-1)
	}
	if (m.Practice || m.Response.reds > 0) && !d.cover && d.second > 0 {
		d.cut = true
	}
}

// places is the length of every menu.
const places = 8

// items are what a dose puts on each training day of a week: days before the
// end of the week, 7 … 1.
func (a *athlete) items(m main, d dose, f frame, r roles, top float64) map[int][]tolerance.Item {
	out := map[int][]tolerance.Item{}
	own := r.own(m.Main)
	if d.comp > 0 && own > 0 {
		out[own] = a.foreseen(m.ID, a.compAsks(m, d.comp, a.dateOf(f, own), f), top)
	}
	days := []int{0, 0}
	switch m.Main {
	case lift.Squat:
		days[0] = r.squat2
	case lift.Deadlift:
		days[0] = r.deadlift2
	default:
		copy(days, r.bench[min(1, len(r.bench)):])
	}
	if m.Held && days[0] == 0 {
		days[0] = own
	}
	for i, n := range []int{d.second, d.third} {
		if n == 0 || days[i] == 0 {
			continue
		}
		id, limit := m.ID, top
		if d.cover && (m.Main != lift.Bench || i == 1 || d.third == 0) {
			id, limit = m.Second, 1
		}
		w := ask{reps: min(f.row.Reps+1, 5), pct: f.row.Back[0], rpe: f.row.RPE - 0.5}
		out[days[i]] = append(out[days[i]], tolerance.Item{Lift: id, Sets: n, Reps: w.reps, Share: min(w.pct, limit), RPE: w.rpe})
	}
	return out
}

// foreseen turns wanted sets into what is likely to be done under the load
// that the gate allows now, as a share of 1RM.
func (a *athlete) foreseen(id lift.ID, asks []ask, top float64) []tolerance.Item {
	var out []tolerance.Item
	for _, w := range asks {
		out = append(out, tolerance.Item{Lift: id, Sets: 1, Reps: w.reps, Share: min(w.pct, top, pctOf(w.reps, w.rpe)), RPE: w.rpe})
	}
	return out
}
