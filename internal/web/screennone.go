package web

import (
	"net/http"
	"slices"

	"spotter/internal/safety"
)

// noneBody asks once more before a whole screen is answered with no: every
// question stands there again, and each gets an answer of its own.
type noneBody struct{ Ask []safety.Ask }

// none answers "none of these". It keeps what was picked first, so that a yes
// counts at once; then it shows the questions that a no would be stored for.
// Only those that stood on the person's screen and are still next are among
// them, and never one that the person's own words touch: that is answered by
// itself. Nothing is stored for them before the second tap.
func (s *server) none(w http.ResponseWriter, r *http.Request, picked []Given) {
	if len(picked) > 0 {
		if err := s.desk.Answer(r.Context(), picked); err != nil {
			s.broken(w, r, err)
			return
		}
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	said := map[string]bool{}
	for _, g := range picked {
		said[g.ID] = true
	}
	var left []safety.Ask
	for _, a := range sh.Screen.Ask {
		if !said[a.ID] && !a.Raised && slices.Contains(r.PostForm["shown"], a.ID) && len(left) < perPage {
			left = append(left, a)
		}
	}
	p := s.page(sh, "screen")
	if p.Stop != nil || len(left) == 0 {
		http.Redirect(w, r, "/screen", http.StatusSeeOther)
		return
	}
	p.Body = noneBody{Ask: left}
	s.render(w, r, http.StatusOK, "none", p)
}
