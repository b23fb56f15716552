package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func (s *site) asks(path, accept, cookie string) string {
	s.t.Helper()
	r := request(path)
	r.Header.Set("Accept-Language", accept)
	if cookie != "" {
		r.AddCookie(&http.Cookie{Name: langCookie, Value: cookie})
	}
	code, _, body := s.do(r)
	if code != http.StatusOK {
		s.t.Fatalf("%s: %d", path, code)
	}
	return body
}

func speaks(body string) string {
	_, rest, _ := strings.Cut(body, `<html lang="`)
	lang, _, _ := strings.Cut(rest, `"`)
	return lang
}

// TestWhichLanguage: the diary's setting, else the browser's choice, else what
// the browser asks for, else English.
func TestWhichLanguage(t *testing.T) {
	s := newSite(t)
	for _, c := range []struct{ accept, cookie, want string }{
		{"", "", "en"}, {"de", "", "de"}, {"de-AT,de;q=0.9,en;q=0.5", "", "de"}, {"en-GB,de;q=0.5", "", "en"},
		{"fr,de;q=0.3", "", "de"}, {"fr", "", "en"}, {"de;q=0", "", "en"}, {"de;q=x", "", "en"},
		{"de", "en", "en"}, {"en", "de", "de"}, {"de", "xx", "de"},
	} {
		if got := speaks(s.asks("/", c.accept, c.cookie)); got != c.want {
			t.Errorf("Accept-Language %q, cookie %q: %s, want %s", c.accept, c.cookie, got, c.want)
		}
	}
}

// TestChoosingALanguage: before there is a diary the browser remembers it,
// with one it is a setting and goes with the data.
func TestChoosingALanguage(t *testing.T) {
	s := newSite(t)
	code, h, _ := s.post("/language", url.Values{"lang": {"de"}})
	if code != http.StatusSeeOther || !strings.HasPrefix(h.Get("Set-Cookie"), langCookie+"=de;") {
		t.Fatalf("%d %q", code, h.Get("Set-Cookie"))
	}
	if got := speaks(s.page("/")); got != "en" {
		t.Errorf("another browser speaks %s", got)
	}
	if code, _, _ := s.post("/language", url.Values{"lang": {"../x"}}); code != http.StatusBadRequest {
		t.Errorf("an unknown language: %d", code)
	}
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	s.send("/language", url.Values{"lang": {"de"}}, "/tell")
	body := s.page("/settings")
	if speaks(body) != "de" || !strings.Contains(body, "Einstellungen") {
		t.Error("the diary's setting does not count")
	}
	s.send("/settings", url.Values{"unit": {"kg"}, "language": {"en"}}, "/settings?saved=settings")
	if got := speaks(s.asks("/settings", "de", "de")); got != "en" {
		t.Errorf("after the choice of English: %s", got)
	}
}

// TestAPostInGerman: reading stays English, and says so in German.
func TestAPostInGerman(t *testing.T) {
	s := newSite(t)
	form := url.Values{"text": {"Seit drei Monaten tut mir beim Bankdrücken die rechte Schulter weh, und ich habe bald einen Wettkampf."}}
	r := httptest.NewRequest("POST", "http://localhost:8080/paste", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept-Language", "de")
	code, _, body := s.do(r)
	if code != http.StatusUnprocessableEntity || !strings.Contains(body, "Bisher liest spotter nur Englisch") {
		t.Errorf("%d: not told in German", code)
	}
}
