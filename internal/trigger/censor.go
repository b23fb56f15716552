package trigger

import (
	"math"

	"spotter/internal/stats"
)

// A rating of 0 says only that the pain was below 0.5, one of 10 that it was
// above 9.5. Expectation propagation puts a Gaussian stand-in for each: a value
// and an error variance that give the same mean and variance of the level.
const (
	floorEdge   = 0.5
	ceilingEdge = 9.5
	noNews      = 1e4 // variance of a stand-in that says nothing
	epPasses    = 6
)

func censored(y float64) bool { return y <= 0 || y >= 10 }

// censor renews the stand-ins at these parameters.
func (f *fitter) censor(at Hyper) {
	found := false
	for _, y := range f.d.y {
		found = found || censored(y)
	}
	if !found {
		return
	}
	if f.noise == nil {
		f.noise = make([]float64, len(f.d.y))
	}
	own := math.Exp(2 * at[0])
	rest := make([]float64, len(f.y))
	for range epPasses {
		mu, ok := f.means(at)
		if !ok {
			return
		}
		for i, m := range mu {
			rest[i] = f.y[i] - m
		}
		mean, variance := at.level().Smooth(f.d.t, f.noise, rest)
		for i, y := range f.d.y {
			if censored(y) {
				f.standIn(i, y, mean[i]+mu[i], variance[i], own)
			}
		}
	}
}

// standIn updates one site: mean and variance are the level's now, own is the
// variance of a rating's error. Steps are halved in the natural parameters.
func (f *fitter) standIn(i int, y, mean, variance, own float64) {
	r, fresh := f.noise[i], false
	if !(r > 0) {
		r, fresh = own, true
	}
	without := math.Max(r-variance, 1e-6) // the level without this site
	cv := float64(variance*r) / without
	cm := float64(cv * (mean/variance - f.y[i]/r))
	y2, r2 := site(y, cm, cv, own)
	if r2 >= noNews {
		f.noise[i], f.y[i] = noNews, cm
		return
	}
	if !fresh {
		precision := (1/r + 1/r2) / 2
		y2 = (f.y[i]/r + y2/r2) / 2 / precision
		r2 = 1 / precision
	}
	f.noise[i], f.y[i] = r2, y2
}

// site is the Gaussian stand-in (value, error variance) of a censored rating
// where the level without it has mean cm and variance cv.
func site(y, cm, cv, own float64) (y2, r2 float64) {
	var m, v float64
	if y <= 0 {
		m, v = stats.BelowMoments(cm, cv, own, floorEdge)
	} else {
		m, v = stats.BelowMoments(-cm, cv, own, -ceilingEdge)
		m = -m
	}
	if !(v > 1e-9 && v < 0.99999*cv) {
		return cm, noNews
	}
	precision := 1/v - 1/cv
	return float64((m/v - cm/cv) / precision), math.Min(1/precision, noNews)
}
