package plan_test

import (
	"testing"

	"spotter/internal/plan"
)

// BenchmarkMakeTwoYears is one plan from a diary of two years.
func BenchmarkMakeTwoYears(b *testing.B) {
	in := input(b)
	in.History = logged(in.AsOf, 104, mild)
	in = through(b, cleared(b, in))
	b.ReportAllocs()
	for b.Loop() {
		plan.Make(in)
	}
}

// BenchmarkThroughTheGate is the same with strength, screen and gate before it.
func BenchmarkThroughTheGate(b *testing.B) {
	in := input(b)
	in.History = logged(in.AsOf, 104, mild)
	in = cleared(b, in)
	for b.Loop() {
		plan.Make(through(b, in))
	}
}
