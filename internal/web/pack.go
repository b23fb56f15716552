package web

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// smallest is the size in bytes from which packing an answer is worth it: what
// is smaller fills one packet either way.
const smallest = 1400

// send writes a text answer, packed where the browser takes it and where it is
// wise (mayPack). What a request is answered with does not hang on it.
func (s *server) send(w http.ResponseWriter, r *http.Request, status int, kind string, body []byte) {
	h := w.Header()
	h.Set("Content-Type", kind)
	h.Add("Vary", "Accept-Encoding, Sec-Fetch-Site")
	if len(body) >= smallest && takesGzip(r) && mayPack(r) {
		if small, ok := quick(body); ok {
			h.Set("Content-Encoding", "gzip")
			body = small
		}
	}
	h.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	if r.Method != http.MethodHead {
		w.Write(body)
	}
}

// mayPack: the length of a packed page tells something of what it repeats. Who
// could make this browser ask again and again for a page with words of their
// choice, and see the lengths, could guess at what else stands there (the BREACH
// attack). So only what this site's own pages or the person at the browser ask
// for is packed; where the browser does not say who asks, nothing is. No page
// holds the key of the door or its link.
func mayPack(r *http.Request) bool {
	site := r.Header.Get("Sec-Fetch-Site")
	return site == "same-origin" || site == "none"
}

// takesGzip reports that the browser takes gzip; "gzip;q=0" is a no.
func takesGzip(r *http.Request) bool {
	for _, x := range strings.Split(r.Header.Get("Accept-Encoding"), ",") {
		name, q, _ := strings.Cut(strings.ReplaceAll(x, " ", ""), ";")
		if strings.EqualFold(name, "gzip") {
			return !slices.Contains([]string{"q=0", "q=0.0", "q=0.00", "q=0.000"}, q)
		}
	}
	return false
}

// packers are kept: each holds some hundred kilobytes of tables.
var packers = sync.Pool{New: func() any {
	z, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	if err != nil {
		return nil // the level is a constant that exists
	}
	return z
}}

// quick packs a page at the fastest level; false means it stays as it is.
func quick(body []byte) ([]byte, bool) {
	z, ok := packers.Get().(*gzip.Writer)
	if !ok {
		return nil, false
	}
	defer packers.Put(z)
	var buf bytes.Buffer
	buf.Grow(len(body) / 3)
	z.Reset(&buf)
	if _, err := z.Write(body); err != nil || z.Close() != nil || buf.Len() >= len(body) {
		return nil, false
	}
	return buf.Bytes(), true
}
