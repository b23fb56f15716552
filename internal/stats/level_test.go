package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// dense is the log density of y under the level's covariance, worked out the
// long way: the whole matrix and its Cholesky factor.
func dense(l Level, t, noise, y []float64) float64 {
	n := len(t)
	a := make([]float64, n*n)
	for i := range n {
		for j := range i + 1 {
			gap := math.Abs(t[i] - t[j])
			a[i*n+j] = l.Fast*l.Fast*math.Exp(-gap/l.FastTau) + l.Slow*l.Slow*math.Exp(-gap/l.SlowTau)
		}
		if noise[i] > 0 {
			a[i*n+i] += noise[i]
		} else {
			a[i*n+i] += l.Noise * l.Noise
		}
	}
	det, _ := Cholesky(a, n)
	z := append([]float64(nil), y...)
	SolveLower(a, n, z)
	return -(det + Dot(z, z)) / 2
}

func drawnLevel(r *rapid.T) (l Level, times, noise, y []float64) {
	f := func(name string, lo, hi float64) float64 { return rapid.Float64Range(lo, hi).Draw(r, name) }
	l = Level{Noise: f("noise", 0.2, 2), Fast: f("fast", 0.2, 2), FastTau: f("tau", 5, 100), Slow: f("slow", 0.2, 2), SlowTau: f("slow tau", 300, 2000)}
	at := 0.0
	for range 40 {
		at += f("gap", 0.5, 60)
		times = append(times, at)
		noise = append(noise, rapid.SampledFrom([]float64{0, 0, 0.3, 4}).Draw(r, "own noise"))
		y = append(y, f("y", 0, 10))
	}
	return l, times, noise, y
}

// The filter's whitened errors give the same density as the whole matrix.
func TestWhitenEqualsTheWholeMatrix(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		l, times, noise, y := drawnLevel(r)
		out := Whitened(1, len(y))
		logs := l.Whiten(times, noise, nil, [][]float64{y}, out)
		got, want := -(logs+Dot(out[0], out[0]))/2, dense(l, times, noise, y)
		if math.Abs(got-want) > 1e-9*(1+math.Abs(want)) {
			r.Fatalf("%v, the whole matrix says %v", got, want)
		}
	})
}

// The smoother gives the posterior mean and variance that the whole matrix gives.
func TestSmoothEqualsTheWholeMatrix(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		l, times, noise, y := drawnLevel(r)
		n := len(y)
		mean, variance := l.Smooth(times, noise, y)
		k := rapid.IntRange(0, n-1).Draw(r, "k")
		cov, a := make([]float64, n), make([]float64, n*n)
		for i := range n {
			for j := range i + 1 {
				gap := math.Abs(times[i] - times[j])
				a[i*n+j] = l.Fast*l.Fast*math.Exp(-gap/l.FastTau) + l.Slow*l.Slow*math.Exp(-gap/l.SlowTau)
			}
			own := noise[i]
			if own == 0 {
				own = l.Noise * l.Noise
			}
			a[i*n+i] += own
			gap := math.Abs(times[i] - times[k])
			cov[i] = l.Fast*l.Fast*math.Exp(-gap/l.FastTau) + l.Slow*l.Slow*math.Exp(-gap/l.SlowTau)
		}
		Cholesky(a, n)
		z := append([]float64(nil), y...)
		SolveLower(a, n, z)
		c := append([]float64(nil), cov...)
		SolveLower(a, n, c)
		wantMean, wantVar := Dot(c, z), l.Fast*l.Fast+l.Slow*l.Slow-Dot(c, c)
		if math.Abs(mean[k]-wantMean) > 1e-8*(1+math.Abs(wantMean)) || math.Abs(variance[k]-wantVar) > 1e-8 {
			r.Fatalf("at %d: %v ± %v, the whole matrix says %v ± %v", k, mean[k], variance[k], wantMean, wantVar)
		}
	})
}

// A censored rating's moments equal the integral.
func TestBelowMomentsEqualTheIntegral(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := rapid.Float64Range(-2, 4).Draw(r, "m")
		v := rapid.Float64Range(0.05, 4).Draw(r, "v")
		noise := rapid.Float64Range(0.05, 2).Draw(r, "noise")
		edge := 0.5
		var mass, first, second float64
		sd := math.Sqrt(v)
		const steps = 60000
		for i := range steps {
			x := m + sd*(-24+36*(float64(i)+0.5)/steps)
			w := Density((x-m)/sd) * Phi((edge-x)/math.Sqrt(noise))
			mass += w
			first += w * x
			second += w * x * x
		}
		mean := first / mass
		variance := second/mass - mean*mean
		gotMean, gotVar := BelowMoments(m, v, noise, edge)
		if math.Abs(gotMean-mean) > 1e-6 || math.Abs(gotVar-variance) > 1e-6 {
			r.Fatalf("got %v, %v; the integral says %v, %v", gotMean, gotVar, mean, variance)
		}
	})
}

// Where both parts of the ratio vanish the two ways of working it out meet.
func TestTheHazardHasNoStepInTheTail(t *testing.T) {
	for z := -29.0; z > -31; z -= 0.01 {
		if h := hazard(z); !(h > -z && h < -z+0.04) {
			t.Fatalf("%v: %v", z, h)
		}
	}
	if a, b := hazard(-30+1e-9), hazard(-30-1e-9); math.Abs(a-b) > 1e-6 {
		t.Errorf("%v and %v", a, b)
	}
}

func TestMinimiseFindsTheValley(t *testing.T) {
	f := func(x []float64) float64 {
		return math.Pow(1-x[0], 2) + 10*math.Pow(x[1]-x[0]*x[0], 2)
	}
	x, v := Minimise(f, []float64{-1, 2}, 0.5, 1e-12, 2000)
	if math.Abs(x[0]-1) > 1e-4 || math.Abs(x[1]-1) > 1e-4 || v > 1e-8 {
		t.Errorf("%v %v", x, v)
	}
}

func TestEigenGivesTheMatrixBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		n := rapid.IntRange(1, 5).Draw(r, "n")
		a := make([]float64, n*n)
		for i := range n {
			for j := range i + 1 {
				x := rapid.Float64Range(-3, 3).Draw(r, "x")
				a[i*n+j], a[j*n+i] = x, x
			}
		}
		values, v := Eigen(append([]float64(nil), a...), n)
		for i := range n {
			for j := range n {
				sum := 0.0
				for k := range n {
					sum += v[i*n+k] * values[k] * v[j*n+k]
				}
				if math.Abs(sum-a[i*n+j]) > 1e-8 {
					r.Fatalf("at %d,%d: %v, want %v", i, j, sum, a[i*n+j])
				}
			}
		}
	})
}

func TestRNGIsTheSameEverywhere(t *testing.T) {
	r := NewRNG(7, 1)
	want := [3]uint64{r.Uint64(), r.Uint64(), r.Uint64()}
	again := NewRNG(7, 1)
	if got := [3]uint64{again.Uint64(), again.Uint64(), again.Uint64()}; got != want {
		t.Errorf("%v and %v", got, want)
	}
	if NewRNG(7, 2).Uint64() == want[0] || NewRNG(8, 1).Uint64() == want[0] {
		t.Error("two streams begin alike")
	}
	var sum, square float64
	const n = 200000
	for range n {
		x := r.Normal()
		sum += x
		square += x * x
	}
	if m, v := sum/n, square/n; math.Abs(m) > 0.01 || math.Abs(v-1) > 0.02 {
		t.Errorf("normal numbers have mean %v and variance %v", m, v)
	}
}
