package diary

import "slices"

// edge says that the row from names the row to.
type edge struct{ from, to int }

// settle works out which rows count: what is named by a later version is gone;
// of versions that did not see each other the rule of their kind decides, and
// both are shown.
func (s *stream) settle() []Conflict {
	var out []Conflict
	if s.linked {
		g := s.replace()
		for _, v := range s.versions(g) {
			if c, open := s.judge(v); open {
				out = append(out, c)
			}
		}
	}
	if len(s.from) > 1 {
		out = append(out, s.apart()...)
	}
	slices.SortStableFunc(out, func(a, b Conflict) int { return a.row - b.row })
	return out
}

// replace marks what is named and joins the versions of each thing.
func (s *stream) replace() *groups {
	g := &groups{node: map[string]int{}}
	var edges []edge
	for i := range s.rows {
		e := s.rows[i].e
		if len(e.Replaces) == 0 && e.Entity == "" {
			continue
		}
		if !s.rows[i].sort.acts() {
			own := g.of(e.ID)
			s.rows[i].thing = int32(own + 1)
			for _, id := range e.Replaces {
				g.join(own, g.of(id))
			}
			if e.Entity != "" {
				g.join(own, g.of(e.Entity))
			}
		}
		for _, id := range e.Replaces {
			j, ok := s.at[id]
			switch {
			case !ok || j == i:
			case mayReplace(&s.rows[i], &s.rows[j]) && s.mayClear(i, j):
				edges = append(edges, edge{i, j})
			case s.rows[j].sort == aLimit || s.rows[j].sort == anAnswer:
				g.of(id) // so that the refusal is shown
			}
		}
	}
	for _, x := range withoutCircles(edges) {
		s.rows[x.to].gone = true
	}
	return g
}

// withoutCircles leaves out the edges between entries that name each other in
// a circle: no program writes that, and nothing may vanish by it.
func withoutCircles(edges []edge) []edge {
	if !slices.ContainsFunc(edges, func(x edge) bool { return x.from <= x.to }) {
		return edges
	}
	core := peel(peel(edges, func(x edge) (int, int) { return x.from, x.to }), func(x edge) (int, int) { return x.to, x.from })
	if len(core) == 0 {
		return edges
	}
	in := make(map[edge]bool, len(core))
	for _, x := range core {
		in[x] = true
	}
	return slices.DeleteFunc(edges, func(x edge) bool { return in[x] })
}

// peel takes off, again and again, the edges into nodes that lead nowhere.
func peel(edges []edge, ends func(edge) (from, to int)) []edge {
	leads := map[int]int{}
	into := map[int][]int{}
	for i, x := range edges {
		from, to := ends(x)
		leads[from]++
		into[to] = append(into[to], i)
	}
	var dry []int
	for to := range into {
		if leads[to] == 0 {
			dry = append(dry, to)
		}
	}
	off := make([]bool, len(edges))
	for len(dry) > 0 {
		to := dry[len(dry)-1]
		dry = dry[:len(dry)-1]
		for _, i := range into[to] {
			off[i] = true
			from, _ := ends(edges[i])
			if leads[from]--; leads[from] == 0 {
				dry = append(dry, from)
			}
		}
	}
	var out []edge
	for i, x := range edges {
		if !off[i] {
			out = append(out, x)
		}
	}
	return out
}

// groups joins ids into things (union by find with halving).
type groups struct {
	node map[string]int
	up   []int
}

// of is the node of an id; an entry without one has a node of its own.
func (g *groups) of(id string) int {
	if n, ok := g.node[id]; ok && id != "" {
		return n
	}
	n := len(g.up)
	g.up = append(g.up, n)
	if id != "" {
		g.node[id] = n
	}
	return n
}

func (g *groups) find(n int) int {
	for g.up[n] != n {
		g.up[n] = g.up[g.up[n]]
		n = g.up[n]
	}
	return n
}

func (g *groups) join(a, b int) { g.up[g.find(a)] = g.find(b) }

// version is the rows of one thing that nothing has replaced.
type version struct {
	rows    []int // statements, in the order of the fold
	removed []int // deletions that did not see them
}

// versions gathers the things with more than one say, in order.
func (s *stream) versions(g *groups) []*version {
	type key struct {
		thing          int
		kind, question string
	}
	found := map[key]*version{}
	byThing := map[int][]*version{}
	var all []*version
	for id, n := range g.node {
		if i, ok := s.at[id]; ok {
			s.rows[i].thing = int32(n + 1)
		}
	}
	for i := range s.rows {
		r := &s.rows[i]
		if r.gone || r.thing == 0 || r.sort.acts() || r.sort == strange {
			continue
		}
		k := key{thing: g.find(int(r.thing - 1)), kind: r.e.Kind}
		if r.sort == anAnswer {
			k.question = r.e.Question
		}
		v := found[k]
		if v == nil {
			v = &version{}
			found[k] = v
			all = append(all, v)
			byThing[k.thing] = append(byThing[k.thing], v)
		}
		v.rows = append(v.rows, i)
	}
	for i := range s.rows {
		r := &s.rows[i]
		if r.gone || !r.sort.acts() || r.sort == aRedact {
			continue
		}
		for _, id := range r.e.Replaces {
			if n, ok := g.node[id]; ok {
				for _, v := range byThing[g.find(n)] {
					if (r.sort == aDelete || s.rows[v.rows[0]].sort == anAnswer) && !slices.Contains(v.removed, i) {
						v.removed = append(v.removed, i)
					}
				}
			}
		}
	}
	return slices.DeleteFunc(all, func(v *version) bool { return len(v.rows)+len(v.removed) < 2 })
}
