package app

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/report"
	"spotter/internal/report/fhir"
	letterpage "spotter/internal/report/page"
	"spotter/internal/report/paper"
)

var (
	write = flag.Bool("write-letters", false, "write the golden letters anew")
	look  = flag.String("look-at-letters", "", "folder for the letters as PDF and HTML, in both papers and languages")
)

// golden are the letters that are looked at: the thread it began with and a
// diary, a warning sign, nothing but a sentence, and far too much.
func golden(t testing.TB) (*App, map[string]report.Letter) {
	t.Helper()
	a, err := New()
	if err != nil {
		t.Fatal(err)
	}
	on := day.MustParse("2026-03-02")
	post, err := os.ReadFile("../../scenarios/seed-thread-left-blade-low-bar/post.txt")
	if err != nil {
		t.Fatal(err)
	}
	left := ExampleDiary(on)
	for i := range left {
		if left[i].Side == "right" {
			left[i].Side = "left"
		}
	}
	out := map[string]report.Letter{}
	make := func(name, text string, entries []diary.Entry, bend func(*intake.Case)) {
		c, err := a.Read(text, on)
		if err != nil {
			t.Fatal(err)
		}
		if bend != nil {
			bend(&c)
		}
		l := searched(t, a, LetterRequest{Case: c, Entries: entries, AsOf: on, Explain: true})
		l.Knowledge, l.Hash = "", "" // of the program, not of the person
		out[name] = l
	}
	make("seed", string(post), left, nil)
	make("red_flag", string(post), append(left, AnswerEntry("x1", "2026-03-02", "cord_signs", "yes")), nil)
	make("empty", "My left shoulder hurts when I bench.", nil, nil)
	make("long", string(post), left, func(c *intake.Case) {
		for i := range 40 {
			c.Medication = append(c.Medication, intake.Medication{Class: "other", Name: "a medicine with a very long name, number " + strconv.Itoa(i), For: strings.Repeat("long words ", 8)})
			c.Tried = append(c.Tried, intake.Tried{What: "other", Name: "שלום مرحبا 💪 " + strconv.Itoa(i), Effect: "no_change"})
		}
	})
	return a, out
}

