package trigger

import "slices"

// Set is the smallest group of lifts of which at least one is a trigger with
// the chance asked for: what can be said when they cannot be told apart.
type Set struct {
	Lifts []string
	P     float64 // that at least one of them is a trigger
}

// OneOf finds that group, most suspect first. ok is false when not even all
// lifts together reach the chance.
func (p *Posterior) OneOf(sure float64) (Set, bool) {
	if len(p.Draws) == 0 || len(p.Draws[0]) == 0 {
		return Set{}, false
	}
	order := make([]int, len(p.Lifts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmpDown(p.Lifts[a].P, p.Lifts[b].P) })
	hit := make([]bool, len(p.Draws[0]))
	var out Set
	for _, lift := range order {
		n := 0
		for i, x := range p.Draws[lift] {
			hit[i] = hit[i] || x >= p.Least
			if hit[i] {
				n++
			}
		}
		out.Lifts = append(out.Lifts, p.Lifts[lift].ID)
		if out.P = float64(n) / float64(len(hit)); out.P >= sure {
			return out, true
		}
	}
	return Set{}, false
}

func cmpDown(a, b float64) int {
	switch {
	case a > b:
		return -1
	case a < b:
		return 1
	}
	return 0
}
