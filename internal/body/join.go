package body

import (
	"fmt"
	"math"
)

// joinReach is how far, in thousandths, a joining line may be from the line it
// joins: farther is a slip in the plan.
const joinReach = 12

// join makes a node on the nearest line and cuts that line there.
func (s *sheet) join(p XY) (stop, error) {
	edge, seg, at, best := -1, 0, 0.0, math.Inf(1)
	for e := range s.edges {
		for i, c := range s.edges[e].segs {
			for k := range 101 {
				t := float64(k) / 100
				q := c.At(t)
				if d := math.Hypot(q.U-p.U, q.Y-p.Y); d < best {
					edge, seg, at, best = e, i, t, d
				}
			}
		}
	}
	if !(best <= joinReach) {
		return stop{}, fmt.Errorf("no line near %v", p)
	}
	at = math.Min(math.Max(at, 0.01), 0.99)
	n := len(s.nodes)
	first, second := s.edges[edge].segs[seg].split(at)
	s.nodes = append(s.nodes, node{fmt.Sprintf("join %v", p), first.P3})
	old := s.edges[edge]
	s.edges[edge].to = n
	s.edges[edge].segs = append(append([]Cubic{}, old.segs[:seg]...), first)
	s.edges = append(s.edges, edgeAfter(old, n, append([]Cubic{second}, old.segs[seg+1:]...)))
	return stop{first.P3, n}, nil
}

func edgeAfter(old edge, from int, segs []Cubic) edge {
	old.from, old.segs = from, segs
	return old
}

// split cuts a segment at t (de Casteljau).
func (c Cubic) split(t float64) (a, b Cubic) {
	mix := func(p, q XY) XY { return XY{p.U + t*(q.U-p.U), p.Y + t*(q.Y-p.Y)} }
	p01, p12, p23 := mix(c.P0, c.P1), mix(c.P1, c.P2), mix(c.P2, c.P3)
	p012, p123 := mix(p01, p12), mix(p12, p23)
	m := mix(p012, p123)
	return Cubic{c.P0, p01, p012, m}, Cubic{m, p123, p23, c.P3}
}
