package intake

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Roles is the linear model that decides what a named thing is in the story:
// a lift that hurts or is fine, a remedy and what it did, a place that is sore.
// One head per kind of thing; a head has one weight per feature and role. It is
// learnt from labelled posts (package teach) and only ever read here.
type Roles struct{ heads map[string]*roleHead }

type roleHead struct {
	roles   []string
	weights map[string][]float32
}

// Chance is the probability that the model gives a role, by its order in the head.
type Chance []float64

// ParseRoles reads the text form: "head NAME role role …", then one line per
// feature: the feature, a tab, and one whole number per role in hundredths of
// a logit. The error names the line.
func ParseRoles(text string) (*Roles, error) {
	m := &Roles{heads: map[string]*roleHead{}}
	var h *roleHead
	for n := 1; text != ""; n++ {
		line, rest, _ := strings.Cut(text, "\n")
		text = rest
		name, nums, ok := strings.Cut(line, "\t")
		switch {
		case line == "" || line[0] == '#' && !ok:
		case strings.HasPrefix(line, "head ") && !ok:
			f := strings.Fields(line)
			if len(f) < 4 {
				return nil, fmt.Errorf("line %d: a head needs a name and two roles", n)
			}
			h = &roleHead{roles: f[2:], weights: map[string][]float32{}}
			m.heads[f[1]] = h
		case !ok || h == nil:
			return nil, fmt.Errorf("line %d: want a feature, a tab and its weights, under a head", n)
		default:
			w, err := parseWeights(nums, len(h.roles))
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
			h.weights[name] = w
		}
	}
	return m, nil
}

func parseWeights(s string, want int) ([]float32, error) {
	w := make([]float32, 0, want)
	for s != "" {
		f, rest, _ := strings.Cut(s, " ")
		s = rest
		v, err := strconv.Atoi(f)
		if err != nil {
			return nil, fmt.Errorf("%q is no whole number", f)
		}
		w = append(w, float32(v)/100)
	}
	if len(w) != want {
		return nil, fmt.Errorf("%d weights, want %d", len(w), want)
	}
	return w, nil
}

// Judge gives the chance of each role of a head, and the roles; nil where the
// model has no such head.
func (m *Roles) Judge(head string, features []string) (Chance, []string) {
	if m == nil || m.heads[head] == nil {
		return nil, nil
	}
	h := m.heads[head]
	z := make(Chance, len(h.roles))
	for _, f := range features {
		for k, w := range h.weights[f] {
			z[k] += float64(w)
		}
	}
	return softmax(z), h.roles
}

func softmax(z []float64) []float64 {
	top, sum := math.Inf(-1), 0.0
	for _, v := range z {
		top = max(top, v)
	}
	for k, v := range z {
		z[k] = math.Exp(v - top)
		sum += z[k]
	}
	for k := range z {
		z[k] /= sum
	}
	return z
}

// Best is the index of the greatest chance, the first one of equals.
func (c Chance) Best() int {
	k := 0
	for i := range c {
		if c[i] > c[k] {
			k = i
		}
	}
	return k
}
