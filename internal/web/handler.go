// Package web answers "what do the pages look like and where do their forms
// go": routes, pages and a small JSON API over the use cases of package app.
// Everything works without JavaScript. It refuses to show a load while a stop
// stands or an urgent question is open, requests from other sites, bodies over
// 1 MiB (files to import: see importer.MaxBytes), and hosts that are not this machine. It writes nothing personal into
// URLs or logs.
package web

import (
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"time"

	"spotter/internal/app"
)

// Config is what the pages need.
type Config struct {
	App   *app.App
	Store app.Store
	Now   func() time.Time            // the person's clock
	Hosts []string                    // names besides localhost under which this server is reached
	Log   func(msg string, err error) // faults only, nothing personal; nil = silent
	Door  *Door                       // nil: open to every browser on this machine
	House *House                      // where the data live; nil = not known, and no backup from the page
}

type server struct {
	desk   desk
	words  Words
	assets *assets
	pages  map[string]*template.Template
	log    func(string, error)
	fits   *fits // the last search for triggers
	trays  *trays
	drafts *drafts // changes of the plan that wait to be taken
	house  *House
}

// Handler is the whole site.
func Handler(cfg Config) (http.Handler, error) {
	if cfg.App == nil || cfg.Store == nil || cfg.Now == nil {
		return nil, errors.New("the pages need the use cases, a store and a clock")
	}
	x := &speaking{by: map[string]http.Handler{}}
	kept, found, waiting, said := newTrays(), &fits{}, &drafts{}, &heard{}
	for _, lang := range app.Languages() {
		d := &liveDesk{app: cfg.App.In(lang), store: cfg.Store, now: cfg.Now, heard: said}
		s, err := newServer(d)
		if err != nil {
			return nil, err
		}
		if cfg.Log != nil {
			s.log = cfg.Log
		}
		s.house, s.trays, s.fits, s.drafts, x.desk = cfg.House, kept, found, waiting, d
		x.by[lang] = s.guarded(s.locked(cfg.Door, s.routes()), cfg.Hosts)
	}
	return x, nil
}

func newServer(d desk) (*server, error) {
	words, err := d.Words()
	if err != nil {
		return nil, fmt.Errorf("the words of the pages cannot be read: %w", err)
	}
	a, err := loadAssets()
	if err != nil {
		return nil, err
	}
	s := &server{desk: d, words: words, assets: a, log: func(string, error) {}, trays: newTrays(), fits: &fits{}, drafts: &drafts{}}
	s.pages, err = loadPages(s)
	return s, err
}

// routes gathers the routes of all page files.
func (s *server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	for _, x := range sectionList() {
		x.routes(s, mux)
	}
	mux.HandleFunc("GET /assets/{file}", s.asset)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, r, http.StatusNotFound, "web.error_not_found")
	})
	return mux
}
