// Package timeline answers "what was done, what was taken and how did it feel,
// day by day": loads, ratings, care, medicines and flares of one diary on one
// line of time, and what came in the 72 hours before a flare. It shows what was
// logged and draws no conclusion: what comes before pain is a question for
// package trigger. A day without a rating stays a gap; it is never zero.
package timeline

import (
	"cmp"
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/safety"
	"spotter/internal/training"
)

// Ask is what to show.
type Ask struct {
	History   diary.History
	Notes     []Note
	Catalogue *lift.Catalogue
	AsOf      day.Date
	Days      int // how far back; 0 = everything
	Place     int // index into View.Places
	Load      Load
}

// Load says which load is shown: of one lift, of one demand, or, with both
// empty, all of it.
type Load struct {
	Lift   lift.ID
	Demand lift.Demand
}

// Units of a load.
const (
	Kilograms = "kg"   // sum of weight times repetitions, of one lift
	Points    = "need" // sets times the lift's score (0-3), of one demand
	Sets      = "sets" // working sets, of everything
)

// Note is a line that was written down.
type Note struct {
	At   string
	Day  day.Date
	Text string
}

// View is the line of time.
type View struct {
	From, To day.Date
	First    day.Date // of the whole diary; zero = it is empty
	Long     bool     // so long that weeks are shown, not days
	Places   []Place
	Place    Place
	Lifts    []lift.ID // done in the diary, most sets first
	Demands  []lift.Demand
	Unit     string
	Loads    []Done
	Ratings  []Rated // of the place, in order of time
	Weeks    []Week  // pain by week
	Care     []diary.Care
	Courses  []Course
	Notes    []Note
	Flares   []pain.Flare // of the whole diary, oldest first
	Scores   []Score
}

// Place is a sore place and how often it was rated.
type Place struct {
	Region body.Region
	Side   body.Side
	N      int
}

// Done is the load of one day, or of the seven days from Day on.
type Done struct {
	Day    day.Date
	Amount float64
	Sets   int
	Top    lift.Kg // the heaviest set
}

// Kinds of ratings.
const (
	Morning = "morning"
	Now     = "now"
	InSet   = "set"
	Worst   = "worst"   // of the last 24 hours
	Average = "average" // likewise
)

// Rated is one pain rating.
type Rated struct {
	Day   day.Date
	Hour  float64
	Score int
	Kind  string
	Lift  lift.ID // of a set
}

// Week is the pain of seven days: mean of the days' highest ratings, the range
// of all of them. Days counts the days rated; 0 = a gap.
type Week struct {
	Start  day.Date
	Mean   float64
	Lo, Hi int
	Days   int
}

// Course is a medicine and the days on which it may hide pain.
type Course struct {
	Class string
	Name  string
	From  day.Date
	Last  day.Date // day of the last use
	To    day.Date // end of the days that are masked
}

// Score is a weekly problem score, 0 (none) to 100: the sum of the four
// answers, as the OSTRC questionnaire counts it (source clarsen2013).
type Score struct {
	Day   day.Date
	Value int
}

// LongAfter is the number of days from which on weeks are shown.
const LongAfter = 7 * 13

// Make gathers the view.
func Make(a Ask) View {
	h := a.History
	v := View{To: a.AsOf, First: first(h, a.Notes), Places: places(h.Pain)}
	v.From = v.First
	if a.Days > 0 && (v.From.IsZero() || v.From.Before(a.AsOf.Add(1-a.Days))) {
		v.From = a.AsOf.Add(1 - a.Days)
	}
	if v.From.IsZero() || v.From.After(v.To) {
		v.From = v.To
	}
	v.Long = v.To.Sub(v.From)+1 > LongAfter
	if len(v.Places) > 0 {
		v.Place = v.Places[min(max(a.Place, 0), len(v.Places)-1)]
	}
	v.Lifts, v.Demands = known(h.Sets, a.Catalogue)
	v.loads(h.Sets, a)
	mine := ofPlace(h.Pain, v.Place)
	v.rate(mine, h.Sets)
	v.weeks(mine)
	v.Flares = pain.Flares(mine, nil, a.AsOf)
	for _, c := range h.Care {
		if v.has(c.Day) {
			v.Care = append(v.Care, c)
		}
	}
	v.courses(h.Meds)
	for _, n := range a.Notes {
		if v.has(n.Day) {
			v.Notes = append(v.Notes, n)
		}
	}
	v.scores(h.Checkups)
	return v
}

func (v *View) has(d day.Date) bool { return !d.Before(v.From) && !d.After(v.To) }

// first is the first day with anything on the line.
func first(h diary.History, notes []Note) (out day.Date) {
	see := func(d day.Date) {
		if out.IsZero() || d.Before(out) {
			out = d
		}
	}
	for _, s := range h.Sets {
		see(s.Day)
	}
	for _, p := range h.Pain {
		see(p.Day)
	}
	for _, c := range h.Care {
		see(c.Day)
	}
	for _, m := range h.Meds {
		see(m.Day)
	}
	for _, n := range notes {
		see(n.Day)
	}
	return out
}

func places(all []pain.Rating) (out []Place) {
	for _, p := range all {
		i := slices.IndexFunc(out, func(x Place) bool { return x.Region == p.Region && x.Side == p.Side })
		if i < 0 {
			out = append(out, Place{p.Region, p.Side, 0})
			i = len(out) - 1
		}
		out[i].N++
	}
	slices.SortStableFunc(out, func(a, b Place) int { return b.N - a.N })
	return out
}

func ofPlace(all []pain.Rating, at Place) (out []pain.Rating) {
	for _, p := range all {
		if p.Region == at.Region && p.Side == at.Side {
			out = append(out, p)
		}
	}
	return out
}

// known are the lifts of the diary, most done first, and the demands that they
// load, in the catalogue's order.
func known(sets []training.Set, cat *lift.Catalogue) (lifts []lift.ID, demands []lift.Demand) {
	n := map[lift.ID]int{}
	loaded := map[lift.Demand]bool{}
	for _, s := range sets {
		if s.Lift == "" || s.Warmup {
			continue
		}
		if n[s.Lift]++; n[s.Lift] == 1 {
			lifts = append(lifts, s.Lift)
			x, _ := cat.Get(s.Lift)
			for d, score := range x.Demands {
				loaded[d] = loaded[d] || score > 0
			}
		}
	}
	slices.SortFunc(lifts, func(a, b lift.ID) int { return cmp.Or(n[b]-n[a], cmp.Compare(a, b)) })
	for _, d := range lift.Demands {
		if loaded[d] {
			demands = append(demands, d)
		}
	}
	return lifts, demands
}

func (v *View) courses(all []diary.Med) {
	for _, m := range all {
		last := m.Until
		if last.IsZero() {
			last = m.Day
		}
		mask := safety.MaskOf(m.Class, m.Day, last)
		if mask.To.Before(v.From) || mask.From.After(v.To) {
			continue
		}
		v.Courses = append(v.Courses, Course{Class: m.Class, Name: m.Name, From: m.Day, Last: last, To: mask.To})
	}
}

// scores of the weeks in which all four questions were answered within 0-25.
func (v *View) scores(all []diary.Checkup) {
	for _, c := range all {
		sum, ok := 0, v.has(c.Day)
		for _, q := range []*int{c.Q1, c.Q2, c.Q3, c.Q4} {
			if q == nil || *q < 0 || *q > 25 {
				ok = false
				break
			}
			sum += *q
		}
		if ok {
			v.Scores = append(v.Scores, Score{c.Day, sum})
		}
	}
}
