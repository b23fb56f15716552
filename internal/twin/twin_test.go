package twin_test

import (
	"encoding/json"
	"math"
	"testing"

	"spotter/internal/twin"
	"spotter/knowledge"
)

func TestTheSameSeedGivesTheSameAthlete(t *testing.T) {
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []twin.World{twin.Bumps, twin.Tissue} {
		a, _ := json.Marshal(twin.New(cat, 5, 3, twin.Options{World: w, Days: 90}))
		b, _ := json.Marshal(twin.New(cat, 5, 3, twin.Options{World: w, Days: 90}))
		c, _ := json.Marshal(twin.New(cat, 6, 3, twin.Options{World: w, Days: 90}))
		if string(a) != string(b) || string(a) == string(c) {
			t.Errorf("world %d", w)
		}
	}
}

// TestAccuracyOnSimulatedAthletes is a small run of `spotter simulate triggers`:
// loose floors that a broken engine falls through, in both worlds.
func TestAccuracyOnSimulatedAthletes(t *testing.T) {
	if testing.Short() {
		t.Skip("fits 120 athletes")
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range []twin.World{twin.Bumps, twin.Tissue} {
		var ours, apps []twin.Judged
		for id := range 60 {
			a := twin.New(cat, 31, id, twin.Options{World: w})
			ours = append(ours, a.Judge(twin.Engine(&a.Log))...)
			apps = append(apps, a.Judge(twin.Rivals()[0].Read(&a.Log))...)
		}
		s, r := twin.Score("spotter", ours), twin.Score("apps", apps)
		t.Logf("world %d: AUROC %.3f (apps %.3f), named %.2f an athlete, false %.3f (apps %.3f), recall %.2f, ECE %.3f",
			w, s.AUROC, r.AUROC, s.Named, s.False, r.False, s.Recall, s.ECE)
		if !(s.AUROC > 0.85) || !(s.AUROC > r.AUROC+0.08) || !(s.False <= 0.08) || !(s.ECE < 0.05) {
			t.Errorf("world %d: %+v", w, s)
		}
	}
}

// The paired difference of two arms is that of their scores, and its error that
// of a mean.
func TestPair(t *testing.T) {
	one := func(p, truth float64) []twin.Judged { return []twin.Judged{{Truth: truth, Claim: twin.Claim{P: p}}} }
	first := [][]twin.Judged{one(1, 1), one(0, 0), nil}
	second := [][]twin.Judged{one(0.5, 1), one(1, 0), one(1, 1)}
	d := twin.Pair(first, second)
	if math.Abs(d.Mean+0.625) > 1e-12 || math.Abs(d.SE-0.375) > 1e-12 {
		t.Errorf("%+v", d)
	}
}
