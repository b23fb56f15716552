package knowledge

import (
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"spotter/internal/plan"
)

// library decodes as it was done before there was a quick way.
func library(text []byte, into any) error {
	dec := yaml.NewDecoder(bytes.NewReader(text))
	dec.KnownFields(true)
	return dec.Decode(into)
}

// targets are the types that the files are read into at a start.
func targets(t testing.TB) map[string]func() any {
	out := map[string]func() any{
		"patterns.yaml":           func() any { return new(patternFile) },
		flagsName:                 func() any { return new(flagFile) },
		"lexicon_flags.yaml":      func() any { return new(flagWords) },
		"lexicon_signs.yaml":      func() any { return new(signWords) },
		"lexicon_signs_more.yaml": func() any { return new(signWords) },
		"lexicon_foreign.yaml":    func() any { return new(signWords) },
		"peaking.yaml":            func() any { return new(plan.Peaking) },
		"meet.yaml":               func() any { return new(meetFile) },
		"manifest.yaml":           func() any { return new(Manifest) },
		"selfcare.yaml":           func() any { return new(careFile) },
	}
	texts, err := fs.Glob(files, "text/en/*.yaml")
	if err != nil || len(texts) < 5 {
		t.Fatalf("texts: %v, %v", texts, err)
	}
	for _, name := range texts {
		out[name] = func() any { return new(map[string]string) }
	}
	return out
}

// Every file that a start reads is in the plain form, and the quick way reads
// from it exactly what the library reads.
func TestPlainFilesReadAsByTheLibrary(t *testing.T) {
	for name, target := range targets(t) {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		want, got := target(), target()
		if err := library(text, want); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !decodePlain(string(text), got) {
			t.Errorf("%s is not in the plain form (%s), so every start waits for the library", name, unusual(string(text)))
			continue
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s is read otherwise than by the library", name)
		}
	}
}

// unusual says where the plain form ends.
func unusual(text string) string {
	p := &plainParser{s: text}
	p.line()
	p.nodes = append(p.nodes, plainNode{kind: mapNode})
	p.mapping(0, 0)
	from := strings.LastIndexByte(text[:min(p.i, len(text))], '\n') + 1
	line, _, _ := strings.Cut(text[from:], "\n")
	return line
}

type odd struct {
	S string            `yaml:"s"`
	N int               `yaml:"n"`
	F *float64          `yaml:"f"`
	B bool              `yaml:"b"`
	L []string          `yaml:"l"`
	P [2]float64        `yaml:"p"`
	M map[string]string `yaml:"m"`
	R []struct {
		ID string   `yaml:"id"`
		L  []string `yaml:"l"`
	} `yaml:"r"`
}

// agree fails when the quick way reads what the library refuses or reads
// otherwise. Refusing is always allowed.
func agree(t *testing.T, text string) (quick bool) {
	t.Helper()
	var got, want odd
	if !decodePlain(text, &got) {
		return false
	}
	if err := library([]byte(text), &want); err != nil {
		t.Fatalf("%q: the library refuses: %v; the quick way read %+v", text, err, got)
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("%q: %+v, the library reads %+v", text, got, want)
	}
	return true
}

var plainTexts = []string{
	"s: a word # and a note\nn: 12\nf: 0.40\nb: true\n",
	"s: \"say \\\"no\\\" \\\\ here\"\n\nl: [a, 'it''s', \"c, d\"]\np: [1, -2.5]\n",
	"m:\n  a.b-c: one\n  d: 'two: three'\n# note\n  e: \"#4\"\n",
	"r:\n- id: x\n  l:\n    - one\n    - two words\n- {id: y, l: [z,\n   w]}\ns: end",
	"r:\n  - id: x\n    l: []\n  - id: y\n\nm: {}\n",
	"l:\n- a#b\n- -5\n- http://x.y/z\nn: -7\n", "s: true\nl: [no, 1.50, 2026-01-02]\n",
}

func TestPlainFormIsTaken(t *testing.T) {
	for _, text := range plainTexts {
		if !agree(t, text) {
			t.Errorf("%q was left to the library", text)
		}
	}
}

func TestPlainFormEndsWhereYAMLGetsDifficult(t *testing.T) {
	for _, text := range []string{
		"", "s:\n", "s: a\ns: b\n", "s: &x a\n", "s: *x\n", "s: |\n  a\n", "s: >\n  a\n", "s: a\n  b\n", "s: \"a\n  b\"\n", "s: null\n", "s: ~\n",
		"s: a: b\n", "s: !!str a\n", "? s\n: a\n", "\"s\": a\n", "--- \ns: a\n", "s: a\n...\n", "n: 010\n", "n: 0x1f\n", "n: 1_0\n", "n: 1.5\n",
		"n: \"1\"\n", "b: yes\n", "b: \"true\"\n", "l: [a,, b]\n", "l: [a\n", "l: [a, b]]\n", "l: a\n", "p: [1]\n", "p: [1, 2, 3]\n", "unknown: a\n",
		"s: \"a\\x41\"\n", "m: {a: b, a: c}\n", "\ts: a\n", "s: a\r\n", "s: a\u2028b\n", "\ufeffs: a\n", "l:\n- a\n - b\n", "m:\n  a: b\n c: d\n",
		"s: 'a' 'b'\n", "s: \"a\"#b\n", "l:\n-\n  a\n", "l: [a: b]\n", "m: {a}\n", "<<: {s: a}\n", "s: @a\n", "f: .5\n", "f: 1e3\n", "l: - a\n", "r: [{id: x},\n{id: y}]\n",
	} {
		if agree(t, text) {
			t.Errorf("%q was read the quick way", text)
		}
	}
}

func FuzzPlainAgreesWithTheLibrary(f *testing.F) {
	for _, text := range plainTexts {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) { agree(t, text) })
}
