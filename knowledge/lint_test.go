package knowledge

import "testing"

// TestLint: each line with what it must not say, and lines that may stand.
func TestLint(t *testing.T) {
	for line, bad := range map[string]bool{
		"You have a strained rhomboid.":                  true,
		"you've got a disc":                              true,
		"The diagnosis is clear.":                        true,
		"This heals the tendon.":                         true,
		"Rolling cures it.":                              true,
		"It fixes your shoulder.":                        true,
		"This prevents injury.":                          true,
		"Use 400 mg.":                                    true,
		"400mg":                                          true,
		"Two tablets with food.":                         true,
		"A tablet a day":                                 true,
		"Take ibuprofen first.":                          true,
		"It is just a strain.":                           true,
		"That is not serious.":                           true,
		"There is nothing to worry about.":               true,
		"It is safe to lift.":                            true,
		"Lift safely.":                                   true,
		"Don't worry.":                                   true,
		"Do you have a fever?":                           false,
		"If you have tingling, stop.":                    false,
		"Do you take blood thinners?":                    false,
		"It does not diagnose, treat, or clear you.":     false,
		"Nobody can say that it heals.":                  false,
		"This does not prevent injury.":                  false,
		"Answer the safety questions first.":             false,
		"Adjust the grip.":                               false,
		"Safety-bar squat":                               false,
		"It went away on steroid tablets and came back.": false,
		"A fixed bar":                                    false,
	} {
		if got := Lint(line); (len(got) > 0) != bad {
			t.Errorf("%q: %v, want fault = %v", line, got, bad)
		}
	}
}
