package lift

// Catalogue is the set of known lifts and substitutions, indexed.
type Catalogue struct {
	Lifts     []Lift
	Edges     []Edge
	Ambiguous []Ambiguous
	byID      map[ID]int
	from      map[ID][]int
}

// NewCatalogue indexes lifts and edges. It keeps the given order, so that
// everything derived from it is deterministic.
func NewCatalogue(lifts []Lift, edges []Edge, ambiguous []Ambiguous) *Catalogue {
	c := &Catalogue{Lifts: lifts, Edges: edges, Ambiguous: ambiguous,
		byID: make(map[ID]int, len(lifts)), from: map[ID][]int{}}
	for i, l := range lifts {
		c.byID[l.ID] = i
	}
	for i, e := range edges {
		c.from[e.From] = append(c.from[e.From], i)
	}
	return c
}

// Get finds a lift by id.
func (c *Catalogue) Get(id ID) (Lift, bool) {
	i, ok := c.byID[id]
	if !ok {
		return Lift{}, false
	}
	return c.Lifts[i], true
}

// Substitutes of a lift, in catalogue order.
func (c *Catalogue) Substitutes(id ID) []Edge {
	out := make([]Edge, 0, len(c.from[id]))
	for _, i := range c.from[id] {
		out = append(out, c.Edges[i])
	}
	return out
}
