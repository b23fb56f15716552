package web

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/store"
)

// site is the real handler over an empty store, on a fixed day.
type site struct {
	t     *testing.T
	h     http.Handler
	store app.Store
	takes string // encodings, for the benchmarks
	logs  *strings.Builder
}

func newSite(t *testing.T) *site {
	t.Helper()
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, store: store.NewMemory(), logs: &strings.Builder{}}
	s.h, err = Handler(Config{App: a, Store: s.store,
		Now: func() time.Time { return time.Date(2026, 3, 2, 18, 30, 0, 0, time.FixedZone("", 3600)) },
		Log: func(msg string, err error) { fmt.Fprintln(s.logs, msg, err) }})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func (s *site) do(r *http.Request) (int, http.Header, string) {
	s.t.Helper()
	w := httptest.NewRecorder()
	s.h.ServeHTTP(w, r)
	b, err := io.ReadAll(w.Result().Body)
	if err != nil {
		s.t.Fatal(err)
	}
	return w.Code, w.Result().Header, string(b)
}

func (s *site) get(path string) (int, string) {
	s.t.Helper()
	code, _, body := s.do(httptest.NewRequest("GET", "http://localhost:8080"+path, nil))
	return code, body
}

// page is a page that must be there.
func (s *site) page(path string) string {
	s.t.Helper()
	code, body := s.get(path)
	if code != http.StatusOK {
		s.t.Fatalf("GET %s: %d\n%s\n%s", path, code, body, s.logs)
	}
	return body
}

func (s *site) post(path string, form url.Values) (int, http.Header, string) {
	s.t.Helper()
	r := httptest.NewRequest("POST", "http://localhost:8080"+path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return s.do(r)
}

// send posts a form that must lead on to another page.
func (s *site) send(path string, form url.Values, to string) {
	s.t.Helper()
	code, h, body := s.post(path, form)
	if code != http.StatusSeeOther || h.Get("Location") != to {
		s.t.Fatalf("POST %s %v: %d to %q, want 303 to %q\n%s\n%s", path, form, code, h.Get("Location"), to, body, s.logs)
	}
}

var asked = regexp.MustCompile(`name="(q\.[a-z0-9_]+)" value="yes"`)

// open lists the questions that a screen page asks, in order.
func open(body string) []string {
	body, _, _ = strings.Cut(body, `<details class="fold"><summary>Answered so far`)
	var ids []string
	for _, m := range asked.FindAllStringSubmatch(body, -1) {
		ids = append(ids, m[1])
	}
	return ids
}

// answerAll answers every question, page by page, with no.
func (s *site) answerAll() {
	s.t.Helper()
	for range 40 {
		ids := open(s.page("/screen"))
		if len(ids) == 0 {
			return
		}
		form := url.Values{}
		for _, id := range ids {
			form.Set(id, "no")
		}
		code, h, _ := s.post("/screen", form)
		if to := h.Get("Location"); code != http.StatusSeeOther || (to != "/screen" && to != "/screen?now=ready") {
			s.t.Fatalf("POST /screen %v: %d to %q", form, code, to)
		}
	}
	s.t.Fatal("the screen never ends")
}

// shown is a page without what nobody reads: tags and their attributes.
func shown(body string) string { return regexp.MustCompile(`<[^>]*>`).ReplaceAllString(body, " ") }

func request(path string) *http.Request {
	return httptest.NewRequest("GET", "http://localhost:8080"+path, nil)
}
