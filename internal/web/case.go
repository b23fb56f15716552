package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"spotter/internal/app"
	"spotter/internal/day"
	"spotter/internal/intake"
	"spotter/internal/lift"
)

var _ = section("case", (*server).caseRoutes, "case")

func (s *server) caseRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /case", s.showCase)
	mux.HandleFunc("POST /case/fix", s.fix)
	mux.HandleFunc("POST /case/add", s.addFact)
}

// caseBody is the post with its facts lit up, and the facts beside it.
type caseBody struct {
	Empty   bool
	Lit     []Lit
	Legend  []Group
	Groups  []Group // the person's own facts
	Others  []Fact  // what others said: never used as facts
	Unknown []string
	Next    []nextView
	Ask     bool // questions are open before which no load is shown
	Hidden  bool // figures are put away while a stop stands
	Lifts   []Option
	Regions []Option
	Sides   []Option
	Today   day.Date
	Saved   string // the part of the page whose form was saved last: facts, add
}

type nextView struct{ ID, What, Why string }

func (s *server) showCase(w http.ResponseWriter, r *http.Request) {
	s.caseWith(w, r, http.StatusOK, "")
}

// caseWith shows the case with a line on what was wrong with a form.
func (s *server) caseWith(w http.ResponseWriter, r *http.Request, status int, wrong string) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	p := s.page(sh, "case")
	p.Notice, p.Wrong = wrong, wrong != ""
	b := s.caseBody(sh)
	b.Saved = r.URL.Query().Get("saved")
	p.Body = b
	s.render(w, r, status, "case", p)
}

func (s *server) caseBody(sh Sheet) caseBody {
	if sh.Empty() {
		return caseBody{Empty: true}
	}
	stop := sh.Stopped()
	groups := facts(s.words, sh.Case, stop)
	b := caseBody{Hidden: stop, Ask: !stop && !sh.Screen.Complete, Lit: light(sh.Post, flat(groups)), Today: sh.Today,
		Lifts: s.mainLifts(), Regions: s.words.placeFields(intake.Problem{})[1].Options, Sides: s.words.placeFields(intake.Problem{})[0].Options}
	if stop {
		b.Lit = coverLit(b.Lit, sh.Post)
	}
	for _, g := range groups {
		if slices.ContainsFunc(g.Facts, Fact.Marked) {
			b.Legend = append(b.Legend, g)
		}
		if g.Kind == "advice" {
			b.Others = g.Facts
			continue
		}
		b.Groups = append(b.Groups, g)
	}
	for _, u := range sh.Case.Unknown {
		b.Unknown = append(b.Unknown, sentence(s.unknownName(u)))
	}
	flags, err := s.desk.Questions()
	if err != nil {
		s.log("questions", err)
	}
	for _, q := range sh.Case.NextQuestions {
		if _, flag := flags[q.ID]; !flag && len(b.Next) < 5 { // flags are asked on the next page
			b.Next = append(b.Next, nextView{q.ID, sentence(s.unknownName(q.ID)), s.words.Say(q.Why)})
		}
	}
	return b
}

// coverLit hides figures in the post. A figure may be cut by a mark's border,
// so each stretch that a figure touches is covered where the figure stands.
func coverLit(lit []Lit, post string) []Lit {
	hits := figure.FindAllStringIndex(post, -1)
	at := 0
	for i := range lit {
		from, to := at, at+len(lit[i].Text)
		at = to
		var b strings.Builder
		last := from
		for _, h := range hits {
			lo, hi := max(h[0], from), min(h[1], to)
			if lo >= hi {
				continue
			}
			b.WriteString(post[last:lo])
			b.WriteString("▒")
			last = hi
		}
		b.WriteString(post[last:to])
		lit[i].Text = b.String()
	}
	return lit
}

// unknownName words something that is not known: a question, or a plain id.
func (s *server) unknownName(id string) string {
	for _, code := range []string{"web.unknown_" + id, "unknown." + id, "ask." + id} {
		if text, ok := s.words.Book[code]; ok {
			return text
		}
	}
	return strings.ReplaceAll(id, "_", " ")
}

