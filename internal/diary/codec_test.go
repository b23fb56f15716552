package diary

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/lift"
)

// twoYears is a diary of two years: four sessions a week, a pain score every
// day, sleep and care, about 12,000 lines.
func twoYears() []byte {
	var b bytes.Buffer
	start := day.MustParse("2024-01-01")
	lifts := []string{"squat_low_bar", "bench_press", "deadlift_conventional", "face_pull", "row_cable"}
	for d := range 730 {
		on := start.Add(d)
		fmt.Fprintf(&b, `{"kind":"pain","at":"%sT07:00:00+01:00","id":"p%d","score":%d,"when":"morning","region":"upper_back","side":"left"}`+"\n", on, d, d%4)
		fmt.Fprintf(&b, `{"kind":"sleep","at":"%sT07:01:00+01:00","hours":7.5,"quality":4}`+"\n", on)
		if d%7 == 1 || d%7 == 3 || d%7 == 5 || d%7 == 6 {
			for s := range 22 {
				fmt.Fprintf(&b, `{"kind":"set","at":"%sT18:%02d:00+01:00","id":"s%d-%d","lift":"%s","kg":%g,"reps":5,"rpe":7.5,"pain":%d,"target":{"kg":%g,"reps":5,"rpe":8}}`+"\n",
					on, 10+s, d, s, lifts[s%len(lifts)], 100+float64(d)/20, s%3, 100+float64(d)/20)
			}
		}
	}
	return b.Bytes()
}

func TestBrokenLineIsOneFaultAndTheRestIsRead(t *testing.T) {
	lines := strings.SplitAfter(string(twoYears()), "\n")[:600]
	lines[499] = `{"kind":"set","at":"2024-02-30","kg":` + "\n"
	entries, faults := Decode(strings.NewReader(strings.Join(lines, "")))
	if len(entries) != 599 || len(faults) != 1 {
		t.Fatalf("%d entries, faults %v; want 599 and one fault", len(entries), faults)
	}
	if f := faults[0]; f.Line != 500 || f.Note || f.What == "" || f.Cure == "" {
		t.Errorf("fault = %+v", f)
	}
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		in      string
		entries int
		faults  int
		says    string
	}{
		"header accepted":       {`{"schema":"spotter.diary/1"}` + "\n" + `{"kind":"note","at":"2026-03-02","text":"x"}`, 1, 0, ""},
		"newer version":         {`{"schema":"spotter.diary/2"}` + "\n" + `{"kind":"note","at":"2026-03-02"}`, 0, 1, "spotter.diary/2"},
		"a case, not a diary":   {`{"schema":"spotter.case/1","as_of":"2026-03-02"}`, 0, 1, "not a diary"},
		"no kind":               {`{"at":"2026-03-02"}`, 0, 1, "kind"},
		"no such day":           {`{"kind":"note","at":"2026-02-30"}`, 0, 1, "2026-02-30"},
		"no at":                 {`{"kind":"note"}`, 0, 1, "not a day"},
		"number for a word":     {`{"kind":"set","at":"2026-03-02","lift":5}`, 0, 1, "lift"},
		"half reps":             {`{"kind":"set","at":"2026-03-02","reps":5.5}`, 0, 1, "reps"},
		"binary":                {"\x7fELF\x00\x01\nfoo\n", 0, 1, "not a text file"},
		"empty":                 {"", 0, 0, ""},
		"blank lines and marks": {"\xef\xbb\xbf\r\n" + `{"kind":"note","at":"2026-03-02"}` + "\r\n\r\n", 1, 0, ""},
		"unknown kind once":     {strings.Repeat(`{"kind":"mood","at":"2026-03-02","joy":3}`+"\n", 3), 3, 1, "mood"},
		"too long, then fine":   {`{"kind":"note","at":"2026-03-02","text":"` + strings.Repeat("x", MaxLine) + `"}` + "\n" + `{"kind":"note","at":"2026-03-02"}`, 1, 1, "longer"},
		"long but allowed":      {`{"kind":"note","at":"2026-03-02","text":"` + strings.Repeat("x", 200_000) + `"}`, 1, 0, ""},
	} {
		t.Run(name, func(t *testing.T) {
			entries, faults := Decode(strings.NewReader(c.in))
			if len(entries) != c.entries || len(faults) != c.faults {
				t.Fatalf("%d entries, faults %v", len(entries), faults)
			}
			if c.says != "" && !strings.Contains(faults[0].What, c.says) {
				t.Errorf("fault says %q, want %q in it", faults[0].What, c.says)
			}
		})
	}
}

