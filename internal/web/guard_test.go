package web

import (
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

func TestHeaders(t *testing.T) {
	s := newSite(t)
	for _, path := range []string{"/tell", "/case", "/screen", "/explain", "/plan", "/about", "/nowhere", "/api/plan"} {
		_, h, _ := s.do(httptest.NewRequest("GET", "http://localhost:8080"+path, nil))
		csp := h.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'self'", "object-src 'none'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: the policy lacks %s", path, want)
			}
		}
		if strings.Contains(csp, "unsafe") {
			t.Errorf("%s: an unsafe policy: %s", path, csp)
		}
		for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"} {
			if h.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, h.Get(name))
			}
		}
	}
}

func TestAssetsAreHashedAndKept(t *testing.T) {
	s := newSite(t)
	_, rest, found := strings.Cut(s.page("/"), `<link rel="stylesheet" href="`)
	path, _, _ := strings.Cut(rest, `"`)
	code, h, body := s.do(httptest.NewRequest("GET", "http://localhost:8080"+path, nil))
	if !found || code != 200 || !strings.Contains(h.Get("Cache-Control"), "immutable") || !strings.HasPrefix(h.Get("Content-Type"), "text/css") || len(body) < 1000 {
		t.Errorf("%s: %d %v", path, code, h)
	}
	for _, bad := range []string{"/assets/app.css", "/assets/app.0000000000.css", "/assets/..%2fhandler.go"} {
		if code, _ := s.get(bad); code != 404 {
			t.Errorf("%s: %d", bad, code)
		}
	}
}

func TestForeignHostsAndSites(t *testing.T) {
	s := newSite(t)
	for host, want := range map[string]int{
		"localhost": 200, "localhost:8080": 200, "127.0.0.1:8080": 200, "[::1]:8080": 200, "127.0.0.7": 200, "LOCALHOST:1": 200,
		"evil.example": 421, "localhost.evil.example:8080": 421, "192.168.1.5:8080": 421, "0.0.0.0": 421, "": 421, "127.0.0.1.evil.example": 421,
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.Host = host
		if code, _, _ := s.do(r); code != want {
			t.Errorf("host %q: %d, want %d", host, code, want)
		}
	}
	for name, header := range map[string][2]string{
		"another origin":    {"Origin", "https://evil.example"},
		"a cross-site mark": {"Sec-Fetch-Site", "cross-site"},
	} {
		r := httptest.NewRequest("POST", "http://localhost:8080/forget", nil)
		r.Header.Set(header[0], header[1])
		if code, _, _ := s.do(r); code != 403 {
			t.Errorf("%s: %d", name, code)
		}
	}
	if !allowedHost("gym-laptop.local:8080", []string{"gym-laptop.local"}) {
		t.Error("a host it was told about is refused")
	}
}

// attacks are texts that would do something if they were not escaped.
var attacks = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'-alert(1)-'`, `</textarea><script>alert(1)</script>`,
	`<svg/onload=alert(1)>`, `javascript:alert(1)`, `{{.}}{{template "main"}}`, `<a href="javascript:alert(1)">x</a>`,
	"<iframe srcdoc='<script>alert(1)</script>'>", `</mark></div></main><form action=//evil.example>`, "\u2028<b>", `&lt;script&gt;`,
	`<style>*{display:none}</style>`, `<base href=//evil.example>`, `<meta http-equiv=refresh content=0>`,
}

func TestPostedTextIsData(t *testing.T) {
	for _, attack := range attacks {
		s := newSite(t)
		text := "My left shoulder blade hurts when squatting low bar. " + attack + " I tried foam rolling " + attack + " and it helped. It " + attack + " hurts."
		s.send("/paste", url.Values{"text": {text}}, "/case")
		s.post("/log", url.Values{"note": {attack}})
		for _, route := range []string{"/tell", "/case", "/screen", "/explain", "/plan"} {
			body := s.page(route)
			for _, bad := range []string{"<script>", "<img", "<iframe", "onerror=", "onload=", "<style", "<base", "http-equiv", `href="javascript`, "evil.example>"} {
				raw := strings.NewReplacer("&lt;", "", "&gt;", "", "&#34;", "").Replace(tagsOnly(body))
				if strings.Contains(raw, bad) {
					t.Errorf("%s with %q: the page has a live %s", route, attack, bad)
				}
			}
		}
		_, _, body := s.post("/paste", url.Values{"text": {attack}})
		if strings.Contains(body, "<script>alert") {
			t.Errorf("%q comes back alive", attack)
		}
	}
}

// tagsOnly is what a browser would take as tags.
func tagsOnly(body string) string {
	var out strings.Builder
	for _, n := range parse(body).nodes {
		out.WriteString(n.raw)
	}
	return out.String()
}

func TestNothingPersonalInAddresses(t *testing.T) {
	s := newSite(t)
	s.send("/example", nil, "/case")
	for _, route := range []string{"/tell", "/case", "/screen", "/explain", "/plan", "/about"} {
		for _, n := range parse(s.page(route)).nodes {
			for _, name := range []string{"href", "action"} {
				if v := n.attr[name]; strings.HasPrefix(v, "/") && strings.ContainsAny(v, "?&=") {
					t.Errorf("%s: %s %q carries data", route, name, v)
				}
			}
			if n.tag == "form" && !n.end && n.attr["method"] != "post" {
				t.Errorf("%s: a form would put its fields into the address", route)
			}
		}
	}
}
