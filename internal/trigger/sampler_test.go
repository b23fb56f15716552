package trigger

import (
	"math"
	"testing"

	"spotter/internal/stats"
)

// small is a log of a few lifts; the one named hurts by so many points.
func small(lifts, days int, hurts int, points float64, seed uint64) *Log {
	rng := stats.NewRNG(seed, 9)
	l := &Log{Days: days, Demands: []string{"a", "b"}}
	for i := range lifts {
		d := []float64{0, 0}
		d[i%2] = 1
		l.Lifts = append(l.Lifts, Lift{ID: string(rune('a' + i)), Demand: d})
	}
	var bumps []pulse
	for day := range days {
		if day%2 == 0 {
			s := Session{T: float64(day)*24 + 18}
			for i := range lifts {
				if rng.Float64() < 0.5 {
					s.Done = append(s.Done, Dose{Lift: i, Sets: 2 + float64(rng.IntN(3)), Intensity: 0.6 + 0.3*rng.Float64()})
					if i == hurts {
						bumps = append(bumps, pulse{s.T + sessionLag, points})
					}
				}
			}
			if len(s.Done) > 0 {
				l.Sessions = append(l.Sessions, s)
			}
		}
		for _, h := range []float64{7.5, 21} {
			t := float64(day)*24 + h
			y := 2 + 0.5*rng.Normal()
			for _, b := range bumps {
				y += b.x * trainKernels[1].at(t-b.t)
			}
			l.Ratings = append(l.Ratings, Rating{t, math.Round(math.Min(10, math.Max(0, y)))})
		}
	}
	return l
}

