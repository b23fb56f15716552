package knowledge_test

import (
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"spotter/internal/lift"
	"spotter/knowledge"
)

func TestLiftTablesHaveNoFaults(t *testing.T) {
	for _, f := range knowledge.LiftFaults(knowledge.FS()) {
		t.Error(f)
	}
}

func BenchmarkLifts(b *testing.B) {
	for b.Loop() {
		if _, err := knowledge.LiftsOf(knowledge.FS()); err != nil {
			b.Fatal(err)
		}
	}
}

// TestSwapsOfTheCatalogue: every substitute spares, adds to nothing sore, and
// the same question gets the same answer.
func TestSwapsOfTheCatalogue(t *testing.T) {
	cat := catalogue(t)
	sore := map[lift.Demand]int{"scap_retraction": 2, "shoulder_er_load": 3}
	for _, l := range cat.Lifts {
		swaps := cat.Swaps(l.ID, sore)
		for i, s := range swaps {
			if len(s.Spared) == 0 || len(s.Added) > 0 || s.Edge.To == l.ID || !(s.Score > 0) {
				t.Errorf("%s → %s: spared %v, added %v, score %v", l.ID, s.Edge.To, s.Spared, s.Added, s.Score)
			}
			if i > 0 && s.Score > swaps[i-1].Score {
				t.Errorf("%s: %s stands below a worse one", l.ID, s.Edge.To)
			}
			if s.Edge.RatioBasis == "" || s.Edge.RetainsBasis == "" {
				t.Errorf("%s → %s has no basis", l.ID, s.Edge.To)
			}
		}
		if again := cat.Swaps(l.ID, sore); !reflect.DeepEqual(swaps, again) {
			t.Errorf("%s: two answers", l.ID)
		}
	}
	if best := cat.Swaps("squat_low_bar", sore); len(best) == 0 || best[0].Edge.To != "squat_ssb" {
		t.Errorf("a low-bar squat with a sore shoulder position goes first to %+v", best[0].Edge.To)
	}
}

// TestLiftFaultsNameTheirPlace breaks one cell at a time.
func TestLiftFaultsNameTheirPlace(t *testing.T) {
	for _, c := range []struct{ file, old, new, want string }{
		{"lift_edges.csv", "\nsquat_low_bar,squat_high_bar,", "\nsquat_low_bar,squat_moon,", `lift_edges.csv:2: to names lift "squat_moon"`},
		{"lift_edges.csv", ",0.92,0.98,memory_guided", ",0.98,0.92,memory_guided", "lift_edges.csv:2: the load ratio runs"},
		{"lift_edges.csv", ",memory_guided,", ",hearsay,", "lift_edges.csv:2: ratio_basis"},
		{"lift_names.csv", "\nback squat,squat_barbell,", "\nlow bar,squat_barbell,", "already means"},
		{"lifts.csv", ",memory\nsquat_low_bar,", ",\nsquat_low_bar,", "lifts.csv:2: basis"},
		{"lifts.csv", "hip_hinge:glassbrook2019", "hip_hinge:nobody1900", "lifts.csv:3: source nobody1900"},
		{"lifts.csv", "hip_hinge:glassbrook2019", "hip_swing:glassbrook2019", "lifts.csv:3: seen names"},
		{"lifts.csv", "barbell;rack,quads;glutes,adductors;erectors,,2,0,", "barbell;rack,quads;glutes,adductors;erectors,,4,0,", "lifts.csv:2: scap_retraction"},
		{"lift_rules.csv", "squat;lowbar,", "squat;lowbaar,", `no word means "lowbaar"`},
		{"lift_ambiguous.csv", "squat_low_bar;squat_high_bar;squat_ssb", "squat_low_bar", "lift_ambiguous.csv:2: a question needs"},
	} {
		tree := fstest.MapFS{}
		err := fs.WalkDir(knowledge.FS(), ".", func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			b, err := fs.ReadFile(knowledge.FS(), path)
			if path == c.file {
				b = []byte(strings.Replace(string(b), c.old, c.new, 1))
			}
			tree[path] = &fstest.MapFile{Data: b}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		found := c.want == ""
		for _, f := range knowledge.LiftFaults(tree) {
			found = found || strings.Contains(f.String(), c.want)
		}
		if !found {
			t.Errorf("%s with %q: no fault %q in %v", c.file, c.new, c.want, knowledge.LiftFaults(tree))
		}
	}
}
