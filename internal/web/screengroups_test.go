package web

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"spotter/frontend"
	"spotter/internal/app"
	"spotter/internal/intake"
	"spotter/internal/safety"
	"spotter/knowledge"
)

// TestEveryQuestionHasOneTheme, and the book words each theme.
func TestEveryQuestionHasOneTheme(t *testing.T) {
	rb, err := knowledge.Flags()
	if err != nil {
		t.Fatal(err)
	}
	count := map[string]int{}
	for _, th := range themes {
		for _, id := range th.ids {
			count[id]++
		}
		if _, ok := liveWords(t).Book["web.theme_"+th.name]; !ok {
			t.Errorf("theme %s has no words", th.name)
		}
	}
	for _, f := range rb.Flags {
		if count[f.ID] != 1 {
			t.Errorf("%s stands in %d themes", f.ID, count[f.ID])
		}
		delete(count, f.ID)
	}
	if len(count) > 0 {
		t.Errorf("themes of questions that are none: %v", count)
	}
}

// TestScreensLoseNothing: all screens together ask every open question once,
// never more than a screen holds at a time, and no milder level before a graver one.
func TestScreensLoseNothing(t *testing.T) {
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := a.Screen(galleryCase(galleryDay), nil, galleryDay)
	if err != nil {
		t.Fatal(err)
	}
	open := doc.Ask
	if len(open) < 20 {
		t.Fatalf("only %d questions", len(open))
	}
	seen := map[string]bool{}
	screens, worst := screensLeft(open), safety.EmergencyNow
	grave := func(u safety.Urgency) safety.Urgency { return max(u, safety.SeeClinicianSoon) }
	for n := 0; len(open) > 0; n++ {
		if n == screens {
			t.Fatalf("more screens than the %d that were said", screens)
		}
		gone := map[string]bool{}
		for _, g := range nextScreen(open) {
			for _, q := range g.Ask {
				if seen[q.ID] || grave(q.Urgency) > grave(worst) {
					t.Errorf("%s comes twice or too late", q.ID)
				}
				seen[q.ID], gone[q.ID], worst = true, true, q.Urgency
			}
		}
		if len(gone) == 0 || len(gone) > perPage {
			t.Fatalf("%d questions on one screen", len(gone))
		}
		var rest []safety.Ask
		for _, q := range open {
			if !gone[q.ID] {
				rest = append(rest, q)
			}
		}
		open = rest
	}
	if len(seen) != len(doc.Ask) {
		t.Errorf("%d of %d were asked", len(seen), len(doc.Ask))
	}
}

// TestNoneOfTheseTakesTwoTaps: the first stores nothing and lists every question
// again, the second stores a no for each; a yes beside it counts at once.
func TestNoneOfTheseTakesTwoTaps(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	ids := open(s.page("/screen"))
	form := url.Values{"do": {"none"}}
	for _, id := range ids {
		form.Add("shown", strings.TrimPrefix(id, "q."))
	}
	answers := func() int {
		e, err := s.store.Entries(context.Background(), "me")
		if err != nil {
			t.Fatal(err)
		}
		return len(app.Answers(e))
	}
	code, _, body := s.post("/screen", form)
	if code != 200 || answers() != 0 {
		t.Fatalf("%d, %d answers after the first tap", code, answers())
	}
	sure := url.Values{}
	for _, id := range ids {
		if !strings.Contains(body, `name="`+id+`" value="no"`) {
			t.Errorf("%s is not among those that a no is asked for", id)
		}
		sure.Set(id, "no")
	}
	for _, f := range check(body) {
		t.Error("the page that asks once more:", f)
	}
	s.send("/screen", sure, "/screen")
	if answers() != len(ids) {
		t.Errorf("%d answers for %d questions", answers(), len(ids))
	}
	next := open(s.page("/screen"))
	yes := url.Values{"do": {"none"}, "shown": {strings.TrimPrefix(next[1], "q.")}, next[0]: {"yes"}}
	if code, _, _ := s.post("/screen", yes); code != 303 || !strings.Contains(s.page("/screen"), `class="stop"`) {
		t.Error("a yes beside none of these does not count at once")
	}
}

