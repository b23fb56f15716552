//go:build !js

package store

import (
	"context"
	"strings"
	"testing"
)

// TestIDsAreLookedUpInTheIndex: one search for each id, however long the diary
// is; a plan that reads it all makes an import cost its square.
func TestIDsAreLookedUpInTheIndex(t *testing.T) {
	s, err := Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n, query := range lookUpSQL {
		rows, err := s.pool.Query("explain query plan "+query, make([]any, n+1)...)
		if err != nil {
			t.Fatal(err)
		}
		var plan []string
		for rows.Next() {
			var id, parent, unused int
			var detail string
			if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
				t.Fatal(err)
			}
			plan = append(plan, detail)
		}
		if err := rows.Close(); err != nil {
			t.Fatal(err)
		}
		if all := strings.Join(plan, "; "); !strings.Contains(all, "(athlete=? AND id=?)") {
			t.Errorf("%d ids: %s", n, all)
		}
	}
}
