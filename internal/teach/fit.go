package teach

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// How the model is fitted: multinomial logistic regression by AdaGrad with
// weight decay towards believing the rules, samples in fixed shuffled orders.
const (
	rate      = 0.15
	decay     = 2e-3 // L2, per sample
	trust     = 2.0  // the logit by which a rule is believed before anything is learnt
	dropped   = 50   // per cent of the features left out of each step
	shuffling = 2654435761
)

// manner is how a head is fitted and written.
type manner struct {
	fits, rounds int
	settled      int // the last rounds of a fit, over which its weights are averaged
	rare         int // features of fewer mentions are left out
	smallest     int // hundredths of a logit below which no weight is written
}

// mannerOf thins and averages the heads that see words around a mention, most of
// which are chance. The small heads of places and signs keep one fit: averaged,
// they gave a post a side that nobody wrote.
func mannerOf(head string) manner {
	switch head {
	case "lift", "activity", "remedy", "effect":
		return manner{fits: 3, rounds: 20, settled: 10, rare: 5, smallest: 14}
	case "ask":
		return manner{fits: 3, rounds: 20, settled: 10, rare: 3, smallest: 36} // a line holds a dozen weights
	}
	return manner{fits: 1, rounds: 25, settled: 1, rare: 3, smallest: 12}
}

// fit returns the weights per feature, one per role: the mean of several fits,
// each with its own order and its own features left out, and in each of its last rounds.
// Other shuffles alone moved what one fit reached on unseen posts by .02 (F1).
func fit(all []sample, roles []string, how manner) map[string][]float64 {
	index, names := vocabulary(all, how.rare)
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
	prior := make([]float64, len(names)*n)
	for k, role := range roles {
		if f, ok := index["rule:"+role]; ok {
			prior[f*n+k] = trust
		}
	}
	mean := make([]float64, len(prior))
	for k := range how.fits {
		descend(all, rows, prior, mean, n, k*how.rounds, how)
	}
	out := make(map[string][]float64, len(names))
	for f, name := range names {
		out[name] = mean[f*n : (f+1)*n]
	}
	return out
}

// descend fits once, from the prior, with the shuffles that follow seed, and adds
// its share to the mean.
func descend(all []sample, rows [][]int, prior, mean []float64, n, seed int, how manner) {
	w, g2, p := slices.Clone(prior), make([]float64, len(prior)), make([]float64, n)
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	for round := range how.rounds {
		slices.SortFunc(order, func(a, b int) int {
			return cmp.Compare(hash(a, seed+round), hash(b, seed+round))
		})
		for _, i := range order {
			row := thinned(rows[i], i, seed+round)
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
		if round >= how.rounds-how.settled {
			for j := range w {
				mean[j] += w[j] / float64(how.fits*how.settled)
			}
		}
	}
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
func vocabulary(all []sample, rare int) (map[string]int, []string) {
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

// write learns one head and prints it in the form of intake.ParseRoles.
func write(b *strings.Builder, head string, roles []string, all []sample) {
	how := mannerOf(head)
	w := fit(all, roles, how)
	fmt.Fprintf(b, "head %s %s\n", head, strings.Join(roles, " "))
	names := make([]string, 0, len(w))
	for f := range w {
		names = append(names, f)
	}
	slices.Sort(names)
	for _, f := range names {
		nums, any := make([]string, len(roles)), false
		for k, v := range w[f] {
			n := int(math.Round(v * 100))
			any = any || n >= how.smallest || n <= -how.smallest
			nums[k] = fmt.Sprint(n)
		}
		if any {
			fmt.Fprintf(b, "%s\t%s\n", f, strings.Join(nums, " "))
		}
	}
}
