package intake_test

import (
	"testing"

	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/knowledge"
)

// TestPlaces: one sentence each, the place and the side that it states.
func TestPlaces(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, region, side string }{
		{"My right rotator cuff hurts when I bench.", "shoulder", "right"},
		{"My trap is stiff on the right after rows.", "upper_back", "right"},
		{"Groin strain left from sumo pulls.", "hip_groin", "left"},
		{"My shoulder hurts right after benching.", "shoulder", "not_stated"},
		{"The elbow is left alone most days but aches on curls.", "elbow_forearm", "not_stated"},
		{"Pain in the left side of my neck since Monday.", "neck", "left"},
		{"Sore spot under the left shoulder blade after rows.", "upper_back", "left"},
		{"There is a knot next to my right scap that hurts on deadlifts.", "upper_back", "right"},
		{"Sharp pain right between the shoulder blades when I row.", "upper_back", "not_stated"},
		{"My knees are killing me after squats, both of them.", "knee", "both"},
		{"Outer left knee aches on the stairs and in squats.", "knee", "left"},
		{"I left the gym with a sore lower back.", "low_back", "not_stated"},
		{"My SI joint on the right gets angry from deadlifts.", "low_back", "right"},
		{"The small of my back is tight and sore after pulls.", "low_back", "not_stated"},
		{"Right groin twinges at the bottom of a squat.", "hip_groin", "right"},
		{"It hurts in my left hip flexor when I squat deep.", "hip_groin", "left"},
		{"My left adductor is sore from sumo.", "hip_groin", "left"},
		{"Golfer's elbow, right arm, worse with chin ups.", "elbow_forearm", "right"},
		{"Inside of both elbows aches from low bar.", "elbow_forearm", "both"},
		{"The pinky side of my right wrist hurts in front squats.", "wrist", "right"},
		{"Left thumb hurts from hook grip.", "wrist", "left"},
		{"Achilles on my right leg is sore after box jumps.", "other", "right"},
		{"My left pec is sore near the armpit after benching.", "shoulder", "left"},
		{"AC joint pain, left, on dips and bench.", "shoulder", "left"},
		{"Front delt on the right side pinches when I press.", "shoulder", "right"},
		{"I can't turn my head to the left, neck is stiff and sore.", "neck", "not_stated"},
		{"My shoulder hurts when I reach over to the right.", "shoulder", "not_stated"},
		{"Neck pain that shoots down my left arm when I look up.", "neck", "not_stated"},
		{"Is it right that my knee hurts when I squat?", "knee", "not_stated"},
		{"Knee hurts right after squats, right in the front.", "knee", "not_stated"},
		{"My quad tendon hurts with two weeks left to the meet.", "knee", "not_stated"},
		{"Upper back hurts, left hand over right on mixed grip.", "upper_back", "not_stated"},
		{"I get pain in my shoulders on low bar squats.", "shoulder", "not_stated"},
		{"L shoulder hurts on bench.", "shoulder", "left"},
		{"(R) knee pain with squats for a month.", "knee", "right"},
		{"Tailbone pain on sit ups, right in the middle.", "low_back", "not_stated"},
		{"My elbow hurts. I'm left handed and it's the right.", "elbow_forearm", "right"},
		{"Ache by my right shoulder blade. No wait, I checked, it's the left.", "upper_back", "left"},
		{"The left had an op in 2015. The other one is the issue. The shoulder hurts on bench.", "shoulder", "right"},
		{"Between the blades burning, more right than left but both.", "upper_back", "both"},
		{"Lower back aches, right across, every morning.", "low_back", "not_stated"},
		{"Achilles right, two fingers above the heel, stiff and sore first thing.", "other", "right"},
		{"My right back wing under the arm hurts when I pull.", "upper_back", "right"},
		{"It's the muscle between spine and blade. Sore on rows.", "upper_back", "not_stated"},
		{"Sore spot low down on the left blade after rows.", "upper_back", "left"},
		{"A knife in my back, left of the spine, about bra strap height.", "upper_back", "left"},
		{"Something in the back of my left arm hurts on board press.", "elbow_forearm", "left"},
		{"Outside elbow links, it hurts since pause deadlifts.", "elbow_forearm", "left"},
		{"Had an injection in my right knee. Since Monday the knee hurts.", "knee", "right"},
		{"Groin pull, sore. Squeezing a pillow between his knees hurts.", "hip_groin", "not_stated"},
		{"My back hurts on the right, low down, when I pull.", "low_back", "right"},
		{"Both of my wrists ache after benching.", "wrist", "both"},
		{"Left and right elbows are sore from curls.", "elbow_forearm", "both"},
		{"My hamstring up near the sit bone, left leg, hurts on RDLs.", "hip_groin", "left"},
		{"The left trap up by the neck is sore from shrugs.", "upper_back", "left"},
		{"Pain on the inner edge of my left scapula.", "upper_back", "left"},
	} {
		got, err := intake.Read(c.text, day.Of(2026, 3, 2), lex)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if len(got.Problems) == 0 {
			t.Errorf("%q: no place", c.text)
			continue
		}
		p := got.Problems[0]
		if side := string(p.Side); string(p.Region) != c.region || side != c.side && !(side == "midline" && c.side == "not_stated") {
			t.Errorf("%q: %s %s, want %s %s", c.text, p.Region, p.Side, c.region, c.side)
		}
	}
}

