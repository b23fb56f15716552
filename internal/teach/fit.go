package teach

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// How the model is fitted: multinomial logistic regression by AdaGrad with
// weight decay towards
// believing the rules, samples in a fixed shuffled order.
const (
	rounds    = 25
	rate      = 0.15
	decay     = 2e-3 // L2, per sample
	trust     = 2.0  // the logit by which a rule is believed before anything is learnt
	rare      = 3    // features of fewer mentions are left out
	dropped   = 50   // per cent of the features left out of each step
	smallest  = 12   // hundredths of a logit below which no weight is written
	smallAsk  = 36   // the same for what is asked, whose lines hold a dozen weights
	shuffling = 2654435761
)

// fit returns the weights per feature, one per role.
func fit(all []sample, roles []string) map[string][]float64 {
	index, names := vocabulary(all)
	rows := make([][]int, len(all))
	for i, s := range all {
		for _, f := range s.feats {
			if k, ok := index[f]; ok {
				rows[i] = append(rows[i], k)
			}
		}
		slices.Sort(rows[i])
		rows[i] = slices.Compact(rows[i])
	}
	n := len(roles)
	w, g2, prior := make([]float64, len(names)*n), make([]float64, len(names)*n), make([]float64, len(names)*n)
	for k, role := range roles {
		if f, ok := index["rule:"+role]; ok {
			w[f*n+k], prior[f*n+k] = trust, trust
		}
	}
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	p := make([]float64, n)
	for round := range rounds {
		slices.SortFunc(order, func(a, b int) int {
			return cmp.Compare(hash(a, round), hash(b, round))
		})
		for _, i := range order {
			row := thinned(rows[i], i, round)
			chances(p, w, row, n)
			for k := range p {
				want := 0.0
				if k == all[i].role {
					want = 1
				}
				d := (p[k] - want) * all[i].weight
				for _, f := range row {
					j := f*n + k
					grad := d + decay*(w[j]-prior[j])
					g2[j] += grad * grad
					w[j] -= rate * grad / (0.1 + math.Sqrt(g2[j]))
				}
			}
		}
	}
	out := make(map[string][]float64, len(names))
	for f, name := range names {
		out[name] = w[f*n : (f+1)*n]
	}
	return out
}

// thinned leaves out a part of the features, other ones in each round, so that
// no weight leans on a neighbour that may be missing elsewhere.
func thinned(row []int, i, round int) []int {
	out := make([]int, 0, len(row))
	for _, f := range row {
		if hash(f*7919+i, round)%100 >= dropped {
			out = append(out, f)
		}
	}
	return out
}

func hash(i, round int) uint32 {
	x := uint32(i+1)*shuffling ^ uint32(round+1)*0x9e3779b1
	x ^= x >> 15
	x *= 0x85ebca6b
	return x ^ x>>13
}

func chances(p, w []float64, row []int, roles int) {
	for k := range p {
		p[k] = 0
		for _, f := range row {
			p[k] += w[f*roles+k]
		}
	}
	top, sum := slices.Max(p), 0.0
	for k := range p {
		p[k] = math.Exp(p[k] - top)
		sum += p[k]
	}
	for k := range p {
		p[k] /= sum
	}
}

// vocabulary numbers the features that are not rare, by name.
func vocabulary(all []sample) (map[string]int, []string) {
	count := map[string]int{}
	for _, s := range all {
		for _, f := range s.feats {
			count[f]++
		}
	}
	var names []string
	for f, n := range count {
		if n >= rare {
			names = append(names, f)
		}
	}
	slices.Sort(names)
	index := make(map[string]int, len(names))
	for i, f := range names {
		index[f] = i
	}
	return index, names
}

// write prints one head in the form of intake.ParseRoles.
func write(b *strings.Builder, head string, roles []string, w map[string][]float64) {
	fmt.Fprintf(b, "head %s %s\n", head, strings.Join(roles, " "))
	names := make([]string, 0, len(w))
	for f := range w {
		names = append(names, f)
	}
	slices.Sort(names)
	least := smallest
	if head == "ask" {
		least = smallAsk
	}
	for _, f := range names {
		nums, any := make([]string, len(roles)), false
		for k, v := range w[f] {
			n := int(math.Round(v * 100))
			any = any || n >= least || n <= -least
			nums[k] = fmt.Sprint(n)
		}
		if any {
			fmt.Fprintf(b, "%s\t%s\n", f, strings.Join(nums, " "))
		}
	}
}
