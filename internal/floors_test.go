// Package internal_test keeps the house in order: who may import whom, and
// what the pure core never touches.
package internal_test

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// floor lists what each room may import from this module. A new room fails the
// test until it has a line here and in ARCHITECTURE.md.
var floor = map[string][]string{
	"internal/day":                    {},
	"internal/reason":                 {},
	"internal/keep":                   {},
	"internal/body":                   {},
	"internal/bodysvg":                {"internal/body"},
	"internal/stats":                  {},
	"internal/wording":                {"internal/day", "internal/reason"},
	"internal/lift":                   {"internal/body"},
	"internal/care":                   {"internal/body", "internal/reason"},
	"internal/strength":               {"internal/day", "internal/lift", "internal/reason", "internal/stats", "internal/training"},
	"internal/training":               {"internal/day", "internal/lift"},
	"internal/pain":                   {"internal/body", "internal/day", "internal/reason"},
	"internal/diary":                  {"internal/body", "internal/day", "internal/keep", "internal/lift", "internal/pain", "internal/training"},
	"internal/intake":                 {"internal/body", "internal/day", "internal/diary", "internal/keep", "internal/lift", "internal/reason"},
	"internal/score":                  {"internal/body", "internal/day", "internal/intake", "internal/lift", "internal/safety"},
	"internal/teach":                  {"internal/day", "internal/intake", "internal/score"},
	"internal/safety":                 {"internal/body", "internal/day", "internal/diary", "internal/intake", "internal/lift", "internal/pain", "internal/reason", "internal/training"},
	"internal/differential":           {"internal/body", "internal/day", "internal/intake", "internal/lift", "internal/reason", "internal/safety"},
	"internal/importer":               {"internal/day", "internal/diary", "internal/lift"},
	"internal/notes":                  {"internal/body", "internal/diary"},
	"internal/meet":                   {"internal/day", "internal/lift", "internal/reason", "internal/stats", "internal/strength"},
	"internal/trigger":                {"internal/body", "internal/day", "internal/diary", "internal/lift", "internal/pain", "internal/reason", "internal/stats", "internal/strength", "internal/training"},
	"internal/tolerance":              {"internal/body", "internal/day", "internal/diary", "internal/lift", "internal/pain", "internal/stats", "internal/trigger", "internal/training"},
	"internal/horizon":                {},
	"internal/trial":                  {"internal/body", "internal/day", "internal/diary", "internal/lift", "internal/pain", "internal/reason", "internal/stats"},
	"internal/twin":                   {"internal/lift", "internal/stats", "internal/trigger"},
	"internal/twin/course":            {"core"},
	"internal/plot":                   {"internal/day"},
	"internal/timeline":               {"internal/body", "internal/day", "internal/diary", "internal/lift", "internal/pain", "internal/safety", "internal/strength", "internal/stats", "internal/training", "internal/trigger"},
	"internal/plan":                   {"core"},
	"internal/report":                 {"core"},
	"internal/report/fhir":            {"internal/report", "internal/day", "internal/lift"},
	"internal/report/page":            {"internal/report", "internal/body"},
	"internal/report/paper":           {"internal/report", "internal/body"},
	"internal/report/paper/papertest": {},
	"internal/scenario":               {"core", "internal/app"},
	"knowledge":                       {"core"},
	"internal/app":                    {"core", "knowledge"},
	"internal/backup":                 {"core", "internal/app"},
	"internal/export":                 {"internal/diary"},
	"internal/store":                  {"core", "internal/app"},
	"internal/store/storetest":        {"core", "internal/app"},
	"internal/store/powercut":         {},
	"internal/store/pgtest":           {},
	"frontend":                        {},
	"internal/web":                    {"core", "internal/app", "frontend"},
	"internal/cli":                    {"core", "internal/app", "internal/backup", "internal/store", "internal/web", "internal/scenario", "internal/twin", "internal/twin/course", "knowledge", "frontend"},
	"cmd/spotter":                     {"internal/cli"},
	"scenarios":                       {},
}

// edge are the rooms with doors to the outside; everything else under
// internal/ is the pure core.
var edge = []string{"internal/app", "internal/backup", "internal/store", "internal/store/storetest", "internal/store/powercut", "internal/store/pgtest", "internal/web", "internal/cli", "internal/scenario"}

// doors may be opened by the edge, knowledge and frontend only.
var doors = []string{"os", "os/exec", "net", "net/http", "database/sql", "embed", "log", "log/slog", "math/rand", "math/rand/v2"}

func core(name string) bool {
	return strings.HasPrefix(name, "internal/") && !slices.Contains(edge, name)
}

type pkg struct {
	ImportPath, Dir  string
	Imports, GoFiles []string
}

func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Dir,Imports,GoFiles", "spotter/...")
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []pkg
	dec := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p pkg
		if err := dec.Decode(&p); err == io.EOF {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		if len(p.GoFiles) > 0 {
			all = append(all, p)
		}
	}
}

func TestImportsPointDown(t *testing.T) {
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, "spotter/")
		allowed, ok := floor[name]
		if !ok {
			t.Errorf("%s has no floor: give it a line here and in ARCHITECTURE.md", name)
			continue
		}
		for _, imp := range p.Imports {
			ours, isOurs := strings.CutPrefix(imp, "spotter/")
			if isOurs && !slices.Contains(allowed, ours) && !(core(ours) && slices.Contains(allowed, "core")) {
				t.Errorf("%s must not import %s", name, ours)
			}
			if !isOurs && core(name) && slices.Contains(doors, imp) {
				t.Errorf("%s is pure and must not import %s", name, imp)
			}
		}
	}
}

// TestCoreHasNoClock: the core is told the day; it never looks.
func TestCoreHasNoClock(t *testing.T) {
	for _, p := range packages(t) {
		if !core(strings.TrimPrefix(p.ImportPath, "spotter/")) {
			continue
		}
		for _, file := range p.GoFiles {
			fset := token.NewFileSet()
			tree, err := parser.ParseFile(fset, filepath.Join(p.Dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if sel, ok := n.(*ast.SelectorExpr); ok {
					x, isName := sel.X.(*ast.Ident)
					if isName && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, sel.Sel.Name) {
						t.Errorf("%s: time.%s in the pure core", fset.Position(n.Pos()), sel.Sel.Name)
					}
				}
				return true
			})
		}
	}
}
