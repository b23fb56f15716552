package intake

import (
	"fmt"
	"math"
	"strings"
)

// Roles is the linear model that decides what a named thing is in the story:
// a lift that hurts or is fine, a remedy and what it did, a place that is sore.
// One head per kind of thing; a head has one weight per feature and role. It is
// learnt from labelled posts (package teach) and only ever read here.
type Roles struct{ heads map[string]*roleHead }

type roleHead struct {
	roles   []string
	at      map[string]int32 // feature → where its weights begin
	weights []int16          // hundredths of a logit, one for each role
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
			h = &roleHead{roles: f[2:], at: make(map[string]int32, 4096)}
			m.heads[f[1]] = h
		case !ok || h == nil:
			return nil, fmt.Errorf("line %d: want a feature, a tab and its weights, under a head", n)
		default:
			h.at[name] = int32(len(h.weights))
			if err := h.parse(nums); err != nil {
				return nil, fmt.Errorf("line %d: %w", n, err)
			}
		}
	}
	return m, nil
}

// parse adds one whole number for each role.
func (h *roleHead) parse(s string) error {
	v, minus, digits, found := 0, false, 0, 0
	for i := 0; i <= len(s); i++ {
		switch {
		case i == len(s) || s[i] == ' ':
			if digits == 0 || digits > 4 {
				return fmt.Errorf("%q are not whole numbers of at most four digits", s)
			}
			if minus {
				v = -v
			}
			h.weights = append(h.weights, int16(v))
			v, minus, digits, found = 0, false, 0, found+1
		case s[i] == '-' && digits == 0 && !minus:
			minus = true
		case s[i] >= '0' && s[i] <= '9':
			v, digits = v*10+int(s[i]-'0'), digits+1
		default:
			return fmt.Errorf("%q are not whole numbers of at most four digits", s)
		}
	}
	if found != len(h.roles) {
		return fmt.Errorf("%d weights, want %d", found, len(h.roles))
	}
	return nil
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
		if at, ok := h.at[f]; ok {
			for k, w := range h.weights[at:][:len(z)] {
				z[k] += float64(w) / 100
			}
		}
	}
	return softmax(z), h.roles
}

// has reports that the model decides a head.
func (m *Roles) has(head string) bool { return m != nil && m.heads[head] != nil }

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