// TestPainNumbers: only a mark of pain is a severity.
func TestPainNumbers(t *testing.T) {
	lex, err := knowledge.Lexicon()
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]int{
		"My knee hurts and I am 7 weeks out from the meet.":                 -1,
		"Knee pain since week 6, squats at RPE 8 hurt.":                     -1,
		"My knee hurts after 5 sets of 5, 3 times a week.":                  -1,
		"Knee hurts. The session was 9/10 otherwise.":                       -1,
		"My knee hurts, squat 4x a week, 8 reps.":                           -1,
		"Hip pain for about a 2 week stretch.":                              -1,
		"My shoulder hurts on the 3rd rep of every set.":                    -1,
		"Elbow pain after a 6 hour drive.":                                  -1,
		"My knee hurts, about a 4 on squat day.":                            4,
		"Knee pain, 6/10 at worst.":                                         6,
		"My hip hurts, I'd call it a five out of ten.":                      5,
		"On a scale of 1 to 10 my back pain is a 7.":                        7,
		"Back pain 3/10 most days and 5/10 after pulls.":                    5,
		"The pain in my elbow went from a 6 to a 2.":                        6,
		"My wrist hurts, pain level 4 when benching.":                       4,
		"Neck pain rated 3 of 10.":                                          3,
		"My back hurts, hits 8 when I bend over.":                           8,
		"My left knee aches. I did a top single at what I'd call an 8.":     -1,
		"My shoulder hurts and 9 out of 10 lifters tell me to rest.":        -1,
		"Knee pain. My sleep is like 4/10 lately.":                          -1,
		"Low back pain, it is a 5 when I sit and a 2 when I walk around.":   5,
		"Hip is sore, pain around 3-4 on a bad day.":                        4,
		"My elbow hurts. Took 8 of 10 attempts before it did.":              -1,
		"My shoulder is sore. Number 5 on my list of problems this year.":   -1,
		"My knee hurts, 10 kg more than last week and it was a 2 plate pr.": -1,
	} {
		got, err := intake.Read(text, day.Of(2026, 3, 2), lex)
		if err != nil || len(got.Problems) == 0 {
			t.Errorf("%q: %v %v", text, err, got.Problems)
			continue
		}
		v := -1
		if s := got.Problems[0].Severity; s != nil {
			v = *s
		}
		if v != want {
			t.Errorf("%q: severity %d, want %d", text, v, want)
		}
	}
}
