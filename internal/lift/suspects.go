package lift

import (
	"cmp"
	"slices"
)

// Suspect is a demand that the provoking lifts share and the tolerated lifts
// lack, with the figures it rests on. It is a rank for choosing substitutes
// and for explaining that choice; it is no probability and no diagnosis.
type Suspect struct {
	Demand     Demand
	Provoking  float64 // mean score over the provoking lifts
	Least      int     // lowest score among the provoking lifts
	Tolerated  int     // highest score among the tolerated lifts; 0 if none is known
	Score      float64 // Provoking − Tolerated, where positive
	InAll      bool    // every provoking lift asks for it
	Of         int     // how many provoking lifts were compared
	Unopposed  bool    // no tolerated lift is known, so nothing speaks against it
	TriggerIDs []ID    // the provoking lifts that ask for it
}

// Suspects compares lifts that provoke with lifts that do not, demand by
// demand, the strongest first. Lifts unknown to the catalogue are left out; with
// no provoking lift known there is no suspect. A lift named on both sides
// counts as provoking only.
func (c *Catalogue) Suspects(provoking, tolerated []ID) []Suspect {
	bad, good := c.some(provoking, nil), c.some(tolerated, provoking)
	if len(bad) == 0 {
		return nil
	}
	var out []Suspect
	for _, d := range Demands {
		s := Suspect{Demand: d, Least: MaxDemand, Of: len(bad), Unopposed: len(good) == 0}
		sum := 0
		for _, l := range bad {
			v := l.Demands[d]
			sum += v
			s.Least = min(s.Least, v)
			if v > 0 {
				s.TriggerIDs = append(s.TriggerIDs, l.ID)
			}
		}
		for _, l := range good {
			s.Tolerated = max(s.Tolerated, l.Demands[d])
		}
		s.InAll = s.Least > 0
		s.Provoking = float64(sum) / float64(len(bad))
		s.Score = s.Provoking - float64(s.Tolerated)
		if s.Score > 0 {
			out = append(out, s)
		}
	}
	slices.SortStableFunc(out, func(a, b Suspect) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Least, a.Least))
	})
	return out
}

// SuspectWeights turns suspects into weights for Swaps: the score rounded to 1
// to 3 points, for what more than half of the provoking lifts ask. What only a
// few of them ask says more about those lifts than about the pain, and weighs
// nothing (expert-opinion).
func SuspectWeights(suspects []Suspect) map[Demand]int {
	w := map[Demand]int{}
	for _, s := range suspects {
		if 2*len(s.TriggerIDs) > s.Of {
			w[s.Demand] = min(max(int(s.Score+0.5), 1), MaxDemand)
		}
	}
	return w
}

// some gives the known lifts of a list, each once, without those of another.
func (c *Catalogue) some(ids, but []ID) []Lift {
	var out []Lift
	var taken []ID
	for _, id := range ids {
		l, ok := c.Get(id)
		if !ok || slices.Contains(taken, id) || slices.Contains(but, id) {
			continue
		}
		taken = append(taken, id)
		out = append(out, l)
	}
	return out
}
