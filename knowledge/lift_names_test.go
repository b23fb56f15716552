package knowledge_test

import (
	"encoding/csv"
	"os"
	"strconv"
	"strings"
	"testing"

	"spotter/internal/lift"
	"spotter/knowledge"
)

func catalogue(t testing.TB) *lift.Catalogue {
	t.Helper()
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	return cat
}

func rows(t testing.TB, path string) [][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[1:]
}

func counts(t testing.TB) []lift.NameCount {
	var out []lift.NameCount
	for _, r := range rows(t, "../testdata/exercise_names.csv") {
		n, err := strconv.Atoi(r[1])
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, lift.NameCount{Name: r[0], Count: n})
	}
	return out
}

// TestCoverageOfNamesInUse: nine in ten of what people log must be understood,
// and four in five of the different names.
func TestCoverageOfNamesInUse(t *testing.T) {
	table := lift.Coverage(catalogue(t), counts(t))
	for _, r := range table.Rows {
		t.Logf("%-7s %4d names %7d uses", r.How, r.Distinct, r.Uses)
	}
	names, uses := table.Understood()
	t.Logf("understood: %.1f %% of names, %.1f %% of uses; a lift itself: %.1f %% of uses", 100*names, 100*uses, 100*table.Lifts())
	if !(names >= 0.80) || !(uses >= 0.95) {
		t.Errorf("too few names understood: %.3f of names, %.3f of uses", names, uses)
	}
}

// TestLabelledNames holds the matcher against names labelled by reading them:
// an id, "~family" where the lift is none of ours, or "none". A competition
// lift or a variant may never be wrong; naming the family where the label
// names a lift is counted as a miss, not as wrong.
func TestLabelledNames(t *testing.T) {
	cat := catalogue(t)
	right, missed, total := 0, 0, 0
	for _, r := range rows(t, "../internal/lift/testdata/names_labelled.csv") {
		total++
		m := cat.Match(r[0])
		got := string(m.ID)
		if m.How == lift.HowFamily {
			got = "~" + m.Family
		} else if m.How == lift.HowNone {
			got = "none"
		}
		want, known := cat.Get(lift.ID(r[1]))
		switch {
		case got == r[1]:
			right++
		case known && got == "~"+want.Family:
			missed++
			t.Logf("missed: %q is %s, found only its family", r[0], r[1])
		default:
			t.Errorf("wrong: %q is %s, matched %s (%s)", r[0], r[1], got, m.How)
		}
	}
	t.Logf("%d names: %d right, %d family only", total, right, missed)
	if total < 300 || right*100 < 95*total {
		t.Errorf("only %d of %d names right", right, total)
	}
}

// TestBarPositionIsNeverMadeUp: no word order, case or addition makes a plain
// squat a low-bar or high-bar one, or the two the same.
func TestBarPositionIsNeverMadeUp(t *testing.T) {
	cat := catalogue(t)
	for _, frame := range []string{"%s", "%s (Barbell)", "Barbell %s", "%S", "%s - Barbell", "%ss", "  %s ", "comp %s"} {
		for name, want := range map[string]lift.ID{
			"squat": "squat_barbell", "back squat": "squat_barbell",
			"low bar squat": "squat_low_bar", "high bar squat": "squat_high_bar",
		} {
			text := strings.ReplaceAll(strings.ReplaceAll(frame, "%S", strings.ToUpper(name)), "%s", name)
			m := cat.Match(text)
			if m.ID == "" && frame == "comp %s" && want == "squat_high_bar" {
				continue // a high-bar lifter's competition squat is no entry of its own
			}
			if m.ID != want {
				t.Errorf("%q matched %s, want %s", text, m.ID, want)
			}
			if m.BarStated != (want != "squat_barbell") {
				t.Errorf("%q: bar stated = %v", text, m.BarStated)
			}
		}
	}
}

// TestOneWordMoreIsAnotherLift: a modifier the catalogue has no lift for may
// never be dropped on the way to a competition lift.
func TestOneWordMoreIsAnotherLift(t *testing.T) {
	cat := catalogue(t)
	plain := []string{"squat", "low bar squat", "high bar squat", "bench press", "deadlift", "sumo deadlift"}
	words := []string{"smith machine", "dumbbell", "machine", "kettlebell", "paused", "deficit", "incline", "decline", "single leg",
		"eccentric", "partial", "jump", "landmine", "cable", "block", "pin", "banded", "front", "romanian", "qwzrty"}
	for _, p := range plain {
		same := cat.Match(p).ID
		for _, w := range words {
			for _, name := range []string{w + " " + p, p + " (" + w + ")"} {
				if m := cat.Match(name); m.ID == same {
					t.Errorf("%q became plain %s (%s)", name, m.ID, m.How)
				}
			}
		}
	}
}

func BenchmarkMatch(b *testing.B) {
	cat, names := catalogue(b), counts(b)
	for b.Loop() {
		lift.Coverage(cat, names)
	}
	b.ReportMetric(float64(len(names)), "names/op")
}

func FuzzMatch(f *testing.F) {
	for _, s := range []string{"Squat (Low Bar)", "Жим лёжа", "3-0-3", "((", "\xff\xfe", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, name string) {
		cat := catalogue(t)
		m := cat.Match(name)
		if (m.ID != "") == (m.How == lift.HowFamily || m.How == lift.HowNone) {
			t.Errorf("%q: id %q with how %q", name, m.ID, m.How)
		}
		if m != cat.Match(name) {
			t.Errorf("%q: two answers", name)
		}
	})
}
