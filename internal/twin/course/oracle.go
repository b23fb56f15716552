package course

import (
	"math"
	"slices"

	"spotter/internal/lift"
)

// The oracle is policy 7, the bound: it knows the hidden figures and the state of
// the body, and searches the true simulator with every draw at its mean. For each
// week left and each competition lift it chooses how many of the program's sets,
// at what share of its weights, in which form of the lift, and for each accessory
// whether it stays, by coordinate descent; on every training day it looks at the
// week again from the state as it is. It does not know the noise to come, and no
// limit of the gate binds it.
type oracle struct {
	l      *life
	calm   float64 // points of total that a flare day is worth
	plan   [8][3]choice
	extras []int
	forms  [3][]form
	made   bool
	value  float64 // of the plan as it stands
}

// choice is what becomes of a competition lift's work in a week.
type choice struct{ dose, weight, form int8 }

// form is a way to do a competition lift's work.
type form struct {
	x      *move
	single bool // the first set stays the competition lift
}

var (
	dosesTried   = [...]float64{0, 0.25, 0.5, 0.75, 1, 1.35}
	weightsTried = [...]float64{0.6, 0.75, 0.85, 0.93, 1, 1.04}
	extrasTried  = [...]float64{0, 0.5, 1}
)

// Oracle makes policy 7; calm is how many percent of total a flare day is worth.
func Oracle(name string, calm float64) Method {
	return Method{Name: name, For: func(Morning) Policy { return &oracle{calm: calm} }}
}

func (o *oracle) see(l *life) { o.l = l }

func (*oracle) Next(_ Morning, _ []Done, left []Set) []Set { return left }

func (o *oracle) Session(m Morning) (Session, Session) {
	n := m.Day.Sub(first)
	if !o.made {
		o.begin(n)
	} else {
		o.value = o.worth(n)
		o.again(n, o.out(n), max(1, o.out(n)-1))
	}
	return Session{Sets: o.sets(n, nil)}, Session{}
}

func (o *oracle) out(n int) int { return min(7, (o.l.a.days-n+6)/7) }

// begin searches the whole season.
func (o *oracle) begin(n int) {
	o.made = true
	for i := range lift.Mains {
		o.forms[i] = o.l.a.forms(i)
	}
	o.extras = make([]int, len(o.l.a.extras))
	best := math.Inf(-1)
	var plan [8][3]choice
	for _, start := range []choice{{4, 4, 0}, {2, 3, 0}, {4, 4, 1}} {
		for w := range o.plan {
			for i := range o.plan[w] {
				o.plan[w][i] = start
				o.plan[w][i].form = min(start.form, int8(len(o.forms[i])-1))
			}
		}
		if v := o.worth(n); v > best {
			best, plan = v, o.plan
		}
	}
	o.plan = plan
	for i := range o.extras {
		o.extras[i] = 2
	}
	for range 2 {
		for i := range o.extras {
			o.tryExtra(n, i)
		}
		o.again(n, 7, 1)
	}
}

// again improves the weeks from one to another, counted back from the meet.
func (o *oracle) again(n, from, to int) {
	for w := from; w >= to; w-- {
		for i := range o.plan[w] {
			c := &o.plan[w][i]
			o.try(n, &c.dose, len(dosesTried))
			o.try(n, &c.form, len(o.forms[i]))
			o.try(n, &c.weight, len(weightsTried))
		}
	}
}

// try sets one choice to its best value.
func (o *oracle) try(n int, c *int8, values int) {
	best, at := o.value, *c
	was := at
	for v := range int8(values) {
		if v == was {
			continue
		}
		*c = v
		if x := o.worth(n); x > best+1e-9 {
			best, at = x, v
		}
	}
	*c, o.value = at, best
}

func (o *oracle) tryExtra(n, i int) {
	c := int8(o.extras[i])
	best, at := math.Inf(-1), c
	for v := range int8(len(extrasTried)) {
		o.extras[i] = int(v)
		if x := o.worth(n); x > best+1e-9 {
			best, at = x, v
		}
	}
	o.extras[i], o.value = int(at), best
}

