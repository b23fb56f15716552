package knowledge

import (
	"testing"
	"testing/fstest"

	"spotter/internal/day"
)

func TestExpiry(t *testing.T) {
	m := Manifest{Issued: "2026-11-23", AdviceExpiresMonths: 18}
	if got := m.Expires().String(); got != "2028-05-23" {
		t.Errorf("expires %s", got)
	}
	own, err := Issue()
	if err != nil {
		t.Fatal(err)
	}
	e := own.Expires()
	for _, c := range []struct {
		asOf day.Date
		want bool
	}{{e.Add(-1), false}, {e, true}, {e.Add(1), true}, {day.Date{}, true}} {
		if Expired(c.asOf) != c.want {
			t.Errorf("on %s: expired is %v", c.asOf, !c.want)
		}
	}
}

func TestBrokenManifestsAreRefused(t *testing.T) {
	for _, text := range []string{"", "issued: yesterday\nadvice_expires_months: 18\n", "issued: 2026-11-23\n", "issued: 2026-11-23\nadvice_expires_months: 18\nmore: 1\n"} {
		if m, err := ManifestOf(fstest.MapFS{"manifest.yaml": {Data: []byte(text)}}); err == nil {
			t.Errorf("%q gave %+v", text, m)
		}
	}
}
