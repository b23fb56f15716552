package tolerance

import (
	"math"
	"slices"

	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/pain"
)

// taus are the time constants of the after-effect that are compared, in days
// (fatigue_models section 4 compares 1, 3 and 7; a week cannot be told from the
// slow level).
var taus = [...]float64{0.8, 1.8, 4}

// shapes are how the after-effect may grow with the dose of a session: in
// proportion, or only with what goes beyond two fifths of a typical one (the
// relation of load and harm is not a straight line: bache2021). Each is 1 at a
// typical session.
var shapes = [...]func(x float64) float64{
	func(x float64) float64 { return x },
	func(x float64) float64 { return math.Max(0, x-0.4) / 0.6 },
}

// models is every pair of a time constant and a shape.
const models = len(taus) * len(shapes)

// reach is how many days an after-effect is followed.
const reach = 9.0

// after is the after-effect t days after a session: full the next morning.
func after(t, tau float64) float64 {
	if !(t > 0.02 && t < reach) {
		return 0
	}
	rise := math.Min(1, t/0.3)
	return rise * math.Exp(-math.Max(0, t-0.55)/tau)
}

// Learn reads the diary up to the day.
func Learn(in Input) *Belief {
	b := &Belief{AsOf: in.AsOf}
	if in.Catalogue == nil {
		return b
	}
	sets := b.follow(in)
	done := b.doses(in, sets)
	told := b.ratings(in, done)
	b.Ratings = len(told)
	b.prior(in)
	b.good = wellDone(in, b.Lifts, done)
	for i := range done {
		if in.AsOf.Sub(done[i].day) <= int(reach) {
			b.last = append(b.last, done[i])
		}
	}
	b.mix(done, told)
	return b
}

// mix runs one filter for each model and joins them by how well each foretold
// the ratings.
func (b *Belief) mix(done []dose, told []rating) {
	var runs [models]Belief
	var like [models]float64
	best := math.Inf(-1)
	for k := range models {
		x := *b
		x.mean, x.cov = slices.Clone(b.mean), slices.Clone(b.cov)
		like[k] = x.run(done, told, taus[k/len(shapes)], shapes[k%len(shapes)])
		best = math.Max(best, like[k])
		runs[k] = x
	}
	sum := 0.0
	for k := range models {
		b.share[k] = math.Exp(like[k] - best)
		sum += b.share[k]
	}
	n := b.dim()
	mean, cov := make([]float64, n), make([]float64, n*n)
	for k := range models {
		b.share[k] /= sum
		for i, m := range runs[k].mean {
			mean[i] += float64(b.share[k] * m)
		}
	}
	for k, w := range b.share {
		r := &runs[k]
		for i := range n {
			di := r.mean[i] - mean[i]
			for j := range n {
				cov[i*n+j] += float64(w * (r.cov[i*n+j] + float64(di*(r.mean[j]-mean[j]))))
			}
		}
	}
	b.mean, b.cov = mean, cov
}

// run takes every rating in order of time and ends on the day of the belief.
func (b *Belief) run(done []dose, told []rating, tau float64, shape func(float64) float64) (like float64) {
	at, from := 0.0, 0
	if len(told) > 0 {
		at = told[0].t
	}
	n := len(b.Lifts)
	var h sparse
	for _, r := range told {
		b.forward(r.t - at)
		at = r.t
		h = append(h[:0], term{0, 1}, term{1, 1})
		for from < len(done) && done[from].t < r.t-reach {
			from++
		}
		for i := from; i < len(done) && done[i].t < r.t; i++ {
			if w := after(r.t-done[i].t, tau); w > 0.02 {
				h = h.add(2+done[i].lift, w*shape(done[i].x))
			}
		}
		if r.lift >= 0 {
			h = append(h, term{2 + n + r.lift, r.top})
		}
		like += b.rated(h, r)
	}
	if len(told) > 0 {
		b.forward(window + morningAt - at)
	}
	return like
}

// rated takes one rating as what it can say.
func (b *Belief) rated(h sparse, r rating) float64 {
	switch {
	case r.masked, r.y >= 10:
		return b.see(h, r.y-0.5, r.r, atLeast)
	case r.y <= 0:
		return b.see(h, 0.5, r.r, atMost)
	}
	return b.see(h, r.y, r.r, exact)
}

func (h sparse) add(at int, by float64) sparse {
	for i := range h {
		if h[i].at == at {
			h[i].by += by
			return h
		}
	}
	return append(h, term{at, by})
}

// lately is how far back something counts as tolerated, in days.
const lately = 56

// wellDone finds the most of each lift that went well: every set rated at or
// under the cap, the morning after rated and at most one above usual, nothing
// masked. What is not known did not go well.
func wellDone(in Input, ids []lift.ID, done []dose) map[lift.ID]Tolerated {
	morning := map[day.Date]int{}
	for i := len(in.History.Pain) - 1; i >= 0 && in.AsOf.Sub(in.History.Pain[i].Day) <= lately+14; i-- {
		if r := in.History.Pain[i]; r.When == pain.Morning {
			morning[r.Day] = max(morning[r.Day], r.Score)
		}
	}
	usual := func(d day.Date) float64 {
		sum := 0
		for k := range 14 {
			sum += morning[d.Add(-k)] // a morning that was not told counts as 0: the stricter side
		}
		return min(2, float64(sum)/14)
	}
	out := map[lift.ID]Tolerated{}
	for i := range done {
		d := &done[i]
		next, rated := morning[d.day.Add(1)]
		hidden := in.Masked != nil && (in.Masked(d.day) || in.Masked(d.day.Add(1)))
		if in.AsOf.Sub(d.day) > lately || !d.told || d.pain == nil || !(float64(*d.pain) <= in.Cap) || !rated || hidden || !(float64(next) <= usual(d.day)+1) {
			continue
		}
		t := out[ids[d.lift]]
		if d.kg >= t.Kg {
			t.Kg, t.On = d.kg, d.day
		}
		t.Sets, t.Dose = max(t.Sets, d.sets), math.Max(t.Dose, d.x)
		out[ids[d.lift]] = t
	}
	return out
}
