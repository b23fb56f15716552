//go:build unix

package importer

import (
	"fmt"
	"strings"
	"syscall"
	"testing"
	"time"
)

// strongExport is a made-up Strong export of n sets.
func strongExport(n int) []byte {
	var s strings.Builder
	s.WriteString("Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n")
	for i := range n {
		fmt.Fprintf(&s, "20%02d-%02d-%02d 18:%02d:00,\"Day\",1h 5m,\"%s\",%d,%.1f,5.0,0,0.0,\"\",\"\",8\n", 10+i/100_000%80, 1+i/1000%12, 1+i/40%28, i/28000%60, benchNames[i/5%len(benchNames)], 1+i%40, 60+float64(i%40)*2.5)
	}
	return []byte(s.String())
}

var benchNames = []string{"Squat (Barbell)", "Bench Press (Barbell)", "Deadlift (Barbell)", "Overhead Press (Barbell)", "Lat Pulldown (Cable)", "Face Pull (Cable)"}

// BenchmarkImport reads exports of a thousand to a million sets. Beside the wall
// clock it prints the processor's time, which a busy machine does not change.
func BenchmarkImport(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			data := strongExport(n)
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			before := cpuTime()
			b.ResetTimer()
			for range b.N {
				res, err := Import(data, Options{Unit: "kg"})
				if err != nil || res.Report.Sets != n {
					b.Fatal(res.Report.Sets, err)
				}
			}
			b.StopTimer()
			sets := float64(n) * float64(b.N)
			b.ReportMetric(sets/b.Elapsed().Seconds(), "sets/s")
			b.ReportMetric(sets/(cpuTime()-before).Seconds(), "sets/cpu-s")
		})
	}
}

// BenchmarkMerge imports 100,000 sets into a diary that has them.
func BenchmarkMerge(b *testing.B) {
	res, _ := Import(strongExport(100_000), Options{Unit: "kg"})
	store := Merge(nil, res.Entries, SameAsk).Add
	before := cpuTime()
	for b.Loop() {
		if m := Merge(store, res.Entries, SameAsk); m.Known != 100_000 {
			b.Fatal(m.Known)
		}
	}
	b.ReportMetric(100_000*float64(b.N)/(cpuTime()-before).Seconds(), "sets/cpu-s")
}

// cpuTime is what this process has used of the processors.
func cpuTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
