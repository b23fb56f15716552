package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"spotter/frontend"
)

// asset is one static file under a name that holds its hash, so that it may be
// kept by the browser for good.
type asset struct {
	body []byte
	gzip []byte // the same, packed once at start; nil when that would not be smaller
	kind string
}

// assets are the static files by hashed name, and the hashed names by name.
type assets struct {
	byName map[string]asset
	names  map[string]string
}

var kinds = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".svg": "image/svg+xml",
}

func loadAssets() (*assets, error) {
	a := &assets{byName: map[string]asset{}, names: map[string]string{}}
	entries, err := fs.ReadDir(frontend.Files, "static")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		body, err := fs.ReadFile(frontend.Files, "static/"+e.Name())
		if err != nil {
			return nil, err
		}
		sum := sha256.Sum256(body)
		ext := path.Ext(e.Name())
		hashed := strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:5]) + ext
		a.byName[hashed] = asset{body, packed(body), kinds[ext]}
		a.names[e.Name()] = "/assets/" + hashed
	}
	return a, nil
}

// url of a static file; "" when there is none, which the page test catches.
func (a *assets) url(name string) string { return a.names[name] }

func (s *server) asset(w http.ResponseWriter, r *http.Request) {
	f, ok := s.assets.byName[r.PathValue("file")]
	if !ok {
		s.fail(w, r, http.StatusNotFound, "web.error_not_found")
		return
	}
	w.Header().Set("Content-Type", f.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	w.Header().Set("Vary", "Accept-Encoding")
	if f.gzip != nil && takesGzip(r) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Write(f.gzip)
		return
	}
	w.Write(f.body)
}

// packed is a file made smaller, or nil.
func packed(body []byte) []byte {
	var buf bytes.Buffer
	z, err := gzip.NewWriterLevel(&buf, gzip.BestCompression)
	if err != nil {
		return nil
	}
	if _, err := z.Write(body); err != nil || z.Close() != nil || buf.Len() >= len(body) {
		return nil
	}
	return buf.Bytes()
}
