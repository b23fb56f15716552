package internal_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"spotter/knowledge"
)

var verb = regexp.MustCompile(`%[-+#0-9.]*[a-z]`)

// frameOf is a sentence as code writes it, with a * for what is put in.
func frameOf(e ast.Expr) string {
	switch x := e.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(x.Value); err == nil {
			return s
		}
	case *ast.BinaryExpr:
		return frameOf(x.X) + frameOf(x.Y)
	case *ast.CallExpr:
		if f, ok := x.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Sprintf" && len(x.Args) > 0 {
			return verb.ReplaceAllString(frameOf(x.Args[0]), "*")
		}
	}
	return "*"
}

// saidOf are the frames of what one node says is wrong and how it is cured.
func saidOf(n ast.Node) []ast.Expr {
	switch x := n.(type) {
	case *ast.CallExpr:
		if f, ok := x.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "fault" && len(x.Args) == 3 {
			return x.Args[1:]
		}
	case *ast.CompositeLit:
		t, ok := x.Type.(*ast.Ident)
		if !ok || (t.Name != "Refused" && t.Name != "Refusal") {
			return nil
		}
		var out []ast.Expr
		for i, e := range x.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				if k, ok := kv.Key.(*ast.Ident); ok && (k.Name == "What" || k.Name == "Cure") {
					out = append(out, kv.Value)
				}
			} else if i > 0 { // after the code
				out = append(out, e)
			}
		}
		return out
	}
	return nil
}

// TestWhatIsWrongIsSaidInEveryLanguage: each sentence about a file or a trial
// that reaches a page has its frame in each language, and none is left over.
func TestWhatIsWrongIsSaidInEveryLanguage(t *testing.T) {
	want := map[string]token.Position{}
	set := token.NewFileSet()
	for _, dir := range []string{"importer", "trial"} {
		names, err := filepath.Glob(dir + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			f, err := parser.ParseFile(set, name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				for _, e := range saidOf(n) {
					s := regexp.MustCompile(`\*( ?\*)+`).ReplaceAllString(frameOf(e), "*")
					if s != "*" { // handed on from somewhere else
						want[s] = set.Position(e.Pos())
					}
				}
				return true
			})
		}
	}
	if len(want) < 50 {
		t.Fatalf("only %d sentences were found", len(want))
	}
	for _, lang := range knowledge.Languages[1:] {
		have, err := knowledge.FaultsIn(lang)
		if err != nil {
			t.Fatal(err)
		}
		for s, at := range want {
			if _, ok := have[s]; !ok {
				t.Errorf("%s: not in %s: %q", at, lang, s)
			}
		}
		for s, to := range have {
			if _, ok := want[s]; !ok {
				t.Errorf("%s: nothing says %q", lang, s)
			}
			if strings.Count(s, "*") != strings.Count(to, "*") || strings.TrimSpace(to) == "" {
				t.Errorf("%s: %q does not hold what is put into %q", lang, to, s)
			}
		}
	}
}
