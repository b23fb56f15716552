package score_test

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/safety"
	"spotter/knowledge"
)

// flagLine is one line of testdata/lines/flags: words that must raise a flag
// (want), or that must not be taken for it.
type flagLine struct {
	file, flag, text string
	n                int
	want             bool
}

// built reports that the reader may be built with this line; the others, those
// with an even number, only measure.
func (l flagLine) built() bool { return l.n%2 == 1 }

func flagLines(t *testing.T, folder string) (out []flagLine) {
	t.Helper()
	files, err := filepath.Glob("../../testdata/lines/" + folder + "/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no lines: %v", err)
	}
	for _, file := range files {
		h, err := os.Open(file)
		if err != nil {
			t.Fatal(err)
		}
		flag, sc := "", bufio.NewScanner(h)
		for n := 1; sc.Scan(); n++ {
			switch s := sc.Text(); {
			case strings.HasPrefix(s, "## "):
				flag = s[3:]
			case strings.HasPrefix(s, "+ "), strings.HasPrefix(s, "- "):
				out = append(out, flagLine{filepath.Base(file), flag, s[2:], n, s[0] == '+'})
			}
		}
		h.Close()
	}
	return out
}

// tally of one half: lines that must stop a person and those that did, lines
// that must raise their flag, near misses, and what they raised all the same.
type flagTally struct{ stop, stopped, raise, raised, near, nearRaised, nearStopped int }

// TestFlagLines reads how people tell of each red flag, and what only sounds
// like it. FLAG_MISSES=1 lists what went wrong in the half to build with.
func TestFlagLines(t *testing.T) {
	if n := readFlagLines(t, "flags"); n != 54 {
		t.Errorf("lines on %d flags, want all 54", n)
	}
}

// TestScopeLines: longer tellings, in which it must be made out whose a sign is,
// whether it is there now, and whether it is meant.
func TestScopeLines(t *testing.T) { readFlagLines(t, "scope") }

// readFlagLines holds both halves of a folder to its floors and gives how many
// flags have lines.
func readFlagLines(t *testing.T, folder string) int {
	t.Helper()
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	asOf, _ := day.Parse("2026-03-02")
	urgency := map[string]int{}
	for _, f := range rb.Flags {
		urgency[f.ID] = int(f.Urgency)
	}
	half, seen := map[bool]*flagTally{true: {}, false: {}}, map[string]int{}
	for _, l := range flagLines(t, folder) {
		if urgency[l.flag] == 0 {
			t.Fatalf("%s:%d: no flag %q", l.file, l.n, l.flag)
		}
		seen[l.flag]++
		c, err := intake.Read(l.text, asOf, lex)
		ids, stopped := flagIDs(c), false
		var bad *intake.BadInput
		if errors.As(err, &bad) {
			ids = bad.Flags
			stopped = slices.ContainsFunc(ids, func(id string) bool { return urgency[id] >= 3 })
		} else {
			level := safety.Run(rb, c, safety.AnswersOf(c, diary.History{}, asOf)).Level
			stopped = level == "urgent_24h" || level == "emergency_now"
		}
		ok := half[l.built()].count(l, urgency[l.flag] >= 3, slices.Contains(ids, l.flag), stopped)
		if !ok && l.built() && os.Getenv("FLAG_MISSES") != "" {
			t.Logf("%s:%d %s want %v, got %v stop %v: %s", l.file, l.n, l.flag, l.want, ids, stopped, l.text)
		}
	}
	for built, want := range flagFloors[folder] {
		h := half[built]
		h.hold(t, built, want)
		t.Logf("built %v: stopped %d of %d, own flag raised %d of %d; near misses %d, own flag raised %d, stopped %d", built, h.stopped, h.stop, h.raised, h.raise, h.near, h.nearRaised, h.nearStopped)
	}
	return len(seen)
}

// flagFloor: shares of lines that stop and that raise their flag, and how many
// near misses may stop.
type flagFloor struct {
	stopped, raised float64
	near            int
}

// flagFloors of each folder for the half to build with (true) and for the other.
var flagFloors = map[string]map[bool]flagFloor{
	"flags": {true: {0.99, 0.97, 2}, false: {0.95, 0.90, 14}},
	"scope": {true: {0.95, 0.92, 5}, false: {0.82, 0.72, 8}},
}

func (h *flagTally) hold(t *testing.T, built bool, want flagFloor) {
	t.Helper()
	if float64(h.stopped) < want.stopped*float64(h.stop) || float64(h.raised) < want.raised*float64(h.raise) || h.nearStopped > want.near {
		t.Errorf("built %v: below the floor %+v", built, want)
	}
}

// count adds a line and reports whether it went as wanted.
func (h *flagTally) count(l flagLine, stops, raised, stopped bool) bool {
	if !l.want {
		h.near++
		h.nearRaised += one(raised)
		h.nearStopped += one(stopped)
		return !raised && !stopped
	}
	h.raise++
	h.raised += one(raised)
	if stops {
		h.stop++
		h.stopped += one(stopped)
		return raised && stopped
	}
	return raised
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
