package trigger

import (
	"math"

	"spotter/internal/stats"
)

// block is the whitened regression at one set of level parameters and one
// kernel, with what is always in integrated out: all that the sampler needs.
type block struct {
	gram   []float64 // columns by columns
	rhs    []float64
	logs   float64 // log likelihood with no exposure in
	weight float64 // log weight of the block
	cols   int
	kernel int
}

// newBlock whitens once and removes the fixed columns by a Schur complement.
func (f *fitter) newBlock(at node, kernel int) block {
	d := f.d
	nf, nc := len(d.fixed), len(d.cols[kernel])
	wy, wc, logs := at.at.whiten(d, f.noise, f.shock, f.y, append(append([][]float64{}, d.fixed...), d.cols[kernel]...))
	p := proxy{prior: d.fixedPri}
	l, h := make([]float64, nf*nf), make([]float64, nf)
	fit, _ := p.solve(wy, wc[:nf], l, h)
	b := block{gram: make([]float64, nc*nc), rhs: make([]float64, nc), cols: nc, kernel: kernel, weight: at.log,
		logs: fit - (logs+stats.Dot(wy, wy))/2}
	cols := wc[nf:]
	cross := make([]float64, nc*nf)
	for j, c := range cols {
		w := cross[j*nf : (j+1)*nf]
		for i := range w {
			w[i] = stats.Dot(wc[i], c)
		}
		stats.SolveLower(l, nf, w)
	}
	for i, c := range cols {
		wi := cross[i*nf : (i+1)*nf]
		b.rhs[i] = stats.Dot(c, wy) - stats.Dot(wi, h)
		for j := range i + 1 {
			g := stats.Dot(c, cols[j]) - stats.Dot(wi, cross[j*nf:(j+1)*nf])
			b.gram[i*nc+j], b.gram[j*nc+i] = g, g
		}
	}
	return b
}

// blocks are all of them: every node with every kernel.
func (f *fitter) blocks(at []node) []block {
	out := make([]block, 0, len(at)*len(trainKernels))
	for _, n := range at {
		for k := range trainKernels {
			out = append(out, f.newBlock(n, k))
		}
	}
	return out
}

// active is the list of columns in the model, with their priors.
type active struct {
	cols  []int
	prior []normal
}

func (a *active) reset() { a.cols, a.prior = a.cols[:0], a.prior[:0] }

func (a *active) add(f *form) {
	a.cols = append(a.cols, f.cols...)
	a.prior = append(a.prior, f.prior...)
}

// most columns that may be in at once; far above what a log supports.
const most = 96

// factor is a Cholesky factor that grows column by column.
type factor struct {
	l [most * most]float64
	h [most]float64
}

// extend adds the columns from k on and gives the log marginal likelihood that
// they gain. The columns before k must have been factored on the same block.
func (w *factor) extend(b *block, a *active, k int) float64 {
	gain := 0.0
	for i := k; i < len(a.cols); i++ {
		g := b.gram[a.cols[i]*b.cols : (a.cols[i]+1)*b.cols]
		row := w.l[i*most : i*most+i+1]
		pr := a.prior[i]
		weight := 1 / float64(pr.sd*pr.sd)
		h := b.rhs[a.cols[i]] + float64(weight*pr.mean)
		for j := range i {
			other := w.l[j*most : j*most+j+1]
			v := (g[a.cols[j]] - short(row[:j], other[:j])) / other[j]
			row[j] = v
			h -= float64(v * w.h[j])
		}
		diag := g[a.cols[i]] + weight - short(row[:i], row[:i])
		if !(diag > 1e-12) {
			return math.Inf(-1)
		}
		root := math.Sqrt(diag)
		row[i] = root
		h /= root
		w.h[i] = h
		gain += (float64(h*h)-float64(float64(pr.mean*pr.mean)*weight))/2 - math.Log(float64(root*pr.sd))
	}
	return gain
}

// short is a dot product of a few numbers.
func short(a, b []float64) float64 {
	sum := 0.0
	b = b[:len(a)]
	for i, x := range a {
		sum += float64(x * b[i])
	}
	return sum
}
