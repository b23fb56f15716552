package intake_test

import (
	"slices"
	"testing"
)

// TestFlagsInNumbers: a limb thicker than the other, a temperature, a blood
// pressure and a lost body weight raise their flags from figures; sizes, loads,
// a hot gym and a healthy pressure do not.
func TestFlagsInNumbers(t *testing.T) {
	lex := lexicon(t)
	for _, c := range []struct {
		flag, text string
		want       bool
	}{
		{"dvt_leg", "My calf has been sore since the flight. Measured it, 41 cm on the right and 44.5 on the left.", true},
		{"dvt_leg", "My calves are sore. Both measured 41 cm, left and right 41.5.", false},
		{"dvt_arm", "The upper arm measures 43 on that side and 39.5 on the other, sore since bench.", true},
		{"dvt_leg", "My calf is 38 left and 41 right, the left wasted after surgery and thinner. Knee hurts.", false},
		{"fever_unwell", "Thermometer says 38.7 and my back hurts.", true},
		{"fever_unwell", "It was 38.5 degrees in the gym and my back hurts.", false},
		{"fever_unwell", "Fever of 102.5, hip hurts.", true},
		{"fever_unwell", "Pressed 102.5 for fives, hip hurts.", false},
		{"aortic_risk", "My BP was 182/104 at the chemist. Upper back hurts.", true},
		{"aortic_risk", "My BP was 118/76 at the chemist. Upper back hurts.", false},
		{"weight_loss", "I'm down from 252 to 231 and haven't been dieting. Back aches.", true},
		{"weight_loss", "I'm down from 252 to 231 on a diet. Back aches.", false},
		{"progressive_weakness", "My grip went from 60 to 30 kg on the left in a month. Neck hurts.", true},
		{"progressive_weakness", "My grip went from 60 to 58 kg on the left in a month. Neck hurts.", false},
		{"rhabdo", "I worried it's rhabdo. We had beetroot last night, and the wee is straw coloured again. Quads sore.", false},
		{"rhabdo", "We had beetroot last night, but my pee is like cola. Quads sore.", true},
	} {
		if got := slices.Contains(mentioned(t, c.text, lex), c.flag); got != c.want {
			t.Errorf("%s raised %v, want %v: %s", c.flag, got, c.want, c.text)
		}
	}
}
