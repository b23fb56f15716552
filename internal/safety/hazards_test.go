package safety_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const root = "../.."

type hazardLog struct {
	Hazards []struct {
		ID, Name, Harm, Severity, Status, Missing string
		Before, After                             int
		Guards, Controls                          []string
		Tests                                     map[string][]string
	}
}

func hazards(t *testing.T) (log hazardLog) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, "hazards.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.Unmarshal(b, &log); err != nil {
		t.Fatal(err)
	}
	return log
}

// testsOf are the test and fuzz functions of a package.
func testsOf(t *testing.T, dir string) (names []string) {
	files, err := filepath.Glob(filepath.Join(root, dir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), f, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range tree.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil {
				names = append(names, fn.Name.Name)
			}
		}
	}
	return names
}

// TestHazardsNameRunningTests: each named test and control file exists, and a
// hazard that is not built says what is missing.
func TestHazardsNameRunningTests(t *testing.T) {
	cache := map[string][]string{}
	for _, h := range hazards(t).Hazards {
		for dir, names := range h.Tests {
			if cache[dir] == nil {
				cache[dir] = testsOf(t, dir)
			}
			for _, n := range names {
				if !slices.Contains(cache[dir], n) {
					t.Errorf("%s: %s has no %s", h.ID, dir, n)
				}
			}
		}
		for _, f := range h.Controls {
			if _, err := os.Stat(filepath.Join(root, f)); err != nil {
				t.Errorf("%s: no such control %s", h.ID, f)
			}
		}
		switch {
		case h.Status != "built" && h.Status != "partly" && h.Status != "not yet":
			t.Errorf("%s: status %q", h.ID, h.Status)
		case h.Status == "built" && len(h.Tests) == 0:
			t.Errorf("%s is called built without a test", h.ID)
		case h.Status != "built" && h.Missing == "":
			t.Errorf("%s is %s but does not say what is missing", h.ID, h.Status)
		}
		if h.Name == "" || h.Harm == "" || h.Severity == "" || h.After > h.Before || h.After > 3 || h.After < 1 {
			t.Errorf("%s is not filled in", h.ID)
		}
	}
}

// TestEveryGuardIsInTheLog: the guards of the code and of the log are the same,
// each stands in SAFETY.md and is made to fire by a test.
func TestEveryGuardIsInTheLog(t *testing.T) {
	id := regexp.MustCompile(`SG-\d{3}`)
	code := map[string]bool{}
	files, _ := filepath.Glob("*.go")
	for _, f := range files {
		if b, err := os.ReadFile(f); err == nil && !strings.HasSuffix(f, "_test.go") {
			for _, g := range id.FindAllString(string(b), -1) {
				code[g] = true
			}
		}
	}
	fired, _ := os.ReadFile("guards_test.go")
	doc := safetyDoc(t)
	logged := map[string]bool{"SG-006": true}
	for _, h := range hazards(t).Hazards {
		for _, g := range h.Guards {
			logged[g] = true
			if !code[g] && g != "SG-006" { // SG-006 is about texts, not code
				t.Errorf("%s of %s is not in the code", g, h.ID)
			}
		}
	}
	for g := range code {
		if !logged[g] {
			t.Errorf("%s guards no hazard", g)
		}
		if !strings.Contains(string(fired), `"`+g+`"`) {
			t.Errorf("%s is made to fire by no test", g)
		}
		if !strings.Contains(doc, g) {
			t.Errorf("%s is not in SAFETY.md", g)
		}
	}
}

func safetyDoc(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root, "SAFETY.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestSafetyPageListsEveryHazard with the name and state the log gives it.
func TestSafetyPageListsEveryHazard(t *testing.T) {
	doc := safetyDoc(t)
	for _, h := range hazards(t).Hazards {
		row := regexp.MustCompile(`(?m)^\| ` + h.ID + ` \| .*$`).FindString(doc)
		if !strings.Contains(row, h.Name) || !strings.Contains(row, "| "+h.Status+" |") {
			t.Errorf("SAFETY.md: row of %s is %q", h.ID, row)
		}
	}
}
