package web

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"spotter/internal/app"
	"spotter/internal/diary"
	"spotter/internal/intake"
	"spotter/internal/lift"
)

// The few numbers that make a plan fit: age, the best of the three lifts, the
// training days. Each may be left out; what is left out stays unknown.
var _ = section("fit", (*server).fitRoutes, "fit")

func (s *server) fitRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /fit", s.fit)
	mux.HandleFunc("GET /fit/plan", s.fit) // the way goes on to the plan
	mux.HandleFunc("POST /fit", s.logFit)
}

type fitBody struct {
	Empty   bool
	Unit    string
	Age     string
	AgeTold bool
	Lifts   []fitLift
	Days    []chip
	Back    string // today or plan: where the way goes on
}

// fitLift is one of the three lifts: in the style that the case names, else by choice.
type fitLift struct {
	Name, Label, Value string
	Styles             []Option
}

// fitLifts are the lifts in their styles; the first stands where nothing is told.
var fitLifts = []struct {
	name   string
	styles []string
}{
	{"squat", []string{"squat_low_bar", "squat_high_bar"}},
	{"bench", []string{"bench_comp"}},
	{"deadlift", []string{"deadlift_conventional", "deadlift_sumo"}},
}

func (s *server) fit(w http.ResponseWriter, r *http.Request) {
	s.fitWith(w, r, http.StatusOK, "", nil)
}

func (s *server) fitWith(w http.ResponseWriter, r *http.Request, status int, wrong string, typed map[string][]string) {
	sh, ok := s.sheet(w, r, wantToday)
	if !ok {
		return
	}
	p := s.page(sh, "fit")
	p.Styles = []string{"gym.css"}
	if wrong != "" {
		p.Notice, p.Wrong = s.words.T(wrong), true
	}
	set := app.SettingsOf(sh.Entries)
	get := func(name string) string { return strings.Join(typed[name], "") }
	b := fitBody{Empty: sh.Empty(), Unit: unitName(set.Lb), Age: get("age"), AgeTold: sh.Case.Person.Age != nil, Back: "today"}
	if r.URL.Path == "/fit/plan" || r.PostForm.Get("back") == "plan" {
		b.Back = "plan"
	}
	for _, l := range fitLifts {
		x := fitLift{Name: l.name, Label: s.words.T("fit." + l.name), Value: get(l.name)}
		for _, id := range l.styles {
			x.Styles = append(x.Styles, Option{Value: id, Text: sentence(s.words.Lift(lift.ID(id))), On: get(l.name+"_style") == id})
		}
		b.Lifts = append(b.Lifts, x)
	}
	for i, d := range []string{"mon", "tue", "wed", "thu", "fri", "sat", "sun"} {
		on := slices.Contains(typed["days"], d)
		for _, w := range set.Days {
			on = on || int(w) == (i+1)%7
		}
		b.Days = append(b.Days, chip{d, s.words.T("settings.day_" + d), on})
	}
	p.Body = b
	s.render(w, r, status, "fit", p)
}

// logFit keeps what was given; an empty box keeps nothing.
func (s *server) logFit(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	f := r.PostForm
	fixes, wrong := fitFixes(func(name string) string { return strings.TrimSpace(f.Get(name)) }, app.SettingsOf(sh.Entries).Lb)
	if wrong != "" {
		s.fitWith(w, r, http.StatusUnprocessableEntity, wrong, f)
		return
	}
	days, err := fitDays(sh.Entries, f["days"])
	var bad misfit
	if err == nil && len(fixes) > 0 {
		err = s.desk.Fix(r.Context(), fixes)
	}
	if err == nil && len(days) > 0 {
		err = s.desk.Append(r.Context(), days...)
	}
	var setting *app.BadSetting
	switch {
	case errors.As(err, &bad):
		s.fitWith(w, r, http.StatusUnprocessableEntity, wrongCode(bad.field), f)
	case errors.As(err, &setting):
		s.fitWith(w, r, http.StatusUnprocessableEntity, "settings.wrong_days", f)
	case err != nil && !errors.Is(err, app.ErrNoCase):
		s.broken(w, r, err)
	case f.Get("back") == "plan":
		http.Redirect(w, r, "/plan", http.StatusSeeOther)
	default:
		http.Redirect(w, r, "/today", http.StatusSeeOther)
	}
}

// fitFixes are the age and the bests as corrections of the case.
func fitFixes(get func(string) string, lb bool) (out []intake.Fix, wrong string) {
	if v := get("age"); v != "" {
		if n, err := strconv.Atoi(v); err != nil || n < 10 || n > 100 {
			return nil, "web.wrong_age"
		}
		out = append(out, intake.Fix{Fact: "add", Field: "age", Value: v})
	}
	for _, l := range fitLifts {
		v := get(l.name)
		if v == "" {
			continue
		}
		kg, err := parseLoad(v)
		if err != nil {
			return nil, "today.wrong_load"
		}
		style := l.styles[0]
		if slices.Contains(l.styles, get(l.name+"_style")) {
			style = get(l.name + "_style")
		}
		out = append(out, intake.Fix{Fact: "add", Field: "strength", Value: strings.Join([]string{style, num(kg), unitName(lb), "1"}, " ")})
	}
	return out, ""
}

// fitDays are the entries that set the training days; none picked sets nothing.
func fitDays(entries []diary.Entry, days []string) ([]diary.Entry, error) {
	if len(days) == 0 {
		return nil, nil
	}
	return app.SettingEntries(entries, map[string]string{app.SetDays: strings.Join(days, " ")})
}
