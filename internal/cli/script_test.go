package cli

import (
	"context"
	"errors"
	"maps"
	"os"
	"os/exec"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"spotter/internal/store/pgtest"
)

// withServer ends the PostgreSQL server that a test may have started.
type withServer struct{ *testing.M }

func (m withServer) Run() int { return pgtest.Main(m.M) }

func TestMain(m *testing.M) {
	testscript.Main(withServer{m}, map[string]func(){
		"spotter": func() {
			os.Exit(Run(context.Background(), os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr))
		},
	})
}

// TestScripts runs testdata/*.txtar: each is a session in a terminal.
func TestScripts(t *testing.T) {
	cmds := maps.Clone(dataCommands)
	cmds["exits"] = exits
	testscript.Run(t, testscript.Params{Dir: "testdata", Cmds: cmds})
}

// exits runs a command and wants this exit code: exits 3 spotter plan case.json
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE command [args...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		got = strconv.Itoa(exit.ExitCode())
	} else if err != nil {
		got = err.Error()
	}
	if got != args[0] {
		ts.Fatalf("exit code %s, want %s", got, args[0])
	}
}
