package differential

import (
	"slices"
	"sort"

	"spotter/internal/body"
)

// standing is how one pattern stands against one problem. The score is a
// coarse order for sorting only: a strong finding counts two, another one;
// what speaks against counts likewise (a very strong one three). It is never
// shown, and it is not a likelihood.
type standing struct {
	p       Pattern
	order   int // place in the knowledge file
	pro     []Point
	carries bool // at least one pro that is more than supporting
	con     []Point
	open    []Point
	score   int
	primary bool // written first of all for this region
	zones   int  // sore zones shared
}

// weigh evaluates every finding of a pattern.
func (v *view) weigh(p Pattern, order int) standing {
	s := standing{p: p, order: order, primary: len(p.Regions) > 0 && p.Regions[0] == v.p.Region, zones: shared(p.Zones, v.p.Zones)}
	for _, f := range p.For {
		t, said := v.finding(f)
		switch {
		case t == Yes:
			pt := point(p, f, said)
			s.pro = append(s.pro, pt)
			s.score += gain(f)
			s.carries = s.carries || gain(f) > 0
		case t == Unknown && f.By != "clinician" && f.By != "imaging":
			s.open = append(s.open, point(p, f, nil))
		}
	}
	for _, f := range p.Against {
		t, said := v.finding(f)
		switch {
		case t == Yes:
			s.con = append(s.con, point(p, f, said))
			s.score -= loss(f.Weight)
		case t == Unknown && f.By != "clinician" && f.By != "imaging":
			s.open = append(s.open, point(p, f, nil))
		}
	}
	return s
}

// gain: a strong finding counts two, a supporting one "(+)" nothing by itself.
func gain(f Finding) int {
	switch {
	case f.Weight == "(+)":
		return 0
	case strong(f):
		return 2
	}
	return 1
}

func loss(w string) int {
	if w == "--" {
		return 3
	}
	return 1
}

func point(p Pattern, f Finding, said []Said) Point {
	return Point{ID: p.ID + "." + f.ID, Text: f.Text, Strong: strong(f), Said: said,
		By: f.By, Sources: f.Sources, Basis: f.Basis, Note: f.Note}
}

// strong: our weight says so, or a published positive ratio of at least 5.
func strong(f Finding) bool {
	return f.Weight == "++" || f.Weight == "--" || f.LRPos != nil && *f.LRPos >= 5
}

func shared(a, b []body.Zone) int {
	n := 0
	for _, z := range a {
		if slices.Contains(b, z) {
			n++
		}
	}
	return n
}

// fits says whether enough speaks for a pattern to name it: something does
// that is more than supporting, and it is not outweighed.
func (s standing) fits() bool { return s.carries && s.score >= 0 }

// undecided: only supporting facts are told; what would carry it is not known.
func (s standing) undecided() bool { return !s.carries && len(s.pro) > 0 && s.score >= 0 }

// sortStandings orders by score, then by region, shared zones and file order.
func sortStandings(all []standing) {
	sort.SliceStable(all, func(i, j int) bool {
		a, b := all[i], all[j]
		switch {
		case a.score != b.score:
			return a.score > b.score
		case a.primary != b.primary:
			return a.primary
		case a.zones != b.zones:
			return a.zones > b.zones
		}
		return a.order < b.order
	})
}

// maxFits is how many groups are named at most; more would help nobody choose.
const maxFits = 4

// groups takes the best standings and puts those of one group together.
func groups(all []standing) [][]standing {
	var out [][]standing
	at := map[string]int{}
	for _, s := range all {
		if !s.fits() {
			continue
		}
		if g := s.p.Group; g != "" {
			if i, ok := at[g]; ok {
				out[i] = append(out[i], s)
				continue
			}
			at[g] = len(out)
		}
		out = append(out, []standing{s})
	}
	if len(out) > maxFits {
		out = out[:maxFits]
	}
	return out
}
