package web

import (
	"bytes"
	"encoding/json"
	"net/http"
)

// The JSON documents are those of the command line, byte for byte the same
// fields. A stop gives the stopped document, never a plan.

var _ = section("api", (*server).apiRoutes)

func (s *server) apiRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/case", s.apiCase)
	mux.HandleFunc("GET /api/screen", s.apiScreen)
	mux.HandleFunc("GET /api/explain", s.apiExplain)
	mux.HandleFunc("GET /api/plan", s.apiPlan)
}

func (s *server) apiCase(w http.ResponseWriter, r *http.Request) {
	s.json(w, r, wantCase, func(sh Sheet) any { return sh.Case })
}

func (s *server) apiScreen(w http.ResponseWriter, r *http.Request) {
	s.json(w, r, wantScreen, func(sh Sheet) any { return sh.Screen })
}

func (s *server) apiExplain(w http.ResponseWriter, r *http.Request) {
	s.json(w, r, wantExplain, func(sh Sheet) any { return sh.Explain })
}

func (s *server) apiPlan(w http.ResponseWriter, r *http.Request) {
	s.json(w, r, wantPlan, func(sh Sheet) any { return sh.Plan })
}

func (s *server) json(w http.ResponseWriter, r *http.Request, want part, pick func(Sheet) any) {
	sh, err := s.desk.Sheet(r.Context(), want)
	status, doc := http.StatusOK, any(nil)
	switch {
	case err != nil:
		s.log("GET "+r.URL.Path, err)
		status, doc = http.StatusInternalServerError, map[string]string{"schema": "spotter.error/1", "error": s.words.T("web.error_inside")}
	case sh.Empty():
		status, doc = http.StatusNotFound, map[string]string{"schema": "spotter.error/1", "error": s.words.T("web.empty_api")}
	default:
		doc = pick(sh)
	}
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetIndent("", "  ")
	if err := enc.Encode(doc); err != nil {
		s.log("GET "+r.URL.Path, err)
	}
	s.send(w, r, status, "application/json; charset=utf-8", buf.Bytes())
}
