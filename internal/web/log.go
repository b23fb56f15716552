package web

import (
	"net/http"
	"slices"

	"spotter/internal/lift"
)

// The page for logging any lift, with or without a plan.
var _ = section("log", (*server).logRoutes, "log")

func (s *server) logRoutes(mux *http.ServeMux) { mux.HandleFunc("GET /log", s.logAny) }

type logBody struct {
	Form  setForm
	Names []string
}

func (s *server) logAny(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	p := s.page(sh, "log")
	p.Scripts, p.Styles = []string{"gym.js"}, []string{"gym.css"}
	if p.Stop != nil {
		p.Body = screenBody{Scale: scale()}
		s.render(w, r, http.StatusOK, "stopped", p)
		return
	}
	b := logBody{Names: s.liftNames()}
	lb := sh.Gym.Settings.Lb
	b.Form = setForm{ID: newID(), Unit: unitName(lb), Step: "2.5"}
	if lb {
		b.Form.Step = "5"
	}
	for _, e := range efforts {
		b.Form.Efforts = append(b.Form.Efforts, effortView{Value: num(e)})
	}
	p.Body = b
	s.render(w, r, http.StatusOK, "log", p)
}

// liftNames are the names of the catalogue, by name.
func (s *server) liftNames() []string {
	if s.words.Lifts == nil {
		return nil
	}
	out := make([]string, len(s.words.Lifts.Lifts))
	for i, l := range s.words.Lifts.Lifts {
		out[i] = s.words.Listed(l)
	}
	slices.Sort(out)
	return out
}

// liftOr is the name of a lift, or of an exercise that the catalogue lacks.
func (s *server) liftOr(id lift.ID, name string) string {
	if id == "" {
		return name
	}
	return sentence(s.words.Lift(id))
}
