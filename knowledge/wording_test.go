package knowledge

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// use is one place in the code that makes a reason.
type use struct {
	at     string
	code   string
	params []string
	spread bool // kv... : the parameters are not known here
}

// scan parses every Go file of the module but tests: the reasons that are
// made, and every text literal (a sentence may also be asked for by name).
func scan(t *testing.T) (uses []use, literals map[string]bool) {
	t.Helper()
	literals = map[string]bool{}
	err := filepath.WalkDir("..", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if strings.HasPrefix(d.Name(), ".") && path != ".." || d.Name() == "testdata" {
				return filepath.SkipDir
			}
			return nil
		}
		switch {
		case strings.HasSuffix(path, ".html") || strings.HasSuffix(path, ".tmpl"):
			b, err := os.ReadFile(path)
			for _, word := range strings.FieldsFunc(string(b), func(r rune) bool { return strings.ContainsRune("\"'` \n\t{}()<>", r) }) {
				literals[word] = true
			}
			return err
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		fset := token.NewFileSet()
		tree, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			return err
		}
		found := scanFile(fset, tree, literals)
		uses = append(uses, found...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return uses, literals
}

func scanFile(fset *token.FileSet, tree *ast.File, literals map[string]bool) []use {
	var uses []use
	ast.Inspect(tree, func(n ast.Node) bool {
		if s, ok := literal(n); ok {
			literals[s] = true
		}
		call, ok := n.(*ast.CallExpr)
		if !ok || !isNew(call.Fun) || len(call.Args) < 2 {
			return true
		}
		u := use{at: fset.Position(call.Pos()).String(), spread: call.Ellipsis.IsValid()}
		u.code, _ = literal(call.Args[0])
		for i := 2; i < len(call.Args); i += 2 {
			if p, ok := literal(call.Args[i]); ok {
				u.params = append(u.params, p)
			}
		}
		uses = append(uses, u)
		return true
	})
	return uses
}

func isNew(f ast.Expr) bool {
	sel, ok := f.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != "New" {
		return false
	}
	x, ok := sel.X.(*ast.Ident)
	return ok && x.Name == "reason"
}

func literal(n ast.Node) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// TestEveryReasonHasASentence: a code stands in the book and gets every
// parameter that its sentence names. A code that is chosen in a variable is
// found as a literal of its room ("plan.why_final").
func TestEveryReasonHasASentence(t *testing.T) {
	book, err := Text()
	if err != nil {
		t.Fatal(err)
	}
	uses, literals := scan(t)
	for _, u := range uses {
		if u.code == "" {
			continue
		}
		sentence, ok := book[u.code]
		if !ok {
			t.Errorf("%s: %s has no sentence", u.at, u.code)
			continue
		}
		for _, m := range parameter.FindAllStringSubmatch(sentence, -1) {
			if !u.spread && !slices.Contains(u.params, m[1]) {
				t.Errorf("%s: %s does not get {%s}", u.at, u.code, m[1])
			}
		}
		delete(literals, u.code)
	}
	rooms, err := filepath.Glob("../internal/*")
	if err != nil || len(rooms) == 0 {
		t.Fatal("no rooms found", err)
	}
	for _, l := range slices.Sorted(maps.Keys(literals)) {
		room, name, _ := strings.Cut(l, ".")
		isFile := slices.Contains([]string{"css", "js", "svg", "yaml", "json", "jsonl", "csv", "go", "html", "db", "txt", "xml", "zip"}, name)
		_, noText := os.Stat("text/en/" + room + ".yaml") // a room without sentences uses its name for other things
		if codeForm.MatchString(l) && !isFile && noText == nil && slices.Contains(rooms, "../internal/"+room) {
			starts := func(code string) bool { return strings.HasPrefix(code, l) }
			isStart := strings.HasSuffix(l, "_") && slices.ContainsFunc(slices.Collect(maps.Keys(book)), starts)
			if _, ok := book[l]; !ok && !isStart {
				t.Errorf("%s has no sentence", l)
			}
		}
	}
}

// TestNoOrphanSentences: every sentence is asked for somewhere: by its code,
// or by a kind of word ("zone." and an id).
func TestNoOrphanSentences(t *testing.T) {
	book, err := Text()
	if err != nil {
		t.Fatal(err)
	}
	_, literals := scan(t)
	if _, err := os.Stat("../internal/cli"); err != nil {
		t.Skip("without the command line, which asks for most of them, nothing can be said")
	}
	for _, code := range slices.Sorted(maps.Keys(book)) {
		if literals[code] {
			continue
		}
		asked := false
		for i, r := range code {
			if (r == '.' || r == '_') && literals[code[:i+1]] {
				asked = true
			}
		}
		if !asked {
			t.Errorf("%s is asked for nowhere", code)
		}
	}
}

// asMany is a sentence with the words for more than one.
func asMany(text string) string {
	return choice.ReplaceAllStringFunc(text, func(c string) string {
		return strings.TrimSuffix(c[strings.LastIndex(c, "|")+1:], "}")
	})
}

// TestSentencesAreEasy: a reader of 13 can read them, and none of them makes
// a claim that is banned.
func TestSentencesAreEasy(t *testing.T) {
	book, err := Text()
	if err != nil {
		t.Fatal(err)
	}
	for _, code := range slices.Sorted(maps.Keys(book)) {
		for _, what := range Lint(book[code]) {
			t.Errorf("%s %s", code, what)
		}
		if g := grade(asMany(book[code])); g > 8 && !hard[code] {
			t.Errorf("%s reads at grade %.1f: %s", code, g, book[code])
		}
	}
}

// hard are sentences that may be harder, each for a reason.
var hard = map[string]bool{
	"plan.option_legal_style": true, // one long sentence of short words; split it and its condition is lost
	"rule.clot_cluster":       true, // names what belongs together, word for word as in red_flags.yaml
	"rule.tendon_drug":        true, // likewise
}

// grade is the Flesch–Kincaid grade of a text (Kincaid 1975: 0.39 words per
// sentence + 11.8 syllables per word − 15.59). Parameters count as one short
// word. Under eight words the formula says nothing, so those count as 0.
func grade(text string) float64 {
	text = parameter.ReplaceAllString(text, "this")
	words, syllables, sentences := 0, 0, 0
	for _, w := range strings.Fields(text) {
		n := syllablesOf(w)
		if n > 0 {
			words++
			syllables += n
		}
		if strings.ContainsAny(w[len(w)-1:], ".!?;:") {
			sentences++
		}
	}
	if words < 8 {
		return 0
	}
	return 0.39*float64(words)/float64(max(sentences, 1)) + 11.8*float64(syllables)/float64(words) - 15.59
}

// syllablesOf counts groups of vowels, a silent e at the end left out.
func syllablesOf(w string) int {
	w = strings.Trim(strings.ToLower(w), ".,;:!?()\"'%–-")
	n, in := 0, false
	for _, r := range w {
		v := strings.ContainsRune("aeiouy", r)
		if v && !in {
			n++
		}
		in = v
	}
	if strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "le") && n > 1 {
		n--
	}
	if strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ted") && !strings.HasSuffix(w, "ded") && n > 1 {
		n--
	}
	if n == 0 && w != "" {
		n = 1
	}
	return n
}

