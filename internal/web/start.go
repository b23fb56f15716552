package web

import (
	"net/http"
	"strings"

	"errors"
	"spotter/internal/intake"
)

var _ = section("tell", (*server).tellRoutes, "tell")

func (s *server) tellRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.start)
	mux.HandleFunc("GET /tell", s.start)
	mux.HandleFunc("POST /paste", s.paste)
	mux.HandleFunc("POST /example", s.example)
	mux.HandleFunc("POST /forget", s.forget)
}

// startBody is the first page: what spotter is, and the paste box.
type startBody struct {
	Text  string // what was typed, when it could not be read
	Bad   string
	Empty bool

	Tongues []tongue
}

func (s *server) start(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	if r.URL.Path == "/" && !sh.Empty() && !sh.Example { // they have begun: the day comes first, Tell stays under More
		http.Redirect(w, r, "/today", http.StatusSeeOther)
		return
	}
	p := s.page(sh, "tell")
	p.Body = startBody{Empty: sh.Empty(), Tongues: s.tongues()}
	s.render(w, r, http.StatusOK, "start", p)
}

// paste reads a post. What cannot be read comes back into the box with the
// cure beside it; if even that text raises an emergency, the stop is shown.
func (s *server) paste(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	text := r.PostForm.Get("text")
	err := s.desk.Paste(r.Context(), text)
	if err == nil {
		http.Redirect(w, r, "/case", http.StatusSeeOther)
		return
	}
	message, known := s.badInput(err)
	if !known {
		s.broken(w, r, err)
		return
	}
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	p := s.page(sh, "tell")
	var bad *intake.BadInput
	if errors.As(err, &bad) && len(bad.Flags) > 0 {
		p.Stop = s.stopCard("emergency_now")
		for _, id := range bad.Flags {
			p.Stop.Led = append(p.Stop.Led, Led{Question: s.questionText(id), Via: "mentioned"})
		}
		text = Cover(text)
	}
	p.Body = startBody{Text: strings.ToValidUTF8(text, "�"), Bad: message, Empty: sh.Empty(), Tongues: s.tongues()}
	s.render(w, r, http.StatusUnprocessableEntity, "start", p)
}

// example brings the made-up athlete in.
func (s *server) example(w http.ResponseWriter, r *http.Request) {
	if err := s.desk.Example(r.Context()); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/case", http.StatusSeeOther)
}

// forget removes the person shown and everything they told.
func (s *server) forget(w http.ResponseWriter, r *http.Request) {
	s.fits.drop()
	if err := s.desk.Forget(r.Context()); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

var _ = section("about", (*server).aboutRoutes, "about")

func (s *server) aboutRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /about", s.about)
}

// about is the page on what spotter is for, its sources and limits.
func (s *server) about(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	p := s.page(sh, "about")
	b := aboutBody{Knowledge: sh.Screen.Knowledge, Told: !sh.Empty()}
	if p.Stop == nil { // notes of sources name figures; while a stop stands none is shown
		b.Sources = s.allSources()
	}
	p.Body = b
	s.render(w, r, http.StatusOK, "about", p)
}

type aboutBody struct {
	Knowledge string
	Sources   []Cite
	Told      bool
}
