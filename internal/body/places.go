package body

// Place is one zone of the chart, the smallest thing that can be pointed at.
// Every place but those on the midline exists left and right.
type Place struct {
	ID     string
	Mid    bool   // on the midline: one for both sides
	Group  string // the part of the body it is listed under
	Region Region // the region of the knowledge files
	Known  Zone   // the zone of the knowledge files, "" = they have none
	Muscle string // what the muscle layer shows here, "" = no muscle to name
}

// Groups are the parts of the body in the order in which they are listed.
var Groups = []string{"upper_back", "neck_head", "shoulder", "arm", "hand", "chest_belly", "low_back", "hip", "thigh", "knee", "lower_leg"}

// places in the order in which they are listed. Which zone of the knowledge
// files a place belongs to is ours; muscles are the superficial ones found
// there (general anatomy, from memory).
var places = []Place{
	{"trap_upper", false, "upper_back", UpperBack, "upper_trap", "trapezius_upper"},
	{"levator_corner", false, "upper_back", UpperBack, "superior_angle", "levator"},
	{"supraspinatus", false, "upper_back", UpperBack, "mid_scapula", "supraspinatus"},
	{"infraspinatus", false, "upper_back", UpperBack, "mid_scapula", "infraspinatus"},
	{"medial_border", false, "upper_back", UpperBack, "medial_border", "rhomboids"},
	{"inferior_angle", false, "upper_back", UpperBack, "inferior_angle", "latissimus"},
	{"lateral_border", false, "upper_back", UpperBack, "lateral_border", "teres"},
	{"posterior_axilla", false, "upper_back", Shoulder, "posterior_axilla", "latissimus"},
	{"interscapular_upper", false, "upper_back", UpperBack, "interscapular_both", "trapezius_middle"},
	{"interscapular_mid", false, "upper_back", UpperBack, "interscapular_both", "trapezius_middle"},
	{"interscapular_low", false, "upper_back", UpperBack, "interscapular_both", "trapezius_lower"},
	{"paraspinal_upper", false, "upper_back", UpperBack, "", "trapezius_middle"},
	{"paraspinal_mid", false, "upper_back", UpperBack, "", "trapezius_lower"},
	{"spine_upper", true, "upper_back", UpperBack, "midline_upper_thoracic", ""},
	{"spine_mid", true, "upper_back", UpperBack, "", ""},
	{"ribs_back", false, "upper_back", UpperBack, "rib_posterior", "latissimus"},
	{"lat_side", false, "upper_back", UpperBack, "", "latissimus"},

	{"neck_back", false, "neck_head", Neck, "", "neck_extensors"},
	{"neck_front", false, "neck_head", Neck, "", "neck_flexors"},
	{"trap_front", false, "neck_head", UpperBack, "upper_trap", "trapezius_upper"},
	{"head_back", true, "neck_head", Other, "", ""},
	{"head", true, "neck_head", Other, "", ""},
	{"jaw", false, "neck_head", Other, "", "masseter"},

	{"top_of_shoulder_back", false, "shoulder", Shoulder, "top_of_shoulder", ""},
	{"posterior_shoulder", false, "shoulder", Shoulder, "posterior_shoulder", "deltoid_rear"},
	{"shoulder_side_back", false, "shoulder", Shoulder, "", "deltoid_side"},
	{"top_of_shoulder_front", false, "shoulder", Shoulder, "top_of_shoulder", ""},
	{"shoulder_front", false, "shoulder", Shoulder, "", "deltoid_front"},
	{"shoulder_side", false, "shoulder", Shoulder, "", "deltoid_side"},
	{"collarbone", false, "shoulder", Shoulder, "", ""},

	{"upper_arm_outer", false, "arm", ElbowForearm, "lateral_arm", "brachialis"},
	{"upper_arm_front", false, "arm", ElbowForearm, "", "biceps"},
	{"upper_arm_inner", false, "arm", ElbowForearm, "", "biceps"},
	{"upper_arm_outer_back", false, "arm", ElbowForearm, "lateral_arm", "triceps"},
	{"upper_arm_back", false, "arm", ElbowForearm, "", "triceps"},
	{"upper_arm_inner_back", false, "arm", ElbowForearm, "", "triceps"},
	{"elbow_outer", false, "arm", ElbowForearm, "", "wrist_extensors"},
	{"elbow_front", false, "arm", ElbowForearm, "", ""},
	{"elbow_inner", false, "arm", ElbowForearm, "", "wrist_flexors"},
	{"elbow_outer_back", false, "arm", ElbowForearm, "", "wrist_extensors"},
	{"elbow_back", false, "arm", ElbowForearm, "", ""},
	{"elbow_inner_back", false, "arm", ElbowForearm, "", "wrist_flexors"},
	{"forearm_thumb_side", false, "arm", ElbowForearm, "forearm_radial", "brachioradialis"},
	{"forearm_little_side", false, "arm", ElbowForearm, "forearm_ulnar", "wrist_flexors"},
	{"forearm_thumb_side_back", false, "arm", ElbowForearm, "forearm_radial", "wrist_extensors"},
	{"forearm_little_side_back", false, "arm", ElbowForearm, "forearm_ulnar", "wrist_extensors"},

	{"wrist_front", false, "hand", Wrist, "", ""},
	{"wrist_back", false, "hand", Wrist, "", ""},
	{"palm", false, "hand", Wrist, "", ""},
	{"hand_back", false, "hand", Wrist, "", ""},
	{"thumb_index", false, "hand", Wrist, "thumb_index", ""},
	{"middle_finger", false, "hand", Wrist, "middle_finger", ""},
	{"ring_little", false, "hand", Wrist, "ring_little", ""},

	{"sternum", true, "chest_belly", Other, "", ""},
	{"chest_upper", false, "chest_belly", Other, "", "pectoralis"},
	{"chest_lower", false, "chest_belly", Other, "", "pectoralis"},
	{"ribs_front", false, "chest_belly", Other, "", "obliques"},
	{"ribs_side", false, "chest_belly", Other, "", "serratus"},
	{"abdomen_upper", true, "chest_belly", Other, "", "abdominals"},
	{"abdomen_lower", true, "chest_belly", Other, "", "abdominals"},
	{"flank_front", false, "chest_belly", Other, "", "obliques"},

	{"low_back", false, "low_back", LowBack, "", "erector"},
	{"spine_low", true, "low_back", LowBack, "", ""},
	{"flank_back", false, "low_back", LowBack, "", "quadratus"},
	{"si_joint", false, "low_back", LowBack, "", ""},
	{"sacrum", true, "low_back", LowBack, "", ""},

	{"glute_upper", false, "hip", HipGroin, "", "gluteus_medius"},
	{"glute", false, "hip", HipGroin, "", "gluteus_maximus"},
	{"sit_bone", false, "hip", HipGroin, "", "gluteus_maximus"},
	{"hip_side_back", false, "hip", HipGroin, "", "tensor"},
	{"hip_front", false, "hip", HipGroin, "", "hip_flexors"},
	{"hip_side", false, "hip", HipGroin, "", "tensor"},
	{"groin", false, "hip", HipGroin, "", "hip_flexors"},
	{"pubic", true, "hip", HipGroin, "", ""},

	{"thigh_front", false, "thigh", HipGroin, "", "quadriceps"},
	{"thigh_inner", false, "thigh", HipGroin, "", "adductors"},
	{"thigh_outer", false, "thigh", HipGroin, "", "quadriceps_outer"},
	{"hamstring_outer", false, "thigh", HipGroin, "", "hamstrings"},
	{"hamstring_inner", false, "thigh", HipGroin, "", "hamstrings"},
	{"thigh_outer_back", false, "thigh", HipGroin, "", "quadriceps_outer"},

	{"knee_front", false, "knee", Knee, "", ""},
	{"knee_inner", false, "knee", Knee, "", ""},
	{"knee_outer", false, "knee", Knee, "", ""},
	{"knee_back", false, "knee", Knee, "", ""},

	{"shin", false, "lower_leg", Other, "", "tibialis"},
	{"lower_leg_inner", false, "lower_leg", Other, "", "calf"},
	{"lower_leg_outer", false, "lower_leg", Other, "", "peroneals"},
	{"calf_inner", false, "lower_leg", Other, "", "calf"},
	{"calf_outer", false, "lower_leg", Other, "", "calf"},
	{"achilles", false, "lower_leg", Other, "", "calf"},
	{"ankle_front", false, "lower_leg", Other, "", ""},
	{"ankle_inner", false, "lower_leg", Other, "", ""},
	{"ankle_outer", false, "lower_leg", Other, "", ""},
	{"ankle_inner_back", false, "lower_leg", Other, "", ""},
	{"ankle_outer_back", false, "lower_leg", Other, "", ""},
	{"heel", false, "lower_leg", Other, "", ""},
	{"sole_edge", false, "lower_leg", Other, "", ""},
	{"foot_top", false, "lower_leg", Other, "", ""},
	{"toes", false, "lower_leg", Other, "", ""},
}
