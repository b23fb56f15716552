package knowledge

import (
	"errors"
	"io/fs"
	"sync"
	"time"

	"spotter/internal/day"
)

// Manifest says when the knowledge was issued, how long advice may rest on it,
// and which clinician has reviewed it ("none" until one has).
type Manifest struct {
	Issued              string `yaml:"issued"`
	AdviceExpiresMonths int    `yaml:"advice_expires_months"`
	ClinicianReview     string `yaml:"clinician_review"`
}

// Issue is the manifest of the knowledge compiled in.
var Issue = sync.OnceValues(func() (Manifest, error) { return ManifestOf(files) })

// ManifestOf reads the manifest of a knowledge tree.
func ManifestOf(tree fs.FS) (Manifest, error) {
	var m Manifest
	if err := decodeYAML(tree, "manifest.yaml", &m); err != nil {
		return m, err
	}
	if _, err := day.Parse(m.Issued); err != nil {
		return m, err
	}
	if m.AdviceExpiresMonths <= 0 {
		return m, errors.New("manifest.yaml: advice_expires_months must be positive")
	}
	return m, nil
}

// Expires is the first day on which advice may no longer rest on a manifest.
func (m Manifest) Expires() day.Date {
	d, err := day.Parse(m.Issued)
	if err != nil {
		return day.Date{}
	}
	t := d.Time()
	return day.Of(t.Year(), t.Month()+time.Month(m.AdviceExpiresMonths), t.Day())
}

// Expired reports whether the knowledge is too old to advise on a day. A
// manifest that cannot be read, and a day that is not known, count as expired.
func Expired(asOf day.Date) bool {
	m, err := Issue()
	if err != nil || asOf.IsZero() {
		return true
	}
	e := m.Expires()
	return e.IsZero() || !asOf.Before(e)
}
