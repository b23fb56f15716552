//go:build !js

package powercut_test

import (
	"flag"
	"fmt"
	"runtime"
	"sync"
	"testing"
	"time"
)

var (
	cuts = flag.Int("cuts", 120, "cuts for each mode")
	seed = flag.Uint64("seed", 1, "the first seed")
)

// total sums the runs of a mode.
type total struct {
	verdict
	runs, badRuns int
	first         uint64
	took          time.Duration
}

func (t total) String() string {
	return fmt.Sprintf("runs %d, met the fault %d, acknowledged %d | lost %d, corrupt %d, unopenable %d, wrong %d, in %d runs | %.0f runs/s",
		t.runs, t.hit, t.acked, t.lost, t.corrupt, t.unopenable, t.wrong, t.badRuns, float64(t.runs)/t.took.Seconds())
}

// many runs seeds side by side; every run has a disk of its own.
func many(m mode, n int) total {
	prepared()
	start := time.Now()
	t := total{runs: n}
	var mu sync.Mutex
	var wg sync.WaitGroup
	next := *seed
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for {
				mu.Lock()
				mine := next
				next++
				mu.Unlock()
				if mine >= *seed+uint64(n) {
					return
				}
				v := run(m, mine)
				mu.Lock()
				t.add(v, mine)
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	t.took = time.Since(start)
	return t
}

func (t *total) add(v verdict, seed uint64) {
	t.acked += v.acked
	t.lost += v.lost
	t.corrupt += v.corrupt
	t.unopenable += v.unopenable
	t.wrong += v.wrong
	t.hit += v.hit
	if !v.bad() {
		return
	}
	t.badRuns++
	if t.why == "" {
		t.why, t.first = v.why, seed
	}
}

// TestNothingAcknowledgedIsLost is the promise of the store. The long run:
// go test ./internal/store/powercut -cuts 10000 -timeout 0 -v
func TestNothingAcknowledgedIsLost(t *testing.T) {
	for _, m := range modes {
		t.Run(m.name, func(t *testing.T) {
			got := many(m, *cuts)
			t.Log(got)
			if got.badRuns > 0 {
				t.Errorf("seed %d: %s", got.first, got.why)
			}
			if got.hit < got.runs/2 || got.acked == 0 {
				t.Errorf("too few runs met the fault: %v", got)
			}
		})
	}
}

// TestTheHarnessSees: weaker settings and a lying disk must be found out.
func TestTheHarnessSees(t *testing.T) {
	for _, m := range mutants {
		t.Run(m.name, func(t *testing.T) {
			got := many(m, *cuts)
			t.Log(got)
			if got.lost == 0 {
				t.Errorf("nothing was seen to be lost: %v", got)
			}
		})
	}
}

// TestASeedIsTheSameCut: with one writer a run can be had again from its seed.
func TestASeedIsTheSameCut(t *testing.T) {
	prepared()
	alone := modes[0]
	alone.writers = 1
	for s := range uint64(20) {
		if a, b := run(alone, s), run(alone, s); a != b {
			t.Errorf("seed %d: %+v, then %+v", s, a, b)
		}
	}
}
