package body

import (
	"fmt"
	"slices"
	"sync"
)

// View is a side of the body that is looked at.
type View string

// The views. A drawing in the window on the upper back is a drawing on the
// back: both have the same coordinates.
const (
	Front View = "front"
	Back  View = "back"
)

// Views in the order in which they are shown.
var Views = []View{Front, Back}

// Spot is a place on one side of the body: Left, Right or Midline.
type Spot struct {
	Place string
	Side  Side
}

// Mirror is the same place on the other side.
func (s Spot) Mirror() Spot { return Spot{s.Place, s.Side.Mirror()} }

// Valid says whether the chart has this spot.
func (s Spot) Valid() bool {
	p, ok := PlaceOf(s.Place)
	return ok && (p.Mid && s.Side == Midline || !p.Mid && (s.Side == Left || s.Side == Right))
}

// view is one side of the body, found from its plan.
type view struct {
	sheet *sheet
	faces []face
	has   []bool // by place: whether the view shows it
}

var views = sync.OnceValue(func() map[View]*view {
	return map[View]*view{Front: mustView(placeIDs(), drawOutline, drawLimbs, drawFront), Back: mustView(placeIDs(), drawOutline, drawLimbs, drawBack)}
})

func placeIDs() []string {
	ids := make([]string, len(places))
	for i, p := range places {
		ids[i] = p.ID
	}
	return ids
}

// mustView panics on a plan that does not hold together: the plans are part of
// the program and every test would see it.
func mustView(ids []string, plans ...string) *view {
	v, err := newView(ids, plans...)
	if err != nil {
		panic("body chart: " + err.Error())
	}
	return v
}

// newView finds the faces of a plan and names them. Every face has exactly one
// name of ids and every name in the plan stands in a face.
func newView(ids []string, plans ...string) (*view, error) {
	s, err := parsePlan(plans...)
	if err != nil {
		return nil, err
	}
	fs, err := s.faces()
	if err != nil {
		return nil, err
	}
	v := &view{sheet: s, faces: fs, has: make([]bool, len(ids))}
	for _, sd := range s.seeds {
		f := slices.IndexFunc(fs, func(f face) bool { return f.holds(sd.at.U, sd.at.Y) })
		p := slices.Index(ids, sd.id)
		switch {
		case p < 0:
			return nil, fmt.Errorf("%s is no place", sd.id)
		case f < 0:
			return nil, fmt.Errorf("%s lies outside", sd.id)
		case fs[f].place >= 0:
			return nil, fmt.Errorf("%s and %s share a face", sd.id, ids[fs[f].place])
		}
		fs[f].place, v.has[p] = p, true
	}
	for _, f := range fs {
		if f.place < 0 {
			return nil, fmt.Errorf("the face near %v has no name", f.ring[0])
		}
	}
	return v, nil
}

// Places lists every place of the chart in reading order.
func Places() []Place { return slices.Clone(places) }

// PlaceOf finds a place by its id.
func PlaceOf(id string) (Place, bool) {
	i := placeIndex(id)
	if i < 0 {
		return Place{}, false
	}
	return places[i], true
}

func placeIndex(id string) int {
	return slices.IndexFunc(places, func(p Place) bool { return p.ID == id })
}

// Shown says whether a view shows a place.
func Shown(v View, place string) bool {
	i, x := placeIndex(place), views()[v]
	return i >= 0 && x != nil && x.has[i]
}

// Spots lists every spot of a view in reading order, left before right.
func Spots(v View) []Spot {
	var out []Spot
	for _, p := range places {
		switch {
		case !Shown(v, p.ID):
		case p.Mid:
			out = append(out, Spot{p.ID, Midline})
		default:
			out = append(out, Spot{p.ID, Left}, Spot{p.ID, Right})
		}
	}
	return out
}

// sideAt is the body's side on which a point of a picture lies. Seen from the
// front the body's left is on the viewer's right; from behind on the viewer's
// left. x in ten-thousandths.
func sideAt(v View, x int) Side {
	if (x >= Whole/2) == (v == Front) {
		return Left
	}
	return Right
}

// Hit is the spot under a point of a view, in the chart's units (x 0-1 and y
// 0-2). False when the point is beside the body, or not a number.
func Hit(v View, x, y float64) (Spot, bool) {
	if !(x >= 0 && x <= 1 && y >= 0 && y <= 2) || views()[v] == nil {
		return Spot{}, false
	}
	return hit(v, int(x*Whole+.5), int(y*Whole+.5))
}

func hit(v View, x, y int) (Spot, bool) {
	p := views()[v].at(float64(abs(x-Whole/2))/10, float64(y)/10)
	if p < 0 {
		return Spot{}, false
	}
	return spotAt(v, p, x), true
}

func spotAt(v View, place, x int) Spot {
	if places[place].Mid {
		return Spot{places[place].ID, Midline}
	}
	return Spot{places[place].ID, sideAt(v, x)}
}

// at is the place at a point of the drawn half, -1 = none.
func (v *view) at(u, y float64) int {
	for i := range v.faces {
		if v.faces[i].holds(u, y) {
			return v.faces[i].place
		}
	}
	return -1
}

func abs(n int) int { return max(n, -n) }
