//go:build !unix

package diary

import "testing"

// cpuTime is not known here; the wall clock stands alone.
func cpuTime(*testing.B) int64 { return 0 }
