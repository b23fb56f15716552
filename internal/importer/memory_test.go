package importer

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// peak is how much the heap grew at most while f ran. The collector runs often,
// so that what is seen is nearly what is held.
func peak(f func()) uint64 {
	old := debug.SetGCPercent(10)
	defer debug.SetGCPercent(old)
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	base := m.HeapAlloc
	var top atomic.Uint64
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		var m runtime.MemStats
		for {
			runtime.ReadMemStats(&m)
			top.Store(max(top.Load(), m.HeapAlloc))
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
			}
		}
	}()
	f()
	close(stop)
	<-done
	if top.Load() < base {
		return 0
	}
	return top.Load() - base
}

const mb = 1 << 20

// size is in megabytes; the ordinary run is content with an eighth.
func size(n int) int {
	if os.Getenv("SPOTTER_LONG") != "" {
		return n * mb
	}
	return n * mb / 8
}

// perSet is what one set takes as a diary entry, its row and its identity. A file
// that says a set in fewer than a hundred bytes cannot stay within ten times
// its size; then this is the bound.
const perSet = 1200

// TestMemory: hostile and ordinary files of some megabytes stay within ten
// times their size and 32 MB.
func TestMemory(t *testing.T) {
	head := "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,Notes,Workout Notes,RPE\n"
	strongRow := "2026-01-05 18:00:00,\"Monday, heavy\",1h 5m,\"Squat (Barbell)\",%d,%.1f,5.0,0,0.0,\"felt good, belt on\",\"\",8\n"
	rep := strings.Repeat
	fill := func(s string, size int) string { return rep(s, size/len(s)+1) }
	var strong strings.Builder
	strong.WriteString(head)
	for i := 0; strong.Len() < size(6); i++ {
		fmt.Fprintf(&strong, strongRow, i%40, 60+float64(i%40)*2.5)
	}
	wger := `[{"date":"2026-01-05","repetitions_unit":1,"weight_unit":1},`
	cases := map[string]string{
		"an ordinary export":            strong.String(),
		"commas":                        head + fill(",", size(4)),
		"commas and line ends":          head + fill(",,,,,,\n", size(4)),
		"quotes that never close":       head + fill("\"a,", size(2)),
		"quotes in quotes":              head + "\"" + fill("\"\"", size(2)),
		"a table of commas":             "Date,Exercise,Weight,Reps\n" + fill(",", size(4)),
		"a header of a million columns": "Date,Exercise,Weight (kg),Reps," + fill("kg,", size(3)) + "\n2026-01-05,Squat,100,5\n",
		"cells of many sets":            "Date,Exercise,Sets\n" + fill("2026-01-05,Squat,50x5@100kg\n", size(2)),
		"rows that count for fifty":     "Date,Exercise,Weight (kg),Reps,Sets\n" + fill("2026-01-05,Squat,100,5,50\n", size(2)),
		"small JSON objects":            wger + fill("{},", size(3)) + "{}]",
		"one JSON object of all":        `{"history":[{"completedReps":1,"entries":[` + fill("{},", size(3)) + `{}]}]}`,
		"JSON nested":                   `{"completedReps":` + fill("[", size(2)),
		"a FIT file of sets":            fitSeed[:len(fitSeed)-17] + fill(fitSeed[len(fitSeed)-17:], size(2)),
		"JEFIT sets in one cell":        "### EXERCISE LOGS\nUSERID,logs,mydate,ename\n1,\"" + fill("1x1,", 60_000) + "\",2026-01-05,Squat\n" + fill("1,\"1x1,1x1\",2026-01-05,Squat\n", size(2)),
		"JEFIT sections":                "### EXERCISE LOGS\n" + fill("### \n", size(2)),
	}
	for name, data := range cases {
		t.Run(name, func(t *testing.T) {
			var res Result
			var err error
			raw := []byte(data)
			top := peak(func() { res, err = Import(raw, Options{Unit: "kg"}) })
			limit := uint64(max(10*len(raw), perSet*res.Report.Sets) + 32*mb)
			t.Logf("%.1f MB of input, %.1f MB at most, %d sets, %v", float64(len(raw))/mb, float64(top)/mb, res.Report.Sets, err)
			if top > limit {
				t.Errorf("%d MB, more than %d", top/mb, limit/mb)
			}
		})
	}
}

// healthStream writes a Health export of any size without holding it.
type healthStream struct {
	left int64
	buf  []byte
	day  int
	end  bool
}

