package intake_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"spotter/internal/body"
	"spotter/internal/intake"
)

func posts(t testing.TB) map[string]string {
	t.Helper()
	names, err := filepath.Glob("../../testdata/posts/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatal("no posts", err)
	}
	out := map[string]string{}
	for _, n := range names {
		raw, err := os.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(n)] = string(raw)
	}
	return out
}

// checkSpans walks the case's JSON: every span is a real, non-empty stretch of
// the text on rune boundaries.
func checkSpans(t testing.TB, text string, c intake.Case) {
	t.Helper()
	raw, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	walkSpans(t, text, tree)
}

func walkSpans(t testing.TB, text string, v any) {
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			walkSpans(t, text, e)
		}
	case map[string]any:
		if s, ok := x["span"].([]any); ok {
			a, b := int(s[0].(float64)), int(s[1].(float64))
			if a < 0 || b <= a || b > len(text) || !utf8.RuneStart(text[a]) || b < len(text) && !utf8.RuneStart(text[b]) {
				t.Fatalf("span [%d,%d] of %v", a, b, x)
			}
			if strings.TrimSpace(text[a:b]) == "" {
				t.Fatalf("empty span of %v", x)
			}
		}
		for _, e := range x {
			walkSpans(t, text, e)
		}
	}
}

func TestSpansArePassages(t *testing.T) {
	lex := lexicon(t)
	for name, text := range posts(t) {
		c, err := intake.Read(text, asOf, lex)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		checkSpans(t, text, c)
	}
}

func TestRoundTripAndLaws(t *testing.T) {
	lex := lexicon(t)
	for name, text := range posts(t) {
		c, err := intake.Read(text, asOf, lex)
		if err != nil {
			t.Fatal(name, err)
		}
		raw, err := intake.Encode(c)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		back, err := intake.Decode(raw)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		again, err := intake.Encode(back)
		if err != nil || string(again) != string(raw) {
			t.Fatalf("%s: round trip changes the case (%v)", name, err)
		}
		twice, _ := intake.Encode(c.Mirror().Mirror())
		if string(twice) != string(raw) {
			t.Fatalf("%s: mirrored twice is not the same", name)
		}
	}
}

// TestReadingIsMirrored: left and right exchanged in the words exchanges them
// in the case, and nothing else.
func TestReadingIsMirrored(t *testing.T) {
	lex := lexicon(t)
	parts := []string{"shoulder blade", "shoulder", "elbow", "knee", "hip", "wrist", "neck", "SI joint", "trap", "pec"}
	lifts := []string{"low bar", "deadlift", "bench", "face pulls", "rows"}
	rapid.Check(t, func(rt *rapid.T) {
		part, l := rapid.SampledFrom(parts).Draw(rt, "part"), rapid.SampledFrom(lifts).Draw(rt, "lift")
		form := rapid.SampledFrom([]string{"My %s " + part + " hurts when I do " + l + ".", "Pain in the %s " + part + " from " + l + ", 3 weeks now.", "Sharp pain around my %s " + part + " after " + l + "."}).Draw(rt, "form")
		left, err1 := intake.Read(strings.ReplaceAll(form, "%s", "left"), asOf, lex)
		right, err2 := intake.Read(strings.ReplaceAll(form, "%s", "right"), asOf, lex)
		if err1 != nil || err2 != nil {
			rt.Fatal(err1, err2)
		}
		if len(left.Problems) != 1 || left.Problems[0].Side != body.Left || right.Problems[0].Side != body.Right {
			rt.Fatalf("%q: %+v / %+v", form, left.Problems, right.Problems)
		}
	})
}

