package tolerance

import (
	"math"
	"testing"

	"spotter/internal/lift"
)

func abs(n int) int { return max(n, -n) }

// TestAnswersAgreeWithSeeingThem: the closed form is what the filter does with the
// very rating, and on average an answer changes no mean and leaves less doubt.
func TestAnswersAgreeWithSeeingThem(t *testing.T) {
	b := &Belief{Lifts: []lift.ID{"a", "b"}, at: map[lift.ID]int{"a": 0, "b": 1}, share: [models]float64{0: 0.5, 3: 0.5}}
	b.mean = []float64{2, 0.3, 0.8, 0.2, 1, 0.5}
	b.cov = make([]float64, 36)
	for i := range 6 {
		for j := range 6 {
			b.cov[i*6+j] = 0.2 / float64(1+abs(i-j))
		}
		b.cov[i*6+i] += 0.5
	}
	b.last = []dose{{t: window - 1.2, lift: 1, x: 1.1}}
	items := []Item{{Lift: b.Lifts[0], Sets: 2, Reps: 5, Share: 0.7, RPE: 6}}
	all := b.Answers(items, 2)
	start := float64(window + 2)
	h := b.left(start+1+morningAt, items, start+sessionAt)
	mu, v := b.row(h)
	sum, n := 0.0, b.dim()
	for k, x := range all {
		y := *b
		y.mean, y.cov = append([]float64(nil), b.mean...), append([]float64(nil), b.cov...)
		if z := Nodes[k].Z; math.Abs(z) < farOut {
			y.see(h, mu+z*root(v+ratingSD*ratingSD), ratingSD*ratingSD, exact)
			for i := range y.mean {
				if math.Abs(y.mean[i]-x.mean[i]) > 1e-9 {
					t.Fatalf("node %d, place %d: %g, seen %g", k, i, x.mean[i], y.mean[i])
				}
			}
			for i := range y.cov {
				if math.Abs(y.cov[i]-x.cov[i]) > 1e-9 {
					t.Fatalf("node %d: the variances differ", k)
				}
			}
		}
		sum += Nodes[k].P * x.mean[2]
		if !(x.cov[2*n+2] < b.cov[2*n+2]) {
			t.Error("an answer leaves as much doubt as none")
		}
	}
	if math.Abs(sum-b.mean[2]) > 1e-6 {
		t.Errorf("on average the mean moves from %g to %g", b.mean[2], sum)
	}
}
