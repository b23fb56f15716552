package course

import "math"

// strain is the body of world A. Each sore tissue tolerates a dose; more than
// that in a session makes pain that comes up over hours and fades over days, and
// lowers the tolerance. What is tolerated builds it up; time brings it back to a
// level of its own, and so does nothing at all, to a lower one.
type strain struct {
	a      *Athlete
	dice   dice
	t      [2]tissue
	fresh  float64 // not yet felt
	heat   float64 // felt
	peak   float64 // heat at the top of one unit
	day    int
	hours  float64 // of today, that the state stands at
	factor float64 // of today's reaction
}

// tissue is one sore tissue; doses are in usual sessions.
type tissue struct{ tolerance, today, lately float64 }

// strainTruth are the hidden figures of world A.
type strainTruth struct {
	start, normal, top, mend float64 // tolerance: on the first day, returned to, at most; days
	adapt, harm              float64 // per session
	react, turn, clear, vary float64 // points per unit of over-dose; hours; hours; spread
	set, pile                float64 // pain in the set: per usual set at tolerance 1, per unit over
	drift                    float64 // of normal, per day
}

func newStrain(a *Athlete) *strain {
	p := strainTruth{start: a.between(200, 0.30, 0.75), normal: a.between(201, 0.70, 1.20), mend: a.between(202, 20, 60),
		adapt: a.between(203, 0.01, 0.04), harm: a.between(204, 0.05, 0.18), react: a.between(205, 1.2, 3.5),
		turn: a.between(206, 3, 18), clear: a.between(207, 10, 40), vary: a.between(208, 0.15, 0.4),
		set: a.between(209, 0.5, 1.6), pile: a.between(210, 1, 3)}
	p.top = p.normal + a.between(211, 0.15, 0.4)
	switch a.Course {
	case "improving":
		p.drift = 0.002
	case "worsening":
		p.drift = -0.0025
	}
	a.strain = p
	s := &strain{a: a, dice: a.dice, factor: 1}
	for i := range s.t {
		s.t[i] = tissue{tolerance: 1.5, lately: 0.3}
	}
	rise := math.Log(p.turn/p.clear) / (1/p.clear - 1/p.turn)
	if math.Abs(p.turn-p.clear) < 0.1 {
		rise = p.turn
	}
	s.peak = p.clear / (p.clear - p.turn) * (math.Exp(-rise/p.clear) - math.Exp(-rise/p.turn))
	if !(s.peak > 0.1) {
		s.peak = 0.37
	}
	return s
}

func (s *strain) clone(quiet bool) bodies {
	c := *s
	c.dice.quiet = c.dice.quiet || quiet
	return &c
}

// forward moves what is felt by some hours.
func (s *strain) forward(h float64) {
	p := s.a.strain
	flow := s.fresh * -math.Expm1(-h/p.turn)
	s.fresh -= flow
	s.heat = s.heat*math.Exp(-h/p.clear) + flow*math.Exp(-h/p.clear/2)
	s.hours += h
}

func (s *strain) dawn(day int) {
	s.forward(31 - s.hours)
	s.day, s.hours = day, 7
	p := s.a.strain
	if day == s.a.began() {
		for i := range s.t {
			s.t[i].tolerance = p.start
		}
	}
	s.factor = math.Exp(p.vary * s.dice.normal(day, forReaction, 0))
	since := math.Max(0, float64(day-s.a.began()))
	for i := range s.t {
		t := &s.t[i]
		t.lately *= math.Exp(-1.0 / 10)
		normal := (p.normal + p.drift*since) * (0.78 + 0.22*math.Min(1, t.lately/0.5))
		if day < s.a.began() {
			normal = 1.5
		}
		t.tolerance += (normal - t.tolerance) / p.mend
	}
}

func (s *strain) level(moment int) float64 {
	if to := [3]float64{7, 17, 22}[moment]; to > s.hours {
		s.forward(to - s.hours)
	}
	return s.heat / s.peak
}

func (s *strain) set(x *move, d dose, _ int) float64 {
	p, hurts := s.a.strain, 0.0
	for i := range s.t {
		t := &s.t[i]
		if x.sting[i] == 0 {
			continue
		}
		amount := x.sting[i] * d.amount()
		t.today += amount / s.a.scale[i]
		hurts += p.set*amount/t.tolerance + p.pile*math.Max(0, t.today/t.tolerance-0.8)*math.Min(1, x.sting[i])
	}
	if s.day < s.a.began() {
		return 0
	}
	return hurts * s.factor
}

func (s *strain) rest() {
	p := s.a.strain
	for i := range s.t {
		t := &s.t[i]
		if t.today == 0 {
			continue
		}
		r := t.today / t.tolerance
		over := softly(r - 1)
		if s.day >= s.a.began() {
			s.fresh += p.react * over * s.factor
		}
		t.tolerance += p.adapt*math.Min(1, r)*math.Max(0, p.top-t.tolerance) - math.Min(0.25, p.harm*over)*t.tolerance
		t.lately += t.today / 3
		t.today = 0
	}
}

// softly is max(0, x) with a rounded corner: a dose a little under the tolerance
// is felt a little.
func softly(x float64) float64 { return 0.12 * math.Log1p(math.Exp(math.Min(50, x/0.12))) }