// sets is the session of a day as planned.
func (o *oracle) sets(n int, out []Set) []Set {
	a := o.l.a
	usual := a.usualOn(n)
	w := o.out(n)
	var total, used [3]int
	for _, s := range usual {
		if i := slices.Index(a.formsOf(), s.Lift); i >= 0 {
			total[i]++
		}
	}
	seen := map[lift.ID]int{}
	for _, s := range usual {
		i := slices.Index(a.formsOf(), s.Lift)
		if i < 0 {
			k := slices.IndexFunc(a.extras, func(x extra) bool { return x.id == s.Lift })
			seen[s.Lift]++
			if k >= 0 && float64(seen[s.Lift]) <= extrasTried[o.extras[k]]*float64(a.extras[k].sets)+0.01 {
				out = append(out, s)
			}
			continue
		}
		c := o.plan[w][i]
		want := int(math.Round(dosesTried[c.dose] * float64(total[i])))
		for copies := 0; used[i] < want && copies < 1+b2i(used[i]+1 == total[i])*(want-total[i]); copies++ {
			f := o.forms[i][c.form]
			x := f.x
			if f.single && used[i] == 0 {
				x = a.moves[s.Lift]
			}
			t := s
			t.Lift = x.id
			t.Kg = plates(s.Kg * weightsTried[c.weight] * x.ratio)
			out = append(out, t)
			used[i]++
		}
	}
	return out
}

// formsOf are the competition lifts, in order.
func (a *Athlete) formsOf() []lift.ID {
	if a.forms3 == nil {
		for _, m := range lift.Mains {
			a.forms3 = append(a.forms3, a.mains[m])
		}
	}
	return a.forms3
}

// usualOn is the old program's day, kept.
func (a *Athlete) usualOn(n int) []Set {
	if a.usuals == nil {
		a.usuals = make([][]Set, a.days)
		for k := range a.usuals {
			a.usuals[k] = a.usual(k).Sets
		}
	}
	return a.usuals[n]
}

// forms are the ways to do a competition lift: itself, and the three variants
// that keep most for what they sting, whole or behind a set of the lift itself.
func (a *Athlete) forms(i int) []form {
	id := a.mains[lift.Mains[i]]
	out := []form{{a.moves[id], false}}
	var some []*move
	for _, x := range a.order {
		if l, _ := a.cat.Get(x.id); x.main == i && x.id != id && l.Class != lift.Accessory && x.keeps[i] >= 0.5 {
			some = append(some, x)
		}
	}
	slices.SortStableFunc(some, func(x, y *move) int {
		v := func(m *move) float64 { return m.keeps[i] - 0.5*(m.sting[0]+m.sting[1]) }
		switch {
		case v(x) > v(y):
			return -1
		case v(x) < v(y):
			return 1
		}
		return 0
	})
	for _, x := range some[:min(3, len(some))] {
		out = append(out, form{x, false}, form{x, true})
	}
	return out
}

// worth plays the plan from the morning of a day to the meet, every draw at its
// mean: total in percent of the strength of the first day, less the flares.
func (o *oracle) worth(n int) float64 {
	a := o.l.a
	b, m := o.l.body.clone(true), o.l.muscle.clone()
	flares := 0.0
	buf := make([]Set, 0, 40)
	for k := n; k < a.days; k++ {
		if k > n {
			m.dawn()
			b.dawn(k)
		}
		mean := a.mean[k+before]
		peak := b.level(0)
		if len(a.usualOn(k)) > 0 {
			rest := mean[1] + b.level(1)
			for i, s := range o.sets(k, buf[:0]) {
				x := a.moves[s.Lift]
				can := a.base1RM[x.main] * x.ratio * m.now(x.main)
				lifted(a, b, m, x, s.Kg/can, s.Reps, rest, i)
			}
			b.rest()
		}
		peak = math.Max(peak, b.level(2))
		flares += likely((peak - math.Max(2, 3-mean[0])) / flareNoise)
	}
	m.dawn()
	b.dawn(a.days)
	return o.meet(b, m) - o.calm*flares
}

// flareNoise is the spread of a day's pain round its mean.
const flareNoise = 0.8

// meet is the expected total, in percent.
func (o *oracle) meet(b bodies, m muscles) float64 {
	a := o.l.a
	mean := a.mean[a.days+before]
	rest := mean[1] + b.level(1)
	total, all, safe := 0.0, 0.0, 1-likely((rest-tooSore)/1.2)
	for i, id := range a.formsOf() {
		opener := rest + b.set(a.moves[id], dose{0.91, 1, 8}, 3*i)
		b.set(a.moves[id], dose{0.955, 1, 9}, 3*i+1)
		hurts := math.Min(10, rest+b.set(a.moves[id], dose{0.995, 1, 10}, 3*i+2))
		total += a.base1RM[i] * m.now(i) * (1 - a.habits.inhibit*math.Max(0, hurts-2)/8)
		all += a.base1RM[i]
		safe *= 1 - likely((opener-noOpener)/1.2)
	}
	return 100 * total / all * safe
}

// likely is a smooth step: the logistic curve with the slope of a normal one.
func likely(z float64) float64 { return 1 / (1 + math.Exp(-1.702*z)) }