func fitted(t *testing.T, l *Log, o Options) *Posterior {
	t.Helper()
	p, err := Fit(l, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// extend, column by column, equals the whole factor.
func TestExtendEqualsTheWholeFactor(t *testing.T) {
	l := small(4, 60, 0, 1.5, 1)
	d := newDesign(l, Default())
	f := &fitter{d: d, o: Default(), y: append([]float64(nil), d.y...)}
	b, _ := f.newBlock(node{at: hyperMean}, 1)
	var a active
	for i := range d.slots {
		a.add(&d.slots[i].forms[0])
	}
	var w factor
	whole := w.extend(&b, &a, 0)
	part := 0.0
	for k := 0; k < len(a.cols); k += 3 {
		to := min(k+3, len(a.cols))
		part += w.extend(&b, &active{a.cols[:to], a.prior[:to]}, k)
	}
	n := len(a.cols)
	q, h := make([]float64, n*n), make([]float64, n)
	want := 0.0
	for i := range n {
		for j := range i + 1 {
			q[i*n+j] = b.gram[a.cols[i]*b.cols+a.cols[j]]
		}
		q[i*n+i] += a.prior[i].weight
		h[i] = b.rhs[a.cols[i]] + a.prior[i].pull
		want -= a.prior[i].cost
	}
	det, _ := stats.Cholesky(q, n)
	stats.SolveLower(q, n, h)
	want += stats.Dot(h, h)/2 - det/2
	if math.Abs(whole-want) > 1e-9*math.Abs(want) || math.Abs(part-want) > 1e-9*math.Abs(want) {
		t.Errorf("whole %v, in parts %v, the long way %v", whole, part, want)
	}
}

// TestSamplerEqualsEnumeration: on a problem of six slots the chances of being
// in equal the sum over all models.
func TestSamplerEqualsEnumeration(t *testing.T) {
	o := Default()
	o.Shapes = false
	l := small(3, 40, 0, 1.0, 3)
	d := newDesign(l, o)
	f := &fitter{d: d, o: o, y: append([]float64(nil), d.y...)}
	b, _ := f.newBlock(node{at: hyperMean}, 1)
	want := make([]float64, len(d.slots))
	var logs []float64
	var models [][]bool
	n := len(d.slots)
	for m := range 1 << n {
		var a active
		in := make([]bool, n)
		lp := 0.0
		for i := range d.slots {
			if in[i] = m>>i&1 == 1; in[i] {
				a.add(&d.slots[i].forms[0])
				lp += d.slots[i].forms[0].log
			} else {
				lp += d.slots[i].out
			}
		}
		var w factor
		logs = append(logs, lp+w.extend(&b, &a, 0))
		models = append(models, in)
	}
	top := math.Inf(-1)
	for _, x := range logs {
		top = math.Max(top, x)
	}
	sum := 0.0
	for _, x := range logs {
		sum += math.Exp(x - top)
	}
	for m, in := range models {
		for i := range in {
			if in[i] {
				want[i] += math.Exp(logs[m]-top) / sum
			}
		}
	}
	tally, err := f.sample([]block{b}, 20000)
	if err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if got := tally.in[i] / tally.visits[i]; math.Abs(got-want[i]) > 0.01 {
			t.Errorf("%s: sampled %.4f, enumerated %.4f", d.slots[i].id, got, want[i])
		}
	}
}

func TestItFindsWhatHurtsAndClearsWhatDoesNot(t *testing.T) {
	p := fitted(t, small(4, 120, 1, 1.6, 5), Default())
	for i, e := range p.Lifts {
		if i == 1 && (e.P < 0.9 || e.Lo > 1.6 || e.Hi < 1.6) {
			t.Errorf("the trigger: P %.2f, %.2f (%.2f to %.2f)", e.P, e.Mean, e.Lo, e.Hi)
		}
		if i != 1 && e.P > 0.3 {
			t.Errorf("%s does nothing: P %.2f", e.ID, e.P)
		}
	}
}

func TestNoDataGivesThePrior(t *testing.T) {
	l := small(4, 2, 0, 0, 1)
	l.Ratings = l.Ratings[:3]
	o := Default()
	o.Sweeps = 20000
	p := fitted(t, l, o)
	// by hand: own slot .07 or the one demand .07 that it loads, each with P(N >= .5)
	own := 0.07 * (1 - stats.Phi((0.5-0.9)/1.1))
	for _, e := range p.Lifts {
		if e.P < own*0.8 || e.P > 0.16 || e.Mean > 0.25 {
			t.Errorf("%s: P %.3f mean %.3f", e.ID, e.P, e.Mean)
		}
	}
}

func TestTheSameLogGivesTheSameBytes(t *testing.T) {
	a, b := fitted(t, small(5, 80, 2, 1, 7), Default()), fitted(t, small(5, 80, 2, 1, 7), Default())
	for i := range a.Lifts {
		if a.Lifts[i] != b.Lifts[i] {
			t.Errorf("%v and %v", a.Lifts[i], b.Lifts[i])
		}
	}
}

// Moving all times by whole days changes nothing; naming the lifts in another
// order changes no more than the sampler's noise.
func TestInvariance(t *testing.T) {
	base := small(5, 90, 2, 1.2, 11)
	p := fitted(t, base, Default())
	later := small(5, 90, 2, 1.2, 11)
	for i := range later.Ratings {
		later.Ratings[i].T += 240
	}
	for i := range later.Sessions {
		later.Sessions[i].T += 240
	}
	q := fitted(t, later, Default())
	turned := small(5, 90, 2, 1.2, 11)
	n := len(turned.Lifts)
	for i := range turned.Sessions {
		for j := range turned.Sessions[i].Done {
			turned.Sessions[i].Done[j].Lift = n - 1 - turned.Sessions[i].Done[j].Lift
		}
	}
	for i := range n / 2 {
		turned.Lifts[i], turned.Lifts[n-1-i] = turned.Lifts[n-1-i], turned.Lifts[i]
	}
	r := fitted(t, turned, Default())
	for i := range p.Lifts {
		if math.Abs(p.Lifts[i].P-q.Lifts[i].P) > 0.02 {
			t.Errorf("%s: %.3f, ten days later %.3f", p.Lifts[i].ID, p.Lifts[i].P, q.Lifts[i].P)
		}
		if math.Abs(p.Lifts[i].P-r.Lifts[n-1-i].P) > 0.05 {
			t.Errorf("%s: %.3f, in another order %.3f", p.Lifts[i].ID, p.Lifts[i].P, r.Lifts[n-1-i].P)
		}
	}
}

func TestAFitCanBeStopped(t *testing.T) {
	o := Default()
	o.Stop = func() bool { return true }
	if p, err := Fit(small(4, 60, 0, 1, 1), o); err != ErrStopped || p != nil {
		t.Errorf("%v %v", p, err)
	}
}

func TestTwinLiftsComeAsASet(t *testing.T) {
	l := small(4, 120, -1, 0, 5)
	rng := stats.NewRNG(8, 8)
	var bumps []pulse
	for i := range l.Sessions {
		s := &l.Sessions[i]
		s.Done = nil
		if rng.Float64() < 0.6 {
			for _, lift := range []int{0, 1} {
				s.Done = append(s.Done, Dose{Lift: lift, Sets: 3, Intensity: 0.8})
			}
			bumps = append(bumps, pulse{s.T + sessionLag, 1.8})
		}
		s.Done = append(s.Done, Dose{Lift: 2 + i%2, Sets: 3, Intensity: 0.8})
	}
	for i := range l.Ratings {
		for _, b := range bumps {
			l.Ratings[i].Y = math.Min(10, math.Round(l.Ratings[i].Y+b.x*trainKernels[1].at(l.Ratings[i].T-b.t)))
		}
	}
	for i := range l.Lifts {
		l.Lifts[i].Demand = []float64{0, 0}
	}
	p := fitted(t, l, Default())
	set, ok := p.OneOf(0.9)
	if !ok || len(set.Lifts) != 2 || p.Lifts[0].P > 0.9 || p.Lifts[1].P > 0.9 {
		t.Errorf("set %v (%v); alone %.2f and %.2f", set, ok, p.Lifts[0].P, p.Lifts[1].P)
	}
	if tied := l.tied(); len(tied) != 1 || len(tied[0]) != 2 {
		t.Errorf("tied: %v", tied)
	}
}
