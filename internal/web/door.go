package web

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Door is the lock of an app on one machine: other pages in the browser and
// other people's programs may know the address, but not the key. The program
// prints a link that is exchanged once for a cookie; from then on the browser
// holds the key. Cookies know no ports: a program of somebody else on this
// machine that this browser is pointed at would be sent it, too.
type Door struct {
	key  string // what the cookie must hold
	mu   sync.Mutex
	link string // the token that is still to be used; "" = none
}

const (
	doorCookie = "spotter_key"
	doorDays   = 180
)

// NewDoor makes a door from a secret that the caller keeps from start to start.
func NewDoor(key string) *Door {
	d := &Door{key: key}
	d.Renew()
	return d
}

// Renew makes a new link and returns its path; the one before it is void.
func (d *Door) Renew() string {
	var b [16]byte
	rand.Read(b[:]) // never fails: the program ends instead
	d.mu.Lock()
	defer d.mu.Unlock()
	d.link = hex.EncodeToString(b[:])
	return "/enter/" + d.link
}

// use exchanges a token, once.
func (d *Door) use(token string) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	ok := d.link != "" && subtle.ConstantTimeCompare([]byte(token), []byte(d.link)) == 1
	if ok {
		d.link = ""
	}
	return ok
}

// knows reports that the request carries the key.
func (d *Door) knows(r *http.Request) bool {
	for _, c := range r.CookiesNamed(doorCookie) {
		if subtle.ConstantTimeCompare([]byte(c.Value), []byte(d.key)) == 1 {
			return true
		}
	}
	return false
}

// locked lets in who has the key, and whoever asks for the style sheets that
// the page on the locked door needs.
func (s *server) locked(d *Door, next http.Handler) http.Handler {
	if d == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token, enters := strings.CutPrefix(r.URL.Path, "/enter/")
		switch {
		case enters && r.Method == http.MethodGet:
			s.enter(w, r, d, token)
		case d.knows(r), strings.HasPrefix(r.URL.Path, "/assets/") && r.Method == http.MethodGet:
			next.ServeHTTP(w, r)
		case wantsJSON(r) || strings.HasPrefix(r.URL.Path, "/api/"):
			s.told(w, http.StatusForbidden, false, s.words.T("web.error_door"))
		default:
			s.fail(w, r, http.StatusForbidden, "web.error_door")
		}
	})
}

// enter exchanges the link for the cookie. A browser that only looks ahead
// does not use it up.
func (s *server) enter(w http.ResponseWriter, r *http.Request, d *Door, token string) {
	if strings.Contains(r.Header.Get("Sec-Purpose"), "prefetch") {
		w.WriteHeader(http.StatusServiceUnavailable)
		return
	}
	if !d.knows(r) {
		if !d.use(token) {
			s.fail(w, r, http.StatusForbidden, "web.error_door")
			return
		}
		http.SetCookie(w, &http.Cookie{Name: doorCookie, Value: d.key, Path: "/", HttpOnly: true,
			SameSite: http.SameSiteLaxMode, MaxAge: int((doorDays * 24 * time.Hour).Seconds())})
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}
