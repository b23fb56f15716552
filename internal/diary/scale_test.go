package diary

import (
	"bytes"
	"fmt"
	"runtime"
	"strconv"
	"testing"

	"spotter/internal/day"
	"spotter/internal/lift"
)

// grown is a diary of n entries as two devices write it: envelope and all, one
// set in fifty corrected, one in two hundred deleted, some corrected on both;
// 27 entries a day, however many there are.
func grown(n int) []Entry {
	lifts := []string{"squat_low_bar", "bench_press", "deadlift_conventional", "face_pull", "row_cable"}
	start := day.MustParse("1930-01-01") // a million entries are a hundred years
	out := make([]Entry, 0, n)
	clock := Clock(1_450_000_000_000 << 16)
	for i := 0; len(out) < n; i++ {
		on := start.Add(i / 27).String()
		e := Entry{ID: fmt.Sprintf("018e%04x-%04x-7000-8000-%012x", i>>16, i&0xffff, i), Device: "a1b2c3d4", N: i + 1, Zone: "Europe/Berlin"}
		if i%9 == 0 {
			e.Device = "e5f6a7b8"
		}
		clock = clock.Next(0)
		e.HLC = clock.String()
		switch i % 27 {
		case 0:
			score := i / 27 % 4
			e.Kind, e.At, e.Score, e.When, e.Region, e.Side = "pain", on+"T07:00:00+01:00", &score, "morning", "upper_back", "left"
		case 1:
			hours := 7.5
			e.Kind, e.At, e.Hours = "sleep", on+"T07:01:00+01:00", &hours
		default:
			kg, reps, rpe, pain := 100+float64(i%160)/4, 5, 7.5, i%3
			e.Kind, e.At, e.Lift, e.Kg, e.Reps, e.RPE, e.Pain = "set", on+fmt.Sprintf("T18:%02d:00+01:00", 10+i%27), lifts[i%len(lifts)], &kg, &reps, &rpe, &pain
		}
		out = append(out, e)
		if e.Kind == "set" && i%50 == 3 && len(out) < n {
			fixed := e
			fixed.ID, fixed.Entity, fixed.Replaces = e.ID[:24]+"f"+e.ID[25:], e.ID, []string{e.ID}
			out = append(out, fixed)
			if i%400 == 3 && len(out) < n {
				other := fixed
				reps := 6
				other.ID, other.Device, other.Reps = e.ID[:24]+"e"+e.ID[25:], "e5f6a7b8", &reps
				out = append(out, other)
			}
		} else if i%200 == 7 && len(out) < n {
			out = append(out, Entry{Kind: KindDelete, At: e.At, ID: e.ID[:24] + "d" + e.ID[25:], Device: e.Device, HLC: e.HLC, Replaces: []string{e.ID}})
		}
	}
	return out
}

func fileOf(entries []Entry) []byte {
	var b bytes.Buffer
	if err := Encode(&b, entries); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// scales are the sizes of the table in docs/diary.md: five years are about
// 50,000 entries.
var scales = []int{1_000, 10_000, 50_000, 100_000, 1_000_000}

func eachScale(b *testing.B, run func(b *testing.B, entries []Entry)) {
	for _, n := range scales {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			entries := grown(n)
			b.ReportAllocs()
			run(b, entries)
		})
	}
}

// timed repeats work over n entries and reports the processor time of each.
func timed(b *testing.B, n int, work func()) {
	runtime.GC()
	from := cpuTime(b)
	for b.Loop() {
		work()
	}
	if used := cpuTime(b) - from; used > 0 {
		b.ReportMetric(float64(used)/float64(b.N)/float64(n), "cpu-ns/entry")
		b.ReportMetric(float64(used)/float64(b.N)/1e6, "cpu-ms/op")
	}
}

func BenchmarkScaleFold(b *testing.B) {
	cat := lift.NewCatalogue(lift.Parts{})
	eachScale(b, func(b *testing.B, entries []Entry) {
		timed(b, len(entries), func() { Fold(entries, cat, day.Date{}) })
	})
}

func BenchmarkScaleDecode(b *testing.B) {
	eachScale(b, func(b *testing.B, entries []Entry) {
		raw := fileOf(entries)
		b.SetBytes(int64(len(raw)))
		timed(b, len(entries), func() { Decode(bytes.NewReader(raw)) })
	})
}

func BenchmarkScaleMerge(b *testing.B) {
	eachScale(b, func(b *testing.B, entries []Entry) {
		phone, laptop := entries[:2*len(entries)/3], entries[len(entries)/3:]
		timed(b, len(entries), func() {
			if _, err := Merge(phone, laptop); err != nil {
				b.Fatal(err)
			}
		})
	})
}

func BenchmarkScaleHash(b *testing.B) {
	eachScale(b, func(b *testing.B, entries []Entry) {
		timed(b, len(entries), func() {
			for i := range entries {
				if _, err := Hash(entries[i]); err != nil {
					b.Fatal(err)
				}
			}
		})
	})
}
