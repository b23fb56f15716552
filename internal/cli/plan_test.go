package cli

import "testing"

func TestWeekdays(t *testing.T) {
	got, err := weekdays("mon, Wednesday,sat")
	if err != nil || len(got) != 3 || got[0].String() != "Monday" || got[1].String() != "Wednesday" || got[2].String() != "Saturday" {
		t.Errorf("%v, %v", got, err)
	}
	for _, bad := range []string{"mo", "unm", "monk", "8"} {
		if _, err := weekdays(bad); err == nil {
			t.Errorf("%q was taken", bad)
		}
	}
}
