package lift

import (
	"slices"
	"sync"
)

// Parts are the tables a catalogue is built from.
type Parts struct {
	Lifts     []Lift
	Edges     []Edge
	Ambiguous []Ambiguous
	Names     []Name
	Words     []Word
	Rules     []Rule

	// Vocabulary, if given, replaces Words and Rules and is asked for them
	// once, on the first Match.
	Vocabulary func() ([]Word, []Rule)
}

// Catalogue is the set of known lifts and substitutions, indexed. It is
// read-only after NewCatalogue and may be shared.
type Catalogue struct {
	Lifts     []Lift
	Edges     []Edge
	Ambiguous []Ambiguous
	Names     []Name
	byID      map[ID]int
	from      map[ID][]int
	reader    func() *reader // built on the first Match
}

// NewCatalogue indexes the parts. It keeps the given order, so that everything
// derived from it is deterministic.
func NewCatalogue(p Parts) *Catalogue {
	c := &Catalogue{Lifts: p.Lifts, Edges: p.Edges, Ambiguous: p.Ambiguous, Names: p.Names,
		byID: make(map[ID]int, len(p.Lifts)), from: make(map[ID][]int, len(p.Lifts))}
	for i, l := range p.Lifts {
		c.byID[l.ID] = i
	}
	for _, n := range p.Names {
		if i, ok := c.byID[n.ID]; ok {
			c.Lifts[i].Aliases = append(c.Lifts[i].Aliases, n.Name)
		}
	}
	for i, e := range p.Edges {
		c.from[e.From] = append(c.from[e.From], i)
	}
	c.reader = sync.OnceValue(func() *reader { return newReader(p) })
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

// Named is the same catalogue with other names to show, for another language.
// What people write is still read by the names that it has.
func (c *Catalogue) Named(names map[ID]string) *Catalogue {
	out := *c
	out.Lifts = slices.Clone(c.Lifts)
	for i, l := range out.Lifts {
		if name, ok := names[l.ID]; ok {
			out.Lifts[i].Name = name
		}
	}
	return &out
}

// Substitutes of a lift, in catalogue order.
func (c *Catalogue) Substitutes(id ID) []Edge {
	out := make([]Edge, 0, len(c.from[id]))
	for _, i := range c.from[id] {
		out = append(out, c.Edges[i])
	}
	return out
}

// MainOf is the competition lift whose family the lift belongs to: the barbell
// forms and their variants, not the accessories that only share muscles.
func (c *Catalogue) MainOf(id ID) (Main, bool) {
	l, ok := c.Get(id)
	if !ok || l.Class == Accessory {
		return "", false
	}
	for _, m := range Mains {
		if l.Family == string(m) {
			return m, true
		}
	}
	return "", false
}

// Ask is the question to put when a name leaves the lift open.
func (c *Catalogue) Ask(id ID) (Ambiguous, bool) {
	for _, a := range c.Ambiguous {
		if a.ID == id {
			return a, true
		}
	}
	return Ambiguous{}, false
}
