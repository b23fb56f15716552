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
// Columns that are sums of others get the same sums of Gram entries.
func (f *fitter) newBlock(at node, kernel int) (block, ending) {
	d := f.d
	nf, nc := len(d.fixed), len(d.cols[kernel])
	plain := make([]int, 0, nc)
	raw := append(make([][]float64, 0, nf+nc), d.fixed...)
	for i, c := range d.cols[kernel] {
		if c != nil {
			plain, raw = append(plain, i), append(raw, c)
		}
	}
	end := ending{level: at.at.level(), filter: &stats.Filter{}, fixed: make([]float64, nf*nf), rhs: make([]float64, nf)}
	all := append(append(make([][]float64, 0, 1+len(raw)), f.y), raw...)
	white := stats.Whitened(len(all), len(d.t))
	logs := end.level.WhitenOn(end.filter, d.t, f.noise, f.shock, all, white)
	wy, wc := white[0], white[1:]
	p := proxy{prior: d.fixedPri}
	l, h := make([]float64, nf*nf), make([]float64, nf)
	fit, _ := p.solve(wy, wc[:nf], l, h)
	b := block{gram: make([]float64, nc*nc), rhs: make([]float64, nc), cols: nc, kernel: kernel, weight: at.log,
		logs: fit - (logs+stats.Dot(wy, wy))/2}
	cols := wc[nf:]
	cross := make([]float64, len(cols)*nf)
	for j, c := range cols {
		for i := range nf {
			cross[j*nf+i] = stats.Dot(wc[i], c)
		}
	}
	end.cross = append([]float64(nil), cross...)
	for i, p := range d.fixedPri {
		for j := range i + 1 {
			end.fixed[i*nf+j] = stats.Dot(wc[i], wc[j])
		}
		end.fixed[i*nf+i] += p.weight()
		end.rhs[i] = stats.Dot(wc[i], wy) + float64(p.weight()*p.mean)
	}
	for j := range cols {
		stats.SolveLower(l, nf, cross[j*nf:(j+1)*nf])
	}
	for i, c := range cols {
		wi, at := cross[i*nf:(i+1)*nf], plain[i]
		b.rhs[at] = stats.Dot(c, wy) - stats.Dot(wi, h)
		for j := range i + 1 {
			g := stats.Dot(c, cols[j]) - stats.Dot(wi, cross[j*nf:(j+1)*nf])
			b.gram[at*nc+plain[j]], b.gram[plain[j]*nc+at] = g, g
		}
	}
	b.mix(d)
	return b, end
}

// mix fills the rows of the mixed columns from those of their parts: first
// against the plain columns, then against each other.
func (b *block) mix(d *design) {
	fill := func(c int) {
		row := b.gram[c*b.cols : (c+1)*b.cols]
		clear(row)
		b.rhs[c] = 0
		for _, t := range d.mixed[c] {
			b.rhs[c] += float64(t.weight * b.rhs[t.col])
			for j, g := range b.gram[t.col*b.cols : (t.col+1)*b.cols] {
				row[j] += float64(t.weight * g)
			}
		}
		for j, g := range row {
			if j < c || j >= len(d.mixed) || d.mixed[j] == nil {
				b.gram[j*b.cols+c] = g
			}
		}
	}
	for range 2 {
		for c, parts := range d.mixed {
			if parts != nil {
				fill(c)
			}
		}
	}
}

// blocks are all of them: every node with every kernel.
func (f *fitter) blocks(at []node) (out []block, ends []ending) {
	for _, n := range at {
		for k := range trainKernels {
			b, e := f.newBlock(n, k)
			out, ends = append(out, b), append(ends, e)
		}
	}
	return out, ends
}

// slab is a column's prior as the sampler needs it.
type slab struct {
	weight float64 // precision
	pull   float64 // precision times mean
	cost   float64 // what the prior takes off the log likelihood
}

func (n normal) slab() slab {
	w := n.weight()
	return slab{w, float64(w * n.mean), float64(float64(w*n.mean)*n.mean)/2 + math.Log(n.sd)}
}

// active is the list of columns in the model, with their priors.
type active struct {
	cols  []int
	prior []slab
}

func (a *active) reset() { a.cols, a.prior = a.cols[:0], a.prior[:0] }

func (a *active) add(f *form) {
	a.cols = append(a.cols, f.cols...)
	a.prior = append(a.prior, f.slabs...)
}

// most columns that may be in at once; far above what a log supports.
const most = 96

// factor is a Cholesky factor L that grows by a column of the model at a time.
// It is kept column by column (l[j*most+i] is L[i][j]), so that each step runs
// along memory.
type factor struct {
	l    [most * most]float64
	over [most]float64 // 1 / L[j][j]
	h    [most]float64 // L^-1 of the right-hand side
	row  [most]float64
}

// extend adds the columns from k on and gives the log marginal likelihood that
// they gain. The columns before k must have been factored on the same block.
func (w *factor) extend(b *block, a *active, k int) float64 {
	gain, det := 0.0, 1.0
	for i := k; i < len(a.cols); i++ {
		g := b.gram[a.cols[i]*b.cols : (a.cols[i]+1)*b.cols]
		row := w.row[:i]
		for j, c := range a.cols[:i] {
			row[j] = g[c]
		}
		h := b.rhs[a.cols[i]] + a.prior[i].pull
		diag := g[a.cols[i]] + a.prior[i].weight
		for j := range row {
			x := float64(row[j] * w.over[j])
			h -= float64(x * w.h[j])
			diag -= float64(x * x)
			rest := row[j+1:]
			below := w.l[j*most+j+1 : j*most+i]
			below = below[:len(rest)]
			for m, v := range below {
				rest[m] -= float64(x * v)
			}
			w.l[j*most+i] = x
		}
		if !(diag > 1e-12) {
			return math.Inf(-1)
		}
		over := 1 / math.Sqrt(diag)
		w.l[i*most+i] = float64(diag * over)
		w.over[i] = over
		h *= over
		w.h[i] = h
		gain += float64(h*h)/2 - a.prior[i].cost
		if det *= diag; det > 1e200 {
			gain -= math.Log(det) / 2
			det = 1
		}
	}
	return gain - math.Log(det)/2
}
