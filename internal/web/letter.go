package web

import (
	"cmp"
	"errors"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/lift"
	"spotter/internal/report"
	letterpage "spotter/internal/report/page"
	"spotter/internal/report/paper"
	"spotter/internal/trigger"
)

// The letter for a clinician: looked at, given away, and what comes back.
var _ = section("letter", (*server).letterRoutes, "letter")

func (s *server) letterRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /letter", s.letter)
	mux.HandleFunc("POST /letter/give", s.giveLetter)
	mux.HandleFunc("POST /letter/check", s.checkLetter)
	mux.HandleFunc("POST /letter/findings", s.letterFindings)
	mux.HandleFunc("POST /letter/function", s.letterFunction)
}

type letterBody struct {
	Empty    bool
	Letter   template.HTML // made by package page, which escapes all that was told
	Hash     string
	Given    []givenView
	Runs     bool // the search for triggers is not done yet
	Newer    bool // the letter that was given last is older than the diary
	Why      []report.Reason
	Papers   []Option
	ID       string // of what the forms keep: the same form sent twice counts once
	Flags    []flagAsk
	Rest     int // warning signs that nobody asked about
	Limits   []limitAsk
	Lifts    []Option
	Today    string
	Function []functionAsk
	Scale    []int
	Measures []Option
}

type givenView struct {
	Text  string
	Newer bool
}

// flagAsk is a warning sign that stands, for the clinician to judge.
type flagAsk struct{ ID, Text string }

// limitAsk is one row of the form: a family of lifts.
type limitAsk struct{ Name, Text string }

// functionAsk is one of the person's own lifts.
type functionAsk struct{ ID, Text, Last string }

func (s *server) letter(w http.ResponseWriter, r *http.Request) {
	s.letterWith(w, r, http.StatusOK, "", "")
}

// letterWith shows the page; wrong is a sentence on what was wrong with a form.
func (s *server) letterWith(w http.ResponseWriter, r *http.Request, status int, said, wrong string) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	p := s.page(sh, "letter")
	p.Styles = []string{"letter.css", "letterpage.css"}
	switch {
	case wrong != "":
		p.Notice, p.Wrong = wrong, true
	case said != "":
		p.Notice = said
	case slices.Contains([]string{"findings", "function"}, r.URL.Query().Get("saved")):
		p.Notice = s.words.T("letter.saved_" + r.URL.Query().Get("saved"))
	}
	if sh.Empty() {
		p.Body = letterBody{Empty: true}
		s.render(w, r, status, "letter", p)
		return
	}
	l, err := s.letterOf(sh, "", false)
	if err != nil {
		s.broken(w, r, err)
		return
	}
	b := letterBody{Hash: l.Hash, Why: report.Why(&l, s.words.Book), ID: newID(), Today: sh.Today.String(), Scale: scale(), Runs: l.Search == report.NotWorkedOut}
	b.Letter = s.labelled(letterpage.Fragment(&l, report.Write(&l, s.words.Book, report.Options{}), 2))
	for _, size := range []string{paper.A4, paper.Letter} {
		b.Papers = append(b.Papers, Option{Value: size, Text: s.words.T("letter.paper_" + size), On: size == paper.A4})
	}
	for i, g := range app.LettersGiven(sh.Entries) {
		b.Newer = b.Newer || i == 0 && g.Since > 0
		if i < 5 {
			b.Given = append(b.Given, s.givenView(g))
		}
	}
	s.letterForms(&b, sh, &l)
	p.Body = b
	s.render(w, r, status, "letter", p)
}

// letterOf is the letter of the person shown. The search for triggers is the
// one that the other pages show; while it runs the letter does without it.
func (s *server) letterOf(sh Sheet, name string, private bool) (report.Letter, error) {
	r := app.LetterRequest{Case: sh.Case, Entries: sh.Entries, AsOf: sh.Today, Name: name, Private: private, Explain: true}
	found, done, err := s.triggersSoon(sh)
	switch {
	case errors.Is(err, trigger.ErrStopped): // something was logged meanwhile
	case err != nil:
		return report.Letter{}, err
	case done:
		r.Found = &found
	}
	return s.desk.Uses().Letter(r)
}

