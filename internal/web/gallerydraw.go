package web

import (
	"fmt"

	"spotter/internal/app"
	"spotter/internal/body"
	"spotter/internal/diary"
)

// galleryDrawings are made-up drawings: ten areas in the state "full", one in
// most others, none in "empty" and "open".
func galleryDrawings(state string) ([]diary.Entry, error) {
	n := func(v int) *int { return &v }
	line := body.Stroke{View: body.Back, Window: body.WindowUpperBack, Width: 0.022,
		Points: [][2]float64{{0.574, 0.42}, {0.571, 0.44}, {0.573, 0.46}, {0.576, 0.48}, {0.58, 0.5}, {0.585, 0.52}, {0.588, 0.53}}}
	one := body.Drawing{Layer: body.Muscle, Areas: []body.Area{{Intensity: n(4), Quality: "dull", Strokes: []body.Stroke{line}}}}
	switch state {
	case "empty", "open":
		return nil, nil
	case "full", "long":
		many := body.Drawing{Areas: []body.Area{{Intensity: n(7), Quality: "sharp", Strokes: []body.Stroke{line}}}}
		for i, code := range []string{"right.levator_corner", "left.trap_upper", "left.low_back", "right.glute", "left.knee_front", "right.shoulder_front", "left.forearm_thumb_side", "left.calf_inner", "midline.sternum"} {
			many.Areas = append(many.Areas, body.Area{Intensity: n(i + 1), Picked: []string{code}})
		}
		return drawnOn(one, many)
	case "half":
		return drawnOn(one.Mirror())
	}
	return drawnOn(one)
}

// drawnOn is one drawing a month up to the gallery's day.
func drawnOn(ds ...body.Drawing) ([]diary.Entry, error) {
	var out []diary.Entry
	for i, d := range ds {
		e, err := app.DrawingEntry(fmt.Sprintf("g-drawn-%d", i), galleryDay.Add(-30*(len(ds)-1-i)).String(), d)
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}
