// Package horizon answers "which choice in each week is best to the end": a few
// lifts, a few options each, some weeks. It is numbers only and exact for the
// problem it is given: gains that add up over lifts, a cost of each week's joint
// choice, a price for each change from week to week. It knows nothing of bodies
// and refuses nothing; what may be chosen is for the caller to say.
//
// The method is dynamic programming over joint choices (Bellman 1957). The price
// of a change belongs to one lift, so the best way into every joint choice is
// found lift by lift.
package horizon

import "math"

// Problem is one choice over weeks.
type Problem struct {
	Weeks   int
	Options []int // how many options each lift has

	// Gain is what an option of a lift is worth in a week; -Inf = not allowed.
	Gain func(week, lift, option int) float64
	// Cost is what all lifts' options together cost in a week.
	Cost func(week int, options []int) float64
	// Change is what it costs a lift to go from one option to another in a week;
	// +Inf = not allowed. From is -1 in the first week.
	Change func(week, lift, from, to int) float64
}

// Plan is the best sequence: Options[week][lift], and its value. A problem
// without any allowed sequence has value -Inf and no options.
type Plan struct {
	Value   float64
	Options [][]int
}

// Best finds it. Equal values go to the lower option of the earlier lift, so
// the same problem always has the same answer.
func Best(p Problem) Plan {
	lifts := len(p.Options)
	size := 1
	for _, n := range p.Options {
		size *= n
	}
	if p.Weeks == 0 || lifts == 0 || size == 0 {
		return Plan{}
	}
	s := solver{p: p, size: size, stride: make([]int, lifts), at: make([]int, lifts)}
	k := 1
	for l := lifts - 1; l >= 0; l-- {
		s.stride[l] = k
		k *= p.Options[l]
	}
	return s.solve()
}

type solver struct {
	p      Problem
	size   int
	stride []int
	at     []int // the options of a state, filled by open
}

// open writes the options of a state.
func (s *solver) open(state int) []int {
	for l, k := range s.stride {
		s.at[l] = state / k % s.p.Options[l]
	}
	return s.at
}

// solve goes from the first week to the last and back along the best way.
func (s *solver) solve() Plan {
	value := s.first()
	var from [][]int32
	for w := 1; w < s.p.Weeks; w++ {
		next, way := s.step(w, value)
		s.add(w, next)
		value = next
		from = append(from, way)
	}
	best := 0
	for i, v := range value {
		if v > value[best] {
			best = i
		}
	}
	out := Plan{Value: value[best]}
	if math.IsInf(out.Value, -1) {
		return out
	}
	out.Options = make([][]int, s.p.Weeks)
	for w := s.p.Weeks - 1; w >= 0; w-- {
		out.Options[w] = append([]int(nil), s.open(best)...)
		if w > 0 {
			best = int(from[w-1][best])
		}
	}
	return out
}

// first is the value of every joint choice in the first week.
func (s *solver) first() []float64 {
	value := make([]float64, s.size)
	for i := range value {
		for l, o := range s.open(i) {
			value[i] -= s.p.Change(0, l, -1, o)
		}
	}
	s.add(0, value)
	return value
}

// add adds a week's gains and takes its cost.
func (s *solver) add(w int, value []float64) {
	gain := make([][]float64, len(s.p.Options))
	for l, n := range s.p.Options {
		gain[l] = make([]float64, n)
		for o := range n {
			gain[l][o] = s.p.Gain(w, l, o)
		}
	}
	for i := range value {
		if math.IsInf(value[i], -1) {
			continue
		}
		at := s.open(i)
		for l, o := range at {
			value[i] += gain[l][o]
		}
		if !math.IsInf(value[i], -1) {
			value[i] -= s.p.Cost(w, at)
		}
	}
}

// step is the best value with which every joint choice can be entered, and from
// where: one lift is moved at a time, which is exact because changes add up.
func (s *solver) step(w int, before []float64) ([]float64, []int32) {
	value := before
	way := make([]int32, s.size)
	for i := range way {
		way[i] = int32(i)
	}
	for l, n := range s.p.Options {
		price := make([]float64, n*n)
		for f := range n {
			for t := range n {
				price[f*n+t] = s.p.Change(w, l, f, t)
			}
		}
		next, came := make([]float64, s.size), make([]int32, s.size)
		for i := range next {
			t := i / s.stride[l] % n
			base := i - t*s.stride[l]
			next[i], came[i] = math.Inf(-1), way[base]
			for f := range n {
				j := base + f*s.stride[l]
				if v := value[j] - price[f*n+t]; v > next[i] {
					next[i], came[i] = v, way[j]
				}
			}
		}
		value, way = next, came
	}
	return value, way
}
