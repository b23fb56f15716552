package web

import (
	"net/http"
	"slices"
	"strconv"

	"spotter/internal/diary"
	"spotter/internal/trigger"
)

// The day beside training: what else may come before pain. Every row may be
// left out; a day without an answer is unknown, not zero.
var _ = section("day", (*server).dayRoutes, "day")

func (s *server) dayRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /day", s.lifeDay)
	mux.HandleFunc("POST /day", s.logDay)
}

type lifeDayBody struct {
	ID        string
	Rows, Few []lifeRow // Few: the rarer ones, folded away
	Told      []toldView
}

// lifeRow is one question with its answers.
type lifeRow struct {
	What, Name string
	Options    []chip
}

// lifeAsked are the amounts offered: hours, or points and drinks.
var lifeAsked = map[string][]float64{"stress": {0, 3, 6, 9}, "desk": {0, 2, 4, 8}, "standing": {0, 2, 4, 8}, "carrying": {0, 1, 2, 4},
	"driving": {0, 1, 2, 4}, "sport": {0, 0.5, 1, 2}, "alcohol": {0, 1, 2, 4}}

// lifeRare are those that most people never need.
var lifeRare = []string{"standing", "carrying", "alcohol"}

// counted says that an exposure is no number of hours.
func counted(what string) bool { return what == "stress" || what == "alcohol" }

func (s *server) lifeDay(w http.ResponseWriter, r *http.Request) {
	s.lifeDayWith(w, r, http.StatusOK, "")
}

func (s *server) lifeDayWith(w http.ResponseWriter, r *http.Request, status int, wrong string) {
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	p := s.page(sh, "day")
	p.Scripts, p.Styles = []string{"gym.js"}, []string{"gym.css", "day.css"}
	if wrong != "" {
		p.Notice, p.Wrong = s.words.T(wrong), true
	} else if r.URL.Query().Get("saved") == "day" {
		p.Notice = s.words.T("day.saved")
	}
	b := lifeDayBody{ID: newID()}
	told := lifeToldOn(sh)
	for _, e := range told {
		b.Told = append(b.Told, toldView{sentence(s.lifeEntry(e)), undoForm{newID(), e.ID}})
	}
	for _, what := range trigger.LifeKnown {
		if slices.ContainsFunc(told, func(e diary.Entry) bool { return e.What == what }) {
			continue
		}
		row := lifeRow{What: what, Name: s.words.T("day.ask_" + what)}
		for i, x := range lifeAsked[what] {
			text := num(x)
			if what == "stress" {
				text = s.words.T("day.stress_" + strconv.Itoa(i))
			}
			row.Options = append(row.Options, chip{Value: num(x), Text: text})
		}
		if slices.Contains(lifeRare, what) {
			b.Few = append(b.Few, row)
		} else {
			b.Rows = append(b.Rows, row)
		}
	}
	p.Body = b
	s.render(w, r, status, "day", p)
}

// lifeToldOn are the life entries of today that count.
func lifeToldOn(sh Sheet) (out []diary.Entry) {
	live, _ := diary.Live(sh.Entries, sh.Today)
	for _, e := range live {
		if e.Kind == diary.KindLife && e.ID != "" && onDay(e.At, sh.Today) {
			out = append(out, e)
		}
	}
	return out
}

// lifeEntry words an entry: "desk: 4 hours".
func (s *server) lifeEntry(e diary.Entry) string {
	switch x, isNumber := e.Value.(float64); {
	case e.Hours != nil:
		return s.words.T("day.hours", "what", s.lifeName(e.What), "n", *e.Hours)
	case isNumber:
		return s.words.T("day.amount", "what", s.lifeName(e.What), "n", x)
	}
	return s.lifeName(e.What)
}

func (s *server) lifeText(l diary.Life) string {
	code := "day.amount"
	if l.Hours {
		code = "day.hours"
	}
	return s.words.T(code, "what", s.lifeName(l.What), "n", l.X)
}

// lifeName is what an exposure of the day is called: our word, or the person's.
func (s *server) lifeName(what string) string {
	if what == trigger.PoorSleep || slices.Contains(trigger.LifeKnown, what) {
		return s.words.T("trigger.life_" + what)
	}
	return s.words.Name("life", what)
}

// logDay keeps what was told. Hours are of the whole day; stress is of now.
func (s *server) logDay(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantCase)
	if !ok {
		return
	}
	base := tapID(r.PostForm.Get("id"))
	var out []diary.Entry
	for _, what := range trigger.LifeKnown {
		x, err := strconv.ParseFloat(r.PostForm.Get(what), 64)
		if err != nil || !slices.Contains(lifeAsked[what], x) {
			continue
		}
		e := diary.Entry{Kind: diary.KindLife, ID: diary.RowID("day", base, what), What: what, Source: "day"}
		if counted(what) {
			e.Value = x
		} else {
			e.Hours = &x
		}
		if what != "stress" {
			e.At = sh.Today.String()
		}
		out = append(out, e)
	}
	if len(out) == 0 {
		s.lifeDayWith(w, r, http.StatusUnprocessableEntity, "morning.wrong_empty")
		return
	}
	if err := s.desk.Append(r.Context(), out...); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/day?saved=day", http.StatusSeeOther)
}
