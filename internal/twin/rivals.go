package twin

import (
	"math"

	"spotter/internal/stats"
	"spotter/internal/trigger"
)

// Claim is what a method says of one lift.
type Claim struct {
	P      float64 // as the method states it, 0-1
	Effect float64
	Lo, Hi float64 // 90 %; both 0 = none given
	Named  bool
}

// Method names a way to read a log.
type Method struct {
	Name string
	Read func(l *trigger.Log) []Claim
}

// Rivals are what apps and simple statistics do with the same log: a difference
// of means above 0.3 (apps), correlation of dose and pain on the same and the
// next day with p < .10, Welch's test on the next day with Bonferroni at .10,
// and a lasso on the next day with the penalty chosen over five blocks.
func Rivals() []Method {
	return []Method{
		{"apps", func(l *trigger.Log) []Claim { return welch(l, 0, func(c Claim, n int) bool { return c.Effect > 0.3 }) }},
		{"same day", func(l *trigger.Log) []Claim { return correlations(l, 0) }},
		{"next day", func(l *trigger.Log) []Claim { return correlations(l, 1) }},
		{"Welch", func(l *trigger.Log) []Claim {
			return welch(l, 1, func(c Claim, n int) bool { return c.Effect > 0 && 2*(1-c.P)*float64(n) < 0.10 })
		}},
		{"lasso", lasso},
	}
}

// Engine is the program's own answer.
func Engine(l *trigger.Log) []Claim {
	p, err := trigger.Fit(l, trigger.Default())
	if err != nil {
		return make([]Claim, len(l.Lifts))
	}
	out := make([]Claim, len(p.Lifts))
	for i, e := range p.Lifts {
		out[i] = Claim{P: e.P, Effect: e.Mean, Lo: e.Lo, Hi: e.Hi, Named: e.P >= 0.9 && e.N >= 3}
	}
	return out
}

// daily are mean pain by day (NaN = not rated) and dose by lift and day.
func daily(l *trigger.Log) (pain []float64, dose [][]float64) {
	n := l.Days + 1
	pain, dose = make([]float64, n), make([][]float64, len(l.Lifts))
	count := make([]float64, n)
	for _, r := range l.Ratings {
		if d := int(r.T / 24); d >= 0 && d < n {
			pain[d] += r.Y
			count[d]++
		}
	}
	for d := range pain {
		if count[d] == 0 {
			pain[d] = math.NaN()
		} else {
			pain[d] /= count[d]
		}
	}
	for i := range dose {
		dose[i] = make([]float64, n)
	}
	for _, s := range l.Sessions {
		for _, x := range s.Done {
			if d := int(s.T / 24); d >= 0 && d < n {
				dose[x.Lift][d] += x.Sets * x.Intensity
			}
		}
	}
	return pain, dose
}

// pairsAt are the days with a rating, and the dose lag days before.
func pairsAt(pain, dose []float64, lag int) (y, x []float64) {
	for d := lag; d < len(pain); d++ {
		if !math.IsNaN(pain[d]) {
			y, x = append(y, pain[d]), append(x, dose[d-lag])
		}
	}
	return y, x
}

func mean(x []float64) float64 {
	s := 0.0
	for _, v := range x {
		s += v
	}
	return s / math.Max(1, float64(len(x)))
}

// correlations test Pearson's r of dose and pain, lag days apart.
func correlations(l *trigger.Log, lag int) []Claim {
	pain, dose := daily(l)
	out := make([]Claim, len(dose))
	for i := range dose {
		y, x := pairsAt(pain, dose[i], lag)
		my, mx := mean(y), mean(x)
		var xy, xx, yy float64
		for k := range y {
			xy += (x[k] - mx) * (y[k] - my)
			xx += (x[k] - mx) * (x[k] - mx)
			yy += (y[k] - my) * (y[k] - my)
		}
		if len(y) < 8 || xx == 0 || yy == 0 {
			continue
		}
		r := xy / math.Sqrt(xx*yy)
		z := math.Atanh(r) * math.Sqrt(float64(len(y)-3))
		out[i] = Claim{P: stats.Phi(z), Effect: xy / xx * usual(x), Named: r > 0 && 2*(1-stats.Phi(z)) < 0.10}
	}
	return out
}

// usual is the mean dose on days with the lift.
func usual(x []float64) float64 {
	sum, n := 0.0, 0.0
	for _, v := range x {
		if v > 0 {
			sum += v
			n++
		}
	}
	return sum / math.Max(1, n)
}

