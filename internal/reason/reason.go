// Package reason answers "why is this value what it is". A reason is a code,
// its parameters and the id of the source it rests on. It is worded at the
// edge (package wording), never here, so the same reason serves the terminal,
// the page, the letter and JSON.
package reason

import "math"

// ExpertOpinion is the source id of a rule that no paper stands behind.
const ExpertOpinion = "expert-opinion"

// Reason explains one decision.
type Reason struct {
	Code   string         `json:"code"`
	Params map[string]any `json:"params,omitempty"`
	Source string         `json:"source"`
}

// New builds a reason; kv are alternating parameter names and values.
func New(code, source string, kv ...any) Reason {
	r := Reason{Code: code, Source: source}
	for i := 0; i+1 < len(kv); i += 2 {
		if r.Params == nil {
			r.Params = map[string]any{}
		}
		r.Params[kv[i].(string)] = kv[i+1]
	}
	return r
}

// Cap is an upper limit that remembers what it limited: the value wanted, the
// value left, every reason that had a say, and which of them binds.
type Cap struct {
	Wanted float64  `json:"wanted"`
	Value  float64  `json:"value"`
	Why    []Reason `json:"why,omitempty"`
	Binds  int      `json:"binds"` // index into Why; -1 while nothing binds
}

// NewCap starts from what was wanted, with nothing limiting it. A NaN is
// treated as zero, the most cautious load.
func NewCap(wanted float64) Cap {
	if math.IsNaN(wanted) {
		wanted = 0
	}
	return Cap{Wanted: wanted, Value: wanted, Binds: -1}
}

// Tighten lowers the cap to max and records why. A larger max is recorded as
// a reason but never raises the value. NaN closes the cap completely.
func (c Cap) Tighten(max float64, why Reason) Cap {
	c.Why = append(c.Why[:len(c.Why):len(c.Why)], why)
	if !(max >= c.Value) { // NaN lands here too
		if math.IsNaN(max) || max < 0 {
			max = 0
		}
		c.Value = max
		c.Binds = len(c.Why) - 1
	}
	return c
}

// Binding is the reason that set the value, if any did.
func (c Cap) Binding() (Reason, bool) {
	if c.Binds < 0 || c.Binds >= len(c.Why) {
		return Reason{}, false
	}
	return c.Why[c.Binds], true
}
