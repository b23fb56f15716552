package web

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// TestPagesArePackedForTheirOwnSiteOnly: same words either way, less on the
// wire; a request that another site made, or that says nothing, is not packed.
func TestPagesArePackedForTheirOwnSiteOnly(t *testing.T) {
	s := newSite(t)
	s.send("/paste", url.Values{"text": {galleryPost}}, "/case")
	for _, path := range []string{"/tell", "/case", "/screen", "/api/case"} {
		plain := s.page(path)
		for _, c := range []struct {
			site, takes string
			packed      bool
		}{
			{"same-origin", "gzip, deflate, br", true},
			{"none", "br;q=1.0, gzip;q=0.8", true},
			{"same-origin", "GZIP", true},
			{"cross-site", "gzip", false},
			{"same-site", "gzip", false},
			{"", "gzip", false},
			{"same-origin", "", false},
			{"same-origin", "gzip;q=0, br", false},
			{"same-origin", "gzip; q=0.0", false},
		} {
			r := httptest.NewRequest("GET", "http://localhost:8080"+path, nil)
			r.Header.Set("Accept-Encoding", c.takes)
			r.Header.Set("Sec-Fetch-Site", c.site)
			w := httptest.NewRecorder()
			s.h.ServeHTTP(w, r)
			packed := w.Header().Get("Content-Encoding") == "gzip"
			if packed != c.packed {
				t.Errorf("%s from %q taking %q: packed %v", path, c.site, c.takes, packed)
			}
			body := w.Body.Bytes()
			if packed {
				if len(body)*2 > len(plain) {
					t.Errorf("%s: %d of %d bytes", path, len(body), len(plain))
				}
				body = unpacked(t, body)
			}
			if len(body) != len(plain) { // ids of forms are new each time, and as long
				t.Errorf("%s: %d bytes, unpacked %d", path, len(plain), len(body))
			}
			if !strings.Contains(strings.Join(w.Header().Values("Vary"), ","), "Sec-Fetch-Site") {
				t.Errorf("%s: a cache could mix them up", path)
			}
		}
	}
}

// TestHeadSaysTheLengthOfGet and writes nothing.
func TestHeadSaysTheLengthOfGet(t *testing.T) {
	s := newSite(t)
	for _, site := range []string{"same-origin", "cross-site"} {
		length := map[string]string{}
		for _, method := range []string{"GET", "HEAD"} {
			r := httptest.NewRequest(method, "http://localhost:8080/about", nil)
			r.Header.Set("Accept-Encoding", "gzip")
			r.Header.Set("Sec-Fetch-Site", site)
			w := httptest.NewRecorder()
			s.h.ServeHTTP(w, r)
			length[method] = w.Header().Get("Content-Length")
			if method == "HEAD" && w.Body.Len() > 0 {
				t.Error("HEAD has a body")
			}
		}
		if length["GET"] == "" || length["GET"] != length["HEAD"] {
			t.Errorf("%s: %v", site, length)
		}
	}
}

func unpacked(t *testing.T, body []byte) []byte {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}
