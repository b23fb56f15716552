package web

import (
	"bytes"
	"errors"
	"html/template"
	"io/fs"
	"net/http"

	"spotter/frontend"
	"spotter/internal/day"
	"spotter/internal/intake"
)

// Page is what every template gets: the frame and the page's own part.
type Page struct {
	Title   string
	Step    string // the page's place in the navigation, or error
	Example bool
	Told    bool // something has been told
	Stop    *Stop
	Notice  string   // one calm line after a form, or what was wrong with it
	Wrong   bool     // the notice says what was wrong
	Scripts []string // further files of frontend/static that this page needs
	Styles  []string
	Body    any
}

// loadPages parses each page together with the frame and the shared parts.
func loadPages(s *server) (map[string]*template.Template, error) {
	funcs := template.FuncMap{
		"t":     s.words.T,
		"n":     s.words.N,
		"say":   s.words.Say,
		"why":   s.words.Why,
		"asset": s.assets.url,
		"lang":  s.words.Book.Lang,
		"fig":   s.words.Book.Figures,
		"val":   func(v string) string { return s.words.known("value.answer_"+v, s.words.Book.Figures(v)) },
		"day":   func(d day.Date) string { return s.words.Book.Date(d, "long") },
		"cite":  s.words.Cite,
		"dict":  dict,
		"scale": scale,
	}
	shared, err := template.New("").Funcs(funcs).ParseFS(frontend.Files, "templates/shared/*.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(frontend.Files, "templates/[a-z]*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, name := range names {
		t, err := shared.Clone()
		if err != nil {
			return nil, err
		}
		if t, err = t.ParseFS(frontend.Files, name); err != nil {
			return nil, err
		}
		pages[name[len("templates/"):len(name)-len(".html")]] = t
	}
	return pages, nil
}

// dict hands several values to a shared part.
func dict(kv ...any) (map[string]any, error) {
	if len(kv)%2 != 0 {
		return nil, errors.New("dict wants pairs")
	}
	m := map[string]any{}
	for i := 0; i < len(kv); i += 2 {
		name, ok := kv[i].(string)
		if !ok {
			return nil, errors.New("dict wants names")
		}
		m[name] = kv[i+1]
	}
	return m, nil
}

// render writes a page, whole or not at all.
func (s *server) render(w http.ResponseWriter, r *http.Request, status int, name string, p Page) {
	var buf bytes.Buffer
	if err := s.pages[name].ExecuteTemplate(&buf, "frame", p); err != nil {
		s.log("page "+name, err)
		http.Error(w, s.words.T("web.error_inside"), http.StatusInternalServerError)
		return
	}
	s.send(w, r, status, "text/html; charset=utf-8", buf.Bytes())
}

// errorBody is the page for something that went wrong.
type errorBody struct{ Heading, Text string }

// fail shows a calm page: what happened and what to do. code has a "_title".
func (s *server) fail(w http.ResponseWriter, r *http.Request, status int, code string) {
	title := s.words.T(code + "_title")
	s.render(w, r, status, "error", Page{Title: title, Step: "error", Body: errorBody{title, s.words.T(code)}})
}

// broken reports a fault of the program; what was told is never in the log.
func (s *server) broken(w http.ResponseWriter, r *http.Request, err error) {
	s.log(r.Method+" "+r.URL.Path, err)
	switch {
	case wantsJSON(r):
		s.told(w, http.StatusInternalServerError, false, s.words.T("today.not_saved"))
	case r.Method == http.MethodPost:
		s.fail(w, r, http.StatusInternalServerError, "web.error_not_saved")
	default:
		s.fail(w, r, http.StatusInternalServerError, "web.error_inside")
	}
}

// form reads a posted form; false means the answer has been written.
func (s *server) form(w http.ResponseWriter, r *http.Request) bool {
	err := r.ParseForm()
	var big *http.MaxBytesError
	switch {
	case errors.As(err, &big):
		s.fail(w, r, http.StatusRequestEntityTooLarge, "web.error_too_big")
	case err != nil:
		s.fail(w, r, http.StatusBadRequest, "web.error_form")
	default:
		return true
	}
	return false
}

// sheet loads what a page needs; false means the answer has been written.
func (s *server) sheet(w http.ResponseWriter, r *http.Request, want part) (Sheet, bool) {
	sh, err := s.desk.Sheet(r.Context(), want)
	if err != nil {
		s.broken(w, r, err)
		return Sheet{}, false
	}
	return sh, true
}

// page starts a page with the frame filled in.
func (s *server) page(sh Sheet, step string) Page {
	p := Page{Title: s.words.T("web.title_" + step), Step: step, Example: sh.Example, Told: !sh.Empty()}
	if sh.Stopped() {
		p.Stop = s.stopOf(sh)
	}
	return p
}

// badInput words what is wrong with a pasted text.
func (s *server) badInput(err error) (string, bool) {
	var bad *intake.BadInput
	if !errors.As(err, &bad) {
		return "", false
	}
	if _, ok := s.words.Book["web.bad_"+bad.Code]; ok {
		return s.words.T("web.bad_" + bad.Code), true
	}
	return bad.Error(), true
}
