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
			h = h.add(2+b.last[i].lift, w*b.felt(b.last[i].x))
		}
	}
	for _, x := range items {
		if i, ok := b.at[x.Lift]; ok {
			h = h.add(2+i, b.after(t-done)*b.felt(x.Dose()))
		}
	}
	return h
}

// after is the after-effect, averaged over the models.
func (b *Belief) after(t float64) float64 {
	sum := 0.0
	for k, w := range b.share {
		sum += float64(w * after(t, taus[k/len(shapes)]))
	}
	return sum
}

// felt is how a session's dose counts, averaged over the models.
func (b *Belief) felt(x float64) float64 {
	sum := 0.0
	for k, w := range b.share {
		sum += float64(w * shapes[k%len(shapes)](x))
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

// Spread is what doses of several lifts do to one morning, as a mean and a
// variance to be added to those of the level. A choice over many doses adds it
// up from parts: see Part and Chance.
type Spread struct{ Mean, Var float64 }

// Part is one lift's dose as it is felt on a morning: Felt times After.
type Part struct {
	Lift lift.ID
	By   float64
}

// Felt is how a session's dose counts, in typical sessions.
func (b *Belief) Felt(dose float64) float64 { return b.felt(dose) }

// After is how much of a session is still felt so many days later, 0-1.
func (b *Belief) After(days float64) float64 { return b.after(days) }

// Spread of one set of parts.
func (b *Belief) Spread(parts []Part) Spread {
	var s Spread
	for _, p := range parts {
		i, ok := b.at[p.Lift]
		if !ok {
			continue
		}
		s.Mean += float64(p.By * b.mean[2+i])
		s.Var += 2 * float64(p.By*b.cov[2+i])
	}
	s.Var += b.Both(parts, parts)
	return s
}

// Both is the covariance of two sets of parts.
func (b *Belief) Both(x, y []Part) float64 {
	n, sum := b.dim(), 0.0
	for _, p := range x {
		i, ok := b.at[p.Lift]
		if !ok {
			continue
		}
		for _, q := range y {
			if j, ok := b.at[q.Lift]; ok {
				sum += float64(p.By * q.By * b.cov[(2+i)*n+2+j])
			}
		}
	}
	return sum
}

// Chance is the chance that a morning is a flare, with a spread on top of the
// level, so many days ahead.
func (b *Belief) Chance(s Spread, ahead int) float64 {
	v := b.cov[0] + levelDrift*levelDrift*float64(max(0, ahead)) + passingSD*passingSD + ratingSD*ratingSD + s.Var
	return b.flare(b.mean[0]+s.Mean, math.Max(v, 0.1))
}
