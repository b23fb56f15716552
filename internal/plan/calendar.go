package plan

import (
	"slices"
	"time"

	"spotter/internal/day"
)

// frame is one week of the plan before it is filled. Weeks are counted back
// from the meet: the week with Out = n holds the days 7n … 7n-6 before it.
type frame struct {
	out    int
	starts day.Date
	row    Row
	deload bool
	dates  []day.Date // training days, from the day of the plan on
	passed []day.Date // those of the week that lie before it
}

// calendar is the skeleton: the end the weeks count back from, and the weeks.
type calendar struct {
	end     day.Date // the meet, or the end of a general block
	meet    bool
	taperIn int // days to the meet when the plan is made; -1 without a meet
	frames  []frame
	keys    []int // training days as "days before the end", 7 … 1, in order of time
}

// daysOut is how far the meet is; a large number without one.
func (a *athlete) daysOut(d day.Date) int {
	if !a.hasMeet() {
		return 9999
	}
	return a.in.MeetDate.Sub(d)
}

// hasMeet reports whether a meet shapes this plan.
func (a *athlete) hasMeet() bool {
	m := a.in.MeetDate
	if m.IsZero() {
		return false
	}
	n := m.Sub(a.in.AsOf)
	return n >= 0 && n <= MaxWeeks*7
}

// lay sets up the weeks.
func (a *athlete) lay() calendar {
	c := calendar{taperIn: -1}
	c.end = a.end()
	if a.hasMeet() {
		c.meet, c.taperIn = true, a.daysOut(a.in.AsOf)
	}
	c.keys = a.keys(c.end, c.meet)
	weeks := (c.end.Sub(a.in.AsOf) + 6) / 7
	for out := weeks; out >= 1; out-- {
		c.frames = append(c.frames, a.frame(c, out))
	}
	return c
}

// frame fills one week with its row and its dates. There is no session on the
// meet day or the day before it.
func (a *athlete) frame(c calendar, out int) frame {
	f := frame{out: out, starts: c.end.Add(-7 * out)}
	rows := a.in.Peaking.Weeks
	if !c.meet {
		rows = a.in.Peaking.General
	}
	row, ok := find(rows, out)
	if !ok {
		row, _ = find(rows, rows[0].Out)
	}
	if c.meet && a.easyWeek(out) {
		f.deload = true
		row.RPE = min(row.RPE, a.in.Peaking.Deload.RPE)
	}
	f.row = row
	for _, k := range c.keys {
		d := c.end.Add(-7*(out-1) - k)
		if c.meet && c.end.Sub(d) <= a.in.Peaking.Taper.NoSessionDays.DaysOut {
			continue
		}
		if d.Before(a.in.AsOf) {
			f.passed = append(f.passed, d)
			continue
		}
		f.dates = append(f.dates, d)
	}
	if f.starts.Before(a.in.AsOf) {
		f.starts = a.in.AsOf
	}
	return f
}

// easyWeek says whether a week before a meet is a deload: every so many weeks,
// counted back from the taper, which is the last one, once three weeks of the
// block are done. The block begins when the case was written, so that making
// the plan anew each day moves no easy week.
func (a *athlete) easyWeek(out int) bool {
	every := a.in.Peaking.Deload.EveryWeeks
	if every <= 0 || out <= 1 || (out-1)%every != 0 {
		return false
	}
	return (a.daysOut(a.blockStart())+6)/7 >= out+3
}

// blockStart is the day the case was written, or the day of the plan.
func (a *athlete) blockStart() day.Date {
	from := a.in.Case.AsOf
	if from.IsZero() || from.After(a.in.AsOf) {
		return a.in.AsOf
	}
	return from
}

// blockEnd is the end of the general block that the day falls in. Blocks of
// four weeks follow each other from the day the case was written, so that
// making the plan anew each day does not start the block anew.
func (a *athlete) blockEnd() day.Date {
	length := 7 * len(a.in.Peaking.General)
	from := a.blockStart()
	return from.Add((a.in.AsOf.Sub(from)/length + 1) * length)
}

// keys turns the training weekdays into days before the end of a week.
func (a *athlete) keys(end day.Date, meet bool) []int {
	var out []int
	for k := 7; k >= 1; k-- {
		if slices.Contains(a.weekdays(end, meet), end.Add(-k).Weekday()) {
			out = append(out, k)
		}
	}
	return out
}

// weekdays are the training days: those asked for, else the diary's habit,
// else three days: Monday, Wednesday and Friday, or in front of a meet the
// fifth, third and last day before it, so that the heavy days fall right.
func (a *athlete) weekdays(end day.Date, meet bool) []time.Weekday {
	if len(a.in.Days) > 0 {
		return a.in.Days
	}
	if habit := a.habit(); len(habit) >= 2 {
		return habit
	}
	if !meet {
		return []time.Weekday{time.Monday, time.Wednesday, time.Friday}
	}
	return []time.Weekday{end.Add(-5).Weekday(), end.Add(-3).Weekday(), end.Add(-1).Weekday()}
}

// habitDays is how far back the habit of training days is read, and habitFrom how
// long a log must be, from its first to its last day, to show one.
const (
	habitDays = 56
	habitFrom = 21
)

// habit are the weekdays trained at least every second time that they came, from
// the first to the last day logged in the last eight weeks; at most five of them.
// Each weekday is measured by its own chances: with one fixed number a young log
// lost each day of the week that was missed once, or was still to come.
func (a *athlete) habit() []time.Weekday {
	seen := map[int]bool{}
	oldest, newest := 0, habitDays
	for _, s := range a.in.History.Sets {
		if age := a.in.AsOf.Sub(s.Day); age >= 1 && age <= habitDays {
			seen[age] = true
			oldest, newest = max(oldest, age), min(newest, age)
		}
	}
	if oldest-newest < habitFrom {
		return nil
	}
	var came, done [7]int
	for age := newest; age <= oldest; age++ {
		w := a.in.AsOf.Add(-age).Weekday()
		came[w]++
		if seen[age] {
			done[w]++
		}
	}
	var out []time.Weekday
	for missed := 0; missed <= habitDays/14; missed++ {
		for w := time.Sunday; w <= time.Saturday; w++ {
			if came[w]-done[w] == missed && 2*done[w] >= came[w] && len(out) < 5 {
				out = append(out, w)
			}
		}
	}
	return out
}
