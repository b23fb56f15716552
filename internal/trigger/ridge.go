package trigger

import (
	"math"

	"spotter/internal/stats"
)

// fitter is one fit under way: the design, and the ratings as they are used
// now (those at 0 and 10 are replaced by Gaussian stand-ins).
type fitter struct {
	d     *design
	o     Options
	y     []float64
	noise []float64 // error variance of stand-ins; 0 = the level's own
	shock []float64 // extra variance of the fast part before a rating
}

// proxy is the plain regression with which the level's parameters are tuned:
// every exposure in, each with a narrow prior.
type proxy struct {
	cols  [][]float64
	prior []normal
}

// proxyKernel is the kernel of the plain regression.
const proxyKernel = 1

func (d *design) proxy() proxy {
	p := proxy{cols: append([][]float64{}, d.fixed...), prior: append([]normal{}, d.fixedPri...)}
	for _, s := range d.slots {
		if s.group == ofDemand {
			continue
		}
		f := s.forms[0]
		for _, x := range s.forms {
			if s.group == ofLift && x.shape == byVolume {
				f = x
			}
		}
		p.cols = append(p.cols, d.cols[proxyKernel][f.cols[0]])
		if s.group == ofLift {
			p.prior = append(p.prior, normal{0.15, 0.5})
		} else {
			p.prior = append(p.prior, normal{f.prior[0].mean * s.chance, 0.7 * f.prior[0].sd})
		}
	}
	return p
}

// solve factors the regression of wy on wc under the priors: L, and L^-1 of the
// right-hand side. logs is the part of the log likelihood that it adds.
func (p proxy) solve(wy []float64, wc [][]float64, l, h []float64) (logs float64, ok bool) {
	n := len(p.prior)
	for i, pr := range p.prior {
		for j := range i + 1 {
			l[i*n+j] = stats.Dot(wc[i], wc[j])
		}
		weight := pr.weight()
		l[i*n+i] += weight
		h[i] = stats.Dot(wc[i], wy) + float64(weight*pr.mean)
		logs -= float64(float64(pr.mean*pr.mean)*weight)/2 + math.Log(pr.sd)
	}
	det, ok := stats.Cholesky(l, n)
	if !ok {
		return 0, false
	}
	stats.SolveLower(l, n, h)
	return logs - det/2 + stats.Dot(h, h)/2, true
}

// longLog is the number of ratings from which on the level's parameters are as
// good as known: they are tuned on the newest so many ratings, and held there.
// The effects are always judged on the whole log.
const longLog = 1000

// tune finds the level's parameters with the highest posterior density under
// the plain regression. It gives the function too, for the curvature.
func (f *fitter) tune(start Hyper, step, tol float64, steps int) (mode Hyper, best float64, loss func([]float64) float64) {
	p := f.d.proxy()
	n := len(p.prior)
	from := max(0, len(f.d.t)-longLog)
	late := func(x []float64) []float64 { return x[min(from, len(x)):] }
	all := [][]float64{late(f.y)}
	for _, c := range p.cols {
		all = append(all, late(c))
	}
	t, noise, shock := late(f.d.t), late(f.noise), late(f.shock)
	out := stats.Whitened(len(all), len(t))
	l, h := make([]float64, n*n), make([]float64, n)
	loss = func(x []float64) float64 {
		at := Hyper(x)
		if !at.sane() {
			return 1e9
		}
		logs := at.level().Whiten(t, noise, shock, all, out)
		fit, ok := p.solve(out[0], out[1:], l, h)
		if !ok {
			return 1e9
		}
		return (logs+stats.Dot(out[0], out[0]))/2 - fit - at.logPrior()
	}
	x, best := stats.Minimise(loss, start[:], step, tol, steps)
	return Hyper(x), best, loss
}

// means are the plain regression's fitted values at these parameters.
func (f *fitter) means(at Hyper) ([]float64, bool) {
	p := f.d.proxy()
	n := len(p.prior)
	wy, wc, _ := at.whiten(f.d, f.noise, f.shock, f.y, p.cols)
	l, h := make([]float64, n*n), make([]float64, n)
	if _, ok := p.solve(wy, wc, l, h); !ok {
		return nil, false
	}
	stats.SolveUpper(l, n, h)
	mu := make([]float64, len(f.d.t))
	for j, c := range p.cols {
		for i, v := range c {
			mu[i] += float64(h[j] * v)
		}
	}
	return mu, true
}
