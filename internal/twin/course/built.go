package course

import "math"

// built is the strength of world A, for each competition lift: what is built and
// kept (size), how practised the lift is (skill), and tiredness. Three hard sets
// a week hold it, more build slowly and less and less; none loses about 6 % in
// seven weeks, variants alone 3 to 8 % of skill (peaking.md, sections 2 and 3).
type built struct {
	p               *builtTruth
	size, skill     [3]float64
	week, near, tir [3]float64 // effective sets lately; practice lately; tiredness
	today           [3]float64
}

// builtTruth are the hidden figures.
type builtTruth struct {
	up, down          float64 // per day
	forget, relearn   float64 // days
	lost              float64 // skill without any practice
	tire, rest, bleed float64 // per hard set; days; share that tires the other leg lift
	need              float64 // hard sets a week that hold
}

func newBuilt(a *Athlete) *built {
	a.built = builtTruth{up: a.between(400, 0.0003, 0.0009), down: a.between(401, 0.0010, 0.0020), forget: a.between(402, 25, 45), relearn: a.between(403, 7, 14),
		lost: a.between(404, 0.05, 0.10), tire: a.between(405, 0.0012, 0.0030), rest: a.between(406, 4, 8), bleed: a.between(407, 0.2, 0.5), need: a.between(408, 2.5, 4)}
	b := &built{p: &a.built}
	for i := range b.size {
		b.size[i], b.skill[i], b.week[i], b.near[i] = 1, 1, 5, 2
	}
	return b
}

func (b *built) clone() muscles { c := *b; return &c }

// worth is how much of a full set a set is, for strength.
func worth(d dose) float64 {
	heavy := math.Min(1.1, math.Max(0, (d.share-0.50)/0.28))
	return heavy * math.Min(1, 0.55+0.15*d.reps) * math.Min(1, math.Max(0, (d.rpe-4.5)/3))
}

func (b *built) set(x *move, d dose) {
	w := worth(d)
	for i := range b.size {
		b.week[i] += x.keeps[i] * w
		b.today[i] += math.Max(x.keeps[i], b2f(i == x.main)*0.3) * d.amount() * math.Min(1.3, math.Max(0.3, (d.rpe-4)/4))
	}
	b.near[x.main] += x.skill * math.Min(1, math.Max(0, (d.share-0.55)/0.25)) * 0.6
}

func (b *built) dawn() {
	p := b.p
	for i := range b.size {
		other := b.today[2-i] * p.bleed * b2f(i != 1)
		b.tir[i] = b.tir[i]*math.Exp(-1/p.rest) + p.tire*(b.today[i]+other*0.5)
	}
	b.today = [3]float64{}
	for i := range b.size {
		e := b.week[i]
		b.size[i] += p.up*-math.Expm1(-e/5) - p.down*math.Max(0, 1-e/p.need)
		b.week[i] *= math.Exp(-1.0 / 7)
		to := 1 - p.lost*math.Max(0, 1-b.near[i]/1.5)
		days := p.relearn
		if to < b.skill[i] {
			days = p.forget
		}
		b.skill[i] += (to - b.skill[i]) / days
		b.near[i] *= math.Exp(-1.0 / 9)
	}
}

func (b *built) now(i int) float64 { return b.size[i] * b.skill[i] * (1 - math.Min(0.3, b.tir[i])) }

func b2f(b bool) float64 {
	if b {
		return 1
	}
	return 0
}
