package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"spotter/internal/lift"
	"spotter/knowledge"
)

// TestThreeNumbersMakeThePlanFit: bests and days that are given reach the case
// and the settings; what is left out sets nothing; a slip keeps what was typed.
func TestThreeNumbersMakeThePlanFit(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	code, _, body := s.post("/fit", url.Values{"squat": {"heavy"}, "bench": {"120"}})
	if code != http.StatusUnprocessableEntity || !strings.Contains(body, `value="120"`) {
		t.Errorf("a slip: %d", code)
	}
	before := s.rows()
	s.send("/fit", url.Values{"back": {"plan"}}, "/plan")
	if s.rows() != before {
		t.Error("nothing was given, and something is kept")
	}
	s.send("/fit", url.Values{"squat": {"182.5"}, "squat_style": {"squat_high_bar"}, "deadlift": {"210"}, "days": {"mon", "thu"}}, "/today")
	body = s.page("/case")
	for _, want := range []string{"182.5", "210"} {
		if !strings.Contains(body, want) {
			t.Errorf("the case lacks %s", want)
		}
	}
	if got := s.page("/settings"); strings.Count(got, `name="days" value="mon" checked`)+strings.Count(got, `name="days" value="thu" checked`) != 2 {
		t.Error("the days are not set")
	}
}

// TestTheLiftsOfTheNumbersAreKnown: each style is a lift of the catalogue.
func TestTheLiftsOfTheNumbersAreKnown(t *testing.T) {
	cat, err := knowledge.Lifts()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range fitLifts {
		for _, id := range l.styles {
			if _, ok := cat.Get(lift.ID(id)); !ok {
				t.Errorf("%s is no lift", id)
			}
		}
	}
}
