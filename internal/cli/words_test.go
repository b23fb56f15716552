package cli

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// What the commands say has every gap filled in, in both languages: a reason that
// lost a parameter on its way shows its bare braces.
func TestNoSentenceShowsABrace(t *testing.T) {
	posts, _ := filepath.Glob("../../testdata/posts/*.txt")
	more, _ := filepath.Glob("../../scenarios/*/post.txt")
	if posts = append(posts, more...); len(posts) < 20 {
		t.Fatalf("%d posts", len(posts))
	}
	brace := regexp.MustCompile(`.*\{[a-z_]+[}|].*`)
	for _, post := range posts {
		file := filepath.Join(t.TempDir(), "case.json")
		var out, errs bytes.Buffer
		env := []string{"HOME=" + t.TempDir()}
		run := func(args ...string) string {
			out.Reset()
			Run(context.Background(), args, env, nil, &out, &errs)
			return out.String()
		}
		say := func(args ...string) {
			for _, lang := range []string{"en", "de"} {
				if bad := brace.FindString(run(append(args, "--lang", lang)...)); bad != "" {
					t.Errorf("%s, %s %s: %s", post, args[0], lang, bad)
				}
			}
		}
		say("read", post, "--as-of", "2026-03-02")
		if err := os.WriteFile(file, []byte(run("read", post, "--as-of", "2026-03-02", "--json")), 0o600); err != nil {
			t.Fatal(err)
		}
		say("screen", file)
		say("explain", file)
		say("plan", file, "--as-of", "2026-03-02")
	}
}
