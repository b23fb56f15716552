// Package body answers "where on the body": sides, regions and zones, always
// in the body's own frame (left is the person's left, also when the picture
// is seen from behind). It refuses to guess a side: unknown is NotStated.
//
// It also holds the body chart: two views drawn as lines (draw_*.go), the
// places between them, and what a stroke of a finger takes in. One half is
// drawn and the other is its mirror image. Terms: a place is the smallest thing
// that can be pointed at, a spot is a place on one side, a zone and a region are
// those of the knowledge files. It refuses to decide between words that say
// left and a drawing that shows right: Disagree makes that a question.
package body

// Side of the body, never of the viewer.
type Side string

// The sides a fact can have.
const (
	Left      Side = "left"
	Right     Side = "right"
	Both      Side = "both"
	Midline   Side = "midline"
	NotStated Side = "not_stated"
)

// Sides lists every valid side.
var Sides = []Side{Left, Right, Both, Midline, NotStated}

// Mirror exchanges left and right.
func (s Side) Mirror() Side {
	switch s {
	case Left:
		return Right
	case Right:
		return Left
	}
	return s
}

// Region is a coarse body area; the knowledge files speak of these.
type Region string

// The regions that patterns and red flags are written for.
const (
	UpperBack    Region = "upper_back"
	Neck         Region = "neck"
	Shoulder     Region = "shoulder"
	ElbowForearm Region = "elbow_forearm"
	Wrist        Region = "wrist"
	LowBack      Region = "low_back"
	HipGroin     Region = "hip_groin"
	Knee         Region = "knee"
	Other        Region = "other"
)

// Regions lists every valid region.
var Regions = []Region{UpperBack, Neck, Shoulder, ElbowForearm, Wrist, LowBack, HipGroin, Knee, Other}

// Zone is a finer place inside a region, as used by pain drawings.
type Zone string

// Zones maps each zone to the region that holds it.
var Zones = map[Zone]Region{
	"midline_upper_thoracic": UpperBack,
	"superior_angle":         UpperBack,
	"medial_border":          UpperBack,
	"mid_scapula":            UpperBack,
	"inferior_angle":         UpperBack,
	"lateral_border":         UpperBack,
	"upper_trap":             UpperBack,
	"interscapular_both":     UpperBack,
	"rib_posterior":          UpperBack,
	"posterior_shoulder":     Shoulder,
	"posterior_axilla":       Shoulder,
	"top_of_shoulder":        Shoulder,
	"lateral_arm":            ElbowForearm,
	"forearm_radial":         ElbowForearm,
	"forearm_ulnar":          ElbowForearm,
	"thumb_index":            Wrist,
	"middle_finger":          Wrist,
	"ring_little":            Wrist,
}