func TestUnknownFieldsAndKindsSurviveARoundTrip(t *testing.T) {
	in := `{"kind":"mood","at":"2026-03-02","joy":{"b":1,"a":[2]}}` + "\n" +
		`{"kind":"set","at":"2026-03-02T10:00:00Z","lift":"bench_press","lb":225,"reps":5,"tempo":"311"}` + "\n"
	entries, faults := Decode(strings.NewReader(in))
	if len(Broken(faults)) != 0 || len(faults) != 1 {
		t.Fatalf("faults %v", faults)
	}
	var out bytes.Buffer
	if err := Encode(&out, entries); err != nil {
		t.Fatal(err)
	}
	if out.String() != in {
		t.Errorf("got\n%swant\n%s", out.String(), in)
	}
}

// slow reads a line as the quick scanner must.
func slow(line string) (Entry, bool) {
	var e Entry
	err := e.UnmarshalJSON([]byte(line))
	return e, err == nil
}

func FuzzQuickScanAgreesWithEncodingJSON(f *testing.F) {
	for _, s := range strings.SplitN(string(twoYears()), "\n", 30)[:29] {
		f.Add(s)
	}
	f.Add(`{"kind":"pain","at":"2026-03-02","zones":["medial_border"],"quality":"sharp","score":-0}`)
	f.Add(`{"kind":"meet","at":"2026-03-02","paid":true,"lifts":[],"value":true,"warmup":false,"kg":1.5e3}`)
	f.Add(`{"kind":"set","at":"2026-03-02","v":2,"n":57,"must":true,"replaces":["a","b"],"entity":"a","device":"d","hlc":"018e","zone":"Europe/Berlin","author":"u","to":"x"}`)
	f.Add("{\"kind\":\"note\",\"at\":\"2026-03-02\",\"text\":\"\xff\"}")
	f.Add(`{"kind":"set","target":{"kg":1},"target":{"reps":2}}`)
	f.Fuzz(func(t *testing.T, line string) {
		var quick Entry
		c := scanner{s: line, slab: &slab{}}
		if !c.entry(&quick) {
			return
		}
		want, ok := slow(line)
		if !ok {
			t.Fatalf("the quick scan took a line that encoding/json refuses: %q", line)
		}
		if !reflect.DeepEqual(quick, want) {
			t.Fatalf("%q\nquick %+v\nwant  %+v", line, quick, want)
		}
	})
}

// Entries read one by one, from the form a store keeps, are those of the file.
func TestLinesReadWhatAFileHolds(t *testing.T) {
	entries := append(grown(200), read(t, `{"kind":"mood","at":"2026-03-02","joy":{"a":[2.50]}}`))
	var lines Lines
	var e Entry
	for i := range entries {
		entries[i].Line = 0
		if err := lines.Read(canonical(t, entries[i]), &e); err != nil || !reflect.DeepEqual(e, entries[i]) {
			t.Fatalf("%+v, %v\nwant %+v", e, err, entries[i])
		}
	}
	if lines.Read(`{"kind":`, &e) == nil || e.Kind != "" {
		t.Errorf("half a line was read: %+v", e)
	}
}

func BenchmarkLinesRead(b *testing.B) {
	var lines Lines
	var e Entry
	line := canonical(b, grown(30)[20])
	b.ReportAllocs()
	for b.Loop() {
		if err := lines.Read(line, &e); err != nil {
			b.Fatal(err)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add(twoYears()[:2000])
	f.Add([]byte("{}\n[1]\nnull\n\"x\"\n{\"kind\":\"set\",\"at\":\"2026-03-02\",\"kg\":1000,\"reps\":-1}"))
	f.Fuzz(func(t *testing.T, in []byte) {
		entries, _ := Decode(bytes.NewReader(in))
		Fold(entries, lift.NewCatalogue(lift.Parts{}), day.MustParse("2026-03-02"))
		var out bytes.Buffer
		if err := Encode(&out, entries); err != nil {
			t.Fatal(err)
		}
		again, faults := Decode(bytes.NewReader(out.Bytes()))
		if len(Broken(faults)) != 0 || len(again) != len(entries) {
			t.Fatalf("what was written cannot be read back: %v", faults)
		}
	})
}

func BenchmarkDecodeTwoYears(b *testing.B) {
	raw := twoYears()
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		Decode(bytes.NewReader(raw))
	}
}

func BenchmarkDecodeTwoYearsEncodingJSON(b *testing.B) {
	raw := twoYears()
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		for line := range bytes.SplitSeq(raw, []byte("\n")) {
			var e Entry
			_ = e.UnmarshalJSON(line)
		}
	}
}

func BenchmarkFoldTwoYears(b *testing.B) {
	entries, _ := Decode(bytes.NewReader(twoYears()))
	b.ReportMetric(float64(len(entries)), "entries")
	b.ReportAllocs()
	for b.Loop() {
		Fold(entries, lift.NewCatalogue(lift.Parts{}), day.Date{})
	}
}
