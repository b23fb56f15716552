// Package cli answers "what does spotter do in a terminal": one file per
// command, each a thin coat round a use case of package app. It wires store to
// app to web. It refuses to decide anything: every sentence, load and stop
// comes from the use cases.
//
// Exit codes: 0 done, 1 failed, 2 wrong usage, 3 stopped for safety.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"spotter/internal/app"
	"spotter/internal/day"
)

// The exit codes.
const (
	Done    = 0
	Failed  = 1
	Usage   = 2
	Stopped = 3
)

// shell is one run of the program: its streams, its environment, its clock.
type shell struct {
	ctx      context.Context
	env      map[string]string
	in       io.Reader
	out, err io.Writer
	now      func() time.Time
	json     bool
	lang     string // --lang, else $SPOTTER_LANG, else English
	running  bool   // a command has started: errors from here on are not usage
	stdin    bool   // standard input has been read
	code     int
	made     *app.App
}

// Run runs one command and returns its exit code. It reads the clock only
// where no --as-of is given, and never ends the process itself.
func Run(ctx context.Context, args, env []string, in io.Reader, out, errw io.Writer) int {
	return run(ctx, args, env, in, out, errw, time.Now)
}

func run(ctx context.Context, args, env []string, in io.Reader, out, errw io.Writer, now func() time.Time) int {
	s := &shell{ctx: ctx, env: map[string]string{}, in: in, out: out, err: errw, now: now}
	for _, kv := range env {
		k, v, _ := strings.Cut(kv, "=")
		s.env[k] = v
	}
	if l := s.env["SPOTTER_LANG"]; slices.Contains(app.Languages(), l) {
		s.lang = l
	}
	root := s.root()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errw)
	if err := root.ExecuteContext(ctx); err != nil {
		return s.report(err)
	}
	return s.code
}

// report prints an error as "file:line: what — cure" and gives its exit code.
func (s *shell) report(err error) int {
	var f *fault
	if errors.As(err, &f) {
		fmt.Fprintln(s.err, f.Error())
		return f.code
	}
	if !s.running {
		fmt.Fprintf(s.err, "spotter: %v — see spotter --help\n", err)
		return Usage
	}
	fmt.Fprintf(s.err, "spotter: %v\n", err)
	return Failed
}

// do wraps a command's work, so that errors before it are usage errors.
func (s *shell) do(f func(args []string) error) func(*cobra.Command, []string) error {
	return func(_ *cobra.Command, args []string) error {
		s.running = true
		if s.lang != "" && !slices.Contains(app.Languages(), s.lang) {
			return usage("--lang: "+strconv.Quote(s.lang)+" is not spoken here", "one of "+strings.Join(app.Languages(), ", "))
		}
		return f(args)
	}
}

// today is the calendar day of the clock, in its own zone.
func (s *shell) today() day.Date {
	t := s.now()
	return day.Of(t.Year(), t.Month(), t.Day())
}

// asOf is the day given, else the clock's day, but never before floor: advice
// of today must not rest on a day that is older than the case itself.
func (s *shell) asOf(given string, floor day.Date) (day.Date, error) {
	if given == "" {
		if t := s.today(); t.After(floor) {
			return t, nil
		}
		return floor, nil
	}
	return parseDay("--as-of", given)
}

func parseDay(flag, given string) (day.Date, error) {
	d, err := day.Parse(given)
	if err != nil {
		return d, usage(flag+": "+err.Error(), "for example "+flag+" 2026-03-02")
	}
	return d, nil
}

// app makes the use cases ready. Where text will be printed its sentences are
// loaded meanwhile.
func (s *shell) app() (*app.App, error) {
	if s.made != nil {
		return s.made, nil
	}
	a, err := app.New()
	if err == nil {
		a = a.In(s.lang)
	}
	if err == nil && !s.json {
		go a.Text()
	}
	s.made = a
	return a, err
}

// screen is where text goes: as wide as the terminal, in colour only there.
func (s *shell) page() *page {
	width, tty := 80, false
	if f, ok := s.out.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		tty = true
		if w, _, err := term.GetSize(int(f.Fd())); err == nil && w > 0 {
			width = w
		}
	}
	if n, err := strconv.Atoi(s.env["COLUMNS"]); err == nil && n > 0 {
		width = n
	}
	_, plain := s.env["NO_COLOR"]
	return newPage(min(max(width, 40), 110), tty && !plain && s.env["TERM"] != "dumb")
}
