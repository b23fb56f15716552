package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"spotter/internal/day"
	"spotter/internal/diary"
	"spotter/internal/intake"
)

// The most that is read of a text or a case. Threads are a few kilobytes.
const maxText = 1 << 20

const stdinName = "standard input"

// open opens a file, or standard input for "-", which can be named once.
func (s *shell) open(name string) (io.ReadCloser, string, error) {
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, name, fileFault(name, err)
		}
		if info, err := f.Stat(); err == nil && info.IsDir() {
			f.Close()
			return nil, name, failed(name, 0, "this is a folder", "name a file in it")
		}
		return f, name, nil
	}
	if s.stdin {
		return nil, stdinName, usage("- was given twice", "only one input can come from standard input; give a file for the other")
	}
	s.stdin = true
	return io.NopCloser(s.in), stdinName, nil
}

// text reads at most maxText bytes.
func (s *shell) text(name string) ([]byte, string, error) {
	f, shown, err := s.open(name)
	if err != nil {
		return nil, shown, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxText+1))
	if err != nil {
		return nil, shown, fileFault(shown, err)
	}
	if len(b) > maxText {
		return nil, shown, failed(shown, 0, "this is longer than 1 MiB", "give the post or the thread alone, without the pages around it")
	}
	return b, shown, nil
}

// loadCase reads a case.
func (s *shell) loadCase(name string) (intake.Case, error) {
	b, shown, err := s.text(name)
	if err != nil {
		return intake.Case{}, err
	}
	c, err := intake.Decode(b)
	if err != nil {
		return c, caseFault(shown, b, err)
	}
	return c, nil
}

// caseFault finds the line of a case that could not be read.
func caseFault(name string, b []byte, err error) error {
	var bad *intake.BadInput
	if errors.As(err, &bad) {
		return badInput(name, bad)
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		return failed(name, lineAt(b, syntax.Offset), "this is not valid JSON: "+syntax.Error(), "make the case again with spotter read POST --json > case.json")
	case errors.As(err, &kind):
		return failed(name, lineAt(b, kind.Offset), fmt.Sprintf("%q cannot be a %s", kind.Field, kind.Value), "see the case format in ARCHITECTURE.md")
	}
	cure := "make the case again with spotter read POST --json > case.json"
	if strings.Contains(err.Error(), "newer spotter") {
		cure = "update spotter, or " + cure
	}
	return failed(name, 0, err.Error(), cure)
}

func badInput(name string, bad *intake.BadInput) error {
	return failed(name, bad.Line, bad.What, bad.Cure)
}

// lineAt is the 1-based line of a byte offset.
func lineAt(b []byte, offset int64) int {
	return 1 + bytes.Count(b[:min(max(int(offset), 0), len(b))], []byte("\n"))
}

// loadDiary reads a diary; "" is an empty one. Broken lines are an error, so
// that no advice rests on a part of a diary (a lost pain rating could raise a
// load). What is only worth knowing goes to standard error.
func (s *shell) loadDiary(name string) ([]diary.Entry, error) {
	if name == "" {
		return nil, nil
	}
	f, shown, err := s.open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	entries, faults := diary.Decode(f)
	if err := diaryFaults(shown, diary.Broken(faults)); err != nil {
		return nil, err
	}
	for _, n := range faults {
		fmt.Fprintln(s.err, failed(shown, n.Line, n.What, n.Cure).Error())
	}
	return entries, nil
}

// inputs are what most commands work on.
type inputs struct {
	c       intake.Case
	entries []diary.Entry
	asOf    day.Date
}

// load reads the case and the diary and settles the day.
func (s *shell) load(caseName, diaryName, asOf string) (inputs, error) {
	if caseName == "-" && diaryName == "-" {
		return inputs{}, usage("- was given twice", "only one of CASE and --diary can come from standard input")
	}
	c, err := s.loadCase(caseName)
	if err != nil {
		return inputs{}, err
	}
	entries, err := s.loadDiary(diaryName)
	if err != nil {
		return inputs{}, err
	}
	d, err := s.asOf(asOf, c.AsOf)
	return inputs{c, entries, d}, err
}

// printJSON writes one document, indented by two spaces.
func (s *shell) printJSON(v any) error {
	enc := json.NewEncoder(s.out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
