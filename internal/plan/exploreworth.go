package plan

import (
	"math"

	"spotter/internal/tolerance"
)

// What an answer is worth: the value of the best dose that could be chosen after
// it, averaged over the answers that may come, less the value of the best dose
// without it (Raiffa and Schlaifer's preposterior analysis). The answers are five
// points of a normal distribution and the belief after each is in closed form, so
// nothing is drawn. Only the doses of the lift in question are chosen anew; the
// other lifts keep theirs.

// bet is one dose that could be chosen in a week to come, as kilograms and as what
// is felt of it on each morning.
type bet struct {
	kg    float64
	parts [mornings7][]tolerance.Part
	sets  int // of the lift's family
}

// value works out what the answer to a re-challenge is worth in kilograms of total;
// false where no answer would change the dose of the coming weeks, where the test
// makes a flare clearly likelier, or where there is no full week to change.
func (a *athlete) value(t *try, c calendar, r roles) bool {
	at := a.nextFull(c)
	if at < 0 {
		return false
	}
	f := c.frames[a.chosen.weeks[at]]
	m := a.mains[t.main]
	x := odds{a: a, price: a.priceAt(a.daysTo(c, f)), own: a.bets(m, t.main, a.chosen.weeks[at], f, r), t: t}
	items, _ := done(t.session.Items)
	tried := append(items[:len(items):len(items)], t.dose)
	in := t.session.Date.Sub(a.in.AsOf)
	if more := a.belief.Forecast(tried, in).Flare - a.belief.Forecast(items, in).Flare; !(more <= tryRisk) {
		return false
	}
	gain := -x.after(items, in)
	gain += x.after(tried, in) // the last one leaves what the answers lead to
	t.worth = float64(min(tryWeeks, len(a.chosen.weeks)-at)) * gain
	return t.worth > 0 && t.well > t.bad
}

// nextFull is the place, among the chosen weeks, of the first that begins after
// the coming seven days and is no easy one; -1 without such.
func (a *athlete) nextFull(c calendar) int {
	for at, i := range a.chosen.weeks {
		if f := c.frames[i]; f.starts.Sub(a.in.AsOf) >= 1 && !f.deload {
			return at
		}
	}
	return -1
}

func (a *athlete) daysTo(c calendar, f frame) int {
	if !c.meet {
		return -1
	}
	return a.daysOut(f.starts.Add(3))
}

// bets are the doses that could be chosen for one lift in a week, the others as
// they were chosen.
func (a *athlete) bets(m main, at, week int, f frame, r roles) []bet {
	rest := map[int][]item{}
	for l, x := range a.mains {
		if l == at {
			continue
		}
		top := a.topShare(x.ID, a.dateOf(f, r.own(x.Main)))
		for k, items := range a.items(x, a.chosen.doses[l][week], f, r, top) {
			rest[k] = append(rest[k], items...)
		}
	}
	top := a.topShare(m.ID, a.dateOf(f, r.own(m.Main)))
	var out []bet
	for _, d := range a.menu(m, a.block(m, f, r), a.mayCover(m)) {
		if d.cut {
			continue
		}
		b := bet{kg: a.worthKg(m, d, f, top), sets: d.total()}
		days := map[int][]item{}
		for k := 7; k >= 1; k-- {
			days[k] = append(days[k], rest[k]...)
		}
		for k, items := range a.items(m, d, f, r, top) {
			days[k] = append(days[k], items...)
		}
		for k := range mornings7 {
			b.parts[k] = a.partsOf(days, k)
		}
		out = append(out, b)
	}
	return out
}

// odds weighs the doses under a belief.
type odds struct {
	a     *athlete
	price float64
	own   []bet
	t     *try
}

// after is the mean value of the best dose after the next morning's answer to a
// session.
func (x *odds) after(items []tolerance.Item, in int) float64 {
	sum := 0.0
	beliefs := x.a.belief.Answers(items, in)
	spread := map[*bet][mornings7]float64{}
	for k, b := range beliefs {
		v, sets := x.best(b, spread)
		sum += float64(tolerance.Nodes[k].P * v)
		switch z := tolerance.Nodes[k].Z; {
		case z < -1 && z > -2:
			x.t.well = sets
		case z > 1 && z < 2:
			x.t.bad = sets
		}
	}
	return sum
}

// best is the value of the best dose under a belief, and its sets. The variances are
// the same after every answer, and so are worked out once.
func (x *odds) best(b *tolerance.Belief, spread map[*bet][mornings7]float64) (value float64, sets int) {
	value = math.Inf(-1)
	for i := range x.own {
		o := &x.own[i]
		vars, known := spread[o]
		if !known {
			for k := range mornings7 {
				vars[k] = b.Spread(o.parts[k]).Var
			}
			spread[o] = vars
		}
		days := 0.0
		for k := range mornings7 {
			days += b.Chance(tolerance.Spread{Mean: b.Mean(o.parts[k]), Var: vars[k]}, 0)
		}
		if v := o.kg - float64(x.price*days); v > value {
			value, sets = v, o.sets
		}
	}
	return value, sets
}
