package trigger

import (
	"math"

	"spotter/internal/stats"
)

// group is the kind of an exposure.
type group int

const (
	ofLift group = iota
	ofDemand
	ofAny
	ofLife
	ofCare
)

// slot is one exposure: out of the model, or in with one of its forms.
type slot struct {
	id     string
	group  group
	ref    int     // index among the lifts, demands, …
	chance float64 // prior chance of being in
	out    float64 // log of the chance of being out
	forms  []form
}

// form is one way for a slot to be in: columns with their priors, and what the
// coefficients mean for each lift.
type form struct {
	shape int
	share float64 // prior share among the slot's forms
	cols  []int
	prior []normal
	slabs []slab
	log   float64   // log prior chance of this form
	load  []float64 // per lift: how much of the first coefficient is its effect
	dev   []int     // per lift: which of cols is its own deviation, 0 = none
}

// design holds the columns of one log.
type design struct {
	t, y     []float64
	fixed    [][]float64 // always in: level, day rhythm, courses
	fixedPri []normal
	cols     [][][]float64 // kernel by column by rating; nil for a column that is mixed
	sources  []source      // by column: what it is made from
	mixed    [][]term      // by column: the sum of others that it is, nil = none; may be shorter than cols
	slots    []slot
	sessions []int // logged sessions per lift
	volume   []int // the byVolume column of each lift
	lifts    int
}

// source is what a column is made from: pulses of a log, spread by the block's
// kernel or by one of its own, or a function of the time alone. A mixed column
// has neither.
type source struct {
	pulses func(*Log) []pulse
	own    *kernel
	clock  func(t float64) float64
}

// mixed: the column is a sum of others.
func (x source) mixed() bool { return x.pulses == nil && x.clock == nil }

// columns are its values at the times, for each kernel of the training.
func (x source) columns(l *Log, times []float64) [][]float64 {
	out := make([][]float64, len(trainKernels))
	var p []pulse
	if x.pulses != nil {
		p = x.pulses(l)
	}
	var same []float64
	switch {
	case x.clock != nil:
		same = make([]float64, len(times))
		for i, t := range times {
			same[i] = x.clock(t)
		}
	case x.own != nil:
		same = x.own.spread(p, times)
	}
	for i, k := range trainKernels {
		if out[i] = same; same == nil {
			out[i] = k.spread(p, times)
		}
	}
	return out
}

// term is a column's part of a mixed column.
type term struct {
	col    int
	weight float64
}

func newDesign(l *Log, o Options) *design {
	d := &design{lifts: len(l.Lifts), cols: make([][][]float64, len(trainKernels))}
	for _, r := range l.Ratings {
		d.t = append(d.t, r.T)
		d.y = append(d.y, r.Y)
	}
	d.addFixed(l)
	base := d.addLifts(l, o)
	if o.Demands {
		for i := range l.Demands {
			d.addDemand(l, i, base, o)
		}
	}
	d.addAnyTraining(l)
	d.addWeek(l)
	for i := range l.Life {
		d.addSeries(l, i, ofLife, lifeKernels, lifeSlab, lifeChance)
	}
	for i, s := range l.Care {
		if len(s.Points) >= careLeastUses {
			d.addSeries(l, i, ofCare, careKernels, careSlab, careChance)
		}
	}
	for i := range d.slots {
		d.slots[i].ready()
	}
	return d
}

// ready works out what the sampler needs of each form.
func (s *slot) ready() {
	s.out = math.Log(1 - s.chance)
	for i := range s.forms {
		f := &s.forms[i]
		f.log = math.Log(float64(s.chance * f.share))
		for _, p := range f.prior {
			f.slabs = append(f.slabs, p.slab())
		}
	}
}

// addFixed adds what is always there.
func (d *design) addFixed(l *Log) {
	n := len(d.t)
	one, sin, cos := make([]float64, n), make([]float64, n), make([]float64, n)
	for i, t := range d.t {
		one[i] = 1
		sin[i], cos[i] = math.Sincos(2 * math.Pi * math.Mod(t, 24) / 24)
	}
	d.fixed = append(d.fixed, one, sin, cos)
	d.fixedPri = append(d.fixedPri, levelPrior, dayPrior, dayPrior)
	for _, c := range l.Courses {
		d.fixed = append(d.fixed, c.column(d.t))
		d.fixedPri = append(d.fixedPri, coursePrior)
	}
}

// column ramps up in a day and fades over four after the end.
func (c Course) column(times []float64) []float64 {
	out := make([]float64, len(times))
	for i, t := range times {
		switch {
		case t >= c.To:
			out[i] = math.Exp(-(t - c.To) / 96)
		case t >= c.From:
			out[i] = math.Min(1, (t-c.From)/24)
		}
	}
	return out
}

// add appends one column (per kernel) and gives its index.
func (d *design) add(l *Log, x source) int {
	for i, c := range x.columns(l, d.t) {
		d.cols[i] = append(d.cols[i], c)
	}
	d.sources = append(d.sources, x)
	return len(d.cols[0]) - 1
}