func TestBadInput(t *testing.T) {
	lex := lexicon(t)
	for name, tc := range map[string]struct {
		text, code string
		flag       string
	}{
		"empty":            {"  \n\t", "empty", ""},
		"nul":              {"my back\x00hurts", "binary", ""},
		"not utf-8":        {"my back \xff\xfe hurts", "binary", ""},
		"too long":         {strings.Repeat("my back hurts. ", 80000), "too_long", ""},
		"spanish":          {"Hola, tengo dolor en el pecho y me falta el aire desde ayer cuando hago press de banca, no puedo respirar bien.", "other_language", "chest_pressure_now"},
		"german":           {"Hallo, ich habe seit gestern Schmerzen im Rücken und kann nicht mehr pinkeln, mein Schritt ist taub.", "other_language", "bladder_bowel"},
		"french":           {"Bonjour, j'ai une douleur dans la poitrine depuis ce matin et je ne peux pas respirer avec le développé couché.", "other_language", "chest_pressure_now"},
		"nothing is wrong": {"Which shoes do you wear for the platform? I am thinking of a new pair for the summer.", "no_complaint", ""},
	} {
		_, err := intake.Read(tc.text, asOf, lex)
		bad, ok := err.(*intake.BadInput)
		if !ok || bad.Code != tc.code {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if bad.Cure == "" || bad.What == "" {
			t.Errorf("%s: no cure", name)
		}
		if tc.flag != "" && !strings.Contains(strings.Join(bad.Flags, " "), tc.flag) {
			t.Errorf("%s: flags %v, want %s", name, bad.Flags, tc.flag)
		}
	}
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	for in, want := range map[string]string{
		``:                            "empty",
		`{`:                           "line 1",
		`{}`:                          "schema is missing",
		`{"schema":"spotter.case/2"}`: "newer spotter",
		`{"schema":"spotter.plan/1"}`: "not a case",
		`{"schema":"spotter.case/1"}`: "as_of",
		`{"schema":"spotter.case/1","as_of":"2026-03-02","problems":[{"region":"knee","side":"lft"}]}`:                "problems[0].side",
		`{"schema":"spotter.case/1","as_of":"2026-03-02","problems":[{"region":"knee","side":"left","severity":11}]}`: "problems[0].severity",
		`{"schema":"spotter.case/1","as_of":"2026-03-02","medication":[{"class":"sweets"}]}`:                          "medication[0].class",
		`{"schema":"spotter.case/1","as_of":"2026-03-02","lifts_reported":[{"lift":"x","load":-1,"unit":"kg"}]}`:      "lifts_reported[0].load",
		`{"schema":"spotter.case/1","as_of":"2026-03-02","problems":"none"}`:                                          "problems",
	} {
		if _, err := intake.Decode([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %q", in, err, want)
		}
	}
}

func TestUnknownFieldsAreKept(t *testing.T) {
	in := `{"schema":"spotter.case/1","as_of":"2026-03-02","moon":{"phase":3}}`
	c, err := intake.Decode([]byte(in))
	if err != nil {
		t.Fatal(err)
	}
	out, err := intake.Encode(c)
	if err != nil || !strings.Contains(string(out), `"moon":{"phase":3}`) {
		t.Fatalf("%v %s", err, out)
	}
}

func FuzzRead(f *testing.F) {
	lex := lexicon(f)
	for _, text := range posts(f) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		c, err := intake.Read(text, asOf, lex)
		if err != nil {
			if _, ok := err.(*intake.BadInput); !ok {
				t.Fatalf("untyped error %T %v", err, err)
			}
			return
		}
		checkSpans(t, text, c)
		if _, err := intake.Encode(c); err != nil {
			t.Fatal(err)
		}
	})
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(`{"schema":"spotter.case/1","as_of":"2026-03-02","problems":[{"region":"knee","side":"left"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		c, err := intake.Decode(b)
		if err != nil {
			return
		}
		if _, err := intake.Encode(c); err != nil {
			t.Fatal(err)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	lex := lexicon(b)
	text := posts(b)["26-hips-too-high-long-one.txt"]
	for b.Loop() {
		if _, err := intake.Read(text, asOf, lex); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadMiB(b *testing.B) {
	lex := lexicon(b)
	text := strings.Repeat("my left shoulder blade hurts when i squat and the bench is fine ", 16000)
	for b.Loop() {
		if _, err := intake.Read(text, asOf, lex); err != nil {
			b.Fatal(err)
		}
	}
}
