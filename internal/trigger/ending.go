package trigger

import (
	"math"

	"spotter/internal/stats"
)

// ending is where one block stands after the ratings so far: enough to say what
// it expects of the next one.
type ending struct {
	level  stats.Level
	filter *stats.Filter
	fixed  []float64 // information about the fixed columns, priors included
	rhs    []float64
	cross  []float64 // per plain column: its products with the fixed ones
}

// clone is an ending that goes on by itself.
func (e ending) clone() ending {
	e.filter = e.filter.Clone()
	e.fixed, e.rhs, e.cross = append([]float64(nil), e.fixed...), append([]float64(nil), e.rhs...), append([]float64(nil), e.cross...)
	return e
}

// step is one rating seen by a block: standardised, and what it would be
// expected to be with no exposure and per unit of each column.
type step struct {
	rest  float64   // the rating less what the block expects without exposures
	cols  []float64 // per column: what a coefficient of 1 adds
	scale float64   // SD of the one-step error
	more  float64   // variance of rest, in units of scale²: 1 and what is unknown of the fixed columns
}

// see takes one rating in. Whatever of the fixed columns is unknown is
// integrated out.
func (e *ending) see(d *design, t, y, noise, shock float64, fixed, plain []float64, at []int) step {
	n, nf := 1+len(fixed)+len(plain), len(fixed)
	row := append(append(append(make([]float64, 0, n), y), fixed...), plain...)
	in, out := make([][]float64, n), stats.Whitened(n, 1)
	for i := range row {
		in[i] = row[i : i+1]
	}
	logs := e.level.WhitenOn(e.filter, []float64{t}, []float64{noise}, []float64{shock}, in, out)
	l, h, u := append([]float64(nil), e.fixed...), append([]float64(nil), e.rhs...), make([]float64, nf)
	for i := range u {
		u[i] = out[1+i][0]
	}
	wf := append([]float64(nil), u...)
	stats.Cholesky(l, nf)
	stats.SolveLower(l, nf, u)
	stats.SolveLower(l, nf, h)
	x := step{rest: out[0][0] - stats.Dot(u, h), scale: math.Exp(logs / 2), more: 1 + stats.Dot(u, u), cols: make([]float64, len(d.sources))}
	part := make([]float64, nf)
	for i, c := range at {
		cross := e.cross[i*nf : (i+1)*nf]
		copy(part, cross)
		stats.SolveLower(l, nf, part)
		w := out[1+nf+i][0]
		x.cols[c] = w - stats.Dot(u, part)
		for j := range cross {
			cross[j] += float64(wf[j] * w)
		}
	}
	for c, terms := range d.mixed {
		for _, p := range terms {
			x.cols[c] += float64(p.weight * x.cols[p.col])
		}
	}
	for i := range nf {
		e.rhs[i] += float64(wf[i] * out[0][0])
		for j := range i + 1 {
			e.fixed[i*nf+j] += float64(wf[i] * wf[j])
		}
	}
	return x
}

// error is the standardised one-step error under a draw.
func (s step) error(v visited) float64 {
	r := s.rest
	for i, c := range v.cols {
		r -= float64(v.coef[i] * s.cols[c])
	}
	return r
}

// logs is the log likelihood of the rating under a draw; a censored rating says
// only on which side of the edge it lies.
func (s step) logs(v visited, y float64, censor bool) float64 {
	r, sd := s.error(v), math.Sqrt(s.more)
	switch {
	case censor && y <= 0:
		return math.Log(max(stats.Phi((floorEdge-y+float64(r*s.scale))/(s.scale*sd)), 1e-300))
	case censor && y >= 10:
		return math.Log(max(stats.Phi((y-float64(r*s.scale)-ceilingEdge)/(s.scale*sd)), 1e-300))
	}
	z := r / sd
	return -float64(z*z)/2 - math.Log(s.scale*sd)
}
