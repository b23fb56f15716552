package plan

import (
	"cmp"
	"math"
	"slices"
	"time"

	"spotter/internal/day"
	"spotter/internal/lift"
)

// What is read of the accessories and variants that a person does anyway. The
// figures are judgement.
const (
	ownDays     = 56   // how far back the habit is read
	ownLately   = 28   // done on two days so lately, or it is none of the present ones
	ownSets     = 4    // of one lift in one session, at most
	ownReps     = 15   // the same for repetitions
	halfFrom    = 0.35 // points that a session is believed to add to the next morning: half of the sets …
	noneFrom    = 0.6  // … none
	setHalfFrom = 0.8  // the same for pain in a set
	setNoneFrom = 1.5
)

// dosing is how much of a lift of one's own stays.
type dosing int

const (
	whole dosing = iota
	half
	none
)

// own are the accessories and variants that the person does, most of it first, as
// the diary has them: on their days, with their sets and repetitions, the load found
// by effort. What goes well stays; it is no reason to do less of it that something
// else hurts. What stands in for a competition lift has its sets chosen with it.
func (a *athlete) own() []accessory {
	by := map[lift.ID]*habit{}
	for i := range a.in.History.Sets {
		s := &a.in.History.Sets[i]
		age := a.in.AsOf.Sub(s.Day)
		l, ok := a.in.Catalogue.Get(s.Lift)
		if !ok || l.Class == lift.Competition || a.competes(s.Lift) || s.Warmup || s.Reps < 1 || age < 1 || age > ownDays {
			continue
		}
		if by[s.Lift] == nil {
			by[s.Lift] = &habit{id: s.Lift}
		}
		by[s.Lift].add(s.Day, s.Reps, age <= ownLately)
	}
	var all []*habit
	for _, h := range by {
		if h.lately >= 2 {
			all = append(all, h)
		}
	}
	slices.SortFunc(all, func(x, y *habit) int { return cmp.Or(len(y.reps)-len(x.reps), cmp.Compare(x.id, y.id)) })
	var out []accessory
	for _, h := range all {
		l, _ := a.in.Catalogue.Get(h.id)
		out = append(out, accessory{mine: true, on: h.weekdays(), perWeek: h.perWeek(),
			use: Usual{Lift: h.id, Sets: h.sets(), Reps: h.usualReps(), RPE: 7, Pull: l.Family == "upper back"}})
	}
	return out
}

// habit is what the diary shows of one lift.
type habit struct {
	id     lift.ID
	days   []day.Date
	counts []int // sets on each of them
	reps   []int
	lately int // days in the last four weeks
}

// add takes one set; the sets come in order of time.
func (h *habit) add(d day.Date, reps int, lately bool) {
	if n := len(h.days); n == 0 || h.days[n-1] != d {
		h.days, h.counts = append(h.days, d), append(h.counts, 0)
		if lately {
			h.lately++
		}
	}
	h.counts[len(h.counts)-1]++
	h.reps = append(h.reps, reps)
}

// sets is the upper quartile, so that the weeks in which the plan itself cut them
// do not become the habit.
func (h *habit) sets() int {
	n := slices.Clone(h.counts)
	slices.Sort(n)
	return min(ownSets, n[len(n)*3/4])
}

func (h *habit) usualReps() int {
	n := slices.Clone(h.reps)
	slices.Sort(n)
	return min(ownReps, n[len(n)/2])
}

// perWeek is on how many days of a week it is done, in the weeks that have it.
func (h *habit) perWeek() int {
	weeks := map[int]bool{}
	for _, d := range h.days {
		weeks[h.days[len(h.days)-1].Sub(d)/7] = true
	}
	return int(math.Round(float64(len(h.days)) / float64(len(weeks))))
}

// weekdays are its days, the usual ones first.
func (h *habit) weekdays() []time.Weekday {
	var n [7]int
	for _, d := range h.days {
		n[d.Weekday()]++
	}
	var out []time.Weekday
	for w := range 7 {
		if n[w] > 0 {
			out = append(out, time.Weekday(w))
		}
	}
	slices.SortStableFunc(out, func(x, y time.Weekday) int { return n[y] - n[x] })
	return out
}

// due reports whether one of the person's own lifts falls on a day: on its usual
// weekdays as far as they are trained on, else spread over the week by its place in
// the list.
func (x accessory) due(place int, f frame, d day.Date) bool {
	week := slices.Concat(f.passed, f.dates)
	slices.SortFunc(week, func(p, q day.Date) int { return p.Sub(q) })
	var at []day.Date
	for _, w := range x.on {
		for _, e := range week {
			if e.Weekday() == w && len(at) < x.perWeek {
				at = append(at, e)
			}
		}
	}
	for k := 0; k < len(week) && len(at) < x.perWeek; k++ {
		if e := week[(place+2*k)%len(week)]; !slices.Contains(at, e) {
			at = append(at, e)
		}
	}
	return slices.Contains(at, d)
}

// bearing says how much of a lift of one's own stays, by what the body is believed
// to answer: what the lift asks of the sore place at first, the log more and more.
func (a *athlete) bearing(id lift.ID) dosing {
	r := a.respond(id)
	out := whole
	switch {
	case r.severe >= 2:
		return none
	case a.over(r, id):
		out = half
	}
	if a.belief == nil || !a.hurtsSomewhere() {
		return out
	}
	morning, known := a.belief.Morning(id)
	set, _ := a.belief.Set(id)
	switch {
	case !known:
		return max(out, half)
	case morning.Mean > noneFrom || set.Mean > setNoneFrom:
		return none
	case morning.Mean > halfFrom || set.Mean > setHalfFrom:
		return half
	}
	return out
}

// competes reports a lift that is trained for the meet itself, or stands in for one.
func (a *athlete) competes(id lift.ID) bool {
	return slices.ContainsFunc(a.mains, func(m main) bool { return m.ID == id || m.Second == id })
}
