package course

import (
	"math"
	"slices"

	"spotter/internal/lift"
)

// wound draws what the sore tissues answer to, and scales it: a tolerance of 1
// is a usual session of the old program.
func (a *Athlete) wound(cat *lift.Catalogue) {
	if a.Kind == nothing {
		return
	}
	causes := slices.Clone(a.place.causes)
	for i := range causes {
		j := i + a.dice.stream(0, forTruth, 40+i).IntN(len(causes)-i)
		causes[i], causes[j] = causes[j], causes[i]
	}
	slices.SortStableFunc(causes, func(x, y lift.Demand) int { return b2i(a.asked(cat, y) >= 2) - b2i(a.asked(cat, x) >= 2) })
	if a.fixed != nil {
		causes = []lift.Demand{a.fixed.Cause}
	}
	a.Cause = causes[0]
	if a.Kind != oneLift {
		a.demandSting(cat, 0, causes[0], 1)
		if a.fixed == nil && len(causes) > 1 && a.dice.even(0, forTruth, 50) < 0.35 {
			a.demandSting(cat, 1, causes[1], a.between(51, 0.3, 0.8))
		}
	}
	if a.Kind != oneDemand {
		a.liftSting(cat, causes)
	}
	a.rescale()
}

// asked is the highest rank of a demand among the usual lifts.
func (a *Athlete) asked(cat *lift.Catalogue, d lift.Demand) int {
	most := 0
	for _, id := range a.usualLifts() {
		if l, ok := cat.Get(id); ok {
			most = max(most, l.Demands[d])
		}
	}
	return most
}

// demandSting makes a tissue answer to a demand, with personal deviations by
// lift. World B reads the ranks straight, world A steeply.
func (a *Athlete) demandSting(cat *lift.Catalogue, tissue int, d lift.Demand, weight float64) {
	for i, l := range cat.Lifts {
		amount := ranked[l.Demands[d]]
		if a.World == WorldB {
			amount = float64(l.Demands[d]) / 3
		}
		a.order[i].sting[tissue] += weight * amount * math.Exp(0.25*a.dice.normal(0, forTruth, 3000+i))
	}
}

// liftSting makes one of the usual lifts hurt by itself, and what is nearest to
// it a little.
func (a *Athlete) liftSting(cat *lift.Catalogue, causes []lift.Demand) {
	var can []lift.ID
	for _, id := range a.usualLifts() {
		l, _ := cat.Get(id)
		if slices.ContainsFunc(causes, func(d lift.Demand) bool { return l.Demands[d] >= 2 }) {
			can = append(can, id)
		}
	}
	if len(can) == 0 {
		return
	}
	id := can[a.dice.stream(0, forTruth, 60).IntN(len(can))]
	a.moves[id].sting[0] += 1
	hurt, _ := cat.Get(id)
	for i, l := range cat.Lifts {
		if l.ID == id || l.Family != hurt.Family || l.Class != hurt.Class && l.Class != lift.Variant {
			continue
		}
		spares, adds := lift.Difference(hurt.Demands, l.Demands)
		apart := 0
		for _, v := range spares {
			apart += v
		}
		for _, v := range adds {
			apart += v
		}
		a.order[i].sting[0] += 0.8 * math.Exp(-float64(apart)/2.5)
	}
}

// rescale finds the dose of a usual session for each tissue: the mean over the
// sessions of the old program that load it.
func (a *Athlete) rescale() {
	for k := range a.scale {
		sum, n := 0.0, 0.0
		for d := -before; d < 0; d++ {
			x := 0.0
			for _, s := range a.usual(d).Sets {
				m := a.moves[s.Lift]
				x += m.sting[k] * dose{s.Kg / (a.base1RM[m.main] * m.ratio), float64(s.Reps), s.RPE}.amount()
			}
			if x > 0.3 {
				sum, n = sum+x, n+1
			}
		}
		a.scale[k] = math.Max(1, sum/math.Max(1, n))
	}
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}
