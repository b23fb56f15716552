package web

import (
	"net/http"
	"strconv"
	"strings"
	"unicode/utf8"
)

var _ = section("screen", (*server).screenRoutes, "screen")

func (s *server) screenRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /screen", s.screen)
	mux.HandleFunc("POST /screen", s.answer)
	mux.HandleFunc("POST /screen/slip", s.slip)
	mux.HandleFunc("POST /log", s.logEntry)
	mux.HandleFunc("GET /logged", s.logged)
}

// perPage is how many questions stand on one screen: few enough that a stop
// shows soon, also without JavaScript; fewer where it is about minutes.
const perPage, perEmergency = 6, 5

// screenBody is one page of safety questions.
type screenBody struct {
	Empty       bool
	Level       string // of the questions on this page
	Groups      []askGroup
	First       bool   // nothing was answered yet
	None        bool   // some of the questions may be answered together with no
	Left        int    // screens before the first load; then before nothing is open
	Ready       bool   // the last question that no load comes before was just answered
	Open        int    // questions that are left
	Forward, ID string // on a day without a session: the day whose session may be done now
	Done, Total int
	Width       int // of the progress bar, out of 1000
	Answered    []answered
	Complete    bool // every emergency and urgent question is answered
	All         bool // nothing is left to ask
	Missed      bool // the form came back without an answer
	Scale       []int
}

type answered struct {
	ID, Question, Value, Text string
	When                      string
}

func (s *server) screen(w http.ResponseWriter, r *http.Request) {
	s.screenWith(w, r, http.StatusOK, false)
}

func (s *server) screenWith(w http.ResponseWriter, r *http.Request, status int, missed bool) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	p := s.page(sh, "screen")
	b := s.screenBody(sh)
	if b.Ready = b.Complete && !b.All && r.URL.Query().Get("now") == "ready"; b.Ready {
		gym, ok := s.sheet(w, r, wantToday)
		if !ok {
			return
		}
		if g := gym.Gym; g.Session == nil && !g.Forward.IsZero() {
			b.Forward, b.ID = s.words.Book.Date(g.Forward, "weekday"), newID()
		}
	}
	if b.Missed = missed; missed {
		p.Notice, p.Wrong = s.words.T("web.screen_none_picked"), true
	}
	if r.URL.Query().Get("now") == "open" && !missed {
		p.Notice = s.words.T("web.screen_lead")
	}
	p.Body = b
	p.Scripts = []string{"screen.js"}
	name := "screen"
	if p.Stop != nil {
		name = "stopped"
	}
	s.render(w, r, status, name, p)
}

func (s *server) screenBody(sh Sheet) screenBody {
	if sh.Empty() {
		return screenBody{Empty: true}
	}
	res := sh.Screen.Result
	must := res.Ask
	if !res.Complete {
		must = mustAsk(res.Ask)
	}
	b := screenBody{Done: res.Answered, Total: res.Answered + len(must), Complete: res.Complete, All: len(res.Ask) == 0,
		Open: len(res.Ask), Left: screensLeft(must)}
	for i := range 11 {
		b.Scale = append(b.Scale, i)
	}
	if b.Total > 0 {
		b.Width = 1000 * b.Done / b.Total
	}
	open := map[string]bool{}
	for _, a := range res.Ask {
		open[a.ID] = true
	}
	b.Groups = nextScreen(res.Ask)
	for i, g := range b.Groups {
		b.Level = g.Ask[0].Level
		b.Groups[i].Title = s.words.T("web.theme_" + g.Theme)
		for _, a := range g.Ask {
			b.None = b.None || !a.Raised
		}
	}
	all, err := s.desk.Questions()
	if err != nil {
		s.log("questions", err)
	}
	for _, g := range sh.Given {
		if q, known := all[g.ID]; known && !open[g.ID] {
			b.Answered = append(b.Answered, answered{g.ID, q.Text, g.Value, s.words.T("web.answer_" + g.Value), s.words.Book.Date(g.Day, "long")})
		}
	}
	return b
}

// answer keeps the answers that were picked. A question left alone stays
// unanswered; nothing is assumed.
func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	known, err := s.desk.Questions()
	if err != nil {
		s.broken(w, r, err)
		return
	}
	var picked []Given
	for _, id := range sortedKeys(r.PostForm) {
		q, isQuestion := strings.CutPrefix(id, "q.")
		v := r.PostForm.Get(id)
		if _, ok := known[q]; !isQuestion || !ok || (v != "yes" && v != "no" && v != "unsure") {
			continue
		}
		picked = append(picked, Given{ID: q, Value: v})
	}
	if r.PostForm.Get("do") == "none" {
		s.none(w, r, picked)
		return
	}
	if len(picked) == 0 {
		s.screenWith(w, r, http.StatusUnprocessableEntity, true)
		return
	}
	before, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	if err := s.desk.Answer(r.Context(), picked); err != nil {
		s.broken(w, r, err)
		return
	}
	after, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	to := "/screen"
	if len(picked) < len(r.PostForm["shown"]) {
		to = "/screen?now=open"
	}
	if after.Screen.Complete && !before.Screen.Complete && len(after.Screen.Ask) > 0 {
		to = "/screen?now=ready"
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
}

// slip takes back a yes that was tapped by mistake minutes ago. The person must
// say that it was a slip and what the answer is; only that one tap is replaced.
func (s *server) slip(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	of, value := r.PostForm.Get("of"), r.PostForm.Get("answer")
	for _, g := range sh.Given {
		if of == "" || g.Entry != of || g.Value != "yes" || !justNow(g.At, sh.Now) {
			continue
		}
		if value != "no" || r.PostForm.Get("sure") != "slip" {
			break
		}
		if err := s.desk.Answer(r.Context(), []Given{{ID: g.ID, Value: "no", Entry: g.Entry, Slip: true}}); err != nil {
			s.broken(w, r, err)
			return
		}
		http.Redirect(w, r, "/screen", http.StatusSeeOther)
		return
	}
	s.screenWith(w, r, http.StatusUnprocessableEntity, true)
}

// logEntry keeps a pain score or a note; it works while a stop stands.
func (s *server) logEntry(w http.ResponseWriter, r *http.Request) {
	if !s.form(w, r) {
		return
	}
	var score *int
	if v, err := strconv.Atoi(r.PostForm.Get("score")); err == nil && v >= 0 && v <= 10 {
		score = &v
	}
	note := strings.TrimSpace(strings.ToValidUTF8(r.PostForm.Get("note"), ""))
	if utf8.RuneCountInString(note) > 4000 {
		note = string([]rune(note)[:4000])
	}
	if score == nil && note == "" {
		s.fail(w, r, http.StatusUnprocessableEntity, "web.error_log")
		return
	}
	if err := s.desk.Log(r.Context(), score, note); err != nil {
		s.broken(w, r, err)
		return
	}
	http.Redirect(w, r, "/logged", http.StatusSeeOther)
}

// logged says that the note was kept; a reload keeps it once.
func (s *server) logged(w http.ResponseWriter, r *http.Request) {
	sh, ok := s.sheet(w, r, wantScreen)
	if !ok {
		return
	}
	p := s.page(sh, "logged")
	p.Body = errorBody{p.Title, s.words.T("web.logged")}
	s.render(w, r, http.StatusOK, "error", p)
}
