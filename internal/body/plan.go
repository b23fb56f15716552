package body

import (
	"fmt"
	"strconv"
	"strings"
)

// A drawing plan is text. Each line is one smooth line through points:
//
//	line NAME: A=0,50 40,55 B=84,88 … C
//
// "A=0,50" makes a node, "A" alone goes through a node made before, "84,88" is
// a plain point, "@84,88" joins the nearest point of the lines made before, and
// "|" after a point makes a corner there. Lines meet only in
// nodes; the faces between them are found, not written. "place ID: 12,300 …"
// names the face that holds each point; "mark: …" is a line for the eye only.

type node struct {
	name string
	at   XY
}

// edge is the stretch of a line between two nodes.
type edge struct {
	from, to int // nodes
	segs     []Cubic
	mid      bool // on the midline: the two halves join here
}

type seed struct {
	id string
	at XY
}

type sheet struct {
	nodes []node
	index map[string]int
	edges []edge
	seeds []seed
	marks [][]Cubic
}

// parsePlan reads plans, one after the other, into one sheet.
func parsePlan(plans ...string) (*sheet, error) {
	s := &sheet{index: map[string]int{}}
	for _, plan := range plans {
		for n, row := range strings.Split(plan, "\n") {
			row = strings.TrimSpace(row)
			if row == "" || strings.HasPrefix(row, "#") {
				continue
			}
			if err := s.row(row); err != nil {
				return nil, fmt.Errorf("plan line %d: %w", n+1, err)
			}
		}
	}
	return s, nil
}

func (s *sheet) row(row string) error {
	head, rest, ok := strings.Cut(row, ":")
	what := strings.Fields(head)
	if !ok || len(what) == 0 {
		return fmt.Errorf("%q is no line, place or mark", row)
	}
	switch {
	case what[0] == "place" && len(what) == 2:
		for _, f := range strings.Fields(rest) {
			p, err := point(f)
			if err != nil {
				return err
			}
			s.seeds = append(s.seeds, seed{what[1], p})
		}
		return nil
	case what[0] == "mark" || what[0] == "line":
		stops, segs, err := s.run(strings.Fields(rest))
		if err != nil {
			return err
		}
		if what[0] == "mark" {
			s.marks = append(s.marks, segs)
			return nil
		}
		return s.lay(stops, segs, what[len(what)-1] == "mid")
	}
	return fmt.Errorf("%q is no line, place or mark", head)
}

// stop is a point of a line; node is -1 for a plain point.
type stop struct {
	at   XY
	node int
}

// run reads the points of a line and lays a smooth line through them, with
// corners where they are marked: one segment from each point to the next.
func (s *sheet) run(fields []string) (stops []stop, segs []Cubic, err error) {
	var smoothed []XY
	for _, f := range fields {
		if f == "|" && len(smoothed) > 1 {
			segs = append(segs, smooth(smoothed)...)
			smoothed = []XY{smoothed[len(smoothed)-1]}
		}
		if f == "|" {
			continue
		}
		st, err := s.stop(f)
		if err != nil {
			return nil, nil, err
		}
		stops, smoothed = append(stops, st), append(smoothed, st.at)
	}
	if len(smoothed) < 2 {
		return nil, nil, fmt.Errorf("a line of %d points", len(stops))
	}
	return stops, append(segs, smooth(smoothed)...), nil
}

func (s *sheet) stop(f string) (stop, error) {
	if near, joins := strings.CutPrefix(f, "@"); joins {
		p, err := point(near)
		if err != nil {
			return stop{}, err
		}
		return s.join(p)
	}
	if name, at, made := strings.Cut(f, "="); made {
		p, err := point(at)
		if _, twice := s.index[name]; twice {
			err = fmt.Errorf("node %q twice", name)
		}
		s.index[name] = len(s.nodes)
		s.nodes = append(s.nodes, node{name, p})
		return stop{p, s.index[name]}, err
	}
	if i, ok := s.index[f]; ok {
		return stop{s.nodes[i].at, i}, nil
	}
	p, err := point(f)
	return stop{p, -1}, err
}

func point(f string) (XY, error) {
	a, b, _ := strings.Cut(f, ",")
	u, err := strconv.ParseFloat(a, 64)
	if err != nil {
		return XY{}, fmt.Errorf("%q is no point and no node", f)
	}
	y, err := strconv.ParseFloat(b, 64)
	if err != nil || !(u >= 0 && u <= 500 && y >= 0 && y <= 2000) {
		return XY{}, fmt.Errorf("%q is no point of the chart", f)
	}
	return XY{u, y}, nil
}

// lay cuts a line into edges at its nodes.
func (s *sheet) lay(run []stop, segs []Cubic, mid bool) error {
	if run[0].node < 0 || run[len(run)-1].node < 0 {
		return fmt.Errorf("a line begins and ends in a node")
	}
	from := 0
	for i := 1; i < len(run); i++ {
		if run[i].node < 0 {
			continue
		}
		s.edges = append(s.edges, edge{from: run[from].node, to: run[i].node, segs: segs[from:i], mid: mid})
		from = i
	}
	return nil
}
