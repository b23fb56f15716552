// Command spotter is the door: it hands the process over to package cli.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"runtime/debug"
	"syscall"

	"spotter/internal/cli"
)

func main() {
	if os.Getenv("GOGC") == "" {
		lateCollection()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := cli.Run(ctx, os.Args[1:], os.Environ(), os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// lateCollection puts the first collection off until 128 MB are in use: most runs end
// before it would pay. From then on memory is collected as usual.
func lateCollection() {
	debug.SetGCPercent(3200) // of the runtime's 4 MB at the least
	runtime.SetFinalizer(new([64]byte), func(*[64]byte) { debug.SetGCPercent(100) })
}
