package intake_test

import (
	"slices"
	"strings"
	"testing"

	"spotter/internal/intake"
)

// denialFrames are ways to say that signs are not there, or not the writer's;
// deniedSigns are put into them in turn.
var denialFrames = []string{
	"No %a.", "No %a, no %b.", "No %a, %b or %c.", "No %a or %b, nothing like that.", "Never had %a or %b.", "I haven't had %a, %b or anything like it.",
	"None of the %a, %b, %c stuff.", "Not a hint of %a or %b.", "Zero %a, zero %b.", "Without %a or %b.", "%A: no. %B: no.", "%A? No. %B? Nope.",
	"%A, %b, %c: none.", "%A, %b: no, no.", "I don't have %a, I don't get %b.", "I'm not having %a or %b.", "There's been no %a, and no %b either.",
	"There is neither %a nor %b.", "Free of %a and %b.", "Physio asked about %a and %b, all no.", "Doc checked for %a and %b and found nothing.",
	"They ruled out %a and %b.", "Answered no to %a, %b and %c.", "I know about %a and %b and I've got neither.", "No sign of %a or %b so far.",
	"I can't say I've noticed any %a or %b.", "Negatives: %a, %b, %c.", "Denies %a, %b and %c.", "Not had %a. Not had %b.",
	"I've read the list (%a, %b, %c) and none of it applies.", "Red flags like %a or %b: nothing.", "It isn't %a or %b, just an ache.",
	"Before anyone asks: no %a, no %b.", "Red flag checklist, %a, %b, %c, all negative.", "I get no %a with it, nor any %b.",
	"Nothing in the way of %a, %b or %c.", "As for %a and %b, not at all.", "Absolutely no %a and definitely no %b.", "Haven't noticed %a, let alone %b.",
	"I'd go to A&E with %a or %b, obviously.", "If there was %a or %b I'd be at the hospital.", "Told to come back if I get %a or %b.",
	"My dad has %a and %b.", "When would %a or %b be a worry?",
}

var deniedSigns = []string{
	"chest pain", "chest tightness with sweating", "numbness down there", "saddle numbness", "trouble peeing", "bladder problems", "fever",
	"night sweats", "chills", "weakness in the leg", "calf swelling", "a swollen calf", "dark urine", "cola coloured pee", "slurred speech",
	"double vision", "shortness of breath", "pain down both legs", "blood in my pee", "clumsy hands", "a rash", "hot or red skin", "a hot swollen joint",
	"pins and needles in both hands", "a drooping face", "sudden headache", "tearing pain between the blades", "a pop", "bruising",
	"a dent in the muscle", "a fall", "a crash", "foot drop", "loss of balance", "a cold blue hand", "leaking", "loss of control", "a stuck knee",
	"vomiting", "yellow eyes", "black stool", "testicle pain", "blisters", "an arm that swells", "bulging veins",
}

// TestDenialsReach: however signs are denied, next to none may stop a person,
// and a plain telling of the same signs stays what it was.
func TestDenialsReach(t *testing.T) {
	lex := lexicon(t)
	urgent := func(sentence string) bool {
		c, err := intake.Read("My low back has ached on squats for two weeks. "+sentence+" What should I change?", asOf, lex)
		if err != nil {
			t.Fatal(err)
		}
		return slices.ContainsFunc(c.RedFlags.Mentioned, func(f intake.FlagFact) bool { return lex.Urgent(f.ID) })
	}
	bad, all, n := []string{}, 0, len(deniedSigns)
	for _, f := range denialFrames {
		for i, a := range deniedSigns {
			b, c := deniedSigns[(i+7)%n], deniedSigns[(i+19)%n]
			s := strings.NewReplacer("%a", a, "%b", b, "%c", c, "%A", strings.ToUpper(a[:1])+a[1:], "%B", strings.ToUpper(b[:1])+b[1:]).Replace(f)
			all++
			if urgent(s) {
				bad = append(bad, s)
			}
		}
	}
	t.Logf("%d of %d denials stop", len(bad), all)
	if len(bad)*50 > all {
		t.Errorf("too many, among them %q", bad[:5])
	}
	told := 0
	for _, a := range deniedSigns {
		if urgent("I have got " + a + " since this morning.") {
			told++
		}
	}
	t.Logf("told plainly: %d of %d stop", told, n)
	if told*2 < n {
		t.Errorf("only %d of %d stop when told", told, n)
	}
}
