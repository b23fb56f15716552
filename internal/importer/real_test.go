package importer

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRealExports(t *testing.T) {
	for _, dir := range []string{"exports", "logs"} {
		files, _ := filepath.Glob(filepath.Join("..", "..", "..", "shared", "data", dir, "*.*"))
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			res, err := Import(data, Options{})
			r := res.Report
			t.Logf("%-55s %-12s err=%v rows=%d sets=%d %s..%s unit=%s/%s faults=%d asks=%v skipped=%v flagged=%v", filepath.Base(f), r.Format, err, r.Rows, r.Sets, r.First, r.Last, r.Unit, r.UnitFrom, len(res.Faults), res.Questions, r.Skipped, r.Flagged)
		}
	}
}