// TestGoldenLetters: text and page are those that were looked at. After a
// change: go test ./internal/app -run GoldenLetters -write-letters, and look.
func TestGoldenLetters(t *testing.T) {
	a, all := golden(t)
	css := []byte("/* letter.css */")
	for name, l := range all {
		s := report.Write(&l, a.Text(), report.Options{})
		for ending, got := range map[string][]byte{".txt": []byte(s.Text()), ".html": letterpage.File(&l, s, css, nil)} {
			file := filepath.Join("testdata", "letters", name+ending)
			if *write {
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if string(want) != string(got) {
				t.Errorf("%s is another one; look at it, then write it anew", file)
			}
		}
	}
}

// TestLookAtLetters writes the letters for eyes:
//
//	go test ./internal/app -run LookAtLetters -look-at-letters /tmp/letters
//
// Without a folder it holds that the seed, the warning sign and the empty letter
// fit on one page of either paper in either language.
func TestLookAtLetters(t *testing.T) {
	a, all := golden(t)
	css, err := os.ReadFile("../../frontend/static/letter.css")
	if err != nil {
		t.Fatal(err)
	}
	f := letterFonts(t)
	for name, l := range all {
		for _, lang := range Languages() {
			s := report.Write(&l, a.In(lang).Text(), report.Options{})
			page := letterpage.File(&l, s, css, nil)
			for _, size := range []string{paper.A4, paper.Letter} {
				raw, rects, err := paper.Draw(&l, s, size, f)
				if err != nil {
					t.Fatal(err)
				}
				if n := rects[len(rects)-1].Page; n > 1 && name != "long" {
					t.Errorf("%s in %s takes %d pages of %s", name, lang, n, size)
				}
				if *look == "" {
					continue
				}
				if err := os.MkdirAll(*look, 0o755); err != nil {
					t.Fatal(err)
				}
				for ending, raw := range map[string][]byte{".pdf": raw, ".html": page} {
					if err := os.WriteFile(filepath.Join(*look, name+"-"+lang+"-"+size+ending), raw, 0o644); err != nil {
						t.Fatal(err)
					}
				}
			}
		}
	}
}

func letterFonts(t testing.TB) (f paper.Fonts) {
	t.Helper()
	var err error
	if f.Regular, err = os.ReadFile("../../frontend/fonts/DejaVuSansCondensed.ttf"); err != nil {
		t.Fatal(err)
	}
	if f.Bold, err = os.ReadFile("../../frontend/fonts/DejaVuSansCondensed-Bold.ttf"); err != nil {
		t.Fatal(err)
	}
	return f
}

// TestWhyInGerman: where a figure comes from is told in the language asked
// for: no code of the program and no English answer is among the values.
func TestWhyInGerman(t *testing.T) {
	a, all := golden(t)
	_, all["answered"] = letterOf(t, AnswerEntry("x1", "2026-03-01", "night_pain", "yes"), AnswerEntry("x2", "2026-03-01", "arm_symptoms", "unsure"))
	n := 0
	for name, l := range all {
		for _, w := range report.Why(&l, a.In("de").Text()) {
			n++
			if raw := regexp.MustCompile(`^(yes|no|unsure|mentioned|rule|score|escalated|true|false|\d{4}-\d\d-\d\d|\d+\.\d+)$`); raw.MatchString(w.Value) || strings.Contains(w.Figure+w.From, "_") {
				t.Errorf("%s: %+v", name, w)
			}
		}
	}
	if n < 500 {
		t.Errorf("only %d figures", n)
	}
}

// figures are the pointers of every number of a letter that is there.
func figures(v any, at string, out map[string]bool) {
	switch x := v.(type) {
	case map[string]any:
		for k, y := range x {
			figures(y, at+"/"+k, out)
		}
	case []any:
		for i, y := range x {
			figures(y, at+"/"+strconv.Itoa(i), out)
		}
	case float64:
		out[at] = true
	}
}

// untraced are figures that count what stands in the letter itself, or are a
// nothing that needs no entry: no rated day, no set.
var untraced = regexp.MustCompile(`^/(apart|safety/private|course/rated_days|meet/days_out|need/.*|.*/(rated_days|rated_days_14d|sets|rated_sets|times|n|answered))$`)

// TestEveryFigureIsTraced: each number of the letter leads to entries or to the
// words that were read, but for those that count or are told not to be there.
func TestEveryFigureIsTraced(t *testing.T) {
	_, all := golden(t)
	for name, l := range all {
		traced := map[string]bool{}
		for _, x := range l.Trace {
			traced[x.Figure] = len(x.From) > 0
		}
		l.Trace = nil
		raw, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		var v any
		if err := json.Unmarshal(raw, &v); err != nil {
			t.Fatal(err)
		}
		found := map[string]bool{}
		figures(v, "", found)
		for p := range found {
			if !traced[p] && !untraced.MatchString(p) {
				t.Errorf("%s: %s comes from nowhere", name, p)
			}
		}
		if name == "seed" && len(found) < 100 {
			t.Errorf("only %d figures", len(found))
		}
	}
}

// TestMirroredCase: the same thread and diary, told of the right side, make the
// same letter with the side changed, in text and in FHIR, and nothing else.
func TestMirroredCase(t *testing.T) {
	a, all := golden(t)
	post, err := os.ReadFile("../../scenarios/seed-thread-left-blade-low-bar/post.txt")
	if err != nil {
		t.Fatal(err)
	}
	on := day.MustParse("2026-03-02")
	c, err := a.Read(strings.NewReplacer("left", "right", "Left", "Right").Replace(string(post)), on)
	if err != nil {
		t.Fatal(err)
	}
	right := searched(t, a, LetterRequest{Case: c, Entries: ExampleDiary(on), AsOf: on})
	left := all["seed"]
	left.Trace, right.Knowledge, right.Hash = nil, "", ""
	raw, err := json.Marshal(left)
	if err != nil {
		t.Fatal(err)
	}
	other, err := json.Marshal(right)
	if err != nil {
		t.Fatal(err)
	}
	if string(raw) == string(other) || strings.NewReplacer(`"side":"left"`, `"side":"right"`, "my left upper trap", "my right upper trap").Replace(string(raw)) != string(other) {
		t.Error("the mirrored case makes another letter")
	}
	for l, want := range map[*report.Letter][2]string{&left: {"LEFT", "side.left"}, &right: {"RIGHT", "side.right"}} {
		bundle, err := fhir.Bundle(l)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(report.Write(l, a.Text(), report.Options{}).Text(), want[0]) || !strings.Contains(string(bundle), want[1]) {
			t.Errorf("text or FHIR lacks %v", want)
		}
	}
}
