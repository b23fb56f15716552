package web

import (
	"crypto/rand"
	"errors"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"spotter/internal/app"
)

// Change the plan: days, equipment, what is not given up. The form leads to a
// page that shows before and after; nothing is stored until it is taken.
var _ = section("change", (*server).changeRoutes, "plan/change", "plan/change/"+gallerySample)

func (s *server) changeRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /plan/change", s.change)
	mux.HandleFunc("POST /plan/change", s.tryChange)
	mux.HandleFunc("GET /plan/change/{id}", s.lookChange)
	mux.HandleFunc("POST /plan/change/{id}", s.takeChange)
}

// drafts are changes that wait to be taken: in memory only, never in an
// address, for half an hour, at most eight.
type drafts struct {
	mu  sync.Mutex
	all []draft
}

type draft struct {
	id    string
	until time.Time
	to    app.Change
}

const mostDrafts = 8

func (d *drafts) put(to app.Change, now time.Time) string {
	d.mu.Lock()
	defer d.mu.Unlock()
	x := draft{rand.Text(), now.Add(trayLife), to}
	d.all = append(d.all, x)
	if n := len(d.all); n > mostDrafts {
		d.all = slices.Clone(d.all[n-mostDrafts:])
	}
	return x.id
}

func (d *drafts) get(id string, now time.Time) (app.Change, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, x := range d.all {
		if x.id == id && now.Before(x.until) {
			return x.to, true
		}
	}
	return app.Change{}, false
}

func (d *drafts) drop(id string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.all = slices.DeleteFunc(slices.Clone(d.all), func(x draft) bool { return x.id == id })
}

// changeBody is the form.
type changeBody struct {
	Empty  bool
	Days   []chip
	Kit    []chip
	AllKit bool
	Keep   []chip
}

func (s *server) change(w http.ResponseWriter, r *http.Request) {
	s.changeWith(w, r, http.StatusOK, "")
}

func (s *server) changeWith(w http.ResponseWriter, r *http.Request, status int, wrong string) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	p := s.changePage(sh)
	if p.Stop != nil {
		s.render(w, r, http.StatusOK, "stopped", p)
		return
	}
	if wrong != "" {
		p.Notice, p.Wrong = s.words.T(wrong), true
	}
	p.Body = s.changeBody(sh)
	s.render(w, r, status, "change", p)
}

// changePage is the frame of both pages; with a stop it is the stop's.
func (s *server) changePage(sh Sheet) Page {
	p := s.page(sh, "plan")
	p.Title = s.words.T("change.title")
	p.Styles = []string{"gym.css", "plan.css"}
	if p.Stop != nil {
		p.Body = screenBody{Scale: scale()}
	}
	return p
}

func (s *server) changeBody(sh Sheet) changeBody {
	if sh.Empty() {
		return changeBody{Empty: true}
	}
	now := app.ChangeOf(sh.Case, sh.Entries)
	set := s.settingsBody(app.SettingsOf(sh.Entries), true)
	b := changeBody{Days: set.Days, Kit: set.Kit, AllKit: set.AllKit}
	for _, k := range app.Keepable {
		b.Keep = append(b.Keep, chip{k, s.words.T("change.keep_" + k), slices.Contains(now.Keep, k)})
	}
	return b
}

// tryChange keeps what was picked as a draft and shows what it would do.
func (s *server) tryChange(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	f := r.PostForm
	to := app.Change{Days: strings.Join(f["days"], " "), Equipment: strings.Join(f["kit"], ","), Keep: f["keep"]}
	if sh.Empty() || sh.Stopped() {
		http.Redirect(w, r, "/plan", http.StatusSeeOther)
		return
	}
	var bad *app.BadSetting
	switch _, err := s.desk.Uses().Tried(sh.Entries, to, sh.Today); {
	case errors.As(err, &bad):
		s.changeWith(w, r, http.StatusUnprocessableEntity, "change.wrong")
	case err != nil:
		s.broken(w, r, err)
	case to.Same(app.ChangeOf(sh.Case, sh.Entries)):
		s.changeWith(w, r, http.StatusOK, "change.same")
	default:
		http.Redirect(w, r, "/plan/change/"+s.drafts.put(to, s.desk.Now()), http.StatusSeeOther)
	}
}

// lookChange shows the plan before and after a draft, from the diary as it
// stands now.
func (s *server) lookChange(w http.ResponseWriter, r *http.Request) {
	to, found := s.drafts.get(r.PathValue("id"), s.desk.Now())
	sh, ok := s.sheet(w, r, wantPlan)
	if !ok {
		return
	}
	p := s.changePage(sh)
	switch {
	case p.Stop != nil:
		s.render(w, r, http.StatusOK, "stopped", p)
		return
	case sh.Empty() || !found:
		s.changeWith(w, r, http.StatusOK, "change.gone")
		return
	}
	body, err := s.compared(sh, to)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	body.ID = r.PathValue("id")
	p.Body = body
	s.render(w, r, http.StatusOK, "changed", p)
}

// takeChange stores a draft, or lets it go. A form that arrives twice stores once.
func (s *server) takeChange(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	id := r.PathValue("id")
	to, found := s.drafts.get(id, s.desk.Now())
	if !found || r.PostForm.Get("do") != "take" {
		s.drafts.drop(id)
		http.Redirect(w, r, "/plan", http.StatusSeeOther)
		return
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	if sh.Stopped() {
		http.Redirect(w, r, "/plan", http.StatusSeeOther)
		return
	}
	entries, err := s.desk.Uses().ChangeEntries(sh.Entries, to, newID, s.desk.At())
	if err == nil {
		err = s.desk.Append(r.Context(), entries...)
	}
	if err != nil {
		s.broken(w, r, err)
		return
	}
	s.drafts.drop(id)
	http.Redirect(w, r, "/plan?saved=change", http.StatusSeeOther)
}
