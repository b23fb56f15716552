package trigger

import (
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/diary"
)

// What of a day beside training is looked at: nights, and the life entries of
// the diary. Each is one exposure, counted in steps that may matter about as
// much as each other, so that one prior fits all.

// PoorSleep is the exposure "steps of sleep quality missing", of five.
const PoorSleep = "poor_sleep"

// lifeSteps are the amounts that are one unit of an exposure. Judgement. What is
// not listed is counted in its own usual swing (one standard deviation).
var lifeSteps = map[string]float64{"stress": 3, "desk": 4, "standing": 4, "carrying": 2, "driving": 2, "sport": 1, "alcohol": 2}

// LifeKnown are the ids that have a step of their own, in the order of the page.
var LifeKnown = []string{"stress", "desk", "standing", "carrying", "driving", "sport", "alcohol"}

// LifeUnit is a life exposure's amount per unit: so many of what it is counted
// in, 0 = its own usual swing.
func LifeUnit(what string) float64 { return lifeSteps[what] }

// lifeHour stands for the time of an entry that tells only its day.
const lifeHour = 12.0

// poorSleep reads how good the nights were, 1-5.
func (r *Reading) poorSleep(all []diary.Sleep, asOf day.Date) {
	s := Series{ID: PoorSleep}
	for _, n := range all {
		if t := hours(n.Day, r.Start) + sleepHour; n.Quality != nil && t >= 0 && !n.Day.After(asOf) {
			s.Points = append(s.Points, Point{t, -float64(*n.Quality)})
		}
	}
	r.addLife(s, 1)
}

// life reads the life entries. Hours of one kind on one day add up; of other
// amounts the highest counts. An entry without a clock counts from noon.
func (r *Reading) life(all []diary.Life, asOf day.Date) {
	type cell struct {
		day day.Date
		at  int // in points
	}
	points, last := map[string][]Point{}, map[string]cell{}
	for _, l := range all {
		hour, ok := clock(l.At)
		if !ok {
			hour = lifeHour
		}
		t := hours(l.Day, r.Start) + hour
		if t < 0 || l.Day.After(asOf) || l.What == ShortSleep || l.What == PoorSleep {
			continue
		}
		p := points[l.What]
		if c, again := last[l.What]; again && c.day == l.Day {
			if x := &p[c.at].X; l.Hours {
				*x += l.X
			} else {
				*x = math.Max(*x, l.X)
			}
			continue
		}
		last[l.What] = cell{l.Day, len(p)}
		points[l.What] = append(p, Point{t, l.X})
	}
	for _, what := range mostLogged(points) {
		p := points[what]
		slices.SortStableFunc(p, func(a, b Point) int { return cmpDown(b.T, a.T) })
		never := !slices.ContainsFunc(p, func(x Point) bool { return x.X == 0 })
		r.addLife(Series{ID: what, Points: p, Events: never}, LifeUnit(what))
	}
}

// mostLife is how many kinds of life entries are looked at: those logged most.
const mostLife = 12

// mostLogged are their names, in order of the alphabet.
func mostLogged(points map[string][]Point) []string {
	names := sorted(points)
	slices.SortStableFunc(names, func(a, b string) int { return len(points[b]) - len(points[a]) })
	names = names[:min(len(names), mostLife)]
	slices.Sort(names)
	return names
}

// addLife adds a series in steps; one that is too short, or always the same on
// asked days, can tell nothing.
func (r *Reading) addLife(s Series, step float64) {
	mean, spread := 0.0, 0.0
	for _, p := range s.Points {
		mean += p.X / float64(len(s.Points))
	}
	for _, p := range s.Points {
		spread += float64((p.X - mean) * (p.X - mean))
	}
	spread = math.Sqrt(spread / float64(max(1, len(s.Points))))
	if len(s.Points) < leastSessions || (!s.Events && !(spread > 0)) {
		return
	}
	if !(step > 0) {
		if step = spread; s.Events {
			step = mean
		}
	}
	for i := range s.Points {
		s.Points[i].X /= step
	}
	r.Life = append(r.Life, s)
}
