package trigger

import (
	"math"
	"slices"

	"spotter/internal/stats"
)

// Dose shapes: how the reaction grows with what was done.
const (
	anySession  = iota // every session the same
	byVolume           // sets times intensity
	heavyHalf          // sets, only in the heavier half of the sessions
	heavyFourth        // sets, only in the heaviest fourth
	manySets           // sets beyond the usual number
	shapes
)

// ShapeNames are the codes of the dose shapes.
var ShapeNames = [shapes]string{"any_session", "by_volume", "heavier_half", "heaviest_fourth", "many_sets"}

// shapeShares are the prior chances of the shapes, once a lift counts.
var shapeShares = [shapes]float64{0.25, 0.40, 0.13, 0.12, 0.10}

// sessionLag is how long after its start a session counts, in hours.
const sessionLag = 0.4

// dosed is one session of a lift with its size under each shape.
type dosed struct {
	t float64
	x [shapes]float64
}

// doses gives a lift's sessions. Each shape is scaled to mean 1 over them, so
// that its coefficient is the effect of one typical session whatever the shape.
func (l *Log) doses(lift int) []dosed {
	var out []dosed
	var done []Dose
	for _, s := range l.Sessions {
		for _, d := range s.Done {
			if d.Lift == lift {
				out = append(out, dosed{t: s.T + sessionLag})
				done = append(done, d)
			}
		}
	}
	half, fourth, usual := cuts(done)
	for i, d := range done {
		x := &out[i].x
		x[anySession] = 1
		x[byVolume] = float64(d.Sets * d.Intensity)
		if d.Intensity >= half {
			x[heavyHalf] = d.Sets
		}
		if d.Intensity >= fourth {
			x[heavyFourth] = d.Sets
		}
		x[manySets] = math.Max(0, d.Sets-usual+1)
	}
	toMeanOne(out)
	return out
}

// cuts are the median and upper quartile of intensity and the median of sets.
func cuts(done []Dose) (half, fourth, sets float64) {
	var intensity, count []float64
	for _, d := range done {
		intensity = append(intensity, d.Intensity)
		count = append(count, d.Sets)
	}
	slices.Sort(intensity)
	slices.Sort(count)
	return stats.QuantileOf(intensity, 0.5), stats.QuantileOf(intensity, 0.75), stats.QuantileOf(count, 0.5)
}

func toMeanOne(rows []dosed) {
	for s := range shapes {
		sum := 0.0
		for _, r := range rows {
			sum += r.x[s]
		}
		if sum <= 0 {
			continue
		}
		for i := range rows {
			rows[i].x[s] *= float64(len(rows)) / sum
		}
	}
}

func pulses(rows []dosed, shape int) []pulse {
	out := make([]pulse, len(rows))
	for i, r := range rows {
		out[i] = pulse{r.t, r.x[shape]}
	}
	return out
}