// marks are the hashes of the letter of today: with what the search says, and
// as it was given away while the search ran.
func (s *server) marks(sh Sheet) []string {
	var out []string
	if l, err := s.letterOf(sh, "", false); err == nil {
		out = append(out, l.Hash)
	}
	if l, err := s.desk.Uses().Letter(app.LetterRequest{Case: sh.Case, Entries: sh.Entries, AsOf: sh.Today}); err == nil {
		out = append(out, l.Hash)
	}
	return out
}

func (s *server) givenView(g app.Given) givenView {
	code := "letter.given_current"
	if g.Since > 0 {
		code = "letter.given_older"
	}
	return givenView{s.words.T(code, "date", s.words.Book.Date(g.On, "day_mon_year"), "form", s.words.T("letter.form_"+known([]string{"pdf", "html", "fhir", "text"}, g.Form)), "hash", short(g.Hash), "n", g.Since), g.Since > 0}
}

// short is the start of a hash, enough to compare by eye.
func short(hash string) string {
	if len(hash) > 12 {
		return hash[:12]
	}
	return hash
}

// letterForms fills in what the forms ask: the warning signs that stand, the
// families of lifts, the person's own lifts.
func (s *server) letterForms(b *letterBody, sh Sheet, l *report.Letter) {
	fired := map[string]bool{}
	for _, f := range l.Safety.Fired {
		fired[f.ID] = true
	}
	for _, a := range l.Safety.Screen {
		switch {
		case a.Value == "":
			b.Rest++
		case fired[a.ID] || a.Value != "no":
			b.Flags = append(b.Flags, flagAsk{a.ID, sentence(s.words.T("flag." + a.ID))})
		}
	}
	for _, m := range lift.Mains {
		b.Limits = append(b.Limits, limitAsk{string(m), s.words.T("letter.limit_" + string(m))})
	}
	for _, id := range s.ownLifts(sh, l) {
		b.Lifts = append(b.Lifts, Option{Value: string(id), Text: s.words.Lift(id)})
		if len(b.Function) < 5 {
			b.Function = append(b.Function, functionAsk{string(id), s.words.Lift(id), s.lastScore(l, string(id))})
		}
	}
	for _, m := range report.Measures {
		b.Measures = append(b.Measures, Option{Value: m, Text: s.words.T("letter.measure_" + m)})
	}
}

// ownLifts are those of the scale already, then those that hurt, then the rest
// of what the letter names.
func (s *server) ownLifts(_ Sheet, l *report.Letter) []lift.ID {
	var out []lift.ID
	add := func(id lift.ID) {
		if id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	for _, f := range l.Function {
		if _, ok := s.words.Lifts.Get(lift.ID(f.Name)); ok {
			add(lift.ID(f.Name))
		}
	}
	for _, e := range l.Effects {
		add(e.Lift)
	}
	for _, x := range l.Lifts {
		add(x.Lift)
	}
	return out
}

func (s *server) lastScore(l *report.Letter, name string) string {
	for _, f := range l.Function {
		if n := len(f.Points); f.Name == name && n > 0 {
			return s.words.T("letter.last_score", "n", f.Points[n-1].Value, "date", s.words.Book.Date(f.Points[n-1].On, "day_mon_year"))
		}
	}
	return ""
}

// checkLetter says whether a page with a hash is the letter of today, or which
// one that was given away.
func (s *server) checkLetter(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	want := strings.ToLower(strings.TrimSpace(r.PostForm.Get("hash")))
	if len(want) < 8 {
		s.letterWith(w, r, http.StatusUnprocessableEntity, "", s.words.T("letter.check_short"))
		return
	}
	for _, g := range app.LettersGiven(sh.Entries) {
		if strings.HasPrefix(g.Hash, want) {
			s.letterWith(w, r, http.StatusOK, s.givenView(g).Text, "")
			return
		}
	}
	if slices.ContainsFunc(s.marks(sh), func(hash string) bool { return strings.HasPrefix(hash, want) }) {
		s.letterWith(w, r, http.StatusOK, s.words.T("letter.check_today"), "")
		return
	}
	s.letterWith(w, r, http.StatusOK, "", s.words.T("letter.check_unknown"))
}

// untilOf reads a day of a form; no day is the zero one.
func untilOf(text string) (day.Date, error) {
	if text = strings.TrimSpace(cmp.Or(text, "")); text == "" {
		return day.Date{}, nil
	}
	return day.Parse(text)
}