// addLifts adds each lift's columns and slot; base[lift][shape] is the column.
func (d *design) addLifts(l *Log, o Options) [][shapes]int {
	base := make([][shapes]int, d.lifts)
	for i, x := range l.Lifts {
		m := l.measure(i)
		times, _ := l.done(i)
		d.sessions = append(d.sessions, len(times))
		s := slot{id: x.ID, group: ofLift, ref: i, chance: chance(liftChance, x.Odds)}
		load := make([]float64, d.lifts)
		load[i] = 1
		for shape := range shapes {
			base[i][shape] = d.add(l, source{pulses: func(l *Log) []pulse { return pulses(l.doses(i, m), shape) }})
			if o.Shapes || shape == byVolume {
				s.forms = append(s.forms, form{shape: shape, share: shapeShares[shape], cols: []int{base[i][shape]},
					prior: []normal{liftSlab}, load: load, dev: make([]int, d.lifts)})
			}
		}
		d.volume = append(d.volume, base[i][byVolume])
		d.slots = append(d.slots, s)
	}
	return base
}

// addDemand adds a demand that at least two lifts load.
func (d *design) addDemand(l *Log, demand int, base [][shapes]int, o Options) {
	users := 0
	for i, x := range l.Lifts {
		if x.Demand[demand] >= demandLeast && d.sessions[i] > 0 {
			users++
		}
	}
	if users < 2 {
		return
	}
	s := slot{id: l.Demands[demand], group: ofDemand, ref: demand, chance: demandChance}
	for _, ds := range demandShapes {
		if o.Shapes || ds.shape == byVolume {
			s.forms = append(s.forms, d.demandForm(l, demand, ds.shape, ds.share, base))
		}
	}
	d.slots = append(d.slots, s)
}

// demandForm is the shared column, a sum of the lifts' columns, and a deviation
// column for each lift.
func (d *design) demandForm(l *Log, demand, shape int, share float64, base [][shapes]int) form {
	f := form{shape: shape, share: share, load: make([]float64, d.lifts), dev: make([]int, d.lifts), prior: []normal{demandSlab}}
	var sum []term
	for i, x := range l.Lifts {
		if w := x.Demand[demand]; w > 0 {
			f.load[i] = w
			sum = append(sum, term{base[i][shape], w})
		}
	}
	c := len(d.cols[0])
	for k := range d.cols {
		d.cols[k] = append(d.cols[k], nil)
	}
	d.sources = append(d.sources, source{})
	d.mixed = append(d.mixed, make([][]term, c+1-len(d.mixed))...)
	d.mixed[c] = sum
	f.cols = []int{c}
	for i, x := range l.Lifts {
		if w := x.Demand[demand]; w >= demandLeast && d.sessions[i] > 0 {
			f.dev[i] = len(f.cols)
			f.cols = append(f.cols, base[i][shape])
			f.prior = append(f.prior, normal{0, demandSpread * w})
		}
	}
	return f
}

// addAnyTraining is the soreness that any session may leave.
func (d *design) addAnyTraining(l *Log) {
	c := d.add(l, source{pulses: func(l *Log) []pulse {
		p := make([]pulse, len(l.Sessions))
		for i, s := range l.Sessions {
			p[i] = pulse{s.T + sessionLag, 1}
		}
		return p
	}})
	d.slots = append(d.slots, slot{id: "any_training", group: ofAny, chance: anyChance,
		forms: []form{{share: 1, cols: []int{c}, prior: []normal{anySlab}}}})
}

// addWeek is a rhythm of the week that has nothing to do with the lifts: a lift
// that is always done on Mondays must do better than "it is Monday".
func (d *design) addWeek(l *Log) {
	f := form{share: 1}
	for _, turn := range []float64{1, 2, 3} {
		for _, wave := range []func(float64) float64{math.Sin, math.Cos} {
			f.cols = append(f.cols, d.add(l, source{clock: func(t float64) float64 {
				return wave(2 * math.Pi * turn * math.Mod(t, 168) / 168)
			}}))
			f.prior = append(f.prior, weekSlab)
		}
	}
	d.slots = append(d.slots, slot{id: "week", group: ofAny, chance: weekChance, forms: []form{f}})
}

// addSeries adds care (as it is) or a lifestyle value (centred).
func (d *design) addSeries(l *Log, ref int, g group, kernels []kernel, slab normal, in float64) {
	of := func(l *Log) Series { return l.Care[ref] }
	if g == ofLife {
		of = func(l *Log) Series { return l.Life[ref] }
	}
	s := of(l)
	if len(s.Points) == 0 {
		return
	}
	if s.Coin {
		in = coinChance
	}
	mean := 0.0
	if g == ofLife && !s.Events {
		for _, p := range s.Points {
			mean += p.X / float64(len(s.Points))
		}
	}
	out := slot{id: s.ID, group: g, ref: ref, chance: in}
	for i := range kernels {
		c := d.add(l, source{own: &kernels[i], pulses: func(l *Log) []pulse {
			var p []pulse
			for _, x := range of(l).Points {
				p = append(p, pulse{x.T, x.X - mean})
			}
			return p
		}})
		out.forms = append(out.forms, form{shape: i, share: 1 / float64(len(kernels)), cols: []int{c}, prior: []normal{slab}})
	}
	d.slots = append(d.slots, out)
}

// whiten runs the level's filter over y and columns.
func (h Hyper) whiten(d *design, noise, shock []float64, y []float64, cols [][]float64) (wy []float64, wc [][]float64, logs float64) {
	all := append([][]float64{y}, cols...)
	out := stats.Whitened(len(all), len(d.t))
	logs = h.level().Whiten(d.t, noise, shock, all, out)
	return out[0], out[1:], logs
}
