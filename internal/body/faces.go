package body

import (
	"fmt"
	"math"
	"slices"
)

// half is one direction of an edge: 2·edge forward, 2·edge+1 backward.
type half int

func (h half) twin() half { return h ^ 1 }

// face is what lies between lines: its halves in order, and their points.
type face struct {
	halves []half
	ring   []XY
	place  int // index into the view's places, -1 = none
	box    [4]float64
}

func (s *sheet) start(h half) int {
	if h&1 == 0 {
		return s.edges[h/2].from
	}
	return s.edges[h/2].to
}

// cubics of a half in its direction.
func (s *sheet) cubics(h half) []Cubic {
	segs := s.edges[h/2].segs
	if h&1 == 0 {
		return segs
	}
	out := make([]Cubic, len(segs))
	for i, c := range segs {
		out[len(segs)-1-i] = c.reverse()
	}
	return out
}

// faces traces the planar map: at the end of each half the next one is the
// neighbour clockwise of the way back. The face around everything is left out.
func (s *sheet) faces() ([]face, error) {
	next, err := s.turns()
	if err != nil {
		return nil, err
	}
	seen := make([]bool, len(next))
	var out []face
	outer := 0
	for h := range next {
		if seen[h] {
			continue
		}
		var f face
		for x := half(h); !seen[x]; x = next[x] {
			seen[x] = true
			f.halves = append(f.halves, x)
			for _, c := range s.cubics(x) {
				f.ring = c.flat(f.ring)
			}
		}
		if area(f.ring) < 0 {
			outer++
			continue
		}
		f.place, f.box = -1, bounds(f.ring)
		out = append(out, f)
	}
	if outer != 1 {
		return nil, fmt.Errorf("%d outlines, want one: lines do not hang together", outer)
	}
	return out, nil
}

// turns is the next half after each half.
func (s *sheet) turns() ([]half, error) {
	outgoing := make([][]half, len(s.nodes))
	for i := range s.edges {
		outgoing[s.edges[i].from] = append(outgoing[s.edges[i].from], half(2*i))
		outgoing[s.edges[i].to] = append(outgoing[s.edges[i].to], half(2*i+1))
	}
	next := make([]half, 2*len(s.edges))
	for n, hs := range outgoing {
		if len(hs) < 2 {
			return nil, fmt.Errorf("node %s is a loose end", s.nodes[n].name)
		}
		slices.SortFunc(hs, func(a, b half) int {
			if s.angle(a) < s.angle(b) {
				return -1
			}
			return 1
		})
		for i, h := range hs {
			next[h.twin()] = hs[(i+len(hs)-1)%len(hs)]
		}
	}
	return next, nil
}

// angle in which a half leaves its node.
func (s *sheet) angle(h half) float64 {
	c := s.cubics(h)[0]
	p := c.At(0.02)
	return math.Atan2(p.Y-c.P0.Y, p.U-c.P0.U)
}

func bounds(ring []XY) [4]float64 {
	b := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range ring {
		b = [4]float64{math.Min(b[0], p.U), math.Min(b[1], p.Y), math.Max(b[2], p.U), math.Max(b[3], p.Y)}
	}
	return b
}

// holds says whether the face holds a point of the drawn half.
func (f *face) holds(u, y float64) bool {
	return u >= f.box[0] && u <= f.box[2] && y >= f.box[1] && y <= f.box[3] && inside(f.ring, u, y)
}
