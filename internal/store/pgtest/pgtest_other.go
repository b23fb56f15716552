//go:build !unix && !js

package pgtest

import (
	"os"
	"testing"
)

// Database skips: the server is started on unix only.
func Database(t testing.TB) string {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal("PostgreSQL is tested on unix only")
	}
	t.Skip("SKIPPED, PostgreSQL is not tested: it is started on unix only")
	return ""
}

// Main runs the tests of a package.
func Main(m *testing.M) int { return m.Run() }