func (h *healthStream) Read(p []byte) (int, error) {
	for len(h.buf) == 0 {
		if h.left <= 0 && h.end {
			return 0, io.EOF
		}
		if h.left <= 0 {
			h.buf, h.end = []byte("</HealthData>"), true
			break
		}
		h.day++
		d := time.Date(2016, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, h.day/400%3650).Format("2006-01-02")
		var b bytes.Buffer
		if h.day == 1 {
			b.WriteString("<?xml version=\"1.0\"?><!DOCTYPE HealthData [<!ELEMENT HealthData (Record|Workout)*>]><HealthData locale=\"en\">")
		}
		for range 40 {
			fmt.Fprintf(&b, "<Record type=\"HKQuantityTypeIdentifierHeartRate\" sourceName=\"Watch\" unit=\"count/min\" creationDate=\"%s 07:00:00 +0200\" startDate=\"%s 07:00:00 +0200\" endDate=\"%s 07:00:00 +0200\" value=\"61\"/>\n", d, d, d)
		}
		if h.day%400 == 0 {
			fmt.Fprintf(&b, "<Record type=\"HKQuantityTypeIdentifierBodyMass\" unit=\"kg\" startDate=\"%s 07:00:00 +0200\" endDate=\"%s 07:00:00 +0200\" value=\"92.5\"/>\n", d, d)
			fmt.Fprintf(&b, "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" value=\"HKCategoryValueSleepAnalysisAsleepCore\" startDate=\"%s 00:00:00 +0200\" endDate=\"%s 06:30:00 +0200\"/>\n", d, d)
			fmt.Fprintf(&b, "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" value=\"HKCategoryValueSleepAnalysisAsleepCore\" startDate=\"%s 01:00:00 +0200\" endDate=\"%s 07:00:00 +0200\"/>\n", d, d)
		}
		h.buf = b.Bytes()
		h.left -= int64(len(h.buf))
	}
	n := copy(p, h.buf)
	h.buf = h.buf[n:]
	return n, nil
}

// TestHealthIsFlat: ten times the file, the same memory. SPOTTER_LONG reads the
// whole 500 MB.
func TestHealthIsFlat(t *testing.T) {
	for _, size := range healthSizes() {
		var res Result
		var err error
		top := peak(func() { res, err = importHealth(&healthStream{left: size}, Options{}) })
		if err != nil || len(res.Faults) > 0 {
			t.Fatal(err, res.Faults)
		}
		t.Logf("%d MB: %d records, %v, %.1f MB at most", size/mb, res.Report.Rows, res.Report.Kinds, float64(top)/mb)
		if top > 24*mb {
			t.Errorf("%d MB held for %d MB read", top/mb, size/mb)
		}
		for _, e := range res.Entries {
			if e.Kind == "sleep" && *e.Hours != 7 {
				t.Fatalf("two sources of one night make %v hours", *e.Hours)
			}
		}
	}
}

// TestBombs: archives and XML that grow are refused within 50 MB.
func TestBombs(t *testing.T) {
	bomb := func(name, start, fill string, size int) []byte {
		var buf bytes.Buffer
		z := zip.NewWriter(&buf)
		w, _ := z.Create(name)
		_, _ = io.WriteString(w, start)
		chunk := strings.Repeat(fill, 1<<16/len(fill))
		for n := 0; n < size; n += len(chunk) {
			_, _ = io.WriteString(w, chunk)
		}
		_ = z.Close()
		return buf.Bytes()
	}
	many := func() []byte {
		var buf bytes.Buffer
		z := zip.NewWriter(&buf)
		for i := range 30_000 {
			_, _ = z.Create(fmt.Sprint(i))
		}
		_ = z.Close()
		return buf.Bytes()
	}
	for name, data := range map[string][]byte{
		"spaces":            bomb("export.csv", "Date,Exercise,Weight,Reps\n", " ", 70*mb),
		"spaces, fewer":     bomb("export.csv", "Date,Exercise,Weight,Reps\n", " ", 30*mb),
		"XML of one word":   bomb("export.xml", "<HealthData><Record a=\"", "x", 8*mb),
		"XML of records":    bomb("export.xml", "<HealthData>", "<Record/>", size(200)),
		"XML nested":        bomb("export.xml", "<HealthData>", "<a>", mb),
		"billion laughs":    []byte("<?xml version=\"1.0\"?><!DOCTYPE z [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><HealthData><Record type=\"&c;\"/></HealthData>"),
		"many members":      many(),
		"path upwards":      bomb("../../etc/x.csv", "a,b,c\n", "a", 10),
		"path from the top": bomb("/etc/x.csv", "a,b,c\n", "a", 10),
	} {
		t.Run(name, func(t *testing.T) {
			var err error
			top := peak(func() { _, err = Import(data, Options{}) })
			var refused *Refused
			if name == "XML of records" && size(4) < 4*mb {
				return // below the bound in the short run
			}
			if !errors.As(err, &refused) {
				t.Errorf("not refused: %v", err)
			}
			t.Logf("%.1f MB in, %.1f MB at most: %v", float64(len(data))/mb, float64(top)/mb, err)
			if top > 50*mb {
				t.Errorf("%d MB", top/mb)
			}
		})
	}
}
