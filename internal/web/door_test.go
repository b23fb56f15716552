package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"spotter/internal/app"
	"spotter/internal/store"
)

// routeForm finds the routes where they are registered: there is no other way
// to list those of a ServeMux, and a route that this does not see would be one
// that is registered in another form.
var routeForm = regexp.MustCompile(`mux\.Handle(?:Func)?\("([^"]+)"`)

func allRoutes(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	calls := 0
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") || f == "gallery.go" {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		calls += strings.Count(string(b), "mux.Handle")
		for _, m := range routeForm.FindAllStringSubmatch(string(b), -1) {
			out = append(out, m[1])
		}
	}
	if calls != len(out) || len(out) < 30 {
		t.Fatalf("%d routes found, %d are registered", len(out), calls)
	}
	slices.Sort(out)
	return out
}

// wild fills the wildcards of a route.
var wild = regexp.MustCompile(`\{[a-z.$]+\}`)

func doored(t *testing.T) (*site, *Door) {
	t.Helper()
	a, err := app.New()
	if err != nil {
		t.Fatal(err)
	}
	s := &site{t: t, store: store.NewMemory(), logs: &strings.Builder{}}
	d := NewDoor("a-key-of-the-test")
	s.h, err = Handler(Config{App: a, Store: s.store, Door: d,
		Now: func() time.Time { return time.Date(2026, 3, 2, 18, 30, 0, 0, time.FixedZone("", 3600)) },
		Log: func(msg string, err error) { fmt.Fprintln(s.logs, msg, err) }})
	if err != nil {
		t.Fatal(err)
	}
	return s, d
}

// TestEveryRoute walks every route of the router: without the key nothing is
// shown and nothing kept; with it nothing breaks; every answer carries the
// headers; looking changes nothing; other sites' forms are refused.
func TestEveryRoute(t *testing.T) {
	for _, told := range []bool{false, true} {
		s, _ := doored(t)
		key := &http.Cookie{Name: doorCookie, Value: "a-key-of-the-test"}
		ask := func(method, path string, with bool, head map[string]string) (int, http.Header, string) {
			r := httptest.NewRequest(method, "http://localhost:8080"+path, nil)
			if with {
				r.AddCookie(key)
			}
			if method == "POST" {
				r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
			}
			for k, v := range head {
				r.Header.Set(k, v)
			}
			return s.do(r)
		}
		if told {
			if code, _, _ := ask("POST", "/example", true, nil); code != http.StatusSeeOther {
				t.Fatalf("the example: %d", code)
			}
		}
		for _, route := range allRoutes(t) {
			method, path, both := strings.Cut(route, " ")
			if !both {
				method, path = "GET", route
			}
			path = wild.ReplaceAllString(strings.ReplaceAll(path, "{$}", ""), "x")
			if path == "/forget" || path == "/example" || strings.Contains(path, "delete") {
				continue // walked in tests of their own
			}
			before := s.rows()
			code, h, body := ask(method, path, false, nil)
			asset := strings.HasPrefix(path, "/assets/")
			if code != http.StatusForbidden && !asset {
				t.Errorf("%s without the key: %d", route, code)
			}
			if !asset && (strings.Contains(body, "class=\"gym") || strings.Contains(body, "Mara") || s.rows() != before) {
				t.Errorf("%s without the key shows or keeps something", route)
			}
			headers(t, route, h)
			if code, _, _ := ask("POST", path, true, map[string]string{"Origin": "https://evil.example"}); code != http.StatusForbidden {
				t.Errorf("%s from another site: %d", route, code)
			}
			code, h, _ = ask(method, path, true, nil)
			if code >= 500 {
				t.Errorf("%s with the key: %d\n%s", route, code, s.logs)
			}
			headers(t, route, h)
			if s.rows() != before && method == "GET" {
				t.Errorf("%s changes the diary by looking", route)
			}
		}
	}
}

func headers(t *testing.T, route string, h http.Header) {
	t.Helper()
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-store"} {
		if h.Get(name) != want {
			t.Errorf("%s: %s is %q", route, name, h.Get(name))
		}
	}
	if csp := h.Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'self'") || strings.Contains(csp, "unsafe") {
		t.Errorf("%s: policy %q", route, csp)
	}
}

// rows counts the entries of everybody.
func (s *site) rows() int {
	s.t.Helper()
	all, err := s.store.Athletes(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	n := len(all)
	for _, a := range all {
		e, err := s.store.Entries(s.t.Context(), a.ID)
		if err != nil {
			s.t.Fatal(err)
		}
		n += len(e)
	}
	return n
}

// TestTheLinkOpensOnce: the link gives the cookie to the first browser only; the
// cookie opens from then on; a look ahead does not use the link up.
func TestTheLinkOpensOnce(t *testing.T) {
	s, d := doored(t)
	link := d.Renew()
	get := func(path string, change func(*http.Request)) (int, http.Header) {
		r := httptest.NewRequest("GET", "http://localhost:8080"+path, nil)
		if change != nil {
			change(r)
		}
		code, h, _ := s.do(r)
		return code, h
	}
	if code, _ := get("/enter/00000000000000000000000000000000", nil); code != http.StatusForbidden {
		t.Errorf("a wrong link: %d", code)
	}
	if code, h := get(link, func(r *http.Request) { r.Header.Set("Sec-Purpose", "prefetch;prerender") }); code == http.StatusSeeOther || h.Get("Set-Cookie") != "" {
		t.Error("a look ahead opens")
	}
	if r := httptest.NewRequest("HEAD", "http://localhost:8080"+link, nil); true {
		if code, _, _ := s.do(r); code != http.StatusForbidden {
			t.Errorf("HEAD: %d", code)
		}
	}
	code, h := get(link, nil)
	cookie := h.Get("Set-Cookie")
	if code != http.StatusSeeOther || h.Get("Location") != "/" || !strings.Contains(cookie, "HttpOnly") || !strings.Contains(cookie, "SameSite=Lax") {
		t.Fatalf("the link: %d, %q", code, cookie)
	}
	if code, _ := get(link, nil); code != http.StatusForbidden {
		t.Errorf("the link a second time: %d", code)
	}
	value, _, _ := strings.Cut(cookie, ";")
	if code, _ := get("/", func(r *http.Request) { r.Header.Set("Cookie", value) }); code != http.StatusOK {
		t.Errorf("with the cookie: %d", code)
	}
	if code, _ := get("/", func(r *http.Request) { r.Header.Set("Cookie", doorCookie+"=wrong; "+value) }); code != http.StatusOK {
		t.Errorf("with a stranger's cookie of the same name beside it: %d", code)
	}
	if code, _ := get(link, func(r *http.Request) { r.Header.Set("Cookie", value) }); code != http.StatusSeeOther {
		t.Errorf("an old link with the cookie: %d", code)
	}
}
