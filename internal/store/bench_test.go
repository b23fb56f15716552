//go:build unix

package store_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/store"
	"spotter/internal/store/pgtest"
	"spotter/knowledge"
)

// years makes n entries like those of a person who logs 200 a week: sets with
// their pain, a night's sleep, a pain rating in the morning.
func years(n int) []diary.Entry {
	out := make([]diary.Entry, n)
	start := day.MustParse("2021-01-04")
	for i := range out {
		d := start.Add(i * 7 / 200)
		e := diary.Entry{ID: diary.RowID("bench", fmt.Sprint(i)), At: fmt.Sprintf("%sT18:%02d:%02d+01:00", d, i/60%60, i%60), Device: "0123456789abcdef", N: i + 1}
		switch i % 29 {
		case 0:
			score := i % 4
			e.Kind, e.Score, e.When, e.Region, e.Side = "pain", &score, "morning", "shoulder", "left"
		case 1:
			hours := 7.5
			e.Kind, e.Hours = "sleep", &hours
		default:
			kg, reps, rpe, pain := 100+float64(i%40)*2.5, 1+i%8, 7.5, i%3
			e.Kind, e.Lift, e.Kg, e.Reps, e.RPE, e.Pain = "set", "squat_low_bar", &kg, &reps, &rpe, &pain
		}
		out[i] = e
	}
	return out
}

// cpu is the processor time that this process has used.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func benchStores(b *testing.B, run func(*testing.B, app.Store)) {
	b.Run("sqlite", func(b *testing.B) {
		s, err := store.Open(context.Background(), b.TempDir())
		if err != nil {
			b.Fatal(err)
		}
		defer s.Close()
		run(b, s)
	})
	b.Run("postgres", func(b *testing.B) {
		s, err := store.OpenPostgres(context.Background(), pgtest.Database(b))
		if err != nil {
			b.Fatal(err)
		}
		defer s.Close()
		run(b, s)
	})
}

func add(b *testing.B, s app.Store, id app.AthleteID) {
	if err := s.AddAthlete(context.Background(), app.Athlete{ID: id}); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOneEntry: one entry, acknowledged when it is on the disk, by so
// many writers at once; all of one athlete.
func BenchmarkOneEntry(b *testing.B) {
	benchStores(b, func(b *testing.B, s app.Store) {
		for _, writers := range []int{1, 8, 64} {
			b.Run(fmt.Sprint(writers), func(b *testing.B) {
				id := app.AthleteID(fmt.Sprint("w", writers, "-", b.N, time.Now().UnixNano()))
				add(b, s, id)
				entries := years(b.N)
				var next atomic.Int64
				var wg sync.WaitGroup
				before := cpu()
				b.ResetTimer()
				for range writers {
					wg.Go(func() {
						for i := next.Add(1) - 1; i < int64(b.N); i = next.Add(1) - 1 {
							if err := s.Append(context.Background(), id, entries[i]); err != nil {
								b.Error(err)
								return
							}
						}
					})
				}
				wg.Wait()
				b.StopTimer()
				b.ReportMetric(float64((cpu()-before).Microseconds())/float64(b.N), "cpu-µs/op")
				b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "entries/s")
			})
		}
	})
}

// BenchmarkImport stores so many entries as one transaction; the text form
// and the hashes are made within it.
func BenchmarkImport(b *testing.B) {
	benchStores(b, func(b *testing.B, s app.Store) {
		for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprint(n), func(b *testing.B) {
				entries := years(n)
				var used time.Duration
				for i := range b.N {
					b.StopTimer()
					id := app.AthleteID(fmt.Sprint("n", n, "-", i, time.Now().UnixNano()))
					add(b, s, id)
					runtime.GC()
					before := cpu()
					b.StartTimer()
					if err := s.Append(context.Background(), id, entries...); err != nil {
						b.Fatal(err)
					}
					used += cpu() - before
				}
				total := float64(n * b.N)
				b.ReportMetric(total/b.Elapsed().Seconds(), "entries/s")
				b.ReportMetric(float64(used.Microseconds())/total, "cpu-µs/entry")
			})
		}
	})
}

// BenchmarkRead reads a whole diary of so many entries.
func BenchmarkRead(b *testing.B) {
	benchStores(b, func(b *testing.B, s app.Store) {
		for _, n := range []int{1_000, 10_000, 100_000, 1_000_000} {
			b.Run(fmt.Sprint(n), func(b *testing.B) {
				id := app.AthleteID(fmt.Sprint("n", n, time.Now().UnixNano()))
				add(b, s, id)
				if err := s.Append(context.Background(), id, years(n)...); err != nil {
					b.Fatal(err)
				}
				runtime.GC()
				before := cpu()
				b.ResetTimer()
				for range b.N {
					if got, err := s.Entries(context.Background(), id); err != nil || len(got) != n {
						b.Fatal(len(got), err)
					}
				}
				b.StopTimer()
				b.ReportMetric(float64((cpu()-before).Microseconds())/float64(n*b.N), "cpu-µs/entry")
			})
		}
	})
}

// BenchmarkOpenFiveYears: the store is opened, 52,000 entries are read and
// folded.
func BenchmarkOpenFiveYears(b *testing.B) {
	ctx, dir := context.Background(), b.TempDir()
	s, err := store.Open(ctx, dir)
	if err != nil {
		b.Fatal(err)
	}
	add(b, s, "a")
	if err := s.Append(ctx, "a", years(52_000)...); err != nil {
		b.Fatal(err)
	}
	s.Close()
	cat, err := knowledge.Lifts()
	if err != nil {
		b.Fatal(err)
	}
	var opened, read, folded time.Duration
	before := cpu()
	for b.Loop() {
		t := time.Now()
		s, err := store.Open(ctx, dir)
		if err != nil {
			b.Fatal(err)
		}
		opened, t = opened+time.Since(t), time.Now()
		entries, err := s.Entries(ctx, "a")
		if err != nil {
			b.Fatal(err)
		}
		read, t = read+time.Since(t), time.Now()
		if h, _ := diary.Fold(entries, cat, day.MustParse("2026-01-05")); len(h.Sets) == 0 {
			b.Fatal("nothing folded")
		}
		folded += time.Since(t)
		s.Close()
	}
	n := float64(b.N)
	b.ReportMetric(float64((cpu()-before).Microseconds())/1000/n, "cpu-ms/op")
	b.ReportMetric(float64(opened.Microseconds())/1000/n, "open-ms")
	b.ReportMetric(float64(read.Microseconds())/1000/n, "read-ms")
	b.ReportMetric(float64(folded.Microseconds())/1000/n, "fold-ms")
}
