package twin_test

import (
	"fmt"
	"testing"

	"spotter/internal/trigger"
	"spotter/internal/twin"
	"spotter/knowledge"
)

// BenchmarkFit is one whole fit of one simulated log, by its length in days.
func BenchmarkFit(b *testing.B) {
	cat, err := knowledge.Lifts()
	if err != nil {
		b.Fatal(err)
	}
	for _, days := range []int{60, 120, 365, 700, 1400, 3650} {
		b.Run(fmt.Sprint(days), func(b *testing.B) {
			logs := make([]trigger.Log, 10)
			for i := range logs {
				logs[i] = twin.New(cat, 99, i, twin.Options{World: twin.Bumps, Days: days}).Log
			}
			ratings := 0
			b.ReportAllocs()
			b.ResetTimer()
			for i := range b.N {
				l := &logs[i%len(logs)]
				ratings += len(l.Ratings)
				if _, err := trigger.Fit(l, trigger.Default()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(ratings)/float64(b.N), "ratings")
		})
	}
}

// BenchmarkRating takes one more rating into a fit.
func BenchmarkRating(b *testing.B) {
	cat, err := knowledge.Lifts()
	if err != nil {
		b.Fatal(err)
	}
	for _, days := range []int{120, 700} {
		b.Run(fmt.Sprint(days), func(b *testing.B) {
			l := twin.New(cat, 99, 3, twin.Options{World: twin.Bumps, Days: days}).Log
			r, err := trigger.Begin(l.Until(l.Ratings[len(l.Ratings)-1].T), trigger.Default())
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				if _, ok := r.Take(&l); !ok {
					b.Fatal("not taken")
				}
			}
		})
	}
}

// BenchmarkSuggest ranks the plans for the coming weeks.
func BenchmarkSuggest(b *testing.B) {
	cat, err := knowledge.Lifts()
	if err != nil {
		b.Fatal(err)
	}
	l := twin.New(cat, 99, 1, twin.Options{World: twin.Bumps, Days: 180}).Log
	p, err := trigger.Fit(&l, trigger.Default())
	if err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		p.Suggest(&l, 4, func(trigger.Mode, int) bool { return true }, 1)
	}
}
