package body

import (
	"slices"
	"sync"
)

// Band is the skin of one nerve root as a view shows it, both sides.
type Band struct {
	Root string // C2…S3; V is the face, which no spinal root supplies
	Path []Loop
	At   [2]Point // where its name may stand, on the viewer's left and right
}

// BandBasis is how well the bands are founded: they are drawn from memory,
// shown as approximate and never used as evidence.
const BandBasis = "memory"

// roots from the head down.
var roots = []string{"V", "C2", "C3", "C4", "C5", "C6", "C7", "C8",
	"T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3"}

var bands = sync.OnceValue(func() map[View]*view {
	return map[View]*view{Front: mustView(roots, drawOutline, drawDermatomeFront), Back: mustView(roots, drawOutline, drawDermatomeBack)}
})

// Bands of a view from the head down.
func Bands(v View) []Band {
	x := bands()[v]
	var out []Band
	for i, root := range roots {
		if x == nil || !x.has[i] {
			continue
		}
		s := x.sheet.seeds[slices.IndexFunc(x.sheet.seeds, func(s seed) bool { return s.id == root })]
		out = append(out, Band{Root: root, At: [2]Point{{500 - s.at.U, s.at.Y}, {500 + s.at.U, s.at.Y}},
			Path: x.border(func(f int, _ bool) bool { return x.faces[f].place == i })})
	}
	return out
}

// RootAt is the band under a point of a view, in the units of Hit.
func RootAt(v View, x, y float64) (string, bool) {
	if !(x >= 0 && x <= 1 && y >= 0 && y <= 2) || bands()[v] == nil {
		return "", false
	}
	p := bands()[v].at(float64(abs(step(x)-Whole/2))/10, float64(step(y))/10)
	if p < 0 {
		return "", false
	}
	return roots[p], true
}

// MuscleArea is a muscle as a view shows it, on one side.
type MuscleArea struct {
	Muscle string
	Side   Side
	Path   []Loop
}

// Muscles of a view in reading order: the places that show the same muscle,
// joined. Places without one are left out; they are bone, joint or skin.
func Muscles(v View) []MuscleArea {
	var out []MuscleArea
	seen := map[Spot]bool{}
	for _, s := range Spots(v) {
		p, _ := PlaceOf(s.Place)
		key := Spot{p.Muscle, s.Side}
		if p.Muscle == "" || seen[key] {
			continue
		}
		seen[key] = true
		out = append(out, MuscleArea{p.Muscle, s.Side, Outline(v, func(o Spot) bool {
			q, _ := PlaceOf(o.Place)
			return q.Muscle == p.Muscle && o.Side == s.Side
		})})
	}
	return out
}
