package importer_test

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"spotter/internal/importer"
	"spotter/knowledge"
)

// TestRealExports compares with testdata/expected.csv, which was counted with
// another program: sets, first and last day, the unit that the file states, and
// the total of the three lifts (as written where the unit is asked). The files
// themselves may not ship.
func TestRealExports(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the real exports are not here: ", root)
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range expected(t) {
		t.Run(want[0], func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(root, "exports", want[0]))
			if err != nil {
				data, err = os.ReadFile(filepath.Join(root, "logs", want[0]))
			}
			if err != nil {
				t.Fatal(err)
			}
			opt := importer.Options{Catalogue: cat}
			unit := want[4]
			if unit == "ask" {
				asked, _ := importer.Import(data, opt)
				if len(asked.Questions) == 0 && asked.Report.UnitFrom != "grid" {
					t.Errorf("no unit in the file, but none asked: %+v", asked.Report.Unit)
				}
				opt.Unit, unit = "kg", "kg"
			}
			res, err := importer.Import(data, opt)
			if err != nil {
				t.Fatal(err)
			}
			r := res.Report
			kg, _ := strconv.ParseFloat(want[5], 64)
			if strconv.Itoa(r.Sets) != want[1] || r.First != want[2] || r.Last != want[3] || unit != "" && r.Unit != unit {
				t.Errorf("sets %d, %s to %s, %s; want %v", r.Sets, r.First, r.Last, r.Unit, want)
			}
			if math.Abs(r.ThreeKg-kg) > 1+kg*0.005 {
				t.Errorf("three lifts %.1f kg, want %.1f", r.ThreeKg, kg)
			}
		})
	}
}

func expected(t *testing.T) [][]string {
	t.Helper()
	f, err := os.Open("testdata/expected.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows[1:]
}
