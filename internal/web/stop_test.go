package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"spotter/internal/app"
)

// routes that show something about the person.
var routes = []string{"/", "/case", "/screen", "/explain", "/plan", "/about", "/api/screen", "/api/explain", "/api/plan", "/nowhere"}

// TestStopShowsNoLoad (hazard H01): once an emergency or an urgent question is
// answered with yes, no route shows a load, a share or a link to the plan,
// whatever was shown before, and logging goes on.
func TestStopShowsNoLoad(t *testing.T) {
	for _, flag := range []string{"chest_pressure_now", "tearing_pain", "cord_signs", "fever_unwell"} {
		s := newSite(t)
		s.send("/example", nil, "/case")
		if !figure.MatchString(shown(s.page("/plan"))) {
			t.Fatal("the test needs a plan with loads to begin with")
		}
		s.send("/screen", url.Values{"q." + flag: {"yes"}}, "/screen")
		body := s.page("/screen")
		if !strings.Contains(body, `class="stop"`) || strings.Contains(body, `href="/plan"`) || strings.Contains(body, `href="/explain"`) {
			t.Errorf("%s: the stop card is missing, or a way to the plan is left", flag)
		}
		if !strings.Contains(body, "What led here") || !strings.Contains(body, "You answered yes") {
			t.Errorf("%s: the card does not say what led there", flag)
		}
		for _, route := range routes {
			_, body := s.get(route)
			if f := figure.FindString(shown(body)); f != "" {
				t.Errorf("%s %s: shows %q", flag, route, f)
			}
		}
		s.send("/log", url.Values{"score": {"7"}, "note": {"hurts"}}, "/logged")
		if !strings.Contains(s.page("/logged"), "Written down") {
			t.Errorf("%s: logging is not confirmed", flag)
		}
	}
}

// TestStopFromWords: words that raise an emergency stop at once, and the loads
// the person wrote are covered too.
func TestStopFromWords(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {"I squat 180 kg and pull 500lbs. My upper back hurts at the left shoulder blade. Right now I have crushing pressure in my chest, I am sweating and short of breath. Took 80 % of my max today."}}, "/case")
	for _, route := range routes {
		if route == "/api/screen" { // an open question names a share of bodyweight
			continue
		}
		_, body := s.get(route)
		if f := figure.FindString(shown(body)); f != "" {
			t.Errorf("%s shows %q", route, f)
		}
	}
	if body := s.page("/case"); !strings.Contains(body, `class="stop"`) || !strings.Contains(body, "▒") {
		t.Error("the case page lacks the stop card or does not say that figures are covered")
	}
}

// TestCrisisHasItsOwnWords (hazard H27): no ambulance talk, no plan, and the
// program says that it does not watch over anybody.
func TestCrisisHasItsOwnWords(t *testing.T) {
	s := newSite(t)
	s.send("/example", nil, "/case")
	s.send("/screen", url.Values{"q.distress_self_harm": {"yes"}}, "/screen")
	body := s.page("/plan")
	for _, want := range []string{"Please talk to somebody now", "crisis line", "does not watch over you"} {
		if !strings.Contains(body, want) {
			t.Errorf("the card lacks %q", want)
		}
	}
	if f := figure.FindString(shown(body)); f != "" {
		t.Errorf("shows %q", f)
	}
}

// TestTakingAStopBack: the answer can be given again; both stay on record.
func TestTakingAStopBack(t *testing.T) {
	s := newSite(t)
	s.send("/example", nil, "/case")
	s.send("/screen", url.Values{"q.chest_pressure_now": {"unsure"}}, "/screen")
	if !strings.Contains(s.page("/plan"), "You answered not sure") {
		t.Fatal("not sure must stop here")
	}
	s.send("/screen", url.Values{"q.chest_pressure_now": {"no"}}, "/screen")
	if strings.Contains(s.page("/plan"), `class="stop"`) {
		t.Error("the newer answer does not count")
	}
	entries, err := s.store.Entries(t.Context(), app.ExampleID)
	if err != nil {
		t.Fatal(err)
	}
	var said []string
	for _, e := range entries {
		if e.Kind == "answer" && e.Question == "chest_pressure_now" {
			said = append(said, e.Value.(string))
		}
	}
	if strings.Join(said, " ") != "no unsure no" {
		t.Errorf("on record: %v", said)
	}
}

// TestGalleryKeepsItsPromises: in each stopped or locked state of the gallery
// no page shows a load; in the full state the plan does.
func TestGalleryKeepsItsPromises(t *testing.T) {
	h := gallery(t)
	for _, c := range []struct {
		state, route string
		loads        bool
	}{
		{"full", "plan", true}, {"limited", "plan", true}, {"open", "plan", false}, {"half", "plan", false},
		{"full", "plan/change/sample", true}, {"open", "plan/change/sample", false}, {"half", "plan/change/sample", false}, {"emergency", "plan/change/sample", false}, {"urgent", "plan/change", false},
		{"urgent", "plan", false}, {"urgent", "case", false}, {"urgent", "explain", false}, {"urgent", "tell", false}, {"urgent", "about", false},
		{"emergency", "plan", false}, {"emergency", "screen", false}, {"emergency", "case", false}, {"emergency", "explain", false},
	} {
		body := galleryPage(t, h, "/"+c.state+"/"+c.route)
		if f := figure.FindString(shown(body)); (f != "") != c.loads {
			t.Errorf("%s/%s: loads %v, found %q", c.state, c.route, c.loads, f)
		}
	}
	if body := galleryPage(t, h, "/handover/plan"); !strings.Contains(body, "Be seen first") || strings.Contains(body, "attempts-title") {
		t.Error("a hand-over says whom to see and gives no attempts")
	}
}

func gallery(t *testing.T) http.Handler {
	t.Helper()
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	h, err := Gallery(a, func(msg string, err error) { t.Error(msg, err) })
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func galleryPage(t *testing.T, h http.Handler, path string) string {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "http://localhost"+path, nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%s: %d", path, w.Code)
	}
	return w.Body.String()
}