func TestGrade(t *testing.T) {
	for text, want := range map[string][2]float64{
		"The cat sat on the mat and it was warm.": {-2, 4},
		"Considerable methodological heterogeneity necessitates extraordinarily cautious interpretation of accumulated findings.": {20, 50},
	} {
		if g := grade(text); g < want[0] || g > want[1] {
			t.Errorf("%.1f for %q, want between %v", g, text, want)
		}
	}
}

// TestQuestionsAreEasy: what a person is asked or told to try, and the names
// of the patterns, read as easily as the sentences of the book.
func TestQuestionsAreEasy(t *testing.T) {
	ps, err := Patterns()
	if err != nil {
		t.Fatal(err)
	}
	items, err := Care()
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for _, p := range ps {
		texts[p.ID] = p.Name
		for _, tell := range p.Tells {
			texts[tell.ID+" question"] = tell.Text
			texts[tell.ID+" how"] = tell.How
			texts[tell.ID+" stop"] = tell.Stop
		}
		for _, f := range append(slices.Clone(p.For), p.Against...) {
			if f.By == "self_report" || f.By == "self_test" {
				texts[p.ID+"."+f.ID] = f.Text
			}
		}
	}
	for _, it := range items {
		texts[it.ID+" use"] = it.Dose
		texts[it.ID+" stop"] = strings.Join(it.StopIf, ". ")
		texts[it.ID+" cautions"] = strings.Join(it.Cautions, ". ")
	}
	for _, id := range slices.Sorted(maps.Keys(texts)) {
		if g := grade(texts[id]); g > 9 { // a list of signs is not a sentence: one grade more
			t.Errorf("%s reads at grade %.1f: %s", id, g, texts[id])
		}
	}
}
