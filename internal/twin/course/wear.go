package course

import "math"

// wear is the body of world B. A set does damage by how far its hardest demand
// lies over a threshold, more at the end of a session; damage is repaired at a
// rate that saturates; it is felt through two stages, on a scale that saturates,
// and long pain makes the nerves touchier. The threshold adapts when it is come
// near to with time to recover. Nothing of it is shared with world A.
type wear struct {
	a                *Athlete
	dice             dice
	damage           float64
	stage            [2]float64
	touchy           float64
	threshold        float64
	near, over, felt float64 // today: closest to the threshold; damage done; worst level
	day              int
	hours            float64
	factor           float64
}

// wearTruth are the hidden figures of world B.
type wearTruth struct {
	threshold, normal, mend      float64
	harm, wearing, repair, half  float64
	first, second                float64 // hours of the two stages
	gain, touch, calm, set, tire float64
	adapt                        float64
}

func newWear(a *Athlete) *wear {
	a.wear = wearTruth{threshold: a.between(300, 0.55, 0.95), normal: a.between(301, 0.95, 1.3), mend: a.between(302, 20, 60),
		harm: a.between(303, 2, 6), wearing: a.between(304, 0.005, 0.03), repair: a.between(305, 0.4, 1.1), half: a.between(306, 0.5, 1.5),
		first: a.between(307, 3, 10), second: a.between(308, 8, 30), gain: a.between(309, 0.5, 1.1), touch: a.between(310, 0.01, 0.05),
		calm: a.between(311, 10, 40), set: a.between(312, 1.2, 3.2), tire: a.between(313, 0.01, 0.04), adapt: a.between(314, 0.004, 0.02)}
	return &wear{a: a, dice: a.dice, threshold: 1.6, factor: 1}
}

func (w *wear) clone(quiet bool) bodies {
	c := *w
	c.dice.quiet = c.dice.quiet || quiet
	return &c
}

// forward moves the state in steps of at most three hours.
func (w *wear) forward(h float64) {
	p := w.a.wear
	for h > 1e-9 {
		step := math.Min(3, h)
		fixed := math.Min(w.damage, p.repair*w.damage/(w.damage+p.half)*step/24)
		w.damage -= fixed
		w.stage[0] += step / p.first * (w.damage - w.stage[0])
		if step > p.first {
			w.stage[0] = w.damage
		}
		w.stage[1] += math.Min(1, step/p.second) * (w.stage[0] - w.stage[1])
		h -= step
		w.hours += step
	}
}

func (w *wear) pain() float64 {
	return 9 * -math.Expm1(-(1+w.touchy)*w.a.wear.gain*math.Max(0, w.stage[1])/2.5)
}

func (w *wear) dawn(day int) {
	p := w.a.wear
	w.forward(31 - w.hours)
	w.day, w.hours = day, 7
	if day == w.a.began() {
		w.threshold = p.threshold
	}
	if day >= w.a.began() {
		felt := math.Max(w.felt, w.pain()) + w.a.base[min(day+before, len(w.a.base)-1)][0]
		w.touchy = math.Min(1.5, w.touchy*math.Exp(-1/p.calm)+p.touch*math.Max(0, felt-3))
		slide := map[string]float64{"worsening": -0.003, "improving": 0.002}[w.a.Course]
		w.threshold += (p.normal + slide*float64(day-w.a.began()) - w.threshold) / p.mend
	}
	w.felt = 0
	w.factor = math.Exp(0.25 * w.dice.normal(day, forReaction, 0))
}

func (w *wear) level(moment int) float64 {
	if to := [3]float64{7, 17, 22}[moment]; to > w.hours {
		w.forward(to - w.hours)
	}
	w.felt = math.Max(w.felt, w.pain())
	if w.day < w.a.began() {
		return 0
	}
	return w.pain()
}

func (w *wear) set(x *move, d dose, at int) float64 {
	p := w.a.wear
	sting := math.Max(x.sting[0], x.sting[1])
	if sting == 0 {
		return 0
	}
	q := sting * math.Pow(d.share/0.85, 1.5) * (1 + 0.04*(d.reps-3)) * (1 + 0.06*(d.rpe-7)) * (1 + p.tire*float64(at))
	r := q / w.threshold
	w.near = math.Max(w.near, r)
	over := math.Max(0, r-0.9)
	w.over += p.harm*math.Pow(over, 1.4)*0.25 + p.wearing*q
	if w.day < w.a.began() {
		return 0
	}
	return (1 + w.touchy) * p.set * math.Pow(math.Max(0, r-0.55), 1.5) * w.factor
}

func (w *wear) rest() {
	p := w.a.wear
	if w.day >= w.a.began() {
		w.damage += w.over * w.factor
	}
	if w.near > 0 {
		w.threshold += p.adapt*math.Min(1, w.near)*math.Max(0, 1.6-w.threshold) - math.Min(0.1, 0.06*w.over)*w.threshold
	}
	w.near, w.over = 0, 0
}
