package plan

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
)

// roles say which training day of the week holds what. Days are "days before
// the end of the week", 7 … 1; 0 = none.
type roles struct {
	squat, deadlift   int
	squat2, deadlift2 int
	bench             []int // main day first
}

// own is the day of a lift's main work.
func (r roles) own(m lift.Main) int {
	switch {
	case m == lift.Squat:
		return r.squat
	case m == lift.Deadlift:
		return r.deadlift
	case len(r.bench) > 0:
		return r.bench[0]
	}
	return 0
}

// of are the days of a lift: its own, the second, and the third of the bench.
func (r roles) of(m lift.Main) []int {
	switch m {
	case lift.Squat:
		return []int{r.squat, r.squat2}
	case lift.Deadlift:
		return []int{r.deadlift, r.deadlift2}
	}
	return r.bench[:min(3, len(r.bench))]
}

// assign tries every placement and takes the one with the lowest cost: heavy
// days inside their windows before the meet, squat and deadlift not on one
// day or on neighbouring days, second days well apart. Pain has no say: a bad
// day changes what is done, never which day it is done on.
func (a *athlete) assign(keys []int) roles {
	best, low := roles{}, 1<<30
	usual := map[lift.Main][8]int{lift.Squat: a.unusual(lift.Squat), lift.Deadlift: a.unusual(lift.Deadlift)}
	for _, s := range keys {
		for _, d := range keys {
			for _, s2 := range keys {
				for _, d2 := range keys {
					r := roles{squat: s, deadlift: d, squat2: s2, deadlift2: d2}
					if c := a.cost(r) + usual[lift.Squat][s] + usual[lift.Deadlift][d]; c < low {
						best, low = r, c
					}
				}
			}
		}
	}
	if best.squat2 == best.squat {
		best.squat2 = 0
	}
	if best.deadlift2 == best.deadlift {
		best.deadlift2 = 0
	}
	best.bench = a.benchDays(keys)
	return best
}

func (a *athlete) cost(r roles) int {
	p := a.in.Peaking
	c := outside(heavyOut(r.squat), p.LastHeavy[lift.Squat].Window) + outside(heavyOut(r.deadlift), p.LastHeavy[lift.Deadlift].Window)
	switch gap(r.squat, r.deadlift) {
	case 0:
		c += 24
	case 1:
		c += 12
	}
	c += spread(r.squat, r.squat2) + spread(r.deadlift, r.deadlift2)
	if r.deadlift2 == r.squat {
		c += 2
	}
	if r.squat2 == r.deadlift {
		c++
	}
	return c
}

// heavyOut is how many days before the meet the last heavy session of a day of
// the week falls: in the last week itself for a day exactly a week before.
func heavyOut(k int) int {
	if k == 7 {
		return 7
	}
	return 7 + k
}

// unusual costs 2 for each day of the week, 7 … 1 before its end, on which the
// diary does not show the lift's main work although another day does: nobody's
// week is turned over without need.
func (a *athlete) unusual(m lift.Main) (cost [8]int) {
	id := a.style(m)
	var on [7]int
	for _, s := range a.in.History.Sets {
		if age := a.in.AsOf.Sub(s.Day); s.Lift == id && !s.Warmup && age >= 0 && age <= 28 {
			on[s.Day.Weekday()]++
		}
	}
	most := slices.Max(on[:])
	for k := 1; k <= 7; k++ {
		if most > 0 && 2*on[a.end().Add(-k).Weekday()] < most {
			cost[k] = 2
		}
	}
	return cost
}

// end is the day that the weeks count back from.
func (a *athlete) end() day.Date {
	if a.hasMeet() {
		return a.in.MeetDate
	}
	return a.blockEnd()
}

// outside costs 6 for each day outside the window and 1 for each day off the
// day aimed for.
func outside(n int, w Window) int {
	c := abs(n - w.Default)
	switch {
	case n < w.Min:
		c += 6 * (w.Min - n)
	case n > w.Max:
		c += 6 * (n - w.Max)
	}
	return c
}

// gap is the number of days between two days of a repeating week.
func gap(x, y int) int {
	n := abs(x - y)
	return min(n, 7-n)
}

// spread wants two exposures of one lift three days apart, at least two.
func spread(x, y int) int {
	switch gap(x, y) {
	case 3:
		return 0
	case 2:
		return 1
	case 1:
		return 9
	}
	return 12
}

// benchDays are up to three days: first the one nearest the last heavy bench,
// then the rest in order of time.
func (a *athlete) benchDays(keys []int) []int {
	if len(keys) == 0 {
		return nil
	}
	w := a.in.Peaking.LastHeavy[lift.Bench].Window
	first := keys[0]
	for _, k := range keys {
		if outside(k, w) < outside(first, w) {
			first = k
		}
	}
	out := []int{first}
	for _, least := range []int{2, 1} {
		for _, k := range keys {
			if len(out) < 3 && apart(k, out, least) {
				out = append(out, k)
			}
		}
	}
	return out
}

// apart reports whether a day is at least n days from all of the others.
func apart(k int, others []int, n int) bool {
	for _, o := range others {
		if gap(k, o) < n {
			return false
		}
	}
	return true
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}
