package meet

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/stats"
)

// solver is the dynamic programme over the attempts of one lift that are still
// to come. State: how many are done, the last weight and whether it was good,
// the best so far, and the belief about the day's capacity, which each outcome
// changes. Outcomes of an attempt: good and easy, as planned or hard; missed
// for execution; missed for strength. It maximises the mean of the best good
// lift. With nothing good yet the same weight is repeated: the total depends
// on it.
type solver struct {
	d         day
	step, top lift.Kg
	attempts  int
	jump      [2]float64 // the most that a second, a third is above the one before, as a share
	low       LowOpener
	free      []lift.Kg // the card without the limit of pain; none where that does not bind
	b         belief
	felt      [len(feels)]weights // chance of each feeling at each node
	can       map[lift.Kg]*weights
}

// state is where a lift stands. slip is the chance of an execution miss next.
type state struct {
	done       int
	last, best lift.Kg
	good       bool // the last one
	slip       float64
}

// solver for a belief; no weight above top is thought of.
func (in Input) solver(d day, b belief, top lift.Kg) *solver {
	s := &solver{d: d, step: in.Rules.Increment, top: top, attempts: in.Rules.Attempts, jump: in.Rules.Model.Jump, low: in.Rules.Model.Low, b: b, can: map[lift.Kg]*weights{}}
	for i := range s.b.ln {
		sum := 0.0
		for f, y := range feels {
			z := (s.b.ln[i] - math.Log(d.p50) - y) / math.Max(d.effort, 1e-3)
			s.felt[f][i] = stats.Density(math.Min(math.Max(z, -30), 30)) + 1e-300
			sum += s.felt[f][i]
		}
		for f := range feels {
			s.felt[f][i] /= sum
		}
	}
	return s
}

// able is belief.able, worked out once for each weight.
func (s *solver) able(x lift.Kg) *weights {
	if can, ok := s.can[x]; ok {
		return can
	}
	can := s.b.able(x)
	s.can[x] = &can
	return &can
}

// best is the weight to take next (0 = none) and the mean best lift with it,
// times the weight of w.
func (s *solver) best(w *weights, st state) (lift.Kg, float64) {
	x, v := lift.Kg(0), float64(st.best.Float()*total(w))
	if st.done >= s.attempts {
		return x, v
	}
	if st.best == 0 && st.last > 0 {
		return st.last, s.take(w, st, st.last)
	}
	least, most := s.legal(st)
	for y := least; y <= most; y = y/s.step*s.step + s.step { // a record's half kilograms are left behind
		if u := s.take(w, st, y); u > v+1e-9 {
			x, v = y, u
		}
	}
	return x, v
}

// legal is the lightest and heaviest weight that may come next.
func (s *solver) legal(st state) (least, most lift.Kg) {
	least, most = st.last, s.top
	if st.good {
		least = least/s.step*s.step + s.step
	}
	if n := st.done - 1; n >= 0 && n < len(s.jump) {
		last := st.last.Float()
		most = min(most, lift.KgOf(math.Max(last*(1+s.jump[n]), s.low.reach(s.d.sore, s.free, n, last))))
	}
	if most < least && st.good {
		most = least
	}
	return least, most
}

// take is the mean best lift when x is taken next and the best follows.
func (s *solver) take(w *weights, st state, x lift.Kg) float64 {
	can := s.able(x)
	clean := 1 - st.slip
	if st.done == s.attempts-1 {
		return float64(st.best.Float()*total(w)) + float64((x-st.best).Float()*clean*dot(w, can))
	}
	out := 0.0
	var next weights
	made := state{done: st.done + 1, last: x, best: max(st.best, x), good: true, slip: 1 - s.d.clean}
	for f := range feels {
		for i := range next {
			next[i] = float64(w[i] * clean * can[i] * s.felt[f][i])
		}
		_, v := s.best(&next, made)
		out += v
	}
	for i := range next {
		next[i] = float64(w[i] * clean * (1 - can[i]))
	}
	missed := state{done: st.done + 1, last: x, best: st.best, slip: 1 - s.d.clean}
	_, v := s.best(&next, missed)
	out += v
	for i := range next {
		next[i] = float64(w[i] * st.slip)
	}
	missed.slip = s.d.again
	_, v = s.best(&next, missed)
	return out + v
}

// none is the chance of no good lift at all from a state without one, when the
// weight x is repeated in the attempts that are left.
func (s *solver) none(w *weights, st state, x lift.Kg) float64 {
	if st.done >= s.attempts {
		return total(w)
	}
	can := s.able(x)
	var strength, slipped weights
	for i := range w {
		strength[i] = float64(w[i] * (1 - st.slip) * (1 - can[i]))
		slipped[i] = float64(w[i] * st.slip)
	}
	next := state{done: st.done + 1, slip: 1 - s.d.clean}
	after := next
	after.slip = s.d.again
	return s.none(&strength, next, x) + s.none(&slipped, after, x)
}

// asPlanned is the card: the opener, and what follows when each attempt is
// good and moves as planned. At least one step lies between two.
func (s *solver) asPlanned(opener lift.Kg) []lift.Kg {
	out := []lift.Kg{opener}
	w, st := s.b.w, state{slip: s.b.slip}
	for x := opener; len(out) < s.attempts; {
		w = s.after(&w, x, 1)
		st = state{done: len(out), last: x, best: x, good: true, slip: 1 - s.d.clean}
		if x, _ = s.best(&w, st); x == 0 {
			x = st.last + s.step
		}
		out = append(out, x)
	}
	return out
}

// after is the belief after a good x that felt so.
func (s *solver) after(w *weights, x lift.Kg, feel int) (out weights) {
	can := s.able(x)
	for i := range w {
		out[i] = float64(w[i] * can[i] * s.felt[feel][i])
	}
	return out
}
