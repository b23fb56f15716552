package timeline

import (
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/training"
)

// Hours of the day for entries without a clock.
const (
	trainingHour = 18.0
	morningHour  = 7.0
	eveningHour  = 21.0
)

// loads sums up the chosen load by day, or by week on a long line.
func (v *View) loads(sets []training.Set, a Ask) {
	v.Unit = Sets
	switch {
	case a.Load.Lift != "":
		v.Unit = Kilograms
	case a.Load.Demand != "":
		v.Unit = Points
	}
	at := map[day.Date]*Done{}
	for _, s := range sets {
		if s.Warmup || s.Lift == "" || !v.has(s.Day) {
			continue
		}
		amount, ok := weight(s, a)
		if !ok {
			continue
		}
		d := v.bin(s.Day)
		if at[d] == nil {
			at[d] = &Done{Day: d}
		}
		at[d].Amount += amount
		at[d].Sets++
		at[d].Top = max(at[d].Top, s.Load)
	}
	for _, x := range at {
		v.Loads = append(v.Loads, *x)
	}
	slices.SortFunc(v.Loads, func(a, b Done) int { return a.Day.Sub(b.Day) })
}

// weight is what one set adds to the chosen load.
func weight(s training.Set, a Ask) (float64, bool) {
	switch {
	case a.Load.Lift != "":
		return s.Load.Float() * float64(max(s.Reps, 0)), s.Lift == a.Load.Lift
	case a.Load.Demand != "":
		x, _ := a.Catalogue.Get(s.Lift)
		score := float64(x.Demands[a.Load.Demand])
		return score, score > 0
	}
	return 1, true
}

// bin is the day that a day is counted under.
func (v *View) bin(d day.Date) day.Date {
	if !v.Long {
		return d
	}
	return v.From.Add(d.Sub(v.From) / 7 * 7)
}

// rate gathers the ratings of the place, and the pain of sets, which name none.
func (v *View) rate(mine []pain.Rating, sets []training.Set) {
	kinds := map[pain.When]string{pain.Morning: Morning, pain.Now: Now, pain.Worst24: Worst, pain.Average24: Average}
	for _, p := range mine {
		kind, ok := kinds[p.When]
		if !v.has(p.Day) || !ok {
			continue
		}
		usual := eveningHour
		if kind == Morning {
			usual = morningHour
		}
		v.Ratings = append(v.Ratings, Rated{Day: p.Day, Hour: hourOf(p.At, usual), Score: p.Score, Kind: kind})
	}
	for _, s := range sets {
		if s.Pain != nil && v.has(s.Day) {
			v.Ratings = append(v.Ratings, Rated{Day: s.Day, Hour: hourOf(s.At, trainingHour), Score: *s.Pain, Kind: InSet, Lift: s.Lift})
		}
	}
	slices.SortStableFunc(v.Ratings, func(a, b Rated) int {
		if n := a.Day.Sub(b.Day); n != 0 {
			return n
		}
		return int((a.Hour - b.Hour) * 3600)
	})
}

// weeks is the pain by week, gaps included, counted from the view's first day.
func (v *View) weeks(mine []pain.Rating) {
	worst := map[day.Date]int{}
	for _, p := range mine {
		if y, ok := worst[p.Day]; !ok || p.Score > y {
			worst[p.Day] = p.Score
		}
	}
	for start := v.From; !start.After(v.To); start = start.Add(7) {
		w := Week{Start: start}
		sum := 0
		for i := range 7 {
			y, ok := worst[start.Add(i)]
			if !ok || start.Add(i).After(v.To) {
				continue
			}
			if w.Days == 0 {
				w.Lo, w.Hi = y, y
			}
			w.Lo, w.Hi = min(w.Lo, y), max(w.Hi, y)
			sum += y
			w.Days++
		}
		if w.Days > 0 {
			w.Mean = float64(sum) / float64(w.Days)
		}
		v.Weeks = append(v.Weeks, w)
	}
}

// hourOf is the hour that an entry's own clock showed, or the usual one.
func hourOf(at string, usual float64) float64 {
	if len(at) < 16 || at[10] != 'T' || at[13] != ':' {
		return usual
	}
	two := func(i int) float64 { return float64(at[i]-'0')*10 + float64(at[i+1]-'0') }
	if h := two(11) + two(14)/60; h >= 0 && h < 24 {
		return h
	}
	return usual
}

// Group is the sets of one lift on one day.
type Group struct {
	Lift lift.ID
	Name string // as another app wrote it, where the lift is not known
	Sets int
	Top  training.Set // the heaviest
	Pain *int         // the highest in them
}

// groups gathers sets by lift in the order in which they were done.
func groups(sets []training.Set) (out []Group) {
	for _, s := range sets {
		if s.Warmup {
			continue
		}
		i := slices.IndexFunc(out, func(g Group) bool { return g.Lift == s.Lift && g.Name == s.Name })
		if i < 0 {
			out = append(out, Group{Lift: s.Lift, Name: s.Name, Top: s})
			i = len(out) - 1
		}
		g := &out[i]
		g.Sets++
		if s.Load > g.Top.Load {
			g.Top = s
		}
		if s.Pain != nil && (g.Pain == nil || *s.Pain > *g.Pain) {
			g.Pain = s.Pain
		}
	}
	return out
}
