package plan_test

import (
	"fmt"
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

// BenchmarkMakeFiveYears is one plan from a diary of five years.
func BenchmarkMakeFiveYears(b *testing.B) {
	in := input(b)
	in.History = logged(in.AsOf, 260, mild)
	in = through(b, cleared(b, in))
	for b.Loop() {
		plan.Make(in)
	}
}

// BenchmarkMakeSevenWeeks is one plan from a diary of seven weeks, chosen and by
// the rule book: the difference is what the choice costs.
func BenchmarkMakeSevenWeeks(b *testing.B) {
	in := input(b)
	in.History = logged(in.AsOf, 7, mild)
	in = through(b, cleared(b, in))
	for name, book := range map[string]bool{"chosen": false, "rule_book": true} {
		in.RuleBook = book
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				plan.Make(in)
			}
		})
	}
}

// BenchmarkMakeStrained is one plan from eight weeks in which the squat brings
// flares: with all prices and the ways that are open.
func BenchmarkMakeStrained(b *testing.B) {
	in := strained(b)
	for b.Loop() {
		plan.Make(in)
	}
}

// BenchmarkReplan is a whole re-plan, strength and gate before it, by the length of
// the diary and of the way to the meet: the table of docs/controller.md.
func BenchmarkReplan(b *testing.B) {
	for _, diary := range []int{7, 26, 104, 260} {
		for _, weeks := range []int{3, 7, 12} {
			in := input(b)
			in.MeetDate = in.AsOf.Add(7 * weeks)
			in.History = logged(in.AsOf, diary, mild)
			in = cleared(b, in)
			b.Run(fmt.Sprintf("diary=%dw/meet=%dw", diary, weeks), func(b *testing.B) {
				for b.Loop() {
					plan.Make(through(b, in))
				}
			})
		}
	}
}
