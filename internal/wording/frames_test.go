package wording

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

var deFaults = NewFrames(map[string]string{
	"no readable date": "kein lesbarer Tag", "no readable date: *": "kein lesbarer Tag: *",
	"dates of both orders in one column: * and *":          "beide Reihenfolgen: * und *",
	"* (and nothing else in this * file could be read)":    "* (sonst war in der Datei (*) nichts lesbar)",
	"* unpacks to more than * MB":                          "* entpackt sich zu mehr als * MB",
	"the zip archive has * files that could be imported:*": "das Archiv hat * Dateien:*",
	"* names no column":                                    "* nennt keine Spalte",
})

func TestFrames(t *testing.T) {
	for en, want := range map[string]string{
		"no readable date":                                                        "kein lesbarer Tag",
		`no readable date: "31/31"`:                                               `kein lesbarer Tag: "31/31"`,
		"a.zip unpacks to more than 9 MB":                                         "a.zip entpackt sich zu mehr als 9 MB",
		`dates of both orders in one column: "1/13" and "13/1"`:                   `beide Reihenfolgen: "1/13" und "13/1"`,
		"no readable date (and nothing else in this hevy file could be read)":     "kein lesbarer Tag (sonst war in der Datei (hevy) nichts lesbar)",
		`no readable date: "x" (and nothing else in this csv file could be read)`: `kein lesbarer Tag: "x" (sonst war in der Datei (csv) nichts lesbar)`,
		"the zip archive has 3 files that could be imported: a, b":                "das Archiv hat 3 Dateien: a, b",
		"something that nobody translated":                                        "something that nobody translated",
		"":                                                                        "",
		" names no column":                                                        " names no column",
		"no readable dates":                                                       "no readable dates",
		"* unpacks to more":                                                       "* unpacks to more",
	} {
		if got := deFaults.Say(en); got != want {
			t.Errorf("%q: %q, want %q", en, got, want)
		}
	}
	if (Frames{}).Say("no readable date") != "no readable date" {
		t.Error("without frames a sentence stays")
	}
}

// TestFramesLoseNothing: what is put in comes out, whatever it holds.
func TestFramesLoseNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.StringMatching(`"[a-z0-9 *:()]{1,20}"`).Draw(t, "in")
		if got := deFaults.Say("no readable date: " + v); !strings.Contains(got, v) || !strings.HasPrefix(got, "kein lesbarer Tag") {
			t.Fatalf("%q", got)
		}
	})
}
