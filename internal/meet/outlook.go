package meet

import (
	"cmp"
	"slices"

	"spotter/internal/lift"
)

// Card is Choose without the tables for the day: what a plan weeks ahead needs.
func Card(in Input) Result { return in.card() }

// Outcome is one way a lift, or a whole meet, can end: so many kilograms, so likely.
type Outcome struct {
	Kg lift.Kg // 0 = no good lift
	P  float64
}

// Outcomes are the ways one lift can end when the attempts follow the card's own
// programme, lightest first. Their mean is Choice.Expected; nothing without attempts.
func (in Input) Outcomes(c Choice) []Outcome {
	if len(c.Attempts) == 0 {
		return nil
	}
	d := in.day(c.Lift)
	sv := in.solver(d, d.belief(), in.top(d, c.Attempts[0]))
	sv.free = c.free
	ends := map[lift.Kg]float64{}
	w := sv.b.w
	sv.ends(&w, state{slip: sv.b.slip}, c.Attempts[0], ends)
	return sorted(ends)
}

// ends adds up how a lift can end when x is taken next: take, kept apart by result.
func (s *solver) ends(w *weights, st state, x lift.Kg, out map[lift.Kg]float64) {
	can := s.able(x)
	clean := 1 - st.slip
	if st.done == s.attempts-1 {
		good := float64(clean * dot(w, can))
		out[max(st.best, x)] += good
		out[st.best] += total(w) - good
		return
	}
	var next weights
	made := state{done: st.done + 1, last: x, best: max(st.best, x), good: true, slip: 1 - s.d.clean}
	for f := range feels {
		for i := range next {
			next[i] = float64(w[i] * clean * can[i] * s.felt[f][i])
		}
		s.goOn(&next, made, out)
	}
	for i := range next {
		next[i] = float64(w[i] * clean * (1 - can[i]))
	}
	missed := state{done: st.done + 1, last: x, best: st.best, slip: 1 - s.d.clean}
	s.goOn(&next, missed, out)
	for i := range next {
		next[i] = float64(w[i] * st.slip)
	}
	missed.slip = s.d.again
	s.goOn(&next, missed, out)
}

// goOn takes what the programme takes from a state, or ends there.
func (s *solver) goOn(w *weights, st state, out map[lift.Kg]float64) {
	if x, _ := s.best(w, st); x > 0 {
		s.ends(w, st, x, out)
		return
	}
	out[st.best] += total(w)
}

func sorted(ends map[lift.Kg]float64) []Outcome {
	out := make([]Outcome, 0, len(ends))
	for kg, p := range ends {
		out = append(out, Outcome{kg, p})
	}
	slices.SortFunc(out, func(a, b Outcome) int { return cmp.Compare(a.Kg, b.Kg) })
	return out
}

// Totals are the ways a meet of these lifts can end, lightest first; 0 kilograms
// is no total. The lifts count as independent, as everywhere in this package. One
// lift without outcomes leaves nothing to say.
func Totals(lifts ...[]Outcome) []Outcome {
	if len(lifts) == 0 {
		return nil
	}
	all := []Outcome{{0, 1}}
	none := 0.0
	for _, l := range lifts {
		if len(l) == 0 {
			return nil
		}
		sum := map[lift.Kg]float64{}
		for _, a := range all {
			for _, b := range l {
				if b.Kg == 0 {
					none += float64(a.P * b.P)
					continue
				}
				sum[a.Kg+b.Kg] += float64(a.P * b.P)
			}
		}
		all = sorted(sum)
	}
	return append([]Outcome{{0, none}}, all...)
}

// Quantile is the total that a share p of the days with a total stay at or below.
func Quantile(ends []Outcome, p float64) lift.Kg {
	made := 0.0
	for _, o := range ends {
		if o.Kg > 0 {
			made += o.P
		}
	}
	at := lift.Kg(0)
	sum := 0.0
	for _, o := range ends {
		if o.Kg == 0 {
			continue
		}
		at = o.Kg
		if sum += o.P; sum >= p*made-1e-12 {
			break
		}
	}
	return at
}

// CardOf is one lift of the card of a meet.
func CardOf(in Input, l lift.Main) Choice { return in.choose(l, len(in.lifts())) }

// Whole is the mean total of such lifts and the chance of none.
func Whole(choices []Choice) (expected, none float64) { return whole(choices) }
