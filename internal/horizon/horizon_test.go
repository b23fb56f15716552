package horizon_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/horizon"
)

// drawn is a small problem: up to three weeks, up to forty joint choices.
func drawn(t *rapid.T) horizon.Problem {
	options := rapid.SampledFrom([][]int{{4}, {3, 3}, {2, 5}, {3, 3, 4}, {2, 4, 5}}).Draw(t, "options")
	weeks := rapid.IntRange(1, 3).Draw(t, "weeks")
	table := rapid.SliceOfN(rapid.Float64Range(-3, 3), 4096, 4096).Draw(t, "numbers")
	number := func(keys ...int) float64 {
		h := 17
		for _, k := range keys {
			h = (h*31 + k + 2) & 4095
		}
		return table[h]
	}
	return horizon.Problem{Weeks: weeks, Options: options,
		Gain: func(w, l, o int) float64 {
			if x := number(1, w, l, o); x > -2.7 {
				return x
			}
			return math.Inf(-1)
		},
		Cost: func(w int, at []int) float64 { return number(append([]int{2, w}, at...)...) },
		Change: func(w, l, f, t int) float64 {
			if x := number(3, w, l, f, t); x < 2.5 {
				return math.Abs(x)
			}
			return math.Inf(1)
		},
	}
}

// value of a sequence, as the problem defines it.
func value(p horizon.Problem, options [][]int) float64 {
	sum := 0.0
	for w, at := range options {
		for l, o := range at {
			from := -1
			if w > 0 {
				from = options[w-1][l]
			}
			sum += p.Gain(w, l, o) - p.Change(w, l, from, o)
		}
		if math.IsInf(sum, -1) {
			return sum
		}
		sum -= p.Cost(w, at)
	}
	return sum
}

// exhaust tries every sequence.
func exhaust(p horizon.Problem) float64 {
	best := math.Inf(-1)
	var joint [][]int
	var fill func(at []int)
	fill = func(at []int) {
		if len(at) == len(p.Options) {
			joint = append(joint, append([]int(nil), at...))
			return
		}
		for o := range p.Options[len(at)] {
			fill(append(at, o))
		}
	}
	fill(nil)
	var weeks func(so [][]int)
	weeks = func(so [][]int) {
		if len(so) == p.Weeks {
			best = math.Max(best, value(p, so))
			return
		}
		for _, j := range joint {
			weeks(append(so, j))
		}
	}
	weeks(nil)
	return best
}

// TestBestIsExact compares with trying everything: no gap.
func TestBestIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := drawn(t)
		got, want := horizon.Best(p), exhaust(p)
		if math.IsInf(want, -1) {
			if got.Options != nil {
				t.Fatalf("%v where nothing is allowed", got)
			}
			return
		}
		if math.Abs(got.Value-want) > 1e-9 || math.Abs(value(p, got.Options)-want) > 1e-9 {
			t.Fatalf("%v: worth %g, the best is %g", got, value(p, got.Options), want)
		}
	})
}

// BenchmarkBest is three lifts of eight options over twelve weeks.
func BenchmarkBest(b *testing.B) {
	p := horizon.Problem{Weeks: 12, Options: []int{8, 8, 8},
		Gain:   func(w, l, o int) float64 { return math.Sqrt(float64(o + l)) },
		Cost:   func(_ int, at []int) float64 { return float64(at[0]*at[1]+at[2]) / 20 },
		Change: func(_, _, f, t int) float64 { return math.Abs(float64(f-t)) / 10 }}
	b.ReportAllocs()
	for b.Loop() {
		horizon.Best(p)
	}
}
