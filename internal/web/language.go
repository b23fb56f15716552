package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"spotter/internal/app"
)

// Which language a page speaks: the setting of the person's own diary, else
// the choice that this browser made before there was one (a cookie), else what
// the browser asks for, else English. There is one server for each language;
// they share the store and everything that is kept in memory about a person.

const langCookie = "spotter_lang"

// speaking hands each request to the server of its language.
type speaking struct {
	by   map[string]http.Handler
	desk desk
	said atomic.Pointer[string] // the setting, "" for none; nil = to be read
}

func (x *speaking) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h, ok := x.by[x.language(r)]
	if !ok {
		h = x.by["en"]
	}
	h.ServeHTTP(w, r)
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		x.said.Store(nil) // whatever was told may have changed it
	}
}

func (x *speaking) language(r *http.Request) string {
	if set := x.setting(r.Context()); set != "" {
		return set
	}
	if c, err := r.Cookie(langCookie); err == nil && slices.Contains(app.Languages(), c.Value) {
		return c.Value
	}
	return accepted(r.Header.Get("Accept-Language"))
}

// setting is the language that the person's own diary says. It is read once
// after each change; a diary that cannot be read says nothing, and the page
// itself will tell of the fault.
func (x *speaking) setting(ctx context.Context) string {
	if said := x.said.Load(); said != nil {
		return *said
	}
	entries, err := x.desk.Mine(ctx)
	if err != nil {
		return ""
	}
	set := app.SettingsOf(entries).Language
	x.said.Store(&set)
	return set
}

// accepted is the language of ours that an Accept-Language header likes best
// (RFC 9110, 12.5.4); English where it likes none.
func accepted(header string) string {
	best, most := "en", 0.0
	for _, part := range strings.Split(header, ",") {
		tag, params, _ := strings.Cut(part, ";")
		tag, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(tag)), "-")
		q := 1.0
		if v, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			var err error
			if q, err = strconv.ParseFloat(v, 64); err != nil {
				continue
			}
		}
		if q > most && slices.Contains(app.Languages(), tag) {
			best, most = tag, q
		}
	}
	return best
}

var _ = section("language", (*server).languageRoutes)

func (s *server) languageRoutes(mux *http.ServeMux) {
	mux.HandleFunc("POST /language", s.speak)
}

// speak keeps the choice: in this browser, and in the diary where there is one.
func (s *server) speak(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	lang := r.PostForm.Get("lang")
	if !slices.Contains(app.Languages(), lang) {
		s.fail(w, r, http.StatusBadRequest, "web.error_form")
		return
	}
	if own, _, err := s.desk.People(r.Context()); err != nil {
		s.broken(w, r, err)
		return
	} else if own {
		if err := s.setLanguage(r.Context(), lang); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	rememberLanguage(w, lang)
	http.Redirect(w, r, "/tell", http.StatusSeeOther)
}

// rememberLanguage keeps the choice in this browser. It says nothing of a person.
func rememberLanguage(w http.ResponseWriter, lang string) {
	http.SetCookie(w, &http.Cookie{Name: langCookie, Value: lang, Path: "/", HttpOnly: true, SameSite: http.SameSiteStrictMode, MaxAge: doorDays * 24 * 3600})
}

func (s *server) setLanguage(ctx context.Context, lang string) error {
	entries, err := s.desk.Mine(ctx)
	if err != nil {
		return err
	}
	chosen, err := app.SettingEntries(entries, map[string]string{app.SetLanguage: lang})
	if err != nil {
		return err
	}
	return s.desk.Append(ctx, chosen...)
}

// tongue is one language to choose: its name in itself, and whether it is spoken now.
type tongue struct {
	Code, Name string
	On         bool
}

// tongues are the languages by their own names.
func (s *server) tongues() []tongue {
	var out []tongue
	for _, l := range app.Languages() {
		out = append(out, tongue{l, s.words.T("locale.name_" + l), l == s.words.Book.Lang()})
	}
	return out
}
