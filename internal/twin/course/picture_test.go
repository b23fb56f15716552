package course_test

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"

	"spotter/internal/twin/course"
)

func wellFormed(t *testing.T, svg string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	for {
		if _, err := d.Token(); err == io.EOF {
			return
		} else if err != nil {
			t.Fatalf("not well formed: %v\n%s", err, svg)
		}
	}
}

func TestPicturesSaySimulatedAndAreWhole(t *testing.T) {
	a := course.New(catalogue(t), 1, course.Options{World: course.WorldA, Seed: 1})
	season := a.Picture(a.Play(course.Tenth), "A season", "under <it>")
	front := course.Frontier([]course.Score{{Policy: "stop & go", Total: course.Interval{Mean: 95, Lo: 94, Hi: 96}}}, "x")
	for _, svg := range []string{season, front} {
		wellFormed(t, svg)
		if !strings.Contains(strings.ToLower(svg), "simulated") || strings.Contains(svg, "NaN") {
			t.Error("a picture does not say that it is simulated, or holds a NaN")
		}
	}
}
