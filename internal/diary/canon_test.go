package diary

import (
	"encoding/hex"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spotter/internal/keep"
)

func read(t testing.TB, line string) Entry {
	t.Helper()
	entries, faults := Decode(strings.NewReader(line))
	if len(Broken(faults)) > 0 || len(entries) != 1 {
		t.Fatalf("%s: %v", line, faults)
	}
	return entries[0]
}

func canonical(t testing.TB, e Entry) string {
	t.Helper()
	b, err := Canonical(e)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestCanonicalForm(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"names in order":         {`{"kind":"set","at":"2026-03-02","reps":5,"lb":225.0}`, `{"at":"2026-03-02","kind":"set","lb":225,"reps":5}`},
		"a prefix comes first":   {`{"kind":"x","at":"2026-03-02","a !":1,"a":2}`, `{"a":2,"a !":1,"at":"2026-03-02","kind":"x"}`},
		"fewest escapes":         {`{"kind":"note","at":"2026-03-02","text":"a<\u00fc>\/\u0001\n\"\u2028"}`, `{"at":"2026-03-02","kind":"note","text":"a<ü>/\u0001\n\"` + "\u2028" + `"}`},
		"unknown, at each depth": {`{"kind":"x","at":"2026-03-02","z":{"b":[ 1, {"d":1,"c":2.50} ],"a":12345678901234567890}}`, `{"at":"2026-03-02","kind":"x","z":{"a":12345678901234567890,"b":[1,{"c":2.50,"d":1}]}}`},
		"nothing said is absent": {`{"kind":"set","at":"2026-03-02","warmup":false,"kg":null}`, `{"at":"2026-03-02","kind":"set"}`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := canonical(t, read(t, c.in)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// The hash of one entry, worked out with another program (sha256sum).
func TestHashIsOfTheCanonicalForm(t *testing.T) {
	h, err := Hash(read(t, `{"kind":"set","reps":5,"lb":225,"at":"2026-03-02","id":"a"}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := hex.EncodeToString(h[:]); got != "1962c1df64054aa3856f8707d8474d47919aae7beb48bbef839c5becfc46db0c" {
		t.Errorf("got %s", got)
	}
}

// What is stored canonically reads back as the same entry, and its canonical
// form is itself.
func TestCanonicalLosesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		e := drawEntry(r, "e")
		if rapid.Bool().Draw(r, "unknown") {
			text, _ := json.Marshal(rapid.String().Draw(r, "text"))
			e.Extra = keep.Extra{"later_" + rapid.StringMatching(`[a-z]{1,4}`).Draw(r, "name"): text}
		}
		first := canonical(t, e)
		if slow, err := slowCanonical(e); err != nil || slow != first {
			r.Fatalf("%s\n%s %v", first, slow, err)
		}
		var back Entry
		if err := back.UnmarshalJSON([]byte(first)); err != nil {
			r.Fatalf("%s: %v", first, err)
		}
		if again := canonical(t, back); again != first {
			r.Fatalf("%s\n%s", first, again)
		}
		back.Extra, e.Extra = nil, nil
		e.Line = 0
		if !reflect.DeepEqual(back, e) {
			r.Fatalf("got  %+v\nwant %+v", back, e)
		}
	})
}

// The members that are written by hand are those of the struct, in order, and
// write what encoding/json would.
func TestCanonicalAgreesWithEncodingJSON(t *testing.T) {
	var names []string
	for _, m := range members {
		names = append(names, m.name)
	}
	var want []string
	for f := range reflect.TypeFor[Entry]().Fields() {
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "-" {
			want = append(want, name)
		}
	}
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Fatalf("members %v\nfields  %v", names, want)
	}
}

func slowCanonical(e Entry) (string, error) {
	raw, err := e.MarshalJSON()
	if err != nil {
		return "", err
	}
	c := canon{in: raw}
	err = c.value(0)
	return string(c.out), err
}

func FuzzCanonical(f *testing.F) {
	f.Add(`{"kind":"x","at":"2026-03-02","z":{"b":[1,{"d":[],"c":{}}],"a\u0000":"\ud800"}}`)
	f.Add(`{"a":"\\\"","b":[[[]]],"a":1e400}`)
	f.Add(`{"kind":"set","kg":1e-7,"lb":1e21,"rpe":-0,"target":{"kg":1,"aim":[2]},"zones":[],"lifts":["a","b"],"value":{"b":1,"a":2},"paid":false,"quality":1e30,"note":"\u2028<"}`)
	f.Fuzz(func(t *testing.T, line string) {
		var e Entry
		if e.UnmarshalJSON([]byte(line)) != nil {
			return
		}
		first, err := Canonical(e)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		if slow, err := slowCanonical(e); err != nil || slow != string(first) {
			t.Fatalf("%q\n%q %v", first, slow, err)
		}
		var back Entry
		if err := back.UnmarshalJSON(first); err != nil {
			t.Fatalf("%q: %v", first, err)
		}
		again, err := Canonical(back)
		if err != nil || string(again) != string(first) {
			t.Fatalf("%q\n%q %v", first, again, err)
		}
	})
}

func BenchmarkHash(b *testing.B) {
	e := read(b, `{"kind":"set","at":"2026-03-02T18:10:00+01:00","id":"018e0000-0000-7000-8000-000000000000","device":"d1","n":12,"hlc":"018e000000000000","lift":"squat_low_bar","kg":142.5,"reps":5,"rpe":7.5,"pain":1}`)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Hash(e); err != nil {
			b.Fatal(err)
		}
	}
}
