package importer_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"spotter/internal/importer"
	"spotter/internal/lift"
	"spotter/knowledge"
)

// TestRealExports compares with testdata/expected.csv, which was counted with
// other programs: sets, first and last day, the unit that the file states, and
// the total of the three lifts (as written where the unit is asked). What came
// stands beside it in docs/imports.md, which this test keeps true: UPDATE=1
// writes it anew. The files themselves may not ship.
func TestRealExports(t *testing.T) {
	root := filepath.Join("..", "..", "..", "shared", "data")
	if _, err := os.Stat(root); err != nil {
		t.Skip("the real exports are not here: ", root)
	}
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	table.WriteString("| file | sets | first day | last day | unit | kg of the three lifts | sets that came | first | last | unit | kg |\n|---|---|---|---|---|---|---|---|---|---|---|\n")
	for _, want := range expected(t) {
		t.Run(want[0], func(t *testing.T) { table.WriteString(realFile(t, root, cat, want)) })
	}
	checkTable(t, table.String())
}

// realFile imports one file, compares, and gives its row of the table.
func realFile(t *testing.T, root string, cat *lift.Catalogue, want []string) string {
	data, err := os.ReadFile(filepath.Join(root, "exports", want[0]))
	if err != nil {
		data, err = os.ReadFile(filepath.Join(root, "logs", want[0]))
	}
	if err != nil {
		t.Fatal(err)
	}
	opt := importer.Options{Catalogue: cat}
	unit, how := want[4], ""
	if unit == "ask" {
		asked, _ := importer.Import(data, opt)
		how = ", asked"
		if len(asked.Questions) == 0 {
			how = ", told by the plates"
			if asked.Report.UnitFrom != "grid" {
				t.Errorf("no unit in the file, but none asked: %+v", asked.Report.Unit)
			}
		}
		opt.Unit, unit = "kg", "kg"
	}
	res, err := importer.Import(data, opt)
	row := "| " + strings.Join(want, " | ") + " | "
	if want[1] == "refused" {
		var refused *importer.Refused
		if !errors.As(err, &refused) {
			t.Fatalf("not refused: %v", err)
		}
		return row + "refused: " + refused.What + " | | | | |\n"
	}
	if err != nil {
		t.Fatal(err)
	}
	r := res.Report
	kg, _ := strconv.ParseFloat(want[5], 64)
	if strconv.Itoa(r.Sets) != want[1] || r.First != want[2] || r.Last != want[3] || unit != "" && unit != "none" && r.Unit != unit {
		t.Errorf("sets %d, %s to %s, %s; want %v", r.Sets, r.First, r.Last, r.Unit, want)
	}
	if math.Abs(r.ThreeKg-kg) > 1+kg*0.005 {
		t.Errorf("three lifts %.1f kg, want %.1f", r.ThreeKg, kg)
	}
	return row + fmt.Sprintf("%d | %s | %s | %s%s | %.1f |\n", r.Sets, r.First, r.Last, r.Unit, how, r.ThreeKg)
}

const doc = "../../docs/imports.md"

// checkTable holds the table in docs/imports.md against what came.
func checkTable(t *testing.T, table string) {
	raw, err := os.ReadFile(doc)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(raw), "<!-- table -->\n")
	_, after, ok2 := strings.Cut(rest, "<!-- end -->")
	if !ok || !ok2 {
		t.Fatal("docs/imports.md has no place for the table")
	}
	now := before + "<!-- table -->\n" + table + "<!-- end -->" + after
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(doc, []byte(now), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if now != string(raw) {
		t.Error("docs/imports.md does not say what comes: UPDATE=1 go test ./internal/importer -run RealExports, and read the difference")
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
