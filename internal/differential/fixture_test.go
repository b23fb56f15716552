package differential_test

import (
	"encoding/json"
	"os"
	"testing"

	"spotter/internal/differential"
	"spotter/internal/intake"
	"spotter/internal/lift"
	"spotter/internal/safety"
	"spotter/knowledge"
)

// lifts is a small catalogue with the demands that the patterns ask about.
func lifts() *lift.Catalogue {
	d := func(kv ...any) map[lift.Demand]int {
		m := map[lift.Demand]int{}
		for i := 0; i < len(kv); i += 2 {
			m[lift.Demand(kv[i].(string))] = kv[i+1].(int)
		}
		return m
	}
	return lift.NewCatalogue(lift.Parts{Lifts: []lift.Lift{
		{ID: "squat_low_bar", Name: "Low-bar squat", Family: "squat", Demands: d("scap_retraction", 3, "shoulder_er_load", 3, "thoracic_ext", 3, "axial_compression", 3, "hip_hinge", 3, "hip_flexion", 3, "knee_flexion", 3)},
		{ID: "squat_high_bar", Name: "High-bar squat", Family: "squat", Demands: d("scap_retraction", 2, "shoulder_er_load", 2, "axial_compression", 3, "knee_flexion", 3, "hip_flexion", 3)},
		{ID: "deadlift_conventional", Name: "Conventional deadlift", Family: "deadlift", Demands: d("scap_retraction", 2, "thoracic_ext", 3, "axial_compression", 3, "grip", 3, "hip_hinge", 3)},
		{ID: "face_pull", Name: "Face pull", Family: "upper back", Demands: d("scap_retraction", 3, "shoulder_er_load", 3, "elbow_flexor", 2)},
		{ID: "lat_pulldown", Name: "Lat pulldown", Family: "upper back", Demands: d("scap_retraction", 2, "overhead_reach", 3, "elbow_flexor", 2, "grip", 2)},
		{ID: "bench_barbell", Name: "Bench press", Family: "bench", Demands: d("scap_retraction", 3)},
	}})
}

func patterns(t testing.TB) []differential.Pattern {
	t.Helper()
	ps, err := knowledge.Patterns()
	if err != nil {
		t.Fatal(err)
	}
	return ps
}

func seed(t testing.TB) intake.Case {
	t.Helper()
	b, err := os.ReadFile("testdata/five_months_off_and_on.json")
	if err != nil {
		t.Fatal(err)
	}
	var c intake.Case
	if err := json.Unmarshal(b, &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func explain(t testing.TB, c intake.Case) differential.Explanation {
	t.Helper()
	return differential.Explain(c, nil, safety.Result{}, patterns(t), lifts())
}

func names(gs []differential.Group) []string {
	var out []string
	for _, g := range gs {
		out = append(out, g.ID)
	}
	return out
}
