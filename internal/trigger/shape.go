package trigger

import "math"

// Reaction is the time course at one hour after a session: the mean over the
// kernels by their weight, and the range of those that still have a say. 1 is
// the peak of each.
type Reaction struct{ Hour, Mean, Lo, Hi float64 }

// sayAt is the weight from which on a kernel has a say in the range.
const sayAt = 0.05

// reaction is the curve from the session on, every two hours.
func (p *Posterior) reaction() []Reaction {
	var out []Reaction
	for hour := 0.0; hour <= reach; hour += 2 {
		r := Reaction{Hour: hour, Lo: math.Inf(1), Hi: math.Inf(-1)}
		for i, w := range p.Kernel {
			y := trainKernels[i].at(hour)
			r.Mean += float64(w * y)
			if w >= sayAt {
				r.Lo, r.Hi = math.Min(r.Lo, y), math.Max(r.Hi, y)
			}
		}
		r.Lo, r.Hi = math.Min(r.Lo, r.Mean), math.Max(r.Hi, r.Mean)
		out = append(out, r)
	}
	return out
}

// DosePoint is one session of a lift and what it is expected to have added at
// the peak, in points.
type DosePoint struct {
	T         float64 // hours since the reading's first day
	Sets      float64
	Intensity float64 // load over the best single of the day
	Points    float64
}

// expected is the effect of each session under the dose shapes, weighed by how
// much the log believes in each. Nothing where the lift's own sessions carry
// none of the effect: then the log knows no shape.
func (r *Reading) expected(lift int, e Effect) []DosePoint {
	known := 0.0
	for _, share := range e.Shape {
		known += share
	}
	if !(known > 0) {
		return nil
	}
	var out []DosePoint
	rows := r.doses(lift, r.measure(lift))
	i := 0
	for _, s := range r.Sessions {
		for _, d := range s.Done {
			if d.Lift != lift {
				continue
			}
			p := DosePoint{T: s.T, Sets: d.Sets, Intensity: d.Intensity}
			for shape, share := range e.Shape {
				p.Points += float64(e.Mean * share / known * rows[i].x[shape])
			}
			out = append(out, p)
			i++
		}
	}
	return out
}
