package tolerance

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/stats"
	"spotter/internal/training"
)

// Item is one lift of a session to come.
type Item struct {
	Lift  lift.ID
	Sets  int
	Reps  int
	Share float64 // of 1RM, 0-1; 0 = not known, counts as 0.75
	RPE   float64 // 0 = not known
}

// Dose is the item in typical sessions.
func (x Item) Dose() float64 {
	share := x.Share
	if !(share > 0) {
		share = 0.75
	}
	s := training.Set{Load: lift.KgOf(share * 200), Reps: max(1, x.Reps)}
	if x.RPE > 0 {
		s.RPE = &x.RPE
	}
	return float64(x.Sets) * training.Dose(s, lift.MaxDemand, lift.KgOf(200)) / unit
}

// Range is a forecast in points of the 0-10 scale: eight of ten such ratings
// lie between Lo and Hi.
type Range struct{ Mean, Lo, Hi float64 }

// Forecast is what a session is expected to do.
type Forecast struct {
	Set     []Range // pain in the sets, item by item
	Morning Range   // the next morning
	Peak    Range   // the highest of the next three mornings
	Flare   float64 // chance of a morning two points above the level, or at five
}

// FlareRise and FlareAt are what counts as a flare: a morning so far above the
// level, or at that number (fatigue: hazards SG-005 for five; the rise is ours).
const (
	FlareRise = 2.0
	FlareAt   = 5.0
)

// Forecast says what the items would do, done in so many days (0 = today), on
// top of what the last sessions left behind.
func (b *Belief) Forecast(items []Item, in int) Forecast {
	var f Forecast
	n := len(b.Lifts)
	start := float64(window + in)
	for _, x := range items {
		h := b.left(start+sessionAt, nil, 0)
		if i, ok := b.at[x.Lift]; ok {
			share := x.Share
			if !(share > 0) {
				share = 0.75
			}
			h = append(h, term{2 + n + i, squared(share)})
		}
		mu, v := b.row(h)
		f.Set = append(f.Set, within(mu, v+setSD*setSD))
	}
	calm := 1.0
	for k := 1; k <= 3; k++ {
		h := b.left(start+float64(k)+morningAt, items, start+sessionAt)
		mu, v := b.row(h)
		v += ratingSD * ratingSD
		r := within(mu, v)
		if k == 1 {
			f.Morning = r
		}
		if k == 1 || r.Mean > f.Peak.Mean {
			f.Peak = r
		}
		calm = math.Min(calm, 1-b.flare(mu, v))
	}
	f.Flare = 1 - calm
	return f
}

// flare is the chance that a morning of that mean and variance is one.
func (b *Belief) flare(mu, v float64) float64 {
	edge := math.Min(b.mean[0]+FlareRise, FlareAt)
	return 1 - stats.Phi((edge-mu)/math.Sqrt(v+1e-9))
}

// left is the row of a time: level, what passes, and what sessions before it
// have left, those to come included.
func (b *Belief) left(t float64, items []Item, done float64) sparse {
	h := sparse{{0, 1}, {1, 1}}
	for i := range b.last {
		if w := b.after(t - b.last[i].t); w > 0 {
			h = h.add(2+b.last[i].lift, w*b.last[i].x)
		}
	}
	for _, x := range items {
		if i, ok := b.at[x.Lift]; ok {
			h = h.add(2+i, b.after(t-done)*x.Dose())
		}
	}
	return h
}

// after is the after-effect, averaged over the time constants.
func (b *Belief) after(t float64) float64 {
	sum := 0.0
	for k, tau := range taus {
		sum += float64(b.share[k] * after(t, tau))
	}
	return sum
}

// row is the mean and variance of a row of the state.
func (b *Belief) row(h sparse) (mu, v float64) {
	n := b.dim()
	for _, x := range h {
		mu += float64(x.by * b.mean[x.at])
		for _, y := range h {
			v += float64(x.by * y.by * b.cov[x.at*n+y.at])
		}
	}
	return mu, math.Max(v, 0)
}

func within(mu, v float64) Range {
	w := stats.Z80 * math.Sqrt(v)
	scale := func(x float64) float64 { return math.Min(10, math.Max(0, x)) }
	return Range{scale(mu), scale(mu - w), scale(mu + w)}
}
