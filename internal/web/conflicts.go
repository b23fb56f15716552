package web

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/diary"
	"spotter/internal/lift"
)

// Two versions of one thing, told on two devices that did not see each other:
// both are shown, with what counts until then and why; one tap settles it.
var _ = section("conflicts", (*server).conflictRoutes, "conflicts")

func (s *server) conflictRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /conflicts", s.conflicts)
	mux.HandleFunc("POST /conflicts", s.settle)
}

type conflictsBody struct{ All []conflictView }

type conflictView struct {
	Of       string // ids of the versions: what the form settles
	Day, Why string
	Versions []versionView
}

type versionView struct {
	N          int
	ID         string // of the entry that picking it makes
	Text, From string
	Counts     bool
}

func (s *server) conflicts(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	all, err := s.desk.Uses().Conflicts(sh.Entries, sh.Today)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	p := s.page(sh, "data")
	p.Title = s.words.T("conflict.title")
	if r.URL.Query().Get("saved") == "settled" {
		p.Notice = s.words.T("conflict.saved")
	}
	b := conflictsBody{}
	for _, c := range all {
		b.All = append(b.All, s.conflictView(c, p.Stop != nil))
	}
	p.Body = b
	s.render(w, r, http.StatusOK, "conflicts", p)
}

// conflictView words both versions. While a stop stands no load is shown.
func (s *server) conflictView(c diary.Conflict, stopped bool) conflictView {
	x := conflictView{Of: versionIDs(c), Day: s.words.Book.Date(c.Day, "long"), Why: s.words.T(c.Code())}
	for i, v := range c.Versions {
		y := versionView{N: i, ID: newID(), Text: s.told1(v.Entry), From: s.words.T("conflict.from", "at", strings.Replace(v.Entry.At, "T", " ", 1)), Counts: v.Counts}
		if v.Entry.Device != "" {
			y.From = s.words.T("conflict.from_device", "device", v.Entry.Device, "at", strings.Replace(v.Entry.At, "T", " ", 1))
		}
		if stopped {
			y.Text = Cover(y.Text)
		}
		x.Versions = append(x.Versions, y)
	}
	return x
}

func versionIDs(c diary.Conflict) string {
	ids := make([]string, len(c.Versions))
	for i, v := range c.Versions {
		ids[i] = v.Entry.ID
	}
	return strings.Join(ids, " ")
}

// told1 is an entry in one line.
func (s *server) told1(e diary.Entry) string {
	var parts []string
	add := func(code string, kv ...any) { parts = append(parts, s.words.T(code, kv...)) }
	switch e.Kind {
	case "set":
		parts = append(parts, sentence(s.words.Lift(lift.ID(e.Lift))))
	case "answer":
		parts = append(parts, s.questionText(e.Question))
		if v, ok := e.Value.(string); ok {
			add("web.answer_" + v)
		}
	default:
		add("conflict.kind_" + known([]string{"pain", "med", "limit", "sleep", "care", "note", "setting", diary.KindDelete}, e.Kind))
	}
	if e.Kg != nil {
		add("conflict.load", "kg", *e.Kg)
	}
	if e.Reps != nil {
		add("conflict.reps", "n", *e.Reps)
	}
	if e.RPE != nil {
		add("conflict.rpe", "n", *e.RPE)
	}
	if e.Pain != nil {
		add("conflict.pain", "n", *e.Pain)
	}
	if e.Score != nil {
		add("conflict.score", "n", *e.Score)
	}
	if e.Text != "" {
		parts = append(parts, e.Text)
	}
	return strings.Join(parts, " · ")
}

// settle keeps the entry that ends a conflict: the version that was picked,
// naming all of them. One that is settled or changed meanwhile is shown again.
func (s *server) settle(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	all, err := s.desk.Uses().Conflicts(sh.Entries, sh.Today)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	i := slices.IndexFunc(all, func(c diary.Conflict) bool { return versionIDs(c) == r.PostForm.Get("of") })
	n, err := strconv.Atoi(r.PostForm.Get("pick"))
	if i < 0 || err != nil || n < 0 || n >= len(all[i].Versions) {
		http.Redirect(w, r, "/conflicts", http.StatusSeeOther)
		return
	}
	if err := s.desk.Append(r.Context(), all[i].Settle(n, tapID(r.PostForm.Get("id")))); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/conflicts?saved=settled", http.StatusSeeOther)
}
