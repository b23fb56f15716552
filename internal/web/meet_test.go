package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"spotter/internal/app"
)

// theMeet is a site with the example athlete and a meet today.
func theMeet(t *testing.T, lifts []string, unit string) *site {
	t.Helper()
	s := newSite(t)
	s.send("/example", nil, "/case")
	s.send("/meet", url.Values{"date": {"2026-03-02"}, "lift": lifts, "unit": {unit}}, "/meet?saved=meet")
	return s
}

var all = []string{"squat", "bench", "deadlift"}

// field reads a hidden or visible field of a page.
func field(t *testing.T, body, name string) string {
	t.Helper()
	m := regexp.MustCompile(`name="` + name + `" value="([^"]*)"`).FindStringSubmatch(body)
	if m == nil {
		t.Fatalf("the page has no field %q:\n%s", name, shown(body))
	}
	return m[1]
}

// day is the form that the page of the day stands at.
func (s *site) day() url.Values {
	s.t.Helper()
	body := s.page("/meet/day")
	return url.Values{"token": {field(s.t, body, "token")}, "last": {field(s.t, body, "last")}}
}

func with(f url.Values, kv ...string) url.Values {
	for i := 0; i+1 < len(kv); i += 2 {
		f.Set(kv[i], kv[i+1])
	}
	return f
}

// take takes the attempt that is due with the weight that is named.
func (s *site) take(do string) string {
	s.t.Helper()
	body := s.page("/meet/day?go=" + field(s.t, s.page("/meet/day"), "last"))
	kg := field(s.t, body, "kg")
	s.send("/meet/day", with(s.day(), "do", do, "kg", kg), "/meet/day")
	return kg
}

var weight = regexp.MustCompile(`class="m-weight[^"]*">([^<]*)<`)

// due is the big weight on the page of the day.
func (s *site) due() string {
	s.t.Helper()
	m := weight.FindStringSubmatch(s.page("/meet/day"))
	if m == nil {
		return ""
	}
	return m[1]
}

// TestMeetDay goes through a day: a miss repeats the weight, an undo brings
// the state before back, how it felt moves the next weight, pain above the
// limit ends a lift that has a good attempt, and reloading changes nothing.
func TestMeetDay(t *testing.T) {
	s := theMeet(t, all, "kg")
	if body := shown(s.page("/meet")); strings.Contains(body, "kg kg") || !strings.Contains(body, "Expected total about") {
		t.Error("the expected total is not written well")
	}
	opener := s.due()
	kg := s.take("missed")
	if kg+" kg" != opener || s.due() != opener || !strings.Contains(s.page("/meet/day"), "No good attempt yet") {
		t.Fatalf("a missed opener %s is repeated, not %s", opener, s.due())
	}
	s.send("/meet/day/undo", s.day(), "/meet/day")
	if body := s.page("/meet/day"); s.due() != opener || !strings.Contains(body, "attempt 1 of 3") {
		t.Errorf("after the undo the opener is due again, not %s", s.due())
	}
	s.take("made")
	unknown := s.due()
	s.send("/meet/day/felt", with(s.day(), "pain", "1"), "/meet/day")
	s.send("/meet/day/felt", with(s.day(), "felt", "easy"), "/meet/day")
	easy := s.due()
	s.send("/meet/day/felt", with(s.day(), "felt", "hard"), "/meet/day")
	hard := s.due()
	if !(unknown == hard && easy != hard) {
		t.Errorf("a sore lift without a pain rating gets the smallest step (%s), as after a hard one (%s); easy gets the plan (%s)", unknown, hard, easy)
	}
	if s.due() != hard || s.due() != hard {
		t.Error("reloading moved the weight")
	}
	s.send("/meet/day/felt", with(s.day(), "pain", "7"), "/meet/day")
	if body := s.page("/meet/day"); s.due() != "no further attempt" || !strings.Contains(body, "Pain was 7") {
		t.Errorf("pain above the limit ends the lift: %s", s.due())
	}
	s.send("/meet/day", with(s.day(), "do", "pass"), "/meet/day")
	if body := s.page("/meet/day"); !strings.Contains(body, "Bench press · attempt 1 of 3") {
		t.Errorf("after the pass the bench opens: %s", shown(body))
	}
	s.send("/meet/day", with(s.day(), "do", "withdraw"), "/meet/day")
	if body := s.page("/meet/day"); !strings.Contains(body, "A sound choice") {
		t.Error("withdrawing ends the day calmly")
	}
	s.send("/meet/day/undo", s.day(), "/meet/day")
	if body := s.page("/meet/day"); !strings.Contains(body, "Bench press · attempt 1 of 3") {
		t.Error("the withdrawal cannot be taken back")
	}
}

