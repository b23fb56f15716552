package teach_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/safety"
	"spotter/internal/score"
	"spotter/internal/teach"
	"spotter/knowledge"
)

const root = "../../"

var fresh = regexp.MustCompile(`^[abk][0-9]`)

// corpus is what knowledge/roles.tsv is learnt from.
func corpus(t *testing.T) []teach.Post {
	t.Helper()
	var posts []teach.Post
	for _, dir := range []string{"testdata/posts", "testdata/posts_more"} {
		p, err := teach.Load(os.DirFS(root+dir), fresh.MatchString)
		if err != nil {
			t.Fatal(err)
		}
		posts = append(posts, p...)
	}
	for _, pattern := range []string{"testdata/lines/*.txt", "testdata/marked/*.txt", "internal/intake/testdata/readings.txt", "scenarios/*/post.txt"} {
		files, err := filepath.Glob(root + pattern)
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: no files, %v", pattern, err)
		}
		for _, f := range files {
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			posts = append(posts, teach.Texts(f, string(b))...)
		}
	}
	return posts
}

// own is a lexicon of this test alone, whose model may be changed.
func own(t *testing.T) *intake.Lexicon {
	t.Helper()
	lex, err := knowledge.LexiconOf(os.DirFS(root + "knowledge"))
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// TestCross holds the learnt reader to what it reached on posts that neither
// the rules nor the model had seen: each is read by a model learnt without it.
func TestCross(t *testing.T) {
	if testing.Short() {
		t.Skip("learns the model anew three times")
	}
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	level := func(c intake.Case) string {
		return safety.Run(rb, c, safety.AnswersOf(c, diary.History{}, c.AsOf)).Level
	}
	var look teach.Confusion
	rep, err := teach.Cross(corpus(t), 3, func(p teach.Post) bool { return !p.Tuned && p.Marks == nil }, own(t), level, &look)
	if err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + rep.Text(false) + look.Text())
	for field, want := range map[string]float64{"problems": 0.70, "triggers.lift": 0.66, "tolerated.lift": 0.74, "tried": 0.67, "tried+effect": 0.48, "medication": 0.88, "asks": 0.56} {
		if got := rep.Field(field).F1(); got < want {
			t.Errorf("%s: F1 %.2f below %.2f", field, got, want)
		}
	}
}

// TestLearningIsRepeatable: the same posts give the same weights, and those that
// are compiled in are small and whole.
func TestLearningIsRepeatable(t *testing.T) {
	posts, lex := corpus(t)[:25], own(t)
	a, b := teach.Learn(posts, lex), teach.Learn(posts, lex)
	if a != b || a == "" {
		t.Errorf("two runs differ: %d and %d bytes", len(a), len(b))
	}
	got, err := os.ReadFile(root + "knowledge/" + knowledge.RolesFile)
	if err != nil {
		t.Fatal(err)
	}
	if len(got) > 900_000 {
		t.Errorf("the weights take %d bytes, want at most 900,000", len(got))
	}
	if _, err := intake.ParseRoles(string(got)); err != nil {
		t.Error(err)
	}
}

// TestCheckPostsAreNotTaught: what is kept for measuring never comes in.
func TestCheckPostsAreNotTaught(t *testing.T) {
	for _, p := range corpus(t) {
		if !p.Plain && p.Marks == nil && p.Gold.Set != "build" {
			t.Errorf("%s is of set %q", p.Name, p.Gold.Set)
		}
	}
}

// TestHeld: about a third of the measured posts is set aside, always the same,
// and Apart loses none.
func TestHeld(t *testing.T) {
	var rep score.Report
	for _, p := range corpus(t) {
		if !p.Plain && !p.Tuned && p.Marks == nil {
			rep.Posts = append(rep.Posts, score.Result{ID: p.Name})
		}
	}
	read, held := teach.Apart(rep)
	if n, k := len(rep.Posts), len(held.Posts); n != len(read.Posts)+k || k < n/4 || k > n*2/5 {
		t.Errorf("%d of %d posts are set aside, %d are not", k, n, len(read.Posts))
	}
	for _, p := range read.Posts {
		if teach.Held(p.ID) {
			t.Errorf("%s is among those that may be read", p.ID)
		}
	}
}

// TestMarked: braces give the roles, and a fault of the marks shows.
func TestMarked(t *testing.T) {
	lex := own(t)
	p := teach.Marked("# a note\n{T Bench} hurts, {O squats} don't. {n Ice} did nothing.\n")
	if len(p) != 1 || p[0].Text != "My shoulder hurts.\n\nBench hurts, squats don't. Ice did nothing." {
		t.Fatalf("%+v", p)
	}
	if got := teach.Unmet(p[0], lex); len(got) != 0 {
		t.Errorf("unmet: %q", got)
	}
	bad := teach.Marked("{T Whistling} hurts.\n")
	if got := teach.Unmet(bad[0], lex); len(got) != 1 {
		t.Errorf("a thing that the reader cannot name: %q", got)
	}
	if a, b := teach.Learn(p, lex), teach.Learn(teach.Marked("{O Bench} hurts.\n"), lex); a == b {
		t.Error("other marks teach the same")
	}
}

// TestMarkedAsks: a line of asks.txt teaches what is asked and nothing of its
// lifts, and one without braces teaches that nothing is.
func TestMarkedAsks(t *testing.T) {
	lex := own(t)
	learn := func(name, text string) string { return teach.Learn(teach.Texts(name, strings.Repeat(text, 4)), lex) }
	got := learn("marked/asks.txt", "{?keep_training Can I bench?}\nDo I bench? Yes.\n")
	if !strings.HasPrefix(got, "head ask none ") || strings.Contains(got, "head lift") {
		t.Errorf("%.200s", got)
	}
	if other := learn("marked/asks.txt", "{?see_whom Can I bench?}\nDo I bench? Yes.\n"); got == other {
		t.Error("other marks teach the same")
	}
	if got := learn("marked/lifts.txt", "Can I {N bench}?\n"); strings.Contains(got, "head ask") {
		t.Errorf("a text without asks marked teaches them: %.200s", got)
	}
}

// TestMarksAreKnown: every brace of testdata/marked holds a code of markedRoles and words.
func TestMarksAreKnown(t *testing.T) {
	n := 0
	for _, p := range corpus(t) {
		for _, m := range p.Marks {
			n++
			if !m.Known() {
				t.Errorf("%q: %+v", p.Text, m)
			}
		}
	}
	if n < 900 {
		t.Errorf("only %d marks", n)
	}
}
