//go:build unix

package pocketbase

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/pocketbase/dbx"
	"github.com/pocketbase/pocketbase/core"
	_ "github.com/pocketbase/pocketbase/migrations" // its system tables

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/store"
)

// entry is one logged set.
func entry(i int64) diary.Entry {
	kg, reps, pain := 180.0, 3, int(i%4)
	return diary.Entry{Kind: "set", ID: diary.RowID("bench", fmt.Sprint(i)), At: "2026-03-02T18:30:00+01:00",
		Lift: "squat_low_bar", Kg: &kg, Reps: &reps, Pain: &pain}
}

func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// each lets so many writers call save until b.N are done.
func each(b *testing.B, writers int, save func(i int64) error) {
	var next atomic.Int64
	var wg sync.WaitGroup
	before := cpu()
	b.ResetTimer()
	for range writers {
		wg.Go(func() {
			for i := next.Add(1); i <= int64(b.N); i = next.Add(1) {
				if err := save(i); err != nil {
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
}

// BenchmarkOne stores one entry at a time, by 1, 8 and 64 writers, in turn by
// spotter and by PocketBase, so that both meet the same machine.
func BenchmarkOne(b *testing.B) {
	s, err := store.Open(context.Background(), b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	usual, usualSets := peer(b, "NORMAL")
	full, fullSets := peer(b, "FULL")
	for _, writers := range []int{1, 8, 64} {
		b.Run(fmt.Sprint("spotter/", writers), func(b *testing.B) {
			id := app.AthleteID(fresh())
			if err := s.AddAthlete(context.Background(), app.Athlete{ID: id}); err != nil {
				b.Fatal(err)
			}
			each(b, writers, func(i int64) error { return s.Append(context.Background(), id, entry(i)) })
		})
		b.Run(fmt.Sprint("pocketbase/", writers), func(b *testing.B) {
			id := fresh()
			each(b, writers, func(i int64) error { return usual.Save(record(usualSets, id, entry(i))) })
		})
		b.Run(fmt.Sprint("pocketbase-full/", writers), func(b *testing.B) {
			id := fresh()
			each(b, writers, func(i int64) error { return full.Save(record(fullSets, id, entry(i))) })
		})
	}
}

// peer starts PocketBase with one collection of logged sets, in which an id is
// there once, as in spotter. NORMAL is what it ships with; FULL waits for the
// disk, as spotter does. The other pragmas are its own (core/db_connect.go).
func peer(b *testing.B, synchronous string) (core.App, *core.Collection) {
	pb := core.NewBaseApp(core.BaseAppConfig{DataDir: b.TempDir(), DBConnect: func(path string) (*dbx.DB, error) {
		return dbx.Open("sqlite", path+"?_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=journal_size_limit(200000000)"+
			"&_pragma=synchronous("+synchronous+")&_pragma=foreign_keys(ON)&_pragma=temp_store(MEMORY)&_pragma=cache_size(-32000)")
	}})
	if err := pb.Bootstrap(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { pb.ResetBootstrapState() })
	if err := pb.RunAllMigrations(); err != nil {
		b.Fatal(err)
	}
	sets := core.NewBaseCollection("sets")
	sets.Fields.Add(
		&core.TextField{Name: "athlete"}, &core.TextField{Name: "key"}, &core.TextField{Name: "at"}, &core.TextField{Name: "lift"},
		&core.NumberField{Name: "kg"}, &core.NumberField{Name: "reps"}, &core.NumberField{Name: "pain"},
	)
	sets.AddIndex("once", true, "athlete, key", "")
	if err := pb.Save(sets); err != nil {
		b.Fatal(err)
	}
	return pb, sets
}

// fresh names an athlete who was not there yet.
func fresh() string { return fmt.Sprint("a", time.Now().UnixNano()) }

// record is the entry as a record.
func record(sets *core.Collection, athlete string, e diary.Entry) *core.Record {
	r := core.NewRecord(sets)
	r.Set("athlete", athlete)
	r.Set("key", e.ID)
	r.Set("at", e.At)
	r.Set("lift", e.Lift)
	r.Set("kg", *e.Kg)
	r.Set("reps", *e.Reps)
	r.Set("pain", *e.Pain)
	return r
}
