package stats

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Values from standard tables (NIST handbook 1.3.6.7.1).
func TestPhiAgainstTables(t *testing.T) {
	for z, want := range map[float64]float64{0: 0.5, 1: 0.84134, 1.96: 0.97500, -2.33: 0.00990, 3: 0.99865} {
		if got := Phi(z); math.Abs(got-want) > 1e-5 {
			t.Errorf("Phi(%v) = %v, want %v", z, got, want)
		}
	}
	if math.Abs(Quantile(0.9)-Z80) > 1e-12 || !math.IsNaN(Quantile(1.1)) || !math.IsNaN(Quantile(math.NaN())) {
		t.Error("Quantile")
	}
}

func TestQuantileInvertsPhi(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := rapid.Float64Range(1e-6, 1-1e-6).Draw(r, "p")
		if math.Abs(Phi(Quantile(p))-p) > 1e-9 {
			r.Fatal(p)
		}
	})
}

// Two estimates together are never less sure than the better one, and lie between.
func TestCombineIsBetweenAndSurer(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		g := rapid.Float64Range(-5, 5)
		v := rapid.Float64Range(1e-6, 2)
		m1, m2, v1, v2 := g.Draw(r, "m1"), g.Draw(r, "m2"), v.Draw(r, "v1"), v.Draw(r, "v2")
		m, vv := Combine(m1, v1, m2, v2)
		if m < math.Min(m1, m2)-1e-9 || m > math.Max(m1, m2)+1e-9 || vv > math.Min(v1, v2)+1e-12 {
			r.Fatal(m, vv)
		}
	})
}

func TestInterp(t *testing.T) {
	xs, ys := []float64{1, 2, 4}, []float64{0, 2, 6}
	for x, want := range map[float64]float64{0: 0, 1: 0, 1.5: 1, 3: 4, 9: 6} {
		if got := Interp(xs, ys, x); got != want {
			t.Errorf("Interp(%v) = %v, want %v", x, got, want)
		}
	}
	if !math.IsNaN(Interp(nil, nil, 1)) || !math.IsNaN(Interp(xs, ys, math.NaN())) {
		t.Error("no points and NaN must give NaN")
	}
}
