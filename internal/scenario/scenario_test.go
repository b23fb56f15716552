package scenario

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"spotter/internal/app"
)

// TestScenarios runs the whole cases of the repository.
func TestScenarios(t *testing.T) {
	all, err := Load(os.DirFS("../../scenarios"))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 12 {
		t.Errorf("only %d scenarios", len(all))
	}
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		t.Run(s.Name, func(t *testing.T) {
			for _, f := range Run(a, s).Fails {
				t.Error(f)
			}
		})
	}
}

const aCase = `{"schema":"spotter.case/1","as_of":"2026-03-02","problems":[{"region":"knee","side":"left","course":"on_and_off"}]}`

// TestAWantThatSaysNothingIsRefused: a scenario must be able to fail.
func TestAWantThatSaysNothingIsRefused(t *testing.T) {
	for name, want := range map[string]string{
		"no why":        `{of: plan, path: status, is: ok}`,
		"no operator":   `{of: plan, path: status, why: "x"}`,
		"two operators": `{of: plan, path: status, is: ok, some: true, why: "x"}`,
		"no document":   `{path: status, is: ok, why: "x"}`,
		"no path":       `{of: plan, is: ok, why: "x"}`,
		"a slip":        `{of: plan, path: status, iss: ok, why: "x"}`,
	} {
		tree := fstest.MapFS{"s/case.json": {Data: []byte(aCase)},
			"s/want.yaml": {Data: []byte("about: x\nas_of: 2026-03-02\nwant:\n  - " + want + "\n")}}
		if _, err := Load(tree); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

// TestAWrongAnswerIsReportedWithItsWhy: replay can fail, and says why it matters.
func TestAWrongAnswerIsReportedWithItsWhy(t *testing.T) {
	tree := fstest.MapFS{"s/case.json": {Data: []byte(aCase)},
		"s/want.yaml": {Data: []byte("about: x\nas_of: 2026-03-02\nwant:\n  - {of: plan, path: status, is: stopped, why: \"it must stop\"}\n  - {of: screen, exit: 3, why: \"it must stop, too\"}\n")}}
	all, err := Load(tree)
	if err != nil {
		t.Fatal(err)
	}
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	o := Run(a, all[0])
	if len(o.Fails) != 2 || !strings.Contains(o.Fails[0], "it must stop") {
		t.Errorf("%v", o.Fails)
	}
}
