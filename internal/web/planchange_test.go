package web

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"spotter/internal/app"
)

// TestChangeIsLookedAtThenTaken: the comparison shows the new days and stores
// nothing; taking it does, once; dropping it leaves everything as it was.
func TestChangeIsLookedAtThenTaken(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	s.answerAll()
	count := func() int {
		e, err := s.store.Entries(context.Background(), "me")
		if err != nil {
			t.Fatal(err)
		}
		return len(e)
	}
	before := count()
	look := func() string {
		form := url.Values{"days": {"tue", "sat"}, "keep": {"squat"}}
		code, h, body := s.post("/plan/change", form)
		if code != 303 || !strings.HasPrefix(h.Get("Location"), "/plan/change/") {
			t.Fatalf("%d %s\n%s", code, h.Get("Location"), body)
		}
		return h.Get("Location")
	}
	to := look()
	body := shown(s.page(to))
	for _, want := range []string{"Tue, Sat", "Tue 3 Mar", "Sessions to the end"} {
		if !strings.Contains(body, want) {
			t.Errorf("the comparison lacks %q", want)
		}
	}
	if count() != before {
		t.Fatal("looking stored something")
	}
	s.send(to, url.Values{"do": {"drop"}}, "/plan")
	if count() != before || !strings.Contains(s.page(to), "has run out") {
		t.Error("a dropped change is gone, and nothing is stored")
	}
	to = look()
	s.send(to, url.Values{"do": {"take"}}, "/plan?saved=change")
	s.send(to, url.Values{"do": {"take"}}, "/plan") // the same tap twice
	if n := count() - before; n != 2 {
		t.Errorf("%d entries were stored: want the days and the case", n)
	}
	plan := shown(s.page("/plan?saved=change"))
	if !strings.Contains(plan, "Taken.") || !strings.Contains(plan, "Tuesday 3 March") {
		t.Error("the plan does not follow the change")
	}
	entries, _ := s.store.Entries(context.Background(), "me")
	if set := app.SettingsOf(entries); len(set.Days) != 2 {
		t.Errorf("days: %v", set.Days)
	}
	if code, _, body := s.post("/plan/change", url.Values{"days": {"tue", "sat"}, "keep": {"squat"}}); code != 200 || !strings.Contains(body, "already") {
		t.Errorf("the same choice once more: %d", code)
	}
	if code, _, _ := s.post("/plan/change", url.Values{"days": {"blursday"}}); code != 422 {
		t.Errorf("a day that is none: %d", code)
	}
}

// TestAStopHoldsTheChangeToo: with a red flag neither the form nor a comparison
// that was open shows anything of a plan, and nothing is taken.
func TestAStopHoldsTheChangeToo(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	s.answerAll()
	_, h, _ := s.post("/plan/change", url.Values{"days": {"tue", "sat"}, "keep": {"squat"}})
	to := h.Get("Location")
	s.send("/screen", url.Values{"q.tearing_pain": {"yes"}}, "/screen")
	for _, path := range []string{"/plan/change", to} {
		body := s.page(path)
		if !strings.Contains(body, `class="stop"`) || strings.Contains(body, "Take it") || figure.MatchString(shown(body)) {
			t.Errorf("%s shows a plan beside a stop", path)
		}
	}
	s.send(to, url.Values{"do": {"take"}}, "/plan")
	entries, _ := s.store.Entries(context.Background(), "me")
	if set := app.SettingsOf(entries); len(set.Days) != 0 {
		t.Error("a change was taken while a stop stands")
	}
}

// TestTheFirstScreenOfAPlan: what changes, this week and what to do if it hurts
// stand before everything else; each level of the ribbon has words.
func TestTheFirstScreenOfAPlan(t *testing.T) {
	h := gallery(t)
	for _, state := range []string{"full", "nomeet", "long", "limited"} {
		body := galleryPage(t, h, "/"+state+"/plan")
		head, _, _ := strings.Cut(body, `id="changes-title"`)
		for _, want := range []string{"Less</span> Low-bar squat", "This week", "If it hurts", "Above: end the set", "of 10"} {
			if !strings.Contains(head, want) {
				t.Errorf("/%s/plan: its head lacks %q", state, want)
			}
		}
	}
	ribbon := galleryPage(t, h, "/full/plan")
	for _, kind := range []string{"light", "middle", "heavy"} {
		if n, words := strings.Count(ribbon, `<td class="`+kind), strings.Count(ribbon, `>`+liveWords(t).T("web.ribbon_"+kind)+`, up to `); n == 0 || n != words {
			t.Errorf("%d days are %s, %d say so", n, kind, words)
		}
	}
	locked := galleryPage(t, h, "/open/plan")
	if strings.Contains(locked, `<td class="heavy`) || !strings.Contains(locked, `<td class="session`) {
		t.Error("while loads are held back the ribbon must not tell heavy days")
	}
}
