//go:build unix

package diary

import (
	"syscall"
	"testing"
)

// cpuTime is what the process has used so far, in nanoseconds, the collector's
// work included: on a shared machine it is steadier than the wall clock.
func cpuTime(b *testing.B) int64 {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		b.Fatal(err)
	}
	return r.Utime.Nano() + r.Stime.Nano()
}
