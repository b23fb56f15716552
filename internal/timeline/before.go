package timeline

import (
	"slices"
	"time"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/strength"
	"spotter/internal/training"
)

// Reach is how many days before a flare are listed: 72 hours.
const Reach = 3

// Day is what was logged on one day.
type Day struct {
	Day     day.Date
	Lifts   []Group
	Ratings []Rated
	Care    []diary.Care
	Sleep   *diary.Sleep
	Life    []diary.Life
	Taken   []Course // medicines whose masked days cover it
	Notes   []Note
}

// Empty says that nothing was logged.
func (d Day) Empty() bool {
	return len(d.Lifts)+len(d.Ratings)+len(d.Care)+len(d.Taken)+len(d.Notes)+len(d.Life) == 0 && d.Sleep == nil
}

// Before lists the three days before a day and the day itself, oldest first. It
// leaves out nothing that was logged and names nothing as the cause.
func Before(a Ask, place Place, on day.Date) []Day {
	v := View{From: on.Add(-Reach), To: on}
	v.rate(ofPlace(a.History.Pain, place), a.History.Sets)
	v.courses(a.History.Meds)
	out := make([]Day, 0, Reach+1)
	for d := v.From; !d.After(on); d = d.Add(1) {
		x := Day{Day: d, Lifts: groups(setsOn(a.History.Sets, d))}
		for _, r := range v.Ratings {
			if r.Day == d && r.Kind != InSet {
				x.Ratings = append(x.Ratings, r)
			}
		}
		for _, c := range a.History.Care {
			if c.Day == d {
				x.Care = append(x.Care, c)
			}
		}
		for i := range a.History.Sleep {
			if a.History.Sleep[i].Day == d {
				x.Sleep = &a.History.Sleep[i]
			}
		}
		for _, l := range a.History.Life {
			if l.Day == d {
				x.Life = append(x.Life, l)
			}
		}
		for _, c := range v.Courses {
			if !d.Before(c.From) && !d.After(c.To) {
				x.Taken = append(x.Taken, c)
			}
		}
		for _, n := range a.Notes {
			if n.Day == d {
				x.Notes = append(x.Notes, n)
			}
		}
		out = append(out, x)
	}
	return out
}

func setsOn(all []training.Set, d day.Date) (out []training.Set) {
	for _, s := range all {
		if s.Day == d {
			out = append(out, s)
		}
	}
	return out
}

// Month is a calendar of training and pain: whole weeks from Monday on.
type Month struct {
	First day.Date
	Weeks [][]Cell
}

// Cell is one day of it.
type Cell struct {
	Day    day.Date
	Other  bool // of the month before or after
	Future bool
	Sets   int
	Worst  *int // highest rating of the place and of the sets, nil = not rated
	Care   int
	Masked bool
}

// MonthOf is the month that lies back months before the one of asOf.
func MonthOf(a Ask, place Place, back int) Month {
	t := a.AsOf.Time()
	first := day.Of(t.Year(), t.Month()-time.Month(back), 1)
	m := Month{First: first}
	start := first.Add(-(int(first.Weekday()) + 6) % 7)
	last := day.Of(first.Time().Year(), first.Time().Month()+1, 1)
	v := View{From: start, To: last.Add(7)}
	v.rate(ofPlace(a.History.Pain, place), a.History.Sets)
	v.courses(a.History.Meds)
	for d := start; d.Before(last) && !d.After(a.AsOf); d = d.Add(7) { // weeks to come are left out
		week := make([]Cell, 7)
		for i := range week {
			on := d.Add(i)
			week[i] = Cell{Day: on, Other: on.Time().Month() != first.Time().Month(), Future: on.After(a.AsOf)}
		}
		m.Weeks = append(m.Weeks, week)
	}
	m.fill(a, v)
	return m
}

func (m *Month) fill(a Ask, v View) {
	cell := func(d day.Date) *Cell {
		n := d.Sub(m.Weeks[0][0].Day)
		if n < 0 || n/7 >= len(m.Weeks) {
			return nil
		}
		return &m.Weeks[n/7][n%7]
	}
	for _, s := range a.History.Sets {
		if c := cell(s.Day); c != nil && !s.Warmup {
			c.Sets++
		}
	}
	for _, r := range v.Ratings {
		if c := cell(r.Day); c != nil && (c.Worst == nil || r.Score > *c.Worst) {
			c.Worst = &r.Score
		}
	}
	for _, x := range a.History.Care {
		if c := cell(x.Day); c != nil {
			c.Care++
		}
	}
	for _, x := range v.Courses {
		for d := x.From; !d.After(x.To); d = d.Add(1) {
			if c := cell(d); c != nil {
				c.Masked = true
			}
		}
	}
}

// Strong is how strong a competition lift was over time.
type Strong struct {
	Main lift.Main
	Lift lift.ID
	Days []strength.Estimate // one a step, oldest first; a day without an estimate is left out
}

// mostSteps bounds the work on a long diary.
const mostSteps = 26

// StrengthOver estimates the most logged form of each competition lift at equal
// steps from one day to another, each from what was logged up to then.
func StrengthOver(a Ask, from, to day.Date) []Strong {
	pick := map[lift.Main]lift.ID{}
	lifts, _ := known(a.History.Sets, a.Catalogue)
	for _, id := range lifts {
		if m, ok := a.Catalogue.MainOf(id); ok && pick[m] == "" {
			pick[m] = id
		}
	}
	var out []Strong
	for _, m := range lift.Mains {
		if id := pick[m]; id != "" {
			out = append(out, Strong{Main: m, Lift: id})
		}
	}
	sets := slices.Clone(a.History.Sets)
	slices.SortStableFunc(sets, func(a, b training.Set) int { return a.Day.Sub(b.Day) })
	step := max(7, (to.Sub(from)+mostSteps)/mostSteps)
	for d := to.Add(-(to.Sub(from) / step * step)); !d.After(to); d = d.Add(step) {
		n, _ := slices.BinarySearchFunc(sets, d, func(s training.Set, d day.Date) int {
			if s.Day.After(d) {
				return 1
			}
			return -1
		})
		est := strength.Track(sets[:n], a.Catalogue, d)
		for i := range out {
			if e, ok := est[out[i].Lift]; ok && e.Basis == strength.FromSets {
				out[i].Days = append(out[i].Days, e)
			}
		}
	}
	return slices.DeleteFunc(out, func(s Strong) bool { return len(s.Days) == 0 })
}