// welch compares days with and without the lift.
func welch(l *trigger.Log, lag int, named func(Claim, int) bool) []Claim {
	pain, dose := daily(l)
	out := make([]Claim, len(dose))
	for i := range dose {
		y, x := pairsAt(pain, dose[i], lag)
		var on, off []float64
		for k := range y {
			if x[k] > 0 {
				on = append(on, y[k])
			} else {
				off = append(off, y[k])
			}
		}
		if len(on) < 3 || len(off) < 3 {
			continue
		}
		diff := mean(on) - mean(off)
		se := math.Sqrt(spread(on)/float64(len(on)) + spread(off)/float64(len(off)))
		if !(se > 0) {
			continue
		}
		c := Claim{P: stats.Phi(diff / se), Effect: diff, Lo: diff - 1.645*se, Hi: diff + 1.645*se}
		c.Named = named(c, len(dose))
		out[i] = c
	}
	return out
}

func spread(x []float64) float64 {
	m, s := mean(x), 0.0
	for _, v := range x {
		s += (v - m) * (v - m)
	}
	return s / float64(len(x)-1)
}

// lasso regresses the day's pain on all doses of the day before, by coordinate
// descent; the penalty is the one with the least error over five blocks
// (Tibshirani 1996; Friedman and others 2010).
func lasso(l *trigger.Log) []Claim {
	pain, dose := daily(l)
	var y []float64
	x := make([][]float64, len(dose))
	for d := 1; d < len(pain); d++ {
		if math.IsNaN(pain[d]) {
			continue
		}
		y = append(y, pain[d])
		for i := range dose {
			x[i] = append(x[i], dose[i][d-1])
		}
	}
	out := make([]Claim, len(dose))
	if len(y) < 15 {
		return out
	}
	scale := make([]float64, len(x))
	for i := range x {
		m := mean(x[i])
		for k := range x[i] {
			x[i][k] -= m
		}
		if scale[i] = math.Sqrt(stats.Dot(x[i], x[i]) / float64(len(y))); scale[i] > 0 {
			for k := range x[i] {
				x[i][k] /= scale[i]
			}
		}
	}
	best, bestErr := 0.0, math.Inf(1)
	for _, lambda := range []float64{0.4, 0.25, 0.16, 0.1, 0.06, 0.04, 0.025, 0.015} {
		if e := crossed(y, x, lambda); e < bestErr {
			best, bestErr = lambda, e
		}
	}
	b := descend(y, x, best, nil)
	for i := range b {
		c := Claim{Effect: b[i], Named: b[i] > 0}
		if scale[i] > 0 {
			c.Effect = b[i] / scale[i] * usual(dose[i])
		}
		c.P = 1 - math.Exp(-math.Max(0, c.Effect))
		out[i] = c
	}
	return out
}

// crossed is the error over five blocks left out in turn.
func crossed(y []float64, x [][]float64, lambda float64) float64 {
	sum := 0.0
	for fold := range 5 {
		keep := make([]bool, len(y))
		for k := range y {
			keep[k] = k*5/len(y) != fold
		}
		b := descend(y, x, lambda, keep)
		m, n := 0.0, 0.0
		for k := range y {
			if keep[k] {
				m += y[k]
				n++
			}
		}
		for k := range y {
			if !keep[k] {
				e := y[k] - m/n
				for i := range b {
					e -= b[i] * x[i][k]
				}
				sum += e * e
			}
		}
	}
	return sum
}

// descend is coordinate descent on the rows that are kept (nil = all).
func descend(y []float64, x [][]float64, lambda float64, keep []bool) []float64 {
	var rows []int
	m := 0.0
	for k := range y {
		if keep == nil || keep[k] {
			rows = append(rows, k)
			m += y[k]
		}
	}
	n := float64(len(rows))
	r := make([]float64, len(y))
	for _, k := range rows {
		r[k] = y[k] - m/n
	}
	b := make([]float64, len(x))
	for range 60 {
		moved := 0.0
		for i := range x {
			var g, q float64
			for _, k := range rows {
				g += x[i][k] * r[k]
				q += x[i][k] * x[i][k]
			}
			if q == 0 {
				continue
			}
			z := g/n + b[i]*q/n
			next := math.Copysign(math.Max(0, math.Abs(z)-lambda), z) / (q / n)
			if d := next - b[i]; d != 0 {
				for _, k := range rows {
					r[k] -= d * x[i][k]
				}
				moved += math.Abs(d)
				b[i] = next
			}
		}
		if moved < 1e-4 {
			break
		}
	}
	return b
}
