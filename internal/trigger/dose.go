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

// measure is what a lift's doses are counted against: the median and upper
// quartile of intensity, the median of sets, and for each shape the factor that
// makes its mean 1 over the sessions.
type measure struct {
	half, fourth, sets float64
	scale              [shapes]float64
}

// of gives the sizes of one dose under each shape, before scaling.
func (m measure) of(d Dose) (x [shapes]float64) {
	x[anySession] = 1
	x[byVolume] = float64(d.Sets * d.Intensity)
	if d.Intensity >= m.half {
		x[heavyHalf] = d.Sets
	}
	if d.Intensity >= m.fourth {
		x[heavyFourth] = d.Sets
	}
	x[manySets] = math.Max(0, d.Sets-m.sets+1)
	return x
}

// done are a lift's doses with their times.
func (l *Log) done(lift int) (t []float64, doses []Dose) {
	for _, s := range l.Sessions {
		for _, d := range s.Done {
			if d.Lift == lift {
				t, doses = append(t, s.T+sessionLag), append(doses, d)
			}
		}
	}
	return t, doses
}

// measure of a lift from this log.
func (l *Log) measure(lift int) (m measure) {
	_, done := l.done(lift)
	m.half, m.fourth, m.sets = cuts(done)
	for _, d := range done {
		for s, x := range m.of(d) {
			m.scale[s] += x
		}
	}
	for s, sum := range m.scale {
		m.scale[s] = 1
		if sum > 0 {
			m.scale[s] = float64(len(done)) / sum
		}
	}
	return m
}

// doses gives a lift's sessions in a measure. Each shape is scaled to mean 1,
// so that its coefficient is the effect of one typical session whatever the
// shape.
func (l *Log) doses(lift int, m measure) []dosed {
	t, done := l.done(lift)
	out := make([]dosed, len(t))
	for i, d := range done {
		out[i] = dosed{t[i], m.of(d)}
		for s := range out[i].x {
			out[i].x[s] *= m.scale[s]
		}
	}
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

func pulses(rows []dosed, shape int) []pulse {
	out := make([]pulse, len(rows))
	for i, r := range rows {
		out[i] = pulse{r.t, r.x[shape]}
	}
	return out
}
