package paper

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/day"
	"spotter/internal/report"
	"spotter/internal/report/paper/papertest"
)

func fonts(t testing.TB) Fonts {
	t.Helper()
	var f Fonts
	var err error
	if f.Regular, err = os.ReadFile("../../../frontend/fonts/DejaVuSansCondensed.ttf"); err != nil {
		t.Fatal(err)
	}
	if f.Bold, err = os.ReadFile("../../../frontend/fonts/DejaVuSansCondensed-Bold.ttf"); err != nil {
		t.Fatal(err)
	}
	return f
}

// full is a letter and a sheet with n lines in every part, each line marked so
// that it is found again.
func full(n int, words string) (*report.Letter, report.Sheet, []string) {
	on := day.MustParse("2026-03-02")
	l := &report.Letter{AsOf: on, DataUntil: on, Course: report.Course{Weeks: make([]report.Week, report.Weeks)}}
	for i := range l.Course.Weeks {
		l.Course.Weeks[i].Starts = on.Add(7*(i-report.Weeks) + 1)
	}
	for i, p := range body.Places() {
		k := i % 11
		side := body.Left
		if p.Mid {
			side = body.Midline
		}
		l.Chart.Spots = append(l.Chart.Spots, report.Spot{Place: p.ID, Side: side, Intensity: &k})
	}
	s := report.Sheet{Title: "Letter", Who: "Name: " + words, When: "Date", Lead: "Lead", Proof: "Page abc", Lang: "en",
		Chart: report.ChartWords{Left: "L", Right: "R", Front: "front", Back: "back", Legend: words, Alt: "chart " + words}, Time: report.TimeWords{Title: "Time", Pain: "pain", Starts: make([]string, report.Weeks)}, Strip: []string{"a", "b", "c", "d", "e"}}
	for len(l.Lifts) < report.Lines {
		l.Lifts = append(l.Lifts, report.Line{Weeks: make([]report.LiftPoint, report.Weeks)})
		s.Time.Lifts, s.Time.Bars = append(s.Time.Lifts, "lift"), append(s.Time.Bars, make([]string, report.Weeks))
	}
	var marks []string
	for _, id := range []string{"short", "safety", "places", "course", "effects", "helped", "medicine", "function", "limits", "open"} {
		x := report.Section{ID: id, Title: "Part " + id}
		for i := range n {
			mark := fmt.Sprintf("QX%sQ%dX", id, i)
			marks = append(marks, mark)
			x.Lines = append(x.Lines, report.Fact{Lead: mark, Text: words, Loud: i%3 == 0})
		}
		if id == "effects" { // its first line as a table
			x.Table = &report.Table{Head: []string{"a", "b", "c", "d"}, Rows: [][]string{{"QXrowQ0X " + words, words, words, "QXrowQ1X"}}}
			marks = append(marks, "QXrowQ0X", "QXrowQ1X")
		}
		s.Sections = append(s.Sections, x)
	}
	return l, s, marks
}

// TestNothingOverlapsAndNothingIsLost: whatever is told, boxes lie on the
// paper, none covers another, and every line can be read out of the PDF.
func TestNothingOverlapsAndNothingIsLost(t *testing.T) {
	f := fonts(t)
	tool, noTool := exec.LookPath("pdftotext")
	if noTool != nil {
		t.Log("pdftotext is not here: the PDF is read by the tests' own reader alone")
	}
	dir := t.TempDir()
	words := rapid.StringOfN(rapid.RuneFrom([]rune("aWil ü€Жשלוםمرحبا💪👩‍⚕️\n\t☐ ")), 0, 300, -1)
	rapid.Check(t, func(rt *rapid.T) {
		l, s, marks := full(rapid.IntRange(1, 45).Draw(rt, "lines"), words.Draw(rt, "words"))
		if rapid.Bool().Draw(rt, "stop") {
			s.Stop = "STOP"
		}
		size := rapid.SampledFrom([]string{A4, Letter}).Draw(rt, "size")
		raw, rects, err := Draw(l, s, size, f)
		if err != nil {
			rt.Fatal(err)
		}
		again, _, _ := Draw(l, s, size, f)
		if !bytes.Equal(raw, again) {
			rt.Fatal("twice the same letter, two files")
		}
		if len(raw) > 300<<10 {
			rt.Fatalf("%d bytes", len(raw))
		}
		apart(rt, rects, sizes[size])
		own, err := papertest.Solid(raw)
		if err != nil {
			rt.Fatal(err)
		}
		for _, m := range marks {
			if !strings.Contains(own, m) {
				rt.Fatalf("%s is not in the PDF", m)
			}
		}
		if noTool != nil {
			return
		}
		name := filepath.Join(dir, "l.pdf")
		if err := os.WriteFile(name, raw, 0o600); err != nil {
			rt.Fatal(err)
		}
		out, err := exec.Command(tool, name, "-").Output()
		if err != nil {
			rt.Fatal(err)
		}
		for _, m := range marks {
			if !strings.Contains(string(out), m) {
				rt.Fatalf("%s is not in the PDF", m)
			}
		}
	})
}

func apart(rt *rapid.T, rects []Rect, wh [2]float64) {
	const eps = 0.01
	for i, a := range rects {
		if a.X < 0 || a.Y < 0 || a.X+a.W > wh[0]+eps || a.Y+a.H > wh[1]+eps {
			rt.Fatalf("%+v leaves the paper", a)
		}
		for _, b := range rects[:i] {
			if a.Page == b.Page && a.X+eps < b.X+b.W && b.X+eps < a.X+a.W && a.Y+eps < b.Y+b.H && b.Y+eps < a.Y+a.H {
				rt.Fatalf("%+v covers %+v", a, b)
			}
		}
	}
}

// TestFontsHaveTheSigns that the letter needs, and say what they lack.
func TestFontsHaveTheSigns(t *testing.T) {
	f := fonts(t)
	for _, raw := range [][]byte{f.Regular, f.Bold} {
		known := runesOf(raw)
		for _, r := range "Aä☐≤·Жש" {
			if !known[r] {
				t.Errorf("%q is missing", r)
			}
		}
		if known['💪'] {
			t.Error("a sign is called known that is not there")
		}
	}
}

func BenchmarkDraw(b *testing.B) {
	f := fonts(b)
	l, s, _ := full(6, "some words of a letter, as long as a line and a half of a column are, or so")
	for b.Loop() {
		if _, _, err := Draw(l, s, A4, f); err != nil {
			b.Fatal(err)
		}
	}
}