// TestMeetDayOldPages: a second tap, another tab and the way back store nothing.
func TestMeetDayOldPages(t *testing.T) {
	s := theMeet(t, all, "kg")
	first := with(s.day(), "do", "made", "kg", strings.TrimSuffix(s.due(), " kg"))
	s.send("/meet/day", first, "/meet/day")
	s.send("/meet/day", first, "/meet/day") // the same tap twice
	if body := s.page("/meet/day"); !strings.Contains(body, "attempt 2 of 3") {
		t.Error("a double tap counts once")
	}
	other := with(url.Values{"token": {"another-tab"}, "last": {""}}, "do", "missed", "kg", first.Get("kg"))
	s.send("/meet/day", other, "/meet/day?old=yes")
	s.send("/meet/day/undo", s.day(), "/meet/day")
	s.send("/meet/day", first, "/meet/day?old=yes") // back, and tapped again
	if body := s.page("/meet/day?old=yes"); !strings.Contains(body, "nothing was stored") || !strings.Contains(body, "attempt 1 of 3") {
		t.Error("an old page must store nothing and say so")
	}
	for name, form := range map[string]url.Values{
		"a step that is none": with(s.day(), "do", "made", "kg", "101.3"),
		"no weight":           with(s.day(), "do", "made", "kg", ""),
		"less than the bar":   with(s.day(), "do", "made", "kg", "10"),
		"two numbers":         with(s.day(), "do", "made", "kg", "1,025"),
		"more than can be":    with(s.day(), "do", "made", "kg", "9000"),
	} {
		if code, _, body := s.post("/meet/day", form); code != http.StatusUnprocessableEntity || len(check(body)) > 0 {
			t.Errorf("%s: %d %v", name, code, check(body))
		}
	}
}

// TestMeetNoTotal: three misses end the total, and the page says so plainly.
func TestMeetNoTotal(t *testing.T) {
	s := theMeet(t, []string{"squat", "deadlift"}, "kg")
	for range 3 {
		s.take("missed")
	}
	body := s.page("/meet/day")
	if !strings.Contains(body, "no total to win") || !strings.Contains(body, "Deadlift · attempt 1 of 3") {
		t.Errorf("no word on the lost total, or a lift that was not entered: %s", shown(body))
	}
	if strings.Contains(body, "Bench") {
		t.Error("the bench was not entered")
	}
}

// TestMeetInPounds: every weight that is called is a step of five pounds.
func TestMeetInPounds(t *testing.T) {
	s := theMeet(t, []string{"bench"}, "lb")
	called := regexp.MustCompile(`class="m-kg">([0-9.]+) lb<`).FindAllStringSubmatch(s.page("/meet"), -1)
	if len(called) != 3 {
		t.Fatalf("a bench-only meet has three attempts, not %d", len(called))
	}
	for _, m := range called {
		if !strings.HasSuffix(m[1], "5") && !strings.HasSuffix(m[1], "0") {
			t.Errorf("%s lb cannot be loaded", m[1])
		}
	}
	s.take("made")
	s.send("/meet/day/felt", with(s.day(), "felt", "easy"), "/meet/day")
	if s.due() != called[1][1]+" lb" {
		t.Errorf("an easy opener leads to the planned second %s, not %s", called[1][1], s.due())
	}
	s.take("made")
	if s.due() == "" {
		t.Error("no third")
	}
	if !strings.Contains(s.page("/meet/card"), called[0][1]+" lb") {
		t.Error("the card lacks the opener")
	}
}

