package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"spotter/internal/day"
	"spotter/internal/plan"
)

// TestFromPasteToPlan goes the whole way as a browser without JavaScript does.
func TestFromPasteToPlan(t *testing.T) {
	s := newSite(t)
	if !strings.Contains(s.page("/plan"), "Nothing here yet") {
		t.Error("an empty plan page should say that nothing is there yet")
	}
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	body := s.page("/case")
	for _, want := range []string{"<mark", "Low-bar squat hurts", "Where it hurts"} {
		if !strings.Contains(body, want) {
			t.Errorf("the case page lacks %q", want)
		}
	}
	locked := s.page("/plan")
	if !strings.Contains(locked, "questions first") {
		t.Error("with open questions the plan asks for answers")
	}
	if f := figure.FindString(shown(locked)); f != "" {
		t.Errorf("a load or share is shown while questions are open: %q", f)
	}
	s.answerAll()
	plan := s.page("/plan")
	for _, want := range []string{"days to the meet", "Week 1", "What changes", "Why?", "RPE"} {
		if !strings.Contains(plan, want) {
			t.Errorf("the plan page lacks %q", want)
		}
	}
	if !strings.Contains(s.page("/explain"), "Speaks for it") {
		t.Error("nothing fits?")
	}
	for _, api := range []string{"case", "screen", "explain", "plan"} {
		code, h, body := s.do(httptest.NewRequest("GET", "http://localhost:8080/api/"+api, nil))
		if code != 200 || !strings.Contains(body, `"schema": "spotter.`+api+`/1"`) || h.Get("Cache-Control") != "no-store" {
			t.Errorf("/api/%s: %d %.80s", api, code, body)
		}
	}
	if s.logs.Len() > 0 {
		t.Errorf("faults in the log: %s", s.logs)
	}
}

// TestSeedThread: the thread that started it all gives facts, a locked plan,
// and after the screen a plan that keeps the low-bar squat.
func TestSeedThread(t *testing.T) {
	text, err := os.ReadFile("../../../shared/inputs/thread.txt")
	if err != nil {
		t.Skip("the seed thread is not here: ../shared/inputs/thread.txt")
	}
	s := newSite(t)
	s.send("/paste", url.Values{"text": {strings.ReplaceAll(string(text), "\n", "\r\n")}}, "/case")
	body := shown(s.page("/case"))
	for _, want := range []string{"left", "Low-bar squat", "Face pull", "49 days"} {
		if !strings.Contains(body, want) {
			t.Errorf("the case page lacks %q", want)
		}
	}
	s.answerAll()
	if body := shown(s.page("/plan")); !strings.Contains(body, "Low-bar squat") || !strings.Contains(body, "49") {
		t.Error("the plan lacks the lift or the meet")
	}
}

func TestCorrections(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	before := s.page("/case")
	fact := func(text string) string {
		at := strings.Index(before, "<span>"+text)
		if at < 0 {
			t.Fatalf("no fact %q", text)
		}
		_, rest, _ := strings.Cut(before[at:], `name="fact" value="`)
		key, _, _ := strings.Cut(rest, `"`)
		return key
	}
	s.send("/case/fix", url.Values{"fact": {fact("Low-bar squat hurts")}, "do": {"remove"}}, "/case?saved=facts#facts-title")
	s.send("/case/fix", url.Values{"fact": {fact("Upper back, right")}, "do": {"save"}, "side": {"left"}, "region": {"upper_back"}, "severity": {"6"}}, "/case?saved=facts#facts-title")
	s.send("/case/add", url.Values{"age": {"44"}, "meet_date": {"2026-05-30"}}, "/case?saved=add#add-title")
	s.send("/case/add", url.Values{"strength_lift": {"bench_comp"}, "load": {"102,5"}, "unit": {"kg"}, "reps": {"3"}}, "/case?saved=add#add-title")
	after := s.page("/case")
	if strings.Contains(after, "<span>Low-bar squat hurts") {
		t.Error("the fact is still listed")
	}
	for _, want := range []string{"Upper back, left", "up to 6 of 10", "Sat 30 May 2026", "102.5 kg for 3"} {
		if !strings.Contains(after, want) {
			t.Errorf("the case page lacks %q", want)
		}
	}
	if !strings.Contains(shown(after), "rash from poison ivy") {
		t.Error("the post itself must stay")
	}
	for name, form := range map[string]url.Values{
		"a load that could be two numbers": {"strength_lift": {"bench_comp"}, "load": {"1,025"}, "unit": {"kg"}},
		"a load without unit":              {"strength_lift": {"bench_comp"}, "load": {"100"}},
		"a lift that is none":              {"trigger": {"moon_walk"}},
		"pain above ten":                   {"severity": {"12"}},
	} {
		if code, _, _ := s.post("/case/add", form); code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, code)
		}
	}
	for name, form := range map[string]url.Values{
		"0 to 10":     {"severity": {"bad"}},
		"whole years": {"age": {"old"}},
		"2026-05-30":  {"meet_date": {"soon"}},
		"180 or 142":  {"strength_lift": {"bench_comp"}, "load": {"9000"}, "unit": {"kg"}},
	} {
		if _, _, body := s.post("/case/add", form); !strings.Contains(body, name) {
			t.Errorf("%v: the page does not say how to write it (%q)", form, name)
		}
	}
	if !strings.Contains(s.page("/case?saved=add"), "Saved.") || strings.Contains(s.page("/case?saved=other"), "Saved.") {
		t.Error("a saved form is said to be saved, nothing else is")
	}
	if code, _, _ := s.post("/case/fix", url.Values{"fact": {"trigger.0@9000-9010"}, "do": {"remove"}}); code != http.StatusUnprocessableEntity {
		t.Error("a correction of a passage that is not there was taken")
	}
}

