package trigger

import (
	"math"
	"slices"
)

// Running is a fit that can take further ratings in without being made anew:
// its draws are weighed by what each expected of the new ratings (importance
// weights; Doucet, Godsill and Andrieu 2000, Statistics and Computing 10:197).
// It is only read, so several may ask it at once.
type Running struct {
	log    *Log
	o      Options
	d      *design
	shocks []float64 // per lift: mean effect of the first pass
	mode   Hyper
	blocks []block
	ends   []ending
	best   int
	t      *tally
	p      *Posterior
}

// Posterior is what the log said that the fit was made from.
func (r *Running) Posterior() *Posterior { return r.p }

// leastAlike is the share of the draws that the weights must be worth
// (effective sample size; Kong 1992), else the new ratings surprise the fit too
// much to be taken in this way.
const leastAlike = 0.1

// Take is the posterior of the same log with more behind it: ratings, and the
// sessions, care and nights that came with them. What is new counts by the
// measures of the old log. ok is false where the old fit is no help; then Fit.
func (r *Running) Take(l *Log) (p *Posterior, ok bool) {
	fresh := l.Ratings[len(r.log.Ratings):]
	if r.t == nil {
		return nil, false
	}
	if len(fresh) == 0 {
		return r.p, true
	}
	w := r.weigh(l, fresh)
	at := resampled(w.logs)
	if at == nil {
		return nil, false
	}
	d := *r.d
	d.sessions = make([]int, d.lifts)
	for _, s := range l.Sessions {
		for _, x := range s.Done {
			d.sessions[x.Lift]++
		}
	}
	p = r.t.pick(&d, r.blocks, at).posterior(l, &d, r.o.Least)
	p.Level, p.Ratings = r.mode, len(l.Ratings)
	for i := range p.Lifts {
		p.Lifts[i].SE = r.p.Lifts[i].SE
	}
	p.Fitted = append(slices.Clone(r.p.Fitted), w.fitted...)
	p.Surprises = append(slices.Clone(r.p.Surprises), w.surprises...)
	return p, true
}

// weighed is what new ratings do to the draws.
type weighed struct {
	logs      []float64
	fitted    []Fitted
	surprises []Surprise
}

// weigh goes through the new ratings in order of time.
func (r *Running) weigh(l *Log, fresh []Rating) weighed {
	times := make([]float64, len(fresh))
	for i, x := range fresh {
		times[i] = x.T
	}
	row := r.rows(l, times)
	shock := r.shocked(l, times)
	ends := make([]ending, len(r.ends))
	used := make([]bool, len(r.ends))
	for _, v := range r.t.draws {
		if used[v.block] = true; ends[v.block].filter == nil {
			ends[v.block] = r.ends[v.block].clone()
		}
	}
	if !used[r.best] {
		ends[r.best] = r.ends[r.best].clone()
	}
	w := weighed{logs: make([]float64, len(r.t.draws))}
	steps := make([]step, len(ends))
	for i, x := range fresh {
		for b := range ends {
			if ends[b].filter != nil {
				steps[b] = r.see(&ends[b], b, row, i, x, shock[i])
			}
		}
		r.show(&w, steps[r.best], x)
		for k, v := range r.t.draws {
			w.logs[k] += steps[v.block].logs(v, x.Y, r.o.Censor)
		}
	}
	return w
}

// see lets one block take one rating in. A censored one goes on as the stand-in
// that has the same moments; what it weighs is worked out before.
func (r *Running) see(e *ending, block int, row rows, i int, x Rating, shock float64) step {
	kernel := r.blocks[block].kernel
	fixed, plain := row.fixed[i], row.plain[kernel][i]
	if !r.o.Censor || !censored(x.Y) {
		return e.see(r.d, x.T, x.Y, 0, shock, fixed, plain, row.at)
	}
	probe := e.clone()
	s := probe.see(r.d, x.T, x.Y, 0, shock, fixed, plain, row.at)
	own := float64(e.level.Noise * e.level.Noise)
	m, n := 0.0, 0.0
	for _, v := range r.t.draws {
		if v.block == block {
			m += x.Y - float64(s.error(v)*s.scale)
			n++
		}
	}
	y, noise := site(x.Y, m/max(1, n), float64(s.scale*s.scale*s.more)-own, own)
	e.see(r.d, x.T, y, noise, shock, fixed, plain, row.at)
	return s
}

