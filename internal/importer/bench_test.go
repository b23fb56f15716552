package importer

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkStrong reads a made-up Strong export of 100,000 sets.
func BenchmarkStrong(b *testing.B) {
	var s strings.Builder
	s.WriteString("Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n")
	for i := range 100_000 {
		fmt.Fprintf(&s, "20%02d-%02d-%02d 18:00:00,\"Day\",1h 5m,\"Squat (Barbell)\",%d,%.1f,5.0,0,0.0,\"\",\"\",8\n", 10+i/12000, 1+i/1000%12, 1+i/40%28, 1+i%40, 60+float64(i%40)*2.5)
	}
	data := []byte(s.String())
	b.SetBytes(int64(len(data)))
	b.ResetTimer()
	for range b.N {
		res, err := Import(data, Options{Unit: "kg"})
		if err != nil || res.Report.Sets != 100_000 {
			b.Fatal(res.Report.Sets, err)
		}
	}
	b.ReportMetric(100_000*float64(b.N)/b.Elapsed().Seconds(), "sets/s")
}
