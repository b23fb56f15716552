package trigger

import "math"

// reach is how long after an exposure a reaction is looked for, in hours.
const reach = 120.0

// Reaction kernels rise with one time constant and fade with a half-life; the
// peak is 1. One kernel serves all training of one athlete; the posterior
// averages over these four.
type kernel struct{ rise, half, scale float64 }

var trainKernels = []kernel{newKernel(1, 9), newKernel(1, 24), newKernel(6, 16), newKernel(8, 36)}

// Care and lifestyle react at once; how long it lasts is part of the model.
var (
	careKernels = []kernel{newKernel(1, 7), newKernel(1, 20)}
	lifeKernels = []kernel{newKernel(1, 10), newKernel(1, 26)}
)

func newKernel(rise, half float64) kernel {
	k := kernel{rise, half, 1}
	return kernel{rise, half, 1 / k.at(k.peak())}
}

// peak is the hour of the highest reaction, from the derivative's zero.
func (k kernel) peak() float64 {
	fade := math.Ln2 / k.half
	return float64(k.rise * math.Log1p(1/float64(fade*k.rise)))
}

// at is the reaction t hours after the exposure, 0 before it and after reach.
func (k kernel) at(t float64) float64 {
	if !(t > 0 && t <= reach) {
		return 0
	}
	return float64(float64(k.scale*-math.Expm1(-t/k.rise)) * math.Exp(-math.Ln2*t/k.half))
}

// pulse is an exposure of a size at a time.
type pulse struct{ t, x float64 }

// spread is the column of an exposure: the sum of its pulses' reactions at each
// of the times. Both are in order of time.
func (k kernel) spread(pulses []pulse, times []float64) []float64 {
	out := make([]float64, len(times))
	from := 0
	for i, t := range times {
		for from < len(pulses) && pulses[from].t < t-reach {
			from++
		}
		for _, p := range pulses[from:] {
			if p.t >= t {
				break
			}
			out[i] += float64(p.x * k.at(t-p.t))
		}
	}
	return out
}
