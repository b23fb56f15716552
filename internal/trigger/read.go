package trigger

import (
	"math"
	"slices"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/lift"
	"spotter/internal/pain"
	"spotter/internal/strength"
	"spotter/internal/training"
)

// Input is what a log is read from.
type Input struct {
	History   diary.History
	Catalogue *lift.Catalogue
	AsOf      day.Date
	Region    body.Region // "" = the place rated most
	Side      body.Side
	Blamed    []lift.ID     // what the athlete suspects
	Matters   []lift.Demand // demands that load the region; none = all may
}

// What the athlete suspects may move the prior odds three-fold and no more;
// the others give a little. A lift that loads nothing near the sore place
// starts lower.
const (
	blamedOdds    = 3.0
	notBlamedOdds = 0.8
	elsewhereOdds = 0.3
)

// loading turns the catalogue's demand scores (ranks 0-3) into shares. A small
// demand stays below what makes a lift belong to it.
var loading = [lift.MaxDemand + 1]float64{0, 0.2, 0.65, 1}

// Loading is how far a lift loads each demand, in the order of lift.Demands.
func Loading(scores map[lift.Demand]int) []float64 {
	out := make([]float64, len(lift.Demands))
	for i, d := range lift.Demands {
		out[i] = loading[min(scores[d], lift.MaxDemand)]
	}
	return out
}

// Hours of the day for entries without a clock.
const (
	trainingHour = 18.0
	morningHour  = 7.2
	eveningHour  = 21.5
	sleepHour    = 7.0
)

// Reading is a log with what it was made of.
type Reading struct {
	Log
	Start  day.Date // hour 0
	Region body.Region
	Side   body.Side
	Kinds  []pain.When    // ratings used
	Loads  []lift.Kg      // per lift: the running 1RM at the end, 0 = unknown
	Places []Place        // every place that was rated, most rated first
	Taken  map[string]int // medicine courses by class
}

// Place is one sore place and how often it was rated.
type Place struct {
	Region body.Region
	Side   body.Side
	N      int
}

// Read makes the log of one sore place. It covers the days from five before
// the first rating to AsOf: training before that can explain nothing.
func Read(in Input) Reading {
	r := Reading{Places: places(in.History.Pain), Region: in.Region, Side: in.Side}
	if r.Region == "" && len(r.Places) > 0 {
		r.Region, r.Side = r.Places[0].Region, r.Places[0].Side
	}
	ratings, kinds := rated(in.History.Pain, r.Region, r.Side, in.AsOf)
	r.Kinds = kinds
	if len(ratings) == 0 {
		return r
	}
	r.Start = ratings[0].day.Add(-5)
	r.Days = in.AsOf.Sub(r.Start) + 1
	for _, x := range ratings {
		r.Ratings = append(r.Ratings, Rating{T: hours(x.day, r.Start) + x.hour, Y: x.y})
	}
	r.Ratings = tidy(r.Ratings)
	r.train(in)
	r.medicine(in.History.Meds, in.AsOf)
	r.care(in.History.Care, in.AsOf)
	r.sleep(in.History.Sleep, in.AsOf)
	r.poorSleep(in.History.Sleep, in.AsOf)
	r.life(in.History.Life, in.AsOf)
	return r
}

func hours(d, start day.Date) float64 { return float64(d.Sub(start)) * 24 }

