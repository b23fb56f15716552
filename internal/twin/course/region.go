package course

import (
	"spotter/internal/body"
	"spotter/internal/lift"
)

// place is a part of the body that can be sore, what may be behind it, and the
// patterns that an app takes out for it (judgement).
type place struct {
	region body.Region
	share  float64       // of the athletes
	causes []lift.Demand // one of them is the cause, as the pattern knowledge has them
	banned []string      // from a moderate grade on
	more   []string      // and from a severe one
}

// places: lower back, shoulder and hip are where lifters report most
// (stromback2018), knee and elbow come after; the upper back is taken up more
// than its share, because it is the case that the program began with.
var places = []place{
	{body.UpperBack, 0.20, []lift.Demand{"scap_retraction", "shoulder_er_load", "overhead_reach", "arm_traction", "thoracic_ext"},
		[]string{"horizontal pull", "vertical pull", "scapular"}, []string{"hinge"}},
	{body.Shoulder, 0.20, []lift.Demand{"shoulder_er_load", "overhead_reach", "shoulder_ext_end"},
		[]string{"vertical press", "horizontal press", "incline press"}, []string{"vertical pull"}},
	{body.LowBack, 0.22, []lift.Demand{"lumbar_flexion", "hip_hinge", "axial_compression"}, []string{"hinge"}, []string{"squat", "horizontal pull"}},
	{body.HipGroin, 0.14, []lift.Demand{"hip_flexion", "adductor", "hip_hinge"}, []string{"squat", "machine"}, []string{"hinge"}},
	{body.Knee, 0.14, []lift.Demand{"knee_flexion"}, []string{"squat", "machine"}, []string{"single-leg"}},
	{body.ElbowForearm, 0.10, []lift.Demand{"grip", "elbow_flexor", "elbow_extensor"},
		[]string{"elbow flexion", "elbow extension", "vertical pull"}, []string{"horizontal press"}},
}