// show notes the model's line at a new rating, and whether it is a surprise.
func (r *Running) show(w *weighed, s step, x Rating) {
	err, base, n := 0.0, 0.0, 0.0
	for _, v := range r.t.draws {
		if v.block == r.best {
			err += s.error(v)
			base += s.rest
			n++
		}
	}
	if n == 0 {
		err, base, n = s.rest, s.rest, 1
	}
	expected := x.Y - float64(err/n*s.scale)
	w.fitted = append(w.fitted, Fitted{T: x.T, Y: x.Y, Level: hold(expected), Base: hold(x.Y - float64(base/n*s.scale))})
	if z := err / n / math.Sqrt(s.more); z > surpriseZ && x.Y > 0 {
		w.surprises = append(w.surprises, Surprise{T: x.T, Y: x.Y, Z: z, Expected: hold(expected)})
	}
}

// rows are the columns' values at the new ratings.
type rows struct {
	at    []int         // which columns are plain
	fixed [][]float64   // rating by fixed column
	plain [][][]float64 // kernel by rating by plain column
}

func (r *Running) rows(l *Log, times []float64) rows {
	out := rows{plain: make([][][]float64, len(trainKernels))}
	d := design{t: times}
	d.addFixed(r.log)
	out.fixed = turned(d.fixed, len(times))
	cols := make([][][]float64, len(trainKernels))
	for c, x := range r.d.sources {
		if x.mixed() {
			continue
		}
		out.at = append(out.at, c)
		for k, col := range x.columns(l, times) {
			cols[k] = append(cols[k], col)
		}
	}
	for k := range cols {
		out.plain[k] = turned(cols[k], len(times))
	}
	return out
}

// turned makes rows of columns.
func turned(cols [][]float64, n int) [][]float64 {
	out := make([][]float64, n)
	for i := range out {
		for _, c := range cols {
			out[i] = append(out[i], c[i])
		}
	}
	return out
}

// shocked is the extra variance before each new rating, as in the fit.
func (r *Running) shocked(l *Log, times []float64) []float64 {
	if r.shocks == nil {
		return make([]float64, len(times))
	}
	all := append(slices.Clone(r.d.t), times...)
	return r.o.shock(l, r.shocks, all)[len(r.d.t):]
}

// resampled picks draws in proportion to their weights at equal steps
// (systematic resampling); nil where too few draws carry the weight.
func resampled(logs []float64) []int {
	top := slices.Max(logs)
	sum, square := 0.0, 0.0
	w := make([]float64, len(logs))
	for i, x := range logs {
		w[i] = math.Exp(x - top)
		sum += w[i]
		square += float64(w[i] * w[i])
	}
	n := float64(len(logs))
	if !(sum*sum/square >= leastAlike*n) {
		return nil
	}
	out := make([]int, 0, len(logs))
	i, reached := 0, w[0]
	for k := range logs {
		want := (float64(k) + 0.5) / n * sum
		for reached < want && i < len(w)-1 {
			i++
			reached += w[i]
		}
		out = append(out, i)
	}
	return out
}

// Until is the log up to an hour. Lifts that come later stay in its list.
func (l *Log) Until(hour float64) *Log {
	out := *l
	out.Days = int(math.Ceil(hour / 24))
	out.Sessions = before(l.Sessions, hour, func(s Session) float64 { return s.T })
	out.Ratings = before(l.Ratings, hour, func(r Rating) float64 { return r.T })
	out.Courses = before(l.Courses, hour, func(c Course) float64 { return c.From })
	cut := func(all []Series) []Series {
		all = slices.Clone(all)
		for i := range all {
			all[i].Points = before(all[i].Points, hour, func(p Point) float64 { return p.T })
		}
		return all
	}
	out.Care, out.Life = cut(l.Care), cut(l.Life)
	return &out
}

func before[T any](all []T, hour float64, at func(T) float64) []T {
	var out []T
	for _, x := range all {
		if at(x) < hour {
			out = append(out, x)
		}
	}
	return out
}
