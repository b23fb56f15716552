package web

import (
	"net"
	"net/http"
	"slices"
	"strings"
)

// maxBody is the most a request may carry.
const maxBody = 1 << 20

// policy is the content security policy: nothing from elsewhere, nothing inline.
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
	"connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; " +
	"frame-ancestors 'none'; require-trusted-types-for 'script'"

// guarded wraps the routes: host check, headers, cross-site check, size limit.
func (s *server) guarded(next http.Handler, hosts []string) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, http.StatusForbidden, "web.error_cross_site")
	}))
	inner := cross.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		h.Set("Cache-Control", "no-store")
		if !allowedHost(r.Host, hosts) {
			s.fail(w, r, http.StatusMisdirectedRequest, "web.error_host")
			return
		}
		limit := limitOf(r)
		if r.ContentLength > limit {
			s.fail(w, r, http.StatusRequestEntityTooLarge, "web.error_too_big")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, limit)
		inner.ServeHTTP(w, r)
	})
}

// limitOf is the most a request may carry: files go to one address only.
func limitOf(r *http.Request) int64 {
	if r.Method == http.MethodPost && r.URL.Path == "/import" {
		return maxUpload
	}
	return maxBody
}

// allowedHost accepts this machine's own names and those it was told about.
// A foreign name that resolves to this machine (DNS rebinding) is refused.
func allowedHost(host string, hosts []string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.ToLower(strings.TrimSuffix(strings.Trim(name, "[]"), "."))
	if name == "localhost" || slices.Contains(hosts, name) {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}
