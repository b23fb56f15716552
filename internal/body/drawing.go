package body

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Layer is the picture on which a drawing was made: it says how deep the
// person feels it, as far as they know.
type Layer string

// The layers.
const (
	Skin      Layer = "skin"
	Muscle    Layer = "muscle"
	Dermatome Layer = "dermatome"
)

// Layers in the order in which they are offered.
var Layers = []Layer{Skin, Muscle, Dermatome}

// Qualities are the words offered for what a pain is like.
var Qualities = []string{"dull", "sharp", "stabbing", "burning", "throbbing", "tight", "tingling", "numb"}

// Drawing is where it hurts, as drawn: the strokes are kept, the zones are
// derived from them and may be derived better later. In the diary it stands in
// an entry of the kind "drawing", in the field "drawing":
//
//	{"layer":"muscle","areas":[{"intensity":4,"quality":"dull",
//	  "strokes":[{"view":"back","width":0.03,"points":[[0.421,0.462],[0.42,0.48]]}],
//	  "picked":["left.medial_border"]}]}
//
// Points are in units of the view's width: x from 0 (the viewer's left) to 1,
// y from 0 (the top) to 2. Left and right in picked are the body's.
type Drawing struct {
	Layer Layer  `json:"layer,omitempty"` // "" = not told
	Areas []Area `json:"areas"`
}

// Area is one place that hurts, with its own intensity and quality.
type Area struct {
	Intensity *int     `json:"intensity,omitempty"` // 0-10; nil = not told
	Quality   string   `json:"quality,omitempty"`   // one of Qualities, "" = not told
	Strokes   []Stroke `json:"strokes,omitempty"`
	Picked    []string `json:"picked,omitempty"` // spots tapped or ticked, "side.place"
}

// Stroke is one line of a brush. Window says that it was drawn in a magnified
// part; its points are those of the whole view all the same.
type Stroke struct {
	View   View         `json:"view"`
	Window string       `json:"window,omitempty"` // "" or upper_back
	Width  float64      `json:"width"`            // of the brush, in units of the view's width
	Points [][2]float64 `json:"points"`
}

// Limits of one drawing, far above what a finger does in a minute.
const (
	maxAreas   = 20
	maxStrokes = 200   // in one area
	maxPoints  = 20000 // in all
	minWidth   = 0.002
	maxWidth   = 0.2
)

// Code names a spot in a drawing.
func (s Spot) Code() string { return string(s.Side) + "." + s.Place }

// ParseSpot reads a Code.
func ParseSpot(code string) (Spot, bool) {
	side, place, _ := strings.Cut(code, ".")
	s := Spot{place, Side(side)}
	return s, s.Valid()
}

// Check says what is wrong with a drawing, nil = nothing.
func (d Drawing) Check() error {
	if d.Layer != "" && !slices.Contains(Layers, d.Layer) {
		return fmt.Errorf("%q is no layer; write skin, muscle or dermatome", d.Layer)
	}
	if len(d.Areas) > maxAreas {
		return fmt.Errorf("%d areas; %d are the most", len(d.Areas), maxAreas)
	}
	points := 0
	for i, a := range d.Areas {
		if err := a.check(&points); err != nil {
			return fmt.Errorf("area %d: %w", i+1, err)
		}
	}
	return nil
}

func (a Area) check(points *int) error {
	switch {
	case a.Intensity != nil && (*a.Intensity < 0 || *a.Intensity > 10):
		return fmt.Errorf("intensity %d; write 0 to 10", *a.Intensity)
	case a.Quality != "" && !slices.Contains(Qualities, a.Quality):
		return fmt.Errorf("%q is no quality; write one of %s", a.Quality, strings.Join(Qualities, ", "))
	case len(a.Strokes) > maxStrokes:
		return fmt.Errorf("%d strokes; %d are the most", len(a.Strokes), maxStrokes)
	case len(a.Strokes) == 0 && len(a.Picked) == 0:
		return fmt.Errorf("nothing is drawn; draw it or pick a place")
	}
	for _, code := range a.Picked {
		if _, ok := ParseSpot(code); !ok {
			return fmt.Errorf("%q is no place; write side.place as in left.medial_border", code)
		}
	}
	if len(a.Picked) > 2*len(places) {
		return fmt.Errorf("%d places; the chart has fewer", len(a.Picked))
	}
	for i, s := range a.Strokes {
		if *points += len(s.Points); *points > maxPoints {
			return fmt.Errorf("more than %d points in all", maxPoints)
		}
		if err := s.check(); err != nil {
			return fmt.Errorf("stroke %d: %w", i+1, err)
		}
	}
	return nil
}

func (s Stroke) check() error {
	switch {
	case !slices.Contains(Views, s.View):
		return fmt.Errorf("%q is no view; write front or back", s.View)
	case s.Window != "" && (s.Window != WindowUpperBack || s.View != Back):
		return fmt.Errorf("%q is no window of the %s", s.Window, s.View)
	case !(s.Width >= minWidth && s.Width <= maxWidth):
		return fmt.Errorf("width %v; write %v to %v of the view's width", s.Width, minWidth, maxWidth)
	case len(s.Points) == 0:
		return fmt.Errorf("no points")
	}
	for _, p := range s.Points {
		if !(p[0] >= 0 && p[0] <= 1 && p[1] >= 0 && p[1] <= 2) {
			return fmt.Errorf("point %v lies outside the view; x is 0 to 1, y 0 to 2", p)
		}
	}
	return nil
}

// DecodeDrawing reads a drawing and checks it.
func DecodeDrawing(b []byte) (Drawing, error) {
	var d Drawing
	if err := json.Unmarshal(b, &d); err != nil {
		return Drawing{}, fmt.Errorf("the drawing cannot be read: %w", err)
	}
	return d, d.Check()
}

// Mirror exchanges left and right in everything that was drawn.
func (d Drawing) Mirror() Drawing {
	out := Drawing{Layer: d.Layer}
	for _, a := range d.Areas {
		m := Area{Intensity: a.Intensity, Quality: a.Quality}
		for _, s := range a.Strokes {
			m.Strokes = append(m.Strokes, s.Mirror())
		}
		for _, code := range a.Picked {
			if s, ok := ParseSpot(code); ok {
				m.Picked = append(m.Picked, s.Mirror().Code())
			}
		}
		out.Areas = append(out.Areas, m)
	}
	return out
}

// Mirror is the stroke on the other half of the same view.
func (s Stroke) Mirror() Stroke {
	out := Stroke{View: s.View, Window: s.Window, Width: s.Width, Points: make([][2]float64, len(s.Points))}
	for i, p := range s.Points {
		out.Points[i] = [2]float64{float64(Whole-step(p[0])) / Whole, p[1]}
	}
	return out
}

// step is a coordinate as a whole number of ten-thousandths.
func step(v float64) int { return int(v*Whole + .5) }
