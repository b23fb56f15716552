package web

import (
	"strings"

	"spotter/internal/lift"
)

// platesView is one end of the bar as a picture, and the same in words.
type platesView struct {
	Words  string // "20 + 15 + 2.5"
	Unit   string
	W      int
	Plates []plateView
	Sleeve int // where the bare sleeve begins
	Bar    bool
}

type plateView struct {
	X, Y, W, H int
	Class      string // colour of the federation's plates, never the only sign
	Text       string
	TX, TY     int
}

// Heights and widths of drawn plates by the kilograms they stand nearest to.
var drawn = []struct {
	from  lift.Kg
	h, w  int
	class string
}{
	{24_00, 100, 20, "red"}, {19_00, 100, 18, "blue"}, {14_00, 90, 17, "yellow"}, {9_00, 74, 16, "green"},
	{4_00, 54, 15, "white"}, {2_00, 42, 14, "black"}, {0, 32, 13, "grey"},
}

// platesOf draws what goes on each side for a load; nil for machines and
// dumbbells, and where the plates at hand cannot make the load.
func platesOf(kg lift.Kg, rack lift.Plates) *platesView {
	if rack.Step > 0 || rack.Bar <= 0 {
		return nil
	}
	side, rest := rack.PerSide(kg)
	if rest != 0 || len(side) > 10 {
		return nil
	}
	v := &platesView{Unit: unitName(rack.Lb), Bar: len(side) == 0}
	x := 34
	var words []string
	for _, p := range side {
		text := p.String()
		if rack.Lb {
			text = lift.LbText(p)
		}
		words = append(words, text)
		for _, d := range drawn {
			if p >= d.from {
				v.Plates = append(v.Plates, plateView{X: x, Y: 55 - d.h/2, W: d.w, H: d.h, Class: d.class, Text: text, TX: x + d.w/2, TY: 55})
				x += d.w + 2
				break
			}
		}
	}
	v.Words, v.Sleeve = strings.Join(words, " + "), x
	v.W = x + 42
	return v
}

func unitName(lb bool) string {
	if lb {
		return "lb"
	}
	return "kg"
}

// loadText is a load in the person's unit, without the unit.
func loadText(kg lift.Kg, lb bool) string {
	if lb {
		return lift.LbText(kg)
	}
	return kg.String()
}

// loadStep is what one tap on + or - changes, in the person's unit.
func loadStep(rack lift.Plates) string {
	step := rack.Step
	if step <= 0 {
		for _, p := range rack.Sizes {
			if s := 2 * p; step <= 0 || s < step {
				step = s
			}
		}
	}
	if step <= 0 {
		step = 2_50
	}
	return loadText(step, rack.Lb)
}