// places counts the ratings of each place.
func places(all []pain.Rating) []Place {
	var out []Place
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

type ratedAt struct {
	day  day.Date
	hour float64
	y    float64
}

// rated picks the ratings of a place. Those of the moment count; where there
// are fewer than twenty of them, the kind that there is most of.
func rated(all []pain.Rating, region body.Region, side body.Side, asOf day.Date) ([]ratedAt, []pain.When) {
	by := map[pain.When][]ratedAt{}
	for _, p := range all {
		if p.Region != region || (p.Side != side && side != "") || p.Day.After(asOf) {
			continue
		}
		hour, ok := clock(p.At)
		if !ok {
			hour = eveningHour
			if p.When == pain.Morning {
				hour = morningHour
			}
		}
		by[p.When] = append(by[p.When], ratedAt{p.Day, hour, float64(p.Score)})
	}
	kinds := []pain.When{pain.Now, pain.Morning}
	if most := len(by[pain.Now]) + len(by[pain.Morning]); most < leastRated {
		for _, w := range []pain.When{pain.Worst24, pain.Average24} {
			if len(by[w]) > most {
				kinds, most = []pain.When{w}, len(by[w])
			}
		}
	}
	var out []ratedAt
	for _, k := range kinds {
		out = append(out, by[k]...)
	}
	slices.SortStableFunc(out, func(a, b ratedAt) int {
		if n := a.day.Sub(b.day); n != 0 {
			return n
		}
		return cmpDown(b.hour, a.hour)
	})
	return out, kinds
}

// tidy keeps the last of the ratings that came within ten minutes.
func tidy(r []Rating) []Rating {
	var out []Rating
	for _, x := range r {
		if n := len(out); n > 0 && x.T-out[n-1].T < 1.0/6 {
			out[n-1].Y = x.Y
			continue
		}
		out = append(out, x)
	}
	return out
}

// clock is the hour that the entry's own clock showed.
func clock(at string) (float64, bool) {
	if len(at) < 16 || at[10] != 'T' || at[13] != ':' {
		return 0, false
	}
	two := func(i int) float64 { return float64(at[i]-'0')*10 + float64(at[i+1]-'0') }
	h := two(11) + two(14)/60
	return h, h >= 0 && h < 24
}

// train adds lifts and sessions.
func (r *Reading) train(in Input) {
	g := gatherer{r: r, in: in, index: map[lift.ID]int{}, top: map[lift.ID]running{}}
	for _, s := range in.History.Sets {
		if !s.Day.After(in.AsOf) {
			g.set(s)
		}
	}
	g.close()
	slices.SortStableFunc(r.Sessions, func(a, b Session) int { return cmpDown(b.T, a.T) })
	for _, d := range lift.Demands {
		r.Demands = append(r.Demands, string(d))
	}
	for id, i := range g.index {
		r.Loads[i] = lift.KgOf(g.top[id].kg)
	}
}

// running is the believed 1RM of a lift as the log goes by.
type running struct {
	kg float64
	on day.Date
}

// gatherer turns sets, in order of time, into sessions.
type gatherer struct {
	r     *Reading
	in    Input
	index map[lift.ID]int
	top   map[lift.ID]running
	at    float64
	done  map[int]*Dose
	order []int
}

// A session ends with a pause of this many hours.
const sessionGap = 3.0

func (g *gatherer) set(s training.Set) {
	if s.Lift == "" || s.Warmup {
		return
	}
	hour, ok := clock(s.At)
	if !ok {
		hour = trainingHour
	}
	share := g.intensity(s)
	t := hours(s.Day, g.r.Start) + hour
	if t < 0 {
		return
	}
	if len(g.done) > 0 && t-g.at > sessionGap {
		g.close()
	}
	if len(g.done) == 0 {
		g.at, g.done, g.order = t, map[int]*Dose{}, nil
	}
	i := g.lift(s.Lift)
	d, ok := g.done[i]
	if !ok {
		d = &Dose{Lift: i}
		g.done[i] = d
		g.order = append(g.order, i)
	}
	d.Intensity = (float64(d.Intensity*d.Sets) + share) / (d.Sets + 1)
	d.Sets++
}

func (g *gatherer) close() {
	if len(g.done) == 0 {
		return
	}
	s := Session{T: g.at}
	for _, i := range g.order {
		s.Done = append(s.Done, *g.done[i])
	}
	g.r.Sessions = append(g.r.Sessions, s)
	g.done = nil
}

// unknownShare stands for the intensity of a set whose load says nothing.
const unknownShare = 0.7

// intensity is the set's load over the lift's running 1RM, which fades by a
// tenth of a percent a day so that an old best does not rule for ever.
func (g *gatherer) intensity(s training.Set) float64 {
	rpe := 8.5
	if s.RPE != nil {
		rpe = *s.RPE
	}
	p, ok := strength.E1RM(s.Load, max(s.Reps, 1), rpe, false)
	if !ok {
		return unknownShare
	}
	now := g.top[s.Lift]
	kg := float64(now.kg * math.Pow(0.999, math.Max(0, float64(s.Day.Sub(now.on)))))
	g.top[s.Lift] = running{math.Max(kg, p.Kg), s.Day}
	return math.Min(1.1, s.Load.Float()/g.top[s.Lift].kg)
}

func (g *gatherer) lift(id lift.ID) int {
	if i, ok := g.index[id]; ok {
		return i
	}
	x, _ := g.in.Catalogue.Get(id)
	out := Lift{ID: string(id), Demand: Loading(x.Demands), Odds: 1}
	near := len(g.in.Matters) == 0
	for _, d := range lift.Demands {
		near = near || (x.Demands[d] > 0 && slices.Contains(g.in.Matters, d))
	}
	if !near {
		out.Odds *= elsewhereOdds
	}
	switch {
	case len(g.in.Blamed) == 0:
	case slices.Contains(g.in.Blamed, id):
		out.Odds *= blamedOdds
	default:
		out.Odds *= notBlamedOdds
	}
	g.r.Lifts = append(g.r.Lifts, out)
	g.r.Loads = append(g.r.Loads, 0)
	g.index[id] = len(g.r.Lifts) - 1
	return g.index[id]
}

// medicine adds courses; single doses become a series of their own, which takes
// their effect out but is never offered as help.
func (r *Reading) medicine(all []diary.Med, asOf day.Date) {
	once := map[string][]Point{}
	for _, m := range all {
		from, to := hours(m.Day, r.Start)+8, hours(m.Until, r.Start)+24
		switch {
		case m.Day.After(asOf) || from < -14*24:
		case !m.Until.IsZero() && m.Until.After(m.Day):
			r.Courses = append(r.Courses, Course{from, to})
			if r.Taken == nil {
				r.Taken = map[string]int{}
			}
			r.Taken[m.Class]++
		default:
			once[m.Class] = append(once[m.Class], Point{from + 4, 1})
		}
	}
	for _, class := range sorted(once) {
		r.Care = append(r.Care, Series{ID: MedicinePrefix + class, Points: once[class]})
	}
}

// MedicinePrefix marks a series of single doses.
const MedicinePrefix = "med:"

func (r *Reading) care(all []diary.Care, asOf day.Date) {
	by := map[string][]Point{}
	for _, c := range all {
		if c.Day.After(asOf) || (c.Region != "" && c.Region != string(r.Region)) {
			continue
		}
		hour, ok := clock(c.At)
		if !ok {
			hour = 20.5
		}
		if t := hours(c.Day, r.Start) + hour; t >= 0 {
			by[c.What] = append(by[c.What], Point{t, 1})
		}
	}
	for _, what := range sorted(by) {
		points := by[what]
		slices.SortStableFunc(points, func(a, b Point) int { return cmpDown(b.T, a.T) })
		r.Care = append(r.Care, Series{ID: what, Points: points, Rated: r.ratedBefore(points)})
	}
}

// CoinPrefix marks the uses of care that a trial's coin decided on.
const CoinPrefix = "coin:"

// Split makes a series of its own of the uses of care from one day to another,
// both included: a trial's coin decided on those.
func (r *Reading) Split(what string, from, to day.Date) {
	start, end := hours(from, r.Start), hours(to.Add(1), r.Start)
	for i := range r.Care {
		s := &r.Care[i]
		if s.ID != what {
			continue
		}
		var in, out []Point
		for _, p := range s.Points {
			if p.T >= start && p.T < end {
				in = append(in, p)
			} else {
				out = append(out, p)
			}
		}
		s.Points, s.Rated = out, r.ratedBefore(out)
		r.Care = append(r.Care, Series{ID: CoinPrefix + what, Points: in, Rated: r.ratedBefore(in), Coin: true})
		return
	}
}

// ratedBefore is the share of uses with a rating in the two hours before.
func (r *Reading) ratedBefore(uses []Point) float64 {
	n := 0
	for _, u := range uses {
		if slices.ContainsFunc(r.Ratings, func(x Rating) bool { return x.T <= u.T && x.T >= u.T-2 }) {
			n++
		}
	}
	return float64(n) / float64(max(1, len(uses)))
}

// ShortSleep is the exposure "hours of sleep missing".
const ShortSleep = "short_sleep"

func (r *Reading) sleep(all []diary.Sleep, asOf day.Date) {
	s := Series{ID: ShortSleep}
	for _, n := range all {
		if t := hours(n.Day, r.Start) + sleepHour; t >= 0 && !n.Day.After(asOf) && n.Hours > 0 {
			s.Points = append(s.Points, Point{t, -n.Hours})
		}
	}
	if len(s.Points) >= leastSessions {
		r.Life = append(r.Life, s)
	}
}

func sorted[T any](m map[string]T) []string {
	out := make([]string, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
