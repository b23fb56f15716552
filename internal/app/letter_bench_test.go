package app

import (
	"fmt"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/report"
	"spotter/internal/report/fhir"
	letterpage "spotter/internal/report/page"
	"spotter/internal/report/paper"
)

// BenchmarkLetterForms: one letter in each form.
func BenchmarkLetterForms(b *testing.B) {
	a, all := golden(b)
	l := all["seed"]
	s := report.Write(&l, a.Text(), report.Options{})
	f := letterFonts(b)
	b.Run("pdf", func(b *testing.B) {
		for b.Loop() {
			if _, _, err := paper.Draw(&l, s, paper.A4, f); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("fhir", func(b *testing.B) {
		for b.Loop() {
			if _, err := fhir.Bundle(&l); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("html", func(b *testing.B) {
		for b.Loop() {
			letterpage.File(&l, s, nil, nil)
		}
	})
}

// halves is a diary of so many half years.
func halves(b *testing.B, n int) LetterRequest {
	a, err := New()
	if err != nil {
		b.Fatal(err)
	}
	on := day.MustParse("2026-03-02")
	var entries []diary.Entry
	for back := range n {
		entries = append(entries, ExampleDiary(on.Add(-182*(n-1-back)))...)
	}
	c, err := a.Read(ExamplePost(), on)
	if err != nil {
		b.Fatal(err)
	}
	return LetterRequest{Case: c, Entries: entries, AsOf: on, Explain: true}
}

// BenchmarkLetter is the letter itself, with every figure traced, by the
// length of the diary; the search for triggers is not in it.
func BenchmarkLetter(b *testing.B) {
	perLength(b, func(a *App, r LetterRequest) error {
		_, err := a.Letter(r)
		return err
	})
}

// BenchmarkLetterSearch is the search for triggers that a letter may hold.
func BenchmarkLetterSearch(b *testing.B) {
	perLength(b, func(a *App, r LetterRequest) error {
		_, err := a.Triggers(TriggersRequest{Case: r.Case, Entries: r.Entries, AsOf: r.AsOf})
		return err
	})
}

// BenchmarkLetterThick is the letter of five years with 200 entries a week, as
// somebody writes who logs every set with its pain and every hour of the day.
func BenchmarkLetterThick(b *testing.B) {
	a, err := New()
	if err != nil {
		b.Fatal(err)
	}
	r := halves(b, 10)
	thin := r.Entries
	r.Entries = nil
	for _, e := range thin {
		for again := range 6 {
			e.At = strings.Replace(e.At, ":00+", fmt.Sprintf(":%02d+", again), 1)
			r.Entries = append(r.Entries, e)
		}
	}
	for b.Loop() {
		if _, err := a.Letter(r); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(r.Entries)), "entries")
}

func perLength(b *testing.B, do func(*App, LetterRequest) error) {
	for _, n := range []int{1, 2, 4, 10, 20} {
		b.Run(fmt.Sprintf("days=%d", 182*n), func(b *testing.B) {
			a, err := New()
			if err != nil {
				b.Fatal(err)
			}
			r := halves(b, n)
			for b.Loop() {
				if err := do(a, r); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(r.Entries)), "entries")
		})
	}
}
