package web

import (
	"net/http"

	"spotter/internal/app"
)

// forward does the session of a later day today. Only what the page offers is
// taken; the plan checks it anew each time it is made.
func (s *server) forward(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	if sh.Stopped() || sh.Gym.Forward.IsZero() {
		s.notSaved(w, r, setInput{}, "today.wrong_forward")
		return
	}
	e := app.MoveEntry(sh.Gym.Forward)
	e.ID = tapID(r.PostForm.Get("id"))
	s.keep(w, r, "forward", e)
}
