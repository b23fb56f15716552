package plan

import (
	"math"

	"spotter/internal/lift"
)

// dose is the working sets of one lift in one week: on the competition lift's
// own day, on the second day, and (bench only) on a third. cover puts the
// stand-in on the second day (bench: on the third where there is one); cut marks
// a place of a menu that cannot be chosen, fixed the only one that can.
type dose struct {
	comp, second, third int
	cover, cut, fixed   bool
}

func (d dose) total() int { return d.comp + d.second + d.third }

// doses are the sets of every week, first week first, after the rule that no
// week within a phase changes the total by more than a fifth.
func (a *athlete) doses(m main, c calendar, r roles) []dose {
	if a.chosen != nil {
		return a.chosen.of(a, m, c, r)
	}
	out := make([]dose, len(c.frames))
	for i, f := range c.frames {
		out[i] = a.dose(m, f, r)
		if f.deload {
			out[i] = scale(out[i], a.in.Peaking.Deload.SetsKept)
		}
	}
	for i := 1; i < len(out); i++ {
		if c.frames[i].row.Phase == c.frames[i-1].row.Phase && !c.frames[i].deload && !c.frames[i-1].deload {
			out[i] = a.smooth(out[i-1], out[i])
		}
	}
	return out
}

// dose of one week by the rule book.
func (a *athlete) dose(m main, f frame, r roles) dose {
	return onDays(m, a.ease(m, a.blockSets(m, f, r)), r)
}

// block is the full dose of one week, whatever hurts.
func (a *athlete) block(m main, f frame, r roles) dose {
	d := onDays(m, a.blockSets(m, f, r), r)
	if f.deload {
		d = scale(d, a.in.Peaking.Deload.SetsKept)
	}
	return d
}

// onDays leaves out a second day that the week has not.
func onDays(m main, d dose, r roles) dose {
	if (m.Main == lift.Squat && r.squat2 == 0) || (m.Main == lift.Deadlift && r.deadlift2 == 0) {
		d.second = 0
	}
	return d
}

// blockSets are the sets of the block. The deadlift gets the least work, the
// bench the most, as in nearly every published program.
func (a *athlete) blockSets(m main, f frame, r roles) dose {
	row := f.row
	second := int(math.Round(4 * row.Volume))
	var d dose
	switch m.Main {
	case lift.Squat:
		d = dose{comp: row.Sets, second: second}
	case lift.Deadlift:
		d = dose{comp: max(3, row.Sets-2), second: max(2, second-1)}
	case lift.Bench:
		d = benchDose(row, len(r.bench))
	}
	if row.Phase == "last_heavy" {
		d.second = min(d.second, 2)
		if m.Main == lift.Bench {
			d.second = 3
		}
	}
	return d
}

// benchDose spreads about two sets of bench for each set of squat.
func benchDose(row Row, days int) dose {
	d := dose{comp: max(3, row.Sets-1), second: max(3, row.Sets-2), third: 3}
	if row.Sets <= 4 {
		d.third = 2
	}
	if days < 3 {
		d.third = 0
	}
	if days < 2 {
		d.second = 0
	}
	return d
}

// ease cuts the sets of a lift that hurts, never below the smallest dose that
// still holds strength, unless the last exposures went badly.
func (a *athlete) ease(m main, d dose) dose {
	if m.Hurt == fine {
		return d
	}
	e := a.easeOf(m)
	least := a.in.Peaking.MinimumDose.Sets
	d.comp = min(d.comp, max(least, int(float64(d.comp)*e.SetsKept)))
	if m.Main != lift.Squat || m.Second == "" {
		d.second = min(d.second, max(2, int(math.Round(float64(d.second)*e.SetsKept))))
	}
	if m.Second == "" && m.Main != lift.Bench {
		d.second = 0 // without a stand-in the lift is trained once a week
	}
	switch {
	case m.Practice:
		d.comp = min(d.comp, a.in.Peaking.Hurts.Practice.Sets)
	case m.Response.reds == 1:
		d.comp = min(d.comp, least-1)
	}
	return d
}

func (a *athlete) easeOf(m main) Ease {
	if m.Hurt == provokes {
		return a.in.Peaking.Hurts.Provokes
	}
	return a.in.Peaking.Hurts.Sometimes
}

// smooth keeps a week within a fifth of the week before it, by moving sets on
// the second and third day only.
func (a *athlete) smooth(before, d dose) dose {
	share := a.in.Peaking.Change.WeekToWeek
	hi := int(math.Floor(float64(before.total())*(1+share) + 1e-9))
	lo := int(math.Ceil(float64(before.total())*(1-share) - 1e-9))
	for d.total() > hi && d.third > 0 {
		d.third--
	}
	for d.total() > hi && d.second > 0 {
		d.second--
	}
	for d.total() > hi && d.comp > 1 {
		d.comp--
	}
	for d.total() < lo {
		if d.second > 0 || d.comp == 0 {
			d.second++
		} else {
			d.comp++
		}
	}
	return d
}

func scale(d dose, share float64) dose {
	f := func(n int) int {
		if n == 0 {
			return 0
		}
		return max(1, int(math.Round(float64(n)*share)))
	}
	return dose{comp: f(d.comp), second: f(d.second), third: f(d.third), cover: d.cover}
}
