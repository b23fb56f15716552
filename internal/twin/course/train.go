package course

import (
	"math"

	"spotter/internal/lift"
)

// train does a session set by set.
func (l *life) train(n int, m Morning, p Policy, s Session) { l.trainAt(n, n, m, p, s) }

// trainAt is train with the day's place in the list given.
func (l *life) trainAt(place, n int, m Morning, p Policy, s Session) {
	d := &l.out.Days[place]
	rest := l.level(n, 1)
	d.Worst = math.Max(d.Worst, rest)
	left := append([]Set(nil), s.Sets...)
	lighter := map[lift.ID]float64{}
	for i := 0; len(left) > 0 && i < 80; i++ {
		set := left[0]
		left = left[1:]
		x, known := l.a.moves[set.Lift]
		if !known || set.Reps < 1 {
			continue
		}
		done, kg, hurts := l.one(n, i, rest, x, set, lighter[set.Lift])
		d.Trained = true
		d.Done, d.Kg, d.Pains = append(d.Done, done), append(d.Kg, kg), append(d.Pains, hurts)
		d.Worst = math.Max(d.Worst, hurts)
		l.tellSet(n, i, done, kg)
		if done.Failed {
			lighter[set.Lift] = 0.10
		}
		left = p.Next(m, d.Done, left)
		if hurts >= 9.3 || done.Failed && done.Reps == 1 { // nobody goes on with that
			left = without(left, set.Lift)
		}
	}
	if !l.free {
		l.body.rest()
	}
}

func without(sets []Set, id lift.ID) []Set {
	var out []Set
	for _, s := range sets {
		if s.Lift != id {
			out = append(out, s)
		}
	}
	return out
}

// today is today's 1RM of a lift before any pain.
func (l *life) today(n int, x *move) float64 {
	a := l.a
	form := math.Exp(0.012*a.dice.normal(n, forForm, x.main)) * (1 - 0.03*a.stress[n+before])
	return a.base1RM[x.main] * x.ratio * l.muscle.now(x.main) * form
}

// one does one set.
func (l *life) one(n, i int, rest float64, x *move, s Set, lighter float64) (Done, float64, float64) {
	a := l.a
	can := l.today(n, x)
	kg := l.load(n, i, can, x, s) * (1 - lighter)
	hurts, e := lifted(a, l.body, l.muscle, x, kg/can, s.Reps, rest-l.pill, i)
	done := Done{Set: s, Loaded: kg, Failed: e > 10.3}
	if done.Failed {
		done.Reps = max(1, s.Reps-1)
	}
	done.RPE = math.Round(2*math.Min(10, math.Max(5, e+a.habits.effort*a.dice.normal(n, forEffort, i)))) / 2
	if done.Failed {
		done.RPE = 10
	}
	if a.dice.chance(a.habits.rate, n, forMissing, 2) { // a session is rated or it is not; a single set is seldom left out
		done.Pain = l.rated(n, 10+i, hurts, 0.99)
	}
	return done, kg, hurts
}

// load is what goes on the bar: the kilograms asked for, now and then a little
// more, or what the person thinks fits the reps and the effort.
func (l *life) load(n, i int, can float64, x *move, s Set) float64 {
	d := l.a.dice
	kg := s.Kg
	if !(kg > 0) {
		reps := math.Min(15, float64(s.Reps)+10-s.RPE)
		share := most[int(reps)] - (reps-math.Floor(reps))*(most[int(reps)]-most[min(15, int(reps)+1)])
		kg = can * share * math.Exp(0.03*d.normal(n, forLoading, x.main))
	} else if d.chance(l.a.habits.creep, n, forLoading, 90+x.main) {
		kg *= 1.03
	}
	return plates(kg)
}

// lifted is what a set does: the pain in it and the effort it takes.
func lifted(a *Athlete, b bodies, m muscles, x *move, share float64, reps int, rest float64, i int) (hurts, effort float64) {
	full := func(share float64) float64 { return math.Min(10.5, math.Max(1, 10-(room(share)-float64(reps)))) }
	hurts = math.Min(10, math.Max(0, rest+b.set(x, dose{share, float64(reps), full(share)}, i)))
	weaker := a.habits.inhibit * math.Max(0, hurts-2) / 8
	effort = full(share / (1 - weaker))
	m.set(x, dose{share * (1 - weaker), float64(reps), math.Min(10, effort)}) // a muscle that pain holds back is trained less
	return hurts, effort
}

// rate is a pain rating as people make them, or none.
func (l *life) rate(n, i int, felt float64) *int { return l.rated(n, i, felt, l.a.habits.rate) }

func (l *life) rated(n, i int, felt, p float64) *int {
	h, d := l.a.habits, l.a.dice
	if !d.chance(p, n, forMissing, i) {
		return nil
	}
	y := math.Round(felt + h.noise*d.normal(n, forRating, i))
	if math.Mod(y, 2) != 0 && d.chance(h.even, n, forTelling, i) {
		y++
	}
	v := int(math.Min(10, math.Max(0, y)))
	return &v
}
