package lift

import "slices"

// MaxDemand is the highest score. Scores are ranks (0 none, 1 small, 2 clear,
// 3 among the highest in barbell training), for one typical hard set at the
// load that is usual for that exercise. They are not to be multiplied.
const MaxDemand = 3

// Demands in the order they are shown and summed.
var Demands = []Demand{
	"scap_retraction", "overhead_reach", "shoulder_er_load", "thoracic_ext", "axial_compression",
	"hip_hinge", "lumbar_flexion", "grip", "elbow_flexor", "elbow_extensor",
	"knee_flexion", "hip_flexion", "adductor", "neck",
	"scap_elevation", "scap_protraction", "arm_traction", "shoulder_ext_end",
}

// KnownDemand says whether d is one of Demands.
func KnownDemand(d Demand) bool { return slices.Contains(Demands, d) }

// Difference compares the demands of two lifts: what doing b instead of a
// spares, and what it adds. Both maps hold positive points
// only and may be nil.
func Difference(a, b map[Demand]int) (spares, adds map[Demand]int) {
	for _, d := range Demands {
		switch diff := a[d] - b[d]; {
		case diff > 0:
			if spares == nil {
				spares = make(map[Demand]int, 8)
			}
			spares[d] = diff
		case diff < 0:
			if adds == nil {
				adds = make(map[Demand]int, 4)
			}
			adds[d] = -diff
		}
	}
	return spares, adds
}