// mainLifts are offered where a lift is added by hand.
func (s *server) mainLifts() []Option {
	if s.words.Lifts == nil {
		return nil
	}
	var out []Option
	for _, l := range s.words.Lifts.Lifts {
		out = append(out, Option{Value: string(l.ID), Text: s.words.Listed(l)})
	}
	slices.SortFunc(out, func(a, b Option) int { return strings.Compare(a.Text, b.Text) })
	// The competition lifts come first: they are what most people look for.
	slices.SortStableFunc(out, func(a, b Option) int { return s.rank(a) - s.rank(b) })
	return out
}

func (s *server) rank(o Option) int {
	if l, ok := s.words.Lifts.Get(lift.ID(o.Value)); ok && l.Class == lift.Competition {
		return 0
	}
	return 1
}

// fixFields are the fields that a correction form may hold.
var fixFields = []string{"side", "region", "severity", "onset_days_ago", "course", "lift", "effect", "days_ago", "date", "load", "unit"}

// fix puts one fact right, or takes it out.
func (s *server) fix(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	fact, span, ok := intake.ParseFactKey(r.PostForm.Get("fact"))
	if !ok || fact == "add" {
		s.fail(w, r, http.StatusBadRequest, "web.error_form")
		return
	}
	var fixes []intake.Fix
	if r.PostForm.Get("do") == "remove" {
		fixes = []intake.Fix{{Fact: fact, Span: span, Field: "remove", Value: "yes"}}
	} else {
		for _, name := range fixFields {
			v := strings.TrimSpace(r.PostForm.Get(name))
			if _, sent := r.PostForm[name]; sent && (v != "" || name == "severity" || name == "days_ago" || name == "onset_days_ago") {
				fixes = append(fixes, intake.Fix{Fact: fact, Span: span, Field: name, Value: decimal(v)})
			}
		}
	}
	s.applied(w, r, "facts", fixes)
}

// addFact adds what the post does not say.
func (s *server) addFact(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	f := r.PostForm
	get := func(name string) string { return strings.TrimSpace(f.Get(name)) }
	var fixes []intake.Fix
	add := func(field, value string) {
		if value != "" {
			fixes = append(fixes, intake.Fix{Fact: "add", Field: field, Value: value})
		}
	}
	for _, name := range []string{"severity", "age", "meet_date", "trigger", "tolerated"} {
		add(name, get(name))
	}
	if get("region") != "" {
		add("problem", strings.TrimSpace(get("region")+" "+get("side")))
	}
	if load := get("load"); load != "" {
		v, err := parseLoad(load)
		if err != nil || get("unit") == "" || get("strength_lift") == "" {
			s.caseWith(w, r, http.StatusUnprocessableEntity, s.words.T("web.wrong_strength"))
			return
		}
		reps := get("reps")
		if reps == "" {
			reps = "1"
		}
		add("strength", strings.Join([]string{get("strength_lift"), num(v), get("unit"), reps}, " "))
	}
	s.applied(w, r, "add", fixes)
}

// applied carries corrections out and goes back to the part of the case page
// that they came from: "facts" or "add".
func (s *server) applied(w http.ResponseWriter, r *http.Request, part string, fixes []intake.Fix) {
	for _, f := range fixes {
		if strings.HasPrefix(f.Field, "lift") || f.Field == "trigger" || f.Field == "tolerated" {
			if _, ok := s.words.Lifts.Get(lift.ID(f.Value)); !ok {
				s.caseWith(w, r, http.StatusUnprocessableEntity, s.words.T("web.wrong_fix"))
				return
			}
		}
	}
	var wrong misfit
	err := s.desk.Fix(r.Context(), fixes)
	switch {
	case errors.As(err, &wrong):
		s.caseWith(w, r, http.StatusUnprocessableEntity, s.words.T(wrongCode(wrong.field)))
	case errors.Is(err, app.ErrNoCase): // a form of a page that is gone
		http.Redirect(w, r, "/case", http.StatusSeeOther)
	case err != nil:
		s.broken(w, r, err)
	default:
		http.Redirect(w, r, "/case?saved="+part+"#"+part+"-title", http.StatusSeeOther)
	}
}

// wrongCode is the sentence that says how a field is written.
func wrongCode(field string) string {
	switch field {
	case "severity", "age", "load":
		return "web.wrong_" + field
	case "onset_days_ago", "days_ago":
		return "web.wrong_days"
	case "date", "meet_date":
		return "web.wrong_date"
	case "strength":
		return "web.wrong_strength"
	}
	return "web.wrong_fix"
}
