package web

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"spotter/internal/app"
	"spotter/internal/diary"
)

const twoSores = "29 M, 90 kg. Left knee hurts when I squat, for 6 weeks. My right shoulder hurts when I bench, for 3 months. Meet in 10 weeks."

// TestTwoSorePlacesAreAskedOneByOne: each question names its place, one at a
// time, and each answer is kept for the place that it is about.
func TestTwoSorePlacesAreAskedOneByOne(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {twoSores}}, "/case")
	s.answerAll()
	s = s.on("2026-03-03")
	places := map[string]bool{}
	for _, want := range []string{"now", "now", "worst24", "worst24"} {
		f := s.form("/today", "/today/pain", "when", "region")
		if f.fields.Get("when") != want {
			t.Fatalf("asks for %q, want %q", f.fields.Get("when"), want)
		}
		s.tap(f, "score", "2", "/today?saved=pain")
		places[f.fields.Get("region")+f.fields.Get("side")] = true
	}
	if len(places) != 2 || !strings.Contains(s.page("/today"), `href="/day"`) {
		t.Errorf("places %v", places)
	}
	s.send("/morning", url.Values{"score": {"1"}, "score.1": {"4"}, "score.2": {"9"}}, "/morning?saved=morning")
	told := s.page("/morning")
	if !strings.Contains(told, `name="score.1"`) || strings.Contains(told, `name="score.2"`) {
		t.Error("the morning does not ask for both places and no more")
	}
	var at []string
	for _, e := range s.entries() {
		if e.Kind == "pain" && e.When == "morning" {
			at = append(at, fmt.Sprint(e.Region, e.Side, *e.Score))
		}
	}
	slices.Sort(at)
	if len(at) != 2 || at[0] == at[1] {
		t.Errorf("mornings %v", at)
	}
	s.send("/today/pain", url.Values{"score": {"3"}, "when": {"now"}, "region": {"forehead"}, "side": {"left"}}, "/today?saved=pain")
	for _, e := range s.entries() {
		if e.Region == "forehead" {
			t.Error("a place that nobody told of was taken from the form")
		}
	}
}

// TestAQuestionIsSkipped: the rest of what is due stands below the first
// question; a skipped one is left out on that page and asked again on the next.
func TestAQuestionIsSkipped(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {twoSores}}, "/case")
	s.answerAll()
	s = s.on("2026-03-03")
	n := s.rows()
	page := s.page("/today")
	if !strings.Contains(page, "Then, if you like:") || !strings.Contains(page, "How was your day besides?") {
		t.Error("what else is due is not said")
	}
	path := "/today"
	for range 4 {
		_, rest, ok := strings.Cut(s.page(path), `<a href="/today?skip=`)
		if !ok {
			t.Fatalf("%s has no way to skip", path)
		}
		path = "/today?skip=" + strings.ReplaceAll(rest[:strings.Index(rest, `"`)], "&amp;", "&")
	}
	last := s.page(path)
	if strings.Contains(last, `action="/today/pain"`) || !strings.Contains(last, `href="/day"`) || strings.Contains(last, "Then, if you like:") {
		t.Errorf("after four skips only the day is left: %s", path)
	}
	if s.rows() != n || !strings.Contains(s.page("/today"), `action="/today/pain"`) {
		t.Error("skipping is kept")
	}
}

// TestWhyShowsEachPlace: a link for each place, each with what its own ratings say.
func TestWhyShowsEachPlace(t *testing.T) {
	s := begun(t)
	var knee []diary.Entry
	for i, e := range s.whole() {
		if e.Kind == "pain" && e.Region != "" {
			score := 1 + i%2
			e.ID, e.Region, e.Side, e.Score, e.Zones = newID(), "knee", "left", &score, nil
			knee = append(knee, e)
		}
	}
	if strings.Contains(s.page("/why"), "site=1") {
		t.Error("one place, and a choice of places")
	}
	if err := s.store.Append(t.Context(), app.ExampleID, knee...); err != nil {
		t.Fatal(err)
	}
	main, other := s.page("/why"), s.page("/why?site=1")
	if !strings.Contains(main, `href="/why?site=1"`) || !strings.Contains(main, "Low-bar squat: very likely") {
		t.Error("the main place lacks its finding or the way to the other")
	}
	if strings.Contains(other, "Low-bar squat: very likely") || !strings.Contains(other, "Knee, left:") {
		t.Error("the knee says what the shoulder blade says")
	}
	if s.page("/why?site=77") == "" {
		t.Error("a place that is not there")
	}
}