// TestWeeksMeet: no day stands in two weeks, also when the meet is mid-week.
func TestWeeksMeet(t *testing.T) {
	v := planner{p: plan.Plan{Weeks: []plan.Week{
		{Starts: day.Of(2026, 3, 2)}, {Starts: day.Of(2026, 3, 7)}, {Starts: day.Of(2026, 3, 14)},
	}}}
	for i, want := range []string{"2026-03-06", "2026-03-13", "2026-03-20"} {
		if got := v.weekEnd(i).String(); got != want {
			t.Errorf("week %d ends on %s, want %s", i+1, got, want)
		}
	}
}

func TestExampleComesAndGoes(t *testing.T) {
	s := newSite(t)
	s.send("/example", nil, "/case")
	s.send("/example", nil, "/case")
	if body := s.page("/plan"); !strings.Contains(body, "made-up athlete") || !strings.Contains(body, " kg</b>") {
		t.Error("the example shows a plan with loads, marked as made up")
	}
	s.send("/forget", nil, "/")
	if strings.Contains(s.page("/case"), "made-up athlete.") {
		t.Error("the example is still there")
	}
}

func TestBadPosts(t *testing.T) {
	s := newSite(t)
	for name, text := range map[string]string{
		"nothing":      "",
		"only blanks":  " \n\n ",
		"a binary":     "\x00\x01\x02PNG\xff\xfe\x00\x00",
		"no complaint": "What a lovely day at the beach it was, and the ice cream was good too.",
		"a file":       strings.Repeat("\x7fELF\x00", 100),
	} {
		code, _, body := s.post("/paste", url.Values{"text": {text}})
		if code != http.StatusUnprocessableEntity || !strings.Contains(body, `role="alert"`) || !strings.Contains(body, "<textarea") {
			t.Errorf("%s: %d", name, code)
		}
	}
	code, _, body := s.post("/paste", url.Values{"text": {strings.Repeat("my back hurts. ", 700_000)}})
	if code != http.StatusRequestEntityTooLarge || !strings.Contains(body, "one megabyte") {
		t.Errorf("ten megabytes: %d", code)
	}
	r := httptest.NewRequest("POST", "http://localhost:8080/paste", strings.NewReader("text="+strings.Repeat("a", 2<<20)))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.ContentLength = -1 // length not announced
	if code, _, _ := s.do(r); code != http.StatusRequestEntityTooLarge {
		t.Errorf("two megabytes, unannounced: %d", code)
	}
}

func TestAnswersAreNeverAssumed(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	first := open(s.page("/screen"))
	if strings.Contains(s.page("/screen"), "checked") {
		t.Error("an answer is picked from the start")
	}
	for name, form := range map[string]url.Values{
		"nothing picked":          {},
		"a question that is none": {"q.favourite_colour": {"yes"}},
		"an answer that is none":  {first[0]: {"maybe"}},
	} {
		if code, _, _ := s.post("/screen", form); code != http.StatusUnprocessableEntity {
			t.Errorf("%s: %d", name, code)
		}
	}
	s.send("/screen", url.Values{first[0]: {"no"}}, "/screen")
	if again := open(s.page("/screen")); again[0] != first[1] {
		t.Errorf("a question left alone must stay open: %v, then %v", first, again)
	}
}
