//go:build unix

package pgtest

import (
	"errors"
	"os"
	"sync"
	"testing"
)

var (
	once   sync.Once
	mu     sync.Mutex
	own    *cluster
	failed error
)

// Database gives the address of a new, empty database. The first call of a
// process starts the server. Where PostgreSQL is not installed the test is
// skipped, and fails when the environment says CI=true.
func Database(t testing.TB) string {
	t.Helper()
	once.Do(func() { own, failed = start() })
	if errors.Is(failed, errNone) && os.Getenv("CI") != "true" {
		t.Skip("SKIPPED, PostgreSQL is not tested: ", failed)
	}
	if failed != nil {
		t.Fatal(failed)
	}
	mu.Lock()
	defer mu.Unlock()
	address, err := own.database()
	if err != nil {
		t.Fatal(err)
	}
	return address
}

// Main runs the tests of a package and stops the server that they started.
// Call it as os.Exit(pgtest.Main(m)).
func Main(m *testing.M) int {
	defer func() {
		if own != nil {
			own.end()
		}
	}()
	return m.Run()
}