// TestNoneNeverCoversOwnWords: a question that the person's words touch, and one
// that did not stand on the screen, get no answer from it.
func TestNoneNeverCoversOwnWords(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	entries, err := s.store.Entries(context.Background(), "me")
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := app.LatestCase(entries)
	if err != nil {
		t.Fatal(err)
	}
	c.RedFlags.Denied = append(c.RedFlags.Denied, intake.FlagFact{ID: "fever_unwell"})
	kept, err := app.CaseEntry("touched", "2026-03-02T18:00:00+01:00", c)
	if err != nil {
		t.Fatal(err)
	}
	kept.Replaces = app.Standing(entries, app.KindCase)
	if err := s.store.Append(context.Background(), "me", kept); err != nil {
		t.Fatal(err)
	}
	code, h, body := s.post("/screen", url.Values{"do": {"none"}, "shown": {"fever_unwell"}})
	if code != 303 || h.Get("Location") != "/screen" {
		t.Errorf("own words can be waved through: %d", code)
	}
	_, _, body = s.post("/screen", url.Values{"do": {"none"}, "shown": {"fever_unwell", "tearing_pain"}})
	if strings.Contains(body, "q.fever_unwell") || !strings.Contains(body, "q.tearing_pain") || strings.Contains(body, "q.cord_signs") {
		t.Error("a no is asked for what the words touch, or for what was not on the screen")
	}
}

// TestTheLastUrgentAnswerLeadsToTheSession: only the answer that closes the last
// question before which no load is named does, and what is left open is said.
func TestTheLastUrgentAnswerLeadsToTheSession(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	if strings.Contains(s.page("/screen?now=ready"), "/today/forward") {
		t.Fatal("an address alone opens the way to a session")
	}
	left := open(s.page("/screen"))
	form := url.Values{left[0]: {"no"}}
	for _, id := range left {
		form.Add("shown", strings.TrimPrefix(id, "q."))
	}
	s.send("/screen", form, "/screen?now=open")
	if !strings.Contains(s.page("/screen?now=open"), "never a no") {
		t.Error("a question that was left alone is not called open")
	}
	for range 20 {
		form := url.Values{}
		for _, id := range open(s.page("/screen")) {
			form.Set(id, "no")
		}
		_, h, _ := s.post("/screen", form)
		locked := strings.Contains(s.page("/plan"), "questions first")
		if ready := h.Get("Location") == "/screen?now=ready"; ready == locked {
			t.Fatalf("ready: %v, plan locked: %v", ready, locked)
		} else if ready {
			break
		}
	}
	body := s.page("/screen?now=ready")
	if !strings.Contains(body, "/today") || !strings.Contains(body, "by your next session") {
		t.Error("no way on to the session, or to the questions that are left")
	}
	for _, f := range check(body) {
		t.Error(f)
	}
}

// TestTheDesignPage: valid, with a way to every page in every state, and with
// every colour of the style sheet.
func TestTheDesignPage(t *testing.T) {
	body := galleryPage(t, gallery(t), "/")
	for _, f := range check(body) {
		t.Error(f)
	}
	for _, page := range GalleryPages() {
		for _, state := range GalleryStates {
			if !strings.Contains(body, `href="/`+state+`/`+page+`"`) {
				t.Errorf("no way to /%s/%s", state, page)
			}
		}
	}
	css, err := frontend.Files.ReadFile("static/dev.css")
	if err != nil || len(colours()) < 20 {
		t.Fatal(err, len(colours()))
	}
	for _, c := range colours() {
		if !strings.Contains(string(css), ".d-"+c.Name+" ") {
			t.Errorf("the page does not show %s", c.Name)
		}
	}
}
