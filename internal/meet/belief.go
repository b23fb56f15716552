package meet

import (
	"math"

	"spotter/internal/lift"
	"spotter/internal/stats"
	"spotter/internal/strength"
)

// nodes are the capacities that a belief tells apart, evenly spaced in the log
// over so many SDs on either side.
const (
	nodes = 41
	reach = 4.0
)

type weights [nodes]float64

// belief is what is known of one lift's capacity C on the day: how likely each
// node of ln C is, not scaled to one. An attempt at x is missed for execution
// with chance slip, whatever the weight; else it is good when C, with a little
// that changes from attempt to attempt, reaches x.
type belief struct {
	ln   weights // the nodes
	w    weights
	blur float64 // SD of the log of what changes from attempt to attempt
	slip float64 // of the attempt that is next
}

// belief is the prior of the morning.
func (d day) belief() belief {
	sd := math.Sqrt(math.Max(float64(d.sd*d.sd)-float64(d.within*d.within), 1e-8))
	step := 2 * reach / (nodes - 1)
	b := belief{slip: 1 - d.clean, blur: math.Sqrt(float64(d.within*d.within) + float64(step*step*sd*sd)/12)}
	sum := 0.0
	for i := range b.w {
		z := step*float64(i) - reach
		b.ln[i], b.w[i] = math.Log(d.p50)+float64(z*sd), math.Exp(-float64(z*z)/2)
		sum += b.w[i]
	}
	for i := range b.w {
		b.w[i] /= sum
	}
	return b
}

// able is, at each node, the chance that the capacity reaches x.
func (b *belief) able(x lift.Kg) (out weights) {
	at := math.Log(x.Float())
	for i, ln := range b.ln {
		switch z := (ln - at) / b.blur; {
		case z >= 6: // a billionth from one
			out[i] = 1
		case z > -6:
			out[i] = stats.Phi(z)
		}
	}
	return out
}

// makes is the chance of a good lift at x now.
func (b *belief) makes(x lift.Kg) float64 {
	if x <= 0 {
		return 0
	}
	can := b.able(x)
	return float64((1-b.slip)*dot(&b.w, &can)) / total(&b.w)
}

// learn takes in one attempt.
func (b *belief) learn(d day, m Made) {
	can := b.able(m.Kg)
	clean := 1 - b.slip
	switch {
	case m.Good:
		for i := range b.w {
			b.w[i] *= can[i]
		}
		b.slip = 1 - d.clean
	case m.Cause == CauseTechnique: // says nothing of the strength
		b.slip = d.again
	case m.Cause == CauseStrength || m.Cause == CausePain:
		for i := range b.w {
			b.w[i] *= 1 - can[i]
		}
		b.slip = 1 - d.clean
	default:
		miss := 0.0
		for i := range b.w {
			b.w[i] *= b.slip + float64(clean*(1-can[i]))
			miss += b.w[i]
		}
		technique := 1.0
		if miss > 0 {
			technique = math.Min(1, b.slip*sumBefore(b, can, clean)/miss)
		}
		b.slip = float64(technique*d.again) + float64((1-technique)*(1-d.clean))
	}
	if m.Good && m.RPE != nil {
		b.feel(d, m.Kg, *m.RPE)
	}
	b.settle()
}

// sumBefore is the weight before an unknown miss was taken in.
func sumBefore(b *belief, can weights, clean float64) float64 {
	sum := 0.0
	for i := range b.w {
		sum += b.w[i] / (b.slip + float64(clean*(1-can[i])))
	}
	return sum
}

// feel takes in how hard a good single was: by the RPE chart it speaks of a
// capacity of x/Pct, to about d.effort, and to less below RPE 7.
func (b *belief) feel(d day, x lift.Kg, rpe float64) {
	share, sd := strength.Pct(1, rpe), d.effort
	if !(share > 0) || !(sd > 0) {
		return
	}
	if rpe < 7 {
		sd *= 2
	}
	at := math.Log(x.Float() / share)
	for i, ln := range b.ln {
		z := (at - ln) / sd
		b.w[i] *= math.Exp(-float64(z*z) / 2)
	}
}

// shift moves what is believed to be there by so much of ln C.
func (b *belief) shift(by float64) {
	for i := range b.ln {
		b.ln[i] += by
	}
}

// settle scales to one. What no node can explain leaves the nearest end.
func (b *belief) settle() {
	sum := total(&b.w)
	if !(sum > 1e-200) {
		return
	}
	for i := range b.w {
		b.w[i] /= sum
	}
}

// mean of ln C.
func (b *belief) mean() float64 { return dot(&b.w, &b.ln) / total(&b.w) }

func dot(a, b *weights) float64 {
	sum := 0.0
	for i := range a {
		sum += float64(a[i] * b[i])
	}
	return sum
}

func total(a *weights) float64 {
	sum := 0.0
	for _, x := range a {
		sum += x
	}
	return sum
}
