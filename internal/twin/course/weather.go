package course

import "math"

// weather is the pain that has nothing to do with what is lifted: the natural
// course, slow and fast wandering, flares of its own, bad days outside the gym,
// and for the inflammatory kind a course of tablets that takes most of it away
// for a while. It is the same whatever the policy.
func (a *Athlete) weather() {
	n := before + a.days + 1
	a.base, a.mean = make([][3]float64, n), make([][3]float64, n)
	a.stress = make([]float64, n)
	level := a.between(70, 0.2, 1.8)
	if a.Kind == nothing {
		level = a.between(70, 0.8, 3.5)
	}
	if a.Course == "inflammatory" {
		level = a.between(70, 1.5, 3.5)
		if a.dice.even(0, forTruth, 71) < 0.6 {
			a.steroid = before - onset + int(a.between(72, 3, onset+21))
		}
	}
	slowSD, fastSD := a.between(73, 0.2, 0.7), a.between(74, 0.3, 0.8)
	slow, fast, flare, fade := 0.0, 0.0, 0.0, a.between(75, 1, 4)
	half := a.between(76, 20, 60)
	for d := range n {
		since := d - (before - onset)
		slow = 0.95*slow + 0.312*slowSD*a.dice.normal(d, forBase, 0)
		fast = 0.5*fast + 0.866*fastSD*a.dice.normal(d, forBase, 1)
		flare *= math.Exp(-1 / fade)
		if since >= 0 && a.dice.chance(1.0/45, d, forBase, 2) {
			flare += 1 + 2*a.dice.even(d, forBase, 3)
		}
		if a.dice.chance(0.12, d, forBase, 4) {
			a.stress[d] = a.dice.even(d, forBase, 5)
		}
		if since < 0 {
			continue
		}
		b := a.natural(level, since, half)
		w := b + slow + fast + flare + 0.6*a.stress[d]
		if a.Course == "inflammatory" {
			morning := 1.3
			a.base[d] = [3]float64{w * morning * a.tablets(d), w * 0.85 * a.tablets(d), w * 0.9 * a.tablets(d)}
			a.mean[d] = [3]float64{b * morning * a.tablets(d), b * 0.85 * a.tablets(d), b * 0.9 * a.tablets(d)}
			continue
		}
		a.base[d] = [3]float64{w, w + 0.3*a.dice.normal(d, forBase, 6), w + 0.3*a.dice.normal(d, forBase, 7)}
		a.mean[d] = [3]float64{b, b, b}
	}
}

// natural is the course without any training, days after the onset.
func (a *Athlete) natural(level float64, since int, half float64) float64 {
	t := float64(since)
	switch a.Course {
	case "improving":
		return level * math.Exp2(-math.Max(0, t-onset)/half)
	case "worsening":
		return level + 0.02*t
	case "inflammatory": // comes and goes over weeks
		return level * (1 + 0.4*math.Sin(2*math.Pi*t/half+level*7))
	}
	return level
}

// tablets is what is left of the pain on and after a course of seven days: most
// of it goes within two days and is back two weeks after the end.
func (a *Athlete) tablets(d int) float64 {
	if a.steroid < 0 || d < a.steroid {
		return 1
	}
	t := float64(d - a.steroid)
	if t <= 7 {
		return 0.3 + 0.7*math.Exp(-t/1)
	}
	return 1 - 0.7*math.Exp(-(t-7)/6)
}