// TestMeetHides (hazard H01): a stop or a hand-over takes every attempt, load
// and result off the meet's pages, however far the day is.
func TestMeetHides(t *testing.T) {
	for _, flag := range []string{"chest_pressure_now", "scapula_wings"} {
		s := theMeet(t, all, "kg")
		s.take("made")
		if !figure.MatchString(shown(s.page("/meet/day"))) {
			t.Fatal("the test needs a load to begin with")
		}
		tap := with(s.day(), "do", "made", "kg", "110")
		if code, _, _ := s.post("/screen", url.Values{"q." + flag: {"yes"}}); code >= 400 {
			t.Fatalf("%s: %d", flag, code)
		}
		for _, path := range []string{"/meet", "/meet/day", "/meet/card"} {
			code, h, body := s.do(request(path))
			if f := figure.FindString(shown(body)); f != "" || code != 200 || h.Get("Cache-Control") != "no-store" {
				t.Errorf("%s %s: %d, shows %q", flag, path, code, f)
			}
			if strings.Contains(body, `value="made"`) {
				t.Errorf("%s %s: an attempt can still be taken", flag, path)
			}
		}
		before, _ := s.store.Entries(t.Context(), app.ExampleID)
		code, _, body := s.post("/meet/day", tap)
		if f := figure.FindString(shown(body)); f != "" || code >= 500 {
			t.Errorf("%s: a tap from an old page answers with %q (%d)", flag, f, code)
		}
		if after, _ := s.store.Entries(t.Context(), app.ExampleID); len(after) != len(before) {
			t.Errorf("%s: an attempt was stored from an old page", flag)
		}
	}
}

// TestMeetRoom: times count back from the opener, at the place in the flight.
func TestMeetRoom(t *testing.T) {
	s := theMeet(t, all, "kg")
	s.send("/meet/flight", url.Values{"size": {"14"}, "place": {"9"}, "start-squat": {"10:30"}, "rack-squat": {"12"}}, "/meet?saved=meet#room-title")
	body := shown(s.page("/meet"))
	for _, want := range []string{"7 lifters before you", "10:31", "3 min before the flight", "10:27"} {
		if !strings.Contains(body, want) {
			t.Errorf("the timetable lacks %q: %s", want, body)
		}
	}
	if !strings.Contains(s.page("/meet/card"), "<dd>12</dd>") {
		t.Error("the card lacks the rack height")
	}
	for name, form := range map[string]url.Values{"a size": {"size": {"many"}}, "a place": {"size": {"10"}, "place": {"11"}}, "a time": {"start-bench": {"25:99"}}} {
		if code, _, body := s.post("/meet/flight", form); code != http.StatusUnprocessableEntity || len(check(body)) > 0 {
			t.Errorf("%s that is none: %d", name, code)
		}
	}
	for name, form := range map[string]url.Values{"no lift": {"date": {"2026-05-01"}}, "a past day": {"date": {"2026-02-01"}, "lift": all}, "no day": {"lift": all}} {
		if code, _, body := s.post("/meet", form); code != http.StatusUnprocessableEntity || len(check(body)) > 0 {
			t.Errorf("%s: %d", name, code)
		}
	}
}

// The day after a meet that nobody wrote down as lifted, the pages go on.
func TestTheDayAfterTheMeet(t *testing.T) {
	s := newSite(t)
	s.send("/example", url.Values{}, "/case")
	late := s.on("2026-06-30")
	for _, path := range []string{"/plan", "/today", "/meet", "/case", "/explain"} {
		if code, body := late.get(path); code != http.StatusOK || strings.Contains(body, "went wrong") {
			t.Errorf("%s: %d", path, code)
		}
	}
	if body := late.page("/plan"); !strings.Contains(body, "The meet that you told of is over") {
		t.Error("the plan does not say that the meet is over")
	}
}
