package lift

import (
	"cmp"
	"slices"
)

// Swap is a substitute, judged for what is sore today. Edge holds the load
// ratio, its basis and what is retained; for a way over another lift (Via) the
// ratios are multiplied and the basis is "derived".
type Swap struct {
	Edge   Edge
	Via    ID             // the lift in between; empty for a direct substitute
	Spared map[Demand]int // points less, of the demands asked about
	Added  map[Demand]int // points more, of the demands asked about
	Left   map[Demand]int // points that the substitute still asks, of those demands
	Score  float64        // weighted points spared minus added, times the share kept; for ranking only
}

// Swaps ranks what can stand in for a lift when the demands in spare are sore
// (weight 1 or more each). Only lifts that spare something and add to none of
// the sore demands are given: direct substitutes first searched, then one step
// further. An unknown share kept counts as a quarter. The order is by score,
// then share kept, then id: always the same.
func (c *Catalogue) Swaps(from ID, spare map[Demand]int) []Swap {
	a, ok := c.Get(from)
	if !ok {
		return nil
	}
	best := map[ID]int{}
	var out []Swap
	add := func(e Edge, via ID) {
		b, ok := c.Get(e.To)
		if !ok || e.To == from {
			return
		}
		s := judge(a, b, e, via, spare)
		if len(s.Spared) == 0 || len(s.Added) > 0 {
			return
		}
		if i, seen := best[e.To]; seen {
			if out[i].Via != "" && s.Score > out[i].Score {
				out[i] = s
			}
			return
		}
		best[e.To] = len(out)
		out = append(out, s)
	}
	for _, e := range c.Substitutes(from) {
		add(e, "")
	}
	for _, first := range c.Substitutes(from) {
		for _, second := range c.Substitutes(first.To) {
			add(join(first, second, a, c), first.To)
		}
	}
	slices.SortStableFunc(out, func(x, y Swap) int {
		return cmp.Or(cmp.Compare(y.Score, x.Score), cmp.Compare(y.Edge.Retains, x.Edge.Retains), cmp.Compare(x.Edge.To, y.Edge.To))
	})
	return out
}

// join makes one edge of two: what is lost twice is lost twice.
func join(first, second Edge, a Lift, c *Catalogue) Edge {
	b, _ := c.Get(second.To)
	e := Edge{From: first.From, To: second.To, Serves: first.Serves,
		Retains: first.Retains * second.Retains, RetainsBasis: "derived",
		RatioLo: first.RatioLo * second.RatioLo, RatioHi: first.RatioHi * second.RatioHi,
		RatioBasis: "derived", RatioPer: second.RatioPer,
		RatioSources: append(slices.Clone(first.RatioSources), second.RatioSources...)}
	if e.RatioHi == 0 {
		e.RatioLo, e.RatioBasis, e.RatioPer = 0, second.RatioBasis, ""
		if second.RatioHi != 0 {
			e.RatioBasis = first.RatioBasis
		}
	}
	if e.Retains == 0 {
		e.RetainsBasis = "none"
	}
	e.Spares, e.Adds = Difference(a.Demands, b.Demands)
	return e
}

// unknownShare stands for a share kept that nobody has put a figure to
// (expert-opinion).
const unknownShare = 0.25

func judge(a, b Lift, e Edge, via ID, spare map[Demand]int) Swap {
	s := Swap{Edge: e, Via: via, Spared: map[Demand]int{}, Added: map[Demand]int{}, Left: map[Demand]int{}}
	points := 0
	for _, d := range Demands {
		w := spare[d]
		if w <= 0 {
			continue
		}
		diff := a.Demands[d] - b.Demands[d]
		points += w * diff
		if diff > 0 {
			s.Spared[d] = diff
		} else if diff < 0 {
			s.Added[d] = -diff
		}
		if b.Demands[d] > 0 {
			s.Left[d] = b.Demands[d]
		}
	}
	share := e.Retains
	if share == 0 {
		share = unknownShare
	}
	s.Score = float64(float64(points) * share)
	return s
}
