package trigger

import (
	"math"

	"spotter/internal/stats"
)

// surpriseZ is the one-step error, in SDs, that counts as a flare that nothing
// in the log explains.
const surpriseZ = 2.6

// look compares the ratings with the model: the level with and without the
// exposures at each rating, and the flares that nothing explains. Exposure
// effects are the posterior means with the kernel that weighs most.
func (f *fitter) look(p *Posterior, at Hyper) {
	d := f.d
	kernel := f.best(&tally{kernels: p.Kernel})
	exposed := f.exposed(p, kernel)
	rest := make([]float64, len(d.t))
	for i := range rest {
		rest[i] = f.y[i] - exposed[i]
	}
	base := f.baseline(at, rest)
	for i, t := range d.t {
		p.Fitted = append(p.Fitted, Fitted{T: t, Y: d.y[i], Level: hold(base[i] + exposed[i]), Base: hold(base[i])})
	}
	f.surprises(p, at, rest)
}

func hold(x float64) float64 { return math.Min(10, math.Max(0, x)) }

// exposed is the summed mean effect of all exposures at each rating.
func (f *fitter) exposed(p *Posterior, kernel int) []float64 {
	out := make([]float64, len(f.d.t))
	add := func(col int, mean float64) {
		if mean != 0 {
			for i, v := range f.d.cols[kernel][col] {
				out[i] += float64(mean * v)
			}
		}
	}
	life, care := 0, 0
	for i := range f.d.slots {
		s := &f.d.slots[i]
		switch s.group {
		case ofLift:
			add(f.d.volume[s.ref], p.Lifts[s.ref].Mean)
		case ofLife:
			add(s.forms[0].cols[0], p.Life[life].Mean)
			life++
		case ofCare:
			add(s.forms[0].cols[0], p.Care[care].Mean)
			care++
		}
	}
	return out
}

// baseline is the smoothed level of what is left, the fixed part included.
func (f *fitter) baseline(at Hyper, rest []float64) []float64 {
	d := f.d
	p := proxy{prior: d.fixedPri}
	n := len(d.fixed)
	wy, wc, _ := at.whiten(d, f.noise, f.shock, rest, d.fixed)
	l, h := make([]float64, n*n), make([]float64, n)
	p.solve(wy, wc, l, h)
	stats.SolveUpper(l, n, h)
	fixed := make([]float64, len(d.t))
	left := make([]float64, len(d.t))
	for i := range d.t {
		for j, c := range d.fixed {
			fixed[i] += float64(h[j] * c[i])
		}
		left[i] = rest[i] - fixed[i]
	}
	mean, _ := at.level().Smooth(d.t, f.noise, left)
	for i := range mean {
		mean[i] += fixed[i]
	}
	return mean
}

// surprises are the upward one-step errors beyond surpriseZ.
func (f *fitter) surprises(p *Posterior, at Hyper, rest []float64) {
	d := f.d
	pr := proxy{prior: d.fixedPri}
	n := len(d.fixed)
	wy, wc, _ := at.whiten(d, f.noise, f.shock, rest, d.fixed)
	l, h := make([]float64, n*n), make([]float64, n)
	pr.solve(wy, wc, l, h)
	stats.SolveUpper(l, n, h)
	own := at.level()
	scale := math.Sqrt(float64(own.Noise*own.Noise) + float64(own.Fast*own.Fast))
	for i := 1; i < len(d.t); i++ {
		z := wy[i]
		for j := range wc {
			z -= float64(h[j] * wc[j][i])
		}
		if z > surpriseZ && d.y[i] > 0 {
			p.Surprises = append(p.Surprises, Surprise{T: d.t[i], Y: d.y[i], Z: z, Expected: hold(d.y[i] - float64(z*scale))})
		}
	}
}
